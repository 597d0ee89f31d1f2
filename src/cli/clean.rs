//! `coquille clean`: the text as it was meant.

use std::borrow::Cow;

use coquille::Cleaner;
use rayon::prelude::*;

use crate::args::CleanArgs;
use crate::batches::{self, Read};
use crate::colour::write_diff;
use crate::exit_codes::Exit;
use crate::failure::Failure;
use crate::input::{Document, Source};
use crate::output::Output;
use crate::progress::Progress;

pub(crate) fn run(args: &CleanArgs, cleaner: &Cleaner) -> Result<Exit, Failure> {
    if args.in_place {
        return in_place(args, cleaner);
    }
    let mut out = Output::to(args.output.as_deref())?;
    let progress = Progress::new(&args.input.sources(), args.output.is_none());
    let documents = args.input.documents();
    let read = if args.diff {
        let coloured = args.colour.wanted(args.output.is_none());
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

/// Replaces the files that change, several at once. What cannot be done is told, and the rest is done.
fn in_place(args: &CleanArgs, cleaner: &Cleaner) -> Result<Exit, Failure> {
    let sources = args.input.sources();
    if sources.iter().any(|source| source.path().is_none()) {
        return Err(Failure::Usage(
            "standard input has no place: --in-place needs files".to_owned(),
        ));
    }
    let progress = Progress::new(&sources, false);
    let failed: Vec<bool> = sources
        .par_iter()
        .map(|source| match replace(source, args, cleaner, &progress) {
            Ok(read) => read == Read::Part,
            Err(failure) => {
                progress.aside(|| failure.tell());
                true
            }
        })
        .collect();
    Ok(if failed.contains(&true) { Exit::Unreadable } else { Exit::Done })
}

fn replace(
    source: &Source,
    args: &CleanArgs,
    cleaner: &Cleaner,
    progress: &Progress,
) -> Result<Read, Failure> {
    let path = source.path().expect("checked before");
    let mut out: Option<Output> = None;
    let mut changed = false;
    let read = batches::each(
        args.input.documents_of(source.clone()),
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
