//! The words of a sentence beside the text they are written in.

use super::super::Decision;
use super::super::best_path::{BestPath, STARTS};
use super::super::lattice::{Slot, score_in_context};
use super::super::weigh::others_of;
use crate::edit::{Confidence, Reason};
use crate::model::grammar::Word;
use crate::model::word_class::parts;
use crate::model::{Model, Unit};
use crate::text::casing::capitalize;
use crate::text::{Casing, Kind, Span, Token};

/// The tokens of a sentence, each with what the grammar knows of it.
pub(super) struct Row<'a> {
    pub path: &'a BestPath<'a>,
    words: &'a [Word],
}

impl<'a> Row<'a> {
    pub(super) fn new(path: &'a BestPath<'a>) -> Self {
        Self { path, words: path.words() }
    }

    pub(super) fn model(&self) -> &'a Model {
        self.path.model()
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.path.sentence.tokens().len()
    }

    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.path.sentence.tokens().get(at).copied()
    }

    /// Token `at` as it is written; nothing beyond the sentence.
    pub(super) fn written(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| token.of(self.path.sentence.text()))
    }

    /// What the grammar knows of token `at`, if that is a word and stands as it is written.
    pub(super) fn word(&self, at: usize) -> Option<Word> {
        let place = self.place(at)?;
        self.words.get(place - STARTS).copied()
    }

    /// The same, and what the context model knows of it.
    pub(super) fn unit_and_word(&self, at: usize) -> Option<(Unit, Word)> {
        let place = self.place(at)?;
        Some((self.unit(place), *self.words.get(place - STARTS)?))
    }

    /// Whether token `at` is a word that can be one of `parts`.
    pub(super) fn can_be(&self, at: usize, parts: u16) -> bool {
        self.word(at).is_some_and(|word| word.is(parts))
    }

    /// Whether the pronoun before token `at` hangs on a preposition: `pour elle la mort`.
    pub(super) fn is_behind_complement(&self, at: usize) -> bool {
        at.checked_sub(2).is_some_and(|before| self.can_be(before, parts::PREPOSITION))
    }

    /// The place of token `at` among the units of the path, if it stands there as it is written.
    pub(super) fn place(&self, at: usize) -> Option<usize> {
        let &Slot::Fixed(Some(unit)) = self.path.lattice.slots.get(at)? else { return None };
        let place = *self.path.places.get(at)?;
        (self.path.units.get(place) == Some(&unit)).then_some(place)
    }

    pub(super) fn unit(&self, place: usize) -> Unit {
        self.path.units.get(place).copied().unwrap_or(Unit::END)
    }

    /// Whether token `at` is a word in lower case.
    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| {
            matches!(token.kind, Kind::Word | Kind::Elision) && token.casing == Casing::Lower
        })
    }

    /// Whether token `at` is the first word of its sentence, or in lower case: its capital, if it has one, is no name's.
    pub(super) fn is_plain(&self, at: usize) -> bool {
        self.is_lower(at) || at < self.len() && self.path.sentence.opens_with(at)
    }

    /// What stands between token `at` and the next.
    pub(super) fn gap(&self, at: usize) -> &'a str {
        let text = self.path.sentence.text();
        match [self.token(at), self.token(at + 1)] {
            [Some(here), Some(next)] => &text[here.end as usize..next.start as usize],
            _ => "",
        }
    }

    /// What the rows of words say of two units in the place of token `at` and the next.
    pub(super) fn score_pair(&self, at: usize, units: [Unit; 2]) -> Option<f32> {
        let place = self.place(at)?;
        let before = [self.unit(place - 2), self.unit(place - 1)];
        let behind = [self.unit(place + 2), self.unit(place + 3)];
        Some(score_in_context(&self.model().ngrams, before, &units, &behind))
    }

    /// Whether another word in the place of the one behind token `at`, the two in lower case, is likelier than something that the rows of
    /// words give this score.
    pub(super) fn has_rival_behind(&self, at: usize, [form, next]: [&str; 2], score: f32) -> bool {
        let others = others_of(self.path.sentence.reader, next);
        others.all(self.model(), next).any(|rival| {
            let rows = self.score_pair(at, [Unit::of(form), rival.unit]);
            rows.is_none_or(|rows| rows - f32::from(rival.cost) / 100.0 > score)
        })
    }

    /// Where those of `words` begin that stand right before token `at`, one behind the other; `at` if there are none.
    pub(super) fn behind(&self, at: usize, words: &[u32]) -> usize {
        let mut start = at;
        while start > 0 && self.word(start - 1).is_some_and(|word| words.contains(&word.word)) {
            start -= 1;
        }
        start
    }

    /// A form with a capital where token `at` has one.
    pub(super) fn cased(&self, at: usize, form: &str) -> String {
        let is_title = self.token(at).is_some_and(|token| token.casing == Casing::Title);
        if is_title { capitalize(form) } else { form.to_owned() }
    }

    /// A change of the text from token `first` to token `last`.
    pub(super) fn replace(
        &self,
        [first, last]: [usize; 2],
        replacement: String,
        reason: Reason,
        confidence: f32,
    ) -> Option<Decision> {
        let span = Span::new(self.token(first)?.start as usize, self.token(last)?.end as usize);
        Some(Decision {
            span,
            replacement,
            reason,
            features: Vec::new(),
            confidence: Confidence::new(confidence),
            alternatives: Vec::new(),
        })
    }
}
