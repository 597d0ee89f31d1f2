//! `coquille explain`: what changes and why.

use crate::cleaner::Cleaner;
use crate::edit::Cleaned;
use crate::report::{html, json};

use super::args::{ExplainArgs, Unit};
use super::batches::{self, Read};
use super::colour::write_diff;
use super::edit_log::place;
use super::exit_codes::Exit;
use super::failure::Failure;
use super::input::Document;
use super::output::Output;
use super::progress::Progress;
use super::streams::Streams;

pub(crate) fn run(
    args: &ExplainArgs,
    cleaner: &Cleaner,
    streams: &Streams,
) -> Result<Exit, Failure> {
    let mut out = Output::to(None, streams)?;
    let coloured = args.colour.wanted(true, streams);
    if args.html {
        out.write(&html::page_start())?;
    }
    let read = batches::each(
        args.input.documents(streams),
        &Progress::new(&args.input.sources(), true, streams),
        |document| cleaner.explain(&document.text),
        |document, cleaned| match args {
            ExplainArgs { diff: true, .. } => write_diff(&mut out, document, &cleaned, coloured),
            ExplainArgs { html: true, .. } => {
                out.write(&html::section(&document.place(), &cleaned))
            }
            _ => write_json(&mut out, args, document, &cleaned),
        },
    )?;
    if args.html {
        out.write(html::PAGE_END)?;
    }
    out.finish()?;
    Ok(if read == Read::All { Exit::Done } else { Exit::Unreadable })
}

/// One edit a line, and where it is.
fn write_json(
    out: &mut Output,
    args: &ExplainArgs,
    document: &Document,
    cleaned: &Cleaned,
) -> Result<(), Failure> {
    let positions = match args.positions {
        Unit::Characters => json::Positions::CodePoints,
        Unit::Bytes => json::Positions::Bytes,
    };
    let place = place(&document.source, document.record.as_ref());
    out.writing(|out| {
        for edit in json::edits(cleaned, positions) {
            writeln!(out, "{{{place},{edit}}}")?;
        }
        if args.suggestions {
            for suggestion in json::suggestions(cleaned, positions) {
                writeln!(out, "{{{place},{suggestion},\"suggestion\":true}}")?;
            }
        }
        Ok(())
    })
}
