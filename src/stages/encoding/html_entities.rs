//! HTML entities left in the text become the characters they stand for: `&eacute;` → `é`.
//!
//! # What it repairs
//! Named and numbered entities, also escaped twice (`&amp;eacute;`), numbers 128 to 159 as browsers read them, and accented
//! letters whose `;` is lost. A bare `eacute;` is only suggested.
//!
//! # Why it happens
//! A scraper takes tags out and forgets entities, or a form escapes what was escaped before.
//!
//! # Example
//! `L&#39;&eacute;t&amp;eacute; &#8211; &laquo;&nbsp;enfin&nbsp;&raquo;` → `L'été – « enfin »`
//!
//! # What it leaves alone
//! Addresses (`?a=1&copy=2`), tags and code in backquotes; entities that a text speaks of (`l'entité &eacute;`, `« &eacute; »`);
//! `&lt;` and `&gt;` where they would make a tag; numbers that stand for no character (0, surrogates, controls).

use super::entity_names::ENTITY_NAMES;
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::tokens::Kind;

/// Resolves HTML entities.
#[derive(Clone, Copy, Debug, Default)]
pub struct HtmlEntities;

impl Stage for HtmlEntities {
    fn name(&self) -> &'static str {
        "html_entities"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let text = passage.text();
        let mut done = 0;
        let mut tag = OpenTag::default();
        let mut mention = Mention::default();
        let mut protected = Protected::default();
        for at in memchr::memchr2_iter(b'&', b';', text.as_bytes()) {
            if at < done {
                continue;
            }
            if text.as_bytes()[at] == b';' {
                suggest_bare(text, at, proposals);
                continue;
            }
            let Some(entity) = entity(text, at) else { continue };
            let end = at + entity.len;
            done = end;
            let shown = mention.is_shown(text, at, end, entity.letter);
            let keeps = match entity.letter {
                '<' => tag.opens(text, at, end),
                '>' => tag.closes(text, at),
                _ => false,
            };
            if keeps || protected.holds(passage, at, entity.letter) {
                continue;
            }
            let confidence = if shown { 0.6 } else { entity.confidence };
            let confidence = Confidence::new(confidence);
            proposals.replace(at..end, entity.letter, Reason::HtmlEntity, confidence);
        }
    }
}

struct Entity {
    letter: char,
    len: usize,
    confidence: f32,
}

/// How often `&amp;` may stand for an ampersand that was escaped again.
const ESCAPES: usize = 4;

/// The entity that begins with the `&` at `at`.
fn entity(text: &str, at: usize) -> Option<Entity> {
    let rest = &text[at + 1..];
    let Some((mut letter, n)) = numbered(rest).or_else(|| named(rest)) else {
        return unfinished(text, at);
    };
    let mut len = 1 + n;
    // &amp;amp;eacute; is what is left of &eacute; escaped twice
    for _ in 0..ESCAPES {
        let inner = &text[at + len..];
        match numbered(inner).or_else(|| named(inner)) {
            Some((next, n)) if letter == '&' => {
                letter = next;
                len += n;
            }
            _ => break,
        }
    }
    // `&amp;copy`, `&amp;amp;` in a text that explains entities: what remains would be one
    let after = &text[at + len..];
    let name = after.bytes().take(20).take_while(u8::is_ascii_alphanumeric).count();
    let explains = letter == '&'
        && (lookup(&after[..name]).is_some() || len > "&amp;".len() && !text[..at].ends_with(' '));
    Some(Entity { letter, len, confidence: if explains { 0.6 } else { 0.995 } })
}

/// `#233;` or `#xE9;`: the character and the length.
fn numbered(rest: &str) -> Option<(char, usize)> {
    let digits = rest.strip_prefix('#')?;
    let (digits, radix, lead) = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 2),
        None => (digits, 10, 1),
    };
    let n = digits.bytes().take(8).take_while(|b| (*b as char).is_digit(radix)).count();
    if n == 0 || n == 8 || digits.as_bytes().get(n) != Some(&b';') {
        return None;
    }
    let code = u32::from_str_radix(&digits[..n], radix).ok()?;
    let letter = char::from_u32(code)?;
    let letter = match letter {
        // the pages of Windows were numbered as Windows-1252, and browsers obey
        '\u{80}'..='\u{9F}' => super::charsets::WINDOWS_1252.char(code as u8)?,
        letter => letter,
    };
    let noncharacter = code & 0xFFFE == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code);
    let text = matches!(letter, '\t' | '\n' | '\r') || !letter.is_control();
    (text && !noncharacter).then_some((letter, lead + n + 1))
}

/// `eacute;`: the character and the length.
fn named(rest: &str) -> Option<(char, usize)> {
    let n = rest.bytes().take(20).take_while(u8::is_ascii_alphanumeric).count();
    if rest.as_bytes().get(n) != Some(&b';') {
        return None;
    }
    lookup(&rest[..n]).map(|letter| (letter, n + 1))
}

fn lookup(name: &str) -> Option<char> {
    ENTITY_NAMES.binary_search_by_key(&name, |e| e.0).ok().map(|i| ENTITY_NAMES[i].1)
}

/// The entities of accented letters, which no word or variable is called.
const ACCENTS: &[&str] = &["acute", "grave", "circ", "uml", "cedil", "tilde", "Elig", "elig"];

/// `&eacutet&eacute`: an accented letter without its `;`, inside a word or at its end.
fn unfinished(text: &str, at: usize) -> Option<Entity> {
    let rest = &text[at + 1..];
    let accent = ACCENTS.iter().find(|a| rest.get(1..).is_some_and(|r| r.starts_with(**a)))?;
    let n = 1 + accent.len();
    let letter = lookup(rest.get(..n)?)?;
    let after = rest[n..].chars().next();
    let before = text[..at].chars().next_back();
    let in_word = before.is_some_and(|c| c.is_alphabetic() || c == ';')
        || after.is_some_and(char::is_lowercase);
    let ends =
        after.is_none_or(|c| c.is_alphabetic() || c.is_whitespace() || ".,!?)&'’-".contains(c));
    (in_word && ends).then_some(Entity { letter, len: n + 1, confidence: 0.95 })
}

/// `pr eacute;fet`: the `&` is lost. The letters before may belong to the word, so it is only suggested.
fn suggest_bare(text: &str, at: usize, proposals: &mut Proposals) {
    let bytes = text.as_bytes();
    let letters = bytes[..at].iter().rev().take(8).take_while(|b| b.is_ascii_alphabetic()).count();
    let Some(accent) = ACCENTS.iter().find(|a| text[..at].ends_with(**a)) else { return };
    let n = accent.len() + 1;
    if letters < n || bytes.get(at.wrapping_sub(letters + 1)) == Some(&b'&') {
        return;
    }
    if let Some(letter) = lookup(&text[at - n..at]) {
        proposals.replace(at - n..at + 1, letter, Reason::HtmlEntity, Confidence::new(0.6));
    }
}

/// A `<` that was left as `&lt;`, or stands in the text, and waits for its `>`.
#[derive(Default)]
struct OpenTag {
    /// Up to where the text was searched for `<`.
    searched: usize,
    open: Option<usize>,
}

/// A tag is not longer than this.
const TAG: usize = 400;

impl OpenTag {
    /// Whether `&lt;` at `at..end` would open a tag: `&lt;b`, `&lt;/b`, `&lt;!--`.
    fn opens(&mut self, text: &str, at: usize, end: usize) -> bool {
        let opens =
            text[end..].starts_with(|c: char| c.is_ascii_alphabetic() || "/!?&".contains(c));
        if opens {
            self.open = Some(at);
            self.searched = end;
        }
        opens
    }

    /// Whether `&gt;` at `at` would close one.
    fn closes(&mut self, text: &str, at: usize) -> bool {
        let from = self.searched.min(at);
        if let Some(last) = memchr::memrchr2(b'<', b'>', &text.as_bytes()[from..at]) {
            self.open = (text.as_bytes()[from + last] == b'<').then_some(from + last);
        }
        self.searched = at;
        self.open.take().is_some_and(|open| at - open <= TAG)
    }
}

/// Words after which a text speaks of an entity: `l'entité &eacute;`, `le code HTML &nbsp;`.
const NAMES_ENTITIES: &[&str] = &[
    "entité",
    "entités",
    "entity",
    "entities",
    "code",
    "codes",
    "html",
    "xml",
    "tapez",
    "taper",
    "saisir",
    "saisissez",
    "écrire",
    "écrivez",
    "insérer",
    "symbole",
    "caractère",
    "caractères",
    "chaîne",
    "séquence",
    "balise",
    "notation",
];

/// Whether entities are shown on purpose.
#[derive(Default)]
struct Mention {
    /// End of the last entity that was.
    last: Option<usize>,
}

impl Mention {
    fn is_shown(&mut self, text: &str, at: usize, end: usize, letter: char) -> bool {
        let before =
            text[..at].trim_end_matches([' ', '\u{A0}', '«', '"', '“', '\'', '(', ':', '’']);
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let named = before.len() + 12 > at
            && word.len() <= 12
            && !word.is_empty()
            && NAMES_ENTITIES.contains(&word.to_lowercase().as_str());
        // « &lt;, &gt; et &amp; »
        let listed = self.last.is_some_and(|last| {
            at - last <= 8
                && matches!(
                    text[last..at].trim_matches(['»', '«', '"', '\u{A0}', ' ', ')', '(']),
                    "" | "," | ", " | "et" | "ou" | "/"
                )
                && last != at
        });
        // (&eacute;), « &eacute; », and &eacute; on its own, where no French word is é
        let opened =
            text[..at].trim_end_matches([' ', '\u{A0}']).ends_with(['(', '«', '"', '“', '=']);
        let closed =
            text[end..].trim_start_matches([' ', '\u{A0}']).starts_with([')', '»', '"', '”', '=']);
        let alone = letter.is_alphabetic()
            && !matches!(letter, 'à' | 'À' | 'ô' | 'Ô')
            && text[..at].ends_with([' ', '\n', '\t'])
            && text[end..].starts_with([' ', '\n', '\t']);
        let shown = named || listed || letter.is_alphabetic() && (opened && closed || alone);
        self.last = shown.then_some(end);
        shown
    }
}

/// The tokens that nothing is resolved in. They come in order, so one walk is enough.
#[derive(Default)]
struct Protected {
    next: usize,
}

impl Protected {
    fn holds(&mut self, passage: &Passage<'_>, at: usize, letter: char) -> bool {
        let tokens = passage.tokens();
        while tokens.get(self.next).is_some_and(|t| (t.end as usize) <= at) {
            self.next += 1;
        }
        let Some(token) = tokens.get(self.next).filter(|t| t.start as usize <= at) else {
            return false;
        };
        match token.kind {
            Kind::Markup => true,
            Kind::Code => token.of(passage.text()).starts_with('`'),
            // a blank or a quote ends an address: www.example.org&nbsp;!
            Kind::Address => !letter.is_whitespace() && !"«»\"“”’…—–".contains(letter),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order() {
        assert!(ENTITY_NAMES.is_sorted_by(|a, b| a.0 < b.0));
    }

    #[test]
    fn numbers_that_are_no_characters_stay() {
        for text in
            ["#0;", "#xD800;", "#1;", "#x110000;", "#xFFFE;", "#129;", "#;", "#x;", "#99999999;"]
        {
            assert_eq!(numbered(text), None, "{text}");
        }
        assert_eq!(numbered("#156;"), Some(('œ', 5)));
        assert_eq!(numbered("#x2019;"), Some(('’', 7)));
    }
}
