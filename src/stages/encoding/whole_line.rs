//! A line that was misread from end to end: no sign of it is left as it was, so one chain of encodings explains all.
//! That is proof enough where a sign alone is not: `Là` of `LÃ\u{A0}`, names, letters of other languages.

use super::chain::{Layer, describe};
use super::charsets::{CHARSETS, Charset};
use super::confused::confused;
use super::gain::{Fit, fit};
use super::resolve::{is_known, resolve};
use super::stretch::{Stretch, of_line, undo_utf8};
use crate::model::{Lexicon, Model, Unit};
use crate::text::letters::is_combining;

/// How often a line may have been misread over and over.
const LAYERS: usize = 4;

/// Of a line that one chain explains.
const EXPLAINED: f32 = 0.995;

/// Of one that lost something on the way, and whose words are all words again.
const COMPLETED: f32 = 0.96;

/// A line as it was meant.
pub(super) struct Reading {
    pub(super) row: Vec<Stretch>,
    /// The encodings undone, in words.
    pub(super) chain: String,
    /// How sure where nothing was lost.
    pub(super) confidence: f32,
    /// How little it looks like French.
    cost: usize,
}

impl Reading {
    /// How sure a stretch of it is.
    pub(super) fn confidence(&self, stretch: &Stretch) -> f32 {
        if stretch.lost.is_some() { self.confidence.min(COMPLETED) } else { self.confidence }
    }
}

/// The line as it was meant, if one chain explains all of its signs and nothing is lost by it. `believed` is the
/// chain that explains other lines of the text.
pub(super) fn read_line(line: &str, lexicon: &Lexicon, believed: Option<&str>) -> Option<Reading> {
    let row = of_line(line);
    let mut search =
        Search { line, lexicon, believed, before: cost(&row, lexicon, false), best: None };
    search.undo(&row, &mut Vec::new());
    search.best
}

struct Search<'a> {
    line: &'a str,
    lexicon: &'a Lexicon,
    believed: Option<&'a str>,
    before: usize,
    best: Option<Reading>,
}

impl Search<'_> {
    /// Takes one layer more off the row, by each set that explains all of it, and weighs what comes out.
    fn undo(&mut self, row: &[Stretch], layers: &mut Vec<Layer>) {
        for &set in CHARSETS {
            let strict = undo_utf8(row, set, false);
            // a lone â that lost its controls is one only where no other letter is sound: else `grâce`
            let loose = Some(undo_utf8(row, set, true))
                .filter(|loose| loose.sound == 0 && loose.broken > strict.broken);
            for undone in [Some(strict), loose].into_iter().flatten() {
                if undone.whole + undone.broken == 0 || undone.beside > 0 {
                    continue;
                }
                // at the front: the last to be read wrongly is the first to be undone
                layers.insert(0, Layer::utf8_as(set));
                self.weigh(undone.row.clone(), layers);
                if layers.len() < LAYERS && undone.whole > 0 {
                    self.undo(&undone.row, layers);
                }
                layers.remove(0);
            }
        }
    }

    fn weigh(&mut self, mut row: Vec<Stretch>, layers: &[Layer]) {
        let in_doubt = row.iter().filter(|s| s.chars.len() > 1).count();
        let doubtful = resolve(&mut row, self.lexicon);
        let cost = cost(&row, self.lexicon, true) + 4 * doubtful + layers.len();
        if cost >= self.before || self.best.as_ref().is_some_and(|b| b.cost <= cost) {
            return;
        }
        let chain = describe(layers);
        let believed = self.believed == Some(chain.as_str());
        if 4 * doubtful > row.iter().filter(|s| s.read).count().saturating_sub(in_doubt)
            || !self.is_proven(&row, believed)
        {
            return;
        }
        self.best = Some(Reading { row, chain, confidence: EXPLAINED, cost });
    }

    /// Whether so much comes right that chance did not do it.
    fn is_proven(&self, row: &[Stretch], believed: bool) -> bool {
        let (mut whole, mut long) = (0, false);
        for (i, stretch) in row.iter().enumerate().filter(|(_, s)| s.read) {
            if fit_in(row, i) <= Fit::Poor {
                return false;
            }
            whole += usize::from(stretch.lost.is_none());
            long |= stretch.lost.is_none() && self.line[stretch.span.clone()].chars().count() > 2;
        }
        let (known, unknown) = read_words(row, self.lexicon);
        let longer = words(row, self.lexicon, |w| w.len() > 2 && w.iter().any(|s| s.read));
        if row.iter().any(|s| s.lost.is_some()) {
            // the letters were chosen for the words they make: only words are proof, and no short ones
            let (known, unknown) = longer;
            known > 0 && unknown <= known || whole > 1 || believed || are_quotes(row)
        } else {
            // three signs that make one are no chance: `â€™`; two may be a letter and a quotation mark: `«MÃ»`
            let marked =
                |s: &&Stretch| s.read && self.line[s.span.clone()].ends_with(['»', '”', '’', '“']);
            let known = if row.iter().any(|s| marked(&s)) { longer.0 } else { known };
            whole > 1 || long || known > 0 && unknown == 0 || believed
        }
    }
}

/// Whether all that was read is quotation marks, in pairs.
fn are_quotes(row: &[Stretch]) -> bool {
    let mut quotes = row.iter().filter(|s| s.read).map(Stretch::only).peekable();
    let mut pairs = 0;
    while let Some(open) = quotes.next() {
        if open != Some('«') || quotes.next() != Some(Some('»')) {
            return false;
        }
        pairs += 1;
    }
    pairs > 0
}

/// How well the character of a stretch fits its place.
fn fit_in(row: &[Stretch], i: usize) -> Fit {
    let Some(c) = row[i].only() else { return Fit::None };
    let before = i.checked_sub(1).and_then(|b| row[b].only());
    let after = row.get(i + 1).and_then(Stretch::only);
    fit(c, before, after)
}

/// What in the row is not French: signs and words that were read, or all of them.
fn cost(row: &[Stretch], lexicon: &Lexicon, read_only: bool) -> usize {
    let mut cost = 0;
    for (i, stretch) in row.iter().enumerate() {
        let Some(c) = stretch.only() else { continue };
        if c.is_ascii() || read_only && !stretch.read {
            continue;
        }
        cost += match fit_in(row, i) {
            Fit::French => 0,
            Fit::Foreign => 3,
            Fit::Poor => 5,
            Fit::None => 8,
        };
        cost += usize::from(stretch.lost.is_some());
        // of the letters with an accent only à and ô are words
        let letter = |i: usize| row.get(i).and_then(Stretch::only).is_some_and(char::is_alphabetic);
        if c.is_alphabetic() && !"àÀôÔ".contains(c) && !(i > 0 && letter(i - 1) || letter(i + 1))
        {
            cost += 4;
        }
    }
    let (_, unknown) = words(row, lexicon, |word| {
        word.iter().any(|s| !s.only().is_some_and(|c| c.is_ascii() || c == '’'))
    });
    cost + 4 * unknown
}

/// How many of the words with a letter that was read are words, and how many not.
fn read_words(row: &[Stretch], lexicon: &Lexicon) -> (usize, usize) {
    words(row, lexicon, |word| word.iter().any(|stretch| stretch.read))
}

fn words(
    row: &[Stretch],
    lexicon: &Lexicon,
    counts: impl Fn(&[Stretch]) -> bool,
) -> (usize, usize) {
    let in_word = |c: char| c.is_alphabetic() || is_combining(c) || "'’".contains(c);
    let is_letter = |s: &Stretch| s.only().is_some_and(in_word);
    let (mut known, mut unknown) = (0, 0);
    for word in row.split(|s| !is_letter(s)).filter(|w| counts(w)) {
        let written: String = word.iter().filter_map(Stretch::only).collect();
        // a letter alone is a word only where a blank parted it: à
        if is_known(&written, lexicon) {
            known += usize::from(word.len() > 1 || matches!(written.as_str(), "à" | "À"));
        } else if word.len() > 1 {
            unknown += 1;
        }
    }
    (known, unknown)
}

/// The line as it was meant, where its bytes were taken for those of another set: `Thιβtre` → `Théâtre`.
pub(super) fn read_confused(line: &str, model: &Model, believed: Option<&str>) -> Option<Reading> {
    let lexicon = &model.lexicon;
    let row = of_line(line);
    let mut best: Option<Reading> = None;
    for layer in confused() {
        let Some(read) = reread(&row, layer) else { continue };
        let chain = describe(&[layer]);
        let cost = cost(&read, lexicon, true);
        if best.as_ref().is_some_and(|b| b.cost <= cost) {
            continue;
        }
        let lost = (0..read.len()).any(|i| read[i].read && fit_in(&read, i) <= Fit::Poor);
        let (mut known, unknown) = read_words(&read, lexicon);
        known += (0..row.len()).filter(|&i| is_dash(&row, &read, i)).count();
        known -=
            (0..row.len()).filter(|&i| may_be_symbol(&row, &read, i, model)).count().min(known);
        let (known_before, _) = words_at(&row, &read, lexicon);
        let proof = if layer.is_plausible_text() && !is_french(&row, lexicon) { 2 } else { 1 };
        let proven = known >= known_before + proof && unknown * 4 <= known
            || believed == Some(chain.as_str()) && known >= known_before && unknown == 0;
        if !lost && proven {
            best = Some(Reading { row: read, chain, confidence: COMPLETED, cost });
        }
    }
    best
}

/// Whether a letter that stands alone is read as a dash: `ñ Non !`, `û Non !`.
fn is_dash(row: &[Stretch], read: &[Stretch], i: usize) -> bool {
    let blank = |i: usize| row.get(i).is_none_or(|s| s.only() == Some(' '));
    row[i].only().is_some_and(char::is_alphabetic)
        && matches!(read[i].only(), Some('–' | '—'))
        && (i == 0 || blank(i - 1))
        && blank(i + 1)
}

/// Whether a sign that stands alone may be meant: the α of an angle, a Russian а, three dots. It proves nothing, unless
/// the words around often have à between them.
fn may_be_symbol(row: &[Stretch], read: &[Stretch], i: usize, model: &Model) -> bool {
    let letter = |i: usize| row.get(i).and_then(Stretch::only).is_some_and(char::is_alphabetic);
    if i > 0 && letter(i - 1) || letter(i + 1) {
        return false;
    }
    match row[i].only() {
        Some('…') => true,
        Some('α'..='ω' | 'а'..='я') => {
            read[i].only() != Some('à') || !is_usual_between(&row[..i], &row[i + 1..], model)
        }
        _ => false,
    }
}

/// Whether the context model has met à between the words next to the place.
fn is_usual_between(before: &[Stretch], behind: &[Stretch], model: &Model) -> bool {
    let letters = |row: &mut dyn Iterator<Item = &Stretch>| -> String {
        let chars = row.filter_map(Stretch::only).skip_while(|c| *c == ' ');
        chars.take_while(|c| c.is_alphabetic()).collect()
    };
    let last: String = letters(&mut before.iter().rev()).chars().rev().collect();
    let next = letters(&mut behind.iter());
    let elided = ["l", "d", "qu"].contains(&next.as_str()).then(|| format!("{next}'"));
    let unit = |word: &str| Unit::of(&word.to_lowercase());
    let (last, next) = (unit(&last), unit(elided.as_ref().unwrap_or(&next)));
    model.ngrams.trigram(last, Unit::of("à"), next) > 0.0
}

/// Each sign by the byte it has in the one set as that byte's character in the other; none if one has no byte.
fn reread(row: &[Stretch], layer: Layer) -> Option<Vec<Stretch>> {
    let meant: &Charset = layer.meant?;
    let mut read = Vec::with_capacity(row.len());
    for (i, stretch) in row.iter().enumerate() {
        let c = stretch.only()?;
        let foreign = !meant.has_quotes() || layer.read.byte(c).is_none();
        if c.is_ascii() || foreign && is_mark(row, i) {
            read.push(stretch.clone());
            continue;
        }
        let now = layer.read.byte(c).and_then(|byte| meant.char(byte))?;
        read.push(Stretch { chars: vec![now], read: now != c, ..stretch.clone() });
    }
    read.iter().any(|s| s.read).then_some(read)
}

/// Whether the sign is a mark in its place, and no letter of a set that has no such marks: `…` behind a word, `–`
/// between blanks; but `t“t`, `br–le`, `va … Paris`.
fn is_mark(row: &[Stretch], i: usize) -> bool {
    let letter = |i: usize| {
        let c = row.get(i).and_then(Stretch::only);
        c.is_some_and(|c| c.is_alphabetic() || "‚ƒ…†‡ˆ‰“”–—˜".contains(c))
    };
    let blank = |i: usize| row.get(i).is_some_and(|s| s.only() == Some(' '));
    match row[i].only() {
        Some('’' | '‘' | '«' | '»' | '\u{A0}') => true,
        // où
        Some('—') if i > 0 && row[i - 1].only() == Some('o') && !(i > 1 && letter(i - 2)) => {
            false
        }
        Some('…') if i > 0 && blank(i - 1) && blank(i + 1) => false,
        Some('…' | '–' | '—' | '“' | '”') => !(i > 0 && letter(i - 1) && letter(i + 1)),
        _ => false,
    }
}

/// Whether the line has a few French words beside those with strange signs.
fn is_french(row: &[Stretch], lexicon: &Lexicon) -> bool {
    const WORDS: usize = 4;
    let is_small = |s: &Stretch| s.only().is_some_and(|c| c.is_ascii_lowercase());
    let is_letter = |s: &Stretch| s.only().is_some_and(char::is_alphabetic);
    let words = row.split(|s| !is_letter(s)).filter(|w| w.len() > 1 && w.iter().all(is_small));
    let written = words.map(|w| w.iter().filter_map(Stretch::only).collect::<String>());
    written.filter(|w| is_known(w, lexicon)).take(WORDS).count() == WORDS
}

/// What the words that were read anew were before.
fn words_at(row: &[Stretch], read: &[Stretch], lexicon: &Lexicon) -> (usize, usize) {
    let marked: Vec<Stretch> = row
        .iter()
        .zip(read)
        .map(|(before, after)| Stretch { read: after.read, ..before.clone() })
        .collect();
    read_words(&marked, lexicon)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(String, String)> {
        let lexicon = &Model::french().lexicon;
        let reading = read_line(line, lexicon, None)
            .or_else(|| read_confused(line, Model::french(), None))?;
        Some((reading.row.iter().filter_map(Stretch::only).collect(), reading.chain))
    }

    fn text(line: &str) -> Option<String> {
        read(line).map(|r| r.0)
    }

    #[test]
    fn a_chain_is_told() {
        let (text, chain) = read("LÃ\u{A0}, prÃ¨s de lâ€™Ã©tang").unwrap();
        assert_eq!(text, "Là, près de l’étang");
        assert_eq!(chain, "utf-8 as windows-1252");
        let (text, chain) = read("lâ€™├®t├®").unwrap_or_default();
        assert_eq!((text.as_str(), chain.as_str()), ("", ""), "two sets in one line are no chain");
        assert_eq!(read("Thιβtre").unwrap().1, "windows-1252 as windows-1253");
    }

    #[test]
    fn a_lost_byte_is_found_by_the_word_it_makes() {
        assert_eq!(text("un fruit mÃ\"r de lâ€™Ã©tÃ©").as_deref(), Some("un fruit mûr de l’été"));
        assert_eq!(text("Ãtre ou paraÃ®tre").as_deref(), Some("Être ou paraître"));
    }

    #[test]
    fn what_stands_rightly_is_not_read() {
        for line in ["AMANHÃ»", "São Paulo", "l’été", "Dvořák et Čapek", "α et β", "ŚWIĘTO", "Å’s"]
        {
            assert_eq!(text(line), None, "{line}");
        }
    }
}
