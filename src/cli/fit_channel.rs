//! `coquille fit-channel`: what a machine that reads print takes for what, as a table.

use serde_json::Value;

use crate::cleaner::Cleaner;
use crate::model::Fitting;

use super::args::FitChannelArgs;
use super::exit_codes::Exit;
use super::failure::Failure;
use super::input;
use super::output::Output;
use super::streams::Streams;

pub(crate) fn run(
    args: &FitChannelArgs,
    cleaner: &Cleaner,
    streams: &Streams,
) -> Result<Exit, Failure> {
    let mut fitting = Fitting::default();
    let mut pairs = 0_usize;
    for source in input::sources(&args.files) {
        let text = source.read_text(streams)?;
        for (n, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let [read, printed] = pair(line, [&args.read, &args.printed])
                .map_err(|problem| Failure::Input(format!("{source}:{}: {problem}", n + 1)))?;
            fitting.add(&read, &printed);
            pairs += 1;
        }
    }
    if pairs == 0 {
        return Err(Failure::Input(format!(
            "no pair of texts was found; expected JSON lines with the fields `{}` and `{}`",
            args.read, args.printed
        )));
    }
    let mut out = Output::to(args.output.as_deref(), streams)?;
    out.write(&fitting.table(Some(cleaner.channel())).to_tsv())?;
    out.finish()?;
    Ok(Exit::Done)
}

/// The two texts of a line.
fn pair(line: &str, names: [&str; 2]) -> Result<[String; 2], String> {
    let value: Value = serde_json::from_str(line)
        .map_err(|error| format!("expected an object in JSON, found something else: {error}"))?;
    let text = |name: &str| match value.get(name).and_then(Value::as_str) {
        Some(text) => Ok(text.to_owned()),
        None => Err(format!(
            "the field `{name}` is missing or no string; name the field with --read or --printed"
        )),
    };
    Ok([text(names[0])?, text(names[1])?])
}
