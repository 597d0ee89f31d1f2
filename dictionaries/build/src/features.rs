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
pub fn features(input: impl BufRead, mut output: impl Write) -> Result<()> {
    let words = Words::default();
    for line in input.lines() {
        let value: Value = serde_json::from_str(&line?).map_err(std::io::Error::from)?;
        let text = value["text"].as_str().unwrap_or_default();
        let passage = Passage::new(text, Model::french(), &words);
        let mut points = CodePoints::new(text);
        let mut out = Vec::new();
        // constructions are no matter of learning
        for decision in decisions(&passage).into_iter().filter(|d| !d.features.is_empty()) {
            let names: &[&str] = if decision.features.len() == UNKNOWN_WORDS.len() {
                &UNKNOWN_WORDS
            } else {
                &REAL_WORDS
            };
            let named = named(names, decision.features);
            out.push(json!({
                "start": points.at(decision.span.start),
                "end": points.at(decision.span.end),
                "replacement": decision.replacement,
                "reason": decision.reason.code(),
                "features": named,
            }));
        }
        writeln!(output, "{}", Value::from(out))?;
    }
    Ok(())
}

/// Each feature under its name.
pub(crate) fn named(names: &[&str], features: Vec<f32>) -> Map<String, Value> {
    names.iter().zip(features).map(|(name, value)| ((*name).to_owned(), json!(value))).collect()
}
