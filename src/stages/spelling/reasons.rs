//! Which misreading leads from a word that was meant to the word as written.

use crate::edit::Reason;
use crate::text::letters::unaccented;

/// The reason for reading `written` as `meant`, both in lower case.
pub(super) fn reason_of(written: &str, meant: &str) -> Reason {
    if unaccented(written) == unaccented(meant) {
        return Reason::Accent;
    }
    let (was, is): (Vec<char>, Vec<char>) = (written.chars().collect(), meant.chars().collect());
    let head = was.iter().zip(&is).take_while(|(x, y)| x == y).count();
    let ends = was[head..].iter().rev().zip(is[head..].iter().rev());
    let tail = ends.take_while(|(x, y)| x == y).count();
    match (&was[head..was.len() - tail], &is[head..is.len() - tail]) {
        ([], ['\'']) => Reason::LostApostrophe,
        ([], [_]) if head == 0 => Reason::DroppedInitial,
        ([], [_]) => Reason::DroppedLetter,
        ([_], []) => Reason::AddedLetter,
        ([first, second], [x, y]) if first == y && second == x => Reason::SwappedLetters,
        ([x], [y]) if is_shape(&[*x], &[*y]) => Reason::MisreadShape,
        ([_], [_]) => Reason::ChangedLetter,
        (was, is) if is_shape(was, is) => Reason::MisreadShape,
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
            ("écoltes", "récoltes", Reason::DroppedInitial),
            ("mecredi", "mercredi", Reason::DroppedLetter),
            ("aujourdhui", "aujourd'hui", Reason::LostApostrophe),
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
