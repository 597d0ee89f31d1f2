//! How tokens become the units that the context model counts. The builder counts and the decoder asks through
//! this one function, so the two always agree.
//!
//! `Le 3 mai, M. Dupont l’a dit…` → `le` `<n>` `mai` `,` `monsieur` `<N>` `l'` `a` `dit` `</s>`

use super::lexicon::{Entry, Lexicon};
use super::unit::Unit;
use crate::text::casing::capitalize;
use crate::text::letters::{straighten, write_plain};
use crate::text::{Casing, Kind, Token};

/// Names at least this common keep a unit of their own: `en France`, but `en <N>` for `Ruritanie`.
const ZIPF_OF_ITS_OWN: f32 = 4.3;

/// Parliament says *monsieur* where the press writes `M.`; one unit serves both.
const WRITTEN_OUT: &[(&str, &str)] = &[
    ("m.", "monsieur"),
    ("mm.", "messieurs"),
    ("mme", "madame"),
    ("mmes", "mesdames"),
    ("mlle", "mademoiselle"),
    ("mme.", "madame"),
    ("mlle.", "mademoiselle"),
];

/// Letters that press agencies leave without accent when they are capitals: `Etat`, `A`, `Ca`.
const BARE_CAPITALS: &[(char, &[&str])] =
    &[('e', &["é", "ê", "è"]), ('a', &["â", "à"]), ('i', &["î"]), ('o', &["ô"]), ('c', &["ç"])];

/// The unit of each token; `None` for what the context model leaves out, such as quotation marks and mark-up.
pub fn units(text: &str, tokens: &[Token], lexicon: &Lexicon) -> Vec<Option<Unit>> {
    let mut buffer = String::new();
    tokens.iter().map(|&token| spell(text, token, lexicon, &mut buffer).map(Unit::of)).collect()
}

/// The unit of a token, spelled: what the tables of counts hold. `buffer` is only room to write in.
pub fn spell<'b>(
    text: &str,
    token: Token,
    lexicon: &Lexicon,
    buffer: &'b mut String,
) -> Option<&'b str> {
    let written = token.of(text);
    match token.kind {
        Kind::Word => return Some(word(written, token.casing, lexicon, buffer)),
        Kind::Number | Kind::Ordinal => return Some("<n>"),
        Kind::Acronym => return Some("<N>"),
        Kind::Alphanumeric | Kind::Address | Kind::Handle | Kind::Code => return Some("<u>"),
        Kind::Markup => return None,
        Kind::Mark => return mark(written),
        Kind::Elision | Kind::Abbreviation | Kind::Clitic => write_plain(written, buffer),
    }
    match token.kind {
        // the t of a-t-il is only there for the ear
        Kind::Clitic => {
            Some(buffer.strip_prefix("-t").filter(|p| p.starts_with('-')).unwrap_or(buffer))
        }
        Kind::Abbreviation => Some(abbreviation(written, buffer)),
        _ => Some(buffer),
    }
}

fn abbreviation<'b>(written: &str, plain: &'b str) -> &'b str {
    match WRITTEN_OUT.iter().find(|(short, _)| *short == plain) {
        Some((_, long)) => long,
        // J. Dupont
        None if written.chars().count() == 2 => "<N>",
        None => plain,
    }
}

fn word<'b>(written: &str, casing: Casing, lexicon: &Lexicon, buffer: &'b mut String) -> &'b str {
    write_plain(written, buffer);
    if let Some((_, long)) = WRITTEN_OUT.iter().find(|(short, _)| *short == buffer) {
        return long;
    }
    let known = |form: &str| lexicon.get(form).filter(|entry| entry.is_known());
    let common = known(buffer);
    if casing != Casing::Lower
        && let Some((name, entry)) = name(written, casing, buffer, &known)
        && common.is_none_or(|common| entry.frequency > common.frequency)
    {
        if entry.zipf() < ZIPF_OF_ITS_OWN {
            return "<N>";
        }
        *buffer = name;
        return buffer;
    }
    if common.is_some() || restore_letters(casing, buffer, &known) {
        return buffer;
    }
    if casing == Casing::Lower { "<u>" } else { "<N>" }
}

/// The word as a name of the lexicon: as written, or `PARIS` as `Paris`.
fn name(
    written: &str,
    casing: Casing,
    plain: &str,
    known: &impl Fn(&str) -> Option<Entry>,
) -> Option<(String, Entry)> {
    let straight: String = written.chars().map(straighten).collect();
    if let Some(entry) = known(&straight) {
        return Some((straight, entry));
    }
    if casing != Casing::Upper {
        return None;
    }
    let title = capitalize(plain);
    known(&title).map(|entry| (title, entry))
}

/// Gives back letters that were written plainly: `oeuvre` → `œuvre`, `Etat` → `état`. Whether that made a word.
fn restore_letters(
    casing: Casing,
    buffer: &mut String,
    known: &impl Fn(&str) -> Option<Entry>,
) -> bool {
    if buffer.contains("oe") {
        let joined = buffer.replace("oe", "œ");
        if known(&joined).is_some() {
            *buffer = joined;
            return true;
        }
    }
    if casing == Casing::Lower {
        return false;
    }
    let first = buffer.chars().next();
    let accented = BARE_CAPITALS
        .iter()
        .filter(|(bare, _)| Some(*bare) == first)
        .flat_map(|(_, accented)| accented.iter())
        .map(|accented| [accented, &buffer[1..]].concat())
        .find(|form| known(form).is_some());
    accented.map(|form| *buffer = form).is_some()
}

/// Marks that say something of the sentence; quotation marks say nothing of the next word.
fn mark(written: &str) -> Option<&'static str> {
    Some(match written.chars().next()? {
        '.' | '!' | '?' | '…' => "</s>",
        ',' | '(' | ')' | '[' | ']' | '–' | '—' | '-' => ",",
        ';' | ':' => ":",
        '%' => "%",
        '€' | '$' | '£' => "€",
        '«' | '»' | '“' | '”' | '"' | '\'' | '’' | '‘' | '„' | '‹' | '›' => {
            return None;
        }
        _ => "<u>",
    })
}

#[cfg(test)]
mod tests {
    use super::super::Model;
    use super::*;
    use crate::text::tokenize;

    fn spelled(text: &str) -> String {
        let lexicon = &Model::french().lexicon;
        let mut buffer = String::new();
        let mut out = Vec::new();
        for token in tokenize(text) {
            if let Some(unit) = spell(text, token, lexicon, &mut buffer) {
                out.push(unit.to_owned());
            }
        }
        out.join(" ")
    }

    #[test]
    fn words_become_units() {
        assert_eq!(
            spelled("Le 3 mai, M. Zzyzx l’a « dit »…"),
            "le <n> mai , monsieur <N> l' a dit </s>"
        );
        assert_eq!(spelled("A-t-elle vu l'oeuvre ?"), "a -elle vu l' œuvre </s>");
    }

    #[test]
    fn common_names_have_units_of_their_own() {
        assert_eq!(spelled("PARIS vaut Paris, pas les paris"), "Paris vaut Paris , pas les paris");
        assert_eq!(spelled("Pour l'Etat et Qzwx"), "pour l' état et <N>");
    }

    #[test]
    fn misprints_are_unknown() {
        assert_eq!(spelled("un hopital xyzzt"), "un <u> <u>");
    }

    #[test]
    fn units_keep_step_with_tokens() {
        let text = "« Oui », dit-il.";
        let tokens = tokenize(text);
        let units = units(text, &tokens, &Model::french().lexicon);
        assert_eq!(units.len(), tokens.len());
        assert_eq!(units.iter().filter(|unit| unit.is_none()).count(), 2);
    }
}
