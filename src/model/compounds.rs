//! Words with hyphens that lose them: `celle-ci`, `rez-de-chaussée`. The table is `dictionaries/tables/compounds.tsv`.

use rustc_hash::FxHashMap;

use super::format::FormatError;

/// A word of several parts with hyphens between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compound {
    /// The parts behind the first.
    pub rest: Vec<&'static str>,
    /// How often it was met with its hyphens; at least once.
    pub hyphenated: u32,
    /// How often it was met with a blank for each.
    pub spaced: u32,
}

/// The compounds, by their first part.
#[derive(Clone, Debug, Default)]
pub struct Compounds {
    by_first: FxHashMap<&'static str, Vec<Compound>>,
    /// Which [`trace`]s the first parts have, a bit each.
    traces: Vec<u64>,
}

/// So many traces there are.
const TRACES: usize = 1 << 14;

/// A number that tells most words apart, quickly: from the first two bytes, the last and the length.
fn trace(word: &str) -> usize {
    let bytes = word.as_bytes();
    let byte = |at: usize| u32::from(bytes.get(at).copied().unwrap_or_default());
    let last = byte(bytes.len().wrapping_sub(1));
    let all = byte(0) | byte(1) << 8 | last << 16 | (bytes.len() as u32) << 24;
    (all.wrapping_mul(0x9E37_79B1) >> 18) as usize % TRACES
}

impl Compounds {
    /// Reads the table: a compound, how often it was met with hyphens and how often with blanks a line, parted by tabs.
    ///
    /// # Errors
    /// If a line is of another form.
    pub fn parse(table: &'static str) -> Result<Self, FormatError> {
        let mut by_first: FxHashMap<&str, Vec<Compound>> = FxHashMap::default();
        for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            let (first, compound) = read(line).ok_or_else(|| FormatError::Table {
                table: "compounds.tsv",
                line: line.to_owned(),
                expected: "a word with hyphens and two counts, parted by tabs",
            })?;
            by_first.entry(first).or_default().push(compound);
        }
        for compounds in by_first.values_mut() {
            compounds.sort_by_key(|compound| std::cmp::Reverse(compound.rest.len()));
        }
        let mut traces = vec![0; TRACES / 64];
        for first in by_first.keys() {
            let trace = trace(first);
            traces[trace / 64] |= 1 << (trace % 64);
        }
        Ok(Self { by_first, traces })
    }

    /// Whether a compound may begin with `first`: of most words it is known at once that none does.
    pub fn may_begin_with(&self, first: &str) -> bool {
        let trace = trace(first);
        self.traces.get(trace / 64).is_some_and(|traces| traces >> (trace % 64) & 1 == 1)
    }

    /// The compounds that begin with `first`, in lower case; the longest come first.
    pub fn beginning_with(&self, first: &str) -> &[Compound] {
        self.by_first.get(first).map_or(&[], Vec::as_slice)
    }
}

fn read(line: &'static str) -> Option<(&'static str, Compound)> {
    let mut fields = line.split('\t');
    let mut parts = fields.next()?.split('-');
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    let hyphenated = fields.next()?.parse().ok().filter(|count| *count > 0)?;
    let spaced = fields.next()?.parse().ok()?;
    (!rest.is_empty()).then_some((first, Compound { rest, hyphenated, spaced }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_come_first() {
        let compounds = Compounds::parse("# head\na-b\t3\t0\na-b-c\t9\t1\n").unwrap();
        let of_a = compounds.beginning_with("a");
        assert_eq!(of_a[0], Compound { rest: vec!["b", "c"], hyphenated: 9, spaced: 1 });
        assert_eq!(of_a[1].rest, ["b"]);
        assert!(compounds.beginning_with("b").is_empty());
        assert!(compounds.may_begin_with("a") && !compounds.may_begin_with("b"));
        assert!(!Compounds::default().may_begin_with("a"));
    }

    #[test]
    fn a_line_of_another_form_is_named() {
        for line in ["mot\t3\t0", "a-b\t0\t0", "a-b\tx\t0", "a-b\t3"] {
            assert!(Compounds::parse(line).unwrap_err().to_string().contains(line));
        }
    }
}
