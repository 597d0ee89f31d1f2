//! The judge of a decoding: is what comes out French, and more so than what stood there?

use crate::model::{Flags, Lexicon};
use crate::text::letters::{is_combining, is_french_letter};
use crate::text::tokens::is_elided;

/// How well a decoded character fits its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Not in a French text.
    None,
    /// Possible, where the rest of the text is misread too.
    Poor,
    /// A letter of another language, a symbol.
    Foreign,
    /// A letter or a mark of French, in a place for it.
    French,
}

/// How well `c` fits between its neighbours.
pub(super) fn fit(c: char, before: Option<char>, after: Option<char>) -> Fit {
    let upper = |c: Option<char>| c.is_some_and(char::is_uppercase);
    let lower = |c: Option<char>| c.is_some_and(char::is_lowercase);
    // hÎtel, LéA: a capital inside a word in small letters, or the reverse
    let odd_case =
        c.is_uppercase() && lower(before) || c.is_lowercase() && upper(before) && upper(after);
    let same_script = |script: std::ops::RangeInclusive<char>| {
        [before, after].into_iter().flatten().any(|n| script.contains(&n))
    };
    match c {
        // où is the only French word with ù
        'ù' if !matches!(before, Some('o' | 'O')) => Fit::Foreign,
        _ if is_french_letter(c) => {
            if odd_case {
                Fit::Poor
            } else {
                Fit::French
            }
        }
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
            let in_word = [before, after].into_iter().flatten().any(char::is_alphabetic);
            if in_word && !odd_case { Fit::Foreign } else { Fit::None }
        }
        '«' | '»' | '’' | '‘' | '“' | '”' | '„' | '–' | '—' | '…' | '•' | '·' | '°' | '€' | '‹'
        | '›' | '§' | '©' | '®' | '™' | '²' | '³' | '½' | '¼' | '¾' | '£' | '±' | '×' | '÷'
        | 'µ' | '†' | '‰' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '\u{2011}' | '−' | 'º' => {
            Fit::French
        }
        // ʼ, symbols, ligatures, emoji, and what other stages take out
        '\u{A1}'..='\u{BF}'
        | '\u{2BC}'
        | '\u{2000}'..='\u{2BFF}'
        | '\u{FB00}'..='\u{FB06}'
        | '\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFFD}'
        | '\u{1F000}'..='\u{1FAFF}' => Fit::Foreign,
        _ if is_combining(c) => {
            if before.is_some_and(char::is_alphabetic) {
                Fit::Foreign
            } else {
                Fit::None
            }
        }
        '\u{370}'..='\u{3FF}' if same_script('\u{370}'..='\u{3FF}') => Fit::Foreign,
        '\u{400}'..='\u{4FF}' if same_script('\u{400}'..='\u{4FF}') => Fit::Foreign,
        '\u{590}'..='\u{6FF}' if same_script('\u{590}'..='\u{6FF}') => Fit::Foreign,
        '\u{370}'..='\u{4FF}' => Fit::Poor,
        _ => Fit::None,
    }
}

/// How a word reads after its repair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gain {
    /// No better, or a word is lost by it.
    None,
    /// It has letters of French in place of strange ones.
    Letters,
    /// Nothing but words of the dictionary, where there was something else.
    Words,
}

/// Whether what stands between two blanks reads better after its repair.
pub(super) fn gain(lexicon: &Lexicon, before: &str, after: &str) -> Gain {
    let strange = |word: &str| word.chars().map(strangeness).sum::<usize>();
    let (known, unknown) = words(lexicon, before);
    let (known_after, unknown_after) = words(lexicon, after);
    if known_after < known {
        Gain::None
    } else if known_after > known && unknown > 0 && unknown_after == 0 {
        Gain::Words
    } else if strange(after) < strange(before) {
        Gain::Letters
    } else {
        Gain::None
    }
}

/// How many words the dictionary has, and how many not. Words of one or two letters are neither; strange signs
/// part no words.
fn words(lexicon: &Lexicon, text: &str) -> (usize, usize) {
    let parting = |c: char| {
        c.is_whitespace() || c.is_ascii_punctuation() && c != '-' || "«»‘’“”–—…\u{A0}".contains(c)
    };
    let mut counts = (0, 0);
    for word in text.split(parting).filter(|word| word.chars().nth(2).is_some()) {
        let in_dictionary =
            |form: &str| lexicon.get(form).is_some_and(|e| e.flags.has(Flags::DICTIONARY));
        if in_dictionary(word) || in_dictionary(&word.to_lowercase()) || is_elided(word) {
            counts.0 += 1;
        } else {
            counts.1 += 1;
        }
    }
    counts
}

/// How little French uses the sign inside a word: not at all, or seldom, as its accented capitals and the `â` that
/// is the first byte of every curly mark.
fn strangeness(c: char) -> usize {
    match c {
        _ if c.is_ascii() || "«»’‘“”–—…·°€\u{A0}\u{202F}".contains(c) => 0,
        'â' => 1,
        _ if is_french_letter(c) => usize::from(c.is_uppercase()),
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;

    #[test]
    fn a_repair_takes_strange_signs_away() {
        let lexicon = &Model::french().lexicon;
        for (before, after) in
            [("Ã©tÃ©", "été"), ("Å’uvre", "Œuvre"), ("lâaube", "l’aube"), ("dÚs", "dès")]
        {
            assert_eq!(gain(lexicon, before, after), Gain::Words, "{before}");
            assert_eq!(gain(lexicon, after, before), Gain::None, "{before}");
        }
        assert_eq!(gain(lexicon, "WaÅ‚Ä™sa", "Wałęsa"), Gain::Letters);
        assert_eq!(gain(lexicon, "Sâad", "S’ad"), Gain::Letters);
    }
}
