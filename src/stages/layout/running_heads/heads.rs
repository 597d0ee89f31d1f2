//! Running heads: lines that several pages have at the same edge.

use super::numbers::roman;
use super::pages::{Edge, Pages, Role};

/// So many pages must have a line for it to be a running head, or two, if they are half of all and have the very same.
const FEWEST: usize = 3;
/// How alike two lines are that a machine has read from one, as a share of their letters.
const ALIKE: f64 = 0.85;
/// A line is compared with those of about so many pages before, times four: the heads of both pages of an opening, and of
/// a chapter, come again sooner.
const RECENT: usize = 64;
/// A longer line is a sentence.
const LONGEST: usize = 90;

/// A line that may be a running head, with its number off.
struct Candidate {
    page: usize,
    line: usize,
    edge: Edge,
    says: String,
    has_number: bool,
}

/// Finds the running heads.
pub(super) fn judge(pages: &mut Pages<'_>) {
    let candidates = candidates(pages);
    // the group that was added to last stands last
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (i, candidate) in candidates.iter().enumerate() {
        let like = |group: &Vec<usize>| {
            // the last is nearest, and a machine misreads each otherwise
            [group.first(), group.last()].iter().copied().flatten().any(|other| {
                let other = &candidates[*other];
                other.edge == candidate.edge && are_alike(&other.says, &candidate.says)
            })
        };
        let recent = groups.len().saturating_sub(RECENT);
        let mut group = match groups[recent..].iter().rposition(like) {
            Some(at) => groups.remove(recent + at),
            None => Vec::new(),
        };
        group.push(i);
        groups.push(group);
    }
    let count = pages.pages.len();
    for group in groups {
        let mut on: Vec<usize> = group.iter().map(|i| candidates[*i].page).collect();
        on.dedup();
        let same = || group.iter().all(|i| candidates[*i].says == candidates[group[0]].says);
        if on.len() < FEWEST && (on.len() < 2 || on.len() * 2 < count || !same()) {
            continue;
        }
        for i in group {
            let candidate = &candidates[i];
            // the title of the first page is a title
            if candidate.page > 0 || candidate.has_number {
                pages.pages[candidate.page].lines[candidate.line].role = Some(Role::Head);
            }
        }
    }
}

fn candidates(pages: &Pages<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (number, page) in pages.pages.iter().enumerate() {
        for edge in [Edge::Head, Edge::Foot] {
            // the outermost two, of which one may be an ornament
            for line in page.edge(edge).into_iter().take(2) {
                let text = page.lines[line].text;
                if text.len() > LONGEST {
                    continue;
                }
                let (says, has_number) = without_number(text);
                if says.chars().filter(|c| c.is_alphabetic()).count() > 2 {
                    candidates.push(Candidate { page: number, line, edge, says, has_number });
                }
            }
        }
    }
    candidates
}

/// The letters of a line in lower case, without the number of the page at its beginning or end.
fn without_number(line: &str) -> (String, bool) {
    let is_number = |word: &str| {
        let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
        !inner.is_empty()
            && (inner.chars().all(|c| c.is_ascii_digit())
                || roman(inner).is_some()
                    && inner.len() > 1
                    && inner.chars().all(char::is_lowercase))
    };
    let mut words: Vec<&str> = line.split_whitespace().collect();
    let before = words.len();
    if words.len() > 1 && words.first().is_some_and(|word| is_number(word)) {
        words.remove(0);
    }
    if words.len() > 1 {
        words.pop_if(|word| is_number(word));
    }
    let has_number = words.len() < before;
    let letters = |word: &&str| {
        word.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect::<String>()
    };
    (words.iter().map(letters).collect::<Vec<_>>().join(" "), has_number)
}

fn are_alike(one: &str, two: &str) -> bool {
    one == two
        || one.len().abs_diff(two.len()) * 5 <= one.len()
            && strsim::normalized_levenshtein(one, two) >= ALIKE
}
