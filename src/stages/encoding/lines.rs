//! The lines of a text that were misread from end to end. What explains many of them is believed of others.

use std::collections::BTreeMap;
use std::ops::Range;

use super::blocks::{suspect_blocks, within};
use super::confused::{is_common, is_odd};
use super::confused_line::read_confused;
use super::line_around;
use super::whole_line::{Reading, read_line};
use crate::edit::{Confidence, Proposal, Proposals, Reason};
use crate::stages::Passage;
use crate::text::Span;

/// A longer line is no line of a text.
const LONGEST: usize = 1 << 16;

/// The lines that were read again, in order.
pub(super) struct Lines(Vec<(Range<usize>, Reading)>);

impl Lines {
    /// Reads again the lines that one of `suspects` stands on, and those with signs of two sets side by side.
    pub(super) fn of(passage: &Passage<'_>, suspects: &[usize]) -> Self {
        let (text, lexicon) = (passage.text(), &passage.model().lexicon);
        let mut misread = lines(text, suspects.iter().copied());
        misread.retain(|line| line.len() <= LONGEST);
        let blocks = || suspect_blocks(text.as_bytes(), may_be_confused);
        // what begins a line is looked for behind the end of the one before
        let first = text.starts_with(|c: char| !c.is_ascii()).then_some(0..1);
        let odd = first.into_iter().chain(blocks()).filter_map(|block| odd_place(text, block));
        let mut strange = lines(text, odd);
        strange.retain(|line| line.len() <= LONGEST);
        if misread.is_empty() && strange.is_empty() {
            return Self(Vec::new());
        }
        let mut found: BTreeMap<usize, (Range<usize>, Reading)> = BTreeMap::new();
        // a chain that explains one line is believed of the others, where the line alone leaves a doubt
        let mut read =
            |misread: &[Range<usize>], mixed: &[Range<usize>], believed: Option<&str>| {
                for line in misread {
                    if !found.contains_key(&line.start)
                        && let Some(reading) = read_line(&text[line.clone()], lexicon, believed)
                    {
                        found.insert(line.start, (line.clone(), reading));
                    }
                }
                for line in mixed {
                    if !found.contains_key(&line.start)
                        && let Some(reading) =
                            read_confused(&text[line.clone()], passage.model(), believed)
                    {
                        found.insert(line.start, (line.clone(), reading));
                    }
                }
                commonest(&found)
            };
        if let Some(believed) = read(&misread, &strange, None) {
            // now a sign that proves nothing by itself is enough
            let mut mixed = lines(text, blocks().flat_map(|block| starts_of_lines(text, block)));
            mixed.retain(|line| line.len() <= LONGEST);
            read(&misread, &mixed, Some(&believed));
        }
        Self(found.into_values().collect())
    }

    /// Whether the line that byte `at` stands on was read again.
    pub(super) fn have(&self, at: usize) -> bool {
        let i = self.0.partition_point(|(line, _)| line.end < at);
        self.0.get(i).is_some_and(|(line, _)| line.start <= at)
    }

    /// Proposes what they read.
    pub(super) fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        for (line, reading) in &self.0 {
            let text = &passage.text()[line.clone()];
            for proposal in changes(text, line.start, reading) {
                if !passage.words().keeps(proposal.span.of(passage.text())) {
                    proposals.push(proposal);
                }
            }
        }
    }
}

/// The stretches that are read otherwise, neighbours as one.
fn changes(line: &str, start: usize, reading: &Reading) -> Vec<Proposal> {
    let mut out: Vec<Proposal> = Vec::new();
    for stretch in reading.row.iter().filter(|s| s.read) {
        let Some(c) = stretch.only() else { continue };
        let confidence = Confidence::new(reading.confidence(stretch));
        let span = Span::new(start + stretch.span.start, start + stretch.span.end);
        if line[stretch.span.clone()].chars().eq([c]) {
            continue;
        }
        match out.last_mut().filter(|last| last.span.end == span.start) {
            Some(last) => {
                last.span.end = span.end;
                last.replacement.push(c);
                last.confidence = Confidence::new(last.confidence.get().min(confidence.get()));
            }
            None => out.push(Proposal {
                span,
                replacement: c.to_string(),
                reason: Reason::Mojibake,
                confidence,
                alternatives: other_dash(c)
                    .filter(|_| stretch.lost.is_some())
                    .into_iter()
                    .collect(),
                detail: Some(reading.chain.clone()),
            }),
        }
    }
    out
}

/// What a dash that lost its last byte may have been as well.
fn other_dash(c: char) -> Option<String> {
    match c {
        '–' => Some("—".to_owned()),
        '—' => Some("–".to_owned()),
        _ => None,
    }
}

/// The lines that these places stand on, each once.
fn lines(text: &str, places: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    for at in places {
        if lines.last().is_none_or(|last| last.end < at) {
            lines.push(line_around(text, at));
        }
    }
    lines
}

/// The first place of the block where a sign has neighbours that French does not give it. One that begins before the
/// block has been looked at with that.
fn odd_place(text: &str, block: Range<usize>) -> Option<usize> {
    // – is known by its last two bytes, so it may begin before the block
    let (from, to) = (block.start.saturating_sub(2), (block.end + 1).min(text.len()));
    let bytes = text.as_bytes()[from..to].iter().zip(from..);
    let end_of_line = |c: &char| *c != '\n';
    bytes.filter(|(byte, _)| **byte >= 0xC0).map(|(_, at)| at).find(|&at| {
        let mut chars = text[at..].chars();
        let Some(c) = chars.next().filter(|&c| !is_common(c)) else { return false };
        let before = text[..at].chars().next_back().filter(end_of_line);
        is_odd(before, c, chars.next().filter(end_of_line))
    })
}

/// The first byte of the block and of each line that begins in it.
fn starts_of_lines(text: &str, block: Range<usize>) -> Vec<usize> {
    let end = block.end.min(text.len());
    let bytes = &text.as_bytes()[block.start..end];
    let starts = memchr::memchr_iter(b'\n', bytes).map(|n| block.start + n + 1);
    std::iter::once(block.start).chain(starts).filter(|&at| at < text.len()).collect()
}

/// The chain that explains most lines; of two, the first by name.
fn commonest(found: &BTreeMap<usize, (Range<usize>, Reading)>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, reading) in found.values() {
        *counts.entry(&reading.chain).or_default() += 1;
    }
    let most = counts.iter().max_by_key(|(chain, n)| (**n, std::cmp::Reverse(**chain)))?;
    Some((*most.0).to_owned())
}

/// Whether two bytes may be of a sign that stands in no French word: letters of other scripts and of Central Europe,
/// capitals with accents, symbols.
#[expect(clippy::needless_bitwise_bool, reason = "a branch would keep it from becoming vectors")]
#[inline]
const fn may_be_confused(a: u8, b: u8) -> bool {
    // À to ß, á í ñ ó ú þ ÿ; any letter that begins a line
    ((a == 0xC3)
        & ((b < 0xA0) | (b == 0xA1) | (b == 0xAD) | (b == 0xB1) | (b == 0xB3) | (b >= 0xBE)))
        | ((a == 0xC3) & (b == 0xBA))
        | ((a == b'\n') & (b == 0xC3))
        | within(a, 0xC4, 0xCB) & !((a == 0xC5) & (b == 0x93))
        | within(a, 0xCE, 0xD1)
        | ((a == 0xC2)
            & ((b < 0xA0) | within(b, 0xA1, 0xAA) | within(b, 0xAC, 0xBA) | within(b, 0xBC, 0xBF)))
        | ((a == 0xE2) & within(b, 0x81, 0x96))
        | ((a == 0x80) & (within(b, 0x93, 0x97) | within(b, 0x9A, 0xB0) | (b == 0xB9)))
}
