//! Forms that no list has, counted; the rarest go where there are too many.

use rustc_hash::FxHashMap;

use crate::model::Words;

/// So many forms are kept; twice as many may be there for a while.
const KEPT: usize = 20_000;

/// What is longer is no word to look at, in bytes.
const LONGEST: usize = 60;

#[derive(Clone, Debug, Default)]
pub(super) struct Forms(FxHashMap<String, u64>);

impl Forms {
    pub(super) fn add(&mut self, words: &Words) {
        for (form, times) in words.counts() {
            self.count(form, u64::from(times));
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        // where some are left out on the way, their order decides which
        other.most(usize::MAX).into_iter().for_each(|(form, times)| self.count(form, times));
    }

    /// The commonest, with their counts; of equals in alphabetical order.
    pub(super) fn most(&self, most: usize) -> Vec<(&str, u64)> {
        let mut all: Vec<_> = self.0.iter().map(|(form, times)| (form.as_str(), *times)).collect();
        all.sort_unstable_by_key(|(form, times)| (std::cmp::Reverse(*times), *form));
        all.truncate(most);
        all
    }

    fn count(&mut self, form: &str, times: u64) {
        if form.len() > LONGEST {
            return;
        }
        if let Some(count) = self.0.get_mut(form) {
            *count += times;
            return;
        }
        if self.0.len() == 2 * KEPT {
            self.0 = self.most(KEPT).into_iter().map(|(form, n)| (form.to_owned(), n)).collect();
        }
        self.0.insert(form.to_owned(), times);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_stay() {
        let mut forms = Forms::default();
        forms.count("gnaffron", 2);
        for i in 0..2 * KEPT {
            forms.count(&format!("mot{i}"), 1);
        }
        forms.count("gnaffron", 1);
        assert!(forms.0.len() <= 2 * KEPT);
        assert_eq!(forms.most(2), [("gnaffron", 3), ("mot0", 1)]);
        let mut twice = forms.clone();
        twice.merge(&forms);
        assert_eq!(twice.most(1), [("gnaffron", 6)]);
    }
}
