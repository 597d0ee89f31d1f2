//! Words that sound alike: `faim` and `fin`. A transducer of keys of [`sound`] and forms.

use std::fmt;

use fst::raw::{Fst, Node};

use super::format::{FormatError, Sections};
use crate::text::sound::sound;

/// The kind of the compiled file.
pub const KIND: &str = "snds";
/// The version of the compiled file that this library reads.
pub const VERSION: u32 = 1;
/// Stands between a key and a form.
pub const BETWEEN: u8 = b'\t';

/// The common forms that sound like others, by their sound.
pub struct Sounds {
    rows: Fst<&'static [u8]>,
}

impl Sounds {
    /// Reads the compiled rows where they lie.
    ///
    /// # Errors
    /// When the bytes are no such rows, of another version, or damaged.
    pub fn load(bytes: &'static [u8]) -> Result<Self, FormatError> {
        let rows = Sections::open(bytes, KIND, VERSION)?.next("rows")?;
        let rows = Fst::new(rows).map_err(|_| FormatError::Damaged { part: "rows" })?;
        Ok(Self { rows })
    }

    /// The common forms that sound like `word`, in lower case; the word itself may be one. *-ent* is read as the
    /// ending of a verb and as a syllable.
    pub fn of(&self, word: &str) -> Vec<String> {
        let mut out = Vec::new();
        let mut keys = vec![sound(word, false)];
        if word.ends_with("ent") {
            keys.push(sound(word, true));
        }
        for key in keys {
            let mut node = self.rows.root();
            let found = key.bytes().chain([BETWEEN]).all(|byte| {
                let next = node.find_input(byte).map(|at| node.transition(at).addr);
                next.is_some_and(|addr| {
                    node = self.rows.node(addr);
                    true
                })
            });
            if found {
                self.collect(node, &mut Vec::new(), &mut out);
            }
        }
        out
    }

    fn collect(&self, node: Node<'_>, form: &mut Vec<u8>, out: &mut Vec<String>) {
        if node.is_final()
            && let Ok(form) = std::str::from_utf8(form)
        {
            out.push(form.to_owned());
        }
        for transition in node.transitions() {
            form.push(transition.inp);
            self.collect(self.rows.node(transition.addr), form, out);
            form.pop();
        }
    }
}

impl fmt::Debug for Sounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sounds").field("forms", &self.rows.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Model;

    #[test]
    fn words_that_sound_alike_are_found() {
        let sounds = &Model::french().sounds;
        for (word, other) in [("faim", "fin"), ("voie", "voix"), ("coup", "cou"), ("puis", "puits")]
        {
            assert!(sounds.of(word).iter().any(|form| form == other), "{word}");
        }
        assert_eq!(sounds.of("xqzw"), Vec::<String>::new());
    }
}
