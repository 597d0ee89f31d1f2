//! Which words letters in a row make.

use crate::model::lexicon::Flags;
use crate::model::{Lexicon, Stop};
use crate::text::letters::{is_apostrophe, plain};
use crate::text::tokens::is_elided;

/// A stretch of more letters is no title.
const LONGEST: usize = 60;
/// A word alone must be at least so common, in Zipf units: rare ones are made by chance.
const COMMON_ENOUGH: f32 = 2.0;
/// Words of one and two letters must be so common where nothing says that they are words: `de`, `la`.
const VERY_COMMON: f32 = 5.5;
/// The most that a letter of words set without wider blanks may cost, in nats: `le titre` costs 1.8.
const DEAREST: f32 = 2.4;

/// Letters that capitals stand for where their accents were left out.
const ACCENTED: &[(char, &str)] =
    &[('a', "àâ"), ('c', "ç"), ('e', "éèêë"), ('i', "îï"), ('o', "ô"), ('u', "ùûü")];

/// Reads rows of letters by the lexicon.
pub(super) struct Reader<'a> {
    lexicon: &'a Lexicon,
    root: Stop,
}

impl<'a> Reader<'a> {
    pub(super) fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon, root: Stop::root(lexicon.fst()) }
    }

    /// The words of a stretch, as they are written: one if that is a word, or the likeliest row.
    pub(super) fn read(&self, stretch: &str) -> Option<Vec<String>> {
        if stretch.chars().take(LONGEST + 1).count() > LONGEST {
            return None;
        }
        if let Some(at) = stretch.find(is_apostrophe) {
            let sign = stretch[at..].chars().next().map_or(0, char::len_utf8);
            let (elided, rest) = (&stretch[..at], &stretch[at + sign..]);
            // of several words set alike the last is elided
            let before = elided.char_indices().next_back().map_or(0, |(last, _)| last);
            let whole = if is_elided(elided) { 0 } else { before };
            let mut words = if whole == 0 { Vec::new() } else { self.read(&elided[..whole])? };
            if !is_elided(&elided[whole..]) {
                return None;
            }
            let mut behind = self.read(rest)?;
            if let Some(first) = behind.first_mut() {
                first.insert_str(0, &stretch[whole..at + sign]);
            }
            words.append(&mut behind);
            return Some(words);
        }
        let letters: Vec<char> = stretch.chars().collect();
        if letters.is_empty() || !is_of_one_case(&letters) {
            return None;
        }
        let zipf = self.words_from(&letters)[letters.len()];
        if zipf.is_some_and(|zipf| zipf >= COMMON_ENOUGH) {
            return Some(vec![stretch.to_owned()]);
        }
        self.row(&letters)
    }

    /// The likeliest row of words, if it is likely enough.
    fn row(&self, letters: &[char]) -> Option<Vec<String>> {
        const NATS_A_ZIPF: f32 = std::f32::consts::LN_10;
        // a Zipf frequency counts in a billion words
        const HIGHEST: f32 = 9.0;
        let count = letters.len();
        let mut best: Vec<Option<(f32, usize)>> = vec![None; count + 1];
        best[0] = Some((0.0, 0));
        for start in 0..count {
            let Some((so_far, _)) = best[start] else { continue };
            for (len, zipf) in self.words_from(&letters[start..]).into_iter().enumerate() {
                let Some(zipf) = zipf else { continue };
                if len < 3 && zipf < VERY_COMMON || len == 1 && start > 0 && start + 1 < count {
                    continue;
                }
                let cost = so_far + (HIGHEST - zipf) * NATS_A_ZIPF;
                let end = start + len;
                if best[end].is_none_or(|(other, _)| cost < other) {
                    best[end] = Some((cost, start));
                }
            }
        }
        let (cost, _) = best[count]?;
        let mut words = Vec::new();
        let mut end = count;
        while end > 0 {
            let (_, start) = best[end]?;
            words.push(letters[start..end].iter().collect::<String>());
            end = start;
        }
        words.reverse();
        let long = words.iter().any(|word| word.chars().count() > 3);
        (long && cost <= DEAREST * count as f32).then_some(words)
    }

    /// How common the word of so many of these letters is, by length; `None` where they make none. Capitals stand for
    /// accented letters too, and the first for that of a name.
    fn words_from(&self, letters: &[char]) -> Vec<Option<f32>> {
        let mut found = vec![None; letters.len() + 1];
        let capitals = letters.iter().all(|c| c.is_uppercase());
        let small: Vec<char> = plain(&letters.iter().collect::<String>()).chars().collect();
        self.walk(self.root, &small, capitals, 0, &mut found);
        if let Some((first, rest)) = letters.split_first().filter(|(first, _)| first.is_uppercase())
            && let Some(next) = self.root.follow(first.encode_utf8(&mut [0; 4]))
        {
            let rest = &small[small.len().saturating_sub(rest.len())..];
            self.walk(next, rest, capitals, 1, &mut found);
        }
        found
    }

    fn walk(
        &self,
        stop: Stop,
        letters: &[char],
        capitals: bool,
        len: usize,
        found: &mut [Option<f32>],
    ) {
        if len > 0
            && let Some(ordinal) = stop.output()
            && let Some(zipf) = self.zipf(ordinal as u32)
            && let Some(known) = found.get_mut(len)
        {
            *known = known.map_or(Some(zipf), |known| Some(zipf.max(known)));
        }
        let Some((&letter, rest)) = letters.split_first() else { return };
        let accented = ACCENTED.iter().find(|(bare, _)| capitals && *bare == letter);
        for c in std::iter::once(letter).chain(accented.map_or("", |(_, all)| all).chars()) {
            if let Some(next) = stop.follow(c.encode_utf8(&mut [0; 4])) {
                self.walk(next, rest, capitals, len + 1, found);
            }
        }
    }

    fn zipf(&self, ordinal: u32) -> Option<f32> {
        let entry = self.lexicon.entry(ordinal);
        let sound = entry.flags.has(Flags::DICTIONARY) || entry.flags.has(Flags::NAME);
        (sound && entry.is_known()).then(|| entry.zipf())
    }
}

/// Whether all are capitals, or all small but the first.
fn is_of_one_case(letters: &[char]) -> bool {
    letters.iter().all(|c| c.is_uppercase()) || letters[1..].iter().all(|c| c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;

    #[test]
    fn words_are_found_without_wider_blanks() {
        let reader = Reader::new(&Model::french().lexicon);
        let read = |stretch: &str| reader.read(stretch).map(|words| words.join(" "));
        assert_eq!(read("LEPETITMOULIN").as_deref(), Some("LE PETIT MOULIN"));
        assert_eq!(read("LAREPUBLIQUE").as_deref(), Some("LA REPUBLIQUE"));
        assert_eq!(read("dansl'eau").as_deref(), Some("dans l'eau"));
        for none in ["ABCDEF", "LMMJVSD", "acgtac", "xyzt"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
