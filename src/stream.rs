//! Text that is read and cleaned bit by bit, in bounded memory.

use std::collections::BTreeMap;
use std::io::{self, Read};

use crate::edit::Reason;
use crate::error::Error;
use crate::model::Model;
use crate::stages::encoding::decode;
use crate::text::parts::{Cutter, Part, Sizes};

/// Bytes are decoded so many at a time. What is not longer is decoded as a whole.
const BLOCK: usize = 4 << 20;

/// So many bytes of parts are cleaned at a time, on all threads.
pub(crate) const BATCH: usize = 8 << 20;

/// What was read, what was written, and what was changed on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tally {
    /// How many bytes of text were read, as UTF-8.
    pub read: u64,
    /// How many bytes were written.
    pub written: u64,
    /// How many edits were made, by their reason; none of those that made none.
    pub edits: BTreeMap<Reason, u64>,
}

impl Tally {
    /// Counts a part that was read and written, and the edits made in it.
    pub(crate) fn add(
        &mut self,
        read: usize,
        written: usize,
        edits: impl IntoIterator<Item = Reason>,
    ) {
        self.read += read as u64;
        self.written += written as u64;
        for reason in edits {
            *self.edits.entry(reason).or_default() += 1;
        }
    }

    /// Adds another.
    pub fn merge(&mut self, other: &Self) {
        self.read += other.read;
        self.written += other.written;
        for (reason, count) in &other.edits {
            *self.edits.entry(*reason).or_default() += count;
        }
    }

    /// How many edits were made for any reason.
    pub fn edited(&self) -> u64 {
        self.edits.values().sum()
    }
}

/// The text of bytes that are read block by block: in the encoding of a name, or as each block is found to be.
pub(crate) struct Texts<R> {
    reader: R,
    label: Option<String>,
    bytes: Vec<u8>,
    ended: bool,
}

/// A text that was read.
pub(crate) struct Text {
    pub(crate) text: String,
    /// Whether the bytes were no UTF-8, and what they were.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "only the command tells of it"))]
    pub(crate) converted: Option<Converted>,
}

/// What bytes were that are no UTF-8.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Converted {
    pub(crate) encoding: &'static str,
    /// Whether that goes for some lines only.
    pub(crate) mixed: bool,
}

impl<R: Read> Texts<R> {
    /// In the encoding of this name; `None` and `auto` find it out.
    ///
    /// # Errors
    /// When there is no encoding of that name.
    pub(crate) fn new(reader: R, label: Option<&str>) -> Result<Self, Error> {
        decode(b"", label, &Model::french().lexicon)?;
        let label = label.filter(|label| !label.eq_ignore_ascii_case("auto")).map(str::to_owned);
        Ok(Self { reader, label, bytes: Vec::new(), ended: false })
    }

    fn read(&mut self) -> io::Result<Option<Text>> {
        while !self.ended && self.bytes.len() <= BLOCK {
            let wanted = (BLOCK + 1 - self.bytes.len()) as u64;
            let read = self.reader.by_ref().take(wanted).read_to_end(&mut self.bytes)? as u64;
            self.ended = read < wanted;
        }
        if self.bytes.is_empty() {
            return Ok(None);
        }
        let end = if self.ended { self.bytes.len() } else { self.block_end() };
        let rest = self.bytes.split_off(end);
        let block = std::mem::replace(&mut self.bytes, rest);
        Ok(Some(self.decode(block)))
    }

    fn decode(&mut self, block: Vec<u8>) -> Text {
        let label = self.label.as_deref();
        // the common case takes no second look, and keeps the mark in front
        let block = match String::from_utf8(block) {
            Ok(text) if label.is_none_or(|label| label.eq_ignore_ascii_case("utf-8")) => {
                // UTF-16 of unaccented French is UTF-8 too, full of noughts
                if label.is_some() || !text.contains('\0') {
                    return Text { text, converted: None };
                }
                text.into_bytes()
            }
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        };
        let decoded =
            decode(&block, label, &Model::french().lexicon).expect("a name that is known");
        let (encoding, mixed) = (decoded.encoding, decoded.mixed);
        let text = decoded.text.into_owned();
        let converted = text.as_bytes() != block;
        // what is wide is so to the end
        if encoding.starts_with("utf-16") {
            self.label = Some(encoding.to_owned());
        }
        Text { text, converted: converted.then_some(Converted { encoding, mixed }) }
    }

    /// Where to end a block that more bytes follow: at a line end in its later half, or at least not inside a character.
    fn block_end(&self) -> usize {
        let bytes = &self.bytes[..BLOCK];
        let is_wide = self.label.as_deref().is_some_and(|label| label.starts_with("utf-16"))
            || bytes.starts_with(b"\xFF\xFE")
            || bytes.starts_with(b"\xFE\xFF")
            // nearly every other byte of French is nought
            || memchr::memchr_iter(0, bytes).count() > BLOCK * 2 / 5;
        if is_wide {
            // a sign of four bytes has its halves in D800 to DFFF, whichever byte comes first
            let is_half = |unit: &[u8]| unit.iter().any(|byte| (0xD8..=0xDF).contains(byte));
            let mut end = BLOCK;
            while end > BLOCK - 64 && is_half(&bytes[end - 2..end]) {
                end -= 2;
            }
            return end;
        }
        if let Some(at) = memchr::memrchr(b'\n', &bytes[BLOCK / 2..]) {
            return BLOCK / 2 + at + 1;
        }
        match std::str::from_utf8(bytes) {
            Ok(_) => BLOCK,
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => {
                memchr::memrchr(b' ', &bytes[BLOCK / 2..]).map_or(BLOCK, |at| BLOCK / 2 + at + 1)
            }
        }
    }
}

impl<R: Read> Iterator for Texts<R> {
    type Item = io::Result<Text>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.read();
        if next.is_err() {
            // what follows would be text with a hole in it
            self.ended = true;
            self.bytes.clear();
        }
        next.transpose()
    }
}

/// The parts of a text that comes piece by piece.
pub(crate) struct Parts<T> {
    texts: T,
    cutter: Cutter,
    ended: bool,
}

impl<T> Parts<T> {
    pub(crate) const fn new(texts: T, sizes: Sizes) -> Self {
        Self { texts, cutter: Cutter::new(sizes), ended: false }
    }
}

impl<T: Iterator<Item = Result<String, E>>, E> Iterator for Parts<T> {
    type Item = Result<Part<'static>, E>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            if let Some(part) = self.cutter.next_part() {
                return Some(Ok(part));
            }
            match self.texts.next() {
                Some(Ok(text)) => self.cutter.push(&text),
                Some(Err(error)) => {
                    self.ended = true;
                    self.cutter.clear();
                    return Some(Err(error));
                }
                None => self.ended = true,
            }
        }
        self.cutter.last_part().map(Ok)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of bytes that come a few at a time.
    fn read(bytes: &[u8], label: Option<&str>) -> String {
        struct Slow<'a>(&'a [u8]);
        impl Read for Slow<'_> {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                let most = buffer.len().min(100_003);
                self.0.read(&mut buffer[..most])
            }
        }
        let texts = Texts::new(Slow(bytes), label).expect("an encoding");
        texts.map(|text| text.expect("nothing fails").text).collect()
    }

    #[test]
    fn what_is_read_in_blocks_is_what_stands_there() {
        let line = "L'été à la mer, où l'œuvre se noue 🐟.";
        for end in ["\n", "", "\r\n"] {
            let text = [line, end].concat().repeat(3 * BLOCK / line.len());
            assert!(read(text.as_bytes(), None) == text);
            assert!(read(text.as_bytes(), Some("utf-8")) == text);
            for codec in [u16::to_le_bytes, u16::to_be_bytes] {
                let wide: Vec<u8> = text.encode_utf16().flat_map(codec).collect();
                let mark: Vec<u8> = "\u{FEFF}".encode_utf16().flat_map(codec).collect();
                assert!(read(&[mark, wide].concat(), None) == text);
            }
        }
        let plain = "Le chat dort, et la pluie tombe.\n".repeat(BLOCK / 20);
        let wide: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(read(&wide, None) == plain);
    }

    #[test]
    fn a_block_may_be_in_any_encoding() {
        let wanted = "Une ligne oubliée là.\n".repeat(BLOCK / 10);
        let mut bytes = wanted.clone().into_bytes();
        for line in 0..5 {
            bytes.extend(b"Une ligne oubli\xE9e l\xE0.\n".repeat(line));
        }
        assert!(read(&bytes, None) == wanted + &"Une ligne oubliée là.\n".repeat(10));
        let noise: Vec<u8> =
            (0..BLOCK as u32 + 999).map(|i| (i.wrapping_mul(i) >> 7) as u8 | 0x80).collect();
        assert!(!read(&noise, None).is_empty());
    }

    #[test]
    fn an_error_ends_the_text() {
        struct Broken(bool);
        impl Read for Broken {
            fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
                if std::mem::replace(&mut self.0, true) {
                    return Err(io::ErrorKind::TimedOut.into());
                }
                buffer[0] = b'a';
                Ok(1)
            }
        }
        let texts = Texts::new(Broken(false), None).expect("an encoding");
        let sizes = Sizes { part: 10, around: 1 };
        let found: Vec<_> = Parts::new(texts.map(|t| t.map(|t| t.text)), sizes).collect();
        assert_eq!(found.len(), 1);
        assert!(found[0].is_err());
    }

    #[test]
    fn tallies_add_up() {
        let mut one = Tally::default();
        one.add(3, 4, [Reason::Mojibake, Reason::HtmlEntity, Reason::Mojibake]);
        one.merge(&one.clone());
        assert_eq!((one.read, one.written, one.edited()), (6, 8, 6));
        assert_eq!(one.edits[&Reason::Mojibake], 4);
    }
}
