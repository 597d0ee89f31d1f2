//! Forms outside the dictionary that are most often misprints of a word in it.
//!
//! Frequency lists know `hopital`, `notament`, `etait`: what people often type wrong. Such a form stays, flagged as
//! doubtful, when it is a word of the dictionary but for its accents, a far more frequent word but for one letter,
//! or such a word with its apostrophe lost (`jai`, `quil`). Accents are not counted.

use coquille::model::{Flags, lexicon::STEPS_PER_ZIPF};
use coquille::text::Casing;
use coquille::text::letters::{is_vowel, unaccented};
use coquille::text::tokens::is_elided;
use rustc_hash::FxHashMap;

use crate::tables::forms::Forms;

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

/// How many times more frequent the meant word is, in a word of this many letters. In a short word one letter is much:
/// `vlog` is no misprint of `blog`.
fn ratio(letters: usize) -> f32 {
    match letters {
        0..=4 => 1_000.0,
        5 => 200.0,
        _ => 50.0,
    }
}

/// The same where one letter was doubled, or one of two lost: `traffic`, `appeller`.
const RATIO_OF_DOUBLES: f32 = 5.0;
/// Letters that a word has at least for that.
const LETTERS_OF_DOUBLES: usize = 6;

/// The most frequent word of the dictionary by what is left of it without accents and capitals.
type Bare = FxHashMap<String, (u8, String)>;

/// Flags the doubtful forms.
pub(super) fn mark(forms: &mut Forms) {
    let mut bare = Bare::default();
    for (form, row) in forms.iter().filter(|(_, row)| row.flags.has(Flags::DICTIONARY)) {
        let lower = form.to_lowercase();
        let best = bare.entry(unaccented(&lower)).or_default();
        if row.frequency >= best.0 {
            *best = (row.frequency, lower);
        }
    }
    let mut doubtful: Vec<(String, bool)> = Vec::new();
    for (form, row) in forms.iter().filter(|(_, row)| !row.flags.has(Flags::DICTIONARY)) {
        let lower = form.to_lowercase();
        let plain = unaccented(&lower);
        let name = row.flags.has(Flags::NAME);
        let accents = bare.get(&plain).is_some_and(|(frequency, word)| {
            *word != lower && *frequency >= row.frequency && (!name || lost_accent(form, word))
        });
        if accents || !name && is_slip(&plain, row.frequency, &bare) {
            doubtful.push((form.clone(), accents && plain == lower));
        }
    }
    for (form, bare) in doubtful {
        let row = forms.entry(form).or_default();
        row.flags = row.flags.and(Flags::DOUBTFUL);
        // books in plain letters have `etait` throughout; that is no spelling of their time
        if bare && row.flags.has(Flags::PERIOD) {
            row.flags = Flags::from_bits(row.flags.to_bits() & !Flags::PERIOD.to_bits());
        }
    }
}

/// Whether a name has fewer accents than the word: `Etat`, but not `Zürich`, nor `AME` (aide médicale d'État).
fn lost_accent(name: &str, word: &str) -> bool {
    let accents = |text: &str| text.chars().filter(|c| !c.is_ascii()).count();
    Casing::of(name) != Casing::Upper && accents(name) < accents(word)
}

/// Whether a word without its accents is one letter away from a far more frequent one, or that word with its
/// apostrophe lost.
fn is_slip(word: &str, frequency: u8, words: &Bare) -> bool {
    let letters: Vec<char> = word.chars().collect();
    let more = |form: &str| words.get(form).map_or(0.0, |(f, _)| steps(*f, frequency));
    let plain = ratio(letters.len()).log10();
    let doubled = if letters.len() < LETTERS_OF_DOUBLES { plain } else { RATIO_OF_DOUBLES.log10() };
    let mut buffer = String::new();
    let slip = edits(&letters).any(|edit| {
        buffer.clear();
        buffer.extend(edit.letters(&letters));
        more(&buffer) >= if edit.doubles(&letters) { doubled } else { plain }
    });
    slip || (1..letters.len().min(7)).any(|cut| {
        let (start, rest): (String, String) =
            (letters[..cut].iter().collect(), letters[cut..].iter().collect());
        is_elided(&start)
            && (is_vowel(letters[cut]) || letters[cut] == 'h')
            && more(&rest) >= ratio(usize::MAX).log10()
    })
}

/// The logarithm to base ten of how many times more frequent one class is than another.
fn steps(class: u8, than: u8) -> f32 {
    (f32::from(class) - f32::from(than)) / STEPS_PER_ZIPF
}

/// One slip of the pen.
#[derive(Clone, Copy)]
enum Edit {
    Drop(usize),
    Swap(usize),
    Change(usize, char),
    Add(usize, char),
}

impl Edit {
    fn letters(self, word: &[char]) -> impl Iterator<Item = char> + '_ {
        let (at, skip, put) = match self {
            Self::Drop(at) => (at, 1, [None, None]),
            Self::Swap(at) => (at, 2, [Some(word[at + 1]), Some(word[at])]),
            Self::Change(at, c) => (at, 1, [Some(c), None]),
            Self::Add(at, c) => (at, 0, [Some(c), None]),
        };
        let head = word[..at].iter().copied();
        head.chain(put.into_iter().flatten()).chain(word[at + skip..].iter().copied())
    }

    /// Whether it makes one letter of two equal ones, or two of one.
    fn doubles(self, word: &[char]) -> bool {
        match self {
            Self::Drop(at) => at > 0 && word[at - 1] == word[at],
            Self::Add(at, c) => at > 0 && word[at - 1] == c,
            Self::Swap(_) | Self::Change(..) => false,
        }
    }
}

fn edits(word: &[char]) -> impl Iterator<Item = Edit> + use<> {
    let length = word.len();
    let drops = (0..length).map(Edit::Drop);
    let swaps = (0..length.saturating_sub(1)).map(Edit::Swap);
    let changes = (0..length).flat_map(|at| LETTERS.chars().map(move |c| Edit::Change(at, c)));
    let additions = (0..=length).flat_map(|at| LETTERS.chars().map(move |c| Edit::Add(at, c)));
    drops.chain(swaps).chain(changes).chain(additions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::forms::Row;

    #[test]
    fn frequent_misprints_are_doubtful() {
        let mut forms = Forms::new();
        for (form, frequency, flags) in [
            ("hôpital", 120, Flags::DICTIONARY),
            ("notamment", 140, Flags::DICTIONARY),
            ("il", 190, Flags::DICTIONARY),
            ("blog", 125, Flags::DICTIONARY),
            ("État", 140, Flags::DICTIONARY),
            ("hopital", 86, Flags::LISTED),
            ("notament", 62, Flags::LISTED),
            ("quil", 95, Flags::LISTED),
            ("vlog", 80, Flags::LISTED),
            ("intéressant", 110, Flags::DICTIONARY),
            ("interressant", 56, Flags::LISTED),
            ("trafic", 112, Flags::DICTIONARY),
            ("traffic", 75, Flags::LISTED),
            ("covid", 89, Flags::LISTED),
            ("Etat", 130, Flags::NAME),
        ] {
            forms.insert(form.to_owned(), Row { frequency, flags, analyses: Vec::new() });
        }
        mark(&mut forms);
        let doubtful: Vec<&str> = forms
            .iter()
            .filter(|(_, row)| row.flags.has(Flags::DOUBTFUL))
            .map(|(form, _)| form.as_str())
            .collect();
        assert_eq!(doubtful, ["Etat", "hopital", "interressant", "notament", "quil", "traffic"]);
    }
}
