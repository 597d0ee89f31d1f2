//! Furniture glued to the text of its line: `Publié le 3 mai 2019Le maire …`, `… au conseil.Lire la suite`.

use super::phrases::{Phrases, Place};
use super::removal::{Removal, Verdict};
use super::sheet::Sheet;
use crate::text::Span;

const OPENING: f32 = 0.94;
const WITHIN: f32 = 0.93;

/// The phrases that open a line of the front or stand within any line, at the seam of sentences.
pub(super) fn find(sheet: &Sheet<'_>, phrases: &Phrases, verdicts: &[Verdict]) -> Vec<Removal> {
    let mut removals = Vec::new();
    let first = sheet.prose().map_or(0, |(first, _)| first + 1);
    for (i, line) in sheet.lines[..first].iter().enumerate() {
        if verdicts[i].is_some() {
            continue;
        }
        if let Some((end, reason)) = phrases.opening(line.text.of(sheet.text), Place::Front) {
            let span = Span::new(line.text.start, line.text.start + end);
            removals.push(Removal { span, reason, confidence: OPENING });
        }
    }
    for (span, reason) in phrases.within(sheet.text, |at| sheet.place(sheet.line_at(at))) {
        let span = with_blank(sheet.text, span);
        removals.push(Removal { span, reason, confidence: WITHIN });
    }
    removals
}

/// The phrase with one of the blanks at its sides, so that no two are left.
fn with_blank(text: &str, span: Span) -> Span {
    let blank_after = text[span.end..].starts_with(' ');
    let open_before = span.start == 0 || text[..span.start].ends_with([' ', '\n']);
    if blank_after && open_before {
        return Span::new(span.start, span.end + 1);
    }
    let ends_line = span.end == text.len() || text[span.end..].starts_with(['\n', '\r']);
    let start = text[..span.start].trim_end_matches(' ').len();
    if ends_line { Span::new(start, span.end) } else { span }
}

#[cfg(test)]
mod tests {
    use super::super::tests::PROSE;
    use super::*;

    fn cuts(text: &str) -> Vec<&str> {
        let mut sheet = Sheet::new(text);
        sheet.find_prose(|_| false);
        let verdicts = vec![None; sheet.lines.len()];
        find(&sheet, Phrases::table(), &verdicts).iter().map(|r| r.span.of(text)).collect()
    }

    #[test]
    fn what_is_glued_is_cut_at_the_seam() {
        assert_eq!(
            cuts(&format!("Publié le 3 mai 2019 à 10h12{PROSE}")),
            ["Publié le 3 mai 2019 à 10h12"]
        );
        assert_eq!(
            cuts(&format!("{PROSE}La suite après cette publicité{PROSE}")),
            ["La suite après cette publicité"]
        );
        assert_eq!(
            cuts(&format!("{PROSE} Lire aussiLe pont rouvert")),
            [" Lire aussiLe pont rouvert"]
        );
    }

    #[test]
    fn the_same_words_in_a_sentence_stay() {
        assert!(cuts(&format!("Publié le 3 mai 2019, ce livre a plu. {PROSE}")).is_empty());
        assert!(cuts(&format!("{PROSE} En complément, elle signe.")).is_empty());
    }
}
