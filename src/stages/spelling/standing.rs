//! Which words are asked about at all. What is guarded here no repair ever sees.

use rustc_hash::FxHashMap;

use super::derivation::{is_poetic, is_prefix, is_regular};
use super::memo::{recall_capitalised, recall_entry};
use crate::model::{Entry, Flags, Lexicon};
use crate::stages::Passage;
pub(super) use crate::text::letters::plain;
use crate::text::letters::{is_apostrophe, is_blank, is_french_letter, is_hyphen, is_line_end};
use crate::text::{Casing, Kind, Token};

/// Shorter words are too close to too many others.
const SHORTEST: usize = 2;

/// Letters of other languages that the accents of French are mistaken for: `premíer`.
const MISTAKEN: [char; 6] = ['á', 'í', 'ì', 'ó', 'ò', 'ú'];

/// A word has at most so many digits for letters, and at least so many letters.
const MISREAD: usize = 2;
const LETTERS: usize = 3;

/// A form that stands this often in one text is a word of that text.
pub(super) const OFTEN: u32 = 3;

/// What a token is to the decoder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A word in lower case that the dictionary has just as it is written.
    French,
    /// Another word of the lexicon, or nothing to look up.
    Known,
    /// Unknown today, and right in an old text: `étoit`.
    Old,
    /// Unknown, but not to be touched: a name, foreign, playful, kept.
    Kept,
    /// Unknown; maybe a misprint.
    Suspect,
}

/// Judges a token. `opens` says that it is the first word of its sentence.
pub(super) fn standing(passage: &Passage<'_>, token: Token, opens: bool) -> Standing {
    let word = token.of(passage.text());
    let lexicon = &passage.model().lexicon;
    if token.kind == Kind::Alphanumeric {
        return judge_alphanumeric(passage, token, opens);
    }
    if token.kind != Kind::Word {
        return Standing::Known;
    }
    match token.casing {
        Casing::Lower => match recall_entry(passage.model(), word) {
            Some(entry) if entry.flags.has(Flags::DICTIONARY) && entry.is_known() => {
                Standing::French
            }
            Some(entry) if entry.is_known() => Standing::Known,
            _ => judge_unknown(passage, token, &plain(word)),
        },
        // inside a sentence a capital is a name, whatever it looks like
        Casing::Title if !opens => Standing::Kept,
        Casing::Title => {
            let is_known = || {
                let plain_word = plain(word);
                is_known_as_written(lexicon, word)
                    || is_word(lexicon, &plain_word)
                    || is_bare_capital(lexicon, &plain_word)
            };
            if recall_capitalised(passage.model(), word, is_known) {
                return Standing::Known;
            }
            judge_unknown(passage, token, &plain(word))
        }
        Casing::Upper | Casing::Mixed => Standing::Kept,
    }
}

fn judge_unknown(passage: &Passage<'_>, token: Token, word: &str) -> Standing {
    let lexicon = &passage.model().lexicon;
    if is_word(lexicon, word) && !lacks_grave(lexicon, word) {
        Standing::Known
    } else if is_guarded(word)
        || is_joined(passage.text(), token)
        || is_cut(passage.text(), token)
        || passage.words().keeps(word)
        || passage.words().count(word) >= OFTEN
    {
        Standing::Kept
    } else if is_poetic(lexicon, word) || passage.is_print() && is_regular(lexicon, word) {
        Standing::Known
    } else {
        Standing::Suspect
    }
}

/// `c0mme` and `arm6e` are words with a letter misread; `h264`, `guerre2` and `1la` are not.
fn judge_alphanumeric(passage: &Passage<'_>, token: Token, opens: bool) -> Standing {
    let word = plain(token.of(passage.text()));
    let is_lower = token.casing == Casing::Lower || opens && token.casing == Casing::Title;
    let asked = is_lower
        && is_misread(&passage.model().lexicon, &word)
        && !is_joined(passage.text(), token)
        && !is_cut(passage.text(), token)
        && !passage.words().keeps(&word)
        && passage.words().count(&word) < OFTEN;
    if asked { Standing::Suspect } else { Standing::Known }
}

/// Whether a word with a digit or two in it is one of the dictionary with the letters they are misread for. A digit before or
/// behind a word is the number of a note.
fn is_misread(lexicon: &Lexicon, word: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let digits = word.chars().filter(|c| is_digit(*c)).count();
    let rest = word.trim_matches(is_digit);
    if digits > MISREAD
        || word.chars().count() < digits + LETTERS
        || rest.len() < word.len() && is_word(lexicon, rest)
    {
        return false;
    }
    let mut readings = vec![String::with_capacity(word.len())];
    for c in word.chars() {
        let meant = if is_digit(c) { misread_letters(c) } else { &[c] };
        readings = meant
            .iter()
            .flat_map(|m| readings.iter().map(move |reading| format!("{reading}{m}")))
            .collect();
    }
    let in_dictionary = |e: Entry| e.is_known() && e.flags.has(Flags::DICTIONARY);
    readings.iter().any(|reading| lexicon.get(reading).is_some_and(in_dictionary))
}

/// The letters that a digit is read for.
const fn misread_letters(digit: char) -> &'static [char] {
    match digit {
        '0' => &['o'],
        '1' => &['l', 'i'],
        '5' | '8' => &['s'],
        '6' => &['é'],
        _ => &[],
    }
}

/// The look-up of the common case, without a copy of the word.
fn is_known_as_written(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.get(word).is_some_and(Entry::is_known)
}

/// Whether a word in lower case is known, whole or in all its parts.
pub(in crate::stages) fn is_word(lexicon: &Lexicon, word: &str) -> bool {
    if is_known_as_written(lexicon, word) {
        return true;
    }
    word.contains('-')
        && word.split('-').all(|part| is_known_as_written(lexicon, part) || is_prefix(part))
}

/// Whether a compound is one with *à* but for the accent: `vis-a-vis`.
fn lacks_grave(lexicon: &Lexicon, word: &str) -> bool {
    word.contains("-a-") && is_known_as_written(lexicon, &word.replace("-a-", "-à-"))
}

/// Whether a word that was written with a capital lacks the accent of its first letter alone: `Etat`. That is
/// house style, and `capital_accents` asks about it.
fn is_bare_capital(lexicon: &Lexicon, word: &str) -> bool {
    let accented: &[char] = match word.chars().next() {
        Some('e') => &['é', 'è', 'ê'],
        Some('a') => &['à', 'â'],
        Some('i') => &['î'],
        Some('o') => &['ô'],
        Some('c') => &['ç'],
        _ => &[],
    };
    accented
        .iter()
        .any(|first| is_word(lexicon, &[first.encode_utf8(&mut [0; 4]), &word[1..]].concat()))
}

/// Whether a sign ties the word to another without a blank: `decimal.Decimal`, `agriculteur∙rices`, `étudiant(e)s`, `et/ou`. A quote
/// or a comma does not.
pub(super) fn is_joined(text: &str, token: Token) -> bool {
    const TIES: &[char] = &[
        '.', '·', '∙', '•', '‧', '/', '\\', '_', '@', '&', '=', '+', '*', '|', '~', '^', '#', '$',
    ];
    // where a character was lost, so was part of the word
    let tied = |sign: Option<char>, letter: Option<char>| {
        sign == Some(char::REPLACEMENT_CHARACTER)
            || sign.is_some_and(|c| TIES.contains(&c)) && letter.is_some_and(char::is_alphanumeric)
    };
    let span = token.span();
    let (mut left, mut right) = (text[..span.start].chars().rev(), text[span.end..].chars());
    let bracket = text[span.end..].starts_with('(');
    let (sign, letter) = (right.next(), right.next());
    tied(left.next(), left.next())
        || tied(sign, letter)
        || bracket && letter.is_some_and(char::is_alphabetic)
}

/// Whether the word is half of one that was cut at the end of a line: `exa-` / `miné`.
pub(super) fn is_cut(text: &str, token: Token) -> bool {
    let span = token.span();
    let ends_line = |rest: &str| rest.trim_start_matches(is_blank).starts_with(is_line_end);
    let cut_behind = text[span.end..].strip_prefix(is_cut_sign).is_some_and(ends_line);
    let before = text[..span.start].trim_end_matches(is_blank);
    let line = before.trim_end_matches(|c| is_blank(c) || is_line_end(c));
    cut_behind || line.len() < before.len() && line.ends_with(is_cut_sign)
}

/// Hyphen, soft hyphen, and the sign OCR engines put for them.
const fn is_cut_sign(c: char) -> bool {
    is_hyphen(c) || matches!(c, '\u{AD}' | '¬')
}

/// Whether the look of a word says that it was written so on purpose, or is not French.
fn is_guarded(word: &str) -> bool {
    let mut count = 0;
    let mut run = 0;
    let mut last = ' ';
    for c in word.chars() {
        let is_letter = is_french_letter(c) || MISTAKEN.contains(&c);
        if !(is_letter || is_hyphen(c) || is_apostrophe(c)) {
            return true;
        }
        // gaaars, Yooooo
        run = if c == last { run + 1 } else { 1 };
        if run > 2 && !"mlntrsp".contains(c) || run > 3 {
            return true;
        }
        last = c;
        count += 1;
    }
    // participant-e-s, P'tet, m-a-i-s; but jusu'à, vis-a-vis
    let whole = word.strip_suffix("'à").or_else(|| word.strip_suffix("'a")).unwrap_or(word);
    let pieces = whole.split(|c| is_hyphen(c) || is_apostrophe(c));
    count < SHORTEST
        || (word.contains(['-', '\''])
            && pieces.into_iter().any(|p| p.chars().count() < 2 && p != "a"))
}

/// How often each suspect form stands in the text.
pub(super) type Counts<'a> = FxHashMap<&'a str, u32>;
