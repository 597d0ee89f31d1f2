//! Positions in bytes turned into positions in UTF-16 code units.

/// Turns ascending byte offsets of one text into UTF-16 offsets, in one pass over the text.
#[derive(Debug)]
pub(crate) struct CodeUnits<'a> {
    text: &'a str,
    byte: usize,
    unit: usize,
}

impl<'a> CodeUnits<'a> {
    /// Starts at the beginning of `text`.
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, byte: 0, unit: 0 }
    }

    /// How many code units stand before byte `offset`. Going back is allowed, and starts again.
    pub(crate) fn at(&mut self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        if offset < self.byte {
            (self.byte, self.unit) = (0, 0);
        }
        self.unit += count(&self.text.as_bytes()[self.byte..offset]);
        self.byte = offset;
        self.unit
    }
}

/// How many code units the characters take that begin in these bytes: one each, and two beyond U+FFFF, which are those
/// that UTF-8 writes with four bytes, the first from F0 on.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().map(|&b| usize::from(b & 0xC0 != 0x80) + usize::from(b >= 0xF0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_code_units() {
        let text = "aé𝄞œ!😀\u{10FFFF}";
        let mut units = CodeUnits::new(text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(units.at(byte), text[..byte].encode_utf16().count());
        }
        assert_eq!(units.at(1), 1);
        assert_eq!(units.at(99), text.encode_utf16().count());
    }
}
