//! What can go wrong while building: a file that cannot be read, or a line that cannot be understood.

use std::path::{Path, PathBuf};

use thiserror::Error;

/// Why the data could not be built.
#[derive(Debug, Error)]
pub enum Error {
    /// A file could not be read or written.
    #[error("{path}: {cause}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A line of a table or source could not be understood.
    #[error("{file}, line {line}: {problem}")]
    Line {
        /// Which file.
        file: String,
        /// Which line, from 1.
        line: usize,
        /// What is wrong, and what was expected.
        problem: String,
    },
    /// The data do not fit the compiled format.
    #[error("{0}")]
    Limit(String),
}

/// The result of a step of the build.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A system's error, with the file it is about.
    pub fn file(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        move |cause| Self::File { path: path.to_owned(), cause }
    }

    /// A line of a file that cannot be understood; `index` counts from 0.
    pub fn line(file: &str, index: usize, problem: impl Into<String>) -> Self {
        Self::Line { file: file.to_owned(), line: index + 1, problem: problem.into() }
    }
}
