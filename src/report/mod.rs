//! Showing a [`Cleaned`](crate::Cleaned): as a diff in a terminal, as HTML, as JSON, as one line an edit.

pub mod diff;
#[cfg(test)]
mod example;
mod family;
pub mod html;
pub mod json;
mod one_line;
mod terminal;
pub(crate) mod visible;

pub use family::Family;
pub use one_line::OneLine;
pub use terminal::TerminalDiff;

/// `1 edit`, `2 edits`.
pub(crate) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
