//! Set phrases count a few times only: « La parole est à M. le ministre » stands in the debates by the thousand.

use rustc_hash::FxHashMap;

/// How often one sentence is counted.
const MOST: u8 = 3;
/// Sentences shorter than this are everyone's: « Oui. », « Très bien ! ». They count more often.
const SHORT: usize = 5;
/// How often a short sentence is counted.
const MOST_SHORT: u8 = 100;

/// How often each sentence was seen, by a number made from it.
#[derive(Debug, Default)]
pub(super) struct Repeats(FxHashMap<u64, u8>);

impl Repeats {
    /// Whether a sentence of this many tokens should be counted once more.
    pub(super) fn admit(&mut self, sentence: u64, length: usize) -> bool {
        let most = if length < SHORT { MOST_SHORT } else { MOST };
        let seen = self.0.entry(sentence).or_default();
        *seen = seen.saturating_add(1);
        *seen <= most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_sentences_count_three_times() {
        let mut repeats = Repeats::default();
        assert_eq!((0..9).filter(|_| repeats.admit(1, 12)).count(), 3);
        assert_eq!((0..9).filter(|_| repeats.admit(2, 2)).count(), 9);
    }
}
