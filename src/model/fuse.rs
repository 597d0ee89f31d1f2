//! A map from 64-bit keys to small numbers in two bytes an entry: a binary fuse filter that carries values.
//!
//! Each key has three places in one array of 16-bit cells; the exclusive or of the three is a
//! fingerprint of the key (ten bits) and its value (six bits). Keys themselves are not
//! stored. A key that is not in the map is taken for one that is about once in a thousand times,
//! so the reader checks that a value makes sense. After Graf and Lemire, *Binary Fuse Filters: Fast and Smaller
//! Than Xor Filters* (2022); built by `dictionaries/build`.

use super::format::{FormatError, u16_at, u32_at};

/// Bits of a cell that hold the value.
pub const VALUE_BITS: u32 = 6;

/// Where the cells of a key lie: the sizes that the builder chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Mixed into every key; the builder takes the first that works.
    pub seed: u32,
    /// Cells of a segment, a power of two.
    pub segment: u32,
    /// Segments that the first of the three places can lie in.
    pub starts: u32,
}

impl Shape {
    /// The number of cells.
    pub const fn cells(self) -> usize {
        (self.starts as usize + 2) * self.segment as usize
    }

    /// The key as the map mixes it: every bit of the key moves every bit of it.
    pub const fn mix(self, key: u64) -> u64 {
        // the finaliser of MurmurHash3, 64 bits
        let mut h = key.wrapping_add((self.seed as u64) << 32 | self.seed as u64);
        h = (h ^ h >> 33).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        h = (h ^ h >> 33).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
        h ^ h >> 33
    }

    /// The three places of a mixed key.
    pub const fn places(self, mixed: u64) -> [usize; 3] {
        let mask = self.segment - 1;
        let first = ((mixed as u128 * (self.starts as u128 * self.segment as u128)) >> 64) as u32;
        let second = (first + self.segment) ^ ((mixed >> 18) as u32 & mask);
        let third = (first + 2 * self.segment) ^ (mixed as u32 & mask);
        [first as usize, second as usize, third as usize]
    }

    /// The ten bits that tell a mixed key from most others.
    pub const fn fingerprint(mixed: u64) -> u16 {
        ((mixed ^ mixed >> 32) >> 12) as u16 & 0x3FF
    }
}

/// A map that lies in a section of a compiled file: seed, segment, starts, then the cells.
#[derive(Clone, Copy, Debug)]
pub struct FuseMap {
    shape: Shape,
    cells: &'static [u8],
}

impl FuseMap {
    /// The map of a section.
    ///
    /// # Errors
    /// When the sizes do not fit the number of cells.
    pub fn load(section: &'static [u8]) -> Result<Self, FormatError> {
        let shape = Shape {
            seed: u32_at(section, 0),
            segment: u32_at(section, 1),
            starts: u32_at(section, 2),
        };
        let cells = section.get(12..).unwrap_or_default();
        if !shape.segment.is_power_of_two() || cells.len() != 2 * shape.cells() {
            return Err(FormatError::Damaged { part: "map of counts" });
        }
        Ok(Self { shape, cells })
    }

    /// The value of a key; `None` for one that the map does not hold, save once in a thousand.
    #[inline]
    pub fn get(&self, key: u64) -> Option<u8> {
        let mixed = self.shape.mix(key);
        let [a, b, c] = self.shape.places(mixed);
        let cell = u16_at(self.cells, a) ^ u16_at(self.cells, b) ^ u16_at(self.cells, c);
        (cell >> VALUE_BITS == Shape::fingerprint(mixed)).then_some((cell & 0x3F) as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_in_three_segments() {
        let shape = Shape { seed: 7, segment: 64, starts: 5 };
        for key in 0..10_000_u64 {
            let places = shape.places(shape.mix(key));
            assert!(places.iter().all(|&p| p < shape.cells()));
            let [a, b, c] = places.map(|p| p / 64);
            assert!(b == a + 1 && c == a + 2);
        }
    }

    #[test]
    fn sizes_must_fit() {
        assert!(FuseMap::load(&[0; 12]).is_err());
        assert!(FuseMap::load(&[]).is_err());
    }
}
