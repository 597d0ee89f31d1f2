//! A first look at a text, many bytes at a time: nearly all of it is sound, and should cost next to nothing.

use std::ops::Range;

/// How many bytes are looked at together.
const BLOCK: usize = 128;

/// The blocks of a text that hold a pair of neighbouring bytes `is_suspect` says yes to; the second byte may be the
/// first of the next block. Written without a branch inside a block, so that it is compiled to vectors.
pub(super) fn suspect_blocks(
    bytes: &[u8],
    is_suspect: impl Fn(u8, u8) -> bool,
) -> impl Iterator<Item = Range<usize>> {
    (0..bytes.len()).step_by(BLOCK).filter_map(move |start| {
        let end = (start + BLOCK).min(bytes.len());
        let mut found = 0;
        if end < bytes.len()
            && let (Ok(block), Ok(next)) = (
                <&[u8; BLOCK]>::try_from(&bytes[start..end]),
                <&[u8; BLOCK]>::try_from(&bytes[start + 1..=end]),
            )
        {
            for i in 0..BLOCK {
                found |= u8::from(is_suspect(block[i], next[i]));
            }
        } else {
            for i in start..end {
                let next = bytes.get(i + 1).copied().unwrap_or(b' ');
                found |= u8::from(is_suspect(bytes[i], next));
            }
        }
        (found != 0).then_some(start..end)
    })
}

/// Whether `byte` is one of `first..=last`, in one comparison.
#[inline]
pub(super) const fn within(byte: u8, first: u8, last: u8) -> bool {
    byte.wrapping_sub(first) <= last - first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_across_two_blocks_is_seen() {
        for at in [0, 126, 127, 128, 254, 255, 256, 298] {
            let mut text = vec![b' '; 300];
            text[at] = b'a';
            text[at + 1] = b'b';
            let found: Vec<_> = suspect_blocks(&text, |a, b| a == b'a' && b == b'b').collect();
            assert!(found.len() == 1 && found[0].contains(&at), "{at}");
        }
    }
}
