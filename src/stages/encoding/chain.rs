//! Which encodings a text was taken for, one after the other, as an edit names them.

use std::fmt;

use super::charsets::Charset;

/// A text of one encoding taken for another.
#[derive(Clone, Copy)]
pub(super) struct Layer {
    /// What it was; UTF-8 where there is none.
    pub(super) meant: Option<&'static Charset>,
    /// What it was taken for.
    pub(super) read: &'static Charset,
}

impl Layer {
    /// UTF-8 taken for a set of one byte a character.
    pub(super) const fn utf8_as(read: &'static Charset) -> Self {
        Self { meant: None, read }
    }
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} as {}", self.meant.map_or("utf-8", |set| set.name), self.read.name)
    }
}

/// `utf-8 as windows-1252, utf-8 as macintosh`: the layers in the order in which they came about.
pub(super) fn describe(layers: &[Layer]) -> String {
    layers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
