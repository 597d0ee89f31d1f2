//! How good: `cargo bench --bench quality [-- [--preset NAME] [--show] FILES…]` prints tables in Markdown.
//!
//! `README.md` tells what is counted and how.

mod pairs;
mod score;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use coquille::{Cleaner, Preset};

use score::{Reasons, Score};

fn main() {
    let mut preset = Preset::default();
    let mut show = false;
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            // cargo's own
            "--bench" => {}
            "--show" => show = true,
            "--preset" => preset = read_preset(&arguments.next().unwrap_or_default()),
            _ => paths.push(argument.into()),
        }
    }
    if paths.is_empty() {
        paths.push(pairs::folder());
    }
    let cleaner = Cleaner::preset(preset);
    let mut files = String::from(
        "| file | pairs | precision | recall | F0.5 | CER | WER | edits in 10,000 clean words |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    let mut reasons = Reasons::default();
    for file in pairs::files(&paths).unwrap_or_else(|wrong| stop(&wrong)) {
        let pairs = pairs::read(&file).unwrap_or_else(|wrong| stop(&wrong));
        let mut score = Score::default();
        for pair in &pairs {
            let differing = score.add(&cleaner, pair, &mut reasons);
            if show {
                print(&differing);
            }
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        writeln!(files, "| {name} | {} | {score} |", pairs.len()).expect("memory is there");
    }
    print(&format!("{files}\n{reasons}"));
}

fn read_preset(name: &str) -> Preset {
    name.parse().unwrap_or_else(|wrong: coquille::Error| stop(&wrong.to_string()))
}

#[expect(clippy::exit, reason = "a program says so when it cannot go on")]
fn stop(wrong: &str) -> ! {
    print(&format!("error: {wrong}\n"));
    std::process::exit(2)
}

fn print(text: &str) {
    std::io::stdout().write_all(text.as_bytes()).expect("standard output is open");
}
