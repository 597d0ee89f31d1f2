//! Joins words that were cut at the end of a line: `impri-⏎merie` → `imprimerie`.
//!
//! # What it repairs
//! `impri-⏎merie`, `impri¬⏎merie`, a soft hyphen there; and where the lines were joined since, `impri- merie` and
//! `impri-merie`.
//! # Why it happens
//! Printers cut long words, and who reads a page line by line takes the hyphen for one of the word's own.
//! # Example
//! `Une impri-⏎merie du porte-⏎manteau.` → `Une imprimerie du porte-manteau.`
//! # What it leaves alone
//! Hyphens of compounds (`porte-manteau`), of names (`Saint-⏎Denis`) and of what leans on a verb (`dit-⏎il`): there the line
//! end goes and the hyphen stays. Two words that may or may not be one are a suggestion,
//! and so is a lone word with a hyphen inside a line: `foot-ball`.

mod cut;
mod forms;
mod verdict;

use rustc_hash::FxHashSet;

use self::cut::{Cut, Gap, is_cut, is_only_of_cuts};
use self::forms::Forms;
use self::verdict::{UNSURE, Verdict};
use crate::edit::{Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::letters::{is_blank, plain};

/// Words cut at line ends.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hyphenation;

impl Stage for Hyphenation {
    fn name(&self) -> &'static str {
        "hyphenation"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let mut forms = Forms::new(passage);
        let text = passage.text();
        let cuts = text.char_indices().filter(|&(_, c)| is_cut(c));
        let cuts: Vec<_> = cuts.filter_map(|(at, sign)| Cut::at(text, at, sign)).collect();
        let cuts = one_after_the_other(cuts);
        let mut verdicts: Vec<_> = cuts.iter().map(|cut| forms.verdict(cut, false)).collect();
        let count = count(&forms, &cuts, &verdicts);
        forms.has_cuts_inside = count.sure > 1;
        let columns = count.is_of_columns(text);
        if columns {
            for (cut, verdict) in cuts.iter().zip(&mut verdicts) {
                *verdict = forms.verdict(cut, columns);
            }
        }
        for (cut, verdict) in cuts.iter().zip(verdicts) {
            let Some(verdict) = verdict else { continue };
            let (after, confidence) = match verdict {
                Verdict::Join(confidence) => ("", confidence),
                Verdict::Keep(confidence) => ("-", confidence),
            };
            let lone = cut.gap == Gap::None
                && !(columns || is_only_of_cuts(cut.sign) || forms.is_cut_alone(cut));
            let confidence = if lone { UNSURE } else { confidence };
            if cut.gap == Gap::Lines {
                let (end, word) = moved_up(text, cut, after);
                proposals.replace(cut.hyphen..end, word, Reason::LineCut, confidence);
                continue;
            }
            let hyphen = cut.hyphen + cut.sign.len_utf8();
            // the hyphen that stands there may be the no-break one
            match after {
                "-" if !is_only_of_cuts(cut.sign) => {
                    proposals.replace(hyphen..cut.next, "", Reason::LineCut, confidence);
                }
                after => {
                    proposals.replace(cut.hyphen..cut.next, after, Reason::LineCut, confidence);
                }
            }
        }
    }
}

/// Where the rest of a word ends that goes on behind empty lines or a new page, and what stands for all from the hyphen on: the
/// rest comes before the lines, which stay.
fn moved_up(text: &str, cut: &Cut<'_>, hyphen: &str) -> (usize, String) {
    let behind = &text[cut.next..];
    let rest = &behind[..behind.find(char::is_whitespace).unwrap_or(behind.len())];
    let lines = &text[cut.hyphen + cut.sign.len_utf8()..cut.next];
    let blank = &behind[rest.len()..];
    let line_end = blank.trim_start_matches(is_blank);
    let line_end =
        line_end.strip_prefix("\r\n").or_else(|| line_end.strip_prefix('\n')).unwrap_or(line_end);
    let end = text.len() - line_end.len();
    (end, [hyphen, rest, lines].concat())
}

/// Without hyphens inside a word that is also cut at a line end: of `a-t-⏎il` the last is asked about first.
fn one_after_the_other(cuts: Vec<Cut<'_>>) -> Vec<Cut<'_>> {
    let waits = |i: usize| {
        let cut: &Cut<'_> = &cuts[i];
        let before = i.checked_sub(1).map(|i| &cuts[i]);
        let is_parted = |other: &Cut<'_>| other.gap != Gap::None || is_only_of_cuts(other.sign);
        !is_parted(cut)
            && (before
                .is_some_and(|other| is_parted(other) && other.next + cut.left.len() == cut.hyphen)
                || cuts.get(i + 1).is_some_and(|other| {
                    is_parted(other) && other.hyphen - other.left.len() < cut.hyphen
                }))
    };
    let waiting: Vec<bool> = (0..cuts.len()).map(waits).collect();
    cuts.into_iter().zip(waiting).filter_map(|(cut, waits)| (!waits).then_some(cut)).collect()
}

/// How many words are cut, each counted once.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    /// Inside lines, and what they are parted into are no words.
    sure: usize,
    /// Inside lines, and they may be two words.
    likely: usize,
    /// Where blanks part them. Where line ends do, lines were not joined.
    parted: usize,
}

fn count(forms: &Forms<'_>, cuts: &[Cut<'_>], verdicts: &[Option<Verdict>]) -> Count {
    let mut words: FxHashSet<String> = FxHashSet::default();
    let mut count = Count::default();
    for (cut, verdict) in cuts.iter().zip(verdicts) {
        let Some(Verdict::Join(confidence)) = verdict else { continue };
        match cut.gap {
            Gap::Blank => count.parted += 1,
            Gap::None if !words.insert(plain(&cut.joined()).into_owned()) => {}
            Gap::None if forms.is_cut_alone(cut) => count.sure += 1,
            Gap::None if *confidence > UNSURE => count.likely += 1,
            _ => {}
        }
    }
    count
}

impl Count {
    /// Whether so many words are cut that lines ended there: `foot-ball` and `long-temps` are single old spellings, and columns
    /// of print cut a word every fifty.
    fn is_of_columns(self, text: &str) -> bool {
        const WORDS_A_CUT: usize = 150;
        let halves = 2 * (self.sure + self.parted) + self.likely;
        halves > 2 && halves * WORDS_A_CUT / 2 >= text.split_whitespace().count()
    }
}
