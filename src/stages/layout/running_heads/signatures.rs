//! Signatures: the letters or numbers at the foot of a page that tell the binder how sheets follow each other.

use super::numbers::roman;
use super::pages::{Edge, Pages, Role};

/// Pages of a sheet, by how often it is folded.
const SHEETS: [usize; 8] = [4, 8, 12, 16, 18, 24, 32, 36];

/// So many signatures before and behind say whether one is in its place.
const NEAR: usize = 16;

/// A line that may be a signature: which sheet it counts.
struct Candidate {
    page: usize,
    line: usize,
    sheet: usize,
}

/// Finds the signatures.
pub(super) fn judge(pages: &mut Pages<'_>) {
    let mut candidates = Vec::new();
    for (number, page) in pages.pages.iter().enumerate() {
        let Some(line) = page.edge(Edge::Foot).first().copied() else { continue };
        if let Some(sheet) = sheet_of(page.lines[line].text) {
            candidates.push(Candidate { page: number, line, sheet });
        }
    }
    let fits = |one: &Candidate, two: &Candidate| {
        let sheets = two.sheet.abs_diff(one.sheet);
        let apart = two.page.abs_diff(one.page);
        let in_order = (two.sheet > one.sheet) == (two.page > one.page);
        // A, and A ij on the next leaf; B eight pages behind A
        if sheets == 0 {
            apart > 0 && apart <= 8
        } else {
            in_order
                && SHEETS.iter().any(|sheet| apart.abs_diff(sheet * sheets) <= 6.min(sheet / 2))
        }
    };
    let near = |i: usize| &candidates[i.saturating_sub(NEAR)..candidates.len().min(i + NEAR + 1)];
    let is_one = |(i, one): (usize, &Candidate)| {
        let fitting = || near(i).iter().filter(|two| two.page != one.page && fits(one, two));
        fitting().any(|two| two.sheet != one.sheet) || fitting().count() > 1
    };
    let sheets: Vec<bool> = candidates.iter().enumerate().map(is_one).collect();
    for (candidate, fits) in candidates.iter().zip(sheets) {
        if fits {
            pages.pages[candidate.page].lines[candidate.line].role = Some(Role::Signature);
        }
    }
}

/// Which sheet a signature counts: `B`, `B ij`, `b 2`, `Tome II. 3`.
fn sheet_of(line: &str) -> Option<usize> {
    const LONGEST: usize = 20;
    if line.len() > LONGEST {
        return None;
    }
    let mut words = line.split([' ', '.', '*', '\u{A0}']).filter(|word| !word.is_empty());
    let mut first = words.next()?;
    let volume = matches!(first.to_lowercase().as_str(), "t" | "tome" | "tom" | "vol");
    if volume {
        roman(words.next()?)?;
        first = words.next()?;
    }
    let rest = words.next();
    let leaf =
        |word: &str| roman(word).is_some_and(|leaf| leaf < 9) || matches!(word, "2" | "3" | "4");
    if words.next().is_some() || !rest.is_none_or(leaf) {
        return None;
    }
    let mut letters = first.chars();
    match (letters.next()?, letters.next()) {
        // printers have no J, U and W among them
        (letter, None) if letter.is_ascii_alphabetic() => {
            "abcdefghiklmnopqrstvxyz".find(letter.to_ascii_lowercase()).map(|at| at + 1)
        }
        _ => first.parse().ok().filter(|sheet| *sheet < 100),
    }
}
