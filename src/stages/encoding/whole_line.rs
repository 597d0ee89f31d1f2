//! A line that was misread from end to end: no sign of it is left as it was, so one chain of encodings explains all.
//! That is proof enough where a sign alone is not: `Là` of `LÃ\u{A0}`, names, letters of other languages.

use super::chain::{Layer, describe};
use super::charsets::CHARSETS;
use super::gain::{Fit, fit};
use super::lost_bytes::is_of_name;
use super::resolve::{is_known, resolve};
use super::stretch::{Stretch, is_typographic, of_line, undo_utf8};
use crate::model::Lexicon;
use crate::text::letters::{is_combining, is_french_letter};

/// How often a line may have been misread over and over.
const LAYERS: usize = 4;

/// Of a line that one chain explains.
const EXPLAINED: f32 = 0.995;

/// Of one that lost something on the way, and whose words are all words again.
pub(super) const COMPLETED: f32 = 0.96;

/// A line as it was meant.
pub(super) struct Reading {
    pub(super) row: Vec<Stretch>,
    /// The encodings undone, in words.
    pub(super) chain: String,
    /// How sure where nothing was lost.
    pub(super) confidence: f32,
    /// How little it looks like French.
    pub(super) cost: usize,
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
                // one more layer made of guesses alone is none: `mâme`, once read, did not lose an apostrophe
                let guessed = undone.whole == 0 && (undone.broken == 0 || !layers.is_empty());
                if guessed || undone.beside > 0 {
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
        // what comes out as it went in is no proof: PÃO
        for stretch in row.iter_mut().filter(|s| s.lost.is_some()) {
            let same =
                stretch.only().is_some_and(|c| self.line[stretch.span.clone()].chars().eq([c]));
            if same {
                (stretch.read, stretch.lost) = (false, None);
            }
        }
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
        let (mut whole, mut long, mut rests) = (0, false, false);
        for (i, stretch) in row.iter().enumerate().filter(|(_, s)| s.read) {
            if fit_in(row, i) <= Fit::Poor {
                return false;
            }
            whole += usize::from(stretch.lost.is_none());
            // `â¦` stands in no language, `Ã’` in a few
            let signs = || self.line[stretch.span.clone()].chars();
            let strange = |c: &char| !c.is_ascii() && !is_typographic(*c);
            rests |= stretch.lost.is_some()
                && signs().filter(strange).nth(1).is_some()
                && !is_spoken_of(row, i);
            long |= stretch.lost.is_none() && self.line[stretch.span.clone()].chars().count() > 2;
        }
        let (known, unknown) = read_words(row, self.lexicon);
        let of_length =
            |n: usize| words(row, self.lexicon, |w| w.len() >= n && w.iter().any(|s| s.read));
        let longer = of_length(3);
        let of_name = |s: &Stretch| s.only() == Some('’') && is_of_name(self.line, s.span.start);
        if !believed && row.iter().filter(|s| s.read).all(of_name) {
            return false;
        }
        if row.iter().any(|s| s.lost.is_some()) {
            // the letters were chosen for the words they make: only words are proof, and no short ones
            let (known, unknown) = longer;
            // of words of three letters chance makes others: `NÃO` is not `NÉO`
            known > 0 && unknown <= known && (whole > 0 || of_length(4).0 > 0)
                || whole > 1
                || believed
                || rests
                || are_quotes(row)
                || are_marks(row, self.line) && is_french(row, self.lexicon)
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

/// Whether the signs stand between a blank and a stop, where no mark stands: a text speaks of them.
fn is_spoken_of(row: &[Stretch], i: usize) -> bool {
    let only = |i: usize| row.get(i).and_then(Stretch::only);
    i > 0 && only(i - 1) == Some(' ') && only(i + 1).is_some_and(|c| ".,;:)".contains(c))
}

/// Whether all that lost a byte is the dash that begins a speech, `â Non`, and quotation marks made straight, `Â"Non Â"`.
fn are_marks(row: &[Stretch], line: &str) -> bool {
    let only = |i: usize| row.get(i).and_then(Stretch::only);
    let speech = |i: usize| {
        let upper = |i: usize| only(i).is_some_and(char::is_uppercase);
        i == 0
            && matches!(only(0), Some('–' | '—'))
            && (only(1) == Some(' ') && upper(2) || upper(1) && !upper(2))
    };
    let quote = |i: usize| {
        let before = i.checked_sub(1).and_then(only);
        matches!(only(i), Some('«' | '»'))
            && line[row[i].span.clone()].ends_with("Â\"")
            && !before.is_some_and(|c| c.is_alphanumeric() || "\"'“‘«".contains(c))
    };
    (0..row.len()).filter(|&i| row[i].lost.is_some()).all(|i| speech(i) || quote(i))
}

/// How well the character of a stretch fits its place.
pub(super) fn fit_in(row: &[Stretch], i: usize) -> Fit {
    let Some(c) = row[i].only() else { return Fit::None };
    let before = i.checked_sub(1).and_then(|b| row[b].only());
    let after = row.get(i + 1).and_then(Stretch::only);
    fit(c, before, after)
}

/// What in the row is not French: signs and words that were read, or all of them.
pub(super) fn cost(row: &[Stretch], lexicon: &Lexicon, read_only: bool) -> usize {
    let mut cost = 0;
    for (i, stretch) in row.iter().enumerate() {
        let Some(c) = stretch.only() else { continue };
        if c.is_ascii() {
            continue;
        }
        // of the letters with an accent only à and ô are words
        let letter = |i: usize| row.get(i).and_then(Stretch::only).is_some_and(char::is_alphabetic);
        if c.is_alphabetic() && !"àÀôÔ".contains(c) && !(i > 0 && letter(i - 1) || letter(i + 1))
        {
            cost += 4;
        }
        if read_only && !stretch.read {
            continue;
        }
        cost += match fit_in(row, i) {
            Fit::French => 0,
            Fit::Foreign => 3,
            Fit::Poor => 5,
            Fit::None => 8,
        };
        cost += usize::from(stretch.lost.is_some());
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

/// Whether the line is French beside its strange signs: it has a few words of it, or one or two and no others.
pub(super) fn is_french(row: &[Stretch], lexicon: &Lexicon) -> bool {
    const WORDS: usize = 4;
    let is_letter = |s: &Stretch| s.only().is_some_and(char::is_alphabetic);
    let sound = |s: &Stretch| s.only().is_some_and(|c| c.is_ascii() || is_french_letter(c));
    let (mut known, mut unknown) = (0, 0);
    for word in row.split(|s| !is_letter(s)).filter(|w| w.len() > 1 && w.iter().all(sound)) {
        let written: String = word.iter().filter_map(Stretch::only).collect();
        if is_known(&written, lexicon) {
            known += 1;
        } else if written.starts_with(char::is_lowercase) {
            unknown += 1;
        }
        if known == WORDS {
            return true;
        }
    }
    known > 1 && unknown == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;

    fn read(line: &str) -> Option<(String, String)> {
        let lexicon = &Model::french().lexicon;
        let reading = read_line(line, lexicon, None)?;
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
