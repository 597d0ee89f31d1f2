//! A directory tree, cleaned into another of the same shape.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cleaner::Cleaner;

use super::args::{CleanArgs, TreeArgs};
use super::compression::extension;
use super::exit_codes::Exit;
use super::failure::Failure;
use super::files::{Job, Work};
use super::form::{Form, Format};
use super::input::Source;
use super::output::is_unfinished;
use super::progress::Progress;
use super::streams::Streams;
use super::summary::Summary;

/// Cleans every file under `from` into its place under `to`.
pub(crate) fn run(
    from: &Path,
    to: &Path,
    args: &CleanArgs,
    cleaner: &Cleaner,
    streams: &Streams,
) -> Result<Exit, Failure> {
    fs::create_dir_all(to).map_err(|e| Failure::writing(&to.display().to_string(), &e))?;
    let mut summary = Summary::new();
    let target = real(to)?;
    let TreeArgs { resume, only } = &args.tree;
    let mut walk = Walk::new(args.input.format(), only, streams);
    if real(from)? == target {
        return Err(Failure::Usage(format!(
            "{} is to be read and written: give another directory with -o",
            from.display()
        )));
    }
    (walk.target, walk.resume) = (Some(target), *resume);
    walk.edits = args.edits.as_deref().map(|edits| (to, edits));
    walk.folder(from, to);
    let Walk { jobs, finished, failed, .. } = walk;
    (summary.finished, summary.failed) = (finished, failed);
    let total = jobs.iter().map(|job| job.source.size()).sum();
    let progress = Progress::with_total(total, false, streams);
    progress.show_files(0, jobs.len());
    Work::new(args, cleaner, &progress, streams).run(&jobs, None, &mut summary)?;
    drop(progress);
    streams.tell(&summary);
    if summary.left > 0 {
        streams.tell("stopped; the same command with --resume goes on");
    }
    Ok(if summary.is_all() { Exit::Done } else { Exit::Unreadable })
}

fn real(folder: &Path) -> Result<PathBuf, Failure> {
    folder.canonicalize().map_err(|e| Source::File(folder.to_owned()).unreadable(&e))
}

/// The files under a folder, to be read only, and why some cannot be; the user has been told.
pub(crate) fn files(
    folder: &Path,
    format: Format,
    only: &[String],
    streams: &Streams,
) -> (Vec<Job>, Vec<String>) {
    let mut walk = Walk::new(format, only, streams);
    walk.folder(folder, folder);
    (walk.jobs, walk.failed)
}

/// The files that are found.
struct Walk<'a> {
    /// What the user says that they are.
    format: Format,
    only: &'a [String],
    resume: bool,
    /// The folder to write to, which may be one of those that are read.
    target: Option<PathBuf>,
    /// The folder that is written to, and the one for the edits.
    edits: Option<(&'a Path, &'a Path)>,
    jobs: Vec<Job>,
    finished: usize,
    failed: Vec<String>,
    streams: &'a Streams,
}

impl<'a> Walk<'a> {
    fn new(format: Format, only: &'a [String], streams: &'a Streams) -> Self {
        Self {
            format,
            only,
            resume: false,
            target: None,
            edits: None,
            jobs: Vec::new(),
            finished: 0,
            failed: Vec::new(),
            streams,
        }
    }

    /// Adds the files of a folder, in the order of their names, and those of the folders in it. Links to files are followed,
    /// links to folders are not.
    fn folder(&mut self, from: &Path, to: &Path) {
        let entries = fs::read_dir(from).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.fail(from, &error),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let (path, target) = (entry.path(), to.join(entry.file_name()));
            match entry.file_type() {
                Err(error) => self.fail(&path, &error),
                Ok(kind) if kind.is_dir() => {
                    if path.canonicalize().is_ok_and(|path| Some(path) != self.target) {
                        self.folder(&path, &target);
                    }
                }
                Ok(_) if path.is_file() => self.file(path, target),
                Ok(_) => {}
            }
        }
    }

    fn file(&mut self, path: PathBuf, output: PathBuf) {
        let extension = extension(&path);
        let only = self.only;
        let is_asked = |name: &String| name.trim_start_matches('.').to_lowercase() == extension;
        if is_unfinished(&path) || !only.is_empty() && !only.iter().any(is_asked) {
            return;
        }
        if self.resume && is_finished(&path, &output) {
            self.finished += 1;
            return;
        }
        match Form::of_any(self.format, &path) {
            Ok(form) => {
                let edits = self.edits_of(&output);
                self.jobs.push(Job { source: Source::File(path), output, form, edits });
            }
            Err(error) => self.fail(&path, &error),
        }
    }

    /// Where the edits of a file go: into a tree of the same shape, as `a/b.txt.jsonl`.
    fn edits_of(&self, output: &Path) -> Option<PathBuf> {
        let (to, edits) = self.edits?;
        let mut file = edits.join(output.strip_prefix(to).ok()?).into_os_string();
        file.push(".jsonl");
        Some(file.into())
    }

    fn fail(&mut self, path: &Path, error: &io::Error) {
        let failure = Source::File(path.to_owned()).unreadable(error);
        failure.tell(self.streams);
        self.failed.push(failure.to_string());
    }
}

/// Whether a run that ended before has cleaned the file as it is now. What stands in its place is whole.
fn is_finished(path: &Path, output: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|about| about.modified());
    match (changed(path), changed(output)) {
        (Ok(read), Ok(written)) => read <= written,
        _ => false,
    }
}
