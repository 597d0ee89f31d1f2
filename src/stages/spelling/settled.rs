//! What was decided of the sentences of a text before it was changed elsewhere: they need not be read again.

use std::cell::RefCell;
use std::fmt::Write as _;

use rustc_hash::FxHashMap;

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
    /// By the sentence with what stands around it; spans begin with the sentence.
    decisions: RefCell<FxHashMap<String, Vec<Decision>>>,
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
        let key = key(sentence, Span::new(start, last.end as usize));
        if let Some(known) = self.decisions.borrow().get(&key) {
            out.extend(known.iter().map(|decision| decision.moved(|at| at + start)));
            return;
        }
        let before = out.len();
        decide(out);
        let found = out[before..].iter().map(|decision| decision.moved(|at| at - start)).collect();
        self.decisions.borrow_mut().insert(key, found);
    }
}

/// All that is read of a sentence: its text, what stands around it, and how often its suspects stand in the text.
fn key(sentence: &Sentence<'_>, span: Span) -> String {
    let text = sentence.text();
    let from = floor(text, span.start.saturating_sub(AROUND));
    let to = floor(text, span.end + AROUND).max(span.end);
    let mut key = String::with_capacity(to - from + 8);
    key.push_str(&text[from..to]);
    let mut number = |number: usize| write!(key, "\0{number}").expect("memory is there");
    number(span.start - from);
    number(to - span.end);
    number(usize::from(sentence.archaic));
    for &suspect in sentence.suspects {
        number(sentence.repeats(suspect - sentence.span.start) as usize);
    }
    key
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
        assert!(settled.decisions.borrow().len() < 3 * 4);
    }
}
