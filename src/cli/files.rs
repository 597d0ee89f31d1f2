//! Many files, each cleaned into a file of its own: parts of all of them are worked on together, so that neither many small
//! ones nor a single long one leaves a thread idle.

use std::fs::{self, File};
use std::io;
use std::iter::once;
use std::path::PathBuf;

use crate::cleaner::Cleaner;

use super::batches::{Weighed, in_order};
use super::failure::Failure;
use super::input::{InputArgs, Source};
use super::interrupt::Interrupt;
use super::output::Output;
use super::pieces::{Mended, Piece};
use super::progress::Progress;
use super::streams::Streams;
use super::summary::{Fate, Summary};

/// A file to clean.
pub(crate) struct Job {
    pub(crate) source: Source,
    pub(crate) output: PathBuf,
    pub(crate) form: Form,
}

/// What is in a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Text,
    JsonLines,
    /// Neither: it is copied.
    Other,
}

/// What is done for a file, in order.
enum Step<'a> {
    Begin(&'a Job),
    Piece(Piece),
    Fail(Failure),
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
    pub(crate) input: &'a InputArgs,
    pub(crate) cleaner: &'a Cleaner,
    pub(crate) progress: &'a Progress<'a>,
    pub(crate) streams: &'a Streams,
    pub(crate) interrupt: &'a Interrupt,
    /// Whether a file that needs no repair needs no output either.
    pub(crate) only_changed: bool,
}

impl Work<'_> {
    /// Does the jobs in order, and adds to the summary what became of them. What cannot be done is told, and the rest is done.
    pub(crate) fn run(&self, jobs: &[Job], summary: &mut Summary) -> Result<(), Failure> {
        let steps = jobs.iter().flat_map(|job| self.steps(job));
        let steps = steps.take_while(|_| !self.interrupt.is_asked());
        let mut ended = 0;
        let mut open = None;
        in_order(
            steps,
            Step::size,
            |step| {
                if let Step::Piece(piece) = step { Some(piece.clean(self.cleaner)) } else { None }
            },
            |step, mended| {
                match (step, mended, open.as_mut()) {
                    (Step::Begin(job), ..) => open = Some(Open::new(job, self.only_changed)),
                    (Step::Piece(piece), Some(mended), Some(open)) => {
                        open.attempt(|open| open.write(&piece, mended, summary));
                        self.progress.advance(piece.size());
                    }
                    (Step::Copy, _, Some(open)) => {
                        let copied = open.attempt(Open::copy);
                        self.progress.advance(copied.unwrap_or(0));
                    }
                    (Step::Fail(failure), _, Some(open)) => {
                        open.attempt(|_| Err::<(), _>(failure));
                    }
                    (Step::End, ..) => {
                        let fate = open.take().map_or(Fate::Unchanged, Open::end);
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
        Ok(())
    }

    fn steps<'a>(&'a self, job: &'a Job) -> impl Iterator<Item = Step<'a>> {
        let body: Box<dyn Iterator<Item = Step<'a>>> = match job.form {
            Form::Other => Box::new(once(Step::Copy)),
            form => {
                let lines = form == Form::JsonLines;
                let sizes = self.cleaner.parts();
                let pieces = self.input.pieces_of(job.source.clone(), lines, sizes, self.streams);
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
    changed: bool,
    only_changed: bool,
    failure: Option<Failure>,
}

impl<'a> Open<'a> {
    fn new(job: &'a Job, only_changed: bool) -> Self {
        let mut open = Self { job, out: None, changed: false, only_changed, failure: None };
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
            let path = &self.job.output;
            if let Some(folder) = path.parent().filter(|_| !self.only_changed) {
                let made = fs::create_dir_all(folder);
                made.map_err(|e| Failure::writing(&folder.display().to_string(), &e))?;
            }
            self.out = Some(Output::replacing(path)?);
        }
        Ok(self.out.as_mut().expect("just opened"))
    }

    fn write(
        &mut self,
        piece: &Piece,
        mended: Mended,
        summary: &mut Summary,
    ) -> Result<(), Failure> {
        let Mended { text, reasons } = mended;
        self.changed |= text.is_some();
        if self.only_changed && !self.changed && piece.is_whole() {
            return Ok(());
        }
        let written = text.as_deref().unwrap_or(piece.raw());
        summary.tally.add(piece.size(), written.len(), &reasons);
        self.out()?.write(written)
    }

    fn copy(&mut self) -> Result<usize, Failure> {
        let source = &self.job.source;
        let path = source.path().expect("a file");
        let mut file = File::open(path).map_err(|error| source.unreadable(&error))?;
        let mut copied = 0;
        self.out()?.writing(|out| {
            copied = io::copy(&mut file, out)?;
            Ok(())
        })?;
        Ok(copied as usize)
    }

    /// Puts the file in its place.
    fn end(mut self) -> Fate {
        let out = self.out.take().filter(|_| self.changed || !self.only_changed);
        match (self.failure, out.map(Output::finish)) {
            (Some(failure), _) | (None, Some(Err(failure))) => Fate::Failed(failure),
            (None, _) if self.job.form == Form::Other => Fate::Copied,
            (None, _) if self.changed => Fate::Changed,
            (None, _) => Fate::Unchanged,
        }
    }
}
