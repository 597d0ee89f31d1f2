//! `coquille fit`: the words and repeated lines of a corpus.

use crate::cleaner::Cleaner;

use super::args::FitArgs;
use super::exit_codes::Exit;
use super::failure::Failure;
use super::output::Output;
use super::streams::Streams;
use super::words_file;

pub(crate) fn run(args: &FitArgs, cleaner: &Cleaner, streams: &Streams) -> Result<Exit, Failure> {
    let documents = args.input.documents(streams);
    let texts = documents.map(|d| Ok(d?.text)).collect::<Result<Vec<String>, Failure>>()?;
    let fitted = cleaner.fit(&texts);
    let mut out = Output::to(args.output.as_deref(), streams)?;
    out.writing(|mut out| words_file::write(fitted.words(), &mut out))?;
    out.finish()?;
    Ok(Exit::Done)
}
