//! The stages, in the order they are run.

use std::fmt;

use crate::edit::{Cleaned, Confidence, Draft, Proposal, Proposals};
use crate::model::{Misreadings, Model, Words};
use crate::options::{CapitalAccents, Furniture, LineBreaks, Options, Style};
use crate::stages::misreadings::Decoded;
use crate::stages::spelling::Settled;
use crate::stages::{Passage, Stage, encoding, layout, misreadings, page, spelling, typography};
use crate::text::{Token, recut};

/// How often the stages may run over a text until none has more to say.
const PASSES: usize = 10;

/// After so many passes what settles has settled: what changes still changes back and forth.
const SETTLING: usize = 5;

/// How often a text is begun anew, with the places that did not settle left as they were.
const ATTEMPTS: usize = 3;

/// The stages that a set of options asks for.
pub(crate) struct Pipeline {
    stages: Vec<Box<dyn Stage>>,
}

impl Pipeline {
    /// Reads aloud: what is wrong with the characters first, then with the page and its lines, with the marks
    /// between words, and at last with the words; house style when all is right.
    pub(crate) fn new(options: &Options) -> Self {
        let Self { mut stages } = Self::of_characters(options, options.hyphenation);
        let mut add = |wanted: bool, stage: Box<dyn Stage>| stages.extend(wanted.then_some(stage));
        let mark = options.page == Furniture::Mark;
        add(options.page != Furniture::Keep, Box::new(page::Page::new(mark)));

        let mark = options.running_heads == Furniture::Mark;
        let heads = options.running_heads != Furniture::Keep;
        add(heads, Box::new(layout::RunningHeads::new(mark)));
        let join = options.line_breaks == LineBreaks::Join;
        add(join, Box::new(layout::LineBreaks));
        add(options.hyphenation, Box::new(layout::Hyphenation));
        add(options.letter_spacing, Box::new(layout::LetterSpacing));

        add(options.misreadings, Box::new(misreadings::Misreadings));

        add(options.sentence_seams, Box::new(typography::SentenceSeams));
        add(options.quote_pairing, Box::new(typography::QuotePairing));
        add(options.apostrophe_signs, Box::new(typography::ApostropheSigns));
        add(options.stray_spaces, Box::new(typography::StraySpaces));
        add(options.ligatures, Box::new(typography::Ligatures));
        let restore = options.capital_accents == CapitalAccents::Restore;
        // old founts have no accents on capitals
        add(restore || !options.print, Box::new(typography::CapitalAccents::new(restore)));
        add(options.hyphens, Box::new(typography::Hyphens));

        add(options.spelling, Box::new(spelling::Spelling));
        add(options.names, Box::new(spelling::Names));

        let french = |style: Style| style == Style::French;
        add(
            options.quotes != Style::Keep,
            Box::new(typography::Quotes::new(french(options.quotes))),
        );
        add(
            options.apostrophes != Style::Keep,
            Box::new(typography::Apostrophes::new(french(options.apostrophes))),
        );
        add(
            options.spaces != Style::Keep,
            Box::new(typography::Spaces::new(french(options.spaces))),
        );
        Self { stages }
    }

    /// The first of them: those that mend characters.
    pub(crate) fn characters(options: &Options) -> Self {
        Self::of_characters(options, false)
    }

    /// The same; `keep_cuts` leaves the soft hyphens of words to the stage that joins them.
    fn of_characters(options: &Options, keep_cuts: bool) -> Self {
        let mut stages: Vec<Box<dyn Stage>> = Vec::new();
        let mut add = |wanted: bool, stage: Box<dyn Stage>| stages.extend(wanted.then_some(stage));
        add(options.html_entities, Box::new(encoding::HtmlEntities));
        add(options.mojibake, Box::new(encoding::Mojibake));
        add(options.control_characters, Box::new(encoding::ControlCharacters::new(keep_cuts)));
        add(options.presentation_forms, Box::new(encoding::PresentationForms));
        add(options.composition, Box::new(encoding::Composition));
        Self { stages }
    }

    /// Runs the stages over a text until it changes no more, so that cleaning a cleaned text changes
    /// nothing. A place that never settles is left as it was, and so is a text of which nothing settles.
    pub(crate) fn run<'a>(
        &self,
        original: &'a str,
        knowledge: Knowledge<'_>,
        options: &Options,
    ) -> Outcome<'a> {
        let threshold = options.threshold(knowledge.model);
        let mut unsettled = Vec::new();
        for _ in 0..ATTEMPTS {
            let mut draft = Draft::new(original).keeping(unsettled);
            let mut known = Known::new(knowledge, options.print);
            for pass in 0..PASSES {
                if pass == SETTLING {
                    draft.forget_touched();
                }
                let mut suggestions = Vec::new();
                if !self.pass(&mut draft, &mut known, threshold, &mut suggestions) {
                    return Outcome { draft, suggestions };
                }
            }
            unsettled = draft.into_unsettled();
        }
        Outcome { draft: Draft::new(original), suggestions: Vec::new() }
    }

    /// Runs each stage once; whether any changed the text.
    fn pass(
        &self,
        draft: &mut Draft<'_>,
        known: &mut Known<'_>,
        threshold: Confidence,
        suggestions: &mut Vec<Proposal>,
    ) -> bool {
        let Known { knowledge, print, settled, decoded, tokens } = known;
        let Knowledge { model, words, misreadings } = *knowledge;
        let mut changed = false;
        let mut proposals = Proposals::default();
        let mut stages = self.stages.iter().peekable();
        while stages.peek().is_some() {
            // tokens are cut once for all the stages that read the same text, and cut again only around what changes
            let text = draft.text().to_owned();
            let passage = Passage::new(&text, model, words)
                .with_settled(settled)
                .with_decoded(decoded)
                .with_tokens(tokens.take())
                .from_print(*print)
                .with_misreadings(misreadings);
            let mut moved = Vec::new();
            for stage in stages.by_ref() {
                stage.propose(&passage, &mut proposals);
                if stage.only_suggests() {
                    suggestions.extend(proposals.take());
                } else if !proposals.is_empty() {
                    moved = draft.accept(proposals.take(), threshold, suggestions);
                    if !moved.is_empty() {
                        changed = true;
                        break;
                    }
                }
            }
            *tokens = passage.into_tokens();
            if let Some(before) = tokens.as_mut().filter(|_| !moved.is_empty()) {
                *before = recut(draft.text(), before, &moved);
            }
        }
        changed
    }
}

/// What is known of all texts.
#[derive(Clone, Copy)]
pub(crate) struct Knowledge<'a> {
    pub model: &'a Model,
    /// What the caller or a corpus vouches for.
    pub words: &'a Words,
    /// What the machine that read them takes for what, if other than the model says.
    pub misreadings: Option<&'a Misreadings>,
}

/// What is known of a text from pass to pass.
struct Known<'a> {
    knowledge: Knowledge<'a>,
    /// Whether a machine has read the text from print.
    print: bool,
    settled: Settled,
    decoded: Decoded,
    /// The tokens of the text as it stands, if any stage asked for them.
    tokens: Option<Vec<Token>>,
}

impl<'a> Known<'a> {
    fn new(knowledge: Knowledge<'a>, print: bool) -> Self {
        Self {
            knowledge,
            print,
            settled: Settled::default(),
            decoded: Decoded::default(),
            tokens: None,
        }
    }
}

impl fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.stages.iter().map(|s| s.name())).finish()
    }
}

/// What the stages made of a text.
pub(crate) struct Outcome<'a> {
    draft: Draft<'a>,
    suggestions: Vec<Proposal>,
}

impl<'a> Outcome<'a> {
    pub(crate) fn into_cleaned(self) -> Cleaned {
        self.draft.finish(self.suggestions)
    }

    pub(crate) fn into_text(self) -> std::borrow::Cow<'a, str> {
        self.draft.into_text()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Reason;
    use crate::text::Span;

    /// Reads each of two words for the other, and a third for a fourth.
    struct Restless;

    impl Stage for Restless {
        fn name(&self) -> &'static str {
            "restless"
        }

        fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
            for (word, other) in [("tic", "tac"), ("tac", "tic"), ("mme", "même")] {
                for (at, _) in passage.text().match_indices(word) {
                    proposals.push(Proposal {
                        span: Span::new(at, at + word.len()),
                        replacement: other.to_owned(),
                        reason: Reason::RealWord,
                        confidence: Confidence::CERTAIN,
                        alternatives: Vec::new(),
                        detail: None,
                    });
                }
            }
        }
    }

    #[test]
    fn a_place_that_never_settles_stays_and_all_others_are_mended() {
        let pipeline = Pipeline { stages: vec![Box::new(Restless)] };
        let words = Words::default();
        let knowledge = Knowledge { model: Model::french(), words: &words, misreadings: None };
        let clean = |text| {
            let cleaned = pipeline.run(text, knowledge, &Options::default()).into_cleaned();
            assert_eq!(
                pipeline.run(&cleaned.text, knowledge, &Options::default()).into_text(),
                cleaned.text
            );
            cleaned
        };
        assert_eq!(clean("mme un tic, mme deux").text, "même un tic, même deux");
        let cleaned = clean("tac mme tic");
        assert_eq!(cleaned.text, "tac même tic");
        assert_eq!((cleaned.edits.len(), cleaned.suggestions.len()), (1, 2));
    }
}
