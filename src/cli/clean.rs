//! `coquille clean`: the text as it was meant.

use std::borrow::Cow;

use crate::cleaner::Cleaner;
use rayon::prelude::*;

use super::args::CleanArgs;
use super::batches::{self, Read};
use super::colour::write_diff;
use super::exit_codes::Exit;
use super::failure::Failure;
use super::input::{Document, Source};
use super::output::Output;
use super::progress::Progress;
use super::streams::Streams;

pub(crate) fn run(args: &CleanArgs, cleaner: &Cleaner, streams: &Streams) -> Result<Exit, Failure> {
    if args.in_place {
        return in_place(args, cleaner, streams);
    }
    let mut out = Output::to(args.output.as_deref(), streams)?;
    let progress = Progress::new(&args.input.sources(), args.output.is_none(), streams);
    let documents = args.input.documents(streams);
    let read = if args.diff {
        let coloured = args.colour.wanted(args.output.is_none(), streams);
        batches::each(
            documents,
            &progress,
            |document| cleaner.explain(&document.text),
            |document, cleaned| write_diff(&mut out, document, &cleaned, coloured),
        )?
    } else {
        batches::each(
            documents,
            &progress,
            |document| clean(document, cleaner),
            |document, cleaned| write(&mut out, document, cleaned.as_deref()),
        )?
    };
    if read == Read::Part && args.output.is_some() {
        return Ok(Exit::Unreadable);
    }
    out.finish()?;
    Ok(if read == Read::All { Exit::Done } else { Exit::Unreadable })
}

/// The cleaned text, if it is another.
fn clean(document: &Document, cleaner: &Cleaner) -> Option<String> {
    match cleaner.clean(&document.text) {
        text if document.converted => Some(text.into_owned()),
        Cow::Owned(text) if text != document.text => Some(text),
        _ => None,
    }
}

fn write(out: &mut Output, document: &Document, cleaned: Option<&str>) -> Result<(), Failure> {
    match &document.record {
        Some(record) => out.write(&record.with_text(cleaned)),
        None => out.write(cleaned.unwrap_or(&document.text)),
    }
}

/// Replaces the files that change. What cannot be done is told, and the rest is done.
fn in_place(args: &CleanArgs, cleaner: &Cleaner, streams: &Streams) -> Result<Exit, Failure> {
    let sources = args.input.sources();
    if sources.iter().any(|source| source.path().is_none()) {
        return Err(Failure::Usage(
            "standard input has no place: --in-place needs files".to_owned(),
        ));
    }
    let progress = Progress::new(&sources, false, streams);
    let fails = |source: &Source| match replace(source, args, cleaner, &progress, streams) {
        Ok(read) => read == Read::Part,
        Err(failure) => {
            progress.tell(&failure);
            true
        }
    };
    // a file of JSON lines keeps all threads busy by itself
    let failed: Vec<bool> = if args.input.jsonl {
        sources.iter().map(fails).collect()
    } else {
        sources.par_iter().map(fails).collect()
    };
    Ok(if failed.contains(&true) { Exit::Unreadable } else { Exit::Done })
}

fn replace(
    source: &Source,
    args: &CleanArgs,
    cleaner: &Cleaner,
    progress: &Progress<'_>,
    streams: &Streams,
) -> Result<Read, Failure> {
    let path = source.path().expect("checked before");
    let mut out: Option<Output> = None;
    let mut changed = false;
    let read = batches::each(
        args.input.documents_of(source.clone(), streams),
        progress,
        |document| clean(document, cleaner),
        |document, cleaned| {
            changed |= cleaned.is_some();
            let out = match &mut out {
                Some(out) => out,
                // a whole text that stays needs no new file
                None if !changed && document.record.is_none() => return Ok(()),
                None => out.insert(Output::replacing(path)?),
            };
            write(out, document, cleaned.as_deref())
        },
    )?;
    match out {
        Some(out) if changed && read == Read::All => out.finish()?,
        _ => {}
    }
    Ok(read)
}
