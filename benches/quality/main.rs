//! How good: `cargo bench --bench quality [-- [--preset NAME] [--show] [--picture FILE.svg] PAIRS…]` prints tables in
//! Markdown.
//!
//! `README.md` tells what is counted and how.

mod align;
mod pairs;
mod picture;
mod reasons;
mod reliability;
mod score;
mod trial;

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use coquille::{Cleaner, Preset};

use reasons::Reasons;
use reliability::Reliability;
use score::Score;
use trial::Trial;

const HEAD: &str = "\
| file | pairs | precision | recall | F0.5 | CER | WER | edits in 10,000 clean words |
|---|---:|---:|---:|---:|---:|---:|---:|
";

fn main() {
    let mut preset = Preset::default();
    let mut show = false;
    let mut picture: Option<PathBuf> = None;
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            // cargo's own
            "--bench" => {}
            "--show" => show = true,
            "--preset" => preset = read_preset(&arguments.next().unwrap_or_default()),
            "--picture" => picture = Some(read_picture(arguments.next())),
            option if option.starts_with("--") => {
                stop(&format!("there is no option {option}: see benches/quality/README.md"))
            }
            _ => paths.push(argument.into()),
        }
    }
    if paths.is_empty() {
        paths.push(pairs::folder());
    }
    let cleaner = Cleaner::preset(preset);
    let mut files = HEAD.to_owned();
    let (mut reasons, mut reliability) = (Reasons::default(), Reliability::default());
    for file in pairs::files(&paths).unwrap_or_else(|wrong| stop(&wrong)) {
        let mut score = Score::default();
        for pair in &pairs::read(&file).unwrap_or_else(|wrong| stop(&wrong)) {
            let trial = Trial::new(&cleaner, pair);
            score.add(&trial);
            reasons.add(&trial);
            reliability.add(&trial);
            if show {
                print(&trial.differing());
            }
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        writeln!(files, "| {name} | {score} |").expect("memory is there");
    }
    print(&format!("{files}\n{reasons}\n{reliability}"));
    if let Some(file) = picture {
        let written = std::fs::write(&file, picture::svg(&reliability));
        written.unwrap_or_else(|wrong| stop(&format!("{}: {wrong}", file.display())));
    }
}

fn read_preset(name: &str) -> Preset {
    name.parse().unwrap_or_else(|wrong: coquille::Error| stop(&wrong.to_string()))
}

fn read_picture(file: Option<String>) -> PathBuf {
    file.unwrap_or_else(|| stop("--picture: expected the name of a file to write")).into()
}

#[expect(clippy::exit, reason = "a program says so when it cannot go on")]
fn stop(wrong: &str) -> ! {
    print(&format!("error: {wrong}\n"));
    std::process::exit(2)
}

fn print(text: &str) {
    std::io::stdout().write_all(text.as_bytes()).expect("standard output is open");
}
