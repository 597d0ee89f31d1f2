//! `coquille clean`: the text as it was meant.

use crate::cleaner::Cleaner;

use super::args::CleanArgs;
use super::batches::{self, Read};
use super::colour::write_diff;
use super::edit_log::EditLog;
use super::exit_codes::Exit;
use super::failure::Failure;
use super::files::{Job, Work};
use super::form::{Form, Format};
use super::input::Source;
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
    if !args.diff {
        check_name(args, &sources)?;
        if sources.iter().any(|source| args.input.form_of(source) == Form::Parquet) {
            return table(args, cleaner, streams);
        }
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
        let mut log = args.edits.as_ref().map(|_| EditLog::new());
        let located = log.is_some();
        let sizes = cleaner.parts();
        let pieces = |source| {
            let form = args.input.form_of(&source);
            args.input.pieces_of(source, form, sizes, streams)
        };
        let read = batches::each(
            sources.into_iter().flat_map(pieces),
            &progress,
            |piece| piece.clean(cleaner, located),
            |piece, mended| out.write(summary.add_piece(piece, &mended, log.as_mut())?),
        )?;
        drop(progress);
        if args.summary {
            streams.tell(&summary);
        }
        if let (Some(log), Some(file)) = (log, &args.edits) {
            let mut edits = Output::to(Some(file), streams)?;
            log.write_to(&mut edits)?;
            edits.finish()?;
        }
        read
    };
    if read == Read::Part && args.output.is_some() {
        return Ok(Exit::Unreadable);
    }
    out.finish()?;
    Ok(if read == Read::All { Exit::Done } else { Exit::Unreadable })
}

/// Refuses an output whose name promises another form: what is written has the form of what is read.
fn check_name(args: &CleanArgs, sources: &[Source]) -> Result<(), Failure> {
    let Some(output) = args.output.as_ref().filter(|_| args.input.format() == Format::Auto) else {
        return Ok(());
    };
    let promised = Form::of_name(output);
    let mut forms = sources.iter().map(|source| args.input.form_of(source));
    let other = forms.find(|form| promised.has_records() && *form != promised);
    match other {
        Some(form) => Err(Failure::Usage(format!(
            "{} promises {}, but what is read is {}, and is written as such: name the output otherwise, or say with --format \
             what is read",
            output.display(),
            promised.name(),
            form.name(),
        ))),
        None => Ok(()),
    }
}

/// Replaces the files that change. What cannot be done is told, and the rest is done.
fn in_place(args: &CleanArgs, cleaner: &Cleaner, streams: &Streams) -> Result<Exit, Failure> {
    let sources = args.input.sources();
    let job = |source: &Source| {
        let output = source.path()?.to_owned();
        Some(Job { source: source.clone(), output, form: args.input.form_of(source), edits: None })
    };
    let Some(jobs) = sources.iter().map(job).collect::<Option<Vec<_>>>() else {
        return Err(Failure::Usage(
            "standard input has no place: --in-place needs files".to_owned(),
        ));
    };
    let edits = args.edits.as_deref().map(|file| Output::to(Some(file), streams)).transpose()?;
    work(args, &jobs, edits, cleaner, streams)
}

/// Writes a table of Parquet to another file.
fn table(args: &CleanArgs, cleaner: &Cleaner, streams: &Streams) -> Result<Exit, Failure> {
    let sources = args.input.sources();
    let ([source], Some(output)) = (sources.as_slice(), &args.output) else {
        return Err(Failure::Usage(
            "Parquet is written to a file: name one table and, with -o, the other, or use --in-place"
                .to_owned(),
        ));
    };
    let (output, edits) = (output.clone(), args.edits.clone());
    let job = Job { source: source.clone(), output, form: Form::Parquet, edits };
    work(args, &[job], None, cleaner, streams)
}

/// Cleans files into others.
fn work(
    args: &CleanArgs,
    jobs: &[Job],
    edits: Option<Output>,
    cleaner: &Cleaner,
    streams: &Streams,
) -> Result<Exit, Failure> {
    let progress = Progress::new(&args.input.sources(), false, streams);
    let mut summary = Summary::new();
    Work::new(args, cleaner, &progress, streams).run(jobs, edits, &mut summary)?;
    drop(progress);
    if args.summary {
        streams.tell(&summary);
    }
    Ok(if summary.is_all() { Exit::Done } else { Exit::Unreadable })
}
