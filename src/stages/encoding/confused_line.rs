//! A line whose bytes were taken for those of another set: `Thιβtre` → `Théâtre`. No sign is lost, each is just another,
//! so what comes out is judged word by word and mark by mark.

use super::chain::{Layer, describe};
use super::charsets::Charset;
use super::confused::confused;
use super::evidence::{Evidence, Line, Verdict};
use super::gain::Fit;
use super::resolve::starts_sentence;
use super::stretch::{Chars, Stretch};
use super::whole_line::{COMPLETED, Reading, cost, fit_in};
use crate::model::Model;
use crate::text::letters::is_french_letter;

/// The line as it was meant, if one set taken for another explains its signs. `believed`: see
/// [`read_line`](super::whole_line::read_line).
pub(super) fn read_confused(line: &str, model: &Model, believed: Option<&str>) -> Option<Reading> {
    let line = Line::of(line, model);
    let mut read = line.row.clone();
    let mut best: Option<Reading> = None;
    for layer in confused() {
        if let Some(beside) = reread(&line, layer, &mut read)
            && let Some(cost) = weigh(&line, layer, &mut read, beside, believed)
            && best.as_ref().is_none_or(|b| cost < b.cost)
        {
            let (row, chain) = (read.clone(), describe(&[layer]));
            best = Some(Reading { row, chain, confidence: COMPLETED, cost });
        }
        for &i in &line.signs {
            read[i].clone_from(&line.row[i]);
        }
    }
    best
}

/// How little the line that was read in another set looks like French, if that explains it. What was sound is put back;
/// `beside`: see [`reread`].
fn weigh(
    line: &Line<'_>,
    layer: Layer,
    read: &mut [Stretch],
    beside: usize,
    believed: Option<&str>,
) -> Option<usize> {
    let believed = believed.is_some_and(|chain| chain == describe(&[layer]));
    let evidence = Evidence { line, read };
    if !believed && !evidence.has_gain() {
        return None;
    }
    let found = evidence.weigh();
    let kept = found.iter().filter(|(_, verdict)| *verdict == Verdict::Loss).count();
    // of a line that is sound in parts more must come right
    let mixed = usize::from(kept > 0 || beside > 0);
    for (range, verdict) in &found {
        if *verdict == Verdict::Loss || *verdict == Verdict::Symbol && mixed > 0 {
            read[range.clone()].clone_from_slice(&line.row[range.clone()]);
        }
    }
    let count = |wanted| found.iter().filter(|(_, verdict)| *verdict == wanted).count();
    let (gains, open) = (count(Verdict::Gain), count(Verdict::Open));
    // `č` and `ę` stand in many a name, `ŕ` in none that one meets
    let plausible = layer.is_plausible_text();
    let slovak = |s: &Stretch| matches!(s.only(), Some('ŕ' | 'Ŕ'));
    let doubts = usize::from(plausible && !line.is_french() && !line.row.iter().any(slovak));
    let most_open = match plausible {
        false => 2 * gains,
        true if line.is_french() => gains,
        true => gains / 4,
    };
    let proven = gains > doubts + mixed && kept * 2 < gains && open <= most_open
        || believed && kept == 0 && open <= gains;
    let misfits = || {
        (0..read.len()).any(|i| {
            let fits = fit_in(read, i) > Fit::Poor && read[i].only().is_some_and(is_usual);
            read[i].read && !fits
        })
    };
    let explained = proven && read.iter().any(|s| s.read) && !misfits();
    explained.then(|| cost(read, &line.model.lexicon, true))
}

/// Whether French texts have the sign.
fn is_usual(c: char) -> bool {
    is_french_letter(c) || "’‘“”„«»–—…•·°€²³½¼¾™©®§£±×µ\u{A0}ñáíóúöüäÖÜ".contains(c)
}

/// Reads each sign as the character that its byte in the one set has in the other. How many letters the set that it was
/// read in does not have; none if nothing is read anew, or another sign is left that French has no use for.
fn reread(line: &Line<'_>, layer: Layer, read: &mut [Stretch]) -> Option<usize> {
    let meant: &Charset = layer.meant?;
    let has_marks = meant.has_quotes();
    let mut beside = 0;
    let mut is_anew = false;
    for &i in &line.signs {
        let c = line.row[i].only()?;
        if !has_marks && is_mark(&line.row, i) {
            continue;
        }
        let Some(byte) = layer.read.byte(c) else {
            if is_french_letter(c) {
                beside += 1;
            } else if !is_mark(&line.row, i) {
                return None;
            }
            continue;
        };
        let now = meant.char(byte)?;
        (read[i].chars, read[i].read) = (Chars::One(now), now != c);
        is_anew |= now != c;
    }
    is_anew.then_some(beside)
}

/// Whether the sign is a mark in its place, and no letter of a set that has no such marks: `…` behind a word, `–`
/// between blanks; but `t“t`, `br–le`, `va … Paris`.
fn is_mark(row: &[Stretch], i: usize) -> bool {
    // ÿ is the no-break space there: `®ÿ– Je gage`
    let letter = |i: usize| {
        let c = row.get(i).and_then(Stretch::only);
        c.is_some_and(|c| c.is_alphabetic() && c != 'ÿ' || "‚ƒ…†‡ˆ‰“”–—˜".contains(c))
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
