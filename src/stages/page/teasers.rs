//! The beginning of another article, cut with `...` and glued to the end of this one.

use super::removal::{Removal, Verdict};
use super::sheet::{Sheet, words};
use crate::edit::Reason;
use crate::text::Span;

/// A cut end may be the article's own; a list of links right after it tells that it is not.
const CONFIDENCE: f32 = 0.92;

/// A shorter sentence that trails off is somebody's: `Et puis...`
const WORDS: usize = 8;

/// The teasers before lists of links.
pub(super) fn find(sheet: &Sheet<'_>, verdicts: &[Verdict]) -> Vec<Removal> {
    let is_link = |i: usize| matches!(verdicts.get(i), Some(Some((Reason::LinkList, _))));
    (0..sheet.lines.len())
        .filter(|&i| verdicts[i].is_none() && is_link(i + 1))
        .filter_map(|i| {
            let line = sheet.lines[i].text;
            let at = teaser(line.of(sheet.text))?;
            let span = Span::new(line.start + at, line.end);
            Some(Removal { span, reason: Reason::Teaser, confidence: CONFIDENCE })
        })
        .collect()
}

/// Where the cut sentence begins that is glued to the stop before it.
fn teaser(line: &str) -> Option<usize> {
    let body = line.strip_suffix("...").or_else(|| line.strip_suffix('…'))?;
    let body = body.trim_end_matches(['[', '(', ' ']);
    let mut seam = None;
    let mut before = '\0';
    let mut stop = false;
    for (at, c) in body.char_indices() {
        if stop && (c.is_uppercase() || matches!(c, '«' | '“')) {
            seam = Some(at);
        } else if seam.is_some()
            && before.is_whitespace()
            && c.is_uppercase()
            && ends_sentence(body, at)
        {
            // the last sentence is not the glued one
            seam = None;
        }
        stop = matches!(c, '.' | '!' | '?' | '"' | '»' | '”')
            && (c != '.' || !body[..at].ends_with(char::is_uppercase));
        before = c;
    }
    seam.filter(|&at| at > 0 && words(&body[at..]) >= WORDS)
}

/// Whether a stop and blanks stand before `at`.
fn ends_sentence(text: &str, at: usize) -> bool {
    text[..at].trim_end().ends_with(['.', '!', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_long_glued_sentence_is_a_teaser() {
        let line =
            "La paix est signée.Donnant hier sa première conférence de presse, le maire a...";
        assert_eq!(teaser(line), Some(20));
        assert_eq!(
            teaser("La paix est signée. Donnant hier sa première conférence de presse, il a..."),
            None
        );
        assert_eq!(teaser("La paix est signée.Et puis..."), None);
        assert_eq!(
            teaser("La paix est signée.Le maire est content de la voir revenir au pays."),
            None
        );
    }
}
