//! `coquille-dictionaries-build tables --sources DIR` and `… compile`.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, Subcommand, ValueEnum};
use coquille_dictionaries_build::compile::compile;
use coquille_dictionaries_build::count::prune::Limits;
use coquille_dictionaries_build::damage::{Damage, damage};
use coquille_dictionaries_build::damage_table::{Evidence, damage_table};
use coquille_dictionaries_build::error::{Error, Result};
use coquille_dictionaries_build::features::features;
use coquille_dictionaries_build::learn::learn;
use coquille_dictionaries_build::make;
use coquille_dictionaries_build::marks::{fit_marks, mark_features};
use coquille_dictionaries_build::misread::{fit_misreadings, misread_features};
use coquille_dictionaries_build::perplexity::perplexity;
use coquille_dictionaries_build::sources::checksums;

#[derive(Parser)]
#[command(about = "Builds the data of coquille-dictionaries")]
struct Cli {
    /// The folder `dictionaries` of the repository
    #[arg(long, default_value = "dictionaries")]
    dictionaries: PathBuf,
    #[command(subcommand)]
    step: Step,
}

#[derive(Subcommand)]
enum Step {
    /// Sources into the tables in git
    Tables {
        /// The folder with fr.aff, fr.dic, `wordfreq_fr.tsv` and corpora/
        #[arg(long)]
        sources: PathBuf,
        /// Make one part only
        #[arg(long)]
        only: Option<Part>,
        /// How many rows of two units are kept
        #[arg(long, default_value_t = 1_000_000)]
        bigrams: usize,
        /// How many rows of three units are kept
        #[arg(long, default_value_t = 1_400_000)]
        trigrams: usize,
        /// Rows with a smaller weighted count are dropped
        #[arg(long, default_value_t = 3)]
        least: u32,
    },
    /// Tables into the compiled model
    Compile,
    /// Learns the weights of the grammar from the corpora
    Learn {
        /// The folder with corpora/
        #[arg(long)]
        sources: PathBuf,
        /// The number of weights, as a power of two
        #[arg(long, default_value_t = 22)]
        bits: u32,
    },
    /// Clean lines held back from counting, damaged, as JSON lines; see calibrate.py
    Damage {
        /// The folder with corpora/
        #[arg(long)]
        sources: PathBuf,
        /// What is done to them
        #[arg(long, default_value = "words")]
        kind: Damage,
    },
    /// Counts wrong edits of right texts into tables/damage.tsv; prints them, a line each
    DamageTable {
        /// Right texts: .jsonl with a field `gold` or `text`, or a text a line
        #[arg(required = true)]
        texts: Vec<PathBuf>,
        /// Misprints that the texts have nevertheless: the id of a text, a tab, what stands there
        #[arg(long)]
        right: Vec<PathBuf>,
        /// Trees that have not seen a part of the texts, as `calibrate.py --held` writes them
        #[arg(long)]
        held: Option<PathBuf>,
    },
    /// Prints how well data/ngrams.bin foresees a text, and its size
    Perplexity {
        /// Right texts: .jsonl with a field `gold` or `text`, or a text a line
        #[arg(long)]
        text: PathBuf,
    },
    /// JSON lines with a `text` in, what the decoder makes of each out; see calibrate.py
    Features,
    /// The same of words that a machine misread in print; see `calibrate_misread.py`
    Misread {
        /// What the machine takes for what, in place of tables/misreadings.tsv
        #[arg(long)]
        table: Option<PathBuf>,
    },
    /// JSON lines with `noisy` and `gold` in, a table like tables/misreadings.tsv out
    FitMisreadings,
    /// What `misread` writes, of marks between words; see `calibrate_marks.py`
    Marks,
    /// JSON lines with `noisy` and `gold` in, a table like tables/marks.tsv out
    FitMarks,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Forms,
    Foreign,
    Ngrams,
    Compounds,
}

fn main() -> ExitCode {
    let started = Instant::now();
    match run(&Cli::parse(), &|step| say(started, step)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(started, &error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli, say: &dyn Fn(&str)) -> Result<()> {
    let tables = cli.dictionaries.join("tables");
    match &cli.step {
        Step::Tables { sources, only, bigrams, trigrams, least } => {
            warn_of_other_sources(sources, &cli.dictionaries, say)?;
            if only.is_none_or(|part| part == Part::Forms) {
                make::forms(sources, &tables, say)?;
            }
            if only.is_none_or(|part| part == Part::Foreign) {
                make::foreign(sources, &tables)?;
            }
            if only.is_none_or(|part| part == Part::Ngrams) {
                let limits = Limits { bigrams: *bigrams, trigrams: *trigrams, least: *least };
                make::ngrams(sources, &tables, limits, say)?;
            }
            if only.is_none_or(|part| part == Part::Compounds) {
                make::compounds(sources, &tables, say)?;
            }
            Ok(())
        }
        Step::Compile => {
            let compiled = compile(&tables)?;
            say(&format!(
                "lexicon {} bytes, context {} bytes",
                compiled.lexicon.len(),
                compiled.ngrams.len()
            ));
            compiled.write(&cli.dictionaries.join("data"))
        }
        Step::Learn { sources, bits } => learn(sources, &cli.dictionaries.join("data"), *bits, say),
        Step::Damage { sources, kind } => damage(sources, *kind, std::io::stdout().lock()),
        Step::DamageTable { texts, right, held } => {
            let made = damage_table(&Evidence { texts, right, held: held.as_deref() })?;
            let path = tables.join("damage.tsv");
            std::fs::write(&path, made.table).map_err(Error::file(&path))?;
            Ok(std::io::stdout().lock().write_all(made.wrong.as_bytes())?)
        }
        Step::Perplexity { text } => {
            let measured = perplexity(text, &cli.dictionaries.join("data"))?;
            Ok(writeln!(std::io::stdout().lock(), "{measured}")?)
        }
        Step::Features => features(std::io::stdin().lock(), std::io::stdout().lock()),
        Step::Misread { table } => {
            misread_features(table.as_deref(), std::io::stdin().lock(), std::io::stdout().lock())
        }
        Step::FitMisreadings => fit_misreadings(std::io::stdin().lock(), std::io::stdout().lock()),
        Step::Marks => mark_features(std::io::stdin().lock(), std::io::stdout().lock()),
        Step::FitMarks => fit_marks(std::io::stdin().lock(), std::io::stdout().lock()),
    }
}

fn warn_of_other_sources(sources: &Path, dictionaries: &Path, say: &dyn Fn(&str)) -> Result<()> {
    for file in checksums::differences(sources, &dictionaries.join("sources.tsv"))? {
        say(&format!("{file} is not the file of sources.tsv; the tables will differ"));
    }
    Ok(())
}

#[expect(clippy::print_stderr, reason = "a command tells how far it is")]
fn say(started: Instant, step: &str) {
    eprintln!("{:5.0} s  {step}", started.elapsed().as_secs_f64());
}
