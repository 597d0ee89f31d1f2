//! A cleaned text as HTML: `<del>ernières</del><ins title="dropped-initial, 0.97">dernières</ins>`.

use std::fmt::Write as _;

use super::counted;
use super::diff::{Piece, pieces};
use super::family::Family;
use super::visible::visible;
use crate::edit::{Cleaned, Edit};
use crate::text::offsets::floor;

const STYLE: &str = include_str!("html.css");

/// How much a snippet shows, in bytes of text: about ten screens in a notebook.
pub const SNIPPET: usize = 20_000;

/// A piece of a page, with its own style, light and dark. What is beyond `limit` bytes is counted, not shown.
pub fn snippet(cleaned: &Cleaned, limit: usize) -> String {
    format!("<style>{STYLE}</style>\n{}", division(cleaned, limit))
}

/// What a page begins with; then come sections, then [`PAGE_END`].
pub fn page_start() -> String {
    format!("{PAGE_HEAD}<style>{STYLE}</style>\n</head>\n<body>\n")
}

/// A text under its title, whole; a part of a page.
pub fn section(title: &str, cleaned: &Cleaned) -> String {
    format!("<h2>{}</h2>\n{}", escape(title), division(cleaned, usize::MAX))
}

/// What a page ends with.
pub const PAGE_END: &str = "</body>\n</html>\n";

const PAGE_HEAD: &str = "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"color-scheme\" content=\"light dark\">\n<title>coquille</title>\n";

fn division(cleaned: &Cleaned, limit: usize) -> String {
    let mut out = String::from("<div class=\"coquille\">");
    let mut room = limit;
    let (mut hidden_bytes, mut hidden_edits) = (0, 0);
    for piece in pieces(cleaned) {
        match piece {
            Piece::Kept(text) => {
                let shown = &text[..floor(text, room)];
                out.push_str(&escape(shown));
                room -= shown.len();
                hidden_bytes += text.len() - shown.len();
            }
            Piece::Edited(edit) if edit.before.len() + edit.after.len() <= room => {
                out.push_str(&marked(edit));
                room -= edit.before.len() + edit.after.len();
            }
            Piece::Edited(edit) => {
                room = 0;
                hidden_bytes += edit.after.len();
                hidden_edits += 1;
            }
        }
    }
    let _ = write!(out, "<footer>{}", counted(cleaned.edits.len(), "edit"));
    if !cleaned.suggestions.is_empty() {
        let _ = write!(out, ", {}", counted(cleaned.suggestions.len(), "suggestion"));
    }
    if hidden_bytes + hidden_edits > 0 {
        let edits = counted(hidden_edits, "edit");
        let _ = write!(out, "; not shown: {hidden_bytes} bytes more, with {edits}");
    }
    out + "</footer></div>\n"
}

fn marked(edit: &Edit) -> String {
    let family = Family::of(edit.reason).name();
    let mut title = format!("{}, {}", edit.reason, edit.confidence);
    if !edit.alternatives.is_empty() {
        let _ = write!(title, "; or: {}", edit.alternatives.join(", "));
    }
    let mark = |tag: &str, text: &str| match text {
        "" => String::new(),
        text => format!(
            "<{tag} class=\"{family}\" title=\"{}\">{}</{tag}>",
            escape(&title),
            escape(&visible(text))
        ),
    };
    mark("del", &edit.before) + &mark("ins", &edit.after)
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' | '\t' | '\n' => out.push(c),
            // HTML has no way to write these
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::example::cleaned;
    use super::*;

    #[test]
    fn edits_are_marked_with_their_reason() {
        let cleaned = cleaned("les écoltes & <b>", &[("écoltes", "récoltes")]);
        let html = snippet(&cleaned, SNIPPET);
        assert!(html.contains(
            "les <del class=\"spelling\" title=\"dropped-initial, 0.97\">écoltes</del>\
             <ins class=\"spelling\" title=\"dropped-initial, 0.97\">récoltes</ins> &amp; &lt;b&gt;"
        ));
        assert!(html.contains("<footer>1 edit</footer>"));
        assert!(html.contains("prefers-color-scheme: dark"));
    }

    #[test]
    fn a_long_text_is_cut_with_a_note() {
        let text = format!("{}abc", "é".repeat(1000));
        let html = snippet(&cleaned(&text, &[("abc", "x")]), 101);
        assert!(html.contains(&format!(">{}<footer>", "é".repeat(50))));
        assert!(html.contains("1 edit; not shown: 1901 bytes more, with 1 edit</footer>"));
    }

    #[test]
    fn a_page_is_whole() {
        let cleaned = cleaned("abc", &[("abc", "<")]);
        let page = page_start() + &section("a & b", &cleaned) + PAGE_END;
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with(PAGE_END));
        assert!(page.contains("<h2>a &amp; b</h2>") && page.contains("&lt;</ins>"));
    }
}
