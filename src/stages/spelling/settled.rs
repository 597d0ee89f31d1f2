//! What was decided of the sentences of a text before it was changed elsewhere: they need not be read again.

use std::cell::RefCell;
use std::collections::hash_map::Entry;
use std::hash::Hasher as _;
use std::ops::Range;

use rustc_hash::{FxHashMap, FxHasher};

use super::Decision;
use super::sentence::Sentence;
use crate::text::Span;
use crate::text::offsets::floor;

/// So many bytes on each side of a sentence have a say in what is decided of it: whether a word is tied to a sign, cut
/// at the end of a line, or is a subject.
const AROUND: usize = 64;

/// The sentences of one text, with what was decided of each.
#[derive(Debug, Default)]
pub struct Settled {
    sentences: RefCell<Sentences>,
}

#[derive(Debug, Default)]
struct Sentences {
    /// Their keys, one behind the other.
    keys: Vec<u8>,
    /// Each by the hash of its key. Of two with the same hash the first is remembered.
    known: FxHashMap<u64, Remembered>,
}

#[derive(Debug)]
struct Remembered {
    /// Where its key lies.
    key: Range<usize>,
    /// What was decided; spans begin with the sentence.
    decisions: Vec<Decision>,
}

impl Settled {
    /// What was decided of a sentence, or what `decide` adds now.
    pub(super) fn recall(
        &self,
        sentence: &Sentence<'_>,
        out: &mut Vec<Decision>,
        decide: impl FnOnce(&mut Vec<Decision>),
    ) {
        let [Some(first), Some(last)] = [sentence.tokens().first(), sentence.tokens().last()]
        else {
            return;
        };
        let start = first.start as usize;
        let mut sentences = self.sentences.borrow_mut();
        let Sentences { keys, known } = &mut *sentences;
        let key = keys.len()..{
            write_key(sentence, Span::new(start, last.end as usize), keys);
            keys.len()
        };
        let hash = hash(&keys[key.clone()]);
        match known.entry(hash) {
            Entry::Occupied(known) if keys[known.get().key.clone()] == keys[key.clone()] => {
                out.extend(known.get().decisions.iter().map(|d| d.moved(|at| at + start)));
                keys.truncate(key.start);
            }
            Entry::Occupied(_) => {
                keys.truncate(key.start);
                decide(out);
            }
            Entry::Vacant(place) => {
                let before = out.len();
                decide(out);
                let found = out[before..].iter().map(|d| d.moved(|at| at - start)).collect();
                place.insert(Remembered { key, decisions: found });
            }
        }
    }
}

fn hash(key: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(key);
    hasher.finish()
}

/// Writes all that is read of a sentence: its text, what stands around it, and how often its suspects stand in the text.
fn write_key(sentence: &Sentence<'_>, span: Span, key: &mut Vec<u8>) {
    let text = sentence.text();
    let from = floor(text, span.start.saturating_sub(AROUND));
    let to = floor(text, span.end + AROUND).max(span.end);
    key.extend_from_slice(&text.as_bytes()[from..to]);
    let mut number = |number: usize| key.extend_from_slice(&(number as u32).to_le_bytes());
    for &suspect in sentence.suspects {
        number(sentence.repeats(suspect - sentence.span.start) as usize);
    }
    number(sentence.suspects.len());
    number(span.start - from);
    number(to - span.end);
    number(usize::from(sentence.archaic));
}

impl Decision {
    /// The same elsewhere.
    fn moved(&self, by: impl Fn(usize) -> usize) -> Self {
        let Span { start, end } = self.span;
        Self { span: Span::new(by(start), by(end)), ..self.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::decisions;
    use super::*;
    use crate::model::{Model, Words};
    use crate::stages::Passage;

    #[test]
    fn what_is_recalled_is_what_would_be_decided() {
        let before = "Il arriva mecredi.\n\nLes habitans de Qousseir ont comencé leur annnée. \
                      Les voisines sont très content. Les habitans partent.";
        let texts =
            [before, &before.replace("mecredi", "mercredi"), &before.replace("annnée", "habitans")];
        let (model, words, settled) = (Model::french(), Words::default(), Settled::default());
        for text in texts {
            let passage = Passage::new(text, model, &words);
            let afresh = decisions(&passage);
            let recalled = decisions(&Passage::new(text, model, &words).with_settled(&settled));
            assert_eq!(format!("{recalled:?}"), format!("{afresh:?}"));
            assert!(afresh.len() > 1, "{afresh:?}");
        }
        // the first and, where they stand once more, the others; the end of the last
        assert!(settled.sentences.borrow().known.len() < 3 * 4);
    }
}
