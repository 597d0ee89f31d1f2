//! Signs that cannot be seen, made visible: `a\u{a0}b` → `a<U+00A0>b`.

use std::fmt::Write as _;

/// The text with its invisible characters written out. A terminal or a browser would hide them, or obey them.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push('↵'),
            '\t' => out.push('⇥'),
            '\r' => out.push('␍'),
            c if is_invisible(c) => {
                let _ = write!(out, "<U+{:04X}>", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

/// Text beside an edit: blanks of a line are left as they are, what a terminal would obey is not.
pub(super) fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { '\u{FFFD}' } else { c }).collect()
}

/// The beginning of a text that is too long to show whole, cut between characters.
pub(crate) fn shortened(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        None => text.to_owned(),
        Some((at, _)) => format!("{}…", &text[..at]),
    }
}

/// The beginning and the end of a text that is too long to show whole.
pub(super) fn abridged(text: &str, characters: usize) -> String {
    if text.char_indices().nth(characters).is_none() {
        return text.to_owned();
    }
    let tail = characters / 3;
    let end = text.char_indices().rev().nth(tail - 1).map_or(0, |(at, _)| at);
    format!("{} {}", shortened(text, characters - tail), &text[end..])
}

fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{A0}' | '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{2000}'..='\u{200F}'
                | '\u{2028}'..='\u{202F}' | '\u{205F}'..='\u{206F}' | '\u{3000}' | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        assert_eq!(visible("24\u{a0}h\u{200b}\n"), "24<U+00A0>h<U+200B>↵");
        assert_eq!(visible("l'été à Œ…"), "l'été à Œ…");
        assert_eq!(harmless("rouge \u{1b}[31m"), "rouge \u{FFFD}[31m");
        assert_eq!(shortened("été", 2), "ét…");
        assert_eq!(shortened("été", 3), "été");
        assert_eq!(abridged("abcdefghi", 9), "abcdefghi");
        assert_eq!(abridged("abcdéfghij", 9), "abcdéf… hij");
    }
}
