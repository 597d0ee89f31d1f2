//! Links to other articles: the lines under `Lire aussi`, and the lists of headlines after the article.

use super::pattern::is_headline;
use super::phrases::Place;
use super::removal::Verdict;
use super::sheet::{Sheet, is_prose, words};
use crate::edit::Reason;

/// How sure a headline is under a heading, and in a list that only its shape gives away.
const HEADED: f32 = 0.95;
const SHAPED: f32 = 0.92;

/// A list by shape has so many headlines at least, of so many words on average.
const LIST: usize = 3;
const WORDS: usize = 6;

/// Gives the lines of links a verdict.
pub(super) fn judge(sheet: &Sheet<'_>, heads: &[usize], verdicts: &mut [Verdict]) {
    for &head in heads {
        under(sheet, head, verdicts);
    }
    by_shape(sheet, verdicts);
}

/// The headlines that follow a heading. In the middle of the article the last of several may be the heading of
/// the next section, and stays.
fn under(sheet: &Sheet<'_>, head: usize, verdicts: &mut [Verdict]) {
    let mut links = Vec::new();
    let mut i = head + 1;
    while i < sheet.lines.len() && (verdicts[i].is_some() || is_link(sheet.of(i))) {
        if verdicts[i].is_none() {
            links.push(i);
        }
        i += 1;
    }
    let section = sheet.place(head) != Place::End && links.last() == Some(&(i - 1));
    if section && links.len() > 1 && links.last().is_some_and(|&l| words(sheet.of(l)) < 8) {
        links.pop();
    }
    if sheet.place(head) != Place::End && links.len() == 1 && words(sheet.of(links[0])) < 4 {
        links.pop();
    }
    for link in links {
        verdicts[link] = Some((Reason::LinkList, HEADED));
    }
}

fn is_link(line: &str) -> bool {
    is_headline(line) && words(line) > 1 && !is_prose(line)
}

/// Headlines in a row after the article, each in the indentation its template left: blanks before it, and
/// after it a line of blanks alone.
fn by_shape(sheet: &Sheet<'_>, verdicts: &mut [Verdict]) {
    let Some((_, last)) = sheet.prose() else { return };
    let is_item = |i: &usize| {
        let line = sheet.of(*i);
        sheet.indent(*i) >= 4
            && sheet.gap(*i).contains([' ', '\t'])
            && is_link(line)
            && has_small_words(line)
    };
    let mut i = last + 1;
    while i < sheet.lines.len() {
        let end = (i..sheet.lines.len()).find(|j| !is_item(j)).unwrap_or(sheet.lines.len());
        let items = i..end;
        let sum: usize = items.clone().map(|j| words(sheet.of(j))).sum();
        let numbered =
            items.clone().filter(|&j| sheet.of(j).contains(|c: char| c.is_ascii_digit()));
        if items.len() >= LIST && sum >= WORDS * items.len() && numbered.count() * 2 < items.len() {
            for verdict in &mut verdicts[items] {
                verdict.get_or_insert((Reason::LinkList, SHAPED));
            }
        }
        i = end + 1;
    }
}

/// Words that headlines have and lists of names or things have not.
const SMALL_WORDS: &[&str] = &[
    "le", "la", "les", "un", "une", "des", "de", "du", "l", "d", "en", "à", "au", "aux", "sur",
    "sous", "pour", "par", "dans", "avec", "contre", "se", "ne", "est", "sont", "a", "ont", "et",
    "qui", "que", "ce", "ces", "cette", "son", "sa", "ses", "leur", "nos",
];

fn has_small_words(line: &str) -> bool {
    line.split(|c: char| !c.is_alphabetic()).any(|word| SMALL_WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::PROSE;
    use super::*;

    fn links(text: &str, heads: &[usize]) -> Vec<usize> {
        let mut sheet = Sheet::new(text);
        sheet.find_prose(|_| false);
        let mut verdicts = vec![None; sheet.lines.len()];
        judge(&sheet, heads, &mut verdicts);
        (0..verdicts.len()).filter(|&i| verdicts[i].is_some()).collect()
    }

    #[test]
    fn headlines_under_a_heading_go() {
        let text = format!("{PROSE}\nArticles similaires\nLe pont est rouvert\nFaut-il voter ?\n");
        assert_eq!(links(&text, &[1]), [2, 3]);
        let text = format!("{PROSE}\nLire aussi\nLe pont est enfin rouvert\nLes suites\n{PROSE}");
        assert_eq!(links(&text, &[1]), [2]);
    }

    #[test]
    fn a_list_in_its_template_is_known_by_shape() {
        let item = |line: &str| format!("        {line}\n    \n");
        let list = item("Le pont de la gare est rouvert")
            + &item("La piscine attend toujours ses travaux")
            + &item("Un marché de Noël sous la neige");
        assert_eq!(links(&format!("{PROSE}\n{list}"), &[]), [1, 2, 3]);
        let names = item("Marie Dupont") + &item("Luc Petit") + &item("Camille Roux");
        assert!(links(&format!("{PROSE}\n{names}"), &[]).is_empty());
    }
}
