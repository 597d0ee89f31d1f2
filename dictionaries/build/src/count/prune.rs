//! Which rows of units are worth their two bytes: those that say more than the shorter row does.
//!
//! A row's worth is its count times the logarithm of how much likelier it makes its last unit: `parce que` is
//! worth much, `de parce` little however often it comes.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ngrams::{NgramCounts, numbers};

/// How many rows are kept.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Rows of two.
    pub bigrams: usize,
    /// Rows of three.
    pub trigrams: usize,
    /// Rows seen less than this, weighted, are dropped first.
    pub least: u32,
}

/// Counts in quarters of the rows that are kept, by key.
#[derive(Debug)]
pub struct Kept {
    /// Rows of two.
    pub pairs: Vec<(u64, u32)>,
    /// Rows of three; the first two and the last two of each are kept as pairs.
    pub triples: Vec<(u64, u32)>,
}

/// Takes the rows out of the counts and keeps the worthiest.
pub fn prune(counts: &mut NgramCounts<'_>, limits: Limits) -> Kept {
    let total: f64 = counts.singles.iter().map(|&c| f64::from(c)).sum();
    let single = |number: u32| f64::from(counts.singles[number as usize]);
    let mut pairs = std::mem::take(&mut counts.pairs).add_up();
    pairs.retain(|&(_, quarters)| quarters >= 4 * limits.least);
    let mut triples = std::mem::take(&mut counts.triples).add_up();
    triples.retain(|&(_, quarters)| quarters >= 4 * limits.least);

    let of_pair: FxHashMap<u64, u32> = pairs.iter().copied().collect();
    keep_best(&mut pairs, limits.bigrams, |key, count| {
        let [a, b] = numbers::<2>(key);
        count * (count / single(a) / (single(b) / total)).ln()
    });
    let kept: FxHashSet<u64> = pairs.iter().map(|&(key, _)| key).collect();
    let first = |key: u64| key >> 20;
    let last = |key: u64| key & ((1 << 40) - 1);
    triples.retain(|&(key, _)| kept.contains(&first(key)) && kept.contains(&last(key)));
    keep_best(&mut triples, limits.trigrams, |key, count| {
        let before = f64::from(of_pair[&first(key)]);
        let [_, b, _] = numbers::<3>(key);
        let shorter = f64::from(of_pair[&last(key)]) / single(b);
        count * (count / before / shorter).ln()
    });
    Kept { pairs, triples }
}

/// Keeps the `limit` rows of greatest worth, in order of key. A row that makes its end less likely has worth too.
fn keep_best(rows: &mut Vec<(u64, u32)>, limit: usize, worth: impl Fn(u64, f64) -> f64) {
    if rows.len() <= limit {
        return;
    }
    let mut ranked: Vec<(f64, u64, u32)> = rows
        .iter()
        .map(|&(key, quarters)| (worth(key, f64::from(quarters)).abs(), key, quarters))
        .collect();
    ranked.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    ranked.truncate(limit);
    *rows = ranked.into_iter().map(|(_, key, quarters)| (key, quarters)).collect();
    rows.sort_unstable();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worthiest_are_kept_in_order_of_key() {
        let mut rows = vec![(1, 10), (2, 30), (3, 20)];
        keep_best(&mut rows, 2, |_, count| count);
        assert_eq!(rows, [(2, 30), (3, 20)]);
    }
}
