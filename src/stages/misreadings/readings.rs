//! What may have been printed where a token, or some without a blank between them, were read.

use super::page::Page;
use super::search::{LONGEST, recall};
use crate::edit::Reason;
use crate::model::channel::Cost;
use crate::model::misreadings::{ANY, Misreading, Misreadings};
use crate::model::{Entry, Flags, Unit};
use crate::stages::spelling::{Reading, opens_with_vowel};
use crate::text::Casing;
use crate::text::letters::{is_apostrophe, is_hyphen, plain};

/// A small letter read as a capital, or the other way round, in a word that is one but for that.
const OTHER_CASE: Cost = 400;
/// What capitals among small letters cost beside another misreading.
const CAPITALS: Cost = 200;
/// An apostrophe that was not read costs so much where the table does not say.
const LOST_APOSTROPHE: Cost = 500;
/// So much may be misread of a word behind an apostrophe that was misread too.
const BEHIND_APOSTROPHE: Cost = 800;
/// So many forms of it are asked about.
const FORMS_BEHIND: usize = 6;
/// A word behind an apostrophe has so many letters at least.
const LEAST_BEHIND: usize = 3;

/// A word of so many letters, known as it is, may be a word at least so common, as a Zipf frequency, by a misreading that costs
/// at most so much.
const SHORT: usize = 3;
const COMMON: f32 = 4.0;
const USUAL: Cost = 850;

/// An apostrophe read where a blank was costs so much.
const SPECK_FOR_BLANK: Cost = 400;
/// A word that was cut costs so much where a hyphen is among the marks, and so much where none is.
const CUT_AT_HYPHEN: Cost = 150;
const CUT_AT_SPECK: Cost = 500;
/// It has so many letters at least, and is so common, as a Zipf frequency.
const LEAST_CUT: usize = 5;
const IN_USE: f32 = 2.5;

/// Words that stand with an apostrophe.
const ELIDED: [&str; 9] = ["l", "d", "j", "m", "n", "s", "t", "c", "qu"];

/// How common they are, as a Zipf frequency.
const ZIPF_OF_ELIDED: f32 = 7.0;

/// The readings of `written`, which is `tokens` tokens; without itself.
pub(super) fn readings(page: &Page<'_>, written: &str, tokens: usize, known: bool) -> Vec<Reading> {
    let model = page.passage.model();
    let misreadings = page.passage.misreadings();
    let word = plain(written);
    let casing = Casing::of(written);
    let meant = meant_casing(written, casing);
    let mut out = Vec::new();
    let mut add = |form: &str, entry: Entry, cost: Cost| {
        let units = vec![Unit::of(form)];
        out.push(Reading { tokens, ..reading_of(meant.apply(form), units, cost, entry.zipf()) });
    };
    let is_mixed = casing == Casing::Mixed;
    if let Some(entry) = model.lexicon.get(&word).filter(|e| is_mixed && e.is_known()) {
        add(&word, entry, OTHER_CASE);
    }
    let is_short = known && word.chars().count() <= SHORT;
    for found in recall(model, misreadings, &word, known).iter() {
        if is_short && (found.entry.zipf() < COMMON || found.cost > USUAL) {
            continue;
        }
        let capitals = if is_mixed { CAPITALS } else { 0 };
        add(&found.form, found.entry, found.cost.saturating_add(capitals));
    }
    if tokens == 1 {
        if word.chars().count() <= LONGEST {
            elisions(page, misreadings, &word, meant, known, &mut out);
        }
        out.extend(speck_for_blank(page, written));
        out.extend(elided_before(page, written));
    }
    out
}

/// Reads the beginning of a word as an elided word: `rancien` → `l'ancien`.
fn elisions(
    page: &Page<'_>,
    misreadings: &Misreadings,
    word: &str,
    casing: Casing,
    known: bool,
    out: &mut Vec<Reading>,
) {
    let model = page.passage.model();
    let misread = misreadings
        .elisions(word)
        .map(|m| (m.printed.trim_end_matches('\''), m.read.len(), m.cost));
    let lost =
        ELIDED.iter().filter(|e| word.starts_with(**e)).map(|e| (*e, e.len(), LOST_APOSTROPHE));
    for (elided, width, cost) in misread.chain(lost) {
        let rest = &word[width..];
        if rest.chars().count() < LEAST_BEHIND || !opens_with_vowel(rest) {
            continue;
        }
        let mut add = |form: &str, entry: Entry, more: Cost| {
            let text = format!("{}{}{form}", casing.apply(elided), page.apostrophe);
            let units = vec![Unit::of(&[elided, "'"].concat()), Unit::of(form)];
            out.push(reading_of(text, units, cost.saturating_add(more), entry.zipf()));
        };
        let whole = model.lexicon.get(rest).filter(|e| e.is_known());
        match whole.filter(|e| e.flags.has(Flags::DICTIONARY)) {
            Some(entry) => add(rest, entry, 0),
            None if known => {}
            None => recall(model, misreadings, rest, true)
                .iter()
                .filter(|f| opens_with_vowel(&f.form) && f.cost <= BEHIND_APOSTROPHE)
                .take(FORMS_BEHIND)
                .for_each(|f| add(&f.form, f.entry, f.cost)),
        }
    }
}

/// Two words with a speck in the place of the blank: `fois'de`.
fn speck_for_blank(page: &Page<'_>, written: &str) -> Option<Reading> {
    let model = page.passage.model();
    let (left, right) = written.split_once(is_apostrophe)?;
    let known = |word: &str| {
        let entry = model.lexicon.get(word).filter(|e| e.is_known())?;
        (word.chars().count() > 1 && entry.zipf() >= COMMON).then_some(entry)
    };
    let (first, second) = (plain(left), plain(right));
    let zipf = known(&first)?.zipf().min(known(&second)?.zipf());
    let units = vec![Unit::of(&first), Unit::of(&second)];
    Some(reading_of(format!("{left} {right}"), units, SPECK_FOR_BLANK, zipf))
}

/// What may be an elided word of which more than a letter was misread, before a word that is known, or one without its blank:
/// `lu'elle`, `àl'aise`.
fn elided_before(page: &Page<'_>, written: &str) -> Vec<Reading> {
    let lexicon = &page.passage.model().lexicon;
    let Some((left, right)) = written.split_once(is_apostrophe) else { return Vec::new() };
    let apostrophe = &written[left.len()..written.len() - right.len()];
    let (first, second) = (plain(left), plain(right));
    let known = lexicon.get(&second).filter(|e| e.flags.has(Flags::DICTIONARY));
    let entry = known.filter(|_| first.len() <= SHORT && opens_with_vowel(&second));
    let (Some(entry), Some(initial)) = (entry, first.chars().next()) else { return Vec::new() };
    let table = page.passage.misreadings().from(initial);
    let cost = |elided: &str| {
        let is_read = |m: &&Misreading| m.read == first && m.printed == elided;
        table.iter().find(is_read).map_or(ANY, |m| m.cost)
    };
    let reading = |elided: &&str| {
        let text = [&Casing::of(left).apply(elided), apostrophe, right].concat();
        let units = vec![Unit::of(&[elided, "'"].concat()), Unit::of(&second)];
        reading_of(text, units, cost(elided), entry.zipf())
    };
    let mut out: Vec<Reading> =
        ELIDED.iter().filter(|elided| **elided != first).map(reading).collect();
    if let Some(elided) = first.strip_prefix('à').filter(|rest| ELIDED.contains(rest)) {
        let to = &left[..left.len() - elided.len()];
        let elided = [elided, "'"].concat();
        let text = format!("{to} {}{apostrophe}{right}", &left[to.len()..]);
        let units = vec![Unit::of("à"), Unit::of(&elided), Unit::of(&second)];
        out.push(reading_of(text, units, SPECK_FOR_BLANK, entry.zipf()));
    }
    out
}

/// A word that was cut, with the marks of `gap` and a blank between its halves: `gou. verneur`, `dé-, posera`.
pub(super) fn cut_word(
    page: &Page<'_>,
    halves: [&str; 2],
    gap: &str,
    tokens: usize,
) -> Option<Reading> {
    let joined = halves.concat();
    let form = plain(&joined);
    let entry = page.passage.model().lexicon.get(&form)?;
    let is_word = entry.is_known() && entry.zipf() >= IN_USE && form.chars().count() >= LEAST_CUT;
    let cost = if gap.contains(is_hyphen) { CUT_AT_HYPHEN } else { CUT_AT_SPECK };
    let units = vec![Unit::of(&form)];
    is_word.then(|| Reading { tokens, ..reading_of(joined.clone(), units, cost, entry.zipf()) })
}

/// What may have been printed where an elided word was read: `l'` for `t'`.
pub(super) fn readings_of_elision(page: &Page<'_>, written: &str) -> Vec<Reading> {
    let word = written.trim_end_matches(is_apostrophe);
    let apostrophe = &written[word.len()..];
    let casing = Casing::of(word);
    let word = plain(word);
    let Some(first) = word.chars().next() else { return Vec::new() };
    let is_whole = |m: &&Misreading| m.read == word && ELIDED.contains(&m.printed.as_str());
    let reading = |m: &Misreading| {
        let units = vec![Unit::of(&[&m.printed, "'"].concat())];
        reading_of([&casing.apply(&m.printed), apostrophe].concat(), units, m.cost, ZIPF_OF_ELIDED)
    };
    page.passage.misreadings().from(first).iter().filter(is_whole).map(reading).collect()
}

/// A reading of one token.
const fn reading_of(text: String, units: Vec<Unit>, cost: Cost, zipf: f32) -> Reading {
    Reading { text, units, cost, reason: Some(Reason::Misread), tokens: 1, zipf, parts: None }
}

/// The casing that was meant where capitals stand among small letters: that of most of them.
fn meant_casing(written: &str, casing: Casing) -> Casing {
    if casing != Casing::Mixed {
        return casing;
    }
    let count = |is: fn(char) -> bool| written.chars().filter(|c| is(*c)).count();
    if count(char::is_uppercase) > count(char::is_lowercase) {
        Casing::Upper
    } else if written.starts_with(char::is_uppercase) {
        Casing::Title
    } else {
        Casing::Lower
    }
}
