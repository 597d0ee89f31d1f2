//! Which misreading leads from a word that was meant to the word as written.

use crate::edit::Reason;
use crate::text::letters::unaccented;

/// The reason for reading `written` as `meant`, both in lower case.
pub(super) fn reason_of(written: &str, meant: &str) -> Reason {
    if unaccented(written) == unaccented(meant) {
        return Reason::Accent;
    }
    let (w, m): (Vec<char>, Vec<char>) = (written.chars().collect(), meant.chars().collect());
    let head = w.iter().zip(&m).take_while(|(a, b)| a == b).count();
    let tail =
        w[head..].iter().rev().zip(m[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (w, m) = (&w[head..w.len() - tail], &m[head..m.len() - tail]);
    match (w, m) {
        ([], [_]) if head == 0 => Reason::DroppedInitial,
        ([], [_]) => Reason::DroppedLetter,
        ([_], []) => Reason::AddedLetter,
        ([a, b], [c, d]) if a == d && b == c => Reason::SwappedLetters,
        ([a], [b]) if is_shape(&[*a], &[*b]) => Reason::MisreadShape,
        ([_], [_]) => Reason::ChangedLetter,
        (w, m) if is_shape(w, m) => Reason::MisreadShape,
        _ => Reason::Misspelling,
    }
}

/// Letters that OCR takes for one another, each way.
const SHAPES: &[(&str, &str)] = &[
    ("rn", "m"),
    ("cl", "d"),
    ("li", "h"),
    ("ii", "u"),
    ("vv", "w"),
    ("in", "m"),
    ("ti", "n"),
    ("l", "1"),
    ("i", "1"),
    ("o", "0"),
    ("é", "6"),
    ("s", "8"),
    ("n", "u"),
    ("c", "e"),
    ("t", "f"),
    ("i", "l"),
];

fn is_shape(a: &[char], b: &[char]) -> bool {
    let is = |chars: &[char], text: &str| text.chars().eq(chars.iter().copied());
    SHAPES.iter().any(|(x, y)| is(a, x) && is(b, y) || is(a, y) && is(b, x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_misreading_has_its_reason() {
        for (written, meant, reason) in [
            ("medecin", "médecin", Reason::Accent),
            ("ernières", "dernières", Reason::DroppedInitial),
            ("mecredi", "mercredi", Reason::DroppedLetter),
            ("annnée", "année", Reason::AddedLetter),
            ("pesnons", "pensons", Reason::SwappedLetters),
            ("medèle", "modèle", Reason::ChangedLetter),
            ("daus", "dans", Reason::MisreadShape),
            ("cornme", "comme", Reason::MisreadShape),
            ("embayage", "embrayages", Reason::Misspelling),
        ] {
            assert_eq!(reason_of(written, meant), reason, "{written}");
        }
    }
}
