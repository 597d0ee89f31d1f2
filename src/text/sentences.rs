//! Sentences: runs of tokens up to a final mark, a blank line or the end of a line that is a title.

use super::letters::is_line_end;
use super::span::Span;
use super::tokens::{Kind, Token};

/// Cuts tokens into sentences, as ranges of token indices; every token is in exactly one.
pub fn sentences(text: &str, tokens: &[Token]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, token) in tokens.iter().enumerate() {
        let next = tokens.get(i + 1);
        let gap = &text[token.end as usize..next.map_or(text.len(), |n| n.start as usize)];
        if next.is_none() || ends_sentence(text, *token, gap, next.copied()) {
            out.push(Span::new(start, i + 1));
            start = i + 1;
        }
    }
    out
}

fn ends_sentence(text: &str, token: Token, gap: &str, next: Option<Token>) -> bool {
    if gap.len() > 1 && gap.chars().filter(|&c| c == '\n' || c == '\u{0C}').count() > 1 {
        return true;
    }
    if token.kind != Kind::Mark {
        return false;
    }
    let opens = next.is_some_and(|n| begins_sentence(text, n));
    let mark = token.of(text).starts_with(['.', '!', '?', '…']);
    if mark {
        return gap.is_empty() && opens || !gap.is_empty() && (opens || gap.contains(is_line_end));
    }
    // after a closing quote or bracket the stop stands inside: « Oui. » Il part
    let closes = token.of(text).starts_with(['»', '”', '"', ')']);
    if closes && opens {
        let before = text[..token.start as usize].trim_end();
        return !gap.is_empty() && before.ends_with(['.', '!', '?', '…']);
    }
    false
}

fn begins_sentence(text: &str, token: Token) -> bool {
    let first = token.of(text).chars().next();
    first.is_some_and(|c| {
        c.is_uppercase()
            || c.is_ascii_digit()
            || matches!(c, '«' | '“' | '"' | '-' | '–' | '—' | '(')
    })
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokenize;
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let tokens = tokenize(text);
        sentences(text, &tokens)
            .iter()
            .map(|s| &text[tokens[s.start].start as usize..tokens[s.end - 1].end as usize])
            .collect()
    }

    #[test]
    fn a_sentence_ends_at_its_mark() {
        assert_eq!(
            cut("M. X. part. Il rit ! « Oui. » Elle dort"),
            ["M. X. part.", "Il rit !", "« Oui. »", "Elle dort"]
        );
        assert_eq!(cut("Titre\n\nUn texte. fin"), ["Titre", "Un texte. fin"]);
        assert!(cut("").is_empty());
    }
}
