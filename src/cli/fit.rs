//! `coquille fit`: the words and lines of a corpus, as a table.

use crate::cleaner::Cleaner;

use super::args::FitArgs;
use super::batches::{self, Read};
use super::exit_codes::Exit;
use super::failure::Failure;
use super::output::Output;
use super::progress::Progress;
use super::streams::Streams;

pub(crate) fn run(args: &FitArgs, cleaner: &Cleaner, streams: &Streams) -> Result<Exit, Failure> {
    let mut out = Output::to(args.output.as_deref(), streams)?;
    let mut words = cleaner.words().clone();
    let read = batches::each(
        args.input.documents(streams),
        &Progress::new(&args.input.sources(), args.output.is_none(), streams),
        |document| cleaner.words_of(&document.text),
        |_, found| {
            words.merge(&found);
            Ok(())
        },
    )?;
    // half of a corpus would pass for the whole
    if read == Read::Part {
        return Ok(Exit::Unreadable);
    }
    out.write(&words.at_least(args.at_least.get()).to_tsv())?;
    out.finish()?;
    Ok(Exit::Done)
}
