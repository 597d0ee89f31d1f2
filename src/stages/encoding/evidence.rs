//! What speaks for a line that was read in another set, and what against it: the words that it makes or unmakes, the
//! marks that come to stand where marks stand.

use std::cell::OnceCell;
use std::ops::Range;

use super::resolve::is_known;
use super::stretch::{Stretch, of_line};
use super::whole_line::is_french;
use crate::model::context::units;
use crate::model::{Lexicon, Model, Unit};
use crate::text::letters::is_combining;
use crate::text::tokenize;
use crate::text::tokens::is_elided;

/// A line as it stands, with what holds of it in every set that it is tried in.
pub(super) struct Line<'a> {
    pub(super) row: Vec<Stretch>,
    pub(super) model: &'a Model,
    /// The places of its signs beside ASCII.
    pub(super) signs: Vec<usize>,
    /// Those that are not of a word. If nothing comes right there, nothing does.
    open: Vec<usize>,
    french: OnceCell<bool>,
}

impl<'a> Line<'a> {
    pub(super) fn of(line: &str, model: &'a Model) -> Self {
        let row = of_line(line);
        let places = line.chars().enumerate().filter(|(_, c)| !c.is_ascii());
        let signs: Vec<usize> = places.map(|(i, _)| i).collect();
        let open = open(&row, &signs, &model.lexicon);
        Self { row, model, signs, open, french: OnceCell::new() }
    }

    /// Whether it is French beside its strange signs.
    pub(super) fn is_french(&self) -> bool {
        *self.french.get_or_init(|| is_french(&self.row, &self.model.lexicon))
    }
}

/// The signs that are not of a word.
fn open(row: &[Stretch], signs: &[usize], lexicon: &Lexicon) -> Vec<usize> {
    let of_word = |&i: &usize| row[i].only().is_some_and(in_word);
    let mut open = Vec::new();
    let mut rest = signs;
    while let Some(&at) = rest.first() {
        let end = at + (at..row.len()).take_while(of_word).count();
        let start = at - (0..at).rev().take_while(of_word).count();
        let (of_it, behind) = rest.split_at(rest.partition_point(|&i| i < end.max(at + 1)));
        if end == at || !is_word(&chars(&row[start..end]).collect::<String>(), lexicon) {
            open.extend_from_slice(of_it);
        }
        rest = behind;
    }
    open
}

/// A line as it stands and as it is read.
pub(super) struct Evidence<'a> {
    pub(super) line: &'a Line<'a>,
    pub(super) read: &'a [Stretch],
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
const SHORT: &[&str] = &["il", "ils", "un", "on", "en", "y", "au", "ai", "où"];

/// So many words and marks that come right prove what a line was taken for.
const PROVEN: usize = 2;

/// By so many nats nothing at all is likelier than à between words that ask for none: nine of ten `…` of the corpora stand
/// there, and one of eleven of their à.
const UNLIKELY: f32 = -3.0;

/// The nats of a word that one sentence in a thousand begins with.
const OPENS: f32 = -7.0;

/// So many signs to both sides say whether à stands between them.
const NEAR: usize = 60;

/// What may stand before or behind a word.
const MARKS: &str = "«»“”„–—…°\u{A0}";

/// By so many nats à between two words may be less likely than nothing there: `rendrez, а la prochaine`. Between a word
/// and the next, `l'angle α est`, it is by ten.
const INSERTED: f32 = 5.0;

/// By so many nats à is likelier than the `…` between two words of one sentence, which writers put there too. Two of five à
/// of the corpora have more, and of all their marks between blanks, `...` among them, none has more than 3.6.
const FOR_ELLIPSIS: f32 = 4.0;

/// By so many elsewhere between blanks: `Merci ! … se faire`, `je débute mal … Allons dîner`, `01, 02 … 06`.
const FOR_ELLIPSIS_AT_A_BREAK: f32 = 6.5;

/// By so many à is likelier than the verb, which a Cyrillic а looks like: all but 0.3 % of the corpora are.
const FOR_VERB: f32 = 0.5;

/// By fewer, where a dash or a quotation mark may have stood as well.
const OFTEN: f32 = 1.5;

impl Evidence<'_> {
    /// What becomes of each word and mark that is read anew. In a line that is proven no à is left: it was `…`.
    pub(super) fn weigh(&self) -> Vec<(Range<usize>, Verdict)> {
        let mut found = self.first_look();
        let ellipsis = |range: &Range<usize>| {
            range.len() == 1
                && (self.line.row[range.start].only(), self.read[range.start].only())
                    == (Some('à'), Some('…'))
        };
        let gains = found.iter().filter(|(_, verdict)| *verdict == Verdict::Gain).count();
        let sound = |(range, verdict): &(Range<usize>, Verdict)| {
            *verdict == Verdict::Loss && !ellipsis(range)
        };
        if gains < PROVEN || found.iter().any(sound) {
            return found;
        }
        let another = self.read.iter().any(|s| s.read && matches!(s.only(), Some('à' | 'À')));
        for (range, verdict) in &mut found {
            if *verdict == Verdict::Loss && (another || !self.is_likely(range.start)) {
                *verdict = Verdict::Same;
            }
        }
        found
    }

    /// The same, each by itself.
    fn first_look(&self) -> Vec<(Range<usize>, Verdict)> {
        self.ranges(&self.line.signs).map(|range| (range.clone(), self.verdict(&range))).collect()
    }

    /// Whether any word or mark comes right: of a sound line none does.
    pub(super) fn has_gain(&self) -> bool {
        self.ranges(&self.line.open).any(|range| self.verdict(&range) == Verdict::Gain)
    }

    /// The words and marks with those of the signs that are read anew.
    fn ranges(&self, signs: &[usize]) -> impl Iterator<Item = Range<usize>> {
        let mut end = 0;
        signs.iter().filter_map(move |&at| {
            if at < end || !self.read[at].read {
                return None;
            }
            let of_word = |&i: &usize| self.is_of_word(i);
            let start = at - (end..at).rev().take_while(of_word).count();
            let len = (at..self.read.len()).take_while(of_word).count();
            end = at + len.max(1);
            Some(if len == 0 { at..end } else { start..end })
        })
    }

    fn verdict(&self, range: &Range<usize>) -> Verdict {
        if self.is_of_word(range.start) { self.word(range) } else { self.mark(range.start) }
    }

    fn is_of_word(&self, i: usize) -> bool {
        let letter = |s: &Stretch| s.only().is_some_and(in_word);
        letter(&self.read[i]) || letter(&self.line.row[i])
    }

    fn word(&self, range: &Range<usize>) -> Verdict {
        if range.len() == 1 {
            return self.letter(range.start);
        }
        let lexicon = &self.line.model.lexicon;
        let before: String = chars(&self.line.row[range.clone()]).collect();
        let after: String = chars(&self.read[range.clone()]).collect();
        // a mark behind a word leaves it one; `‚tait` has no such mark
        let bare = before.trim_matches(|c| MARKS.contains(c));
        // nor is `jusqu'…` one
        let was_known = || {
            bare.chars().all(in_word)
                && is_word(bare, lexicon)
                && !(bare.ends_with(['\'', '’']) && before.ends_with('…'))
        };
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
                || rest.ends_with('à') && (!symbol || self.is_meant(range.end - 1));
            rest.len() < word.len() && rest.chars().count() < BEHIND_ELISION && !usual
        };
        let cut_off = || is_cut_off(&before) && !self.is_there(range);
        let elision = || after.split_once('’').filter(|_| !before.contains('’'));
        match (was_known(), is_known) {
            (false, false) => match elision() {
                // `líURSSAF`
                Some((elided, name)) if is_elided(elided.trim_matches(|c| MARKS.contains(c))) => {
                    let is_name = name.starts_with(|c: char| c.is_ascii_uppercase());
                    if is_name && self.line.is_french() { Verdict::Gain } else { Verdict::Open }
                }
                // `Ría` is no `R’a`
                Some((letter, rest))
                    if letter.len() == 1 && rest.starts_with(char::is_lowercase) =>
                {
                    Verdict::Loss
                }
                _ => Verdict::Open,
            },
            (false, true) if is_cut || short(&after) || cut_off() => Verdict::Same,
            (false, true) => Verdict::Gain,
            (true, false) => Verdict::Loss,
            (true, true) => Verdict::Same,
        }
    }

    /// Of a letter that stands alone.
    fn letter(&self, i: usize) -> Verdict {
        let (Some(was), Some(now)) = (self.line.row[i].only(), self.read[i].only()) else {
            return Verdict::Open;
        };
        match (was, now) {
            ('…', 'à' | 'À') if self.is_meant(i) || self.is_between_hyphens(i) => Verdict::Gain,
            ('…', 'à' | 'À') if self.is_usual_between(i) => Verdict::Same,
            ('…' | 'α' | 'а' | 'А' | '└' | '¿' | 'Ë', 'à' | 'À') if !self.is_meant(i) => {
                Verdict::Symbol
            }
            (_, 'à' | 'À') => Verdict::Gain,
            ('à', '…') if self.is_in_brackets(i) => self.if_french(),
            (_, now) if now.is_alphabetic() => Verdict::Open,
            ('à', '…') if self.before(i).is_some_and(|c| ".!?".contains(c)) => self.if_french(),
            ('à' | 'À' | 'ô' | 'Ô', _) => Verdict::Loss,
            _ => self.mark(i),
        }
    }

    /// Of a sign that is read as a mark.
    fn mark(&self, i: usize) -> Verdict {
        let (Some(was), Some(now)) = (self.line.row[i].only(), self.read[i].only()) else {
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
            // `vraimentÉ`, `Ah !É`, but `la lettre É`
            '…' => {
                was.is_alphabetic()
                    && (before.is_some_and(|c| ".!?,".contains(c))
                        || !blank(before) && blank(after))
            }
            // `½Non`, `®Je cherchai`, `®ÿNon`, `Ç Non È`
            '«' => {
                was == '½' && after.is_some_and(char::is_alphabetic)
                    || was == '®' && i == 0 && (self.opens_sentence(1) || self.is_dash(1))
                    || after == Some('\u{A0}') && self.read[i + 1].read
                    || after == Some(' ') && self.is_quotation(i, was)
            }
            '\u{A0}' => !blank(before) && after.is_some_and(|c| "?!»".contains(c)),
            '»' => {
                let closes = before.is_some_and(|c| !c.is_alphanumeric())
                    && after.is_none_or(|c| c.is_whitespace() || ",.;:".contains(c));
                // no ¯\_(ツ)_/¯
                let overline = || was == '¯' && before.is_some_and(|c| " .!?\u{A0}".contains(c));
                let meant = || was == 'È' && blank(before) && !self.is_after(i, ".!?…");
                closes && !meant() && (self.opens(i) || "È╗ª".contains(was) || overline())
            }
            _ => false,
        };
        if proof { self.if_french() } else { Verdict::Same }
    }

    /// Whether an opening quotation mark is read before it.
    fn opens(&self, i: usize) -> bool {
        self.read[..i].iter().any(|s| s.read && s.only() == Some('«'))
    }

    /// Whether a quotation begins there: one that ends behind a blank too, or a sentence.
    fn is_quotation(&self, i: usize, was: char) -> bool {
        let speech =
            || self.read.get(i + 2).and_then(Stretch::only).is_some_and(char::is_uppercase);
        match was {
            '®' | '½' => {
                let opens = || speech() && self.opens_sentence(i + 2) || self.is_dash(i + 2);
                self.is_closed(i) || i == 0 && opens()
            }
            '´' => self.is_closed(i) || i == 0 && speech(),
            // `les lettres Ç et È` are meant
            'Ç' => (i == 0 || self.is_after(i, ":.!?…")) && speech(),
            _ => false,
        }
    }

    /// Whether sentences often begin with the word: `Vous`, but no recipe's `½ Citron`.
    fn opens_sentence(&self, i: usize) -> bool {
        let word: String = chars(&self.read[i..]).take_while(|c| c.is_alphabetic()).collect();
        !word.is_empty() && self.of_row(&word) > OPENS
    }

    /// Whether it is a dash, or two hyphens for one.
    fn is_dash(&self, i: usize) -> bool {
        match self.read.get(i).and_then(Stretch::only) {
            Some('–' | '—') => true,
            Some('-') => self.after(i) == Some('-'),
            _ => false,
        }
    }

    /// Whether it stands behind a blank, and that behind one of these.
    fn is_after(&self, i: usize, marks: &str) -> bool {
        i > 1
            && self.before(i).is_some_and(char::is_whitespace)
            && self.before(i - 1).is_some_and(|c| marks.contains(c))
    }

    /// Whether a closing mark behind a blank is read after it.
    fn is_closed(&self, i: usize) -> bool {
        let blank = |j: usize| self.read[j - 1].only().is_some_and(char::is_whitespace);
        let mut marks = (i + 1..self.read.len()).filter(|&j| self.read[j].read);
        marks.any(|j| self.read[j].only() == Some('»') && blank(j))
    }

    fn before(&self, i: usize) -> Option<char> {
        i.checked_sub(1).and_then(|i| self.read[i].only())
    }

    fn after(&self, i: usize) -> Option<char> {
        self.read.get(i + 1).and_then(Stretch::only)
    }

    /// Whether à is no surprise between the words around.
    fn is_likely(&self, i: usize) -> bool {
        let [à, nothing] = self.nats(i, ["à", ""]);
        à - nothing >= UNLIKELY
    }

    /// Whether it stands behind this word and an apostrophe.
    fn is_behind(&self, i: usize, word: &str) -> bool {
        let mut before = self.read[..i].iter().rev().filter_map(Stretch::only);
        matches!(before.next(), Some('\'' | '’'))
            && word.chars().rev().all(|c| before.next() == Some(c))
    }

    /// Whether it is the à of `vis-…-vis`.
    fn is_between_hyphens(&self, i: usize) -> bool {
        self.before(i) == Some('-') && self.after(i) == Some('-') && self.is_usual_between(i)
    }

    /// Whether it is the `…` of `[…]`.
    fn is_in_brackets(&self, i: usize) -> bool {
        matches!((self.before(i), self.after(i)), (Some('['), Some(']')) | (Some('('), Some(')')))
    }

    /// Whether it stands between blanks that may part sentences: behind anything but a word and its comma, or before a
    /// capital.
    fn is_at_break(&self, i: usize) -> bool {
        let sign = |i: Option<usize>| i.and_then(|i| self.read.get(i)).and_then(Stretch::only);
        let of_word = |c: char| c.is_alphabetic() || c == ',';
        self.before(i) == Some(' ')
            && !(sign(i.checked_sub(2)).is_some_and(of_word)
                && sign(Some(i + 2)).is_some_and(char::is_lowercase))
    }

    /// Whether `l…` is là, `celui-l…`, and no word that somebody stammers: `l… les mains`.
    fn is_there(&self, range: &Range<usize>) -> bool {
        let [first, '…'] = chars(&self.line.row[range.clone()]).collect::<Vec<_>>()[..] else {
            return false;
        };
        let next = || {
            let mut behind = self.read[range.end..].iter().filter_map(Stretch::only);
            behind.find(|c| c.is_alphanumeric())
        };
        match first {
            'l' => self.before(range.start) == Some('-') || !matches!(next(), Some('l' | 'L')),
            // Là-dessus, but L… is a name
            'L' => self.after(range.end - 1) == Some('-'),
            _ => false,
        }
    }

    /// Whether the sign that is read as à is one, and not what it looks like.
    fn is_meant(&self, i: usize) -> bool {
        match self.line.row[i].only() {
            Some('…') if self.is_behind(i, "jusqu") => {
                let (_, next, _) = self.around(i);
                let next = Unit::of(&next.to_lowercase());
                self.line.model.ngrams.has_bigram(Unit::of("à"), next)
            }
            Some('…') => {
                let [à, nothing, mark] = self.nats(i, ["à", "", "…"]);
                let least =
                    if self.is_at_break(i) { FOR_ELLIPSIS_AT_A_BREAK } else { FOR_ELLIPSIS };
                (à - nothing) + (à - mark) / 2.0 > least
            }
            Some('а' | 'А') => {
                let [à, verb] = self.nats(i, ["à", "a"]);
                self.is_usual_between(i) || à - verb > FOR_VERB
            }
            // of a tree that is drawn: `└ sources`
            Some('└' | '¿' | 'Ë') => {
                let (last, next, elided) = self.around(i);
                is_met_between(&last, &next, elided, self.line.model)
            }
            _ => self.is_usual_between(i) || self.is_likely(i),
        }
    }

    /// How likely the words around are with each of these in the place of a sign.
    fn nats<const N: usize>(&self, i: usize, meant: [&str; N]) -> [f32; N] {
        let blank = |s: &Stretch| s.only().is_none_or(char::is_whitespace);
        let (before, behind) = (&self.read[..i], &self.read[i + 1..]);
        // whole words
        let from = i.saturating_sub(NEAR);
        let cut = || before[from..].iter().position(blank).unwrap_or_default();
        let from = if from > 0 { from + cut() } else { 0 };
        let to = match behind.get(..NEAR) {
            Some(near) => near.iter().rposition(blank).unwrap_or(NEAR),
            None => behind.len(),
        };
        let [before, behind] =
            [&before[from..], &behind[..to]].map(|row| chars(row).collect::<String>());
        meant.map(|meant| {
            // nothing leaves one blank
            let before = if meant.is_empty() { before.trim_end() } else { &before };
            self.of_row(&format!("{before}{meant}{behind}"))
        })
    }

    /// How likely a row of words is.
    fn of_row(&self, text: &str) -> f32 {
        let units = units(text, &tokenize(text), &self.line.model.lexicon);
        self.line.model.ngrams.log_probability_of([Unit::START; 2], units.into_iter().flatten())
    }

    /// A mark proves nothing in a line of another language.
    fn if_french(&self) -> Verdict {
        if self.line.is_french() { Verdict::Gain } else { Verdict::Same }
    }

    /// Whether French has à between the words next to the place.
    fn is_usual_between(&self, i: usize) -> bool {
        let (last, next, elided) = self.around(i);
        is_usual_between(&last, &next, elided, self.line.model)
    }

    /// The words next to the place, and whether the next is an elision.
    fn around(&self, i: usize) -> (String, String, bool) {
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
        (last, next, elided)
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
fn is_word(written: &str, lexicon: &Lexicon) -> bool {
    let letters = written.trim_matches(['\'', '’']);
    letters.chars().nth(1).is_some() && is_known(written, lexicon)
}
