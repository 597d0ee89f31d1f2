//! A word as the context model sees it: a 64-bit number.

/// The number of a normalised word, of a mark or of a class of words such as `<n>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(u64);

// odd, and without pattern in their bits: the first 64 bits behind the point of pi and of e
const PI: u64 = 0x243F_6A88_85A3_08D3;
const E: u64 = 0xB7E1_5162_8AED_2A6B;

impl Unit {
    /// Before the first word of a sentence.
    pub const START: Self = Self::of("<s>");
    /// A final mark: `.`, `!`, `?`, `…`
    pub const END: Self = Self::of("</s>");
    /// A number, in digits or Roman.
    pub const NUMBER: Self = Self::of("<n>");
    /// A name without a unit of its own.
    pub const NAME: Self = Self::of("<N>");
    /// A word that the lexicon does not know.
    pub const UNKNOWN: Self = Self::of("<u>");

    /// The unit of a word as [`super::context::spell`] writes it: lower case but for names, straight apostrophe.
    pub const fn of(word: &str) -> Self {
        let mut rest = word.as_bytes();
        let mut hash = PI ^ rest.len() as u64;
        while let Some((chunk, behind)) = rest.split_first_chunk() {
            hash = absorb(hash, u64::from_le_bytes(*chunk));
            rest = behind;
        }
        if !rest.is_empty() {
            hash = absorb(hash, few(rest));
        }
        Self(hash)
    }

    /// The key of this unit alone.
    pub const fn key(self) -> u64 {
        self.0
    }

    /// The key of two units in a row.
    pub const fn pair(self, next: Self) -> u64 {
        (self.0.rotate_left(23) ^ next.0).wrapping_mul(E)
    }

    /// The key of three units in a row.
    pub const fn triple(self, second: Self, third: Self) -> u64 {
        Self(self.pair(second)).pair(third)
    }
}

const fn absorb(hash: u64, chunk: u64) -> u64 {
    let hash = (hash ^ chunk).wrapping_mul(E);
    hash ^ hash >> 32
}

/// One to seven bytes as a number, the first the lowest. Of four and more the first and the last four are read, which share some.
const fn few(bytes: &[u8]) -> u64 {
    let behind = bytes.len() - 1;
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let [first, last] = [u32::from_le_bytes(*first), u32::from_le_bytes(*last)];
        return first as u64 | (last as u64) << (8 * (behind - 3));
    }
    let middle = behind.div_ceil(2);
    bytes[0] as u64
        | (bytes[middle] as u64) << (8 * middle)
        | (bytes[behind] as u64) << (8 * behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_letters_count() {
        let [a, b, c] = ["la", "maison", "maisons"].map(Unit::of);
        assert_ne!(b, c);
        assert_ne!(a.pair(b), b.pair(a));
        assert_ne!(a.triple(b, c), b.triple(a, c));
        assert_ne!(Unit::of("abcdefgh"), Unit::of("abcdefgh\0"));
    }

    #[test]
    fn numbers_are_fixed_since_the_compiled_model_holds_them() {
        assert_eq!(Unit::of("maison").key(), 0x0A95_6242_61DF_3DAA);
        assert_eq!(Unit::of("aujourd'hui").key(), 0xC38F_2ED4_CDB8_BE80);
    }
}
