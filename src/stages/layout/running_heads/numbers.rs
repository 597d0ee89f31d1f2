//! Page numbers: lines that are numbers and count the pages.

use super::pages::{Edge, Pages, Role};

/// A line that is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) value: usize,
    /// `[12]`, `— 12 —`, `Page 12`: more than a number.
    pub(super) is_marked: bool,
    /// `Page 12`
    pub(super) says_page: bool,
    is_roman: bool,
}

/// So many pages must count on for one to be believed, or all of fewer.
const FEWEST: usize = 3;

/// A book counts its pages no more than so many times: those before the text, those of the text, those of its plates.
const COUNTS: usize = 4;

/// The number that a line is: `12`, `- 12 -`, `[Page 12]`, `p. 12`, `xij`, `12 / 340`.
pub(super) fn number_of(line: &str) -> Option<Number> {
    const LONGEST: usize = 32;
    if line.len() > LONGEST {
        return None;
    }
    let mark = |c: char| "-–—=_*#[](){}<>|.·•~/ ".contains(c) || c.is_whitespace();
    let inner = line.trim_matches(mark);
    let small = inner.to_lowercase();
    let words = ["page", "pages", "pag.", "pag", "p.", "p", "folio", "fol.", "feuillet"];
    let mut rest = small.as_str();
    let word = words.iter().find_map(|word| {
        let behind = rest.strip_prefix(word)?;
        behind.starts_with([' ', '.', '\u{A0}', ':']).then_some(behind)
    });
    if let Some(behind) = word {
        rest = behind.trim_start_matches([' ', '.', '\u{A0}', ':']);
    }
    // 12 / 340, 12 sur 340
    let count = rest.split([' ', '/']).next().unwrap_or(rest);
    let behind = rest[count.len()..].trim_matches(mark);
    let total = behind.strip_prefix("sur").or_else(|| behind.strip_prefix("de")).unwrap_or(behind);
    if !total.trim().chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let arabic = count.parse::<usize>().ok().filter(|_| count.len() < 5);
    let value = arabic.or_else(|| roman(count))?;
    let says_page = word.is_some();
    let is_marked = says_page || inner.len() + 1 < line.len();
    Some(Number { value, is_marked, says_page, is_roman: arabic.is_none() })
}

/// The value of a Roman number, as books before the text count their pages: `xij`, `XIV`.
pub(super) fn roman(text: &str) -> Option<usize> {
    let value = |c: char| match c.to_ascii_lowercase() {
        'i' | 'j' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        _ => None,
    };
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    let digits: Vec<usize> = text.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    let mut after = 0;
    for digit in digits.into_iter().rev() {
        // nine is one before ten
        if digit < after {
            sum -= digit;
        } else {
            sum += digit;
        }
        after = digit;
    }
    // civil is none
    let small = text.to_lowercase().replace('j', "i");
    let meant = [written(sum), written(sum).replace("iv", "iiii")];
    (sum > 0 && meant.contains(&small)).then_some(sum)
}

/// A number in Roman digits, in small letters.
fn written(mut number: usize) -> String {
    let mut out = String::new();
    for (value, digits) in [
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ] {
        while number >= value && out.len() < 16 {
            out.push_str(digits);
            number -= value;
        }
    }
    out
}

/// Finds the page numbers.
pub(super) fn judge(pages: &mut Pages<'_>) {
    let mut found = Vec::new();
    for (at, page) in pages.pages.iter().enumerate() {
        for edge in [Edge::Head, Edge::Foot] {
            for line in page.edge(edge) {
                if let Some(number) = number_of(page.lines[line].text) {
                    found.push((at, line, edge, number));
                }
            }
        }
    }
    let count = pages.pages.len();
    // what a number is more than that of its page in the file
    let ahead = |at: usize, number: Number| (number.value.wrapping_sub(at), number.is_roman);
    let mut counted: Vec<(usize, bool)> =
        found.iter().map(|(at, _, _, n)| ahead(*at, *n)).collect();
    counted.sort_unstable();
    let mut believed: Vec<((usize, bool), usize)> = Vec::new();
    for key in counted {
        match believed.last_mut() {
            Some((last, times)) if *last == key => *times += 1,
            _ => believed.push((key, 1)),
        }
    }
    believed.retain(|(_, times)| *times >= FEWEST.min(count));
    for (at, line, _, number) in found {
        if believed.binary_search_by_key(&ahead(at, number), |(key, _)| *key).is_ok() {
            pages.pages[at].lines[line].role = Some(Role::Number);
        }
    }
    believed.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    believed.truncate(COUNTS);
    misread(pages, &believed);
}

/// Numbers misread in one sign, where the pages around say which must stand there: `l3`.
fn misread(pages: &mut Pages<'_>, believed: &[((usize, bool), usize)]) {
    for (at, page) in pages.pages.iter_mut().enumerate() {
        if page.lines.iter().any(|line| line.role == Some(Role::Number)) {
            continue;
        }
        for edge in [Edge::Head, Edge::Foot] {
            for line in page.edge(edge) {
                let said = page.lines[line].text.trim_matches(|c: char| !c.is_alphanumeric());
                let is_meant = believed.iter().any(|((ahead, is_roman), _)| {
                    let meant = at.wrapping_add(*ahead).to_string();
                    !is_roman && meant.len() > 1 && strsim::levenshtein(said, &meant) <= 1
                });
                if said.len() < 5 && said.contains(|c: char| c.is_ascii_digit()) && is_meant {
                    page.lines[line].role = Some(Role::Number);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_a_number() {
        let value = |line: &str| number_of(line).map(|number| (number.value, number.is_marked));
        for (line, wanted) in [
            ("12", (12, false)),
            ("— 12 —", (12, true)),
            ("[Page 12]", (12, true)),
            ("p. 7", (7, true)),
            ("Page 3 / 40", (3, true)),
            ("xij", (12, false)),
            ("XIV", (14, false)),
        ] {
            assert_eq!(value(line), Some(wanted), "{line}");
        }
        for line in ["12 moutons", "le 12", "Page d'accueil", "", "1789-1799 et après", "civil"] {
            assert_eq!(value(line), None, "{line}");
        }
    }
}
