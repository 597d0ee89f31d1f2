//! The letters, apostrophes and blanks of French.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Whether the character is an apostrophe, or a sign used for one: `'`, `’`, `ʼ`, `‘`, `‛`, `′`.
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02BC}' | '\u{2018}' | '\u{201B}' | '\u{2032}' | '\u{FF07}')
}

/// Whether the character joins the parts of a compound: hyphen-minus, hyphen, no-break hyphen.
pub const fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// An apostrophe of any kind as `'`, a hyphen as `-`; other characters as they are.
pub const fn straighten(c: char) -> char {
    match c {
        c if is_apostrophe(c) => '\'',
        c if is_hyphen(c) => '-',
        c => c,
    }
}

/// The word as the lexicon has it: in lower case, with straight apostrophes and plain hyphens.
pub fn plain(word: &str) -> Cow<'_, str> {
    if is_plain(word) {
        return Cow::Borrowed(word);
    }
    let mut plain = String::with_capacity(word.len());
    push_plain(word, &mut plain);
    Cow::Owned(plain)
}

/// Writes the [`plain`] word into a buffer, in place of what it holds.
pub fn write_plain(word: &str, buffer: &mut String) {
    buffer.clear();
    if is_plain(word) {
        buffer.push_str(word);
    } else {
        push_plain(word, buffer);
    }
}

/// Adds each character as it is in a plain word. Nearly all are ASCII, which need no table.
fn push_plain(word: &str, buffer: &mut String) {
    for c in word.chars() {
        if c.is_ascii() {
            buffer.push(c.to_ascii_lowercase());
        } else {
            buffer.extend(c.to_lowercase().map(straighten));
        }
    }
}

/// Whether a word is plain as it is written, for all that a look at its bytes tells: most words are.
pub fn is_plain(word: &str) -> bool {
    let mut bytes = word.bytes();
    while let Some(byte) = bytes.next() {
        let plain = match byte {
            b'a'..=b'z' | b'-' | b'\'' => true,
            // from à to ÿ, which no capital stands among
            0xC3 => matches!(bytes.next(), Some(0xA0..)),
            // œ
            0xC5 => bytes.next() == Some(0x93),
            _ => false,
        };
        if !plain {
            return false;
        }
    }
    true
}

/// Whether the character is a blank inside a line: space, tab, no-break and thin spaces.
pub const fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{A0}' | '\u{202F}' | '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}'
    )
}

/// Whether the character ends a line.
pub const fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether the character is a letter, or a mark that belongs to the letter before it.
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || !c.is_ascii() && (c.is_alphabetic() || is_combining(c)) && !matches!(c, 'ª' | 'º')
}

/// Whether the character is a combining mark of the Latin script.
pub const fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Whether the character is a letter that French words are written with, in either case.
pub const fn is_french_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(
            c,
            'à' | 'â'
                | 'ä'
                | 'æ'
                | 'ç'
                | 'é'
                | 'è'
                | 'ê'
                | 'ë'
                | 'î'
                | 'ï'
                | 'ô'
                | 'ö'
                | 'œ'
                | 'ù'
                | 'û'
                | 'ü'
                | 'ÿ'
                | 'À'
                | 'Â'
                | 'Ä'
                | 'Æ'
                | 'Ç'
                | 'É'
                | 'È'
                | 'Ê'
                | 'Ë'
                | 'Î'
                | 'Ï'
                | 'Ô'
                | 'Ö'
                | 'Œ'
                | 'Ù'
                | 'Û'
                | 'Ü'
                | 'Ÿ'
        )
}

/// Whether the letter is a vowel, accents aside.
pub fn is_vowel(c: char) -> bool {
    matches!(
        base(c).to_ascii_lowercase(),
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'œ' | 'æ' | 'Œ' | 'Æ'
    )
}

/// The letter without its accent or cedilla: `é` → `e`, `ç` → `c`; others as they are.
pub fn base(c: char) -> char {
    if c.is_ascii() {
        return c;
    }
    match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => 'a',
        'ç' => 'c',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' | 'ì' => 'i',
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'ÿ' => 'y',
        'À' | 'Â' | 'Ä' => 'A',
        'Ç' => 'C',
        'É' | 'È' | 'Ê' | 'Ë' => 'E',
        'Î' | 'Ï' => 'I',
        'Ô' | 'Ö' => 'O',
        'Ù' | 'Û' | 'Ü' => 'U',
        _ => std::iter::once(c).nfd().next().unwrap_or(c),
    }
}

/// The text without accents and ligatures: `cœur` → `coeur`, `Été` → `Ete`.
pub fn unaccented(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'œ' => out.push_str("oe"),
            'Œ' => out.push_str("Oe"),
            'æ' => out.push_str("ae"),
            'Æ' => out.push_str("Ae"),
            c if is_combining(c) => {}
            c => out.push(base(c)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_come_off() {
        assert_eq!(unaccented("Cœur brisé, ça s’arrête à Noël"), "Coeur brise, ca s’arrete a Noel");
    }

    #[test]
    fn a_word_is_written_as_the_lexicon_has_it() {
        assert_eq!(plain("Aujourd’hui"), "aujourd'hui");
        assert_eq!(plain("ÉTATS\u{2011}UNIS"), "états-unis");
        for c in (' '..'\u{2400}').filter(|c| is_plain(c.encode_utf8(&mut [0; 4]))) {
            assert!(c.to_lowercase().eq([c]) && straighten(c) == c, "{c}");
        }
        assert!(is_plain("aujourd'hui") && is_plain("cœur-à-cœur") && !is_plain("Été"));
    }

    #[test]
    fn a_combining_mark_belongs_to_its_word() {
        assert!("e\u{301}".chars().all(is_letter));
        assert!(!is_letter('1') && !is_letter('\''));
    }
}
