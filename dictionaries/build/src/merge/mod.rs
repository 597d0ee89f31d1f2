//! One lexicon out of dictionary, frequency list and corpora: which forms, how common, how far to be trusted.

mod doubt;
mod frequency;
mod newcomers;

use std::collections::BTreeSet;

use coquille::model::{Flags, PartOfSpeech};
use rustc_hash::FxHashMap;

use crate::count::forms::{FormCounts, Seen};
use crate::sources::hunspell::Reading;
use crate::tables::forms::{Analysis, Forms};

/// What the sources say.
#[derive(Debug)]
pub struct Evidence {
    /// The dictionary, expanded.
    pub readings: BTreeSet<Reading>,
    /// The frequency list: occurrences in a billion, lower case.
    pub listed: FxHashMap<String, f64>,
    /// The corpora.
    pub counts: FormCounts,
}

/// The forms of the lexicon.
pub fn forms(evidence: &Evidence) -> Forms {
    let mut forms = dictionary(&evidence.readings);
    let seen = settle_heads(&forms, &evidence.counts);
    newcomers::add(&mut forms, &seen, &evidence.listed);
    frequency::measure(&mut forms, &seen, &evidence.listed);
    doubt::mark(&mut forms);
    forms
}

fn dictionary(readings: &BTreeSet<Reading>) -> Forms {
    let mut forms = Forms::new();
    for reading in readings {
        let row = forms.entry(reading.form.clone()).or_default();
        row.flags = row.flags.and(Flags::DICTIONARY);
        let name = matches!(
            reading.tag.part(),
            PartOfSpeech::ProperNoun | PartOfSpeech::FirstName | PartOfSpeech::Surname
        );
        if name || reading.form.starts_with(char::is_uppercase) {
            row.flags = row.flags.and(Flags::NAME);
        }
        row.analyses.push(Analysis {
            lemma: reading.lemma.clone(),
            tag: reading.tag,
            traits: reading.traits,
        });
    }
    for row in forms.values_mut() {
        row.analyses.sort();
        row.analyses.dedup();
    }
    forms
}

/// Gives the words at the head of sentences to the form they are inside: `Le` to `le`, `Paris` to `Paris`.
fn settle_heads<'a>(forms: &Forms, counts: &'a FormCounts) -> FxHashMap<&'a str, Seen> {
    let mut seen: FxHashMap<&str, Seen> =
        counts.inside.iter().map(|(form, seen)| (&**form, *seen)).collect();
    let inside = |form: &str| counts.inside.get(form).map_or(0.0, |seen| seen.weighted());
    for (head, more) in &counts.heads {
        let lower = head.to_lowercase();
        let (as_lower, as_written) = (inside(&lower), inside(head));
        let to_lower =
            as_lower > as_written || as_lower >= as_written && forms.contains_key(&lower);
        if !to_lower {
            seen.entry(head).or_default().add(*more);
        } else if let Some((form, _)) = counts.inside.get_key_value(lower.as_str()) {
            seen.entry(form).or_default().add(*more);
        }
    }
    seen
}
