//! Edits as JSON, under the names of their fields.

use std::fmt::Write as _;

use crate::edit::{Cleaned, Edit};
use crate::text::offsets::CodePoints;

/// What positions count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Positions {
    /// Bytes of UTF-8, as in Rust.
    Bytes,
    /// Code points, as in Python and as `jq` counts them.
    #[default]
    CodePoints,
}

/// The edits of a text, each the fields of a JSON object without its braces, so that a caller may add fields.
///
/// `"start":4,"end":5,"cleaned_start":4,"cleaned_end":7,"before":"x","after":"xyz","reason":"…","confidence":0.97,"alternatives":[]`;
/// and `"detail":"…"` where there is more to say.
pub fn edits(cleaned: &Cleaned, positions: Positions) -> Vec<String> {
    fields(&cleaned.edits, cleaned, positions)
}

/// The suggestions of a text, in the form of [`edits`].
pub fn suggestions(cleaned: &Cleaned, positions: Positions) -> Vec<String> {
    fields(&cleaned.suggestions, cleaned, positions)
}

/// The whole: `{"text":…,"edits":[…],"suggestions":[…]}`.
pub fn whole(cleaned: &Cleaned, positions: Positions) -> String {
    let objects = |fields: Vec<String>| {
        fields.iter().map(|f| format!("{{{f}}}")).collect::<Vec<_>>().join(",")
    };
    format!(
        "{{\"text\":{},\"edits\":[{}],\"suggestions\":[{}]}}",
        string(&cleaned.text),
        objects(edits(cleaned, positions)),
        objects(suggestions(cleaned, positions))
    )
}

/// A text as a JSON string, in quotation marks.
pub fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // line separators would break lines for some readers of JSON lines
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn fields(edits: &[Edit], cleaned: &Cleaned, positions: Positions) -> Vec<String> {
    if positions == Positions::Bytes || edits.is_empty() {
        return edits
            .iter()
            .map(|e| edit_at(e, [e.start, e.end, e.cleaned_start, e.cleaned_end]))
            .collect();
    }
    edits.iter().zip(code_points(edits, cleaned)).map(|(e, at)| edit_at(e, at)).collect()
}

/// The positions of edits in code points: in the original from and to, in the cleaned text from and to.
pub(crate) fn code_points(edits: &[Edit], cleaned: &Cleaned) -> Vec<[usize; 4]> {
    let original = cleaned.original();
    let (mut before, mut after) = (CodePoints::new(&original), CodePoints::new(&cleaned.text));
    let at = |e: &Edit| {
        let (start, end) = (before.at(e.start), before.at(e.end));
        [start, end, after.at(e.cleaned_start), after.at(e.cleaned_end)]
    };
    edits.iter().map(at).collect()
}

/// The fields of an edit at these positions, in the form of [`edits`].
pub(crate) fn edit_at(edit: &Edit, [start, end, cleaned_start, cleaned_end]: [usize; 4]) -> String {
    let alternatives = edit.alternatives.iter().map(|a| string(a)).collect::<Vec<_>>().join(",");
    let detail = edit.detail.as_deref().map(|d| format!(",\"detail\":{}", string(d)));
    format!(
        "\"start\":{start},\"end\":{end},\"cleaned_start\":{cleaned_start},\"cleaned_end\":{cleaned_end},\
         \"before\":{},\"after\":{},\"reason\":\"{}\",\"confidence\":{:?},\"alternatives\":[{alternatives}]{}",
        string(&edit.before),
        string(&edit.after),
        edit.reason,
        edit.confidence.get(),
        detail.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::super::example::cleaned;
    use super::*;

    #[test]
    fn an_edit_has_the_names_of_its_fields() {
        let cleaned = cleaned("été \"ernier\"", &[("\"ernier", "\"dernier")]);
        assert_eq!(
            edits(&cleaned, Positions::CodePoints),
            [
                r#""start":4,"end":11,"cleaned_start":4,"cleaned_end":12,"before":"\"ernier","after":"\"dernier","reason":"dropped-initial","confidence":0.97,"alternatives":[]"#
            ]
        );
        assert!(edits(&cleaned, Positions::Bytes)[0].starts_with(r#""start":6,"end":13,"#));
    }

    #[test]
    fn the_whole_is_one_object() {
        let whole = whole(&Cleaned::unchanged("été"), Positions::default());
        assert_eq!(whole, r#"{"text":"été","edits":[],"suggestions":[]}"#);
    }

    #[test]
    fn what_json_forbids_is_escaped() {
        assert_eq!(string("a\0\u{1b}\n\\\u{2028}é"), r#""a\u0000\u001b\n\\\u2028é""#);
    }
}
