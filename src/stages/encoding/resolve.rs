//! Which of its characters a stretch stands for: the one that makes a word, or the mark that its place asks for.

use super::stretch::{Chars, Stretch};
use crate::model::{Flags, Lexicon};
use crate::text::letters::straighten;
use crate::text::tokens::is_elided;

/// So many readings of a word are looked up at most.
const READINGS: usize = 1024;

/// A line with so many words in doubt that are none is no French, and looked at no further.
const MOST_UNKNOWN: usize = 8;

/// Leaves each stretch one character. Returns how many of the words that were in doubt came out as none.
pub(super) fn resolve(row: &mut [Stretch], lexicon: &Lexicon) -> usize {
    for i in 0..row.len() {
        if row[i].chars.len() > 1 {
            mark(row, i);
        }
    }
    for i in 0..row.len() {
        if row[i].lost.is_some() && row[i].only() == Some('à') && is_in_capitals(row, i) {
            row[i].chars = Chars::One('À');
        }
    }
    let mut unknown = 0;
    let mut at = 0;
    while at < row.len() && unknown < MOST_UNKNOWN {
        if !in_word(&row[at]) {
            at += 1;
            continue;
        }
        let end = at + row[at..].iter().take_while(|s| in_word(s)).count();
        let readings = row[at..end].iter().fold(1_usize, |n, s| n.saturating_mul(s.chars.len()));
        if readings > 1 {
            unknown += usize::from(!word(&mut row[at..end], readings.min(READINGS), lexicon));
        }
        at = end;
    }
    unknown
}

fn in_word(stretch: &Stretch) -> bool {
    stretch.chars.iter().any(|c| c.is_alphabetic())
}

/// Where a mark stands that can be no letter, its neighbours say which it is.
fn mark(row: &mut [Stretch], i: usize) {
    let before = i.checked_sub(1).and_then(|b| row[b].only());
    let after = row.get(i + 1).and_then(Stretch::only);
    let near = |i: usize| row.get(i).is_some_and(in_word);
    let has = |c: char| row[i].chars.contains(&c);
    let letter_before = i > 0 && near(i - 1);
    let letter_after = near(i + 1);
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opens = blank(before) || before.is_some_and(|c| "('’(".contains(c));
    let open = || {
        let mut quotes = row[..i].iter().rev().filter_map(Stretch::only);
        quotes.find(|c| "«»".contains(*c)) == Some('«')
    };
    let choice = if letter_before && letter_after && has('’') {
        '’'
    } else if has('«') && has('»') {
        let unbreakable = |c: Option<char>| c == Some('\u{A0}');
        if letter_after && !letter_before || unbreakable(after) && !unbreakable(before) {
            '«'
        } else if after.is_none_or(|c| ".,;:!?)".contains(c)) || unbreakable(before) {
            '»'
        } else if opens && (!blank(after) || !open()) {
            '«'
        } else {
            '»'
        }
    } else if blank(before)
        && (blank(after) || after.is_some_and(|c| ",.;:".contains(c)))
        && has('–')
    {
        dash_of(row)
    } else if opens
        && !blank(after)
        && has('—')
        && starts_sentence(&row[..i])
        && !closes(&row[i + 1..])
    {
        // —Non
        '—'
    } else if opens && !blank(after) && has('“') {
        '“'
    } else if !blank(before) && !letter_after && has('”') {
        '”'
    } else if opens && has('À') && has('à') && blank(after) {
        if starts_sentence(&row[..i]) || keeps_blanks(row) { 'À' } else { 'à' }
    } else if has('—') {
        '—'
    } else {
        return;
    };
    row[i].chars = Chars::One(choice);
}

/// Whether the words to both sides are in capitals.
fn is_in_capitals(row: &[Stretch], i: usize) -> bool {
    let upper = |row: &mut dyn Iterator<Item = &Stretch>| {
        let mut letters = row
            .filter_map(Stretch::only)
            .skip_while(|c| !c.is_alphabetic())
            .take_while(|c| c.is_alphabetic());
        letters.next().is_none_or(char::is_uppercase)
            && letters.next().is_none_or(char::is_uppercase)
    };
    let some = |row: &[Stretch]| row.iter().any(in_word);
    (some(&row[..i]) || some(&row[i + 1..]))
        && upper(&mut row[..i].iter().rev())
        && upper(&mut row[i + 1..].iter())
}

/// The dash that the line has elsewhere; else, of the two between blanks, the one that is commoner on pages of today.
fn dash_of(row: &[Stretch]) -> char {
    row.iter().filter_map(Stretch::only).find(|c| "–—".contains(*c)).unwrap_or('–')
}

/// Whether a mark comes that may close a quotation.
fn closes(behind: &[Stretch]) -> bool {
    let letter = |s: Option<&Stretch>| s.is_some_and(in_word);
    let is_blank = |s: &Stretch| s.only().is_some_and(char::is_whitespace);
    (1..behind.len()).any(|i| {
        behind[i].chars.contains(&'”') && !is_blank(&behind[i - 1]) && !letter(behind.get(i + 1))
    })
}

/// Whether an à of the line is whole, blank and all: then what lost a control is À.
fn keeps_blanks(row: &[Stretch]) -> bool {
    row.iter().any(|s| s.read && s.lost.is_none() && s.only() == Some('à'))
}

/// Whether a sentence begins behind this.
pub(super) fn starts_sentence(before: &[Stretch]) -> bool {
    let last = before.iter().rev().filter_map(Stretch::only).find(|c| !c.is_whitespace());
    last.is_none_or(|c| ".!?…«–—".contains(c))
}

/// Chooses the reading that is the commonest word; otherwise the first of each. Whether there is one.
fn word(row: &mut [Stretch], readings: usize, lexicon: &Lexicon) -> bool {
    let mut best: Option<(f32, Vec<char>)> = None;
    for n in 0..readings {
        let mut rest = n;
        let reading: Vec<char> = row
            .iter()
            .map(|s| {
                let c = s.chars[rest % s.chars.len()];
                rest /= s.chars.len();
                c
            })
            .collect();
        let written: String = reading.iter().collect();
        if let Some(common) = commonness(&written, lexicon)
            && best.as_ref().is_none_or(|b| common > b.0)
        {
            best = Some((common, reading));
        }
    }
    let known = best.is_some();
    let first = || row.iter().map(|s| s.chars[0]).collect();
    let chosen = best.map_or_else(first, |b| b.1);
    for (stretch, c) in row.iter_mut().zip(chosen) {
        stretch.chars = Chars::One(c);
    }
    known
}

/// How common a word is, with all that the apostrophe elides; none if it is no word, or written in capitals and
/// small letters at random.
fn commonness(written: &str, lexicon: &Lexicon) -> Option<f32> {
    let straight: String = written.chars().map(straighten).collect();
    if let Some(common) = zipf(&straight, lexicon) {
        return Some(common).filter(|_| !is_mixed(&straight) || lexicon.get(&straight).is_some());
    }
    let mut parts = written.trim_matches(['\'', '’']).split(['\'', '’']).peekable();
    let mut least = f32::INFINITY;
    while let Some(part) = parts.next() {
        if parts.peek().is_some() {
            // Å’s is no word for having two letters
            if !is_elided(part) {
                return None;
            }
            continue;
        }
        if is_mixed(part) {
            return None;
        }
        least = least.min(zipf(part, lexicon)?);
    }
    Some(least)
}

/// Whether a capital stands inside a word that also has small letters.
fn is_mixed(word: &str) -> bool {
    word.chars().any(char::is_lowercase) && word.chars().skip(1).any(char::is_uppercase)
}

fn zipf(form: &str, lexicon: &Lexicon) -> Option<f32> {
    let known = |form: &str| {
        let entry = lexicon.get(form)?;
        (entry.flags.has(Flags::DICTIONARY) || entry.flags.has(Flags::NAME)).then(|| entry.zipf())
    };
    let small = form.to_lowercase();
    // MÉDICIS
    let name = || {
        let mut chars = small.chars();
        let first = chars.next()?;
        known(&first.to_uppercase().chain(chars).collect::<String>())
    };
    let upper = form != small && !form.chars().any(char::is_lowercase);
    let natural = known(form);
    let lower = if form == small { natural } else { known(&small) };
    match (natural, lower) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b).or_else(|| if upper { name() } else { None }),
    }
}

/// Whether a word, its elision aside, is one.
pub(super) fn is_known(written: &str, lexicon: &Lexicon) -> bool {
    commonness(written, lexicon).is_some()
}
