//! Letters and apostrophes of which `?` or U+FFFD is left, by the words that have them: `d?cembre` → `décembre`.
//!
//! Where the lexicon has one such word, or the words around leave one, it is put there; else it is suggested.

use std::ops::Range;

use super::evidence::is_met_between;
use crate::edit::{Confidence, Proposal, Proposals, Reason};
use crate::model::{Entry, Flags, Lexicon, Model, Unit};
use crate::stages::Passage;
use crate::text::letters::is_vowel;
use crate::text::offsets::floor;
use crate::text::tokens::is_elided;

/// What a hole in a word can be. Capitals are these in the casing of the word.
const LETTERS: [char; 14] = ['é', 'è', 'ê', 'à', 'ç', 'ô', 'î', 'â', 'û', 'œ', 'ï', 'ë', 'ù', '’'];

/// A word with more holes has too many readings.
const HOLES: usize = 3;

/// So many readings are looked up in a text. Where more are asked for, it is broken all over, and reading it takes long.
const LOOKED_UP: usize = 200_000;

/// Of the only reading.
const ONLY: f32 = 0.96;

/// Of a reading that the words around prefer by so many nats to the next.
const PREFERRED: (f32, f32) = (3.0, 0.93);

/// Of the best of several.
const BEST: f32 = 0.7;

/// A reading less common than this (Zipf frequency) beside none is no proof.
const RARE: f32 = 1.5;

/// Of two letters, a reading must be as common as `là` or `ça`.
const COMMON: f32 = 4.5;

/// So many bytes stand between quotation marks at most.
const QUOTED: usize = 60;

/// What stands behind an elision that is no word may be a name, if so many letters long.
const NAME: usize = 4;

/// Proposes a reading for each word with holes that has one.
pub(super) fn propose(passage: &Passage<'_>, proposals: &mut Proposals) {
    let text = passage.text();
    let mut search = Search {
        passage,
        left: LOOKED_UP,
        single: has_single(text),
        proven: false,
        found: Vec::new(),
    };
    let mut done = 0;
    for at in holes(text).filter(|&at| is_in_word(text, at)) {
        if at >= done {
            done = search.word(at);
        }
    }
    // `Vraiment ?il` : a question mark at an end may be one, unless others of the text are none
    let at_an_end = |p: &Proposal| {
        let written = p.span.of(text);
        let ends = written.starts_with('?') || written.ends_with('?');
        let inside = written.trim_matches('?').contains(is_hole)
            || written.starts_with('?') && text[..p.span.start].ends_with(['\'', '’']);
        ends && !inside && written != "?"
    };
    let proven = |p: &&Proposal| !at_an_end(p) && p.confidence.get() >= PREFERRED.1;
    search.proven |= search.found.iter().any(|p| proven(&p));
    for proposal in search.found.iter_mut().filter(|p| at_an_end(p)) {
        if !search.proven {
            proposal.confidence = proposal.confidence.and(Confidence::new(BEST));
        }
    }
    if search.proven {
        search.ends();
    }
    for proposal in search.found {
        proposals.push(proposal);
    }
}

/// Signs that are lost, and what is known of the text that lost them.
struct Search<'a> {
    passage: &'a Passage<'a>,
    /// How many readings may still be looked up.
    left: usize,
    /// Whether each U+FFFD is a sign; else two or three are the bytes of one.
    single: bool,
    /// Whether signs were lost without doubt.
    proven: bool,
    found: Vec<Proposal>,
}

impl Search<'_> {
    /// Restores the word around a hole; where to go on.
    fn word(&mut self, at: usize) -> usize {
        let text = self.passage.text();
        let word = word_around(text, at);
        if is_address(text, &word) || self.passage.words().keeps(&text[word.clone()]) {
            return word.end;
        }
        // c?t? : a question mark behind a word is one, unless the word needs it
        let behind = text[word.end..].bytes().take(2).take_while(|&b| b == b'?').count();
        let proposal = (0..=behind).rev().find_map(|n| self.restore(&(word.start..word.end + n)));
        let Some(proposal) = proposal else {
            return self.quoted(at).unwrap_or(word.end);
        };
        let end = proposal.span.end;
        self.found.push(proposal);
        end
    }

    /// `?grave?`: the quotation marks around a few words, where the sentence goes on behind them; where they end.
    fn quoted(&mut self, at: usize) -> Option<usize> {
        let text = self.passage.text();
        let sign = text[at..].chars().next().filter(|&c| is_hole(c))?;
        let start = at + sign.len_utf8();
        let opens = text[..at].chars().next_back().is_none_or(|c| " ('’\u{A0}\n".contains(c));
        let stops = |c: char| is_hole(c) || ".!;:«»“”\"\n".contains(c);
        let end = start + text[start..].find(stops).filter(|&len| 0 < len && len <= QUOTED)?;
        let inside = &text[start..end];
        let behind = text[end..].strip_prefix(sign)?;
        let goes_on = behind.starts_with([',', ';', ')'])
            || behind.strip_prefix(' ').is_some_and(|b| b.starts_with(char::is_lowercase));
        let lexicon = &self.passage.model().lexicon;
        let words =
            || inside.split([' ', '\'', '’', '-', ',']).filter(|w| w.chars().nth(1).is_some());
        let known = words().next().is_some() && words().all(|word| zipf(word, lexicon).is_some());
        if !opens || !goes_on || !known || inside.ends_with(' ') {
            return None;
        }
        let other = |mark: &str| vec![mark.to_owned()];
        self.found.push(lost(&(at..start), "“".to_owned(), PREFERRED.1, other("«")));
        let close = end..end + sign.len_utf8();
        self.found.push(lost(&close, "”".to_owned(), PREFERRED.1, other("»")));
        Some(close.end)
    }

    /// Restores what a text that lost signs elsewhere lost at the ends of words, and between them.
    fn ends(&mut self) {
        let text = self.passage.text();
        let mut more = Vec::new();
        for at in holes(text).filter(|&at| !is_in_word(text, at)) {
            let next = self.found.partition_point(|p| p.span.end <= at);
            if self.found.get(next).is_some_and(|p| p.span.start <= at) {
                continue;
            }
            let word = word_around(text, at);
            let len = text[at..].chars().next().map_or(1, char::len_utf8);
            let longer = word.start.min(at)..word.end.max(at + len);
            if is_address(text, &longer) || self.passage.words().keeps(&text[longer.clone()]) {
                continue;
            }
            let bare = text[longer.clone()].trim_end_matches(is_hole);
            let proposal = if bare.is_empty() {
                self.alone(&longer)
            } else if text.as_bytes()[at] == b'?' && !self.is_cut_off(bare) {
                None
            } else {
                self.restore(&longer).filter(|p| p.confidence.get() >= PREFERRED.1)
            };
            more.extend(proposal);
        }
        self.found.append(&mut more);
        self.found.sort_by_key(|p| p.span.start);
    }

    /// Whether a question mark behind these letters may be none: they are no word, and no name is likely.
    fn is_cut_off(&self, bare: &str) -> bool {
        bare.starts_with(char::is_lowercase) && zipf(bare, &self.passage.model().lexicon).is_none()
    }

    /// What the word was that was restored and touches byte `at`.
    fn restored_at(&self, at: usize) -> Option<&str> {
        let found = self.found.get(self.found.partition_point(|p| p.span.end < at))?;
        let sure = found.confidence.get() >= PREFERRED.1 && found.span.start <= at;
        sure.then_some(found.replacement.as_str())
    }

    /// Of a sign that stands alone: à, where the words around ask for it.
    fn alone(&self, span: &Range<usize>) -> Option<Proposal> {
        let text = self.passage.text();
        let (before, behind) = (&text[..span.start], &text[span.end..]);
        let hyphens = before.ends_with('-') && behind.starts_with('-');
        let letter = |c: char| !c.is_alphabetic();
        // a word that lost a sign itself counts as what it was
        let last = before
            .strip_suffix(' ')
            .and_then(|b| self.restored_at(b.len()).or_else(|| b.rsplit(letter).next()));
        let next = behind
            .strip_prefix(' ')
            .and_then(|b| self.restored_at(span.end + 1).or_else(|| b.split(letter).next()));
        let small = next.is_some_and(|n| n.starts_with(char::is_lowercase));
        let usual = match (last, next) {
            (Some(last), Some(next)) if text.as_bytes()[span.start] == 0xEF || small => {
                let elided = behind
                    .get(1 + next.len()..)
                    .is_some_and(|b| b.starts_with(['\'', '’', '\u{FFFD}']));
                !next.is_empty() && is_met_between(last, next, elided, self.passage.model())
            }
            _ => false,
        };
        (hyphens || usual).then(|| lost(span, "à".to_owned(), PREFERRED.1, Vec::new()))
    }
}

pub(super) fn lost(
    span: &Range<usize>,
    meant: String,
    confidence: f32,
    alternatives: Vec<String>,
) -> Proposal {
    Proposal {
        span: span.clone().into(),
        replacement: meant,
        reason: Reason::LostSign,
        confidence: Confidence::new(confidence),
        alternatives,
        detail: None,
    }
}

/// Whether a U+FFFD has no neighbour.
fn has_single(text: &str) -> bool {
    let len = '\u{FFFD}'.len_utf8();
    text.match_indices('\u{FFFD}')
        .any(|(at, sign)| !text[..at].ends_with(sign) && !text[at + len..].starts_with(sign))
}

/// The bytes where a sign may be lost: U+FFFD and question marks.
fn holes(text: &str) -> impl Iterator<Item = usize> {
    memchr::memchr2_iter(b'?', 0xEF, text.as_bytes())
        .filter(move |&at| text[at..].starts_with(['?', '\u{FFFD}']))
}

/// Whether the hole stands before a letter of a word: `d?cembre`, `?uvres`; `l?Europe` and `c??tait` behind one too.
fn is_in_word(text: &str, at: usize) -> bool {
    let sign = text[at..].chars().next();
    let next = text[at + sign.map_or(1, char::len_utf8)..].chars().next().unwrap_or(' ');
    let before = text[..at].chars().next_back();
    if sign == Some('\u{FFFD}') {
        return next.is_alphabetic() || before.is_some_and(char::is_alphabetic);
    }
    let letter_before = before.is_some_and(char::is_alphabetic);
    next.is_ascii_lowercase() || letter_before && (next.is_alphabetic() || next == '?')
}

const fn is_hole(c: char) -> bool {
    matches!(c, '?' | '\u{FFFD}')
}

/// The letters and holes around byte `at`; question marks at the end are none.
fn word_around(text: &str, at: usize) -> Range<usize> {
    let belongs = |c: char| c.is_alphabetic() || is_hole(c);
    let start = text[..at].trim_end_matches(belongs).len();
    let rest = &text[at..];
    let end = at + rest.len() - rest.trim_start_matches(belongs).len();
    let word = text[start..end].trim_end_matches('?');
    start..start + word.len()
}

/// Whether a blank-parted piece around the word is an address or code.
fn is_address(text: &str, word: &Range<usize>) -> bool {
    const NEAR: usize = 128;
    let solid = |c: char| !c.is_whitespace();
    let from = floor(text, word.start.saturating_sub(NEAR));
    let to = floor(text, word.end + NEAR);
    let start = from + text[from..word.start].trim_end_matches(solid).len();
    let end = to - text[word.end..to].trim_start_matches(solid).len();
    text[start..end].contains(['/', '=', '&', '@', '*', '<', '>', '_', '\\', '{', '$'])
}

impl Search<'_> {
    /// What the letters and holes are, if they are a word.
    fn restore(&mut self, word: &Range<usize>) -> Option<Proposal> {
        let (text, model) = (self.passage.text(), self.passage.model());
        let mut chars: Vec<char> = Vec::with_capacity(word.len());
        for c in text[word.clone()].chars() {
            // two U+FFFD are the two bytes of a letter, three those of an apostrophe
            if self.single || c != '\u{FFFD}' || chars.last() != Some(&c) {
                chars.push(c);
            }
        }
        let holes = chars.iter().filter(|&&c| is_hole(c)).count();
        if holes == 0 || holes > HOLES || chars.len() == holes {
            return None;
        }
        self.left = self.left.checked_sub(LETTERS.len().pow(holes as u32))?;
        // n° 5
        let number = text[word.end..]
            .trim_start_matches([' ', '\u{A0}'])
            .starts_with(|c: char| c.is_ascii_digit());
        if number && let ['n' | 'N', '\u{FFFD}'] = chars[..] {
            let meant = format!("{}°", chars[0]);
            return Some(lost(word, meant, PREFERRED.1, Vec::new()));
        }
        // États-Unis
        let name =
            text[word.end..].strip_prefix('-').is_some_and(|b| b.starts_with(char::is_uppercase));
        let opens = name || starts_sentence(&text[..word.start]);
        let mut readings = readings(&chars, holes, opens, &model.lexicon);
        if readings.is_empty() {
            readings.extend(elided_name(&chars, holes).filter(|_| self.proven));
        }
        let context = Context::around(text, word, model);
        let nats = |form: &str| context.nats(form, model);
        readings.sort_by(|a, b| nats(&b.0).total_cmp(&nats(&a.0)).then_with(|| a.0.cmp(&b.0)));
        // nous-mêmes: behind a hyphen the context model sees no pronoun
        if text[..word.start].ends_with('-')
            && let Some(i) = readings.iter().position(|r| matches!(r.0.as_str(), "même" | "mêmes"))
        {
            readings = vec![readings.swap_remove(i)];
        }
        readings.truncate(4);
        let (best, zipf) = readings.first()?.clone();
        let lead = readings.get(1).map_or(f32::INFINITY, |next| nats(&best) - nats(&next.0));
        let (nats, preferred) = PREFERRED;
        // of two letters of which one is a guess little is left
        let short = chars.len() < 3 && !(self.proven && zipf > COMMON);
        let confidence = if readings.len() == 1 {
            if zipf < RARE || short { BEST } else { ONLY }
        } else if lead >= nats && !short {
            preferred
        } else {
            BEST
        };
        let others = readings.into_iter().skip(1).map(|r| r.0).collect();
        Some(lost(word, best, confidence, others))
    }
}

/// Whether a sentence begins behind this.
fn starts_sentence(before: &str) -> bool {
    let near = before.trim_end_matches([' ', '\u{A0}']);
    near.is_empty() || near.ends_with(['.', '!', '\n', '…'])
}

/// `l’Ukraine`, `d’Oz`: an elision before what may be a name.
fn elided_name(chars: &[char], holes: usize) -> Option<(String, f32)> {
    let at = chars.iter().position(|&c| is_hole(c)).filter(|_| holes == 1)?;
    let elided: String = chars[..at].iter().collect();
    let name: String = chars[at + 1..].iter().collect();
    let fits = is_elided(&elided)
        && name.starts_with(|c: char| c.is_uppercase() && is_vowel(c))
        && name.chars().count() >= NAME;
    fits.then(|| (format!("{elided}’{name}"), RARE))
}

/// The words that the letters and holes can be, with how common they are.
fn readings(chars: &[char], holes: usize, opens: bool, lexicon: &Lexicon) -> Vec<(String, f32)> {
    let upper = chars.iter().filter(|c| c.is_alphabetic()).all(|c| c.is_uppercase());
    let upper = upper && (chars.len() > holes + 1 || is_hole(chars[0]));
    let next_upper = chars.get(1).is_some_and(|c| c.is_uppercase());
    // �Il: a mark stood before the word
    if is_hole(chars[0]) && next_upper && !upper {
        return Vec::new();
    }
    let starts = |i: usize| i == 0 && (next_upper || opens);
    let mut found: Vec<(String, f32)> = Vec::new();
    for n in 0..LETTERS.len().pow(holes as u32) {
        let mut rest = n;
        let reading: String = chars
            .iter()
            .enumerate()
            .map(|(i, &c)| {
                if !is_hole(c) {
                    return c;
                }
                let letter = LETTERS[rest % LETTERS.len()];
                rest /= LETTERS.len();
                let capital = letter.to_uppercase().next().unwrap_or(letter);
                if upper || starts(i) { capital } else { letter }
            })
            .collect();
        if let Some(zipf) = zipf(&reading, lexicon) {
            found.push((reading, zipf));
        } else if is_hole(chars[0])
            && let Some(zipf) = common(&capitalised(&reading), lexicon)
        {
            // Évreux
            found.push((capitalised(&reading), zipf));
        }
    }
    found
}

pub(super) fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// How common the word is, or the one behind its elision; none if it is no word.
fn zipf(reading: &str, lexicon: &Lexicon) -> Option<f32> {
    if let Some((elided, word)) = reading.split_once('’') {
        let small = word.to_lowercase();
        let vowel = word.starts_with(|c| is_vowel(c) || matches!(c, 'h' | 'H'));
        if matches!(elided.to_lowercase().as_str(), "aujourd") && small == "hui" {
            return lexicon.get("aujourd'hui").map(Entry::zipf);
        }
        // qu’à, but no l’à
        let vowel = vowel && (small != "à" || elided.ends_with(['u', 'U']));
        return if vowel && is_elided(elided) {
            common(&small, lexicon).or_else(|| common(word, lexicon))
        } else {
            None
        };
    }
    common(&reading.to_lowercase(), lexicon).or_else(|| common(reading, lexicon))
}

fn common(form: &str, lexicon: &Lexicon) -> Option<f32> {
    let entry = lexicon.get(form)?;
    let known = entry.flags.has(Flags::DICTIONARY) || entry.flags.has(Flags::NAME);
    known.then(|| entry.zipf())
}

/// The words before and behind.
pub(super) struct Context {
    before: [Unit; 2],
    behind: Unit,
}

impl Context {
    pub(super) fn around(text: &str, word: &Range<usize>, model: &Model) -> Self {
        let near = &text[super::line_around(text, word.start)];
        let start = text[..word.start].rfind('\n').map_or(0, |n| n + 1);
        let before = &near[..word.start - start];
        let behind = near.get(word.end - start..).unwrap_or_default();
        let letter = |c: char| !c.is_alphabetic();
        let mut last = before.rsplit(letter).filter(|w| !w.is_empty());
        let unit = |word: Option<&str>| known_unit(word, model);
        let (one, two) = (unit(last.next()), unit(last.next()));
        let next = unit(behind.split(letter).find(|w| !w.is_empty()));
        Self { before: [two, one], behind: next }
    }

    /// How well a reading stands there.
    pub(super) fn nats(&self, reading: &str, model: &Model) -> f32 {
        let small = reading.to_lowercase().replace('’', "'");
        let (elided, word) = match small.split_once('\'') {
            Some((elided, word)) => (Some(format!("{elided}'")), word),
            None => (None, small.as_str()),
        };
        let word = known_unit(Some(word), model);
        let elided = elided.map(|elided| Unit::of(&elided));
        let row = elided.into_iter().chain([word, self.behind]);
        model.ngrams.log_probability_of(self.before, row)
    }
}

fn known_unit(word: Option<&str>, model: &Model) -> Unit {
    let Some(word) = word else { return Unit::of("</s>") };
    let small = word.to_lowercase();
    let known = model.lexicon.get(&small).is_some_and(Entry::is_known);
    Unit::of(if known { &small } else { "<u>" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(word: &str) -> Vec<String> {
        let chars: Vec<char> = word.chars().collect();
        let holes = chars.iter().filter(|&&c| is_hole(c)).count();
        readings(&chars, holes, false, &Model::french().lexicon).into_iter().map(|r| r.0).collect()
    }

    #[test]
    fn a_hole_is_what_makes_a_word() {
        assert_eq!(read("d?cembre"), ["décembre"]);
        assert_eq!(read("?uvres"), ["œuvres"]);
        assert_eq!(read("D\u{FFFD}CEMBRE"), ["DÉCEMBRE"]);
        assert_eq!(read("d\u{FFFD}ici"), ["d’ici"]);
        assert!(read("p?che").len() > 1 || read("p?cheur").len() == 2);
        assert!(read("quoi?donc").is_empty());
    }
}
