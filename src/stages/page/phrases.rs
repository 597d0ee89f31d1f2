//! The table of phrases, `dictionaries/tables/page_phrases.tsv`, and what of a line it knows.

use std::cell::Cell;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::pattern::{DATE, NAME, Pattern, key};
use super::signs::{blanks, date};
use crate::edit::Reason;
use crate::text::Span;
use crate::text::letters::is_blank;

/// How many attempts a line may cost.
const FUEL: u32 = 600;

/// What begins with a date or a name is at most so long, in bytes.
const SHORT: usize = 120;

/// Phrases in a row on one line, at most.
const DEPTH: usize = 12;

/// Where in the page a phrase is furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Before the first full sentences.
    Front,
    /// Among them.
    Middle,
    /// After the last.
    End,
}

/// What must be true for a phrase to be furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// A line of such phrases is, beside other furniture.
    Beside,
    /// A line of such phrases is.
    Line,
    /// Also where text follows on the line.
    Start,
    /// Also within a line, at the seam of two sentences.
    Inside,
    /// The line is, and heads a list of links.
    Head,
}

/// A row of the table.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) reason: Reason,
    pub(super) how: How,
    front: bool,
    middle: bool,
    end: bool,
    pattern: Pattern,
}

impl Phrase {
    /// Reads a row: family, place, how, pattern, example.
    fn read(row: &str) -> Option<Self> {
        let mut fields = row.split('\t');
        let reason = fields.next()?.parse().ok()?;
        let (front, middle, end) = match fields.next()? {
            "front" => (true, false, false),
            "end" => (false, false, true),
            "edge" => (true, false, true),
            "any" => (true, true, true),
            _ => return None,
        };
        let how = match fields.next()? {
            "beside" => How::Beside,
            "line" => How::Line,
            "start" => How::Start,
            "inside" => How::Inside,
            "head" => How::Head,
            _ => return None,
        };
        Some(Self { reason, how, front, middle, end, pattern: Pattern::read(fields.next()?) })
    }

    const fn stands_in(&self, place: Place) -> bool {
        match place {
            Place::Front => self.front,
            Place::Middle => self.middle,
            Place::End => self.end,
        }
    }
}

/// What a line of furniture is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Furniture {
    pub(super) reason: Reason,
    /// [`WEAK`] where it is furniture only beside other furniture.
    pub(super) confidence: f32,
    /// Whether links follow.
    pub(super) head: bool,
}

/// How sure a phrase is that stands in its place, and one that wants a neighbour.
const SURE: f32 = 0.97;
const WEAK: f32 = 0.5;

impl Furniture {
    /// Whether it is furniture without a neighbour.
    pub(super) fn is_sure(self) -> bool {
        self.confidence > WEAK
    }
}

/// All phrases, found by their first word.
#[derive(Debug)]
pub(super) struct Phrases {
    all: Vec<Phrase>,
    by_key: FxHashMap<String, Vec<usize>>,
    /// Those that stand within a line.
    inside: FxHashMap<String, Vec<usize>>,
}

impl Phrases {
    /// The table, read at first use.
    pub(super) fn table() -> &'static Self {
        static TABLE: LazyLock<Phrases> =
            LazyLock::new(|| Phrases::read(coquille_dictionaries::PAGE_PHRASES));
        &TABLE
    }

    fn read(table: &str) -> Self {
        let rows = table.lines().filter(|row| !row.starts_with('#'));
        let phrases: Vec<_> = rows.filter_map(Phrase::read).collect();
        let mut by_key: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut inside: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (i, phrase) in phrases.iter().enumerate() {
            for key in phrase.pattern.keys() {
                if phrase.how == How::Inside {
                    inside.entry(key.clone()).or_default().push(i);
                }
                by_key.entry(key).or_default().push(i);
            }
        }
        Self { all: phrases, by_key, inside }
    }

    /// The phrases that `text` may begin with.
    fn beginning(&self, text: &str) -> impl Iterator<Item = &Phrase> {
        let get = |key: &str| self.by_key.get(key).map_or(&[][..], Vec::as_slice);
        let first = get(&key(text));
        // lines of dates and names are short; in a long one their phrases would only be tried in vain
        let short = text.len() <= SHORT;
        let dates = if short && date(text, 0).is_some() { get(DATE) } else { &[] };
        let names = if short && text.starts_with(char::is_uppercase) { get(NAME) } else { &[] };
        first.iter().chain(dates).chain(names).map(|&i| &self.all[i])
    }

    /// What the line is, if it is made of phrases that are furniture in this place.
    pub(super) fn whole_line(&self, line: &str, place: Place) -> Option<Furniture> {
        if line.len() > 600 {
            return None;
        }
        let fuel = Cell::new(FUEL);
        let mut found: Vec<&Phrase> = Vec::new();
        if !self.consume(line, 0, place, &fuel, &mut found) || found.is_empty() {
            return None;
        }
        let first = found.last()?;
        let surest = found.iter().max_by_key(|p| p.how)?;
        // `Politique Économie Sport` on one line is a menu
        let bar = found.len() > 2;
        Some(Furniture {
            reason: if surest.how > How::Beside { surest.reason } else { first.reason },
            confidence: if surest.how > How::Beside || bar { SURE } else { WEAK },
            head: first.how == How::Head && found.len() == 1,
        })
    }

    /// Whether phrases take the line from `at` to its end; the phrases, last first.
    fn consume<'a>(
        &'a self,
        line: &str,
        at: usize,
        place: Place,
        fuel: &Cell<u32>,
        found: &mut Vec<&'a Phrase>,
    ) -> bool {
        let at = separators(line, at);
        if at == line.len() {
            return true;
        }
        if found.len() >= DEPTH || fuel.get() == 0 {
            return false;
        }
        for phrase in self.beginning(&line[at..]).filter(|p| p.stands_in(place)) {
            fuel.set(fuel.get().saturating_sub(1));
            let taken = phrase.pattern.matches(line, at, &mut |end| {
                fuel.set(fuel.get().saturating_sub(1));
                end > at
                    && fuel.get() > 0
                    && ends_word(line, end)
                    && self.consume(line, end, place, fuel, found)
            });
            if taken {
                found.push(phrase);
                return true;
            }
        }
        false
    }

    /// The end of the phrase that opens the line, where text follows it that begins as a sentence does.
    pub(super) fn opening(&self, line: &str, place: Place) -> Option<(usize, Reason)> {
        for phrase in self.beginning(line) {
            if phrase.how < How::Start || phrase.how == How::Head || !phrase.stands_in(place) {
                continue;
            }
            let mut cut = None;
            phrase.pattern.matches(line, 0, &mut |end| {
                cut = ends_word(line, end).then(|| separators(line, end));
                cut.is_some_and(|at| line[at..].starts_with(opens_sentence))
            });
            if let Some(at) = cut.filter(|&at| line[at..].starts_with(opens_sentence)) {
                return Some((at, phrase.reason));
            }
        }
        None
    }

    /// The phrases that stand within the text at the seam of two sentences: their bytes and reasons.
    pub(super) fn within(&self, text: &str, place: impl Fn(usize) -> Place) -> Vec<(Span, Reason)> {
        let mut found = Vec::new();
        let mut done = 0;
        for at in capitals(text) {
            if at < done || !is_seam(text, at) {
                continue;
            }
            let Some(phrases) = self.inside.get(&key(&text[at..])) else { continue };
            let rest = &text.as_bytes()[at..];
            let line = &text[at..at + memchr::memchr(b'\n', rest).unwrap_or(rest.len())];
            let place = place(at);
            let here = phrases.iter().map(|&i| &self.all[i]).filter(|p| p.stands_in(place));
            for phrase in here {
                let mut end = 0;
                let fits = phrase.pattern.matches(line.trim_end(), 0, &mut |to| {
                    let after = line[to..].trim_start_matches(is_blank);
                    end = to;
                    ends_word(line, to) && (after.is_empty() || after.starts_with(opens_sentence))
                });
                if fits {
                    done = at + end;
                    found.push((Span::new(at, done), phrase.reason));
                    break;
                }
            }
        }
        found
    }
}

/// Where a capital letter or an opening bracket stands.
fn capitals(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    // À to Þ begin with C3 and go on below 9F
    let capital = |i: &usize| match bytes[*i] {
        b'A'..=b'Z' | b'(' | b'[' => true,
        0xC3 => bytes[i + 1] < 0x9F,
        _ => false,
    };
    (0..bytes.len()).filter(capital)
}

/// Whether a phrase may begin at `at` within a line: after a stop, a bracket, or a small letter it is glued to.
fn is_seam(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(is_blank);
    let Some(last) = before.chars().next_back() else { return true };
    let glued = before.len() == at && (last.is_lowercase() || last.is_ascii_digit());
    let capital = text[at..].starts_with(char::is_uppercase);
    matches!(last, '\n' | '\r' | '.' | '!' | '?' | '…' | '»' | '”' | ')' | ']' | '|')
        || glued && capital
        || text[at..].starts_with(['(', '['])
}

/// Whether a word may end at `end`: at a sign, or at a capital after a small letter.
fn ends_word(line: &str, end: usize) -> bool {
    let last = line[..end].chars().next_back();
    match line[end..].chars().next() {
        Some(c) if c.is_alphanumeric() => last.is_some_and(|l| {
            !l.is_alphanumeric() || c.is_uppercase() && (l.is_lowercase() || l.is_ascii_digit())
        }),
        _ => true,
    }
}

fn opens_sentence(c: char) -> bool {
    c.is_uppercase() || c.is_ascii_digit() || matches!(c, '«' | '"' | '“')
}

/// The end of the blanks and signs that part phrases on a line.
fn separators(line: &str, at: usize) -> usize {
    let mut at = blanks(line, at);
    while let Some(sign) = line[at..].chars().next() {
        if !matches!(
            sign,
            '|' | '·'
                | '•'
                | '>'
                | '›'
                | '/'
                | '-'
                | '–'
                | '—'
                | '.'
                | ':'
                | '→'
                | '×'
                | '▼'
                | '▸'
                | ','
        ) || sign == '-' && line[at + 1..].starts_with(" A +")
        {
            break;
        }
        at = blanks(line, at + sign.len_utf8());
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> impl Iterator<Item = (usize, Vec<&'static str>)> {
        let rows = coquille_dictionaries::PAGE_PHRASES.lines().enumerate();
        rows.filter(|(_, row)| !row.starts_with('#'))
            .map(|(i, row)| (i + 1, row.split('\t').collect()))
    }

    #[test]
    fn every_row_has_an_example_that_it_matches() {
        for (number, row) in rows() {
            assert_eq!(row.len(), 5, "page_phrases.tsv:{number} has five columns");
            let phrase = Phrase::read(&row.join("\t"));
            let phrase = phrase.unwrap_or_else(|| panic!("page_phrases.tsv:{number}: {row:?}"));
            assert_eq!(phrase.reason.stage(), "page", "page_phrases.tsv:{number}");
            let whole = |end: usize| separators(row[4], end) == row[4].len();
            let matched = phrase.pattern.matches(row[4], 0, &mut |end| whole(end));
            assert!(matched, "page_phrases.tsv:{number}: {} does not match {}", row[3], row[4]);
            let known = Phrases::table()
                .beginning(row[4])
                .any(|p| p.pattern.keys() == phrase.pattern.keys());
            assert!(known, "page_phrases.tsv:{number} is not found by its first word");
        }
    }

    #[test]
    fn a_line_may_hold_several_phrases() {
        let table = Phrases::table();
        for line in [
            "Accueil S'enregistrer Connexion",
            "Publié le 3 mai 2019 à 10h12 | Mis à jour le 04/05/2019 à 09:30",
            "Télécharger 240 KoAller en bas de page",
            "Par Camille Roux · Publié le 3 mai 2019",
        ] {
            assert!(table.whole_line(line, Place::Front).is_some_and(Furniture::is_sure), "{line}");
        }
        assert_eq!(table.whole_line("Accueil des enfants", Place::Front), None);
        assert_eq!(table.whole_line("Le maire a publié un livre.", Place::Front), None);
    }
}
