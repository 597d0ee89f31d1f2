//! Cleans a text, says what was changed, and takes one change back: `cargo run --example clean`

use std::io::{self, Write};

use coquille::{Cleaner, Options, Preset};

fn main() -> io::Result<()> {
    let text = "Le facteur a perdu ses lunettes dans la neige.Le lendemain, un voisin les lui a \
                rapport&eacute;es , sans un mot.";

    let mut options = Options::preset(Preset::Repair);
    options.min_confidence = 0.95;
    let cleaner = Cleaner::new(options);
    let cleaned = cleaner.explain(text);

    let mut out = io::stdout().lock();
    writeln!(out, "{}\n", cleaned.text)?;
    for edit in &cleaned.edits {
        let (before, after) = (&edit.before, &edit.after);
        writeln!(
            out,
            "{:3}  {before:?} → {after:?}  {}, {}",
            edit.start, edit.reason, edit.confidence
        )?;
    }
    for edit in &cleaned.suggestions {
        writeln!(out, "{:3}  {:?} → {:?}?", edit.start, edit.before, edit.after)?;
    }
    if !cleaned.edits.is_empty() {
        writeln!(out, "\nwithout the first edit: {}", cleaned.undo(&[0]))?;
    }
    Ok(())
}
