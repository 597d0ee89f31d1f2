//! Titles, captions, leads and paragraphs that stand twice: the first stays.

use rustc_hash::FxHashMap;

use super::removal::{Removal, Verdict};
use super::sheet::{Sheet, ends_open, is_prose, words};
use crate::edit::Reason;
use crate::text::Span;
use crate::text::letters::is_blank;

const CONFIDENCE: f32 = 0.95;

/// How far below the first the title or lead may stand again, in lines.
const NEAR: usize = 8;

/// Gives lines that stand a second time a verdict.
pub(super) fn judge(sheet: &Sheet<'_>, verdicts: &mut [Verdict]) {
    let Some((first, _)) = sheet.prose() else { return };
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    let mut title = true;
    let mut previous = None;
    let mut position = 0;
    for (i, verdict) in verdicts.iter_mut().enumerate() {
        if verdict.is_some() {
            continue;
        }
        let line = sheet.of(i);
        let near = position < NEAR;
        position += 1;
        let again = previous == Some(line) && is_adjacent_repeat(sheet, i, line)
            || near
                && seen.contains_key(line)
                && (seen[line] == 0 && words(line) > 2 && ends_open(line)
                    || seen[line] == first && words(line) > 11);
        if again && is_page(sheet) {
            *verdict = Some((Reason::RepeatedBlock, CONFIDENCE));
            continue;
        }
        if near && (title || i == first) {
            seen.entry(line).or_insert(if title { 0 } else { i });
        }
        title = false;
        previous = Some(line);
    }
}

/// A paragraph of a dozen words, or a caption beside a paragraph; shorter ones may be a refrain.
fn is_adjacent_repeat(sheet: &Sheet<'_>, i: usize, line: &str) -> bool {
    let beside = |j: usize| j < sheet.lines.len() && is_prose(sheet.of(j));
    words(line) > 11 && is_prose(line)
        || words(line) > 4 && ends_open(line) && (beside(i + 1) || i > 1 && beside(i - 2))
}

/// Whether full sentences are most of the text: verse and songs repeat on purpose.
fn is_page(sheet: &Sheet<'_>) -> bool {
    let (mut prose, mut other) = (0, 0);
    for i in 0..sheet.lines.len() {
        let line = sheet.of(i);
        *(if is_prose(line) { &mut prose } else { &mut other }) += line.len();
    }
    prose > other
}

/// A title that stands twice on its line, with or without a blank between.
pub(super) fn halves(sheet: &Sheet<'_>, verdicts: &[Verdict]) -> Vec<Removal> {
    let Some((first, _)) = sheet.prose() else { return Vec::new() };
    let front = (0..=first.min(sheet.lines.len() - 1)).filter(|&i| verdicts[i].is_none());
    front
        .take(NEAR)
        .filter_map(|i| half(sheet.of(i)).map(|cut| (i, cut)))
        .map(|(i, cut)| {
            let line = sheet.lines[i].text;
            let span = Span::new(line.start + cut, line.end);
            Removal { span, reason: Reason::RepeatedBlock, confidence: CONFIDENCE }
        })
        .collect()
}

/// Where the second half begins, with its blank.
fn half(line: &str) -> Option<usize> {
    let middle = line.len() / 2;
    (middle.saturating_sub(2)..=middle).find(|&at| {
        line.is_char_boundary(at) && {
            let (a, b) = line.split_at(at);
            a == b.trim_start_matches(is_blank) && words(a) > 3
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::PROSE;
    use super::*;

    fn again(text: &str) -> Vec<usize> {
        let mut sheet = Sheet::new(text);
        sheet.find_prose(|_| false);
        let mut verdicts = vec![None; sheet.lines.len()];
        judge(&sheet, &mut verdicts);
        (0..verdicts.len()).filter(|&i| verdicts[i].is_some()).collect()
    }

    #[test]
    fn a_title_a_lead_and_a_caption_stand_once() {
        assert_eq!(again(&format!("Le budget voté\nLa suite\nLe budget voté\n{PROSE}")), [2]);
        assert_eq!(again(&format!("Le budget\n{PROSE}\nPar Luc\n{PROSE}\nFin")), [3]);
        let caption = "La mairie vue du ciel au printemps";
        assert_eq!(again(&format!("Titre\n{PROSE}\n{caption}\n{caption}\n{PROSE} Oui.")), [3]);
    }

    #[test]
    fn a_refrain_and_a_short_line_stay() {
        assert!(
            again(&format!("{PROSE}\nSonnez les matines\nSonnez les matines\nDing")).is_empty()
        );
        assert!(again(&format!("{PROSE}\n– Non !\n– Non !\n{PROSE} Oui.")).is_empty());
    }

    #[test]
    fn a_title_twice_on_its_line_is_cut() {
        assert_eq!(half("Le maire est réélu Le maire est réélu"), Some(20));
        assert_eq!(half("Le maire est rééluLe maire est réélu"), Some(20));
        assert_eq!(half("très, très"), None);
    }
}
