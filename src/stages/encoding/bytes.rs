//! Bytes become text: by their mark, as UTF-8 where they are that, and else by the encoding that makes French words of
//! them. Lines that are UTF-8 stay so among others that are not.

use std::borrow::Cow;

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::charsets::{Charset, DOS_437, DOS_850};
use super::gain::{Fit, fit};
use super::resolve::is_known;
use crate::error::Error;
use crate::model::Lexicon;

/// So many bytes of lines that are no UTF-8 are enough to tell what they are.
const ENOUGH: usize = 1 << 16;

/// A text of bytes, and how they were read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded<'a> {
    /// The text; borrowed where the bytes are UTF-8.
    pub text: Cow<'a, str>,
    /// The encoding, by the name that browsers give it: `utf-8`, `windows-1252`.
    pub encoding: &'static str,
    /// Whether only some lines were in that encoding, and the others in UTF-8.
    pub mixed: bool,
}

/// An encoding to read bytes in.
#[derive(Clone, Copy)]
enum Codec {
    /// One that browsers know.
    Web(&'static Encoding),
    /// One of the DOS pages, which they do not.
    Dos(&'static Charset),
}

impl Codec {
    /// The encoding with this label.
    fn named(label: &str) -> Option<Self> {
        let dos = match label.trim().to_ascii_lowercase().replace(['-', '_'], "").as_str() {
            "cp850" | "ibm850" | "850" => Some(&DOS_850),
            "cp437" | "ibm437" | "437" => Some(&DOS_437),
            _ => None,
        };
        let label = match label.trim().to_ascii_lowercase().as_str() {
            "latin9" | "latin-9" => "iso-8859-15",
            "macroman" | "mac-roman" | "mac_roman" => "macintosh",
            "cp1252" => "windows-1252",
            _ => label,
        };
        let web = || Encoding::for_label_no_replacement(label.as_bytes());
        dos.map(Self::Dos).or_else(|| web().map(Self::Web))
    }

    fn name(self) -> &'static str {
        match self {
            Self::Dos(set) => set.name,
            // browsers write names of the Macintosh and Windows in small letters, and others as they were registered
            Self::Web(encoding) if encoding == UTF_8 => "utf-8",
            Self::Web(encoding) if encoding == UTF_16LE => "utf-16le",
            Self::Web(encoding) if encoding == UTF_16BE => "utf-16be",
            Self::Web(encoding) => encoding.name(),
        }
    }

    fn decode(self, bytes: &[u8]) -> String {
        match self {
            Self::Web(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
            Self::Dos(set) => {
                bytes
                    .iter()
                    .map(|&b| {
                        if b < 0x80 { char::from(b) } else { set.any_char(b).unwrap_or('\u{FFFD}') }
                    })
                    .collect()
            }
        }
    }
}

/// The bytes as text in the encoding of this name, or, where none is given, in what they are found to be. A mark in
/// front of them says more than any name.
///
/// # Errors
/// When there is no encoding of that name.
pub fn decode<'a>(
    bytes: &'a [u8],
    label: Option<&str>,
    lexicon: &Lexicon,
) -> Result<Decoded<'a>, Error> {
    let named = match label {
        None => None,
        Some(label) if label.eq_ignore_ascii_case("auto") => None,
        Some(label) => Some(Codec::named(label).ok_or_else(|| {
            Error::option(
                "encoding",
                label,
                "`auto` or the name of an encoding, such as `utf-8`, `windows-1252`, `macintosh` or `cp850`",
            )
        })?),
    };
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let codec = Codec::Web(encoding);
        return Ok(plain(codec, &bytes[mark..]));
    }
    Ok(match named {
        Some(codec) => plain(codec, bytes),
        None => detect(bytes, lexicon),
    })
}

fn plain(codec: Codec, bytes: &[u8]) -> Decoded<'_> {
    let text = match (codec, std::str::from_utf8(bytes)) {
        (Codec::Web(encoding), Ok(text)) if encoding == UTF_8 => Cow::Borrowed(text),
        _ => Cow::Owned(codec.decode(bytes)),
    };
    Decoded { text, encoding: codec.name(), mixed: false }
}

fn detect<'a>(bytes: &'a [u8], lexicon: &Lexicon) -> Decoded<'a> {
    if let Some(codec) = wide(bytes) {
        return plain(codec, bytes);
    }
    let Err(error) = std::str::from_utf8(bytes) else {
        return plain(Codec::Web(UTF_8), bytes);
    };
    // cut off in the middle of a character
    if error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii() {
        return plain(Codec::Web(UTF_8), bytes);
    }
    let lines: Vec<&[u8]> = bytes.split_inclusive(|&b| b == b'\n').collect();
    let mut others = Vec::new();
    for line in lines.iter().filter(|line| std::str::from_utf8(line).is_err()) {
        if others.len() < ENOUGH {
            others.extend_from_slice(line);
        }
    }
    let codec = judge(&others, lexicon);
    let mut mixed = false;
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    for line in lines {
        match std::str::from_utf8(line) {
            Ok(line) => {
                mixed |= !line.is_ascii();
                text.push_str(line);
            }
            Err(_) => text.push_str(&codec.decode(line)),
        }
    }
    Decoded { text: Cow::Owned(text), encoding: codec.name(), mixed }
}

/// UTF-16 without a mark: every other byte of French is nought, nearly.
fn wide(bytes: &[u8]) -> Option<Codec> {
    let start = &bytes[..bytes.len().min(ENOUGH)];
    if start.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let noughts = |first: usize| start.iter().skip(first).step_by(2).filter(|&&b| b == 0).count();
    let most = |n: usize| n * 5 > start.len() * 2;
    match (noughts(0), noughts(1)) {
        (0, odd) if most(odd) => Some(Codec::Web(UTF_16LE)),
        (even, 0) if most(even) => Some(Codec::Web(UTF_16BE)),
        _ => None,
    }
}

/// The encoding that makes most words of French; of two alike the commoner.
fn judge(bytes: &[u8], lexicon: &Lexicon) -> Codec {
    let mut detector = EncodingDetector::new();
    detector.feed(bytes, true);
    let guessed = Codec::Web(detector.guess(Some(b"fr"), false));
    let named = |label| Codec::named(label).unwrap_or(guessed);
    let candidates = [
        Codec::Web(WINDOWS_1252),
        guessed,
        named("iso-8859-15"),
        Codec::Web(encoding_rs::MACINTOSH),
        Codec::Dos(&DOS_850),
        Codec::Dos(&DOS_437),
        named("windows-1250"),
    ];
    let mut best = (i64::MIN, guessed);
    for codec in candidates {
        let score = score(&codec.decode(bytes), lexicon);
        if score > best.0 {
            best = (score, codec);
        }
    }
    // where nothing makes French of it, it is no French
    if best.0 <= 0 { guessed } else { best.1 }
}

/// How many words with signs beside ASCII are words of French, less those that are none and signs in no place of
/// theirs.
fn score(text: &str, lexicon: &Lexicon) -> i64 {
    let letter = |c: char| c.is_alphabetic() || c == '’';
    let words = text.split(|c| !letter(c)).filter(|w| !w.is_ascii() && *w != "’");
    let mut score: i64 = words.map(|word| if is_known(word, lexicon) { 2 } else { -2 }).sum();
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !c.is_ascii() {
            let good = !c.is_control() && fit(c, before, chars.peek().copied()) == Fit::French;
            score += if good { 1 } else { -2 };
        }
        before = Some(c);
    }
    score
}

#[cfg(test)]
mod tests {
    use super::super::charsets::{MACINTOSH, WINDOWS_1252 as WINDOWS};
    use super::*;
    use crate::model::Model;

    fn read(bytes: &[u8]) -> (String, &'static str, bool) {
        let decoded = decode(bytes, None, &Model::french().lexicon).expect("no name to be wrong");
        (decoded.text.into_owned(), decoded.encoding, decoded.mixed)
    }

    fn bytes(text: &str, set: &Charset) -> Vec<u8> {
        let byte =
            |c: char| if c.is_ascii() { c as u8 } else { set.byte(c).expect("a sign of the set") };
        text.chars().map(byte).collect()
    }

    #[test]
    fn french_is_read_in_any_of_its_encodings() {
        let text = "Le garçon a déjà mangé à l'hôtel, près du château.\n";
        let sets = [(&WINDOWS, "windows-1252"), (&MACINTOSH, "macintosh"), (&DOS_850, "cp850")];
        for (set, name) in sets {
            assert_eq!(read(&bytes(text, set)), (text.to_owned(), name, false));
        }
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&wide), (text.to_owned(), "utf-16le", false));
        assert_eq!(read(&[b"\xFF\xFE".as_slice(), &wide].concat()).0, text);
        assert_eq!(read(text.as_bytes()), (text.to_owned(), "utf-8", false));
    }

    #[test]
    fn each_line_is_read_by_itself() {
        let mut page = "Une ligne qui a été réparée.\n".as_bytes().to_vec();
        page.extend(b"Une autre, oubli\xE9e l\xE0.\n");
        let text = "Une ligne qui a été réparée.\nUne autre, oubliée là.\n";
        assert_eq!(read(&page), (text.to_owned(), "windows-1252", true));
    }

    #[test]
    fn a_name_is_believed_and_a_wrong_one_refused() {
        let lexicon = &Model::french().lexicon;
        let decoded = decode(b"\x8E", Some("mac-roman"), lexicon).unwrap();
        assert_eq!((decoded.text.as_ref(), decoded.encoding), ("é", "macintosh"));
        assert_eq!(decode(b"\x82", Some("CP850"), lexicon).unwrap().text, "é");
        let error = decode(b"", Some("klingon"), lexicon).unwrap_err().to_string();
        assert!(error.contains("`klingon`") && error.contains("windows-1252"), "{error}");
    }
}
