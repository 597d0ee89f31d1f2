//! What the command reads from and writes to, and whether a terminal is at the other end.

use std::fmt::Display;
use std::io::{self, BufRead, BufReader, IsTerminal, Read, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// Standard input, output and error, or what stands for them.
pub(crate) struct Streams {
    stdin: Mutex<Option<Box<dyn Read + Send>>>,
    stdout: Mutex<Option<Box<dyn Write + Send>>>,
    stderr: Mutex<Box<dyn Write + Send>>,
    /// How many bytes have been read.
    read: Arc<AtomicU64>,
    /// Whether the user types the input.
    pub(crate) typed: bool,
    /// Whether the user sees standard output.
    pub(crate) stdout_seen: bool,
    /// Whether the user sees standard error.
    pub(crate) stderr_seen: bool,
}

impl Streams {
    pub(crate) fn new(
        stdin: impl Read + IsTerminal + Send + 'static,
        stdout: impl Write + IsTerminal + Send + 'static,
        stderr: impl Write + IsTerminal + Send + 'static,
    ) -> Self {
        Self {
            typed: stdin.is_terminal(),
            stdout_seen: stdout.is_terminal(),
            stderr_seen: stderr.is_terminal(),
            stdin: Mutex::new(Some(Box::new(stdin))),
            stdout: Mutex::new(Some(Box::new(stdout))),
            stderr: Mutex::new(Box::new(stderr)),
            read: Arc::default(),
        }
    }

    /// Standard input. It can be read once; after that it is at its end.
    pub(crate) fn stdin(&self) -> Box<dyn BufRead> {
        match self.stdin.lock().unwrap_or_else(PoisonError::into_inner).take() {
            Some(stdin) => Box::new(BufReader::with_capacity(1 << 16, self.counted(stdin))),
            None => Box::new(io::empty()),
        }
    }

    /// The same reader; what is read from it is counted, packed as it is.
    pub(crate) fn counted<R: Read>(&self, reader: R) -> Counted<R> {
        Counted { reader, read: Arc::clone(&self.read) }
    }

    /// So many bytes were read without a reader that counts.
    pub(crate) fn count(&self, bytes: u64) {
        self.read.fetch_add(bytes, Ordering::Relaxed);
    }

    /// How many bytes have been read from files and standard input.
    pub(crate) fn read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Standard output, for the one who writes the results.
    pub(crate) fn stdout(&self) -> Box<dyn Write + Send> {
        let mut stdout = self.stdout.lock().unwrap_or_else(PoisonError::into_inner);
        stdout.take().expect("results are written in one place")
    }

    /// Writes a line to standard error. If even that cannot be written, the exit code has to do.
    pub(crate) fn tell(&self, line: impl Display) {
        let mut stderr = self.stderr.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = writeln!(stderr, "{line}").and_then(|()| stderr.flush());
    }
}

/// A reader that counts.
pub(crate) struct Counted<R> {
    reader: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Whether the environment asks for no colours.
pub(crate) fn no_colour() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
