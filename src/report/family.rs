//! The family of a reason: what kind of damage it mends.

use crate::edit::Reason;

/// The folder of stages that a reason comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Characters.
    Encoding,
    /// The furniture of a page.
    Page,
    /// What printing did to lines.
    Layout,
    /// Words that a machine misread in print.
    Misreadings,
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
            "running_heads" | "line_breaks" | "hyphenation" | "letter_spacing" => Self::Layout,
            "misreadings" => Self::Misreadings,
            "spelling" | "names" => Self::Spelling,
            _ => Self::Typography,
        }
    }

    /// Its name, as the folder of its stages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::Page => "page",
            Self::Layout => "layout",
            Self::Misreadings => "misreadings",
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
        let stages = "src/stages";
        for reason in Reason::ALL {
            let (folder, stage) = (Family::of(*reason).name(), reason.stage());
            let is_there = ["", ".rs"].iter().any(|end| {
                std::path::Path::new(&format!("{stages}/{folder}/{stage}{end}")).exists()
            });
            // a folder can be one stage, or hold two in a file
            let is_said = || {
                let files = std::fs::read_dir(format!("{stages}/{folder}")).expect("a folder");
                files.flatten().any(|file| {
                    let text = std::fs::read_to_string(file.path()).unwrap_or_default();
                    text.contains(&format!("\"{stage}\""))
                })
            };
            assert!(is_there || is_said(), "{reason} is of {stage}, which is not in {folder}");
        }
    }
}
