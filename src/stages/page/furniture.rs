//! Lines that are furniture by their words: phrases of the table in their place, and what stands between them.

use super::phrases::{Furniture, Phrases, Place};
use super::removal::Verdict;
use super::sheet::{Sheet, ends_open, words};
use super::signs::full_date;
use super::site;
use crate::edit::Reason;
use crate::model::Words;

/// How sure a line is that only its neighbours give away, and one that the site repeats.
const BESIDE: f32 = 0.93;
const REPEATED: f32 = 0.92;

/// So many weak lines in a row are a menu, at the top or the bottom of the page.
const MENU: usize = 4;

/// Gives the lines made of phrases a verdict; the lines that head a list of links are returned.
pub(super) fn judge(
    sheet: &mut Sheet<'_>,
    phrases: &Phrases,
    known: &Words,
    verdicts: &mut [Verdict],
) -> Vec<usize> {
    let count = sheet.lines.len();
    let sure = |line: &str, place| phrases.whole_line(line, place).is_some_and(Furniture::is_sure);
    let mut found: Vec<Option<Furniture>> =
        (0..count).map(|i| phrases.whole_line(sheet.of(i), Place::Middle)).collect();
    let lines: Vec<&str> = (0..count).map(|i| sheet.of(i)).collect();
    sheet.find_prose(|i| {
        found[i].is_some_and(Furniture::is_sure)
            || sure(lines[i], Place::Front)
            || sure(lines[i], Place::End)
    });
    if count < 2 {
        return Vec::new();
    }
    let Some((first, last)) = sheet.prose() else {
        return settle(&found, verdicts);
    };
    for i in (0..first).chain(last + 1..count) {
        let here = phrases.whole_line(sheet.of(i), sheet.place(i));
        found[i] = here.filter(|f| f.is_sure() || found[i].is_none()).or(found[i]);
    }
    dates_under_the_title(sheet, first, &mut found);
    for edge in [0..first, last + 1..count] {
        spread(sheet, &edge, &mut found);
    }
    let heads = settle(&found, verdicts);
    repeated(sheet, known, verdicts, (first, last));
    heads
}

/// A date alone under the title of a page with furniture is a byline. In a diary others follow, or the text
/// begins with it; without other furniture it may be the day of a feast.
fn dates_under_the_title(sheet: &Sheet<'_>, first: usize, found: &mut [Option<Furniture>]) {
    let is_date = |i: &usize| {
        let line = sheet.of(*i);
        line.len() < 40 && full_date(line, 0) == Some(line.len())
    };
    let dates = (0..first).filter(is_date).collect::<Vec<_>>();
    if dates.is_empty() || (first..found.len()).any(|i| is_date(&i)) {
        return;
    }
    let is_page = found.iter().any(|f| f.is_some_and(Furniture::is_sure));
    for i in dates {
        let byline = is_page && (i > 0 || i + 1 < first);
        found[i] =
            byline.then_some(Furniture { reason: Reason::Byline, confidence: BESIDE, head: false });
    }
}

/// Weak lines are furniture beside a sure one; so are short lines between two of navigation.
fn spread(sheet: &Sheet<'_>, edge: &std::ops::Range<usize>, found: &mut [Option<Furniture>]) {
    let weak = |found: &[Option<Furniture>], i: usize| found[i].is_some_and(|f| !f.is_sure());
    let mut i = edge.start;
    while i < edge.end {
        if !weak(found, i) {
            i += 1;
            continue;
        }
        let end = (i..edge.end).find(|&j| !weak(found, j)).unwrap_or(edge.end);
        let outer = (i == 0 || end == found.len()) && (i..end).all(|j| is_menu(found[j]));
        let beside =
            i > edge.start && found[i - 1].is_some() || end < edge.end && found[end].is_some();
        if beside || outer && end - i >= MENU {
            for line in &mut found[i..end] {
                *line = line.map(|f| Furniture { confidence: BESIDE, ..f });
            }
        }
        i = end;
    }
    let menu = |found: &[Option<Furniture>], i: usize| {
        found[i].is_some_and(Furniture::is_sure)
            && is_menu(found[i])
            && found[i].is_some_and(|f| f.reason != Reason::ShareTool)
    };
    let mut opened = None;
    for i in edge.clone() {
        if menu(found, i) {
            if let Some(from) = opened.filter(|&from| i - from > 2) {
                for line in &mut found[from + 1..i] {
                    let reason = Reason::Navigation;
                    let furniture = Furniture { reason, confidence: BESIDE, head: false };
                    line.get_or_insert(furniture);
                }
            }
            opened = Some(i);
        } else if found[i].is_none() && !is_menu_item(sheet.of(i)) {
            opened = None;
        }
    }
}

/// Whether it is of the kinds that menus are made of.
fn is_menu(found: Option<Furniture>) -> bool {
    use Reason::{Account, Navigation, Rubric, ShareTool};
    found.is_some_and(|f| matches!(f.reason, Navigation | Account | Rubric | ShareTool))
}

/// `Nos régions`: one to three words without a mark or number.
fn is_menu_item(line: &str) -> bool {
    line.len() <= 40
        && words(line) <= 3
        && line.starts_with(char::is_uppercase)
        && ends_open(line)
        && !line.contains(|c: char| c.is_ascii_digit())
}

/// Lines that other pages of the site have too go from the outer edges of the page.
fn repeated(
    sheet: &Sheet<'_>,
    known: &Words,
    verdicts: &mut [Verdict],
    (first, last): (usize, usize),
) {
    let is_repeated =
        |i: usize| site::is_countable(sheet.of(i)) && known.is_repeated_line(sheet.of(i));
    let mut peel = |lines: &mut dyn Iterator<Item = usize>| {
        for i in lines {
            if verdicts[i].is_none() {
                if !is_repeated(i) {
                    break;
                }
                verdicts[i] = Some((Reason::Navigation, REPEATED));
            }
        }
    };
    peel(&mut (0..first));
    peel(&mut (last + 1..sheet.lines.len()).rev());
}

/// The sure ones get their verdict; returns those that head a list.
fn settle(found: &[Option<Furniture>], verdicts: &mut [Verdict]) -> Vec<usize> {
    for (verdict, furniture) in verdicts.iter_mut().zip(found) {
        *verdict = furniture.filter(|f| f.is_sure()).map(|f| (f.reason, f.confidence));
    }
    (0..found.len()).filter(|&i| found[i].is_some_and(|f| f.head)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::PROSE;
    use super::*;

    fn judged(text: &str, known: &Words) -> Vec<Reason> {
        let mut sheet = Sheet::new(text);
        let mut verdicts = vec![None; sheet.lines.len()];
        judge(&mut sheet, Phrases::table(), known, &mut verdicts);
        verdicts.into_iter().flatten().map(|(reason, _)| reason).collect()
    }

    fn reasons(text: &str) -> Vec<Reason> {
        judged(text, &Words::default())
    }

    #[test]
    fn a_weak_phrase_needs_a_neighbour() {
        assert!(reasons(&format!("Économie\n{PROSE}")).is_empty());
        let page = format!("Passer au contenu\nÉconomie\nLe titre\n{PROSE}");
        assert_eq!(reasons(&page), [Reason::Navigation, Reason::Rubric]);
    }

    #[test]
    fn short_lines_between_two_of_navigation_are_a_menu() {
        let page =
            format!("Menu principal\nNos villages\nLa mairie\nSe connecter\nLe titre\n{PROSE}");
        assert_eq!(reasons(&page).len(), 4);
    }

    #[test]
    fn a_diary_keeps_its_dates() {
        assert!(reasons(&format!("3 mai 2019\n{PROSE}\n4 mai 2019\n{PROSE}")).is_empty());
        assert_eq!(reasons(&format!("Le titre\n3 mai 2019\n{PROSE}\nLire la suite")).len(), 2);
        assert!(reasons(&format!("La kermesse\n3 mai 2019\n{PROSE}")).is_empty());
    }

    #[test]
    fn lines_of_the_site_go_from_the_edges() {
        let mut known = Words::default();
        known.add_line("Le journal du val", 3);
        let page = format!("Le journal du val\nLe titre\n{PROSE}\nLe journal du val");
        assert_eq!(judged(&page, &known).len(), 2);
        assert!(judged(&format!("Le titre\nLe journal du val\n{PROSE}"), &known).is_empty());
    }
}
