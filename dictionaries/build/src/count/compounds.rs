//! Words with hyphens, and how often they are written with blanks instead: `celle-ci` and `celle ci`.

use std::collections::BTreeMap;

use coquille::text::letters::{is_apostrophe, is_hyphen, is_letter};
use rustc_hash::{FxHashMap, FxHashSet};

/// The most parts of a compound.
pub const MOST_PARTS: usize = 5;

/// How often a compound was met with its hyphens, and with a blank for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// With hyphens.
    pub hyphenated: u32,
    /// With blanks.
    pub spaced: u32,
}

/// Counts of the compounds that the lexicon has.
#[derive(Debug)]
pub struct CompoundCounts {
    /// By the compound with its hyphens.
    counts: BTreeMap<Box<str>, Written>,
    /// The first parts, with the numbers of parts that follow.
    first: FxHashMap<Box<str>, FxHashSet<usize>>,
}

impl CompoundCounts {
    /// Counts `compounds`, in lower case: those of letters and hyphens alone.
    pub fn new<'a>(compounds: impl Iterator<Item = &'a str>) -> Self {
        let mut new = Self { counts: BTreeMap::new(), first: FxHashMap::default() };
        for compound in compounds {
            let parts: Vec<&str> = compound.split('-').collect();
            let whole = parts.iter().all(|part| !part.is_empty() && part.chars().all(is_letter));
            if whole && (2..=MOST_PARTS).contains(&parts.len()) {
                new.counts.insert(compound.into(), Written::default());
                new.first.entry(parts[0].into()).or_default().insert(parts.len());
            }
        }
        new
    }

    /// Counts a line.
    pub fn line(&mut self, line: &str) {
        let line = line.to_lowercase();
        let runs = runs(&line);
        for (i, &(start, end)) in runs.iter().enumerate() {
            // the last part of another word: d'outre mer is outre mer, but quarante-deux points is not deux points
            if line[..start].ends_with(is_hyphen) {
                continue;
            }
            let Some(lengths) = self.first.get(&line[start..end]) else { continue };
            for &length in lengths {
                let Some(&(_, last)) = runs.get(i + length - 1) else { continue };
                let written = &line[start..last];
                let joints: String = written.chars().filter(|c| !is_letter(*c)).collect();
                let rest = line[last..].chars().next();
                if joints.len() != length - 1
                    || rest.is_some_and(|c| is_hyphen(c) || is_apostrophe(c))
                {
                    continue;
                }
                let Some(count) = self.counts.get_mut(&*written.replace(' ', "-")) else {
                    continue;
                };
                if joints.bytes().all(|joint| joint == b'-') {
                    count.hyphenated += 1;
                } else if joints.bytes().all(|joint| joint == b' ') {
                    count.spaced += 1;
                }
            }
        }
    }

    /// Every compound with its counts, in the order of the alphabet.
    pub fn counts(&self) -> impl Iterator<Item = (&str, Written)> {
        self.counts.iter().map(|(compound, written)| (&**compound, *written))
    }
}

/// Where the runs of letters of a line begin and end.
fn runs(line: &str) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, letter) in line.char_indices().filter(|(_, c)| is_letter(*c)) {
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some(last) if last.1 == at => last.1 = end,
            _ => runs.push((at, end)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_hyphens_are_counted_apart() {
        let mut counts =
            CompoundCounts::new(["celle-ci", "arc-en-ciel", "a-", "deux-points"].into_iter());
        counts
            .line("Celle-ci, celle ci et celle  ci : un arc en ciel, un arc-en ciel, arc-en-ciel.");
        counts.line("Quarante-deux points, celle-ci-devant, c'est celle'ci");
        let found: Vec<_> = counts.counts().collect();
        let written = |hyphenated, spaced| Written { hyphenated, spaced };
        assert_eq!(
            found,
            [
                ("arc-en-ciel", written(1, 1)),
                ("celle-ci", written(1, 1)),
                ("deux-points", written(0, 0))
            ]
        );
    }
}
