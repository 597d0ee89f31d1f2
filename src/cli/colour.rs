//! Whether to write in colour: `--color`, `NO_COLOR`, and whether anyone looks.

use crate::edit::Cleaned;
use crate::report::TerminalDiff;

use super::failure::Failure;
use super::input::Document;
use super::output::Output;
use super::streams::{Streams, no_colour};

#[derive(Debug, clap::Args)]
pub(crate) struct ColourArgs {
    /// When to write a diff in colour; `auto` heeds `NO_COLOR` and needs a terminal
    #[arg(long = "color", value_enum, value_name = "WHEN", default_value = "auto")]
    when: When,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

impl ColourArgs {
    /// Whether what goes to standard output, or else to a file, is to be coloured.
    pub(crate) fn wanted(&self, to_stdout: bool, streams: &Streams) -> bool {
        match self.when {
            When::Always => true,
            When::Never => false,
            When::Auto => to_stdout && streams.stdout_seen && !no_colour(),
        }
    }
}

/// Writes the lines of a document that change, under its name.
pub(crate) fn write_diff(
    out: &mut Output,
    document: &Document,
    cleaned: &Cleaned,
    coloured: bool,
) -> Result<(), Failure> {
    if !cleaned.is_changed() {
        return Ok(());
    }
    let diff =
        if coloured { TerminalDiff::coloured(cleaned) } else { TerminalDiff::plain(cleaned) };
    let name = document.place();
    let name = if coloured { format!("\u{1b}[1m{name}\u{1b}[0m") } else { name };
    out.writing(|out| write!(out, "{name}\n{diff}"))
}
