//! The edits of texts that are cleaned, in a file of their own: what `coquille explain` would say.

use std::fmt::Write as _;
use std::io::{self, Seek as _, Write as _};
use std::sync::Arc;

use tempfile::SpooledTempFile;

use super::failure::Failure;
use super::input::Source;
use super::output::Output;
use super::pieces::{Mended, Piece};
use super::record::Record;
use crate::report::json;

/// The fields of a JSON object that say where a text stands.
pub(crate) fn place(source: &Source, record: Option<&Record>) -> String {
    let mut place = format!("\"file\":{}", json::string(&source.to_string()));
    if let Some(record) = record {
        let _ = write!(place, ",\"line\":{}", record.line);
        if let Some(id) = &record.id {
            let _ = write!(place, ",\"id\":{id}");
        }
    }
    place
}

/// A log longer than this is kept on disk.
const IN_MEMORY: usize = 1 << 20;

/// The edits of one text or several, before it is known whether they are to stand.
pub(crate) struct EditLog {
    lines: SpooledTempFile,
    /// Where the last piece was read.
    source: Option<Arc<Source>>,
    /// How many code points of its text were read and written up to its end.
    done: [usize; 2],
}

impl EditLog {
    pub(crate) fn new() -> Self {
        Self { lines: SpooledTempFile::new(IN_MEMORY), source: None, done: [0; 2] }
    }

    /// Adds what was done in a piece. The pieces of a text come in their order, one behind the other.
    pub(crate) fn add(&mut self, piece: &Piece, mended: &Mended) -> Result<(), Failure> {
        let Mended { edits, positions, points, .. } = mended;
        // a text that breaks off has no end
        if !self.source.as_ref().is_some_and(|source| Arc::ptr_eq(source, piece.source())) {
            self.source = Some(Arc::clone(piece.source()));
            self.done = [0; 2];
        }
        let [read, written] = self.done;
        if !edits.is_empty() {
            let place = place(piece.source(), piece.record());
            let mut lines = String::new();
            for (edit, [start, end, from, to]) in edits.iter().zip(positions) {
                let at = [start + read, end + read, from + written, to + written];
                let _ = writeln!(lines, "{{{place},{}}}", json::edit_at(edit, at));
            }
            let kept = self.lines.write_all(lines.as_bytes());
            kept.map_err(|e| Failure::writing("a temporary file for edits", &e))?;
        }
        let ends = piece.ends_text();
        self.done = if ends { [0; 2] } else { [read + points[0], written + points[1]] };
        Ok(())
    }

    /// Writes all to an output.
    pub(crate) fn write_to(mut self, out: &mut Output) -> Result<(), Failure> {
        out.writing(|out| {
            self.lines.rewind()?;
            io::copy(&mut self.lines, out).map(|_| ())
        })
    }
}
