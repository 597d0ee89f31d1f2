//! `coquille check`: would anything change?

use crate::cleaner::Cleaner;
use crate::edit::Cleaned;
use crate::report::OneLine;
use crate::text::lines::{LineColumn, Lines};
use crate::text::offsets::CodePoints;

use super::batches::{self, Read};
use super::exit_codes::Exit;
use super::failure::Failure;
use super::input::{Document, InputArgs};
use super::output::Output;
use super::progress::Progress;
use super::streams::Streams;

pub(crate) fn run(
    input: &InputArgs,
    cleaner: &Cleaner,
    streams: &Streams,
) -> Result<Exit, Failure> {
    let mut out = Output::to(None, streams)?;
    let mut found = false;
    let read = batches::each(
        input.documents(streams),
        &Progress::new(&input.sources(), true, streams),
        |document| cleaner.explain(&document.text),
        |document, cleaned| {
            found |= cleaned.is_changed();
            write_edits(&mut out, document, &cleaned)
        },
    )
    .and_then(|read| out.finish().map(|()| read));
    match read {
        Ok(Read::Part) => Ok(Exit::Unreadable),
        Ok(Read::All) | Err(Failure::ClosedPipe) if found => Ok(Exit::Found),
        Ok(Read::All) => Ok(Exit::Done),
        Err(failure) => Err(failure),
    }
}

fn write_edits(out: &mut Output, document: &Document, cleaned: &Cleaned) -> Result<(), Failure> {
    let mut lines = Lines::new(&document.text);
    let mut points = CodePoints::new(&document.text);
    out.writing(|out| {
        cleaned.edits.iter().try_for_each(|edit| {
            let place = match &document.record {
                // the text of a JSON line is on that line, whatever line ends it holds
                Some(record) => LineColumn { line: record.line, column: points.at(edit.start) + 1 },
                None => lines.at(edit.start),
            };
            let LineColumn { line, column } = place;
            writeln!(out, "{}:{line}:{column}: {}", document.source, OneLine(edit))
        })
    })
}
