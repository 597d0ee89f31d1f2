//! `coquille explain`: what changes and why.

use std::fmt::Write as _;

use coquille::report::{html, json};
use coquille::{Cleaned, Cleaner};

use crate::args::{ExplainArgs, Unit};
use crate::batches::{self, Read};
use crate::colour::write_diff;
use crate::exit_codes::Exit;
use crate::failure::Failure;
use crate::input::Document;
use crate::output::Output;
use crate::progress::Progress;

pub(crate) fn run(args: &ExplainArgs, cleaner: &Cleaner) -> Result<Exit, Failure> {
    let mut out = Output::to(None)?;
    let coloured = args.colour.wanted(true);
    if args.html {
        out.write(&html::page_start())?;
    }
    let read = batches::each(
        args.input.documents(),
        &Progress::new(&args.input.sources(), true),
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
    let mut place = format!("\"file\":{}", json::string(&document.source.to_string()));
    if let Some(record) = &document.record {
        let _ = write!(place, ",\"line\":{}", record.line);
        if let Some(id) = &record.id {
            let _ = write!(place, ",\"id\":{id}");
        }
    }
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
