//! For learning what machines misread in print: what the decoder makes of texts, and the table of misreadings from pairs.

use std::fs;
use std::io::{BufRead, Write};
use std::path::Path;

use coquille::model::calibration::MISREAD_WORDS;
use coquille::model::{Fitting, Misreadings, Model, Words};
use coquille::stages::Passage;
use coquille::stages::misreadings::misread;
use coquille::text::offsets::CodePoints;
use serde_json::{Value, json};

use crate::error::{Error, Result};
use crate::features::named;

/// Reads `{"text": …}` a line and writes what may be misread in each, with what speaks for it; positions in code points.
///
/// # Errors
/// When the input cannot be read or is no JSON, the table is none, or the output cannot be written.
pub fn misread_features(
    table: Option<&Path>,
    input: impl BufRead,
    mut output: impl Write,
) -> Result<()> {
    let table = table.map(fs::read_to_string).transpose()?;
    let table = table
        .map(|table| Misreadings::parse(&table))
        .transpose()
        .map_err(|e| Error::Limit(e.to_string()))?;
    let words = Words::default();
    for line in input.lines() {
        let value: Value = serde_json::from_str(&line?).map_err(std::io::Error::from)?;
        let text = value["text"].as_str().unwrap_or_default();
        let passage = Passage::new(text, Model::french(), &words)
            .from_print(true)
            .with_misreadings(table.as_ref());
        let mut points = CodePoints::new(text);
        let mut out = Vec::new();
        for decision in misread(&passage) {
            let named = named(&MISREAD_WORDS, decision.features);
            out.push(json!({
                "start": points.at(decision.span.start),
                "end": points.at(decision.span.end),
                "replacement": decision.replacement,
                "features": named,
            }));
        }
        writeln!(output, "{}", Value::from(out))?;
    }
    Ok(())
}

/// Reads `{"noisy": …, "gold": …}` a line and writes what was read for what.
///
/// # Errors
/// When the input cannot be read or is no JSON, or the output cannot be written.
pub fn fit_misreadings(input: impl BufRead, mut output: impl Write) -> Result<()> {
    let mut fitting = Fitting::default();
    for line in input.lines() {
        let value: Value = serde_json::from_str(&line?).map_err(std::io::Error::from)?;
        let [noisy, gold] = ["noisy", "gold"].map(|name| value[name].as_str().unwrap_or_default());
        fitting.add(noisy, gold);
    }
    output.write_all(fitting.table(None).to_tsv().as_bytes())?;
    Ok(())
}
