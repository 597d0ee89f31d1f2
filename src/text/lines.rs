//! Positions in bytes turned into lines and columns, as an editor counts them.

use super::offsets::count;

/// A place in a text, both numbers from 1; columns are code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Finds the line and column of ascending byte offsets, in one pass over the text.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a str,
    byte: usize,
    place: LineColumn,
}

impl<'a> Lines<'a> {
    /// Starts at the beginning of `text`.
    pub const fn new(text: &'a str) -> Self {
        Self { text, byte: 0, place: LineColumn { line: 1, column: 1 } }
    }

    /// The place of byte `offset`. Going back is allowed, and starts again.
    pub fn at(&mut self, offset: usize) -> LineColumn {
        let offset = offset.min(self.text.len());
        if offset < self.byte {
            *self = Self::new(self.text);
        }
        let passed = &self.text.as_bytes()[self.byte..offset];
        let line_start = memchr::memrchr(b'\n', passed).map_or(0, |at| at + 1);
        if line_start > 0 {
            self.place.line += memchr::memchr_iter(b'\n', passed).count();
            self.place.column = 1;
        }
        self.place.column += count(&passed[line_start..]);
        self.byte = offset;
        self.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_counted_from_one() {
        let text = "été\n\nà la mer\r\nfin";
        let mut lines = Lines::new(text);
        let mut place = |word: &str| {
            let LineColumn { line, column } = lines.at(text.find(word).unwrap());
            (line, column)
        };
        assert_eq!(place("été"), (1, 1));
        assert_eq!(place("té"), (1, 2));
        assert_eq!(place("la mer"), (3, 3));
        assert_eq!(place("fin"), (4, 1));
        assert_eq!(place("é\n"), (1, 3));
    }
}
