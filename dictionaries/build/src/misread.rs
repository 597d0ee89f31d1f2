//! For learning what machines misread in print: what the decoder makes of texts, and the table of misreadings from pairs.

use std::fs;
use std::io::{BufRead, Write};
use std::path::Path;

use coquille::model::calibration::MISREAD_WORDS;
use coquille::model::{Fitting, Misreadings, Model, Words};
use coquille::stages::Passage;
use coquille::stages::misreadings::misread;
use serde_json::json;

use crate::error::{Error, Result};
use crate::features::{each_pair, each_text, named};

/// Reads `{"text": …}` a line and writes what may be misread in each, with what speaks for it; positions in code points.
///
/// # Errors
/// When the input cannot be read or is no JSON, the table is none, or the output cannot be written.
pub fn misread_features(
    table: Option<&Path>,
    input: impl BufRead,
    output: impl Write,
) -> Result<()> {
    let table = table.map(fs::read_to_string).transpose()?;
    let table = table
        .map(|table| Misreadings::parse(&table))
        .transpose()
        .map_err(|e| Error::Limit(e.to_string()))?;
    let words = Words::default();
    each_text(input, output, |text, points| {
        let passage = Passage::new(text, Model::french(), &words)
            .from_print(true)
            .with_misreadings(table.as_ref());
        let told = misread(&passage).into_iter().map(|decision| {
            json!({
                "start": points.at(decision.span.start),
                "end": points.at(decision.span.end),
                "replacement": decision.replacement,
                "features": named(&MISREAD_WORDS, decision.features),
            })
        });
        told.collect()
    })
}

/// Reads `{"noisy": …, "gold": …}` a line and writes what was read for what.
///
/// # Errors
/// When the input cannot be read or is no JSON, or the output cannot be written.
pub fn fit_misreadings(input: impl BufRead, mut output: impl Write) -> Result<()> {
    let mut fitting = Fitting::default();
    each_pair(input, |noisy, gold| fitting.add(noisy, gold))?;
    output.write_all(fitting.table(None).to_tsv().as_bytes())?;
    Ok(())
}
