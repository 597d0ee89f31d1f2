//! Signs that a program has escaped and nobody has read back: `l\u2019\u00e9t\u00e9` → `l’été`.

use super::gain::{Fit, fit};
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::Passage;
use crate::text::Span;
use crate::text::offsets::floor;

/// In prose.
const SURE: Confidence = Confidence::new(0.96);

/// Where the line may be code, or about code.
const DOUBTFUL: Confidence = Confidence::new(0.6);

/// `\u00e9`
const LENGTH: usize = 6;

/// Proposes the sign for each escape that stands for one of French.
pub(super) fn propose(passage: &Passage<'_>, proposals: &mut Proposals) {
    let text = passage.text();
    for at in memchr::memmem::find_iter(text.as_bytes(), b"\\u") {
        let Some(sign) = escaped(&text[at..]) else { continue };
        let span = Span::new(at, at + LENGTH);
        let before = text[..at].chars().next_back();
        let after = text[span.end..].chars().next();
        // beside another escape, only what the sign is counts
        let near = |c: Option<char>| if c == Some('\\') { Some('a') } else { c };
        if sign.is_ascii() || fit(sign, near(before), near(after)) < Fit::French {
            continue;
        }
        let sure = !text[..at].ends_with('\\') && !is_code(text, at);
        let confidence = if sure { SURE } else { DOUBTFUL };
        proposals.replace(span, sign, Reason::Escape, confidence);
    }
}

fn escaped(text: &str) -> Option<char> {
    let digits = text.get(2..LENGTH)?;
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

/// What stands further away says nothing of an escape.
const NEAR: usize = 256;

/// Whether the line has what programs have and prose has not, or the escape stands alone as where one speaks of it.
fn is_code(text: &str, at: usize) -> bool {
    let (start, end) = (floor(text, at.saturating_sub(NEAR)), floor(text, at + LENGTH + NEAR));
    let line = &text[start..end];
    let line = &line[super::line_around(line, at - start)];
    let alone = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != '\\');
    let end = at + LENGTH;
    let only = line.matches("\\u").nth(1).is_none();
    line.contains(['`', '{', '}', '=', '<', '>', '[', ']', ';'])
        || only && alone(text[..at].chars().next_back()) && alone(text[end..].chars().next())
}
