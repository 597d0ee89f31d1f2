//! What holds of every text: any characters, and French as pages have it.

#![expect(clippy::unwrap_used, reason = "where something is missing, the test fails")]

mod decisions;
mod encodings;
mod french;
mod invariants;
mod words;

use coquille::edit::{Confidence, Draft, Proposal};
use coquille::text::Span;
use coquille::{Cleaner, Options, Preset, Reason};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

const PRESETS: [Preset; 3] = [Preset::Repair, Preset::Web, Preset::Ocr];

/// The same texts on every run, so that a build fails for what was changed and not by chance;
/// `PROPTEST_RNG_SEED` gives other texts, `PROPTEST_CASES` more of them. What fails becomes a case in
/// `tests/cases`, so nothing is written here.
fn config() -> ProptestConfig {
    let ProptestConfig { rng_seed, .. } = ProptestConfig::default();
    let rng_seed = if rng_seed == RngSeed::Random { RngSeed::Fixed(1789) } else { rng_seed };
    ProptestConfig { rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

fn check_all_presets(text: &str, undone: u64) {
    for preset in PRESETS {
        invariants::check(&Cleaner::preset(preset), text, undone);
    }
}

/// Every stage on, everything that can be asked for asked for, and nothing too unsure.
fn eager() -> Cleaner {
    let mut options = Options::preset(Preset::Web);
    for (name, value) in [
        ("page", "mark"),
        ("quotes", "french"),
        ("apostrophes", "french"),
        ("spaces", "french"),
        ("min_confidence", "0.5"),
    ] {
        options.set(name, value).unwrap();
    }
    Cleaner::new(options)
}

/// Text read from print, with all that takes lines out or together.
fn printed() -> Cleaner {
    let mut options = Options::preset(Preset::Ocr);
    for (name, value) in
        [("running_heads", "drop"), ("line_breaks", "join"), ("min_confidence", "0.5")]
    {
        options.set(name, value).unwrap();
    }
    Cleaner::new(options)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_print_is_cleaned_accountably(text in french::page(), undone: u64) {
        let text = text.replace("\n\n", "\u{0C}");
        invariants::check(&printed(), &text, undone);
    }

    #[test]
    fn any_text_is_cleaned_accountably(text in french::anything(), undone: u64) {
        check_all_presets(&text, undone);
    }

    #[test]
    fn any_page_is_cleaned_accountably(text in french::page(), undone: u64) {
        check_all_presets(&text, undone);
    }

    #[test]
    fn house_style_is_as_accountable(text in french::page(), undone: u64) {
        invariants::check(&eager(), &text, undone);
    }

    #[test]
    fn what_is_decided_stays_accountable(text in french::page(), decided: u64, everywhere: u64) {
        for cleaner in [eager(), printed(), Cleaner::default()] {
            decisions::check(&cleaner, &text, decided, everywhere);
        }
    }

    #[test]
    fn whatever_stages_propose_stays_accountable(
        text in "[a-cé ]{0,12}",
        steps in prop::collection::vec(prop::collection::vec(any::<Proposed>(), 0..4), 0..5),
        undone: u64,
    ) {
        let mut draft = Draft::new(&text);
        let mut suggestions = Vec::new();
        for step in steps {
            suggestions.clear();
            let proposals = step.iter().map(|p| p.of(draft.text())).collect();
            draft.accept(proposals, Confidence::new(0.5), &mut suggestions);
        }
        let cleaned = draft.finish(Vec::new());
        invariants::edits_are_in_order(&cleaned.edits);
        invariants::edits_make_the_cleaned_text(&text, &cleaned);
        invariants::undoing_some_leaves_the_others(&text, &cleaned, undone);
        invariants::positions_map_both_ways(&text, &cleaned);
    }

    #[test]
    fn proposals_apart_from_each_other_are_all_made(
        stretches in prop::collection::vec(("[a-cé ]{1,4}", "[a-cé ]{1,4}", "[x-zï]{0,3}"), 0..5),
    ) {
        let (mut text, mut wanted) = (String::new(), String::new());
        let mut proposals = Vec::new();
        for (kept, replaced, replacement) in &stretches {
            text.push_str(kept);
            proposals.push(proposal(text.len(), text.len() + replaced.len(), replacement, 0.9));
            text.push_str(replaced);
            wanted.push_str(kept);
            wanted.push_str(replacement);
        }
        let mut draft = Draft::new(&text);
        draft.accept(proposals, Confidence::new(0.5), &mut Vec::new());
        prop_assert_eq!(draft.text(), wanted);
    }

    #[test]
    fn many_texts_come_out_as_each_alone(texts in prop::collection::vec(french::page(), 0..6)) {
        let cleaner = Cleaner::default();
        let one_by_one: Vec<_> = texts.iter().map(|t| cleaner.clean(t).into_owned()).collect();
        prop_assert_eq!(cleaner.clean_many(&texts), one_by_one);
    }
}

/// On any number of threads, with each preset, the same texts in the same order.
#[cfg(feature = "parallel")]
#[test]
fn threads_change_nothing() {
    use proptest::strategy::ValueTree;

    let mut runner = proptest::test_runner::TestRunner::new(config());
    let pages: Vec<String> =
        (0..200).map(|_| french::page().new_tree(&mut runner).unwrap().current()).collect();
    for preset in PRESETS {
        let cleaner = Cleaner::preset(preset);
        let on = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| (cleaner.clean_many(&pages), cleaner.explain_many(&pages)))
        };
        let alone = on(1);
        assert_eq!(alone.0, alone.1.iter().map(|c| c.text.clone()).collect::<Vec<_>>());
        assert!(alone == on(2) && alone == on(8), "threads change what {preset:?} makes");
    }
}

/// A text longer than is cleaned in one go, with damage on both sides of the seams.
#[test]
fn a_long_text_is_as_accountable() {
    let filling = "12 345\n".repeat((1 << 20) / 7);
    let damaged = "Il &eacute;tait l &agrave;, dans la rue .\n";
    let text = [damaged, &filling, damaged, &filling, damaged].concat();
    let cleaner = Cleaner::default();
    let cleaned = cleaner.explain(&text);
    invariants::edits_are_in_order(&cleaned.edits);
    invariants::edits_make_the_cleaned_text(&text, &cleaned);
    invariants::suggestions_lie_in_the_text(&text, &cleaned);
    assert!(cleaner.clean(&text) == cleaned.text, "clean and explain differ");
}

/// A proposal for whatever text stands when it is made.
#[derive(Clone, Debug)]
struct Proposed {
    ends: (Index, Index),
    replacement: String,
    confidence: f32,
}

impl Proposed {
    fn of(&self, text: &str) -> Proposal {
        let boundaries: Vec<usize> =
            (0..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
        let (one, other) = (*self.ends.0.get(&boundaries), *self.ends.1.get(&boundaries));
        proposal(one.min(other), one.max(other), &self.replacement, self.confidence)
    }
}

impl Arbitrary for Proposed {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        (any::<(Index, Index)>(), "[a-cé ]{0,3}", 0.4_f32..1.0)
            .prop_map(|(ends, replacement, confidence)| Self { ends, replacement, confidence })
            .boxed()
    }
}

fn proposal(start: usize, end: usize, replacement: &str, confidence: f32) -> Proposal {
    Proposal {
        span: Span::new(start, end),
        replacement: replacement.to_owned(),
        reason: Reason::StraySpace,
        confidence: Confidence::new(confidence),
        alternatives: Vec::new(),
        detail: None,
    }
}
