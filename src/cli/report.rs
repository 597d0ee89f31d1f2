//! `coquille report`: a corpus as one page to look at.

use std::iter::once;

use crate::cleaner::Cleaner;
use crate::corpus::{Facts, Report};
use crate::text::parts::Sizes;

use super::args::ReportArgs;
use super::batches::{Weighed, in_order};
use super::exit_codes::Exit;
use super::failure::Failure;
use super::form::Form;
use super::input::Source;
use super::output::Output;
use super::pieces::Piece;
use super::progress::Progress;
use super::record::Record;
use super::streams::Streams;
use super::tree;

/// A title names so many inputs.
const NAMED: usize = 3;

/// What comes of a source, in order.
enum Step {
    Begin(String),
    Piece(Piece),
    Failed(Failure),
    End,
}

impl Weighed for Step {
    fn size(&self) -> usize {
        if let Self::Piece(piece) = self { piece.size() } else { 0 }
    }
}

pub(crate) fn run(
    args: &ReportArgs,
    cleaner: &Cleaner,
    streams: &Streams,
) -> Result<Exit, Failure> {
    let mut out = Output::to(args.output.as_deref(), streams)?;
    let sources = args.input.sources();
    let (inputs, mut all) = inputs(&sources, args, streams);
    let total = inputs.iter().map(|(source, _)| source.size()).sum();
    let progress = Progress::with_total(total, args.output.is_none(), streams);
    progress.show_files(0, inputs.len());
    let mut report = Report::new(cleaner);
    let (mut document, mut ended, files) = (String::new(), 0, inputs.len());
    let steps = inputs
        .into_iter()
        .flat_map(|(source, form)| steps(source, form, args, cleaner.parts(), streams));
    in_order(
        steps,
        Step::size,
        |step| match step {
            Step::Piece(piece) => {
                let cleaned = piece.explain(cleaner)?;
                Some(Facts::of(cleaner, piece.text()?, cleaned))
            }
            Step::Begin(_) | Step::Failed(_) | Step::End => None,
        },
        |step, facts| {
            progress.advance();
            match step {
                Step::Begin(name) => document = name,
                Step::Piece(piece) => {
                    if let (Some(facts), Some((window, core))) = (facts, piece.window()) {
                        if let Some(record) = piece.record() {
                            if record.is_blank() {
                                return Ok(());
                            }
                            document = name(record);
                        }
                        report.add_part(&document, window, core, facts);
                    }
                    if piece.ends_line().is_some() {
                        report.end_document(&document);
                    }
                }
                Step::Failed(failure) => {
                    progress.tell(&failure);
                    all = false;
                }
                Step::End => {
                    report.end_document(&document);
                    ended += 1;
                    progress.show_files(ended, files);
                }
            }
            Ok(())
        },
    )?;
    drop(progress);
    let title = args.title.clone().unwrap_or_else(|| title(&sources));
    out.write(&report.to_html(&title))?;
    out.finish()?;
    Ok(if all { Exit::Done } else { Exit::Unreadable })
}

/// What is read, directories file by file, and as what; and whether all of it can be.
fn inputs(sources: &[Source], args: &ReportArgs, streams: &Streams) -> (Vec<(Source, Form)>, bool) {
    let (mut inputs, mut all) = (Vec::new(), true);
    for source in sources {
        let Some(folder) = source.path().filter(|path| path.is_dir()) else {
            inputs.push((source.clone(), args.input.form_of(source)));
            continue;
        };
        let (jobs, failed) = tree::files(folder, args.input.format(), &args.only, streams);
        all &= failed.is_empty();
        let texts = jobs.into_iter().filter(|job| job.form != Form::Other);
        inputs.extend(texts.map(|job| (job.source, job.form)));
    }
    (inputs, all)
}

fn steps<'a>(
    source: Source,
    form: Form,
    args: &ReportArgs,
    sizes: Sizes,
    streams: &'a Streams,
) -> impl Iterator<Item = Step> + use<'a> {
    let begin = once(Step::Begin(source.to_string()));
    let pieces = args.input.pieces_of(source, form, sizes, streams);
    let pieces = pieces.map(|piece| piece.map_or_else(Step::Failed, Step::Piece));
    begin.chain(pieces).chain(once(Step::End))
}

/// What a line is called: `pages.jsonl:12 "a7"`.
fn name(record: &Record) -> String {
    let id = record.id.as_deref().map_or_else(String::new, |id| format!(" {id}"));
    format!("{}:{}{id}", record.source, record.line)
}

fn title(sources: &[Source]) -> String {
    let name = |source: &Source| match source.path() {
        Some(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        None => "standard input".to_owned(),
    };
    let mut names: Vec<_> = sources.iter().take(NAMED).map(name).collect();
    if sources.len() > NAMED {
        names.push(format!("{} more", sources.len() - NAMED));
    }
    names.join(", ")
}
