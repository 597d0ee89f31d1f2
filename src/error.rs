//! What can go wrong: options, tables of words and of decisions, and columns that hold no text. Cleaning itself cannot fail.

use std::fmt;

/// An error with what was found, what was expected and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Error(ErrorKind);

#[derive(Debug)]
enum ErrorKind {
    Option {
        option: String,
        found: String,
        expected: String,
    },
    Both {
        options: [String; 2],
    },
    UnknownOption {
        found: String,
        advice: String,
    },
    Row {
        file: Option<String>,
        row: usize,
        found: String,
        expected: &'static str,
    },
    #[cfg(feature = "arrow")]
    Column {
        found: String,
        advice: String,
    },
    #[cfg(feature = "arrow")]
    TooLong,
}

impl Error {
    pub(crate) fn option(option: &str, found: &str, expected: impl Into<String>) -> Self {
        Self(ErrorKind::Option {
            option: option.to_owned(),
            found: found.to_owned(),
            expected: expected.into(),
        })
    }

    /// The same for an option of another name, where several share one set of choices.
    pub(crate) fn for_option(self, name: &str) -> Self {
        match self.0 {
            ErrorKind::Option { found, expected, .. } => Self::option(name, &found, expected),
            other => Self(other),
        }
    }

    /// Two options that exclude each other.
    pub(crate) fn both(one: &str, other: &str) -> Self {
        Self(ErrorKind::Both { options: [one, other].map(str::to_owned) })
    }

    pub(crate) fn unknown_option(found: &str, names: &[&'static str]) -> Self {
        let distance = |name: &&&str| strsim::damerau_levenshtein(name, found);
        // farther off it is no slip
        let is_near = |name: &&&str| distance(name) * 2 <= name.len();
        let advice = match names.iter().min_by_key(distance).filter(is_near) {
            Some(nearest) => format!("did you mean `{nearest}`?"),
            None => format!("expected one of {}", names.join(", ")),
        };
        Self(ErrorKind::UnknownOption { found: found.to_owned(), advice })
    }

    pub(crate) fn row(row: usize, found: &str, expected: &'static str) -> Self {
        Self(ErrorKind::Row { file: None, row, found: found.to_owned(), expected })
    }

    /// A column that does not hold strings.
    #[cfg(feature = "arrow")]
    pub(crate) const fn column(found: String, advice: String) -> Self {
        Self(ErrorKind::Column { found, advice })
    }

    /// A column of more text than its kind can hold.
    #[cfg(feature = "arrow")]
    pub(crate) const fn too_long() -> Self {
        Self(ErrorKind::TooLong)
    }

    /// The same with the name of the file that was read.
    #[cfg(feature = "cli")]
    pub(crate) fn in_file(mut self, name: &str) -> Self {
        if let ErrorKind::Row { file, .. } = &mut self.0 {
            *file = Some(name.to_owned());
        }
        self
    }

    /// Whether an option has no such name.
    pub const fn is_unknown_option(&self) -> bool {
        matches!(self.0, ErrorKind::UnknownOption { .. })
    }

    /// Whether an option cannot have the value it was given, by itself or beside another.
    pub const fn is_option_value(&self) -> bool {
        matches!(self.0, ErrorKind::Option { .. } | ErrorKind::Both { .. })
    }

    /// Whether a column does not hold strings.
    #[cfg(feature = "arrow")]
    pub const fn is_column(&self) -> bool {
        matches!(self.0, ErrorKind::Column { .. })
    }

    /// Whether a row of a table is none.
    pub const fn is_row(&self) -> bool {
        matches!(self.0, ErrorKind::Row { .. })
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Option { option, found, expected } => {
                write!(f, "option `{option}` cannot be `{found}`: expected {expected}")
            }
            Self::Both { options: [one, other] } => {
                write!(
                    f,
                    "option `{one}` cannot be set beside `{other}`: both say how sure a change must be; leave one of them out"
                )
            }
            Self::UnknownOption { found, advice } => {
                write!(f, "there is no option `{found}`: {advice}")
            }
            Self::Row { file, row, found, expected } => {
                match file {
                    Some(file) => write!(f, "{file}:{row}: ")?,
                    None => write!(f, "line {row}: ")?,
                }
                write!(f, "found `{found}`, expected {expected}")
            }
            #[cfg(feature = "arrow")]
            Self::Column { found, advice } => {
                write!(
                    f,
                    "the column holds {found}: expected strings (Utf8, LargeUtf8, Utf8View or a dictionary of them); {advice}"
                )
            }
            #[cfg(feature = "arrow")]
            Self::TooLong => {
                f.write_str("the column holds more than 2 GB, which its kind cannot: clean it in chunks, or cast it to LargeUtf8")
            }
        }
    }
}
