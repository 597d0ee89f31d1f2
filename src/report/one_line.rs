//! An edit in one line: `ernières → dernières (dropped-initial, 0.97)`.

use std::fmt;

use super::visible::{shortened, visible};
use crate::edit::Edit;

/// The longest text of a side, in characters; a whole paragraph taken out would hide its reason.
const LONGEST: usize = 60;

/// Shows an edit in one line: before, after, reason and confidence.
#[derive(Clone, Copy, Debug)]
pub struct OneLine<'a>(pub &'a Edit);

impl fmt::Display for OneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(edit) = self;
        let (before, after) = (side(&edit.before), side(&edit.after));
        write!(f, "{before} → {after} ({}, {})", edit.reason, edit.confidence)
    }
}

/// In quotation marks where nothing, or a blank, would be hard to see.
fn side(text: &str) -> String {
    let shown = shortened(&visible(text), LONGEST);
    if shown.trim() == shown && !shown.is_empty() { shown } else { format!("\"{shown}\"") }
}

#[cfg(test)]
mod tests {
    use super::super::example::cleaned;
    use super::*;

    fn show(before: &str, after: &str) -> String {
        OneLine(&cleaned(before, &[(before, after)]).edits[0]).to_string()
    }

    #[test]
    fn an_edit_is_shown_in_one_line() {
        assert_eq!(show("ernier", "dernier"), "ernier → dernier (dropped-initial, 0.97)");
        assert_eq!(show(" ", ""), "\" \" → \"\" (dropped-initial, 0.97)");
        assert_eq!(show("a\nb", "a\u{a0}b"), "a↵b → a<U+00A0>b (dropped-initial, 0.97)");
        let long = show(&"é".repeat(100), "");
        assert_eq!(long, format!("{}… → \"\" (dropped-initial, 0.97)", "é".repeat(60)));
    }
}
