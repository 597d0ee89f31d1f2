//! Positions in bytes turned into positions in code points, and back.

/// Turns ascending byte offsets of one text into code-point offsets, in one pass over the text.
#[derive(Clone, Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    byte: usize,
    point: usize,
}

impl<'a> CodePoints<'a> {
    /// Starts at the beginning of `text`.
    pub const fn new(text: &'a str) -> Self {
        Self { text, byte: 0, point: 0 }
    }

    /// How many code points stand before byte `offset`. Going back is allowed, and starts again.
    pub fn at(&mut self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        if offset < self.byte {
            (self.byte, self.point) = (0, 0);
        }
        self.point += count(&self.text.as_bytes()[self.byte..offset]);
        self.byte = offset;
        self.point
    }
}

/// The byte offset of code point `point`; the length of the text where it has fewer.
pub fn byte_offset(text: &str, point: usize) -> usize {
    text.char_indices().nth(point).map_or(text.len(), |(byte, _)| byte)
}

/// The last place at or before byte `at` that is inside no character.
pub fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// How many code points begin in these bytes.
pub(super) fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_code_points_map_both_ways() {
        let text = "aé𝄞œ!";
        let mut points = CodePoints::new(text);
        for (point, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), point);
            assert_eq!(byte_offset(text, point), byte);
        }
        assert_eq!(points.at(text.len()), 5);
        assert_eq!(points.at(1), 1);
        assert_eq!(byte_offset(text, 99), text.len());
    }

    #[test]
    fn no_character_is_cut() {
        let floors = [0, 1, 2, 3, 9].map(|at| floor("aé!", at));
        assert_eq!(floors, [0, 1, 1, 3, 4]);
    }
}
