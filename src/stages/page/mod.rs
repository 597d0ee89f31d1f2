//! What stands on a web page and is not its text: `Passer au contenu principal`, `Lire aussi : …`.
//!
//! # What it repairs
//! Menus, rubric words, lines of date and author, reading times, share tools, consent and login, notices, what
//! blog, forum and document engines add, links to other articles, paywalls, credits, an extractor's marks;
//! titles, captions, leads and paragraphs that stand twice; teasers of other articles.
//!
//! # Why it happens
//! A page is laid out in boxes; saved as plain text, the boxes stand in a row, or are glued to each other.
//!
//! # Example
//! `Lecture en 2 min.` before the first sentence goes, and so does `En complémentParis et Londres accusent …`
//! after the last.
//!
//! # What it leaves alone
//! Titles, headings, lists of ingredients or names, verse, dialogue, footnotes; a text of one line; and the
//! whole text where furniture would be most of it.

mod extractor_marks;
mod furniture;
mod glued;
mod link_lists;
mod pattern;
mod phrases;
mod removal;
mod repeats;
mod sheet;
mod signs;
mod site;
mod teasers;

pub use self::site::count_lines;

use self::phrases::Phrases;
use self::removal::{Removal, Rounds, Verdict, whole_lines};
use self::sheet::Sheet;
use super::{Passage, Stage};
use crate::edit::{Confidence, Proposals};
use crate::model::Words;

/// What is taken out may show more that can be, so many times.
const ROUNDS: usize = 8;

/// Where more than this share of the letters would go, the text is no page with furniture, and stays.
const MOST: f64 = 0.6;

/// The stage `page`.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    mark: bool,
}

impl Page {
    /// Takes furniture out; with `mark`, only names it.
    pub const fn new(mark: bool) -> Self {
        Self { mark }
    }
}

impl Stage for Page {
    fn name(&self) -> &'static str {
        "page"
    }

    fn only_suggests(&self) -> bool {
        self.mark
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        for removal in removals(passage.text(), passage.words()) {
            proposals.remove(removal.span, removal.reason, Confidence::new(removal.confidence));
        }
    }
}

/// All furniture of a text, in order and disjoint.
fn removals(text: &str, words: &Words) -> Vec<Removal> {
    let mut rounds = Rounds::default();
    let mut found = round(text, words);
    for _ in 0..ROUNDS {
        if found.is_empty() {
            break;
        }
        rounds.add(&found);
        found = round(&rounds.left(text), words);
    }
    let removals = rounds.into_removals();
    if leaves_enough(text, &removals) { removals } else { Vec::new() }
}

/// What can be seen to be furniture of the text as it stands.
fn round(text: &str, words: &Words) -> Vec<Removal> {
    if let Some(mark) = extractor_marks::find(text) {
        return vec![mark];
    }
    let phrases = Phrases::table();
    let mut sheet = Sheet::new(text);
    let mut verdicts: Vec<Verdict> = vec![None; sheet.lines.len()];
    let heads = furniture::judge(&mut sheet, phrases, words, &mut verdicts);
    link_lists::judge(&sheet, &heads, &mut verdicts);
    repeats::judge(&sheet, &mut verdicts);
    let mut removals = glued::find(&sheet, phrases, &verdicts);
    removals.extend(repeats::halves(&sheet, &verdicts));
    removals.extend(teasers::find(&sheet, &verdicts));
    if removals.is_empty() && verdicts.iter().all(Option::is_none) {
        return removals;
    }
    let lines = whole_lines(&sheet, &verdicts);
    removals.retain(|r| !lines.iter().any(|l| l.span.overlaps(r.span)));
    removals.extend(lines);
    removals.sort_by_key(|r| r.span);
    removals.dedup_by(|b, a| a.span.overlaps(b.span));
    removals
}

fn leaves_enough(text: &str, removals: &[Removal]) -> bool {
    if removals.is_empty() {
        return true;
    }
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let gone: usize = removals.iter().map(|r| letters(r.span.of(text))).sum();
    gone as f64 <= MOST * letters(text) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) const PROSE: &str = "Le conseil municipal a voté hier soir le budget de la commune.";

    #[track_caller]
    fn assert_left(text: &str, left: &str) {
        let mut rounds = Rounds::default();
        rounds.add(&removals(text, &Words::default()));
        assert_eq!(rounds.left(text), left);
    }

    #[test]
    fn a_page_that_is_mostly_furniture_stays() {
        assert_left("Publicité", "Publicité");
        assert_left(
            "Lire la suite\nPartager sur Facebook\nOui.",
            "Lire la suite\nPartager sur Facebook\nOui.",
        );
    }

    #[test]
    fn what_is_left_is_settled() {
        let page =
            format!("Menu\nPasser au contenu principal\nLe titre\nPar Camille Roux\n{PROSE}\n");
        assert_left(&page, &format!("Le titre\n{PROSE}\n"));
    }
}
