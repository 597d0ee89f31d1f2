//! How likely a change is to be right.

use std::fmt;

/// The probability, from 0 to 1, that a change gives the text as it was meant.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Confidence(f32);

impl Confidence {
    /// A change whose rule leaves no other reading.
    pub const CERTAIN: Self = Self(1.0);

    /// Clamps to 0..=1; what is not a number becomes 0.
    pub const fn new(probability: f32) -> Self {
        Self(if probability.is_nan() { 0.0 } else { probability.clamp(0.0, 1.0) })
    }

    /// The probability.
    pub const fn get(self) -> f32 {
        self.0
    }

    /// The confidence that both changes are right, at most that of the less sure one.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        if self.0 < other.0 { self } else { other }
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.0)
    }
}
