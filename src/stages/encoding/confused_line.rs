//! A line whose bytes were taken for those of another set: `Thιβtre` → `Théâtre`. No sign is lost, each is just another,
//! so what comes out is judged word by word and mark by mark.

use std::ops::Range;

use super::chain::{Layer, describe};
use super::charsets::Charset;
use super::confused::confused;
use super::evidence::{Evidence, Verdict};
use super::gain::Fit;
use super::resolve::starts_sentence;
use super::stretch::{Chars, Stretch, of_line};
use super::whole_line::{COMPLETED, Reading, cost, fit_in, is_french};
use crate::model::Model;
use crate::text::letters::is_french_letter;

/// The line as it was meant, if one set taken for another explains its signs. `believed`: see
/// [`read_line`](super::whole_line::read_line).
pub(super) fn read_confused(line: &str, model: &Model, believed: Option<&str>) -> Option<Reading> {
    let row = of_line(line);
    let french = is_french(&row, &model.lexicon);
    let mut best: Option<Reading> = None;
    for layer in confused() {
        let Some(Reread { row: mut read, beside }) = reread(&row, layer) else { continue };
        let found = Evidence { row: &row, read: &read, model, french }.weigh();
        let kept = found.iter().filter(|(_, verdict)| *verdict == Verdict::Loss).count();
        // of a line that is sound in parts more must come right
        let mixed = usize::from(kept > 0 || beside > 0);
        for (range, verdict) in &found {
            if *verdict == Verdict::Loss || *verdict == Verdict::Symbol && mixed > 0 {
                keep(&row, &mut read, range);
            }
        }
        let count = |wanted| found.iter().filter(|(_, verdict)| *verdict == wanted).count();
        let (gains, open) = (count(Verdict::Gain), count(Verdict::Open));
        // `č` and `ę` stand in many a name, `ŕ` in none that one meets
        let plausible = layer.is_plausible_text();
        let slovak = |s: &Stretch| matches!(s.only(), Some('ŕ' | 'Ŕ'));
        let doubts = usize::from(plausible && !french && !row.iter().any(slovak));
        let most_open = match (plausible, french) {
            (false, _) => 2 * gains,
            (true, true) => gains,
            (true, false) => gains / 4,
        };
        let chain = describe(&[layer]);
        let proven = gains > doubts + mixed && kept * 2 < gains && open <= most_open
            || believed == Some(chain.as_str()) && kept == 0 && open <= gains;
        let misfits = || {
            (0..read.len()).any(|i| {
                let fits = fit_in(&read, i) > Fit::Poor && read[i].only().is_some_and(is_usual);
                read[i].read && !fits
            })
        };
        if !proven || !read.iter().any(|s| s.read) || misfits() {
            continue;
        }
        let cost = cost(&read, &model.lexicon, true);
        if best.as_ref().is_none_or(|b| cost < b.cost) {
            best = Some(Reading { row: read, chain, confidence: COMPLETED, cost });
        }
    }
    best
}

/// Whether French texts have the sign.
fn is_usual(c: char) -> bool {
    is_french_letter(c) || "’‘“”„«»–—…•·°€²³½¼¾™©®§£±×µ\u{A0}ñáíóúöüäÖÜ".contains(c)
}

/// Puts back what stood there.
fn keep(row: &[Stretch], read: &mut [Stretch], range: &Range<usize>) {
    read[range.clone()].clone_from_slice(&row[range.clone()]);
}

/// A line in another set.
struct Reread {
    row: Vec<Stretch>,
    /// How many letters the set that it was read in does not have.
    beside: usize,
}

/// Each sign by the byte it has in the one set as that byte's character in the other; none if one has no byte and is no
/// sign of French.
fn reread(row: &[Stretch], layer: Layer) -> Option<Reread> {
    let meant: &Charset = layer.meant?;
    let mut signs = Vec::new();
    let mut beside = 0;
    for (i, stretch) in row.iter().enumerate() {
        let c = stretch.only()?;
        if c.is_ascii() || !meant.has_quotes() && is_mark(row, i) {
            continue;
        }
        let Some(byte) = layer.read.byte(c) else {
            if is_french_letter(c) {
                beside += 1;
            } else if !is_mark(row, i) {
                return None;
            }
            continue;
        };
        signs.push((i, c, meant.char(byte)?));
    }
    if signs.iter().all(|(_, c, now)| c == now) {
        return None;
    }
    let mut read = row.to_vec();
    for (i, c, now) in signs {
        (read[i].chars, read[i].read) = (Chars::One(now), now != c);
    }
    Some(Reread { row: read, beside })
}

/// Whether the sign is a mark in its place, and no letter of a set that has no such marks: `…` behind a word, `–`
/// between blanks; but `t“t`, `br–le`, `va … Paris`.
fn is_mark(row: &[Stretch], i: usize) -> bool {
    let letter = |i: usize| {
        let c = row.get(i).and_then(Stretch::only);
        c.is_some_and(|c| c.is_alphabetic() || "‚ƒ…†‡ˆ‰“”–—˜".contains(c))
    };
    let is = |i: usize, c: char| row.get(i).is_some_and(|s| s.only() == Some(c));
    let before = |c: char| i > 0 && is(i - 1, c);
    let blank = |i: usize| is(i, ' ');
    match row[i].only() {
        Some('’' | '‘' | '«' | '»' | '\u{A0}' | 'œ') => true,
        // où
        Some('—') if before('o') || before('O') => i > 1 && letter(i - 2),
        // qu’à, çà, déjà, c’est-à-dire
        Some('…') if ['\'', '’', '‡', '€', 'j'].into_iter().any(before) => false,
        Some('…') if before('-') => !is(i + 1, '-'),
        // là, voilà, but `mal…`
        Some('…') if before('l') => {
            i > 1 && letter(i - 2) && !(is(i - 2, 'i') || is(i - 2, 'o') || is(i - 2, 'e'))
        }
        // Là, Là-dessus, but `M. de L…`
        Some('…') if before('L') => i > 1 && !is(i + 1, '-') && !starts_sentence(&row[..i - 1]),
        Some('…') if i > 0 && blank(i - 1) && blank(i + 1) => false,
        // dû
        Some('–') if i > 0 && letter(i - 1) => false,
        Some('…' | '–' | '—' | '“' | '”') => !(i > 0 && letter(i - 1) && letter(i + 1)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &str) -> Option<String> {
        let reading = read_confused(line, Model::french(), None)?;
        Some(reading.row.iter().filter_map(Stretch::only).collect())
    }

    #[test]
    fn the_chain_is_told() {
        let chain = |line| read_confused(line, Model::french(), None).map(|r| r.chain);
        assert_eq!(chain("Thιβtre").as_deref(), Some("windows-1252 as windows-1253"));
        assert_eq!(chain("Théâtre"), None);
    }

    #[test]
    fn names_stay_open_and_do_not_stand_in_the_way() {
        let read = text("Madame PÔquot avait glissÚ une clÚ sous le tapis");
        assert_eq!(read.as_deref(), Some("Madame Pâquot avait glissé une clé sous le tapis"));
    }

    #[test]
    fn what_stands_rightly_is_not_read() {
        for line in [
            "Dvořák et Čapek",
            "α et β",
            "l'angle α est droit",
            "Buenos Días",
            "la lettre Ñ",
            "la Ría de Vigo",
            "le poète Гоголь",
            "un 1ª et un 2º",
            "½ tasse de lait et ¼ de beurre",
        ] {
            assert_eq!(text(line), None, "{line}");
        }
    }
}
