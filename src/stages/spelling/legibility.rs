//! What the words of a text look like, without asking what was meant: how well a page was read shows in that.

use super::readings::Reader;
use super::standing::{Standing, is_cut, is_joined, is_word, plain};
use super::{is_regular, period, standings};
use crate::model::quality::{Sign, Signs};
use crate::model::{Entry, Lexicon};
use crate::stages::Passage;
use crate::text::letters::{is_apostrophe, is_blank, is_hyphen, is_line_end};
use crate::text::{Casing, Kind, Token};

/// A word of so many letters is short: one slip makes it another, or none.
const SHORT: usize = 3;

/// Three letters of a word of the dictionary seldom cost more, in nats.
const ODD: f32 = 14.0;

/// A word is of another language where it is as common there.
const ZIPF_ELSEWHERE: f32 = 3.0;

/// Counts the signs of a text.
pub fn signs(passage: &Passage<'_>) -> Signs {
    let reader = Reader::new(passage.model(), passage.text(), passage.is_print());
    let mut standings = standings(passage, &reader);
    period::spare_old_spellings(passage, &mut standings);
    let mut signs = Signs::default();
    for (token, standing) in passage.tokens().iter().zip(standings) {
        if let Some(sign) = sign(passage, *token, standing) {
            signs.add(sign);
        }
    }
    signs
}

fn sign(passage: &Passage<'_>, token: Token, standing: Standing) -> Option<Sign> {
    let text = passage.text();
    let word = token.of(text);
    match token.kind {
        Kind::Word if word.chars().nth(1).is_none() => Some(single(word)),
        Kind::Word => Some(match standing {
            Standing::French => Sign::Dictionary,
            Standing::Known => Sign::Known,
            Standing::Old => Sign::Old,
            Standing::Suspect if is_regular(&passage.model().lexicon, &plain(word)) => Sign::Known,
            Standing::Suspect => unknown(passage, &plain(word)),
            Standing::Kept => kept(passage, token),
        }),
        Kind::Alphanumeric => Some(Sign::WithDigits),
        Kind::Markup | Kind::Code | Kind::Handle => Some(Sign::Noise),
        Kind::Mark => mark(text, token),
        _ => None,
    }
}

fn single(letter: &str) -> Sign {
    match letter {
        "a" | "à" | "y" | "ô" => Sign::Dictionary,
        "A" | "À" | "Y" | "Ô" => Sign::Known,
        _ => Sign::LoneLetter,
    }
}

/// A word that no list has.
fn unknown(passage: &Passage<'_>, word: &str) -> Sign {
    let elsewhere = passage.model().foreign.get(word);
    if word.chars().count() <= SHORT {
        Sign::UnknownShort
    } else if elsewhere.english.max(elsewhere.other) >= ZIPF_ELSEWHERE {
        Sign::Foreign
    } else if passage.model().letters.oddest(word) > ODD {
        Sign::UnknownOdd
    } else {
        Sign::UnknownPlain
    }
}

/// A word that is not asked about.
fn kept(passage: &Passage<'_>, token: Token) -> Sign {
    let written = token.of(passage.text());
    let word = plain(written);
    let lexicon = &passage.model().lexicon;
    let is_known = |form: &str| lexicon.get(form).is_some_and(Entry::is_known);
    let is_name = || {
        is_known(written)
            || is_word(lexicon, &word)
            || is_known(&Casing::Title.apply(&word))
            || passage.words().count(written) > 0
            || written.contains(is_hyphen)
                && word
                    .split('-')
                    .all(|part| is_known(part) || is_known(&Casing::Title.apply(part)))
    };
    if passage.words().keeps(&word) {
        return Sign::Dictionary;
    }
    match token.casing {
        Casing::Title | Casing::Upper | Casing::Mixed if is_name() => Sign::Name,
        Casing::Title | Casing::Upper => Sign::UnknownName,
        Casing::Mixed => Sign::MixedCase,
        Casing::Lower if is_cut(passage.text(), token) => Sign::Cut,
        Casing::Lower if passage.words().count(&word) > 0 => Sign::Known,
        // participant-e-s, m'sieur
        Casing::Lower if is_put_together(lexicon, &word) => Sign::Known,
        Casing::Lower if is_inclusive(passage.text(), token) => Sign::Known,
        Casing::Lower if is_joined(passage.text(), token) => unknown(passage, &word),
        Casing::Lower => Sign::OddLetters,
    }
}

/// Whether a word consists of words and of letters with hyphens or apostrophes between.
fn is_put_together(lexicon: &Lexicon, word: &str) -> bool {
    let mut pieces = word.split(|c| is_hyphen(c) || is_apostrophe(c));
    word.contains(|c| is_hyphen(c) || is_apostrophe(c))
        && pieces.all(|piece| piece.chars().count() == 1 || is_word(lexicon, piece))
}

/// Whether it is a piece of `tou·te·s` or `étudiant(e)s`.
fn is_inclusive(text: &str, token: Token) -> bool {
    // a full stop between letters is a blank that is missing
    const BEFORE: &[char] = &['·', '∙', '•', '‧', ')'];
    const BEHIND: &[char] = &['·', '∙', '•', '‧', '('];
    let span = token.span();
    let behind = text[span.end..].strip_prefix(BEHIND);
    text[..span.start].ends_with(BEFORE)
        || behind.is_some_and(|rest| rest.starts_with(char::is_lowercase))
}

fn mark(text: &str, token: Token) -> Option<Sign> {
    const PROSE: &str = ".,;:!?…'’‘\"«»“”„‹›()[]-–—‑/%°&§€$£*+=×•·№ªº²³¹";
    const STRAY: &[&str] = &[".", ",", "'", "’", "‘", ".."];
    let mark = token.of(text);
    let span = token.span();
    if !mark.chars().all(|c| PROSE.contains(c)) {
        return Some(Sign::Noise);
    }
    let is_rim = |c: Option<char>| c.is_none_or(|c| is_blank(c) || is_line_end(c));
    let stray = STRAY.contains(&mark)
        && is_rim(text[..span.start].chars().next_back())
        && is_rim(text[span.end..].chars().next());
    stray.then_some(Sign::StrayMark)
}
