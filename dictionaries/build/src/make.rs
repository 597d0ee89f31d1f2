//! Sources into tables: the lexicon first, since counting needs to know which words are words.

use std::collections::BTreeMap;
use std::path::Path;

use coquille::model::lexicon::STEPS_PER_ZIPF;
use coquille::model::{Flags, FormatError, Lexicon, Ngrams};
use coquille::text::Casing;

use crate::compile;
use crate::count::compounds::CompoundCounts;
use crate::count::forms::FormCounts;
use crate::count::ngrams::{NgramCounts, numbers};
use crate::count::prune::{Kept, Limits, prune};
use crate::error::{Error, Result};
use crate::merge::{self, Evidence};
use crate::sources::corpora::CORPORA;
use crate::sources::{hunspell, wordfreq};
use crate::tables::forms::Forms;
use crate::tables::weights::Weights;
use crate::tables::{compounds, counts, foreign, forms, hand, weights};
use crate::tune;

/// What the frequency list weighs beside the corpora, in words, where single words are counted: it knows the words
/// of the press, which the corpora lack.
const LIST_WORDS: f64 = 20e6;

/// Makes `forms.tsv.zst`, telling `say` how far it is.
///
/// # Errors
/// When a source cannot be read or understood, or the table cannot be written.
pub fn forms(sources: &Path, tables: &Path, say: &dyn Fn(&str)) -> Result<()> {
    let read = |name: &str| {
        let path = sources.join(name);
        std::fs::read_to_string(&path).map_err(Error::file(&path))
    };
    let readings = hunspell::expand(&read("fr.aff")?, &read("fr.dic")?)?;
    let listed = wordfreq::read(&sources.join("wordfreq_fr.tsv"))?;
    let mut seen = FormCounts::default();
    for (number, corpus) in CORPORA.iter().enumerate() {
        say(&format!("forms of {}", corpus.name));
        corpus.lines(sources, |_, line| seen.line(line, *corpus, number))?;
    }
    say("one lexicon of all");
    let all = merge::forms(&Evidence { readings, listed, counts: seen });
    forms::write(&tables.join("forms.tsv.zst"), &all)
}

/// Makes `foreign.tsv.zst`, with the forms as they are in the tables.
///
/// # Errors
/// When the source cannot be read, or the table cannot be written.
pub fn foreign(sources: &Path, tables: &Path) -> Result<()> {
    let mut words = forms::read(&tables.join("forms.tsv.zst"))?;
    hand::apply(tables, &mut words)?;
    foreign::make(&sources.join("wordfreq_foreign.tsv"), &tables.join("foreign.tsv.zst"), &words)
}

/// Makes `compounds.tsv`, with the forms as they are in the tables.
///
/// # Errors
/// When a source cannot be read, or the table cannot be written.
pub fn compounds(sources: &Path, tables: &Path, say: &dyn Fn(&str)) -> Result<()> {
    let mut words = forms::read(&tables.join("forms.tsv.zst"))?;
    hand::apply(tables, &mut words)?;
    let known = words.iter().filter(|(_, row)| row.flags.has(Flags::DICTIONARY));
    let small = known.map(|(form, _)| form.as_str()).filter(|f| Casing::of(f) == Casing::Lower);
    let mut counts = CompoundCounts::new(small);
    for corpus in CORPORA {
        say(&format!("compounds of {}", corpus.name));
        corpus.lines(sources, |_, line| counts.line(line))?;
    }
    compounds::write(&tables.join("compounds.tsv"), &counts)
}

/// Makes the tables of counts and weights, with the forms as they are in the tables.
///
/// # Errors
/// When a source cannot be read, or a table cannot be written.
pub fn ngrams(sources: &Path, tables: &Path, limits: Limits, say: &dyn Fn(&str)) -> Result<()> {
    let mut words = forms::read(&tables.join("forms.tsv.zst"))?;
    hand::apply(tables, &mut words)?;
    let lexicon = load(compile::lexicon::compile(&words)?, Lexicon::load)?;
    let mut rows = NgramCounts::new(&lexicon);
    for corpus in CORPORA {
        say(&format!("rows of {}", corpus.name));
        corpus.lines(sources, |index, line| rows.line(line, *corpus, index))?;
    }
    rows.check()?;
    say("adding up");
    let kept = prune(&mut rows, limits);
    say(&format!("kept {} rows of two, {} of three", kept.pairs.len(), kept.triples.len()));
    let keyed = write_counts(tables, &rows, &kept, &words)?;
    say("weights");
    let held_back = std::mem::take(&mut rows.held_back);
    let first = load(compile::ngrams::compile(&keyed, &Weights::default())?, Ngrams::load)?;
    let chosen = tune::tune(&first, &held_back);
    let last = load(compile::ngrams::compile(&keyed, &chosen)?, Ngrams::load)?;
    let (all, known) = tune::perplexity(&last, &held_back);
    say(&format!("perplexity of text held back: {all:.1}; of known words {known:.1}"));
    weights::write(&tables.join("weights.tsv"), &chosen)
}

fn write_counts(
    tables: &Path,
    rows: &NgramCounts<'_>,
    kept: &Kept,
    words: &Forms,
) -> Result<[counts::Keyed; 3]> {
    let unit = |number: u32| &*rows.units[number as usize];
    let count = |quarters: u32| (quarters + 2) / 4;
    let two = kept.pairs.iter().map(|&(key, quarters)| {
        let [a, b] = numbers(key).map(unit);
        format!("{a}\t{b}\t{}", count(quarters))
    });
    let three = kept.triples.iter().map(|&(key, quarters)| {
        let [a, b, c] = numbers(key).map(unit);
        format!("{a}\t{b}\t{c}\t{}", count(quarters))
    });
    let lines = [
        ("unigrams", unigrams(rows, words)),
        ("bigrams", two.collect()),
        ("trigrams", three.collect()),
    ];
    let mut keyed = Vec::new();
    for (name, lines) in lines {
        let path = tables.join(format!("{name}.tsv.zst"));
        counts::write(&path, lines)?;
        keyed.push(counts::read(&path)?);
    }
    keyed.try_into().map_err(|_| Error::Limit("expected three tables".to_owned()))
}

/// Units with their counts; words of the lexicon with what the frequency list adds.
fn unigrams(rows: &NgramCounts<'_>, words: &Forms) -> Vec<String> {
    let mut counts: BTreeMap<&str, f64> = rows
        .units
        .iter()
        .zip(&rows.singles)
        .map(|(unit, &quarters)| (&**unit, f64::from(quarters) / 4.0))
        .collect();
    for (form, row) in words {
        let own = Casing::of(form) == Casing::Lower || counts.contains_key(form.as_str());
        if own && !row.flags.has(Flags::DOUBTFUL) {
            let zipf = f64::from(row.frequency) / f64::from(STEPS_PER_ZIPF);
            *counts.entry(form).or_default() += LIST_WORDS * 10_f64.powf(zipf) / 1e9;
        }
    }
    let kept = counts.into_iter().map(|(unit, count)| (unit, count.round()));
    kept.filter(|(_, count)| *count >= 1.0)
        .map(|(unit, count)| format!("{unit}\t{count}"))
        .collect()
}

/// Reads compiled bytes back, for the rest of the build.
fn load<T>(
    bytes: Vec<u8>,
    read: impl Fn(&'static [u8]) -> std::result::Result<T, FormatError>,
) -> Result<T> {
    read(bytes.leak()).map_err(|e| Error::Limit(e.to_string()))
}
