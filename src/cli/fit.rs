//! `coquille fit`: the words and repeated lines of a corpus.

use coquille::Cleaner;

use crate::args::FitArgs;
use crate::exit_codes::Exit;
use crate::failure::Failure;
use crate::output::Output;
use crate::words_file;

pub(crate) fn run(args: &FitArgs, cleaner: &Cleaner) -> Result<Exit, Failure> {
    let documents = args.input.documents();
    let texts = documents.map(|d| Ok(d?.text)).collect::<Result<Vec<String>, Failure>>()?;
    let fitted = cleaner.fit(&texts);
    let mut out = Output::to(args.output.as_deref())?;
    out.writing(|mut out| words_file::write(fitted.words(), &mut out))?;
    out.finish()?;
    Ok(Exit::Done)
}
