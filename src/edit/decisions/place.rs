//! A place in a text, known by what stands around it.

use crate::text::Span;

/// So many characters on either side tell a place from nearly all others, and fit a row that can be read.
pub(crate) const AROUND: usize = 24;

/// What stands before and behind a place. Blanks at the far ends are left out: editors take them away.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    before: String,
    behind: String,
}

impl Place {
    /// The place of a span of the text.
    pub fn of(text: &str, span: Span) -> Self {
        let start = text[..span.start].char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let behind = &text[span.end..];
        let end = behind.char_indices().nth(AROUND).map_or(behind.len(), |(at, _)| at);
        Self::between(&text[start..span.start], &behind[..end])
    }

    /// The place between these texts.
    pub fn between(before: &str, behind: &str) -> Self {
        let before = before.trim_start_matches(is_blank).to_owned();
        Self { before, behind: behind.trim_end_matches(is_blank).to_owned() }
    }

    /// What stands before it.
    pub fn before(&self) -> &str {
        &self.before
    }

    /// What stands behind it.
    pub fn behind(&self) -> &str {
        &self.behind
    }
}

/// What the page's own script takes for one too; languages differ about the rest of Unicode.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_what_stands_around_it() {
        let text = "é".repeat(30) + "mot" + &"à".repeat(30);
        let place = Place::of(&text, Span::new(60, 63));
        assert_eq!(
            (place.before(), place.behind()),
            ("é".repeat(24).as_str(), "à".repeat(24).as_str())
        );
        let place = Place::of("un mot", Span::new(3, 6));
        assert_eq!((place.before(), place.behind()), ("un ", ""));
        assert_eq!(Place::between(" \na ", " b\n"), Place::between("a ", " b"));
    }
}
