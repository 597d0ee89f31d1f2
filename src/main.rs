//! The `coquille` command; `coquille::cli` does the work.

use std::io::{stderr, stdin, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    coquille::cli::run(std::env::args_os(), stdin(), stdout(), stderr()).into()
}
