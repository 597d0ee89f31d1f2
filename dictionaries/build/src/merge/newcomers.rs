//! Forms that the dictionary lacks: names, listed words, words of the corpora, words of the nineteenth century.
//!
//! The thresholds were set by reading samples of what each let in.

use coquille::model::{Flags, PartOfSpeech, Tag};
use coquille::text::Casing;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::count::forms::Seen;
use crate::sources::corpora::Era;
use crate::sources::hunspell::is_word;
use crate::tables::forms::{Analysis, Forms};

/// A name is seen this often, in quarters of an occurrence of modern text.
const NAME_QUARTERS: u32 = 20;
/// … or this often in books of the nineteenth century, which name a hero on every page.
const NAME_PERIOD: u32 = 25;
/// A name has a capital in at least this share of its places.
const NAME_SHARE: f64 = 0.8;
/// A listed word occurs this often in a billion words: Zipf 2.3.
const LISTED_PER_BILLION: f64 = 200.0;
/// A word of the corpora is seen this often, in quarters, in two of them,
const CORPUS_QUARTERS: u32 = 40;
/// … or this often in one.
const CORPUS_QUARTERS_IN_ONE: u32 = 100;
/// A word of the nineteenth century is seen this often, in two corpora,
const PERIOD_COUNT: u32 = 30;
/// … and this many times less, in quarters, in modern text.
const PERIOD_SHARE: u32 = 10;

/// Adds the newcomers to the forms of the dictionary.
pub(super) fn add(
    forms: &mut Forms,
    seen: &FxHashMap<&str, Seen>,
    listed: &FxHashMap<String, f64>,
) {
    let mut new: Vec<(&str, Flags)> = Vec::new();
    for (&form, counts) in seen {
        if forms.contains_key(form) || !is_word(form) || form.chars().count() < 2 {
            continue;
        }
        let flags = match Casing::of(form) {
            Casing::Lower => common(form, *counts),
            casing => name(form, casing, *counts, seen, forms),
        };
        if flags != Flags::default() {
            new.push((form, flags));
        }
    }
    for (form, flags) in new {
        let row = forms.entry(form.to_owned()).or_default();
        row.flags = row.flags.and(flags);
        if flags.has(Flags::NAME) {
            let tag = Tag::new(PartOfSpeech::ProperNoun);
            row.analyses = vec![Analysis { lemma: form.to_owned(), tag, traits: <_>::default() }];
        }
    }
    list(forms, listed);
}

/// A name: mostly with a capital, and no word of the dictionary in lower case.
fn name(
    form: &str,
    casing: Casing,
    counts: Seen,
    seen: &FxHashMap<&str, Seen>,
    forms: &Forms,
) -> Flags {
    let lower = form.to_lowercase();
    if forms.contains_key(&lower) || form.contains('\'') && !form.starts_with(['D', 'L', 'O', 'd'])
    {
        return Flags::default();
    }
    let often = counts.modern >= NAME_QUARTERS || counts.period >= NAME_PERIOD;
    let in_lower = seen.get(lower.as_str()).map_or(0.0, |seen| seen.weighted());
    let share = counts.weighted() / (counts.weighted() + in_lower);
    let sources = counts.corpora(Era::Modern) + counts.corpora(Era::Period);
    // identifiers of documentation have capitals inside: `getElement`
    let wide = casing != Casing::Mixed || form.contains('-') || sources > 1;
    if often && share >= NAME_SHARE && wide { Flags::NAME } else { Flags::default() }
}

fn common(form: &str, counts: Seen) -> Flags {
    if form.chars().count() < 3 {
        return Flags::default();
    }
    let mut flags = Flags::default();
    let least =
        if counts.corpora(Era::Modern) > 1 { CORPUS_QUARTERS } else { CORPUS_QUARTERS_IN_ONE };
    if counts.modern >= least {
        flags = flags.and(Flags::CORPUS);
    }
    if counts.period >= PERIOD_COUNT
        && counts.corpora(Era::Period) >= 2
        && counts.modern * PERIOD_SHARE < counts.period
    {
        flags = flags.and(Flags::PERIOD);
    }
    flags
}

/// Adds the words of the frequency list, unless they are known with a capital.
fn list(forms: &mut Forms, listed: &FxHashMap<String, f64>) {
    let with_capital = forms.keys().filter(|form| Casing::of(form) != Casing::Lower);
    let capitals: FxHashSet<String> = with_capital.map(|name| name.to_lowercase()).collect();
    for (word, &count) in listed {
        let plain = is_word(word) && !word.contains('\'') && word.chars().count() > 1;
        let dictionary = forms.get(word).is_some_and(|row| row.flags.has(Flags::DICTIONARY));
        if count < LISTED_PER_BILLION || !plain || dictionary || capitals.contains(word) {
            continue;
        }
        let row = forms.entry(word.clone()).or_default();
        row.flags = row.flags.and(Flags::LISTED);
    }
}
