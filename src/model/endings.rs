//! Endings that forms of one word differ in. The table is `dictionaries/tables/endings.tsv`.

use fst::raw::Fst;
use rustc_hash::FxHashMap;

use super::Stop;
use super::format::FormatError;

/// Stems are so many letters at least.
const SHORTEST_STEM: usize = 2;

/// Families of endings.
#[derive(Clone, Debug, Default)]
pub struct Endings {
    /// Each ending with the others of all its families, in order of bytes.
    others: FxHashMap<&'static str, Vec<&'static str>>,
}

impl Endings {
    /// Reads the table: a family a line, its endings parted by blanks, then a tab and an example.
    ///
    /// # Errors
    /// If a line is of another form.
    pub fn parse(table: &'static str) -> Result<Self, FormatError> {
        let mut endings = Self::default();
        for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let (family, _) = line.split_once('\t').ok_or_else(|| FormatError::Table {
                table: "endings.tsv",
                line: line.to_owned(),
                expected: "endings parted by blanks, a tab and an example",
            })?;
            endings.add(family);
        }
        for others in endings.others.values_mut() {
            others.sort_unstable();
            others.dedup();
        }
        Ok(endings)
    }

    fn add(&mut self, family: &'static str) {
        let endings = || family.split(' ').map(|e| if e == "-" { "" } else { e });
        for own in endings() {
            self.others.entry(own).or_default().extend(endings().filter(|e| *e != own));
        }
    }

    /// The forms of a transducer that `word`, in lower case, becomes with the other endings of its families, each with
    /// its number there, in order of bytes. Not all are forms of the same word; stems are two letters at least.
    pub fn forms_of(&self, word: &str, fst: &Fst<&'static [u8]>) -> Vec<(String, u32)> {
        let mut forms = Vec::new();
        let mut stop = Stop::root(fst);
        let ends = word.char_indices().map(|(at, _)| at).chain([word.len()]);
        let mut start = 0;
        for (letters, end) in ends.enumerate() {
            let Some(next) = stop.follow(&word[start..end]) else { break };
            (stop, start) = (next, end);
            let (stem, own) = word.split_at(end);
            if letters >= SHORTEST_STEM
                && let Some(others) = self.others.get(own)
            {
                spell(stop, stem, others, 0, &mut forms);
            }
        }
        forms.sort_unstable();
        forms.dedup();
        forms
    }
}

/// Adds the forms of a stem with those of the endings that words have. The endings are in order and begin alike, with so
/// many bytes that `stop` is behind already.
fn spell(stop: Stop, stem: &str, endings: &[&str], behind: usize, out: &mut Vec<(String, u32)>) {
    let byte_of = |ending: &str| ending.as_bytes().get(behind).copied();
    let mut rest = endings;
    while let Some(&ending) = rest.first() {
        let byte = byte_of(ending);
        let differs = rest.iter().position(|e| byte_of(e) != byte);
        let (alike, others) = rest.split_at(differs.unwrap_or(rest.len()));
        rest = others;
        let Some(byte) = byte else {
            let ordinal = stop.output().map(|ordinal| ordinal as u32);
            out.extend(ordinal.map(|ordinal| ([stem, ending].concat(), ordinal)));
            continue;
        };
        if let Some(next) = stop.step(byte) {
            spell(next, stem, alike, behind + 1, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use fst::{IntoStreamer, Streamer};

    use super::super::Model;
    use super::*;

    /// The same, the long way: every ending that the word may have is taken off, and each other one looked up.
    fn looked_up(word: &str, model: &Model) -> Vec<(String, u32)> {
        let mut forms = Vec::new();
        for line in coquille_dictionaries::ENDINGS.lines().filter(|line| !line.starts_with('#')) {
            let family: Vec<&str> =
                line.split('\t').next().unwrap().split(' ').map(|e| e.trim_matches('-')).collect();
            for own in &family {
                let Some(stem) = word.strip_suffix(own) else { continue };
                if stem.chars().count() < SHORTEST_STEM {
                    continue;
                }
                for other in family.iter().filter(|e| *e != own) {
                    let form = [stem, other].concat();
                    forms.extend(model.lexicon.get(&form).map(|entry| (form, entry.ordinal)));
                }
            }
        }
        forms.sort_unstable();
        forms.dedup();
        forms
    }

    #[test]
    fn the_walk_finds_what_looking_up_finds() {
        let model = Model::french();
        let mut words = model.lexicon.fst().into_stream();
        let mut forms = 0;
        let mut number = 0;
        while let Some((word, _)) = words.next() {
            number += 1;
            if number % 997 != 0 {
                continue;
            }
            let word = str::from_utf8(word).unwrap();
            let found = model.endings.forms_of(word, model.lexicon.fst());
            assert_eq!(found, looked_up(word, model), "{word}");
            forms += found.len();
        }
        assert!(forms > 500, "{forms}");
    }

    #[test]
    fn other_words_have_no_forms() {
        let model = Model::french();
        for word in ["", "à", "xqzw", "œ"] {
            assert_eq!(model.endings.forms_of(word, model.lexicon.fst()), []);
        }
    }
}
