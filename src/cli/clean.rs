//! `coquille clean`: the text as it was meant.

use crate::cleaner::Cleaner;

use super::args::CleanArgs;
use super::batches::{self, Read, Weighed as _};
use super::colour::write_diff;
use super::exit_codes::Exit;
use super::failure::Failure;
use super::files::{Form, Job, Work};
use super::input::Source;
use super::interrupt::Interrupt;
use super::output::Output;
use super::progress::Progress;
use super::streams::Streams;
use super::summary::Summary;
use super::tree;

pub(crate) fn run(args: &CleanArgs, cleaner: &Cleaner, streams: &Streams) -> Result<Exit, Failure> {
    let sources = args.input.sources();
    if let (Some(from), Some(to)) = (args.folder()?, &args.output) {
        return tree::run(&from, to, args, cleaner, streams);
    }
    if args.in_place {
        return in_place(args, cleaner, streams);
    }
    let mut out = Output::to(args.output.as_deref(), streams)?;
    let progress = Progress::new(&sources, args.output.is_none(), streams);
    let read = if args.diff {
        let coloured = args.colour.wanted(args.output.is_none(), streams);
        batches::each(
            args.input.documents(streams),
            &progress,
            |document| cleaner.explain(&document.text),
            |document, cleaned| write_diff(&mut out, document, &cleaned, coloured),
        )?
    } else {
        let mut summary = Summary::new();
        let sizes = cleaner.parts();
        let pieces = |source| args.input.pieces_of(source, args.input.jsonl, sizes, streams);
        let read = batches::each(
            sources.into_iter().flat_map(pieces),
            &progress,
            |piece| piece.clean(cleaner),
            |piece, mended| {
                let written = mended.text.as_deref().unwrap_or(piece.raw());
                summary.tally.add(piece.size(), written.len(), &mended.reasons);
                out.write(written)
            },
        )?;
        drop(progress);
        if args.summary {
            streams.tell(&summary);
        }
        read
    };
    if read == Read::Part && args.output.is_some() {
        return Ok(Exit::Unreadable);
    }
    out.finish()?;
    Ok(if read == Read::All { Exit::Done } else { Exit::Unreadable })
}

/// Replaces the files that change. What cannot be done is told, and the rest is done.
fn in_place(args: &CleanArgs, cleaner: &Cleaner, streams: &Streams) -> Result<Exit, Failure> {
    let sources = args.input.sources();
    let form = if args.input.jsonl { Form::JsonLines } else { Form::Text };
    let job = |source: &Source| {
        let output = source.path()?.to_owned();
        Some(Job { source: source.clone(), output, form })
    };
    let Some(jobs) = sources.iter().map(job).collect::<Option<Vec<_>>>() else {
        return Err(Failure::Usage(
            "standard input has no place: --in-place needs files".to_owned(),
        ));
    };
    let progress = Progress::new(&sources, false, streams);
    let interrupt = Interrupt::listen();
    let mut summary = Summary::new();
    let work = Work {
        input: &args.input,
        cleaner,
        progress: &progress,
        streams,
        interrupt: &interrupt,
        only_changed: true,
    };
    work.run(&jobs, &mut summary)?;
    drop(progress);
    if args.summary {
        streams.tell(&summary);
    }
    Ok(if summary.is_all() { Exit::Done } else { Exit::Unreadable })
}
