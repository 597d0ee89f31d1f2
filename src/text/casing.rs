//! Capitals: which a word has, and how to give them to its correction.

use super::letters::is_plain;

/// The pattern of capitals of a word. Characters without case do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Casing {
    /// `ville`; also what has no letters.
    Lower,
    /// `Ville`, and a single capital.
    Title,
    /// `VILLE`
    Upper,
    /// `iPad`, `McDonald`
    Mixed,
}

impl Casing {
    /// The casing of a word.
    pub fn of(word: &str) -> Self {
        if is_plain(word) {
            return Self::Lower;
        }
        let mut cased = 0_usize;
        let mut upper = 0_usize;
        let mut first_upper = false;
        for c in word.chars() {
            if c.is_ascii_lowercase() || (!c.is_ascii() && c.is_lowercase()) {
                cased += 1;
            } else if c.is_ascii_uppercase() || (!c.is_ascii() && c.is_uppercase()) {
                first_upper |= cased == 0;
                cased += 1;
                upper += 1;
            }
        }
        match (upper, cased) {
            (0, _) => Self::Lower,
            (1, _) if first_upper => Self::Title,
            (n, m) if n == m => Self::Upper,
            _ => Self::Mixed,
        }
    }

    /// The lower-case `word` in this casing; [`Casing::Mixed`] leaves it as it is.
    pub fn apply(self, word: &str) -> String {
        match self {
            Self::Lower | Self::Mixed => word.to_owned(),
            Self::Upper => word.to_uppercase(),
            Self::Title => capitalize(word),
        }
    }
}

/// The word with its first letter as a capital, the rest as it is.
pub fn capitalize(word: &str) -> String {
    let mut chars = word.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn casing_is_read_and_given_back() {
        for (word, casing) in [
            ("ville", Casing::Lower),
            ("Ville", Casing::Title),
            ("É", Casing::Title),
            ("ÉTÉ", Casing::Upper),
            ("iPad", Casing::Mixed),
            ("McDonald", Casing::Mixed),
            ("", Casing::Lower),
        ] {
            assert_eq!(Casing::of(word), casing, "{word}");
        }
        assert_eq!(Casing::Title.apply("été"), "Été");
        assert_eq!(Casing::Upper.apply("cœur"), "CŒUR");
    }
}
