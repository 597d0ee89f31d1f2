//! Whether to write in colour: `--color`, `NO_COLOR`, and whether anyone looks.

use std::io::IsTerminal as _;

use coquille::Cleaned;
use coquille::report::TerminalDiff;

use crate::failure::Failure;
use crate::input::Document;
use crate::output::Output;

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
    pub(crate) fn wanted(&self, to_stdout: bool) -> bool {
        let forbidden = || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        match self.when {
            When::Always => true,
            When::Never => false,
            When::Auto => to_stdout && !forbidden() && std::io::stdout().is_terminal(),
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
