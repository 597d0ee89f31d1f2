//! What can go wrong, as the user hears of it: what was found and what to do.

use std::fmt;
use std::io;

use super::exit_codes::Exit;
use super::streams::Streams;
use crate::error::Error;

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
        let why = match error.kind() {
            io::ErrorKind::BrokenPipe => return Self::ClosedPipe,
            // the system would name the new file that takes its place later
            io::ErrorKind::NotFound => "its directory does not exist; make it first".to_owned(),
            io::ErrorKind::IsADirectory => "it is a directory; name a file in it".to_owned(),
            _ => error.to_string(),
        };
        Self::Output(format!("{name} cannot be written: {why}"))
    }

    /// How the command ends for it.
    pub(crate) const fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::Input(_) | Self::Output(_) => Exit::Unreadable,
            Self::ClosedPipe => Exit::Done,
        }
    }

    /// Tells the user.
    pub(crate) fn tell(&self, streams: &Streams) {
        if !matches!(self, Self::ClosedPipe) {
            streams.tell(format_args!("error: {self}"));
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
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
