//! What speaks for a line that was read in another set, and what against it: the words that it makes or unmakes, the
//! marks that come to stand where marks stand.

use std::ops::Range;

use super::resolve::is_known;
use super::stretch::Stretch;
use crate::model::{Model, Unit};
use crate::text::letters::is_combining;

/// A line as it stands and as it is read.
pub(super) struct Evidence<'a> {
    pub(super) row: &'a [Stretch],
    pub(super) read: &'a [Stretch],
    pub(super) model: &'a Model,
    /// Whether it is French beside its strange signs.
    pub(super) french: bool,
}

/// What becomes of a word or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It was none.
    Gain,
    /// It is none any more.
    Loss,
    /// It was none and is none: a name.
    Open,
    /// It is as good as it was.
    Same,
    /// It was meant as it is: the α of an angle.
    Symbol,
}

/// What stands behind an apostrophe is proof with so many letters: `Días` is no `d’as`.
const BEHIND_ELISION: usize = 3;

/// Shorter words that stand there so often that they are.
const SHORT: &[&str] = &["il", "ils", "un", "on", "en", "y", "au", "ai"];

/// What may stand before or behind a word.
const MARKS: &str = "«»“”„–—…°\u{A0}";

/// By so many nats à between two words may be less likely than nothing there: `rendrez, а la prochaine`. Between a word
/// and the next, `l'angle α est`, it is by ten.
const INSERTED: f32 = 5.0;

/// By fewer, where a dash or a quotation mark may have stood as well.
const OFTEN: f32 = 1.5;

impl Evidence<'_> {
    /// What becomes of each word and mark that is read anew.
    pub(super) fn weigh(&self) -> Vec<(Range<usize>, Verdict)> {
        let mut out = Vec::new();
        let mut at = 0;
        while at < self.row.len() {
            let len = (at..self.row.len()).take_while(|&i| self.is_of_word(i)).count();
            let range = at..at + len.max(1);
            if self.read[range.clone()].iter().any(|s| s.read) {
                let verdict = if len == 0 { self.mark(at) } else { self.word(&range) };
                out.push((range.clone(), verdict));
            }
            at = range.end;
        }
        out
    }

    fn is_of_word(&self, i: usize) -> bool {
        let letter = |s: &Stretch| s.only().is_some_and(in_word);
        letter(&self.read[i]) || letter(&self.row[i])
    }

    fn word(&self, range: &Range<usize>) -> Verdict {
        if range.len() == 1 {
            return self.letter(range.start);
        }
        let lexicon = &self.model.lexicon;
        let before: String = chars(&self.row[range.clone()]).collect();
        let after: String = chars(&self.read[range.clone()]).collect();
        // a mark behind a word leaves it one; `‚tait` has no such mark
        let bare = before.trim_matches(|c| MARKS.contains(c));
        let was_known = bare.chars().all(in_word) && is_word(bare, lexicon);
        // `miß` is no `mi§`, and `mañana` no two words
        let strange = |c: char| !in_word(c) && !MARKS.contains(c);
        if after.contains(strange) {
            return Verdict::Loss;
        }
        let mut parts = after.split(|c| !in_word(c)).filter(|p| !p.is_empty()).peekable();
        let is_cut = parts.clone().nth(1).is_some();
        let is_known =
            parts.peek().is_some() && parts.all(|p| matches!(p, "à" | "À") || is_word(p, lexicon));
        let short = |word: &str| {
            let rest = word.rsplit(['\'', '’']).next().unwrap_or(word);
            let symbol = before.ends_with(['α', 'а', '…']);
            let usual = SHORT.contains(&rest)
                || before.contains(['Æ', 'Õ'])
                || rest.ends_with('à') && !symbol;
            rest.len() < word.len() && rest.chars().count() < BEHIND_ELISION && !usual
        };
        match (was_known, is_known) {
            (false, true) if is_cut || short(&after) || is_cut_off(&before) => Verdict::Same,
            (false, true) => Verdict::Gain,
            (true, false) => Verdict::Loss,
            (false, false) => Verdict::Open,
            (true, true) => Verdict::Same,
        }
    }

    /// Of a letter that stands alone.
    fn letter(&self, i: usize) -> Verdict {
        let (Some(was), Some(now)) = (self.row[i].only(), self.read[i].only()) else {
            return Verdict::Open;
        };
        match (was, now) {
            ('…' | 'α' | 'а' | 'А' | '└', 'à' | 'À') if !self.is_usual_between(i) => {
                Verdict::Symbol
            }
            ('…', 'à' | 'À') => Verdict::Same,
            (_, 'à' | 'À') => Verdict::Gain,
            (_, now) if now.is_alphabetic() => Verdict::Open,
            ('à', '…') if self.before(i).is_some_and(|c| ".!?".contains(c)) => self.if_french(),
            ('à' | 'À' | 'ô' | 'Ô', _) => Verdict::Loss,
            _ => self.mark(i),
        }
    }

    /// Of a sign that is read as a mark.
    fn mark(&self, i: usize) -> Verdict {
        let (Some(was), Some(now)) = (self.row[i].only(), self.read[i].only()) else {
            return Verdict::Open;
        };
        let (before, after) = (self.before(i), self.after(i));
        let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
        let proof = match now {
            // `ñ Non !`, `óNon`
            '–' | '—' if was.is_alphabetic() => {
                i == 0 && after == Some(' ')
                    || i == 0 && was.is_lowercase() && after.is_some_and(char::is_uppercase)
            }
            // `vraimentÉ`, `Ah !É`, `et puis É`
            '…' => {
                was.is_alphabetic() && (before.is_some_and(|c| ".!?".contains(c)) || blank(after))
            }
            // `½Non`
            '«' => was == '½' && after.is_some_and(char::is_alphabetic),
            '\u{A0}' => !blank(before) && after.is_some_and(|c| "?!»".contains(c)),
            '»' => {
                let closes = before.is_some_and(|c| !c.is_alphanumeric())
                    && after.is_none_or(|c| c.is_whitespace() || ",.;:".contains(c));
                closes && (self.opens(i) || "È╗ª".contains(was))
            }
            _ => false,
        };
        if proof { self.if_french() } else { Verdict::Same }
    }

    /// Whether an opening quotation mark is read before it.
    fn opens(&self, i: usize) -> bool {
        self.read[..i].iter().any(|s| s.read && s.only() == Some('«'))
    }

    fn before(&self, i: usize) -> Option<char> {
        i.checked_sub(1).and_then(|i| self.read[i].only())
    }

    fn after(&self, i: usize) -> Option<char> {
        self.read.get(i + 1).and_then(Stretch::only)
    }

    /// A mark proves nothing in a line of another language.
    const fn if_french(&self) -> Verdict {
        if self.french { Verdict::Gain } else { Verdict::Same }
    }

    /// Whether French has à between the words next to the place.
    fn is_usual_between(&self, i: usize) -> bool {
        let is_blank = |s: &&Stretch| s.only().is_some_and(|c| !c.is_alphanumeric());
        let letters = |row: &mut dyn Iterator<Item = &Stretch>| -> String {
            row.skip_while(is_blank)
                .filter_map(Stretch::only)
                .take_while(|c| c.is_alphabetic())
                .collect()
        };
        let behind = &self.read[i + 1..];
        let last: String = letters(&mut self.read[..i].iter().rev()).chars().rev().collect();
        let next = letters(&mut behind.iter());
        let elided = ["l", "d", "qu"].contains(&next.as_str());
        is_usual_between(&last, &next, elided, self.model)
    }
}

/// Whether French may have à between two words, of which the next may be an elision.
fn is_usual_between(last: &str, next: &str, elided: bool, model: &Model) -> bool {
    let between = Between::of(last, next, elided);
    between.is_met(model) || between.inserted(model) < INSERTED
}

/// Whether it often has.
pub(super) fn is_met_between(last: &str, next: &str, elided: bool, model: &Model) -> bool {
    let between = Between::of(last, next, elided);
    let inserted = between.inserted(model);
    inserted < OFTEN || between.is_met(model) && inserted < INSERTED
}

/// The words around an à.
struct Between {
    last: Unit,
    next: Unit,
}

impl Between {
    fn of(last: &str, next: &str, elided: bool) -> Self {
        let unit = |word: &str| Unit::of(&word.to_lowercase());
        Self {
            last: if last.is_empty() { Unit::START } else { unit(last) },
            next: if elided { unit(&format!("{next}'")) } else { unit(next) },
        }
    }

    /// Whether the context model has met it there.
    fn is_met(&self, model: &Model) -> bool {
        model.ngrams.trigram(self.last, Unit::of("à"), self.next) > 0.0
    }

    /// How many nats less likely the words are with it than without.
    fn inserted(&self, model: &Model) -> f32 {
        let nats = |row: &[Unit]| {
            model.ngrams.log_probability_of([Unit::START, self.last], row.iter().copied())
        };
        nats(&[self.next]) - nats(&[Unit::of("à"), self.next])
    }
}

fn chars(row: &[Stretch]) -> impl Iterator<Item = char> {
    row.iter().filter_map(Stretch::only)
}

fn in_word(c: char) -> bool {
    c.is_alphabetic() || is_combining(c) || "'’".contains(c)
}

/// Whether it may be the beginning of a name or of a word that somebody stammers: `de D…`, `l… la porte`.
fn is_cut_off(written: &str) -> bool {
    written.ends_with('…') && written.chars().count() < 4
}

/// Whether it is a word of more than a letter.
fn is_word(written: &str, lexicon: &crate::model::Lexicon) -> bool {
    let letters = written.trim_matches(['\'', '’']);
    letters.chars().nth(1).is_some() && is_known(written, lexicon)
}
