//! Lines that a site repeats from page to page: `Le journal du val`.

use rustc_hash::FxHashSet;

use super::sheet::{ends_open, words};
use crate::model::Words;

/// No longer line is furniture; it is a paragraph, and would be kept for nothing.
const LONGEST: usize = 200;

/// Counts the lines of a page that could be furniture, each once.
pub fn count_lines(page: &str, known: &mut Words) {
    let mut seen = FxHashSet::default();
    for line in page.lines().map(str::trim) {
        if is_countable(line) && seen.insert(line) {
            known.add_line(line, 1);
        }
    }
}

/// Whether a line could be furniture of the site: several words that are no sentence.
pub(super) fn is_countable(line: &str) -> bool {
    line.len() <= LONGEST && ends_open(line) && words(line) > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_counts_once_a_page() {
        let mut known = Words::default();
        let page = "  Le journal du val\nMenu\n\nIl est tard.\r\nLe journal du val\r\n";
        count_lines(page, &mut known);
        count_lines(page, &mut known);
        assert_eq!(known.lines(), [("Le journal du val", 2)]);
    }
}
