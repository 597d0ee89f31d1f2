//! Many files, each cleaned into a file of its own: parts of all of them are worked on together, so that neither many small
//! ones nor a single long one leaves a thread idle.

use std::fs::{self, File};
use std::io;
use std::iter::once;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::cleaner::Cleaner;

use super::args::CleanArgs;
use super::batches::{Weighed, in_order};
use super::compression::Compression;
use super::edit_log::EditLog;
use super::failure::Failure;
use super::form::Form;
use super::input::{InputArgs, Source};
use super::interrupt::Interrupt;
use super::output::Output;
use super::pieces::{Mended, Piece};
use super::progress::Progress;
use super::record::Record;
use super::streams::Streams;
use super::summary::{Fate, Summary};

/// A file to clean.
pub(crate) struct Job {
    pub(crate) source: Source,
    pub(crate) output: PathBuf,
    pub(crate) form: Form,
    /// Where its edits go, if not to those of all files.
    pub(crate) edits: Option<PathBuf>,
}

/// What is done for a file, in order.
enum Step<'a> {
    Begin(&'a Job),
    Piece(Piece),
    Fail(Failure),
    Rewrite,
    Copy,
    End,
}

impl Weighed for Step<'_> {
    fn size(&self) -> usize {
        if let Step::Piece(piece) = self { piece.size() } else { 0 }
    }
}

/// What all files have in common.
pub(crate) struct Work<'a> {
    input: &'a InputArgs,
    cleaner: &'a Cleaner,
    progress: &'a Progress<'a>,
    streams: &'a Streams,
    interrupt: Interrupt,
    /// Whether a file that needs no repair needs no output either.
    only_changed: bool,
}

impl<'a> Work<'a> {
    /// Ready to begin. From now on Ctrl-C stops it between files and batches.
    pub(crate) fn new(
        args: &'a CleanArgs,
        cleaner: &'a Cleaner,
        progress: &'a Progress<'a>,
        streams: &'a Streams,
    ) -> Self {
        let (input, only_changed) = (&args.input, args.in_place);
        Self { input, cleaner, progress, streams, interrupt: Interrupt::listen(), only_changed }
    }

    /// Does the jobs in order, and adds to the summary what became of them. What cannot be done is told, and the rest is done.
    ///
    /// The edits of jobs that have no file for them go to `edits`.
    pub(crate) fn run(
        &self,
        jobs: &[Job],
        mut edits: Option<Output>,
        summary: &mut Summary,
    ) -> Result<(), Failure> {
        let located = edits.is_some() || jobs.iter().any(|job| job.edits.is_some());
        let steps = jobs.iter().flat_map(|job| self.steps(job));
        let steps = steps.take_while(|_| !self.interrupt.is_asked());
        let mut ended = 0;
        let mut open = None;
        in_order(
            steps,
            Step::size,
            |step| {
                let Step::Piece(piece) = step else { return None };
                Some(piece.clean(self.cleaner, located))
            },
            |step, mended| {
                match (step, mended, open.as_mut()) {
                    (Step::Begin(job), ..) => {
                        open = Some(Open::new(job, self.only_changed, located));
                    }
                    (Step::Piece(piece), Some(mended), Some(open)) => {
                        open.attempt(|open| open.write(&piece, &mended, summary));
                        self.progress.advance();
                    }
                    (Step::Rewrite, _, Some(open)) => {
                        open.attempt(|open| open.rewrite(self, summary));
                    }
                    (Step::Copy, _, Some(open)) => {
                        open.attempt(|open| open.copy(self.streams));
                        self.progress.advance();
                    }
                    (Step::Fail(failure), _, Some(open)) => {
                        open.attempt(|_| Err::<(), _>(failure));
                    }
                    (Step::End, ..) => {
                        let fate = open.take().map(|open| open.end(edits.as_mut()));
                        let fate = fate.unwrap_or(Fate::Unchanged);
                        if let Fate::Failed(failure) = &fate {
                            self.progress.tell(failure);
                        }
                        summary.add(fate);
                        ended += 1;
                        self.progress.show_files(ended, jobs.len());
                    }
                    _ => {}
                }
                Ok(())
            },
        )?;
        summary.left = jobs.len() - ended;
        edits.map_or(Ok(()), Output::finish)
    }

    fn steps<'j>(&'j self, job: &'j Job) -> impl Iterator<Item = Step<'j>> {
        let body: Box<dyn Iterator<Item = Step<'j>>> = match job.form {
            Form::Other => Box::new(once(Step::Copy)),
            Form::Parquet => Box::new(once(Step::Rewrite)),
            form => {
                let sizes = self.cleaner.parts();
                let pieces = self.input.pieces_of(job.source.clone(), form, sizes, self.streams);
                Box::new(pieces.map(|piece| piece.map_or_else(Step::Fail, Step::Piece)))
            }
        };
        once(Step::Begin(job)).chain(body).chain(once(Step::End))
    }
}

/// A file that is being written.
struct Open<'a> {
    job: &'a Job,
    out: Option<Output>,
    log: Option<EditLog>,
    changed: bool,
    only_changed: bool,
    failure: Option<Failure>,
}

impl<'a> Open<'a> {
    fn new(job: &'a Job, only_changed: bool, located: bool) -> Self {
        let log = located.then(EditLog::new);
        let mut open = Self { job, out: None, log, changed: false, only_changed, failure: None };
        if !only_changed {
            open.attempt(|open| open.out().map(|_| ()));
        }
        open
    }

    /// Does more for the file, unless that has failed before.
    fn attempt<T>(&mut self, more: impl FnOnce(&mut Self) -> Result<T, Failure>) -> Option<T> {
        if self.failure.is_some() {
            return None;
        }
        match more(self) {
            Ok(done) => Some(done),
            Err(failure) => {
                self.out = None;
                self.failure = Some(failure);
                None
            }
        }
    }

    fn out(&mut self) -> Result<&mut Output, Failure> {
        if self.out.is_none() {
            // what is copied is copied packed
            let compression = match self.job.form {
                Form::Other | Form::Parquet => None,
                _ => self.job.source.path().and_then(Compression::of_file),
            };
            self.out = Some(created(&self.job.output, compression)?);
        }
        Ok(self.out.as_mut().expect("just opened"))
    }

    fn write(
        &mut self,
        piece: &Piece,
        mended: &Mended,
        summary: &mut Summary,
    ) -> Result<(), Failure> {
        self.changed |= mended.text.is_some();
        if self.only_changed && !self.changed && piece.is_whole() {
            return Ok(());
        }
        let written = summary.add_piece(piece, mended, self.log.as_mut())?;
        self.out()?.write(written)
    }

    /// Writes a table with other texts.
    fn rewrite(&mut self, work: &Work<'_>, summary: &mut Summary) -> Result<(), Failure> {
        let table = work.input.table(Arc::new(self.job.source.clone()))?;
        self.out()?;
        let Self { out, log, changed, .. } = self;
        let mend = |records: Vec<Record>| {
            let located = log.is_some();
            let pieces =
                records.into_iter().map(Piece::of_record).collect::<Result<Vec<_>, _>>()?;
            let clean = |piece: &Piece| piece.clean(work.cleaner, located);
            let mended: Vec<_> = pieces.par_iter().map(clean).collect();
            let differ = mended.iter().any(|mended| mended.text.is_some());
            *changed |= differ;
            let written = pieces.iter().zip(&mended).map(|(piece, mended)| {
                summary.add_piece(piece, mended, log.as_mut()).map(str::to_owned)
            });
            Ok((written.collect::<Result<_, _>>()?, differ))
        };
        let go_on = |bytes| {
            work.streams.count(bytes);
            work.progress.advance();
            !work.interrupt.is_asked()
        };
        table.rewrite(out.as_mut().expect("opened above").writer(), mend, go_on)
    }

    fn copy(&mut self, streams: &Streams) -> Result<(), Failure> {
        let source = &self.job.source;
        let path = source.path().expect("a file");
        let file = File::open(path).map_err(|error| source.unreadable(&error))?;
        self.out()?.writing(|out| io::copy(&mut streams.counted(file), out).map(|_| ()))
    }

    /// Puts the file in its place, and its edits behind those of the others or in a file of their own.
    fn end(mut self, edits: Option<&mut Output>) -> Fate {
        let out = self.out.take().filter(|_| self.changed || !self.only_changed);
        let finish = |out: Option<Output>| {
            if let Some(log) = self.log.take().filter(|_| self.changed) {
                match (&self.job.edits, edits) {
                    (Some(file), _) => {
                        let mut edits = created(file, None)?;
                        log.write_to(&mut edits)?;
                        edits.finish()?;
                    }
                    (None, Some(edits)) => log.write_to(edits)?,
                    (None, None) => {}
                }
            }
            out.map_or(Ok(()), Output::finish)
        };
        match self.failure.map_or_else(|| finish(out), Err) {
            Err(failure) => Fate::Failed(failure),
            Ok(()) if self.job.form == Form::Other => Fate::Copied,
            Ok(()) if self.changed => Fate::Changed,
            Ok(()) => Fate::Unchanged,
        }
    }
}

/// A new file in a folder that may have to be made.
fn created(file: &Path, compression: Option<Compression>) -> Result<Output, Failure> {
    if let Some(folder) = file.parent() {
        let made = fs::create_dir_all(folder);
        made.map_err(|e| Failure::writing(&folder.display().to_string(), &e))?;
    }
    Output::replacing(file, compression)
}
