//! What can go wrong, as the user hears of it: what was found and what to do.

use std::fmt;
use std::io::{self, Write as _};

use crate::exit_codes::Exit;

/// Why the command cannot do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line asks for what cannot be.
    Usage(String),
    /// An input cannot be read.
    Input(String),
    /// An output cannot be written.
    Output(String),
    /// Who read the output wants no more of it.
    ClosedPipe,
}

impl Failure {
    /// The failure to write to `name`.
    pub(crate) fn writing(name: &str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Output(format!("{name} cannot be written: {error}")),
        }
    }

    /// How the command ends for it.
    pub(crate) const fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::Input(_) | Self::Output(_) => Exit::Unreadable,
            Self::ClosedPipe => Exit::Done,
        }
    }

    /// Tells the user. If even that cannot be written, the exit code has to do.
    pub(crate) fn tell(&self) {
        if !matches!(self, Self::ClosedPipe) {
            let _ = writeln!(io::stderr().lock(), "error: {self}");
        }
    }
}

impl From<coquille::Error> for Failure {
    fn from(error: coquille::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(what) | Self::Input(what) | Self::Output(what) => f.write_str(what),
            Self::ClosedPipe => f.write_str("the output was closed"),
        }
    }
}
