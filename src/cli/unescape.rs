//! The text of a JSON string, read bit by bit, with the length of what stands for it.

use std::str::Chars;

use crate::text::offsets::floor;

/// Half of a pair of escapes that stand for one character beyond the first plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LoneSurrogate;

/// Reads the inside of a JSON string that is known to be one.
pub(crate) struct Unescape<'a> {
    raw: &'a str,
    at: usize,
}

impl<'a> Unescape<'a> {
    /// At the beginning of a string, without its quotation marks.
    pub(crate) const fn new(raw: &'a str) -> Self {
        Self { raw, at: 0 }
    }

    /// How many bytes of the string have been read.
    pub(crate) const fn at(&self) -> usize {
        self.at
    }

    /// Adds to `text` what comes next, until it has at least so many bytes or the string ends.
    pub(crate) fn read(&mut self, text: &mut String, bytes: usize) -> Result<(), LoneSurrogate> {
        while text.len() < bytes {
            // most of a text is written as it is
            let rest = &self.raw[self.at..];
            let most = floor(rest, bytes - text.len());
            let plain = memchr::memchr(b'\\', &rest.as_bytes()[..most]).unwrap_or(most);
            text.push_str(&rest[..plain]);
            self.at += plain;
            if text.len() < bytes {
                match self.next_char()? {
                    Some(c) => text.push(c),
                    None => break,
                }
            }
        }
        Ok(())
    }

    fn next_char(&mut self) -> Result<Option<char>, LoneSurrogate> {
        let mut rest = self.raw[self.at..].chars();
        let c = match rest.next() {
            Some('\\') => match rest.next() {
                Some('u') => escaped(&mut rest)?,
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some('b') => '\u{8}',
                Some('f') => '\u{C}',
                Some(c) => c,
                None => return Ok(None),
            },
            Some(c) => c,
            None => return Ok(None),
        };
        self.at = self.raw.len() - rest.as_str().len();
        Ok(Some(c))
    }
}

/// The character of `\u00e9`, or of `\ud83d\udc1f`, after its `\u`.
fn escaped(rest: &mut Chars<'_>) -> Result<char, LoneSurrogate> {
    let first = unit(rest).ok_or(LoneSurrogate)?;
    let second = if (0xD800..0xDC00).contains(&first) {
        *rest = rest.as_str().strip_prefix("\\u").ok_or(LoneSurrogate)?.chars();
        unit(rest)
    } else {
        None
    };
    let character = char::decode_utf16([first].into_iter().chain(second)).next();
    character.and_then(Result::ok).ok_or(LoneSurrogate)
}

/// The number that the next four digits are.
fn unit(rest: &mut Chars<'_>) -> Option<u16> {
    let (digits, after) = rest.as_str().split_at_checked(4)?;
    *rest = after.chars();
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text of a string, a few bytes at a time, and where each few end.
    fn read(json: &str, bytes: usize) -> Result<(String, Vec<usize>), LoneSurrogate> {
        let raw = &json[1..json.len() - 1];
        let mut unescape = Unescape::new(raw);
        let (mut text, mut ends) = (String::new(), Vec::new());
        while unescape.at() < raw.len() {
            let mut some = String::new();
            unescape.read(&mut some, bytes)?;
            text.push_str(&some);
            ends.push(unescape.at());
        }
        Ok((text, ends))
    }

    #[test]
    fn a_string_is_read_as_serde_reads_it() {
        let strings = [
            r#""L'\u00e9t\u00E9 \ud83d\udc1f \"\\\/\b\f\n\r\t\u0000é🐟""#,
            r#""""#,
            r#""\\""#,
            r#""sans rien""#,
        ];
        for json in strings {
            let wanted: String = serde_json::from_str(json).unwrap();
            for bytes in [1, 2, 5, 100] {
                assert_eq!(read(json, bytes).unwrap().0, wanted, "{json}");
            }
        }
        assert_eq!(read(r#""é\u00e9a""#, 2).unwrap().1, [2, 8, 9]);
    }

    #[test]
    fn half_a_character_is_none() {
        for json in [r#""\ud83d""#, r#""\ud83dx""#, r#""\udc1f\ud83d""#, r#""\ud83d\u0041""#] {
            assert!(serde_json::from_str::<String>(json).is_err());
            assert_eq!(read(json, 9), Err(LoneSurrogate), "{json}");
        }
    }
}
