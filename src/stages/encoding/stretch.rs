//! A line as a row of stretches, each with the characters that it may stand for. Undoing a layer joins stretches:
//! `Ã`, `©` → `é`; of what lost a byte more than one character is left: `Ã"` → `û`, `ë`, `Ô`.

use std::ops::{Deref, Range};

use super::charsets::Charset;
use super::lost::{Lost, is_meant, remains};
use crate::text::letters::is_french_letter;

/// A stretch of a line and what it may be.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    /// Its bytes in the line.
    pub(super) span: Range<usize>,
    /// The characters it may stand for, likeliest first.
    pub(super) chars: Chars,
    /// Whether it is no longer what stands there.
    pub(super) read: bool,
    /// What it lost; the rest was guessed.
    pub(super) lost: Option<Lost>,
}

impl Stretch {
    /// The only character that it may be.
    pub(super) fn only(&self) -> Option<char> {
        if let [c] = self.chars[..] { Some(c) } else { None }
    }
}

/// Some characters, of which one alone takes no memory of its own: a line is mostly that, and is copied for every set it is tried in.
#[derive(Clone, Debug)]
pub(super) enum Chars {
    One(char),
    Any(Vec<char>),
}

impl Deref for Chars {
    type Target = [char];

    fn deref(&self) -> &[char] {
        match self {
            Self::One(c) => std::slice::from_ref(c),
            Self::Any(chars) => chars,
        }
    }
}

impl From<Vec<char>> for Chars {
    fn from(chars: Vec<char>) -> Self {
        if let [c] = chars[..] { Self::One(c) } else { Self::Any(chars) }
    }
}

/// The line, each character by itself.
pub(super) fn of_line(line: &str) -> Vec<Stretch> {
    line.char_indices()
        .map(|(at, c)| Stretch {
            span: at..at + c.len_utf8(),
            chars: Chars::One(c),
            read: false,
            lost: None,
        })
        .collect()
}

/// A layer taken off a line.
pub(super) struct Undone {
    /// The line without it; empty where nothing came out.
    pub(super) row: Vec<Stretch>,
    /// How many characters came out of all their bytes.
    pub(super) whole: usize,
    /// How many came out of what was left of them.
    pub(super) broken: usize,
    /// How many letters of French are no part of a sequence.
    pub(super) sound: usize,
    /// How many other signs are none.
    pub(super) beside: usize,
}

/// A part of a text that has more broken signs is no text; it is read as far as that.
const MOST_BROKEN: usize = 2000;

/// The row with each sequence of UTF-8 in it as one character again. `controls`: see [`remains`].
pub(super) fn undo_utf8(row: &[Stretch], set: &Charset, controls: bool) -> Undone {
    let mut undone = Undone { row: Vec::new(), whole: 0, broken: 0, sound: 0, beside: 0 };
    let mut at = 0;
    while let Some(stretch) = row.get(at)
        && undone.broken < MOST_BROKEN
    {
        let ascii = stretch.only().is_some_and(|c| c.is_ascii());
        let found = if ascii { None } else { sequence(&row[at..], set) };
        if let Some((len, chars)) = found {
            undone.begin(&row[..at]);
            undone.whole += 1;
            undone.row.push(joined(&row[at..at + len], chars, None));
            at += len;
            continue;
        }
        // Là is a word that begins with a capital
        let before = if undone.is_empty() { &row[..at] } else { &undone.row[..] };
        let in_capitals = before
            .last_chunk::<2>()
            .is_some_and(|two| two.iter().all(|s| s.only().is_some_and(char::is_uppercase)));
        let found = if ascii { None } else { remains(&row[at..], set, controls, in_capitals) };
        if let Some((len, chars, lost)) = found {
            undone.begin(&row[..at]);
            undone.broken += 1;
            undone.row.push(joined(&row[at..at + len], chars, Some(lost)));
            at += len;
            continue;
        }
        match stretch.only() {
            Some(c) if c.is_ascii() || is_typographic(c) => {}
            Some(c) if is_french_letter(c) => undone.sound += 1,
            // one is enough: no chain that leaves it is any good
            _ => {
                undone.beside += 1;
                return undone;
            }
        }
        if !undone.is_empty() {
            undone.row.push(stretch.clone());
        }
        at += 1;
    }
    if !undone.is_empty() {
        undone.row.extend_from_slice(&row[at..]);
    }
    undone
}

impl Undone {
    /// Whether nothing came out so far.
    const fn is_empty(&self) -> bool {
        self.whole == 0 && self.broken == 0
    }

    /// Takes what stands before the first that comes out: most sets explain nothing of a line, and no row is made for them.
    fn begin(&mut self, before: &[Stretch]) {
        if self.is_empty() {
            self.row = before.to_vec();
        }
    }
}

fn joined(parts: &[Stretch], chars: Vec<char>, lost: Option<Lost>) -> Stretch {
    let lost = parts.iter().find_map(|part| part.lost).or(lost);
    let span = parts[0].span.start..parts[parts.len() - 1].span.end;
    Stretch { span, chars: chars.into(), read: true, lost }
}

/// Marks that a program may have put into the text after it was misread.
pub(super) fn is_typographic(c: char) -> bool {
    "’‘“”«»–—…\u{A0}\u{202F}".contains(c)
}

/// The characters that the first few stretches are the bytes of, and how many stretches these are.
fn sequence(row: &[Stretch], set: &Charset) -> Option<(usize, Vec<char>)> {
    let mut found: Vec<char> = Vec::new();
    let mut len = 0;
    for lead in row[0].chars.iter().filter_map(|&c| set.byte(c)) {
        let count = match lead {
            0xC2..=0xDF => 2,
            0xE1..=0xEF => 3,
            0xF0..=0xF3 => 4,
            _ => continue,
        };
        if row.len() < count || len != 0 && len != count {
            continue;
        }
        let mut readings = vec![vec![lead]];
        for stretch in &row[1..count] {
            let bytes = stretch.chars.iter().filter_map(|&c| set.byte(c));
            let bytes: Vec<u8> = bytes.filter(|b| matches!(b, 0x80..=0xBF)).collect();
            readings = readings
                .iter()
                .flat_map(|start| bytes.iter().map(move |&b| [start.as_slice(), &[b]].concat()))
                .take(64)
                .collect();
        }
        for bytes in readings {
            let decoded = std::str::from_utf8(&bytes).ok().and_then(|s| s.chars().next());
            if let Some(c) = decoded.filter(|c| !found.contains(c)) {
                found.push(c);
                len = count;
            }
        }
    }
    if found.len() > 1 && found.iter().any(|&c| is_meant(c)) {
        found.retain(|&c| is_meant(c));
    }
    (!found.is_empty()).then_some((len, found))
}

#[cfg(test)]
mod tests {
    use super::super::charsets::{ISO_8859_16, WINDOWS_1252};
    use super::*;

    fn undone(line: &str, set: &Charset) -> Vec<String> {
        undo_utf8(&of_line(line), set, true).row.iter().map(|s| s.chars.iter().collect()).collect()
    }

    #[test]
    fn a_sequence_is_one_character_and_the_rest_stays() {
        assert_eq!(undone("tÃ©", &WINDOWS_1252), ["t", "é"]);
        assert_eq!(undone("lâ€™é", &WINDOWS_1252), ["l", "’", "é"]);
        assert_eq!(undone("ĂȘ", &ISO_8859_16), ["ê"]);
    }

    #[test]
    fn of_a_straightened_mark_every_reading_is_left() {
        let row = undo_utf8(&of_line("mÃ\"r"), &WINDOWS_1252, true).row;
        assert!(row[1].chars.contains(&'û') && row[1].chars.contains(&'ë'), "{row:?}");
        assert_eq!(row[1].lost, Some(Lost::Mark));
    }
}
