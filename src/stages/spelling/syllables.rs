//! Slips of the hand over several letters of a word: two that changed places around a third, some written twice or left out.
//!
//! Each is undone in every place, and what comes out is looked up: that is some dozen words, where the walk of
//! [`candidates`](super::candidates) would have to pay for two misreadings at once.

use super::candidates::LONGEST;

/// Shorter words are too close to others.
const SHORTEST: usize = 6;

/// Two letters are too many only in words so long.
const LONG: usize = 9;

/// So many letters are written twice, or once in place of twice.
const REPEATED: std::ops::RangeInclusive<usize> = 2..=3;

/// What happened to several letters of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// Two letters changed places around a third: `aminaux`.
    Crossed,
    /// Some were written twice: `associatition`.
    Repeated,
    /// Some that stand twice were written once: `compétif`.
    Skipped,
    /// Two inside a long word are too many: `parlementeraire`.
    Added,
}

/// What `word`, in lower case, is without each slip that it may hold.
pub(super) fn slips(word: &str) -> Vec<(String, Slip)> {
    // one more than the longest shows that it is too long
    let letters: Vec<char> = word.chars().take(LONGEST + 1).collect();
    let mut out = Vec::new();
    if !(SHORTEST..=LONGEST).contains(&letters.len()) {
        return out;
    }
    for at in 1..letters.len() - 2 {
        if letters[at] != letters[at + 2] {
            let mut meant = letters.clone();
            meant.swap(at, at + 2);
            out.push((meant.iter().collect(), Slip::Crossed));
        }
    }
    if letters.len() >= LONG {
        for at in 2..letters.len() - 3 {
            let meant = letters[..at].iter().chain(&letters[at + 2..]);
            out.push((meant.collect(), Slip::Added));
        }
    }
    for size in REPEATED {
        for at in 0..=letters.len() - size {
            let (before, block) = (&letters[..at], &letters[at..at + size]);
            let behind = &letters[at + size..];
            if behind.starts_with(block) {
                let meant = before.iter().chain(behind);
                out.push((meant.collect(), Slip::Repeated));
            } else {
                let meant = before.iter().chain(block).chain(block).chain(behind);
                out.push((meant.collect(), Slip::Skipped));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slip_is_undone() {
        for (written, meant, slip) in [
            ("aminaux", "animaux", Slip::Crossed),
            ("associatition", "association", Slip::Repeated),
            ("compétif", "compétitif", Slip::Skipped),
            ("parlementeraire", "parlementaire", Slip::Added),
        ] {
            assert!(slips(written).contains(&(meant.to_owned(), slip)), "{written}");
        }
    }

    #[test]
    fn a_short_word_has_none() {
        assert_eq!(slips("papal"), []);
        assert_eq!(slips(""), []);
    }

    #[test]
    fn a_word_without_end_has_none() {
        assert_eq!(slips(&"abc".repeat(1 << 20)), []);
    }
}
