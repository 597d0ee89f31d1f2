//! Sets of up to eight things, a bit each: [`Flags`](super::Flags) of a form, [`Traits`](super::Traits) of a verb.

/// What each such set can do.
macro_rules! bits {
    ($set:ident) => {
        impl $set {
            /// Whether all of `other` is set.
            pub const fn has(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }

            /// What either sets.
            #[must_use]
            pub const fn and(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// The eight bits, as the compiled model holds them.
            pub const fn to_bits(self) -> u8 {
                self.0
            }

            /// What eight bits from `to_bits` set.
            pub const fn from_bits(bits: u8) -> Self {
                Self(bits)
            }
        }
    };
}

pub(super) use bits;
