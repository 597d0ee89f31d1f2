//! Taking lines out so that no empty debris remains, round after round.

use super::sheet::Sheet;
use crate::edit::Reason;
use crate::text::Span;

/// Something to take out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Removal {
    pub(super) span: Span,
    pub(super) reason: Reason,
    pub(super) confidence: f32,
}

/// Why a line is taken out, and how sure that is.
pub(super) type Verdict = Option<(Reason, f32)>;

/// The bytes of the lines that have a verdict, each with its line end and as much of the blank lines beside
/// it as leaves the text before and after as far apart as they were.
pub(super) fn whole_lines(sheet: &Sheet<'_>, verdicts: &[Verdict]) -> Vec<Removal> {
    let mut removals = Vec::new();
    let count = sheet.lines.len();
    let mut i = 0;
    while i < count {
        if verdicts[i].is_none() {
            i += 1;
            continue;
        }
        let run_end = (i..count).find(|&j| verdicts[j].is_none()).unwrap_or(count);
        let parted = i == 0 || !sheet.gap(i - 1).is_empty();
        let mut start = match i {
            0 => 0,
            _ if run_end == count => kept_end(sheet, i - 1),
            _ => sheet.lines[i].start,
        };
        for (j, verdict) in verdicts.iter().enumerate().take(run_end).skip(i) {
            let next = sheet.lines.get(j + 1).map_or(sheet.text.len(), |l| l.start);
            let end = if j + 1 < run_end || parted || run_end == count {
                next
            } else {
                sheet.lines[j].end
            };
            let (reason, confidence) = verdict.expect("a run of verdicts");
            removals.push(Removal { span: Span::new(start, end), reason, confidence });
            start = end;
        }
        i = run_end;
    }
    removals
}

/// Where the text ends if the line is its last: with its line end if the text had one at its end.
fn kept_end(sheet: &Sheet<'_>, i: usize) -> usize {
    let line = sheet.lines[i];
    if sheet.text.ends_with('\n') { line.end } else { line.text.end }
}

/// Removals of several rounds, in bytes of the text before the first.
#[derive(Debug, Default)]
pub(super) struct Rounds {
    /// In order, disjoint.
    done: Vec<Removal>,
}

impl Rounds {
    /// Adds removals from the text that is left, in order and disjoint.
    pub(super) fn add(&mut self, removals: &[Removal]) {
        let mapped: Vec<_> = removals
            .iter()
            .map(|r| {
                let start = self.original(r.span.start, true);
                let end = self.original(r.span.end, false);
                Removal { span: Span::new(start, end), ..*r }
            })
            .collect();
        self.done.retain(|d| {
            !mapped.iter().any(|m| m.span.start <= d.span.start && d.span.end <= m.span.end)
        });
        self.done.extend(mapped);
        self.done.sort_by_key(|r| r.span);
    }

    /// A position of the text that is left, in the text before the first round; at a place where something
    /// was taken out, after it or before it.
    fn original(&self, at: usize, after: bool) -> usize {
        let mut at = at;
        for done in &self.done {
            if done.span.start < at || after && done.span.start == at {
                at += done.span.len();
            } else {
                break;
            }
        }
        at
    }

    /// What is left of the text.
    pub(super) fn left(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for done in &self.done {
            out.push_str(&text[at..done.span.start]);
            at = done.span.end;
        }
        out.push_str(&text[at..]);
        out
    }

    pub(super) fn into_removals(self) -> Vec<Removal> {
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, lines: &[usize]) -> String {
        let sheet = Sheet::new(text);
        let verdicts: Vec<Verdict> = (0..sheet.lines.len())
            .map(|i| lines.contains(&i).then_some((Reason::Rubric, 1.0)))
            .collect();
        let mut rounds = Rounds::default();
        rounds.add(&whole_lines(&sheet, &verdicts));
        rounds.left(text)
    }

    #[test]
    fn a_line_goes_with_the_blank_lines_it_brought() {
        assert_eq!(without("A\n\nx\n\nB\n", &[1]), "A\n\nB\n");
        assert_eq!(without("A\nx\n\nB", &[1]), "A\n\nB");
        assert_eq!(without("A\n\nx\nB", &[1]), "A\n\nB");
        assert_eq!(without("x\n\nA", &[0]), "A");
        assert_eq!(without("A\n\nx\n\ny\n", &[1, 2]), "A\n");
        assert_eq!(without("A\n\nx", &[1]), "A");
        assert_eq!(without("A\nx\ny\n\nB", &[1, 2]), "A\n\nB");
    }

    #[test]
    fn a_later_round_speaks_of_what_is_left() {
        let removal =
            |a, b| Removal { span: Span::new(a, b), reason: Reason::Rubric, confidence: 1.0 };
        let mut rounds = Rounds::default();
        rounds.add(&[removal(2, 4), removal(6, 7)]);
        assert_eq!(rounds.left("0123456789"), "0145789");
        rounds.add(&[removal(0, 1), removal(2, 3)]);
        assert_eq!(rounds.left("0123456789"), "15789");
        rounds.add(&[removal(0, 2)]);
        assert_eq!(rounds.left("0123456789"), "789");
        assert_eq!(rounds.into_removals().len(), 3);
    }
}
