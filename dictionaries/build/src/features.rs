//! What the decoder makes of texts, for learning how far to trust it: JSON lines of texts in, JSON lines of
//! decisions out. `calibrate.py` reads them.

use std::io::{BufRead, Write};

use coquille::model::calibration::{REAL_WORDS, UNKNOWN_WORDS};
use coquille::model::{Model, Words};
use coquille::stages::Passage;
use coquille::stages::spelling::decisions;
use coquille::text::offsets::CodePoints;
use serde_json::{Map, Value, json};

use crate::error::Result;

/// Reads `{"text": …}` a line and writes the decisions about each, positions in code points.
///
/// # Errors
/// When the input cannot be read or is no JSON, or the output cannot be written.
pub fn features(input: impl BufRead, output: impl Write) -> Result<()> {
    let words = Words::default();
    each_text(input, output, |text, points| {
        let passage = Passage::new(text, Model::french(), &words);
        // constructions are no matter of learning
        let decided = decisions(&passage).into_iter().filter(|d| !d.features.is_empty());
        let told = decided.map(|decision| {
            let names: &[&str] = if decision.features.len() == UNKNOWN_WORDS.len() {
                &UNKNOWN_WORDS
            } else {
                &REAL_WORDS
            };
            json!({
                "start": points.at(decision.span.start),
                "end": points.at(decision.span.end),
                "replacement": decision.replacement,
                "reason": decision.reason.code(),
                "features": named(names, decision.features),
            })
        });
        told.collect()
    })
}

/// Reads `{"text": …}` a line and writes what `decide` says of each, a line each.
pub(crate) fn each_text(
    input: impl BufRead,
    mut output: impl Write,
    mut decide: impl FnMut(&str, &mut CodePoints<'_>) -> Vec<Value>,
) -> Result<()> {
    for line in input.lines() {
        let value: Value = serde_json::from_str(&line?).map_err(std::io::Error::from)?;
        let text = value["text"].as_str().unwrap_or_default();
        let said = decide(text, &mut CodePoints::new(text));
        writeln!(output, "{}", Value::from(said))?;
    }
    Ok(())
}

/// Reads `{"noisy": …, "gold": …}` a line and gives each pair to `add`.
pub(crate) fn each_pair(input: impl BufRead, mut add: impl FnMut(&str, &str)) -> Result<()> {
    for line in input.lines() {
        let value: Value = serde_json::from_str(&line?).map_err(std::io::Error::from)?;
        let [noisy, gold] = ["noisy", "gold"].map(|side| value[side].as_str().unwrap_or_default());
        add(noisy, gold);
    }
    Ok(())
}

/// Each feature under its name.
pub(crate) fn named(names: &[&str], features: Vec<f32>) -> Map<String, Value> {
    names.iter().zip(features).map(|(name, value)| ((*name).to_owned(), json!(value))).collect()
}
