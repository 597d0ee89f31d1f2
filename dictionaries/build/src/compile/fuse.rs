//! Builds the maps that `coquille::model::fuse` reads.

use coquille::model::fuse::{PLACES, Shape, packed_length};

use crate::error::{Error, Result};

/// How many seeds are tried; the first nearly always works.
const SEEDS: u32 = 64;
/// The largest segment, as in the paper.
const LARGEST_SEGMENT: u32 = 1 << 18;

/// What the keys that lie in one cell come to.
#[derive(Clone, Copy, Default)]
struct Cell {
    keys: u32,
    mixed: u64,
    value: u8,
}

/// The section of a map from keys to values, in cells of so many bits.
pub(super) fn build(entries: &[(u64, u8)], bits: usize) -> Result<Vec<u8>> {
    let (segment, starts) = sizes(entries.len());
    for seed in 0..SEEDS {
        let shape = Shape { seed, segment, starts };
        if let Some(order) = peel(shape, entries) {
            return Ok(section(shape, bits, &order));
        }
    }
    Err(Error::Limit("no seed fits the map of counts; are there equal keys?".to_owned()))
}

/// The sizes that the paper found by trial for four places a key; large maps can do with one cell in a hundred less.
fn sizes(count: usize) -> (u32, u32) {
    const FACTOR: f64 = 1.065;
    let n = (count as f64).max(2.0);
    let exponent = (n.ln() / 2.91_f64.ln() - 0.5).floor().max(2.0) as u32;
    let segment = (1_u32 << exponent.min(18)).min(LARGEST_SEGMENT);
    let factor = (0.77 + 0.305 * 6e5_f64.ln() / n.ln()).max(FACTOR);
    let segments = (n * factor / f64::from(segment)).ceil() as u32;
    (segment, segments.saturating_sub(PLACES as u32 - 1).max(1))
}

/// Takes off, one after the other, keys that have a cell to themselves: mixed key, value and that cell.
/// Nothing when some keys cannot be parted.
fn peel(shape: Shape, entries: &[(u64, u8)]) -> Option<Vec<(u64, u8, usize)>> {
    let mut cells = vec![Cell::default(); shape.cells()];
    for &(key, value) in entries {
        let mixed = shape.mix(key);
        for place in shape.places(mixed) {
            let cell = &mut cells[place];
            *cell =
                Cell { keys: cell.keys + 1, mixed: cell.mixed ^ mixed, value: cell.value ^ value };
        }
    }
    let mut alone: Vec<usize> = (0..cells.len()).filter(|&i| cells[i].keys == 1).collect();
    let mut order = Vec::with_capacity(entries.len());
    while let Some(place) = alone.pop() {
        let Cell { keys: 1, mixed, value } = cells[place] else { continue };
        order.push((mixed, value, place));
        for other in shape.places(mixed) {
            let cell = &mut cells[other];
            *cell =
                Cell { keys: cell.keys - 1, mixed: cell.mixed ^ mixed, value: cell.value ^ value };
            if cell.keys == 1 {
                alone.push(other);
            }
        }
    }
    (order.len() == entries.len()).then_some(order)
}

fn section(shape: Shape, bits: usize, order: &[(u64, u8, usize)]) -> Vec<u8> {
    let mut cells = vec![0_u32; shape.cells()];
    for &(mixed, value, place) in order.iter().rev() {
        let wanted = Shape::hash(mixed) & ((1 << bits) - 1) ^ u32::from(value);
        let others = shape.places(mixed).into_iter().filter(|&p| p != place);
        cells[place] = others.fold(wanted, |cell, other| cell ^ cells[other]);
    }
    let sizes = [shape.seed, shape.segment, shape.starts];
    let mut out: Vec<u8> = sizes.iter().flat_map(|number| number.to_le_bytes()).collect();
    out.extend(pack(&cells, bits));
    out
}

/// Numbers of so many bits, one close behind the other.
fn pack(numbers: &[u32], bits: usize) -> Vec<u8> {
    let mut out = vec![0; packed_length(numbers.len(), bits)];
    for (index, number) in numbers.iter().enumerate() {
        let bit = index * bits;
        let shifted = (number << (bit % 8)).to_le_bytes();
        for (byte, part) in out[bit / 8..].iter_mut().zip(shifted) {
            *byte |= part;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use coquille::model::fuse::FuseMap;

    use super::*;

    fn check<const BITS: usize, const VALUES: usize>(count: u64) {
        const ASKED: usize = 50_000;
        let value = |i: u64| (i % VALUES as u64) as u8;
        let key = |i: u64| i.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let entries: Vec<(u64, u8)> = (0..count).map(|i| (key(i), value(i))).collect();
        let section: &'static [u8] = build(&entries, BITS).unwrap().leak();
        let map = FuseMap::<BITS, VALUES>::load(section).unwrap();
        for (key, value) in &entries {
            assert_eq!(map.get(*key), Some(*value));
        }
        if count == 0 {
            return;
        }
        let wrong = (0..ASKED as u64).filter(|i| map.get(!(i << 40)).is_some()).count();
        let expected = (ASKED * VALUES) >> BITS;
        assert!(wrong < 2 * expected, "{wrong} unknown keys found, not {expected}");
    }

    #[test]
    fn every_key_has_its_value_and_few_others_have_one() {
        for count in [0, 1, 2, 10, 100, 1_000, 50_000] {
            check::<12, 16>(count);
            check::<13, 24>(count);
            check::<14, 32>(count);
            check::<16, 64>(count);
        }
    }

    #[test]
    fn equal_keys_are_refused() {
        assert!(build(&[(1, 1), (1, 2)], 12).is_err());
    }
}
