//! Misread sequences that lost a byte on the way: a blank that was a no-break space, a control that was dropped,
//! a quote that was straightened.

/// What a broken sequence was.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Guess {
    /// Bytes of text it takes.
    pub(super) len: usize,
    /// What was meant.
    pub(super) meant: &'static str,
    /// How sure.
    pub(super) confidence: f32,
    /// Other readings.
    pub(super) alternatives: &'static [&'static str],
}

#[expect(clippy::unnecessary_wraps, reason = "every caller answers with an option")]
const fn guess(len: usize, meant: &'static str, confidence: f32) -> Option<Guess> {
    Some(Guess { len, meant, confidence, alternatives: &[] })
}

/// Sequences that were misread twice and then lost their last byte, and what they were.
const TWICE: &[(&str, &str)] = &[("ÃƒÂ", "Ã"), ("Ã¢â‚¬Â", "”"), ("Ã¢â‚¬", "”")];

/// Reads a broken sequence at byte `at`. `evidence`: the text holds others that are whole.
pub(super) fn guess_at(text: &str, at: usize, evidence: bool) -> Option<Guess> {
    let rest = &text[at..];
    let lead = rest.chars().next()?;
    let before = text[..at].chars().next_back();
    let after = rest[lead.len_utf8()..].chars().next();
    if let Some((pattern, meant)) = TWICE.iter().find(|t| rest.starts_with(t.0)) {
        return if *meant == "Ã" {
            let inner = a_grave(before, &rest[pattern.len()..], evidence)?;
            guess(pattern.len() + inner.0, inner.1, inner.2)
        } else {
            guess(pattern.len(), meant, 0.93)
        };
    }
    match lead {
        'Ã' if after == Some('"') => {
            // CÃ”TE with its mark straightened
            let capitals = before.is_some_and(char::is_uppercase)
                && rest[lead.len_utf8() + 1..].starts_with(char::is_uppercase);
            if capitals { guess(lead.len_utf8() + 1, "Ô", 0.93) } else { None }
        }
        'Ã' | 'Ă' => {
            let (len, mut meant, confidence) = a_grave(before, &rest[lead.len_utf8()..], evidence)?;
            // À ends in a control, à in a blank: where both are gone, a sentence begins with the capital
            let opens = text[..at].trim_end_matches(' ');
            if meant == "à"
                && len == 0
                && (opens.is_empty() || opens.ends_with(['.', '!', '?', '\n']))
            {
                meant = "À";
            }
            if let Some(capital) = in_capitals(text, at).then(|| capital(meant)).flatten() {
                meant = capital;
            }
            let alternatives: &[&str] = if meant == "í" { &["Ï", "à", "Á"] } else { &[] };
            Some(Guess { len: lead.len_utf8() + len, meant, confidence, alternatives })
        }
        'Â' => no_break_space(before, &rest[lead.len_utf8()..], evidence),
        'Å' | 'Ć' | 'Ĺ' => oe(before, lead, &rest[lead.len_utf8()..], evidence),
        'â' if rest.starts_with("â€") => quote(before, &rest["â€".len()..], "â€".len()),
        'â' if rest.starts_with("â\u{80}") => {
            quote(before, &rest["â\u{80}".len()..], "â\u{80}".len())
        }
        'â' => elision(&text[..at], &rest[lead.len_utf8()..], evidence),
        'Ú' | 'Î' => half_repaired(lead, before, after, evidence),
        '\u{85}' => {
            let ends = after.is_none_or(|c| c.is_whitespace() || "»”)\"".contains(c));
            if before.is_some_and(char::is_alphanumeric) && ends {
                guess(2, "…", 0.93)
            } else {
                None
            }
        }
        _ => None,
    }
}

/// `Ã ` and `Ã` at the end of a word: the second byte of à is a no-break space, which is lost first of all.
/// Gives the bytes to take after the `Ã`, and what to write.
fn a_grave(before: Option<char>, rest: &str, evidence: bool) -> Option<(usize, &'static str, f32)> {
    let next = rest.chars().next();
    // AMANHÃ, ȚARĂ: words in capitals
    if before.is_some_and(char::is_uppercase) {
        return None;
    }
    let in_word = before.is_some_and(char::is_lowercase);
    // « Ã »: the letter itself
    let quoted = before.is_some_and(|c| "«\"“‘\u{A0}(".contains(c));
    let sure = if in_word || evidence { 0.97 } else { 0.93 };
    match next {
        Some(blank @ (' ' | '\u{A0}')) => {
            let behind = rest[blank.len_utf8()..].chars().next();
            // vis-Ã\u{A0}-vis, c'est-Ã\u{A0}-dire
            let hyphened = before == Some('-') && behind == Some('-');
            if !in_word
                && !hyphened
                && (quoted
                    || behind.is_none_or(|c| !c.is_alphanumeric() && !"«\"“ \u{A0}".contains(c)))
            {
                return None;
            }
            match behind {
                // voilÃ\u{A0}: its blank is the byte
                None | Some(' ' | '\u{A0}' | '.' | ',' | ')' | '-' | '\n') => {
                    Some((blank.len_utf8(), "à", sure))
                }
                // three characters for `à la`: the blank itself is the one that is there
                Some(_) if blank == ' ' => Some((0, "à", sure)),
                Some(c) if c.is_alphanumeric() || "«\"“".contains(c) => {
                    Some((blank.len_utf8(), "à ", sure))
                }
                Some(_) => Some((blank.len_utf8(), "à", sure)),
            }
        }
        None
        | Some('.' | ',' | ';' | ':' | '!' | '?' | ')' | '-' | '»' | '\n' | '\r' | '\'' | '’') => {
            if in_word {
                Some((0, "à", 0.95))
            } else if evidence && !quoted && matches!(next, Some('\n' | '\r')) {
                Some((0, "à", 0.93))
            } else {
                None
            }
        }
        // GarcÃa: the soft hyphen of í is gone
        Some(c) if c.is_lowercase() && in_word => Some((0, "í", 0.5)),
        _ => None,
    }
}

/// The same for a text in capitals.
fn capital(meant: &str) -> Option<&'static str> {
    match meant {
        "à" => Some("À"),
        "à " => Some("À "),
        _ => None,
    }
}

/// Whether the letters next to the place are capitals, two to a side at least.
fn in_capitals(text: &str, at: usize) -> bool {
    let upper = |c: char| c.is_alphabetic().then(|| c.is_uppercase());
    let lead = text[at..].chars().next().map_or(0, char::len_utf8);
    let before = text[..at].chars().rev().filter_map(upper).take(2);
    let behind = text[at + lead..].chars().filter_map(upper).take(2);
    let all: Vec<bool> = before.chain(behind).collect();
    all.len() == 4 && !all.contains(&false)
}

/// `motÂ :`: the `Â` of a no-break space.
fn no_break_space(before: Option<char>, rest: &str, evidence: bool) -> Option<Guess> {
    let blank = rest.chars().next().filter(|c| matches!(c, ' ' | '\u{A0}'))?;
    let fits = match before? {
        '«' => true,
        c if c.is_lowercase() || c.is_ascii_digit() => true,
        ')' | '"' | '’' | '”' | '…' | '.' | '%' | '°' => true,
        c => evidence && c.is_uppercase(),
    };
    // OCR reads `cÂ civique` for `et civique`: where nothing else is misread, a mark or number must follow
    let marked =
        rest[blank.len_utf8()..].starts_with(|c: char| ":;!?»%€".contains(c) || c.is_ascii_digit());
    let confidence = if evidence || marked || blank == '\u{A0}' { 0.97 } else { 0.7 };
    if fits { guess('Â'.len_utf8() + blank.len_utf8(), "\u{A0}", confidence) } else { None }
}

/// `cÅur`, `cÅ"ur`, `Å'uvre`: œ whose second byte was dropped or straightened.
fn oe(before: Option<char>, lead: char, rest: &str, evidence: bool) -> Option<Guess> {
    let len = lead.len_utf8();
    let lower = |text: &str| text.starts_with(['u', 'i', 'd', 's', 'e', 'c', 'n', 't']);
    let in_word = before.is_some_and(char::is_lowercase);
    if let Some(tail) = rest.strip_prefix(['"', '“', '\u{93}']) {
        let sign = rest.len() - tail.len();
        return if lower(tail) && !before.is_some_and(char::is_uppercase) {
            guess(len + sign, "œ", 0.95)
        } else {
            None
        };
    }
    if let Some(tail) = rest.strip_prefix(['\'', '’']) {
        // Å's is Scandinavian; Å'uvre is not
        let word =
            ["uvre", "uf", "il", "dipe", "cum", "sophage"].iter().any(|w| tail.starts_with(w));
        return if word && !in_word {
            guess(len + rest.len() - tail.len(), "Œ", 0.95)
        } else {
            None
        };
    }
    let word = ["ur", "uvre", "uf", "ud", "ux", "il"].iter().any(|w| rest.starts_with(w));
    if !word {
        return None;
    }
    if in_word && rest.starts_with('u') {
        return guess(len, "œ", if lead == 'Å' || evidence { 0.95 } else { 0.85 });
    }
    let elided = before.is_some_and(|c| "'’".contains(c));
    Some(Guess {
        len,
        meant: "œ",
        confidence: if elided && evidence { 0.93 } else { 0.7 },
        alternatives: &["Œ"],
    })
}

/// `â€` without its third byte: ” has the byte 9D, which Windows-1252 leaves free and exports drop.
fn quote(before: Option<char>, rest: &str, len: usize) -> Option<Guess> {
    let vowel = |c: char| crate::text::letters::is_vowel(c) || c == 'h';
    if let Some(tail) = rest.strip_prefix('"') {
        // both dashes end in a quotation mark, which was straightened; the shorter is the commoner
        let dash = before.is_none_or(|c| c == ' ') && tail.starts_with(' ');
        return if dash {
            Some(Guess { len: len + 1, meant: "–", confidence: 0.92, alternatives: &["—"] })
        } else {
            None
        };
    }
    // Vannes. â\u{80} On a découvert
    if before.is_none_or(char::is_whitespace) && rest.starts_with(' ') {
        return Some(Guess { len, meant: "—", confidence: 0.92, alternatives: &["–"] });
    }
    if before.is_some_and(char::is_alphabetic) && rest.starts_with(vowel) {
        return guess(len, "’", 0.93);
    }
    let closes =
        before.is_some_and(|c| !c.is_whitespace()) && !rest.starts_with(char::is_alphabetic);
    if closes { guess(len, "”", 0.95) } else { None }
}

/// Words that lost their vowel; what follows the apostrophe begins with a vowel or h.
const ELIDED: &[&str] = &[
    "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu",
    "presqu", "aujourd", "entr",
];

/// What often stands after an apostrophe and begins with the `a` of `Sâad` and `Jâafar`.
const AFTER_ELISION: &[&str] = &[
    "a", "ai", "ait", "as", "avait", "avoir", "avez", "avons", "autres", "autre", "abord", "agit",
    "après", "ailleurs", "accord", "au", "aux",
];

/// Whether the sign at byte `at` is an `â` of a name, as far as one can see: a capital alone before it, and behind it so little
/// that the lexicon, which has short words of every kind, vouches for nothing. `Sâad`, `Mâan`, `Câu`.
pub(super) fn is_of_name(line: &str, at: usize) -> bool {
    let Some(rest) = line[at..].strip_prefix('â') else { return false };
    let mut letters = line[..at].chars().rev();
    let capital = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none_or(|c| !c.is_alphabetic());
    let follows: String = rest.chars().take_while(|c| c.is_alphabetic()).take(3).collect();
    capital && matches!(follows.chars().count(), 1 | 2) && !is_after_elision(&follows)
}

fn is_after_elision(word: &str) -> bool {
    AFTER_ELISION.contains(&word) || matches!(word, "il" | "ils" | "y" | "en" | "on")
}

/// `lâaube`: ’ is three signs, and the two controls among them are gone. No French word has â before a vowel.
fn elision(before: &str, rest: &str, evidence: bool) -> Option<Guess> {
    let next = rest.chars().next()?;
    // after a vowel sign that is itself misread, `lâĂ©tĂ©`, the text needs no other proof
    let misread = matches!(next, 'Ã' | 'Ă' | 'Å' | 'Ĺ');
    if !misread && !crate::text::letters::is_vowel(next) && next != 'h' && next != 'H' {
        return None;
    }
    let start =
        before.char_indices().rev().take(8).take_while(|(_, c)| c.is_alphabetic()).last()?.0;
    let word = &before[start..];
    let elided = word.to_lowercase();
    if !ELIDED.contains(&elided.as_str()) || before[..start].ends_with(char::is_alphabetic) {
        return None;
    }
    let len = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len().min(24));
    let follows = rest.get(..len).unwrap_or_default();
    // Nâima, Sâad, Jâafar, dâaech: names from Arabic write their ayn so
    let name = word.starts_with(char::is_uppercase) && !matches!(next, 'e' | 'é' | 'ê' | 'u' | 'o')
        || matches!(next, 'a' | 'i')
            && matches!(elided.as_str(), "s" | "d" | "j" | "m" | "t" | "n" | "c");
    // Câu: no word is one letter, but for a and y
    let name = name || word.starts_with(char::is_uppercase) && follows.len() == 1;
    let sure = evidence || misread || !name || is_after_elision(follows);
    guess('â'.len_utf8(), "’", if sure { 0.95 } else { 0.7 })
}

/// `dÚs`, `hÎtel`: a text misread as ISO-8859-16 (`dĂšs`) whose Ă became Ã was decoded once more, wrongly.
fn half_repaired(
    lead: char,
    before: Option<char>,
    after: Option<char>,
    evidence: bool,
) -> Option<Guess> {
    let small = |c: Option<char>| c.is_some_and(char::is_lowercase);
    if !small(before) || !small(after) {
        return None;
    }
    match lead {
        'Ú' => guess(lead.len_utf8(), "è", 0.93),
        _ => guess(lead.len_utf8(), "ô", if evidence { 0.92 } else { 0.7 }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str, at: usize) -> Option<&'static str> {
        guess_at(text, at, false).filter(|g| g.confidence >= 0.9).map(|g| g.meant)
    }

    #[test]
    fn the_blank_of_a_grave_is_told_from_a_blank() {
        assert_eq!(meant("va Ã Paris", 3), Some("à"));
        assert_eq!(meant("voilÃ .", 4), Some("à"));
        assert_eq!(meant("AMANHÃ ", 5), None);
        assert_eq!(meant("«\u{A0}Ã »", 4), None);
    }

    #[test]
    fn an_elision_is_told_from_a_circumflex() {
        assert_eq!(meant("lâaube", 1), Some("’"));
        for word in ["pâte", "lâche", "âne", "hâte", "tâche", "dâme", "pâhara"] {
            assert_eq!(meant(word, word.find('â').unwrap()), None, "{word}");
        }
    }
}
