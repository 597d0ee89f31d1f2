//! What speaks for marks between two words: what the trees of `dictionaries/tables/misread_marks.tsv` are asked with.

use super::marks::{BESIDE, Gap};
use super::page::{Page, Word};
use crate::model::calibration::MISREAD_MARKS;
use crate::model::marks::Printed;
use crate::model::{Entry, Unit};
use crate::text::letters::{plain, straighten};
use crate::text::tokens::is_elided;
use crate::text::{Casing, Kind};

/// So many tokens on each side are looked at for the end of a sentence.
const NEAR: usize = 12;
/// And so many for a mark of the same kind: what is set off stands between two.
const PAIR: usize = 25;
const COMMA: Unit = Unit::of(",");
const COLON: Unit = Unit::of(":");
/// What was never counted counts as so much.
const UNSEEN: f32 = 0.5;

/// A comma before a small letter is a speck only where the words fit so much better without it, in nats.
const FITS_BETTER: f32 = 1.5;

/// What the trees are asked with.
pub(super) type Features = [f32; MISREAD_MARKS.len()];

/// What a row of marks is to a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Nothing: a blank, or marks that are none.
    None,
    Comma,
    Colon,
    Stop,
    Ellipsis,
}

impl Role {
    const ALL: [Self; 3] = [Self::None, Self::Comma, Self::Stop];

    fn of(gap: &str) -> Self {
        let has = |marks: &[char]| gap.contains(marks);
        match () {
            () if gap.contains("...") => Self::Ellipsis,
            () if has(&['.', '!', '?']) => Self::Stop,
            () if has(&[';', ':']) => Self::Colon,
            () if has(&[',']) => Self::Comma,
            () => Self::None,
        }
    }
}

/// How badly a page was read, roughly: a repair elsewhere on it should not change what is made of every mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Print {
    /// How many of its words are unknown, in steps.
    noise: u8,
    /// How many of its gaps with marks are seldom printed as they were read, in steps.
    oddity: u8,
}

impl Print {
    /// A step, as a share.
    const STEP: f32 = 0.02;

    pub(super) fn of(noise: f32, oddity: f32) -> Self {
        let [noise, oddity] = [noise, oddity].map(|share| (share / Self::STEP) as u8);
        Self { noise, oddity }
    }

    fn share(steps: u8) -> f32 {
        f32::from(steps) * Self::STEP
    }

    pub(super) const fn bytes(self) -> [u8; 2] {
        [self.noise, self.oddity]
    }
}

/// What stands farther from a gap than the words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Nearby {
    /// How many tokens before it a sentence ends, and how many behind it.
    since: u8,
    until: u8,
    /// How many marks of the same kind are near.
    pairs: u8,
}

impl Nearby {
    pub(super) fn of(page: &Page<'_>, Gap { left, right }: Gap, read: &str) -> Self {
        let (text, tokens) = (page.passage.text(), page.passage.tokens());
        let is_stop =
            |at: usize| page.words[at].unit == Some(Unit::END) && tokens[at].kind == Kind::Mark;
        let since = (left.saturating_sub(NEAR)..left).rev().position(is_stop).unwrap_or(NEAR);
        let until = (right + 1..(right + NEAR).min(tokens.len())).position(is_stop).unwrap_or(NEAR);
        let sign = sign(read);
        let like = |at: usize| tokens[at].of(text).chars().next().map(straighten) == sign;
        let pairs = (left.saturating_sub(PAIR)..(right + PAIR).min(tokens.len()))
            .filter(|at| {
                !(left..=right).contains(at) && tokens[*at].kind == Kind::Mark && like(*at)
            })
            .count();
        Self { since: since as u8, until: until as u8, pairs: pairs.min(3) as u8 }
    }

    pub(super) const fn bytes(self) -> [u8; 3] {
        [self.since, self.until, self.pairs]
    }
}

/// The first mark of a gap.
fn sign(gap: &str) -> Option<char> {
    gap.chars().find(|c| *c != ' ')
}

/// A gap, and what stands around it.
pub(super) struct Around<'a> {
    page: &'a Page<'a>,
    gap: Gap,
    /// What was read, levelled.
    read: &'a str,
    /// What holds for whatever was printed.
    features: Features,
    /// What each role of [`Role::ALL`] costs, and that of what was read.
    fits: [f32; 3],
    fit_read: f32,
}

impl<'a> Around<'a> {
    pub(super) fn of(page: &'a Page<'a>, gap: Gap, read: &'a str) -> Self {
        let mut around = Self {
            page,
            gap,
            read,
            features: [0.0; MISREAD_MARKS.len()],
            fits: [0.0; 3],
            fit_read: 0.0,
        };
        around.fits = Role::ALL.map(|role| around.look_up(role));
        around.fit_read = around.fit(Role::of(read));
        around
    }

    /// Whether `printed` is worth asking about: what is hardly ever printed for an ordinary comma or full stop is not.
    pub(super) fn may_be(&self, printed: &Printed) -> bool {
        let behind = self.page.passage.tokens()[self.gap.right];
        let is_small = behind.casing == Casing::Lower;
        match (self.read, Role::of(&printed.gap)) {
            (". ", Role::Ellipsis) => false,
            (", ", Role::Stop) => !is_small,
            // no sentence begins with a small letter
            (read, Role::Stop) if Role::of(read) != Role::Stop => {
                !is_small || behind.kind == Kind::Number
            }
            (", ", Role::None) => !is_small || self.fits[0] - self.fit_read > FITS_BETTER,
            _ => true,
        }
    }

    /// What speaks for `printed`.
    pub(super) fn features(&self, printed: &Printed) -> Features {
        let mut features = self.features;
        let role = Role::of(&printed.gap);
        let fit = self.fit(role);
        let rivals = Role::ALL.iter().zip(self.fits).filter(|(other, _)| **other != role);
        let rival = rivals.map(|(_, fit)| fit).fold(f32::MIN, f32::max);
        features[0] = printed.log_odds;
        features[1] = (fit - self.fit_read).clamp(-15.0, 15.0);
        features[2] = (fit - rival).clamp(-15.0, 15.0);
        features[3] = f32::from(role as u8);
        features
    }

    /// How likely the words around are with a mark between them.
    fn fit(&self, role: Role) -> f32 {
        let [none, comma, stop] = self.fits;
        match role {
            Role::None => none,
            Role::Comma => comma,
            Role::Stop | Role::Ellipsis => stop,
            Role::Colon => self.look_up(role),
        }
    }

    /// The same, by the counts.
    fn look_up(&self, role: Role) -> f32 {
        let ngrams = &self.page.passage.model().ngrams;
        let before = self.before();
        let behind = || self.behind().into_iter();
        match role {
            Role::None => ngrams.log_probability_of(before, behind()),
            Role::Comma => {
                ngrams.log_probability_of(before, std::iter::once(COMMA).chain(behind()))
            }
            Role::Colon => {
                ngrams.log_probability_of(before, std::iter::once(COLON).chain(behind()))
            }
            Role::Stop | Role::Ellipsis => {
                ngrams.log_probability_of(before, [Unit::END])
                    + ngrams.log_probability_of([Unit::START; 2], behind())
            }
        }
    }

    /// The two units before the gap; a sentence begins behind a full stop.
    fn before(&self) -> [Unit; 2] {
        let left = self.gap.left;
        let beside = &self.page.words[left.saturating_sub(BESIDE)..=left];
        let mut units = beside.iter().rev().filter_map(|seen| seen.unit);
        let last = units.next().unwrap_or(Unit::START);
        match units.next() {
            Some(unit) if unit != Unit::END => [unit, last],
            _ => [Unit::START, last],
        }
    }

    /// The two units behind it.
    fn behind(&self) -> impl IntoIterator<Item = Unit> + use<> {
        let right = self.gap.right;
        let beside = &self.page.words[right..(right + BESIDE + 1).min(self.page.words.len())];
        let mut units = beside.iter().filter_map(|seen| seen.unit);
        let first = units.next().unwrap_or(Unit::END);
        [first, units.next().unwrap_or(Unit::END)]
    }

    /// Looks at the words beside the gap; to be done before [`features`](Self::features) are asked for.
    pub(super) fn look(&mut self, nearby: Nearby, print: Print) {
        let (page, Gap { left, right }) = (self.page, self.gap);
        let (text, tokens) = (page.passage.text(), page.passage.tokens());
        let model = page.passage.model();
        let is = |holds: bool| f32::from(u8::from(holds));
        let (before, behind) = (tokens[left], tokens[right]);
        let (a, b) = (before.of(text), behind.of(text));

        let [_, unit] = self.before();
        let next = self.behind().into_iter().next().unwrap_or(Unit::END);
        let counted = |times: f32, of: f32| ((times + UNSEEN) / (of + 10.0)).ln();
        let ngrams = &model.ngrams;
        let (of_unit, of_next) = (ngrams.unigram(unit), ngrams.unigram(next));

        let Nearby { since, until, pairs } = nearby;
        let is_known = |parts: &[&str]| {
            let entry = model.lexicon.get(&plain(&parts.concat()));
            is(entry.is_some_and(Entry::is_known))
        };

        self.features = [
            0.0,
            0.0,
            0.0,
            0.0,
            f32::from(Role::of(self.read) as u8),
            self.read.chars().filter(|c| *c != ' ').count() as f32,
            is(self.read.starts_with(' ')),
            is(self.read.ends_with(' ')),
            Print::share(print.noise),
            Print::share(print.oddity),
            counted(ngrams.bigram(unit, Unit::END), of_unit),
            counted(ngrams.bigram(unit, COMMA), of_unit),
            counted(ngrams.bigram(Unit::START, next), of_next),
            counted(ngrams.bigram(COMMA, next), of_next),
            counted(ngrams.bigram(unit, next), of_unit.min(of_next)),
            known(page.words[left].word),
            known(page.words[right].word),
            a.chars().count().min(12) as f32,
            b.chars().count().min(12) as f32,
            casing(before.casing),
            casing(behind.casing),
            kind(before.kind),
            kind(behind.kind),
            model.lexicon.get(&plain(a)).map_or(0.0, Entry::zipf),
            model.lexicon.get(&plain(b)).map_or(0.0, Entry::zipf),
            f32::from(since),
            f32::from(until),
            f32::from(pairs),
            is(is_elided(&[a, "'"].concat())),
            is_known(&[a, b]),
            is_known(&[a, "-", b]),
            is(sign(self.read) == Some('\'')) + 2.0 * is(sign(self.read) == Some('-')),
        ];
    }
}

fn known(word: Word) -> f32 {
    match word {
        Word::Known => 2.0,
        Word::Regular => 1.0,
        Word::Unknown => 0.0,
        Word::Other => 3.0,
    }
}

fn casing(casing: Casing) -> f32 {
    match casing {
        Casing::Lower => 0.0,
        Casing::Title => 1.0,
        Casing::Upper => 2.0,
        Casing::Mixed => 3.0,
    }
}

fn kind(kind: Kind) -> f32 {
    match kind {
        Kind::Word => 0.0,
        Kind::Elision => 1.0,
        Kind::Clitic => 2.0,
        Kind::Abbreviation | Kind::Acronym => 3.0,
        Kind::Number | Kind::Ordinal => 4.0,
        _ => 5.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hangs_on_the_mark_printed_has_its_places() {
        assert_eq!(MISREAD_MARKS[..4], ["log-odds", "fit", "gap", "role"]);
    }

    #[test]
    fn marks_have_their_roles() {
        let role = |gap| Role::of(gap) as u8;
        assert_eq!([" ", "' ", ", ", " ; ", ". ", " ! ", "... "].map(role), [0, 0, 1, 2, 3, 3, 4]);
    }
}
