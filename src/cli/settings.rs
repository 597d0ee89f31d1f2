//! What to repair and how: from the command line to a cleaner.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use crate::cleaner::Cleaner;
use crate::edit::Decisions;
use crate::error::Error;
use crate::model::{Misreadings, Words};
use crate::options::{Options, Preset};
use clap::builder::PossibleValuesParser;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::failure::Failure;
use super::input::Source;
use super::streams::Streams;

const STYLES: [&str; 3] = ["keep", "french", "plain"];

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "What to repair")]
pub(crate) struct Settings {
    /// The kind of text: `repair` mends damage and keeps style, `web` also takes out the furniture of pages,
    /// `ocr` mends misread pages
    #[arg(long, global = true, default_value = "repair",
        value_parser = PossibleValuesParser::new(["repair", "web", "ocr"]))]
    preset: String,
    /// Set any option by its name, for example `spelling=false`; may be given several times
    #[arg(long = "set", global = true, value_name = "NAME=VALUE")]
    assignments: Vec<String>,
    /// How sure a change must be to be made, from 0 to 1
    #[arg(long, global = true, value_name = "P")]
    min_confidence: Option<String>,
    /// How many wrong edits in 10,000 words of right text are tolerated: chooses how sure a change must be,
    /// in place of `--min-confidence`
    #[arg(long, global = true, value_name = "N", allow_negative_numbers = true)]
    max_damage: Option<String>,
    /// Words to leave alone, parted by commas
    #[arg(long, global = true, value_name = "WORDS")]
    keep: Vec<String>,
    /// Words of a corpus, as `coquille fit` writes them; given several times, the tables are merged
    #[arg(long, global = true, value_name = "FILE")]
    words: Vec<PathBuf>,
    /// What the machine that read the texts takes for what, as `coquille fit-channel` writes it
    #[arg(long, global = true, value_name = "FILE")]
    channel: Option<PathBuf>,
    /// What was decided of edits, as the page of `coquille report` saves it: rejected ones are not made, accepted suggestions
    /// are. Given several times, the last word counts
    #[arg(long, global = true, value_name = "FILE")]
    decisions: Vec<PathBuf>,
    /// The furniture of a web page: take it out, name it among the suggestions, or leave it
    #[arg(long, global = true, value_parser = PossibleValuesParser::new(["drop", "mark", "keep"]))]
    page: Option<String>,
    /// Running heads, page numbers, signatures and catchwords: take them out, name them among the suggestions, or leave them
    #[arg(long, global = true, value_parser = PossibleValuesParser::new(["drop", "mark", "keep"]))]
    running_heads: Option<String>,
    /// Line ends inside paragraphs: leave them, or put the lines together
    #[arg(long, global = true, value_parser = PossibleValuesParser::new(["keep", "join"]))]
    line_breaks: Option<String>,
    /// The style of quotation marks
    #[arg(long, global = true, value_name = "STYLE", value_parser = PossibleValuesParser::new(STYLES))]
    quotes: Option<String>,
    /// The style of apostrophes
    #[arg(long, global = true, value_name = "STYLE", value_parser = PossibleValuesParser::new(STYLES))]
    apostrophes: Option<String>,
    /// The style of blanks beside punctuation
    #[arg(long, global = true, value_name = "STYLE", value_parser = PossibleValuesParser::new(STYLES))]
    spaces: Option<String>,
    /// How many threads to use; all the processors if not given
    #[arg(long, global = true, value_name = "N", help_heading = "Work", value_parser = threads)]
    threads: Option<NonZeroUsize>,
}

impl Settings {
    /// A cleaner with these options and words.
    pub(crate) fn cleaner(&self, streams: &Streams) -> Result<Cleaner, Failure> {
        let cleaner = Cleaner::new(self.options()?);
        let mut words = Words::default();
        for file in &self.words {
            let source = Source::File(file.clone());
            let table = Words::from_tsv(&source.read_text(streams)?);
            words.merge(&table.map_err(|error| Failure::Input(words_advice(error, &source)))?);
        }
        let cleaner = cleaner.with_words(words).with_decisions(self.decided(streams)?);
        let Some(file) = &self.channel else { return Ok(cleaner) };
        let source = Source::File(file.clone());
        let table = Misreadings::parse(&source.read_text(streams)?).map_err(|error| {
            Failure::Input(format!("{source}: {error}; `coquille fit-channel` writes such tables"))
        })?;
        Ok(cleaner.with_channel(table))
    }

    fn decided(&self, streams: &Streams) -> Result<Decisions, Failure> {
        let mut decisions = Decisions::default();
        for file in &self.decisions {
            let source = Source::File(file.clone());
            let table = Decisions::from_tsv(&source.read_text(streams)?);
            decisions.merge(&table.map_err(|error| {
                let error = error.in_file(&source.to_string());
                Failure::Input(format!(
                    "{error}; the page that `coquille report` writes saves such tables"
                ))
            })?);
        }
        Ok(decisions)
    }

    /// The threads to work on, if so many are asked for.
    pub(crate) fn threads(&self) -> Result<Option<ThreadPool>, Failure> {
        let Some(threads) = self.threads else { return Ok(None) };
        let pool = ThreadPoolBuilder::new().num_threads(threads.get()).build();
        pool.map(Some).map_err(|e| Failure::Usage(format!("--threads {threads}: {e}")))
    }

    fn options(&self) -> Result<Options, Failure> {
        let mut options = Options::preset(self.preset.parse::<Preset>()?);
        options.set_all(self.named()?)?;
        if !self.keep.is_empty() {
            let mut keep = std::mem::take(&mut options.keep);
            options.set("keep", &self.keep.join(","))?;
            keep.append(&mut options.keep);
            options.keep = keep;
        }
        Ok(options)
    }

    /// The options that are given by name and by flag, with their values.
    fn named(&self) -> Result<Vec<(String, String)>, Failure> {
        let mut named = Vec::new();
        for assignment in &self.assignments {
            let (name, value) = assignment.split_once('=').ok_or_else(|| {
                Failure::Usage(format!(
                    "--set {assignment}: expected NAME=VALUE, for example --set spelling=false"
                ))
            })?;
            // options have their underscores as hyphens on the command line
            named.push((name.trim().replace('-', "_"), value.trim().to_owned()));
        }
        let flags = [
            ("max_damage", &self.max_damage),
            ("min_confidence", &self.min_confidence),
            ("page", &self.page),
            ("running_heads", &self.running_heads),
            ("line_breaks", &self.line_breaks),
            ("quotes", &self.quotes),
            ("apostrophes", &self.apostrophes),
            ("spaces", &self.spaces),
        ];
        let given = flags.into_iter().filter_map(|(name, value)| Some((name, value.clone()?)));
        named.extend(given.map(|(name, value)| (name.to_owned(), value)));
        Ok(named)
    }
}

/// What is wrong with a table of words, and how to come by a right one.
fn words_advice(error: Error, source: &Source) -> String {
    let error = error.in_file(&source.to_string());
    format!("{error}; the first lines of what `coquille fit` writes explain its rows")
}

/// Reads a number of threads.
fn threads(number: &str) -> Result<NonZeroUsize, String> {
    number.parse().map_err(|_| "expected a number from 1".to_owned())
}
