//! The `coquille` command: cleans French text, says why, checks, and learns a corpus's own words.

mod args;
mod batches;
mod check;
mod clean;
mod colour;
mod exit_codes;
mod explain;
mod failure;
mod fit;
mod input;
mod jsonl;
mod output;
mod progress;
mod settings;
mod words_file;

use std::process::ExitCode;

use clap::Parser;

use crate::args::{Args, Command};
use crate::exit_codes::Exit;
use crate::failure::Failure;

fn main() -> ExitCode {
    let exit = run(&Args::parse()).unwrap_or_else(|failure| {
        failure.tell();
        failure.exit()
    });
    exit.into()
}

fn run(args: &Args) -> Result<Exit, Failure> {
    let cleaner = args.settings.cleaner()?;
    match &args.command {
        Command::Clean(args) => clean::run(args, &cleaner),
        Command::Explain(args) => explain::run(args, &cleaner),
        Command::Check(args) => check::run(args, &cleaner),
        Command::Fit(args) => fit::run(args, &cleaner),
    }
}
