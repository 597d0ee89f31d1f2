//! What is asked of a repair in text read from print. A machine misreads shapes and adds specks; it drops no letter inside a
//! word, swaps none and inflects nothing. Where a printer did, his page has it so, and readers who transcribe it keep that.

use super::Decision;
use super::sentence::Sentence;
use super::standing::{Standing, plain};
use crate::edit::{Confidence, Reason};
use crate::text::letters::{is_blank, is_hyphen};
use crate::text::{Casing, Span};

/// So sure at most is what print does not allow for: it is suggested.
const SUGGESTED: f32 = 0.55;

/// A repair that no misreading explains is never sure enough.
const NEVER: f32 = 2.0;

/// Shorter words are read for one another everywhere in noise.
const SHORTEST: usize = 3;

/// Lowers what is too bold for print. The bounds are where in newspapers and books of 1780–1940, with their transcriptions, as many
/// letters are gained as lost.
pub(super) fn with_caution(sentence: &Sentence<'_>, decision: &mut Decision) {
    let text = sentence.text();
    let written = decision.span.of(text);
    let unknown = !matches!(decision.reason, Reason::SplitWord | Reason::GluedWords);
    let asked = if unknown && sentence.archaic
        || is_torn(text, decision.span)
        || is_among_strangers(sentence, decision.span)
    {
        NEVER
    } else {
        demand(written, decision)
    };
    if decision.confidence.get() < asked {
        let lowered = decision.confidence.get().min(SUGGESTED);
        decision.confidence = Confidence::new(lowered);
    }
}

/// How sure a repair must be.
fn demand(written: &str, decision: &Decision) -> f32 {
    let capital = written.starts_with(char::is_uppercase);
    let written = &plain(written);
    match decision.reason {
        Reason::DroppedLetter | Reason::SwappedLetters => NEVER,
        Reason::Accent if is_bare_capital(written, &decision.replacement) => NEVER,
        Reason::Accent if written.chars().count() < SHORTEST => 0.9,
        // Jaspar: a name opens the sentence
        Reason::ChangedLetter | Reason::MisreadShape if capital => 0.97,
        Reason::AddedLetter | Reason::DroppedInitial => 0.95,
        Reason::Misspelling => 0.9,
        _ => 0.0,
    }
}

/// Whether only a capital lacks its accent, as old founts had none: `A` for `À`.
pub(super) fn is_bare_capital(written: &str, read: &str) -> bool {
    let rest = |word: &str| word.chars().skip(1).collect::<String>();
    written.starts_with(|c: char| c.is_ascii_uppercase()) && rest(written) == rest(read)
}

/// Whether the word is a piece of one: a hyphen hangs on it, or a sign that stands in no sentence.
fn is_torn(text: &str, span: Span) -> bool {
    let is_stray = |c: char| {
        matches!(c, '[' | ']' | '{' | '}' | '|' | '<' | '>' | '\\' | '^' | '~' | '_' | '=' | '+')
            || matches!(c, '*' | '•' | '■' | '□' | '§' | '¬' | '¦' | '£' | '€' | '$' | '@' | '#')
    };
    let before = text[..span.start].trim_end_matches(is_blank);
    let behind = text[span.end..].trim_start_matches(is_blank);
    let touches = |c: Option<char>, gap: bool| {
        c.is_some_and(|c| is_stray(c) || !gap && (c.is_ascii_digit() || is_hyphen(c)))
    };
    let tight_before = before.len() == span.start;
    let tight_behind = behind.len() == text.len() - span.end;
    touches(before.chars().next_back(), !tight_before)
        || touches(behind.chars().next(), !tight_behind)
}

/// Whether so many words near it are none that they are of another language, or noise that nothing stands out from.
fn is_among_strangers(sentence: &Sentence<'_>, span: Span) -> bool {
    const NEAR: usize = 8;
    const SHARE: usize = 3;
    // what was French before 1600 is a word of today by rule in part
    const SHARE_WITH_OLD: usize = 4;
    const FEW: usize = 3;
    let tokens = sentence.tokens();
    let first = tokens.partition_point(|token| (token.end as usize) <= span.start);
    let last = tokens.partition_point(|token| (token.start as usize) < span.end);
    let near = first.saturating_sub(NEAR)..(last + NEAR).min(tokens.len());
    let lower = |at: &usize| tokens[*at].casing == Casing::Lower && !(first..last).contains(at);
    let words: Vec<usize> = near.filter(lower).collect();
    let count = |standing| words.iter().filter(|at| sentence.standings[**at] == standing).count();
    let (suspects, old) = (count(Standing::Suspect), count(Standing::Old));
    suspects > 1 && suspects * SHARE >= words.len()
        || old > 0
            && suspects > 0
            && suspects + old > FEW
            && (suspects + old) * SHARE_WITH_OLD >= words.len()
}
