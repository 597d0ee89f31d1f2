//! UTF-8 that was read as another encoding is read again: `Ã©tÃ©` → `été`.
//!
//! # What it repairs
//! Letters and marks that became two to four signs each, through sets of Windows, ISO-8859, Macintosh or DOS, up to four
//! times over; also where a byte was lost on the way (`voilÃ `, `â€`, `lâaube`). Sets taken for one another (`Thιβtre`).
//! Controls that were signs of Windows-1252 (`l\u{92}eau`). `?` and U+FFFD where one word has the letter (`d?cembre`).
//! Accents, œ and apostrophes that are missing from a whole text (`mmoire`, `ltude`).
//!
//! # Why it happens
//! A page says the wrong encoding, or none, and a program guesses. Pages are mixed: a sound article with a broken list
//! of links, so each run of signs is judged by itself.
//!
//! # Example
//! `Lâ€™Ã©tÃ© Ã  lâ€™Å“uvre` → `L’été à l’œuvre`
//!
//! # What it leaves alone
//! `São`, `AMANHÃ`, `Ångström`, `Sâad`, `PÂTÉ»`, `√2`: signs that stand where their language puts them.

use super::blocks::{suspect_blocks, within};
use super::chain::describe;
use super::charsets::{CHARSETS, WINDOWS_1252};
use super::gain::{Fit, Gain, gain};
use super::lines::Lines;
use super::lost_bytes::guess_at;
use super::misreading::{Misreading, run};
use super::{dropped_signs, escapes, lost_signs};
use crate::edit::{Confidence, Proposal, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::Span;

/// Of a repair that makes words of the dictionary out of what is none.
const PROVEN: Confidence = Confidence::new(0.96);

/// Of a repair that makes nothing better.
const DOUBTFUL: Confidence = Confidence::new(0.7);

/// Reads again what was read wrongly.
#[derive(Clone, Copy, Debug, Default)]
pub struct Mojibake;

impl Stage for Mojibake {
    fn name(&self) -> &'static str {
        "mojibake"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let text = passage.text();
        escapes::propose(passage, proposals);
        lost_signs::propose(passage, proposals);
        dropped_signs::propose(passage, proposals);
        let mut suspects = suspects(text);
        let lines = Lines::of(passage, &suspects);
        lines.propose(passage, proposals);
        suspects.retain(|&at| !lines.have(at));
        if suspects.is_empty() {
            return;
        }
        let whole = Whole::of(text, &suspects);
        let mut repairs: Vec<Proposal> = Vec::new();
        let mut done = 0;
        for at in suspects {
            if at < done {
                continue;
            }
            if let Some(repair) = repair(text, at, &whole) {
                done = repair.span.end;
                repairs.push(repair);
            }
        }
        for mut repair in judged(passage, repairs) {
            if repair.confidence.get() > 0.0 {
                repair.reason = Reason::Mojibake;
                proposals.push(repair);
            }
        }
    }
}

/// What the whole text says about how it was misread.
struct Whole {
    /// How many sequences each character set explains.
    explained: [usize; CHARSETS.len()],
}

impl Whole {
    fn of(text: &str, suspects: &[usize]) -> Self {
        let mut explained = [0; CHARSETS.len()];
        let mut done = 0;
        for &at in suspects.iter().filter(|&&at| text.is_char_boundary(at)) {
            if at < done {
                continue;
            }
            for found in
                readings(text, at).filter(|f| f.fit == Fit::French && !may_be_meant(text, at, f))
            {
                explained[found.charset] += 1;
                done = at + found.len;
            }
        }
        Self { explained }
    }

    fn is_misread(&self) -> bool {
        self.explained.iter().any(|&n| n > 0)
    }
}

fn readings(text: &str, at: usize) -> impl Iterator<Item = Misreading> {
    let before = text[..at].chars().next_back();
    (0..CHARSETS.len()).filter_map(move |charset| run(&text[at..], before, charset))
}

/// The repair of what stands at a suspect place.
fn repair(text: &str, at: usize, whole: &Whole) -> Option<Proposal> {
    let proposal = |len: usize, meant: String, confidence: f32| Proposal {
        span: Span::new(at, at + len),
        replacement: meant,
        reason: Reason::Mojibake,
        confidence: Confidence::new(confidence),
        alternatives: Vec::new(),
        detail: None,
    };
    let rest = &text[at..];
    let blank_lost =
        ["Ã\u{A0}", "Ă\u{A0}", "Â\u{A0}", "ÃƒÂ ", "ÃƒÂ\u{A0}"].iter().any(|p| rest.starts_with(p));
    let guess = || {
        guess_at(text, at, whole.is_misread()).map(|g| {
            let alternatives = g.alternatives.iter().map(|&a| a.to_owned()).collect();
            Proposal { alternatives, ..proposal(g.len, g.meant.to_owned(), g.confidence) }
        })
    };
    if blank_lost && !rest.starts_with("Â\u{A0}Â»") {
        return guess();
    }
    let best = readings(text, at)
        .filter(|f| {
            whole.is_misread() || f.fit > Fit::Poor || f.charset == 0 && rest.starts_with('Ã')
        })
        .filter(|f| whole.is_misread() || !may_be_meant(text, at, f))
        .max_by_key(|f| (f.fit, whole.explained[f.charset], std::cmp::Reverse(f.charset)));
    if let Some(found) = best {
        let confidence = match found.fit {
            Fit::French => 0.995,
            Fit::Foreign => 0.97,
            Fit::Poor | Fit::None => 0.9,
        };
        let detail = Some(describe(&found.layers));
        return Some(Proposal { detail, ..proposal(found.len, found.meant, confidence) });
    }
    // l\u{92}eau: a control that Windows-1252 has a sign for
    let c = rest.chars().next()?;
    if let '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}' = c
        && let Some(meant) = WINDOWS_1252.char(c as u8)
        && (meant != '€' || beside_number(text, at))
        && !(c == '\u{80}' && text[..at].ends_with('â'))
    {
        let detail = Some("windows-1252 as iso-8859-1".to_owned());
        return Some(Proposal { detail, ..proposal(c.len_utf8(), meant.to_string(), 0.97) });
    }
    guess()
}

/// Whether a number stands before or after the sign at `at`: a lone U+0080 is `€` only there.
fn beside_number(text: &str, at: usize) -> bool {
    let blank = [' ', '\u{A0}', '\u{202F}'];
    let sign = '\u{80}'.len_utf8();
    text[..at].trim_end_matches(blank).ends_with(|c: char| c.is_ascii_digit())
        || text[at + sign..].trim_start_matches(blank).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether the signs may stand there on purpose: a capital that ends a word in capitals, with the mark behind it
/// (`AMANHÃ»`, `ABRÉGÉ”`), a letter alone in quotes, a root before a Greek letter.
fn may_be_meant(text: &str, at: usize, found: &Misreading) -> bool {
    let misread = &text[at..at + found.len];
    let before = text[..at].chars().next_back();
    let after = text[at + found.len..].chars().next();
    let lead = misread.chars().next().unwrap_or_default();
    let short = misread.chars().count() == 2;
    let tail = misread.chars().next_back().unwrap_or_default();
    let word_before = before.is_some_and(|c| c.is_uppercase() || "«“„\"‘".contains(c));
    let word_after = after.is_some_and(char::is_alphabetic);
    match lead {
        '√' | '¬' | '≈' | '├' | '┬' | '┼' => {
            // où is the only French word with ù; n√π is mathematics
            let alone = !word_after && !before.is_some_and(char::is_alphabetic);
            found.meant == "ù" && before != Some('o')
                || alone && short && !found.meant.contains(['«', '»', 'à'])
        }
        // Віщий: letters of a script among others of it
        'Β' | 'Γ' | 'Ε' | 'β' | 'В' | 'Г' | 'Е' | 'в' => {
            !before.is_some_and(|c| c.is_ascii_alphabetic())
                && !after.is_some_and(|c| c.is_ascii_alphabetic())
        }
        _ if !short || tail.is_alphanumeric() && !matches!(tail, 'ª' | 'º') => false,
        // Å’s is a name in the genitive, Å’uvre is Œuvre
        'Å' if tail == '’' => {
            !after.is_some_and(|c| matches!(c.to_ascii_lowercase(), 'u' | 'i' | 'd' | 'c' | 'e'))
        }
        'Ã' | 'Â' | 'Å' | 'Ä' | 'Ă' | 'Ĺ' | 'Ć' => {
            word_before && !word_after || tail == '\u{A0}'
        }
        // É”, ï», Î±: only what no French capital or small letter makes
        _ => true,
    }
}

/// The repairs of each word, doubtful where the word gains nothing by them or the caller vouches for it.
fn judged(passage: &Passage<'_>, repairs: Vec<Proposal>) -> Vec<Proposal> {
    let text = passage.text();
    let mut out: Vec<Proposal> = Vec::with_capacity(repairs.len());
    let mut group: Vec<Proposal> = Vec::new();
    let mut word = Span::default();
    for repair in repairs {
        if group.is_empty() || repair.span.start >= word.end {
            close(passage, word, &mut group, &mut out);
            word = word_around(text, repair.span);
        }
        word.end = word.end.max(repair.span.end);
        group.push(repair);
    }
    close(passage, word, &mut group, &mut out);
    out
}

fn close(passage: &Passage<'_>, word: Span, group: &mut Vec<Proposal>, out: &mut Vec<Proposal>) {
    let text = passage.text();
    let before = word.of(text);
    let mut after = String::with_capacity(before.len());
    let mut at = word.start;
    for repair in group.iter() {
        after.push_str(&text[at..repair.span.start]);
        after.push_str(&repair.replacement);
        at = repair.span.end;
    }
    after.push_str(&text[at..word.end]);
    let gain = gain(&passage.model().lexicon, before, &after);
    if !passage.words().keeps(before) {
        out.extend(group.drain(..).map(|mut repair| {
            match gain {
                Gain::None => repair.confidence = repair.confidence.and(DOUBTFUL),
                // another reading would be a word too: Åuvre may be œuvre or Œuvre
                Gain::Words if repair.alternatives.is_empty() => {
                    if repair.confidence < PROVEN {
                        repair.confidence = PROVEN;
                    }
                }
                Gain::Letters | Gain::Words => {}
            }
            repair
        }));
    }
    group.clear();
}

/// A word is looked at for this many bytes to each side.
const WORD: usize = 64;

fn word_around(text: &str, span: Span) -> Span {
    let before =
        text[..span.start].char_indices().rev().take(WORD).take_while(|(_, c)| c.is_alphanumeric());
    let after = text[span.end..].char_indices().take(WORD).find(|(_, c)| c.is_ascii_whitespace());
    let near = text[span.end..].char_indices().nth(WORD).map_or(text.len(), |(i, _)| span.end + i);
    Span::new(
        before.last().map_or(span.start, |(i, _)| i),
        after.map_or(near, |(i, _)| span.end + i),
    )
}

/// Where a misread sequence may begin.
fn suspects(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut found: Vec<usize> = Vec::new();
    for block in suspect_blocks(bytes, may_begin_sequence) {
        // ‚ is known by its last two bytes, so it may begin before the block
        for at in block.start.saturating_sub(1)..block.end {
            let suspect = match bytes[at] {
                0xC3 | 0xC4 | 0xCE | 0xD0 => is_suspect_letter(bytes, at),
                0xC2 | 0xE2 => is_suspect_sign(&bytes[at..]),
                _ => false,
            };
            if suspect && found.last() != Some(&at) {
                found.push(at);
            }
        }
    }
    found
}

/// Whether two bytes may begin a misread sequence: the leads below, none of which is common in French.
#[expect(clippy::needless_bitwise_bool, reason = "a branch would keep it from becoming vectors")]
#[inline]
const fn may_begin_sequence(a: u8, b: u8) -> bool {
    // Â Ã Ä Å, Ê to Ñ, Ô to Ú, á â, ï ð; Ă Ć Ĺ; Β Γ Ε β; В Г Е в; controls and ¬; √ ≈ ├; ‚
    ((a == 0xC3) & (within(b, 0x82, 0x85) | within(b, 0x8A, 0x91) | within(b, 0x94, 0x9A)))
        | ((a == 0xC3) & (within(b, 0xA1, 0xA2) | within(b, 0xAF, 0xB0)))
        | (a == 0xC4)
        | ((a == 0xCE) & ((b == 0x92) | (b == 0x93) | (b == 0x95) | (b == 0xB2)))
        | ((a == 0xD0) & ((b == 0x92) | (b == 0x93) | (b == 0x95) | (b == 0xB2)))
        | ((a == 0xC2) & ((b < 0xA0) | (b == 0xAC)))
        | ((a == 0xE2) & (within(b, 0x88, 0x89) | (b == 0x94)))
        | ((a == 0x80) & (b == 0x9A))
}

/// A letter that stands for the first byte of a sequence: `Ã`, `Â`, `Å`, `â`, `Ă`.
fn is_suspect_letter(bytes: &[u8], at: usize) -> bool {
    let rest = &bytes[at..];
    let next = rest.get(2).copied().unwrap_or(b' ');
    match (rest[0], rest.get(1).copied().unwrap_or(0)) {
        // Ã and Å, which may stand before any lost byte; Â before a blank
        (0xC3, 0x83 | 0x85) | (0xC4, 0x82 | 0x86 | 0xB9) => true,
        (0xCE | 0xD0, 0x92 | 0x93 | 0x95 | 0xB2) => {
            // another letter of the script follows only if it is one that Windows has below A0
            let low = rest.get(3).copied().unwrap_or_default();
            next >= 0x80 && (next != 0xCE && next != 0xD0 || low < 0x90)
        }
        (0xC3, 0x82) => next >= 0x80 || matches!(next, b' ' | b'"'),
        // â before a sign or a vowel (lâaube), and as the dash that begins a speech
        (0xC3, 0xA2) => {
            let alone = at == 0 || matches!(bytes[at - 1], b' ' | b'\n');
            next >= 0x80
                || alone && (next == b' ' || next.is_ascii_uppercase())
                || matches!(
                    next,
                    b'a' | b'e'
                        | b'i'
                        | b'o'
                        | b'u'
                        | b'y'
                        | b'h'
                        | b'A'
                        | b'E'
                        | b'I'
                        | b'O'
                        | b'U'
                        | b'H'
                )
        }
        // dÚs, hÎtel
        (0xC3, 0x9A | 0x8E) => {
            next >= 0x80
                || next.is_ascii_lowercase()
                    && at > 0
                    && (bytes[at - 1].is_ascii_lowercase() || bytes[at - 1] >= 0x80)
        }
        (0xC3, 0x84 | 0x8A | 0x8C..=0x91 | 0x94 | 0x97..=0x99 | 0xA1 | 0xAF | 0xB0) => {
            // naïé and Ôé are no sequences: a second byte is never an accented small letter
            next >= 0xC2 && !(next == 0xC3 && rest.get(3).is_some_and(|&b| b >= 0xA0))
        }
        _ => false,
    }
}

/// A sign that does: `√`, `├`, `‚`, `¬`, and the controls of Windows-1252.
fn is_suspect_sign(rest: &[u8]) -> bool {
    match rest {
        [0xC2, b, ..] if *b < 0xA0 => true,
        [0xC2, 0xAC, next, ..]
        | [0xE2, 0x88, 0x9A, next, ..]
        | [0xE2, 0x89, 0x88, next, ..]
        | [0xE2, 0x94, 0x9C | 0xAC | 0xBC, next, ..] => *next >= 0x80,
        [0xE2, 0x80, 0x9A, 0xC3, 0x84, ..] => true,
        _ => false,
    }
}
