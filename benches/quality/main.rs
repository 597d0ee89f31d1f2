//! How good: `cargo bench --bench quality [-- [--preset NAME] [--quick] [--show] [--picture FILE.svg] PAIRS…]` prints
//! tables in Markdown.
//!
//! `README.md` tells what is counted and how.

mod ablation;
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

use ablation::Ablation;
use reasons::Reasons;
use reliability::Reliability;
use score::Score;
use trial::Trial;

const HEAD: &str = "\
| file | pairs | precision | recall | F0.5 | CER | WER | edits in 10,000 clean words |
|---|---:|---:|---:|---:|---:|---:|---:|
";

/// What the command line asks for.
#[derive(Default)]
struct Asked {
    preset: Preset,
    show: bool,
    quick: bool,
    picture: Option<PathBuf>,
    paths: Vec<PathBuf>,
}

fn main() {
    let asked = read_arguments(std::env::args().skip(1));
    let cleaner = Cleaner::preset(asked.preset);
    let mut files = HEAD.to_owned();
    let (mut reasons, mut reliability) = (Reasons::default(), Reliability::default());
    let mut ablation = (!asked.quick).then(|| Ablation::new(&cleaner));
    for file in pairs::files(&asked.paths).unwrap_or_else(|wrong| stop(&wrong)) {
        let pairs = pairs::read(&file).unwrap_or_else(|wrong| stop(&wrong));
        let mut score = Score::default();
        for pair in &pairs {
            let trial = Trial::new(&cleaner, pair);
            score.add(&trial);
            reasons.add(&trial);
            reliability.add(&trial);
            if asked.show {
                print(&trial.differing());
            }
        }
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        writeln!(files, "| {name} | {score} |").expect("memory is there");
        if let Some(ablation) = &mut ablation {
            ablation.add(&name, &pairs);
        }
    }
    print(&format!("{files}\n{reasons}\n{reliability}"));
    if let Some(ablation) = ablation {
        print(&format!("\n{ablation}"));
    }
    if let Some(file) = asked.picture {
        let written = std::fs::write(&file, picture::svg(&reliability));
        written.unwrap_or_else(|wrong| stop(&format!("{}: {wrong}", file.display())));
    }
}

fn read_arguments(mut arguments: impl Iterator<Item = String>) -> Asked {
    let mut asked = Asked::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            // cargo's own
            "--bench" => {}
            "--show" => asked.show = true,
            "--quick" => asked.quick = true,
            "--preset" => asked.preset = read_preset(&arguments.next().unwrap_or_default()),
            "--picture" => asked.picture = Some(read_picture(arguments.next())),
            option if option.starts_with("--") => {
                stop(&format!("there is no option {option}: see benches/quality/README.md"))
            }
            _ => asked.paths.push(argument.into()),
        }
    }
    if asked.paths.is_empty() {
        asked.paths.push(pairs::folder());
    }
    asked
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
