//! Words of the dictionary in a sentence or text that is written without accents: `Le probleme a ete porte a Geneve`.
//!
//! Who leaves accents out leaves out all of them. A word with a twin that has one, `a` and `à`, `porte` and `porté`, then says
//! nothing of which is meant, and what stands around decides alone. Elsewhere the word as written is mostly right, and
//! `real_words` asks for more.

use std::rc::Rc;

use super::Decision;
use super::alternatives::Alternative;
use super::best_path::{BestPath, STARTS};
use super::candidates::with_accents;
use super::lattice::Slot;
use super::memo::Alternatives;
use super::standing::plain;
use super::weigh::others_of;
use crate::edit::{Confidence, Reason};
use crate::model::gap::{Gap, around};
use crate::model::grammar::{Context, Word};
use crate::model::{Flags, Unit};
use crate::stages::Passage;
use crate::text::letters::{base, unaccented};
use crate::text::{Casing, Kind, Token};

/// So many other words must lack their accents beyond doubt.
const LACKING: u32 = 2;

/// What speaks for a word with accents, in nats: learned by logistic regression from 18,000 words with such a twin, in lines held
/// back from counting whose accents were taken off. For a nat that the rows of words like it better, for one that the grammar
/// does, for each ten times that it is commoner, and from the start. Of what is .75 sure on folds held back .981 is
/// right, and .95 of the accents are found.
const ROWS: f32 = 0.39;
const GRAMMAR: f32 = 0.46;
const COMMONER: f32 = 1.18;
const START: f32 = -0.86;

/// So often at most the words are asked again, because others were read anew.
const ROUNDS: usize = 4;

/// Rows and grammar say at most so much, in nats.
const MOST_ROWS: f32 = 15.0;
const MOST_GRAMMAR: f32 = 12.0;

/// How many of the suspects among the tokens lack their accents, if there are several, half of them do and no token has any.
pub(super) fn count_bare(passage: &Passage<'_>, tokens: &[Token], suspects: &[usize]) -> u32 {
    let has_accents = |t: &Token| {
        matches!(t.kind, Kind::Word | Kind::Elision)
            && t.of(passage.text()).chars().any(|c| base(c) != c)
    };
    if suspects.len() < 2 || tokens.iter().any(has_accents) {
        return 0;
    }
    let lacks = |at: &&usize| lacks_accents(passage, passage.tokens()[**at]);
    let bare = suspects.iter().filter(lacks).count();
    // words of other languages lack them only now and then
    if 2 * bare < suspects.len() { 0 } else { bare as u32 }
}

/// Whether a word is one of the dictionary without its accents.
pub(super) fn lacks_accents(passage: &Passage<'_>, token: Token) -> bool {
    let lexicon = &passage.model().lexicon;
    with_accents(&plain(token.of(passage.text())), lexicon.fst())
        .is_some_and(|o| lexicon.entry(o).flags.has(Flags::DICTIONARY))
}

/// A word that has a twin with accents, or several.
struct Twin {
    token: Token,
    /// Its place among the units.
    place: usize,
    /// As it is written, in lower case.
    word: String,
    /// What the counts and the grammar know it as.
    own: (Unit, Word),
    others: Rc<Alternatives>,
}

impl BestPath<'_> {
    /// Adds the words that are rather meant with an accent.
    pub(super) fn decide_bare_words(&self, out: &mut Vec<Decision>) {
        if self.sentence.bare() < LACKING || self.sentence.is_foreign() {
            return;
        }
        let twins: Vec<Twin> =
            (0..self.lattice.slots.len()).filter_map(|at| self.twin(at)).collect();
        let mut units = self.units.clone();
        let mut words = self.words().to_vec();
        let mut decisions = Vec::new();
        // a baisse: whether the first has an accent hangs on whether the second has; the last are asked first, for a participle
        // is known by its auxiliary
        for _ in 0..ROUNDS {
            let mut settled = true;
            decisions.clear();
            for twin in twins.iter().rev() {
                let scored = self.score(twin, &units, &words);
                let meant = scored.first().filter(|(score, _)| *score > 0.0);
                let (unit, word) = meant.map_or(twin.own, |(_, other)| (other.unit, other.word));
                settled &= units[twin.place] == unit;
                units[twin.place] = unit;
                words[twin.place - STARTS] = word;
                decisions.extend(decision(twin, &scored));
            }
            if settled {
                break;
            }
        }
        out.append(&mut decisions);
    }

    /// The word of token `at`, if it may have lost an accent.
    fn twin(&self, at: usize) -> Option<Twin> {
        let Self { sentence, lattice, units, places, .. } = self;
        let (text, token, place) = (sentence.text(), sentence.tokens()[at], places[at]);
        let Slot::Fixed(Some(unit)) = lattice.slots[at] else { return None };
        if token.kind != Kind::Word
            || token.casing != Casing::Lower
            || units.get(place) != Some(&unit)
            || sentence.is_guarded(token)
        {
            return None;
        }
        let word = plain(token.of(text)).into_owned();
        let others = others_of(sentence.reader, &word);
        let own = (unit, self.words()[place - STARTS]);
        Some(Twin { token, place, word, own, others })
    }

    /// What speaks for each of its twins in a row of units and words, the likeliest first.
    fn score<'a>(
        &self,
        twin: &'a Twin,
        units: &[Unit],
        words: &[Word],
    ) -> Vec<(f32, &'a Alternative)> {
        let model = self.model();
        let [before, behind] = around(units, twin.place);
        let gap = Gap::new(&model.ngrams, before, behind);
        let (unit, own) = twin.own;
        let written = gap.fill(model.ngrams.filler(unit));
        let context = Context::of(words, twin.place - STARTS);
        let own_grammar = model.grammar.score(&context, &own);
        let is_twin = |other: &&Alternative| unaccented(&other.form) == twin.word;
        let score = |other: &'a Alternative| {
            let rows = gap.fill(other.filler).log_probability - written.log_probability;
            let grammar = model.grammar.score(&context, &other.word) - own_grammar;
            let score = START
                + ROWS * rows.clamp(-MOST_ROWS, MOST_ROWS)
                + GRAMMAR * grammar.clamp(-MOST_GRAMMAR, MOST_GRAMMAR)
                + COMMONER * (other.word.zipf - own.zipf);
            (score, other)
        };
        let mut scored: Vec<_> =
            twin.others.all(model, &twin.word).filter(is_twin).map(score).collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.form.cmp(&b.1.form)));
        scored
    }
}

/// The decision for the likeliest twin, if there is one.
fn decision(twin: &Twin, scored: &[(f32, &Alternative)]) -> Option<Decision> {
    let ((score, best), rest) = scored.split_first()?;
    // the word as written has nought
    let sum: f32 = 1.0 + scored.iter().map(|(score, _)| score.exp()).sum::<f32>();
    Some(Decision {
        span: twin.token.span(),
        replacement: best.form.clone(),
        reason: Reason::Accent,
        features: Vec::new(),
        confidence: Confidence::new(score.exp() / sum),
        alternatives: rest.iter().map(|(_, other)| other.form.clone()).collect(),
    })
}
