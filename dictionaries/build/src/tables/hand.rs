//! The tables kept by hand: `additions.tsv` (form, analyses, reason) and `removals.tsv` (form, flags, reason).

use std::path::Path;

use coquille::model::Flags;

use super::file;
use super::forms::{Forms, Row, parse_analyses};
use crate::error::{Error, Result};

/// The frequency class of a word that was added and never seen: once in a hundred million words.
const RARE: u8 = 25;

/// Takes out the forms of `removals.tsv` and puts in those of `additions.tsv`.
///
/// A form that is removed stays known as [`Flags::DOUBTFUL`], since it is often met.
///
/// # Errors
/// When a table cannot be read or understood.
pub fn apply(folder: &Path, forms: &mut Forms) -> Result<()> {
    for_each_row(&folder.join("removals.tsv"), "form, the meant form, reason", |form, _| {
        if let Some(row) = forms.get_mut(form) {
            *row = Row { flags: Flags::DOUBTFUL, analyses: Vec::new(), ..*row };
        }
        Some(())
    })?;
    for_each_row(&folder.join("additions.tsv"), "form, analyses, reason", |form, analyses| {
        let row = forms.entry(form.to_owned()).or_default();
        row.analyses.extend(parse_analyses(analyses)?);
        row.analyses.sort();
        row.analyses.dedup();
        row.frequency = row.frequency.max(RARE);
        let name =
            if form.starts_with(char::is_uppercase) { Flags::NAME } else { Flags::default() };
        row.flags = Flags::DICTIONARY.and(name);
        Some(())
    })
}

fn for_each_row(
    path: &Path,
    columns: &str,
    mut each: impl FnMut(&str, &str) -> Option<()>,
) -> Result<()> {
    let text = file::read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for (index, line) in text.lines().enumerate().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let done = match fields[..] {
            [form, second, reason] if !form.is_empty() && !reason.is_empty() => each(form, second),
            _ => None,
        };
        done.ok_or_else(|| Error::line(&name, index, format!("expected {columns}")))?;
    }
    Ok(())
}
