//! Words that sound alike: `faim` and `fin`. A transducer of keys of [`sound`] and forms.

use super::format::{FormatError, Sections};
use super::stop::{self, Stop};
use crate::text::sound::sound;

/// The kind of the compiled file.
pub const KIND: &str = "snds";
/// The version of the compiled file that this library reads.
pub const VERSION: u32 = 1;
/// Stands between a key and a form.
pub const BETWEEN: u8 = b'\t';

/// The common forms that sound like others, by their sound.
#[derive(Debug)]
pub struct Sounds {
    rows: Stop,
}

impl Sounds {
    /// Reads the compiled rows where they lie.
    ///
    /// # Errors
    /// When the bytes are no such rows, of another version, or damaged.
    pub fn load(bytes: &'static [u8]) -> Result<Self, FormatError> {
        let rows = Sections::open(bytes, KIND, VERSION)?.next("rows")?;
        Ok(Self { rows: Stop::root(&stop::open(rows, "rows")?) })
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
            if let Some(forms) = self.rows.follow(&key).and_then(|stop| stop.step(BETWEEN)) {
                collect(forms, &mut Vec::new(), &mut out);
            }
        }
        out
    }
}

/// Adds what is written behind `stop`; `form` is what stands before.
fn collect(stop: Stop, form: &mut Vec<u8>, out: &mut Vec<String>) {
    if stop.output().is_some()
        && let Ok(form) = std::str::from_utf8(form)
    {
        out.push(form.to_owned());
    }
    stop.steps(|byte, next| {
        form.push(byte);
        collect(next, form, out);
        form.pop();
    });
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
