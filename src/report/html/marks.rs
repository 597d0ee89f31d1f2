//! How an edit is marked.

use std::fmt::Write as _;

use super::super::family::Family;
use super::super::visible::{abridged, visible};
use crate::edit::Edit;

/// An edit that is less sure is marked so.
const SURE: f32 = 0.9;

/// Two long words beside each other need not be cut inside.
const BREAK: &str = "<wbr>";

/// Beside each other, texts are shown up to so many characters.
const LONG: usize = 600;

/// What went and what came, with the reason on hover and for readers of screens.
pub(crate) fn marked(edit: &Edit) -> String {
    let between = if edit.before.is_empty() || edit.after.is_empty() { "" } else { BREAK };
    around(edit, &[part(&edit.before, "del"), part(&edit.after, "ins")].join(between))
}

/// What went alone; of what is long the beginning and the end.
pub(crate) fn deletion(edit: &Edit) -> String {
    let before = abridged(&edit.before, LONG);
    if before.is_empty() { String::new() } else { around(edit, &part(&before, "del")) }
}

/// What came alone; of what is long the beginning and the end.
pub(crate) fn insertion(edit: &Edit) -> String {
    let after = abridged(&edit.after, LONG);
    if after.is_empty() { String::new() } else { around(edit, &part(&after, "ins")) }
}

/// Text for which something is suggested.
pub(super) fn suggested(text: &str, suggestion: &Edit) -> String {
    let title = escape(&format!("suggested: {}", title(suggestion)));
    let after =
        if suggestion.after.is_empty() { "∅".to_owned() } else { visible(&suggestion.after) };
    format!(
        "<span class=\"maybe\" title=\"{title}\">{}<small>{}?</small></span>",
        escape(text),
        escape(&after)
    )
}

fn around(edit: &Edit, html: &str) -> String {
    let family = Family::of(edit.reason).name();
    let unsure = if edit.confidence.get() < SURE { " unsure" } else { "" };
    let title = escape(&title(edit));
    format!(
        "<span class=\"edit {family}{unsure}\" role=\"group\" aria-label=\"{title}\" title=\"{title}\">{html}</span>"
    )
}

fn part(text: &str, tag: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<{tag}>{}</{tag}>", escape(&seen(text))) }
}

/// The text as it is seen: blanks alone would not be, and lines that go stay lines.
fn seen(text: &str) -> String {
    if text.chars().all(|c| c == ' ') {
        return "␣".repeat(text.len());
    }
    let shown = visible(text);
    let is_line = text.ends_with('\n') && text.contains(char::is_alphanumeric);
    if is_line { shown.replace('↵', "↵\n") } else { shown }
}

fn title(edit: &Edit) -> String {
    let mut title = format!("{}, {}", edit.reason, edit.confidence);
    if let Some(detail) = &edit.detail {
        let _ = write!(title, " ({detail})");
    }
    if !edit.alternatives.is_empty() {
        let _ = write!(title, "; or: {}", edit.alternatives.join(", "));
    }
    title
}

/// Text that a page takes for nothing else.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' | '\t' | '\n' => out.push(c),
            // HTML has no way to write these; and what turns the direction of writing would turn that of the page
            c if c.is_control()
                || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}') =>
            {
                out.push('\u{FFFD}');
            }
            c => out.push(c),
        }
    }
    out
}
