//! The first few of many, in bounded memory.

/// The smallest items that were added, in order.
#[derive(Clone, Debug)]
pub(super) struct Ranking<T> {
    most: usize,
    items: Vec<T>,
}

impl<T: Ord + Clone> Ranking<T> {
    pub(super) const fn of(most: usize) -> Self {
        Self { most, items: Vec::new() }
    }

    /// Adds what is made of the key that it is ordered by first; it is not made where the key alone is too large. Whether it
    /// has a place.
    pub(super) fn add<K: Copy + PartialOrd>(&mut self, key: K, make: impl FnOnce(K) -> T) -> bool
    where
        T: Keyed<K>,
    {
        let is_full = self.items.len() == self.most;
        if is_full && self.items.last().is_none_or(|last| last.key() < key) {
            return false;
        }
        self.insert(make(key))
    }

    pub(super) fn merge(&mut self, other: &Self) {
        for item in &other.items {
            self.insert(item.clone());
        }
    }

    pub(super) fn items(&self) -> &[T] {
        &self.items
    }

    fn insert(&mut self, item: T) -> bool {
        let at = self.items.partition_point(|other| *other <= item);
        if at == self.most {
            return false;
        }
        self.items.insert(at, item);
        self.items.truncate(self.most);
        true
    }
}

/// What has a key that it is ordered by first.
pub(super) trait Keyed<K> {
    fn key(&self) -> K;
}

impl Keyed<u32> for super::Suspect {
    fn key(&self) -> u32 {
        self.right
    }
}

impl Keyed<u64> for super::Sample {
    fn key(&self) -> u64 {
        self.lot
    }
}
