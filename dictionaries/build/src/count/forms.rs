//! Forms as they are written, with their capitals, and where they were seen.

use std::hash::{Hash, Hasher};

use coquille::text::letters::straighten;
use coquille::text::sentences::sentences;
use coquille::text::{Casing, Kind, Token, tokenize};
use rustc_hash::{FxHashMap, FxHasher};

use super::repeats::Repeats;
use crate::sources::corpora::{Corpus, Era};

/// How often a form was seen, in quarters of an occurrence, and in how many corpora.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    /// In modern text, weighted, in quarters.
    pub modern: u32,
    /// In text of the nineteenth century, in occurrences.
    pub period: u32,
    /// A bit a corpus, of modern text and of older.
    corpora: [u16; 2],
}

impl Seen {
    /// In how many corpora of this era it was seen.
    pub const fn corpora(self, era: Era) -> u32 {
        self.corpora[era as usize].count_ones()
    }

    /// Occurrences, novels weighed down.
    pub fn weighted(self) -> f64 {
        (f64::from(self.modern) + f64::from(self.period)) / 4.0
    }

    /// Both together.
    pub fn add(&mut self, other: Self) {
        self.modern += other.modern;
        self.period += other.period;
        self.corpora[0] |= other.corpora[0];
        self.corpora[1] |= other.corpora[1];
    }
}

/// Counts of forms. A capital at the head of a sentence says nothing of the word, so those are counted apart.
#[derive(Debug, Default)]
pub struct FormCounts {
    /// Inside sentences.
    pub inside: FxHashMap<Box<str>, Seen>,
    /// At their head, with a capital.
    pub heads: FxHashMap<Box<str>, Seen>,
    repeats: Repeats,
}

impl FormCounts {
    /// Counts the forms of one line of a corpus; `number` tells the corpora apart.
    pub fn line(&mut self, text: &str, corpus: Corpus, number: usize) {
        let bit = 1 << (number % 16);
        let one = match corpus.era {
            Era::Modern => Seen { modern: corpus.quarters, period: 0, corpora: [bit, 0] },
            Era::Period => Seen { modern: 0, period: corpus.quarters, corpora: [0, bit] },
        };
        let tokens = tokenize(text);
        let mut written = String::new();
        for span in sentences(text, &tokens) {
            let sentence = &tokens[span.start..span.end];
            if !self.repeats.admit(number_of(text, sentence), sentence.len()) {
                continue;
            }
            for (i, &token) in sentence.iter().enumerate() {
                if !matches!(token.kind, Kind::Word | Kind::Elision) || shouted(sentence, i) {
                    continue;
                }
                written.clear();
                written.extend(token.of(text).chars().map(straighten));
                let head = token.casing == Casing::Title && heads(text, sentence, i);
                if token.kind == Kind::Elision {
                    written.make_ascii_lowercase();
                }
                let map = if head { &mut self.heads } else { &mut self.inside };
                match map.get_mut(written.as_str()) {
                    Some(seen) => seen.add(one),
                    None => {
                        map.insert(written.as_str().into(), one);
                    }
                }
            }
        }
    }
}

/// Whether a word stands where any word has a capital: first, or behind a mark other than a comma.
fn heads(text: &str, sentence: &[Token], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|i| sentence[i]) else { return true };
    match before.kind {
        Kind::Mark => before.of(text) != ",",
        kind => matches!(kind, Kind::Markup | Kind::Number),
    }
}

/// Whether a word stands in a run of capitals: `LA VILLE DE PARIS`. Its case says nothing there.
fn shouted(sentence: &[Token], at: usize) -> bool {
    let upper = |i: Option<usize>| {
        i.and_then(|i| sentence.get(i))
            .is_some_and(|t| t.casing == Casing::Upper && t.end - t.start > 1)
    };
    upper(Some(at)) && (upper(at.checked_sub(1)) || upper(Some(at + 1)))
}

fn number_of(text: &str, sentence: &[Token]) -> u64 {
    let mut hasher = FxHasher::default();
    for token in sentence {
        token.of(text).hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::corpora::CORPORA;

    #[test]
    fn capitals_inside_and_at_the_head_are_apart() {
        let mut counts = FormCounts::default();
        counts.line("Paris dort. À l’aube, Paris rit ; VIVE LA FÊTE", CORPORA[4], 4);
        assert_eq!(counts.inside["Paris"].modern, CORPORA[4].quarters);
        assert_eq!(counts.heads["Paris"].modern, CORPORA[4].quarters);
        assert_eq!(counts.inside["l'"].corpora(Era::Modern), 1);
        assert!(!counts.inside.contains_key("FÊTE"));
    }
}
