//! For learning what marks between words a machine misread: what was read between words of pairs, and what speaks for what was
//! printed there.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};

use coquille::model::calibration::MISREAD_MARKS;
use coquille::model::marks::{ANY, has_dash, is_heap, is_stroke, level_gap};
use coquille::model::{Model, Words};
use coquille::stages::Passage;
use coquille::stages::misreadings::misread_marks;
use coquille::text::{Kind, Token, tokenize};
use serde_json::json;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::error::Result;
use crate::features::{each_pair, each_text, named};

/// A change is counted from so many times on.
const LEAST: u32 = 4;
/// What is printed between two words of a sentence, as far as it is misread often enough.
const PRINTED: [&str; 8] = [" ", ", ", ". ", "... ", "! ", "? ", " ! ", " ? "];

/// Reads `{"text": …}` a line and writes what marks may be misread in each, with what speaks for it; positions in code points.
///
/// # Errors
/// When the input cannot be read or is no JSON, or the output cannot be written.
pub fn mark_features(input: impl BufRead, output: impl Write) -> Result<()> {
    let words = Words::default();
    each_text(input, output, |text, points| {
        let passage = Passage::new(text, Model::french(), &words).from_print(true);
        let gaps = misread_marks(&passage).into_iter().enumerate();
        let marks = gaps.flat_map(|(gap, marks)| marks.into_iter().map(move |mark| (gap, mark)));
        let told = marks.map(|(gap, mark)| {
            json!({
                "gap": gap,
                "start": points.at(mark.span.start),
                "end": points.at(mark.span.end),
                "replacement": mark.replacement,
                "features": named(&MISREAD_MARKS, mark.features.to_vec()),
            })
        });
        told.collect()
    })
}

/// Reads `{"noisy": …, "gold": …}` a line and writes what was read between words for what; a table like `tables/marks.tsv`.
///
/// # Errors
/// When the input cannot be read or is no JSON, or the output cannot be written.
pub fn fit_marks(input: impl BufRead, mut output: impl Write) -> Result<()> {
    let mut read: BTreeMap<String, u32> = BTreeMap::new();
    let mut changed: BTreeMap<(String, String), u32> = BTreeMap::new();
    each_pair(input, |noisy, gold| {
        let [noisy, gold] = [noisy, gold].map(words);
        for at in 0..noisy.len() {
            if let Some(gap) = stroke(&noisy, at) {
                *read.entry(gap).or_default() += 1;
            }
        }
        let [a, b] = [&noisy, &gold].map(|words| words.iter().map(|w| w.0).collect::<Vec<_>>());
        for op in capture_diff_slices(Algorithm::Myers, &a, &b) {
            if let DiffOp::Delete { old_index, old_len: 1, new_index } = op
                && let Some(from) = stroke(&noisy, old_index)
                && let Some(behind) = gold.get(new_index)
                && Some(behind.0) == noisy.get(old_index + 1).map(|next| next.0)
                && PRINTED.contains(&&*behind.1)
            {
                *changed.entry((from, behind.1.clone())).or_default() += 1;
            }
            let DiffOp::Equal { old_index, new_index, len } = op else { continue };
            for i in 1..len {
                let [from, to] = [&noisy[old_index + i].1, &gold[new_index + i].1];
                *read.entry(from.clone()).or_default() += 1;
                if from.replace(' ', "") != to.replace(' ', "") && PRINTED.contains(&&**to) {
                    *changed.entry((from.clone(), to.clone())).or_default() += 1;
                }
            }
        }
    })?;
    let is_listed = |from: &str| {
        let of_it = changed.range((from.to_owned(), String::new())..);
        of_it.take_while(|((read, _), _)| read == from).any(|(_, times)| *times >= LEAST)
    };
    let mut rows: BTreeMap<(&str, &str), [u32; 2]> = BTreeMap::new();
    for ((from, to), times) in &changed {
        // a comma is lost too seldom to be asked for wherever a blank is
        let is_right = has_dash(from) || from == " " && to != ". ";
        if is_listed(from) && *times >= LEAST && !is_right {
            rows.insert((from, to), [*times, read[from]]);
        } else if !is_listed(from) && is_heap(from) {
            rows.entry((ANY, to)).or_default()[0] += times;
        }
    }
    let heaps = read.iter().filter(|(gap, _)| is_heap(gap) && !is_listed(gap));
    let of_heaps: u32 = heaps.map(|(_, times)| times).sum();
    for ((from, to), [times, of]) in rows {
        let of = if from == ANY { of_heaps } else { of };
        let visible = |gap: &str| gap.replace(' ', "␣");
        if !from.contains(['"', '«', '»', '(', ')']) {
            writeln!(output, "{}\t{}\t{times}\t{of}", visible(from), visible(to))?;
        }
    }
    Ok(())
}

/// A word that may be a mark, with the blanks around it.
fn stroke(words: &[(&str, String)], at: usize) -> Option<String> {
    let (word, before) = &words[at];
    let is_free = at > 0 && before == " " && words.get(at + 1)?.1 == " ";
    (is_free && is_stroke(word)).then(|| format!(" {word} "))
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
