//! A cleaned text as HTML: `<del>ernières</del><wbr><ins>dernières</ins>`, with the reason on hover.

mod fold;
mod marks;
mod sides;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::counted;
use super::diff::{Piece, pieces};
use super::family::Family;
use crate::edit::{Cleaned, Edit};
use crate::text::offsets::floor;

pub(crate) use marks::{deletion, escape, insertion, marked};
pub(crate) use sides::sides;

/// The colours and marks; every rule is of the class `coquille`, so that a notebook keeps its own.
pub(crate) const STYLE: &str = include_str!("cell.css");

/// How much a snippet shows, in bytes of text: about ten screens in a notebook.
pub const SNIPPET: usize = 20_000;

/// A piece of a page, with its own style, light and dark. Of a long text it shows the places that change with what stands
/// around them; what is beyond `limit` bytes is counted, not shown.
pub fn snippet(cleaned: &Cleaned, limit: usize) -> String {
    format!("<style>{STYLE}</style>\n{}", division(cleaned, limit, true))
}

/// What a page begins with; then come sections, then [`PAGE_END`].
pub fn page_start() -> String {
    format!("{PAGE_HEAD}<style>{STYLE}{PAGE_STYLE}</style>\n</head>\n<body>\n")
}

/// A text under its title, whole; a part of a page.
pub fn section(title: &str, cleaned: &Cleaned) -> String {
    format!("<h2>{}</h2>\n{}", escape(title), division(cleaned, usize::MAX, false))
}

/// What a page ends with.
pub const PAGE_END: &str = "</body>\n</html>\n";

const PAGE_HEAD: &str = "<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <meta name=\"color-scheme\" content=\"light dark\">\n<title>coquille</title>\n";

const PAGE_STYLE: &str = "body { max-width: 54em; margin: 2em auto; padding: 0 1em; font-family: Georgia, serif }\n\
    h2 { font-size: 1.1em; overflow-wrap: anywhere }\n";

/// A text that is being written, up to a limit.
struct Division {
    out: String,
    /// How many bytes may still come.
    room: usize,
    hidden_bytes: usize,
    hidden_edits: usize,
    hidden_suggestions: usize,
}

fn division(cleaned: &Cleaned, limit: usize, folded: bool) -> String {
    let mut division = Division {
        out: String::from("<div class=\"coquille\"><div class=\"text\" lang=\"fr\">"),
        room: limit,
        hidden_bytes: 0,
        hidden_edits: 0,
        hidden_suggestions: 0,
    };
    // where the kept stretch stands in the cleaned text, and the suggestions that have not come yet
    let (mut at, mut suggestions) = (0, cleaned.suggestions.as_slice());
    let mut after_edit = false;
    for piece in pieces(cleaned) {
        match piece {
            Piece::Kept(text) => {
                let end = at + text.len();
                let inside = suggestions.partition_point(|s| s.cleaned_start < end);
                let (here, later) = suggestions.split_at(inside);
                let before_edit = end < cleaned.text.len()
                    || cleaned.edits.last().is_some_and(|e| e.cleaned_start == end);
                let kept = Kept { text, at, suggestions: here };
                division.kept(&kept, folded.then_some((after_edit, before_edit)));
                (at, suggestions) = (end, later);
            }
            Piece::Edited(edit) => {
                division.edited(edit);
                (at, after_edit) = (edit.cleaned_end, true);
            }
        }
    }
    division.end(cleaned)
}

/// Text that stays, with what was suggested for it.
struct Kept<'a> {
    text: &'a str,
    /// Where it stands in the cleaned text.
    at: usize,
    suggestions: &'a [Edit],
}

impl Division {
    /// Text that stays; `beside`, where it may be folded: whether an edit stands before and behind it.
    fn kept(&mut self, kept: &Kept<'_>, beside: Option<(bool, bool)>) {
        let whole = [fold::Shown::Text(0..kept.text.len())];
        // what is suggested is a changed place too
        let folded = beside.map(|(before, behind)| {
            let places: Vec<_> = kept
                .suggestions
                .iter()
                .map(|s| {
                    s.cleaned_start.saturating_sub(kept.at)
                        ..s.cleaned_end.saturating_sub(kept.at).min(kept.text.len())
                })
                .collect();
            fold::fold(kept.text, before, behind, &places)
        });
        let mut suggestions = kept.suggestions.iter().peekable();
        for shown in folded.as_deref().unwrap_or(&whole) {
            match shown {
                fold::Shown::Gap(characters) if self.room > 0 => {
                    let _ = write!(
                        self.out,
                        "<span class=\"gap\">⋯ {} unchanged ⋯</span>",
                        counted(*characters, "character")
                    );
                }
                fold::Shown::Gap(_) => {}
                fold::Shown::Text(range) => {
                    let mut at = range.start;
                    while let Some(suggestion) =
                        suggestions.next_if(|s| s.cleaned_start < kept.at + range.end)
                    {
                        let (start, end) = (
                            suggestion.cleaned_start.wrapping_sub(kept.at),
                            suggestion.cleaned_end.wrapping_sub(kept.at),
                        );
                        // one that reaches over an edit, or into another, is only counted
                        if start < at || end > range.end || end < start {
                            self.hidden_suggestions += 1;
                            continue;
                        }
                        self.text(&kept.text[at..start]);
                        self.suggested(&kept.text[start..end], suggestion);
                        at = end;
                    }
                    self.text(&kept.text[at..range.end]);
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        let shown = &text[..floor(text, self.room)];
        self.out.push_str(&escape(shown));
        self.room -= shown.len();
        self.hidden_bytes += text.len() - shown.len();
    }

    fn suggested(&mut self, text: &str, suggestion: &Edit) {
        if text.len() + suggestion.after.len() > self.room {
            (self.room, self.hidden_suggestions) = (0, self.hidden_suggestions + 1);
            self.hidden_bytes += text.len();
            return;
        }
        self.room -= text.len() + suggestion.after.len();
        self.out.push_str(&marks::suggested(text, suggestion));
    }

    fn edited(&mut self, edit: &Edit) {
        let size = edit.before.len() + edit.after.len();
        if size <= self.room {
            self.out.push_str(&marked(edit));
            self.room -= size;
        } else {
            self.room = 0;
            self.hidden_bytes += edit.after.len();
            self.hidden_edits += 1;
        }
    }

    /// What there is of what, and what is not shown.
    fn end(self, cleaned: &Cleaned) -> String {
        let Self { mut out, hidden_bytes, hidden_edits, hidden_suggestions, .. } = self;
        let _ = write!(out, "</div><footer>{}", counted(cleaned.edits.len(), "edit"));
        if !cleaned.suggestions.is_empty() {
            let _ = write!(out, ", {}", counted(cleaned.suggestions.len(), "suggestion"));
        }
        if hidden_bytes + hidden_edits > 0 {
            let edits = counted(hidden_edits, "edit");
            let _ = write!(out, "; not shown: {hidden_bytes} bytes more, with {edits}");
        } else if hidden_suggestions > 0 {
            let _ = write!(out, ", {hidden_suggestions} not shown");
        }
        let mut families = BTreeMap::<Family, usize>::new();
        for edit in &cleaned.edits {
            *families.entry(Family::of(edit.reason)).or_default() += 1;
        }
        for (family, count) in families {
            let name = family.name();
            let _ = write!(out, "<b class=\"{name}\">{name} {count}</b>");
        }
        out + "</footer></div>\n"
    }
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
            "les <span class=\"edit spelling\" role=\"group\" aria-label=\"dropped-initial, 0.97\" \
             title=\"dropped-initial, 0.97\"><del>écoltes</del><wbr><ins>récoltes</ins></span> &amp; &lt;b&gt;"
        ), "{html}");
        assert!(html.contains("<footer>1 edit<b class=\"spelling\">spelling 1</b></footer>"));
    }

    #[test]
    fn no_rule_of_style_is_without_the_class() {
        let rules = STYLE.split('}').filter_map(|rule| rule.split_once('{'));
        for (selectors, _) in rules {
            for selector in selectors.split(", ").map(str::trim) {
                let is_own = selector.split(' ').any(|part| part == ".coquille");
                assert!(is_own, "{selector}");
            }
        }
    }

    #[test]
    fn a_long_text_is_cut_with_a_note() {
        let text = format!("{}abc", "é".repeat(1000));
        let html = snippet(&cleaned(&text, &[("abc", "x")]), 101);
        assert!(html.contains("unchanged ⋯</span>"));
        assert!(
            html.contains("1 edit; not shown: ") && html.contains(" bytes more, with 1 edit<"),
            "{html}"
        );
    }

    #[test]
    fn far_from_edits_a_text_is_folded() {
        let text = format!("{0} abc {0} abd {0}", "mot ".repeat(400));
        let html = snippet(&cleaned(&text, &[("abc", "x"), ("abd", "y")]), SNIPPET);
        assert_eq!(html.matches("class=\"gap\"").count(), 3, "{html}");
        assert!(html.len() < STYLE.len() + 2000, "{}", html.len());
        let whole = section("a", &cleaned(&text, &[("abc", "x")]));
        assert!(!whole.contains("class=\"gap\"") && whole.contains(&"mot ".repeat(400)));
    }

    #[test]
    fn what_could_not_be_seen_is() {
        let html = snippet(
            &cleaned("Menu\nun ,mot", &[("Menu\n", ""), (" ,", ", "), ("mot", "m\u{a0}t")]),
            SNIPPET,
        );
        assert!(html.contains("<del>Menu↵\n</del></span>un"), "{html}");
        assert!(html.contains("<ins>m&lt;U+00A0&gt;t</ins>"), "{html}");
        let cut = snippet(&cleaned("mate-\nlots", &[("-\n", "")]), SNIPPET);
        assert!(cut.contains("mate<span") && cut.contains("<del>-↵</del>"), "{cut}");
        let blank = snippet(&cleaned("un , mot", &[(" ", "")]), SNIPPET);
        assert!(blank.contains("un<span") && blank.contains("<del>␣</del>"), "{blank}");
    }

    #[test]
    fn a_page_is_whole() {
        let cleaned = cleaned("abc", &[("abc", "<")]);
        let page = page_start() + &section("a & b", &cleaned) + PAGE_END;
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with(PAGE_END));
        assert!(page.contains("<h2>a &amp; b</h2>") && page.contains("&lt;</ins>"));
    }

    #[test]
    fn suggestions_are_marked_where_they_stand() {
        let mut cleaned = cleaned("un abc de poches pleines", &[("abc", "grand sac")]);
        let mut suggestion = cleaned.edits[0].clone();
        let start = cleaned.text.find("poches").expect("it is there");
        (suggestion.cleaned_start, suggestion.cleaned_end) = (start, start + 6);
        suggestion.after = "proches".to_owned();
        cleaned.suggestions = vec![suggestion.clone(), suggestion];
        let html = snippet(&cleaned, SNIPPET);
        assert!(html.contains("title=\"suggested: dropped-initial, 0.97\">poches<small>proches?</small></span> pleines"), "{html}");
        assert!(html.contains("1 edit, 2 suggestions, 1 not shown"), "{html}");
    }
}
