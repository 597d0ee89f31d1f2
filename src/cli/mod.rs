//! The `coquille` command: cleans French text, says why, checks, and learns a corpus's own words.
//!
//! `src/main.rs` and the Python module start it; it prints to nothing but the streams it is given.

mod args;
mod batches;
mod check;
mod clean;
mod colour;
mod compression;
mod csv;
mod edit_log;
mod exit_codes;
mod explain;
mod failure;
mod files;
mod fit;
mod fit_channel;
mod form;
mod input;
mod interrupt;
mod jsonl;
mod manual;
mod output;
mod parquet;
mod pieces;
mod progress;
mod quality;
mod record;
mod report;
mod settings;
mod streams;
mod summary;
mod tree;
mod unescape;

use std::ffi::OsString;
use std::io::{IsTerminal, Read, Write};

use clap::Parser as _;

use args::{Args, Command};
use exit_codes::Exit;
use failure::Failure;
use output::Output;
use streams::Streams;

/// Runs the command with these arguments, the first being its name, and gives its exit code.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    stdin: impl Read + IsTerminal + Send + 'static,
    stdout: impl Write + IsTerminal + Send + 'static,
    stderr: impl Write + IsTerminal + Send + 'static,
) -> u8 {
    let streams = Streams::new(stdin, stdout, stderr);
    let result = match Args::try_parse_from(arguments) {
        Ok(args) => execute(&args, &streams),
        Err(message) => show(&message, &streams),
    };
    let exit = result.unwrap_or_else(|failure| {
        failure.tell(&streams);
        failure.exit()
    });
    exit as u8
}

fn execute(args: &Args, streams: &Streams) -> Result<Exit, Failure> {
    if let Some(input) = args.command.input() {
        input.check()?;
    }
    let cleaner = args.settings.cleaner(streams)?;
    let work = || match &args.command {
        Command::Clean(args) => clean::run(args, &cleaner, streams),
        Command::Explain(args) => explain::run(args, &cleaner, streams),
        Command::Check(args) => check::run(args, &cleaner, streams),
        Command::Quality(args) => quality::run(args, &cleaner, streams),
        Command::Report(args) => report::run(args, &cleaner, streams),
        Command::Fit(args) => fit::run(args, &cleaner, streams),
        Command::FitChannel(args) => fit_channel::run(args, &cleaner, streams),
        Command::Completions(args) => manual::completions(args, streams),
        Command::Man => manual::man(streams),
    };
    match args.settings.threads()? {
        Some(threads) => threads.install(work),
        None => work(),
    }
}

/// Shows help, the version, or what is wrong with the arguments.
fn show(message: &clap::Error, streams: &Streams) -> Result<Exit, Failure> {
    let text = |seen: bool| {
        let styled = message.render();
        let coloured = seen && !streams::no_colour();
        if coloured { styled.ansi().to_string() } else { styled.to_string() }
    };
    if message.use_stderr() {
        streams.tell(text(streams.stderr_seen).trim_end_matches('\n'));
        return Ok(Exit::Usage);
    }
    let mut out = Output::to(None, streams)?;
    out.write(&text(streams.stdout_seen))?;
    out.finish()?;
    Ok(Exit::Done)
}
