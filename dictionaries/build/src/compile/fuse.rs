//! Builds the maps that `coquille::model::fuse` reads.

use coquille::model::fuse::{Shape, VALUE_BITS};

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

/// The section of a map from keys to values below 64.
pub(super) fn build(entries: &[(u64, u8)]) -> Result<Vec<u8>> {
    let (segment, starts) = sizes(entries.len());
    for seed in 0..SEEDS {
        let shape = Shape { seed, segment, starts };
        if let Some(order) = peel(shape, entries) {
            return Ok(section(shape, &order));
        }
    }
    Err(Error::Limit("no seed fits the map of counts; are there equal keys?".to_owned()))
}

/// The sizes that the paper found by trial for three places a key.
fn sizes(count: usize) -> (u32, u32) {
    let n = (count as f64).max(2.0);
    let exponent = (n.ln() / 3.33_f64.ln() + 2.25).floor() as u32;
    let segment = (1_u32 << exponent.min(18)).min(LARGEST_SEGMENT);
    let factor = (0.875 + 0.25 * 1e6_f64.ln() / n.ln()).max(1.125);
    let segments = (n * factor / f64::from(segment)).ceil() as u32;
    (segment, segments.saturating_sub(2).max(1))
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

fn section(shape: Shape, order: &[(u64, u8, usize)]) -> Vec<u8> {
    let mut cells = vec![0_u16; shape.cells()];
    for &(mixed, value, place) in order.iter().rev() {
        let wanted = Shape::fingerprint(mixed) << VALUE_BITS | u16::from(value);
        let others = shape.places(mixed).into_iter().filter(|&p| p != place);
        cells[place] = others.fold(wanted, |cell, other| cell ^ cells[other]);
    }
    let mut out = Vec::with_capacity(12 + 2 * cells.len());
    for number in [shape.seed, shape.segment, shape.starts] {
        out.extend_from_slice(&number.to_le_bytes());
    }
    out.extend(cells.iter().flat_map(|cell| cell.to_le_bytes()));
    out
}

#[cfg(test)]
mod tests {
    use coquille::model::fuse::FuseMap;

    use super::*;

    #[test]
    fn every_key_has_its_value_and_few_others_have_one() {
        for count in [0, 1, 2, 10, 1_000, 50_000_u64] {
            let entries: Vec<(u64, u8)> = (0..count)
                .map(|i| (i.wrapping_mul(0x9E37_79B9_7F4A_7C15), (i % 64) as u8))
                .collect();
            let section: &'static [u8] = build(&entries).unwrap().leak();
            let map = FuseMap::load(section).unwrap();
            for (key, value) in &entries {
                assert_eq!(map.get(*key), Some(*value));
            }
            let wrong = (0..20_000_u64).filter(|i| map.get(!(i << 40)).is_some()).count();
            assert!(wrong < 60, "{wrong} of 20,000 unknown keys found");
        }
    }

    #[test]
    fn equal_keys_are_refused() {
        assert!(build(&[(1, 1), (1, 2)]).is_err());
    }
}
