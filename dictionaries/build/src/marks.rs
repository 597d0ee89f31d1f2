//! For learning what marks between words a machine misread: what was read between words of pairs, and what speaks for what was
//! printed there.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use coquille::model::calibration::MISREAD_MARKS;
use coquille::model::marks::level_gap;
use coquille::model::{Model, Words};
use coquille::stages::Passage;
use coquille::stages::misreadings::misread_marks;
use coquille::text::offsets::CodePoints;
use coquille::text::{Kind, Token, tokenize};
use serde_json::{Value, json};
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::error::Result;
use crate::features::named;

/// A change is counted from so many times on.
const LEAST: u32 = 4;
/// What is printed between two words of a sentence, as far as it is misread often enough.
const PRINTED: [&str; 4] = [" ", ", ", ". ", "... "];

/// Reads `{"text": …}` a line and writes what marks may be misread in each, with what speaks for it; positions in code points.
///
/// # Errors
/// When the input cannot be read or is no JSON, or the output cannot be written.
pub fn mark_features(input: impl BufRead, mut output: impl Write) -> Result<()> {
    let words = Words::default();
    for line in input.lines() {
        let value: Value = serde_json::from_str(&line?).map_err(std::io::Error::from)?;
        let text = value["text"].as_str().unwrap_or_default();
        let passage = Passage::new(text, Model::french(), &words).from_print(true);
        let mut points = CodePoints::new(text);
        let mut out = Vec::new();
        let gaps = misread_marks(&passage).into_iter().enumerate();
        for (gap, mark) in gaps.flat_map(|(gap, marks)| marks.into_iter().map(move |m| (gap, m))) {
            out.push(json!({
                "gap": gap,
                "start": points.at(mark.span.start),
                "end": points.at(mark.span.end),
                "replacement": mark.replacement,
                "features": named(&MISREAD_MARKS, mark.features),
            }));
        }
        writeln!(output, "{}", Value::from(out))?;
    }
    Ok(())
}

/// Reads `{"noisy": …, "gold": …}` a line and writes what was read between words for what; a table like `tables/marks.tsv`.
///
/// # Errors
/// When the input cannot be read or is no JSON, or the output cannot be written.
pub fn fit_marks(input: impl BufRead, mut output: impl Write) -> Result<()> {
    let mut read: BTreeMap<String, u32> = BTreeMap::new();
    let mut changed: BTreeMap<(String, String), u32> = BTreeMap::new();
    for line in input.lines() {
        let value: Value = serde_json::from_str(&line?).map_err(std::io::Error::from)?;
        let [noisy, gold] =
            ["noisy", "gold"].map(|side| words(value[side].as_str().unwrap_or_default()));
        let [a, b] = [&noisy, &gold].map(|words| words.iter().map(|w| w.0).collect::<Vec<_>>());
        for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
            let DiffOp::Equal { old_index, new_index, len } = op else { continue };
            for i in 1..len {
                let [from, to] = [&noisy[old_index + i].1, &gold[new_index + i].1];
                *read.entry(from.clone()).or_default() += 1;
                if from.replace(' ', "") != to.replace(' ', "") && PRINTED.contains(&&**to) {
                    *changed.entry((from.clone(), to.clone())).or_default() += 1;
                }
            }
        }
    }
    for ((from, to), times) in changed.iter().filter(|(_, times)| **times >= LEAST) {
        let of = read[from];
        let visible = |gap: &str| gap.replace(' ', "␣");
        // a mark is put where a blank was read too seldom to be asked for everywhere
        if from != " " && !from.contains(['"', '«', '»', '(', ')']) {
            writeln!(output, "{}\t{}\t{times}\t{of}", visible(from), visible(to))?;
        }
    }
    Ok(())
}

/// The words of a text, each with what stands before it.
fn words(text: &str) -> Vec<(&str, String)> {
    let mut buffer = String::new();
    let mut end = 0;
    let mut out = Vec::new();
    let is_word = |token: &&Token| !matches!(token.kind, Kind::Mark | Kind::Markup);
    let tokens = tokenize(text);
    for token in tokens.iter().filter(is_word) {
        let gap = level_gap(&text[end..token.start as usize], &mut buffer).to_owned();
        out.push((token.of(text), gap));
        end = token.end as usize;
    }
    out
}
