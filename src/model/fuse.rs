//! A map from 64-bit keys to small numbers in a few bits an entry: a binary fuse filter that carries values.
//!
//! Each key has four places in one array of cells. The exclusive or of the four and of a hash of the key is its value.
//! Keys themselves are not stored: of a key that is not in the map comes any number that fits into a cell, and where
//! that is below the number of values, the key is taken for one that is in the map. With 64 values in cells of 14 bits
//! this happens once in 2¹⁴ / 64 = 256 times, so the reader checks that a value makes sense. The cells are 1.07 times as
//! many as the keys. After Graf and Lemire, *Binary Fuse Filters: Fast and Smaller Than Xor Filters* (2022); built by
//! `dictionaries/build`.

use super::format::{FormatError, u32_at};

/// The places of a key.
pub const PLACES: usize = 4;
/// The most bits of a cell.
pub const MOST_BITS: usize = 16;

/// Where the cells of a key lie: the sizes that the builder chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Mixed into every key; the builder takes the first that works.
    pub seed: u32,
    /// Cells of a segment, a power of two.
    pub segment: u32,
    /// Segments that the first of the places can lie in.
    pub starts: u32,
}

impl Shape {
    /// The number of cells.
    pub const fn cells(self) -> usize {
        (self.starts as usize + PLACES - 1) * self.segment as usize
    }

    /// The key as the map mixes it: every bit of the key moves every bit of it.
    pub const fn mix(self, key: u64) -> u64 {
        // the finaliser of MurmurHash3, 64 bits
        let mut h = key.wrapping_add((self.seed as u64) << 32 | self.seed as u64);
        h = (h ^ h >> 33).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        h = (h ^ h >> 33).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
        h ^ h >> 33
    }

    /// The places of a mixed key, in as many segments one behind the other.
    pub const fn places(self, mixed: u64) -> [usize; PLACES] {
        let mask = self.segment - 1;
        let first = ((mixed as u128 * (self.starts as u128 * self.segment as u128)) >> 64) as u32;
        let second = (first + self.segment) ^ (mixed as u32 & mask);
        let third = (first + 2 * self.segment) ^ ((mixed >> 18) as u32 & mask);
        let fourth = (first + 3 * self.segment) ^ ((mixed >> 36) as u32 & mask);
        [first as usize, second as usize, third as usize, fourth as usize]
    }

    /// What hides the value of a mixed key in its cells. A cell has room for the low bits.
    pub const fn hash(mixed: u64) -> u32 {
        ((mixed ^ mixed >> 32) >> 12) as u32
    }
}

/// The bytes that so many cells of so many bits take. One lies close behind the other, and three bytes behind the last,
/// for a cell is read with what follows.
pub const fn packed_length(cells: usize, bits: usize) -> usize {
    (cells * bits).div_ceil(8) + 3
}

/// A map from keys to numbers below `VALUES`, in cells of `BITS`.
///
/// It lies in a section of a compiled file: seed, segment, starts, then the cells, the low bits of each first. A key
/// that it does not hold is found by chance `VALUES` in 2 to the power of `BITS` times.
#[derive(Clone, Copy, Debug)]
pub struct FuseMap<const BITS: usize, const VALUES: usize> {
    shape: Shape,
    cells: &'static [u8],
}

impl<const BITS: usize, const VALUES: usize> FuseMap<BITS, VALUES> {
    const FITS: () = assert!(BITS <= MOST_BITS && VALUES < 1 << BITS && VALUES <= 256);

    /// The map of a section.
    ///
    /// # Errors
    /// When the sizes do not fit the number of cells.
    pub fn load(section: &'static [u8]) -> Result<Self, FormatError> {
        let () = Self::FITS;
        let shape = Shape {
            seed: u32_at(section, 0),
            segment: u32_at(section, 1),
            starts: u32_at(section, 2),
        };
        let cells = section.get(12..).unwrap_or_default();
        if !shape.segment.is_power_of_two() || cells.len() != packed_length(shape.cells(), BITS) {
            return Err(FormatError::Damaged { part: "map of counts" });
        }
        Ok(Self { shape, cells })
    }

    /// A number that tells the maps of a program apart: where its cells lie.
    pub fn salt(&self) -> u64 {
        (self.cells.as_ptr().addr() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    /// The value of a key; `None` for one that the map does not hold, save by chance.
    #[inline]
    pub fn get(&self, key: u64) -> Option<u8> {
        let mixed = self.shape.mix(key);
        let [a, b, c, d] = self.shape.places(mixed);
        let cells = self.cell(a) ^ self.cell(b) ^ self.cell(c) ^ self.cell(d);
        let value = (cells ^ Shape::hash(mixed)) & ((1 << BITS) - 1);
        (value < VALUES as u32).then_some(value as u8)
    }

    /// A cell in the low bits; above them, what lies behind it.
    #[inline]
    fn cell(&self, place: usize) -> u32 {
        let bit = place * BITS;
        let bytes = self.cells.get(bit / 8..bit / 8 + 4);
        bytes.map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]])) >> (bit % 8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lie_in_four_segments() {
        let shape = Shape { seed: 7, segment: 64, starts: 5 };
        for key in 0..10_000_u64 {
            let places = shape.places(shape.mix(key));
            assert!(places.iter().all(|&p| p < shape.cells()));
            let [a, b, c, d] = places.map(|p| p / 64);
            assert_eq!([b, c, d], [a + 1, a + 2, a + 3]);
        }
    }

    #[test]
    fn sizes_must_fit() {
        assert!(FuseMap::<12, 16>::load(&[0; 12]).is_err());
        assert!(FuseMap::<12, 16>::load(&[]).is_err());
    }
}
