//! The family of a reason: what kind of damage it mends.

use crate::edit::Reason;

/// The folder of stages that a reason comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Characters.
    Encoding,
    /// The furniture of a page.
    Page,
    /// Marks between words.
    Typography,
    /// Words.
    Spelling,
}

impl Family {
    /// The family of a reason.
    pub fn of(reason: Reason) -> Self {
        match reason.stage() {
            "html_entities" | "mojibake" | "control_characters" | "presentation_forms"
            | "composition" => Self::Encoding,
            "page" => Self::Page,
            "spelling" | "names" => Self::Spelling,
            _ => Self::Typography,
        }
    }

    /// Its name, as the folder of its stages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::Page => "page",
            Self::Typography => "typography",
            Self::Spelling => "spelling",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_belongs_to_the_folder_of_its_stage() {
        assert_eq!(Family::of(Reason::Mojibake), Family::Encoding);
        assert_eq!(Family::of(Reason::Teaser), Family::Page);
        assert_eq!(Family::of(Reason::QuotePairing), Family::Typography);
        assert_eq!(Family::of(Reason::NameConsistency), Family::Spelling);
    }
}
