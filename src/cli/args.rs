//! The command line, as it is typed.

use std::num::NonZeroU32;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::colour::ColourArgs;
use super::failure::Failure;
use super::input::{InputArgs, Source};
use super::settings::Settings;

/// Repairs French text from scrapers, OCR and bad exports, and records every change.
#[derive(Debug, Parser)]
#[command(name = "coquille", version, max_term_width = 100, after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

const EXAMPLES: &str = "\
Examples:
  coquille clean page.txt                      the cleaned text, to standard output
  coquille clean --diff page.txt               what would change, in colour
  coquille clean --in-place --preset ocr *.txt
  coquille clean --field text -o clean.jsonl pages.jsonl
  coquille explain page.txt | jq .reason       why, one edit a line
  coquille quality *.txt | sort -n             how good each page is, the worst first
  coquille report scans -o report.html         look at what changes in a corpus, and decide
  coquille fit -o words.tsv *.txt              learn the corpus's own words …
  coquille clean --words words.tsv *.txt       … and leave them alone

Exit codes: 0 done, 1 `check` found something, 2 wrong usage, 3 something could not be read or written.";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Clean texts: to standard output, to a file, or in place
    ///
    /// A text that needs no repair comes back byte for byte. Several files are written one after the other.
    /// A directory is cleaned into another, which -o names.
    #[command(after_help = CLEAN_EXAMPLES)]
    Clean(CleanArgs),
    /// Say what changes and why: one edit a line, as JSON
    ///
    /// Each line is an object with the fields `file`, `line` and `id` (of a JSON line or a row), `start`, `end`,
    /// `cleaned_start`, `cleaned_end`, `before`, `after`, `reason`, `confidence` and `alternatives`.
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(ExplainArgs),
    /// Name what would change, and end with exit code 1 if anything would
    ///
    /// Prints `file:line:column: before → after (reason, confidence)`. In JSON lines and rows of values the column counts the
    /// characters of the text.
    #[command(after_help = CHECK_EXAMPLES)]
    Check(InputArgs),
    /// Say how good texts are: what share of their words can be expected to be right
    ///
    /// Nothing is corrected. Prints the share, from 0 to 1, the number of words, the share of words that nothing vouches for,
    /// and the file, parted by tabs, a line each text.
    #[command(after_help = QUALITY_EXAMPLES)]
    Quality(QualityArgs),
    /// Show a corpus as one page of HTML: what was changed, how surely, what is in doubt
    ///
    /// Directories are read with all that is in them. The page needs no network. Edits can be accepted and rejected there; the table it saves is for `--decisions`.
    #[command(after_help = REPORT_EXAMPLES)]
    Report(ReportArgs),
    /// Learn the words and repeated lines of a corpus, for `--words`
    ///
    /// Writes a table that can be read and changed: words and names that the lexicon lacks with their counts, lines
    /// of pages with the number of their texts, and words to keep. Rare ones are written too, so that the tables of
    /// two halves of a corpus add up to that of the whole.
    #[command(after_help = FIT_EXAMPLES)]
    Fit(FitArgs),
    /// Learn what a machine that reads print takes for what, for `--channel`
    ///
    /// Reads JSON lines with a text as it was read and the same as it was printed; a few hundred lines are enough. Writes a table
    /// that can be read and changed: what was read, what was printed, how often, and how often of all.
    #[command(after_help = FIT_CHANNEL_EXAMPLES)]
    FitChannel(FitChannelArgs),
    /// Write what a shell needs to complete the command line
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions(CompletionsArgs),
    /// Write the manual page
    #[command(after_help = MAN_EXAMPLES)]
    Man,
}

impl Command {
    /// What the command reads as other commands do.
    pub(crate) const fn input(&self) -> Option<&InputArgs> {
        match self {
            Self::Clean(args) => Some(&args.input),
            Self::Explain(args) => Some(&args.input),
            Self::Check(input) => Some(input),
            Self::Quality(args) => Some(&args.input),
            Self::Report(args) => Some(&args.input),
            Self::Fit(args) => Some(&args.input),
            Self::FitChannel(_) | Self::Completions(_) | Self::Man => None,
        }
    }
}

#[derive(Debug, clap::Args)]
pub(crate) struct CleanArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Write to this file; it is left as it was if an input cannot be read. For a directory, write its tree to this one
    #[arg(short, long, value_name = "FILE|DIR", conflicts_with = "in_place")]
    pub(crate) output: Option<PathBuf>,
    /// Also write the edits to this file, one a line, as `explain` does. For a directory, write a tree of them to this one
    #[arg(long, value_name = "FILE|DIR", conflicts_with = "diff")]
    pub(crate) edits: Option<PathBuf>,
    /// Say at the end how much was read, how fast, and how often each repair was made; always done for a directory
    #[arg(long, conflicts_with = "diff")]
    pub(crate) summary: bool,
    /// Replace each file that changes by its cleaned text
    #[arg(long, conflicts_with = "diff", requires = "files")]
    pub(crate) in_place: bool,
    /// Show the lines that change, with what went and what came, in place of the text
    #[arg(long)]
    pub(crate) diff: bool,
    #[command(flatten)]
    pub(crate) colour: ColourArgs,
    #[command(flatten)]
    pub(crate) tree: TreeArgs,
}

/// What concerns a directory alone.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Directories")]
pub(crate) struct TreeArgs {
    /// Of a directory, clean only what an earlier run has not finished, or what has changed since
    #[arg(long, requires = "output")]
    pub(crate) resume: bool,
    /// Of a directory, clean only files that end so, such as `txt,md`; others are left out
    #[arg(long, requires = "output", value_name = "EXTENSIONS", value_delimiter = ',')]
    pub(crate) only: Vec<String>,
}

impl CleanArgs {
    /// The directory whose tree is to be cleaned, if it is one.
    pub(crate) fn folder(&self) -> Result<Option<PathBuf>, Failure> {
        let sources = self.input.sources();
        let folder = sources.iter().filter_map(Source::path).find(|path| path.is_dir());
        let Some(folder) = folder else {
            let TreeArgs { resume, only } = &self.tree;
            if *resume || !only.is_empty() {
                let option = if *resume { "--resume" } else { "--only" };
                return Err(Failure::Usage(format!("{option} is for a directory")));
            }
            return Ok(None);
        };
        let Some(output) = &self.output else { return Ok(None) };
        let refuse = |why: &str| Err(Failure::Usage(format!("{}: {why}", folder.display())));
        if sources.len() > 1 {
            return refuse("a directory is cleaned alone, by a command of its own");
        }
        if self.diff {
            return refuse("--diff shows files, and this is a directory");
        }
        if output.exists() && !output.is_dir() {
            return refuse("a directory is cleaned into a directory, and -o names a file");
        }
        Ok(Some(folder.to_owned()))
    }
}

const CLEAN_EXAMPLES: &str = "\
Examples:
  curl -s https://example.org/page.txt | coquille clean --preset web
  coquille clean --in-place --min-confidence 0.95 *.txt
  coquille clean --max-damage 1 page.txt       at most about one wrong edit in 10,000 right words
  coquille clean --field body -o clean.jsonl.gz pages.jsonl.gz
  coquille clean --column contenu --edits edits.jsonl -o clean.csv export.csv
  coquille clean --preset ocr scans -o clean --resume    a whole tree; Ctrl-C leaves whole files

Files of any length are cleaned in parts, in bounded memory. Files named .jsonl and .ndjson are read as JSON lines, .csv
and .tsv as rows of values whose first names the columns, .parquet as tables, others as text; of a directory, what is none of these is
copied. What is packed with gzip or Zstandard is unpacked, and packed again in place and into a directory; -o packs
as the name says, .gz or .zst.

A JSON line or a row is cleaned by itself, so its result depends neither on its neighbours nor on the number of threads;
what a site repeats from page to page is known from `coquille fit` and `--words`.";

#[derive(Debug, clap::Args)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Show the lines that change, with what went and what came
    #[arg(long, conflicts_with = "html")]
    pub(crate) diff: bool,
    /// Write a page of HTML with the whole texts and their edits
    #[arg(long)]
    pub(crate) html: bool,
    /// Also list what was not sure enough to be changed, with the field "suggestion": true
    #[arg(long, conflicts_with_all = ["diff", "html"])]
    pub(crate) suggestions: bool,
    /// What positions in JSON count
    #[arg(long, value_enum, value_name = "UNIT", default_value = "characters")]
    pub(crate) positions: Unit,
    #[command(flatten)]
    pub(crate) colour: ColourArgs,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Unit {
    /// Unicode code points, as Python and jq count
    Characters,
    /// Bytes of UTF-8, as files count
    Bytes,
}

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  coquille explain --diff page.txt | less -R
  coquille explain --html page.txt > page.html
  coquille explain pages.jsonl | jq -s 'group_by(.reason) | map([.[0].reason, length])'";

const CHECK_EXAMPLES: &str = "\
Examples:
  coquille check *.txt
  coquille check --set spelling=false page.txt || echo 'to be cleaned'";

#[derive(Debug, clap::Args)]
pub(crate) struct QualityArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Write a JSON object a line, with what was counted
    #[arg(long)]
    pub(crate) json: bool,
}

const QUALITY_EXAMPLES: &str = "\
Examples:
  coquille quality *.txt | sort -n                  the worst pages first
  coquille quality pages.jsonl | awk '$1 > 0.95'
  coquille quality --json page.txt | jq .signs      what was counted";

#[derive(Debug, clap::Args)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Write to this file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// What stands above the page; the names of what is read, if not given
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// Of a directory, read only files that end so, such as `txt,md`
    #[arg(long, value_name = "EXTENSIONS", value_delimiter = ',')]
    pub(crate) only: Vec<String>,
}

const REPORT_EXAMPLES: &str = "\
Examples:
  coquille report --preset ocr scans -o report.html
  coquille report --jsonl --field body pages.jsonl -o report.html
  coquille clean --decisions decisions.tsv page.txt      what was decided on the page

A file is a document, and so is a JSON line. Directories are read as `coquille clean` reads them.";

#[derive(Debug, clap::Args)]
pub(crate) struct FitArgs {
    #[command(flatten)]
    pub(crate) input: InputArgs,
    /// Write to this file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Leave out what is met less often; the table is shorter, and no longer adds up with others
    #[arg(long, value_name = "N", default_value = "1")]
    pub(crate) at_least: NonZeroU32,
}

#[derive(Debug, clap::Args)]
pub(crate) struct FitChannelArgs {
    /// Files of JSON lines; standard input if none is given, or for `-`
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The field with the text as it was read
    #[arg(long, value_name = "NAME", default_value = "noisy")]
    pub(crate) read: String,
    /// The field with the text as it was printed
    #[arg(long, value_name = "NAME", default_value = "gold")]
    pub(crate) printed: String,
    /// Write to this file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  coquille completions bash > ~/.local/share/bash-completion/completions/coquille
  coquille completions zsh > ~/.zfunc/_coquille
  coquille completions fish > ~/.config/fish/completions/coquille.fish";

const MAN_EXAMPLES: &str = "\
Examples:
  coquille man | man -l -
  coquille man > ~/.local/share/man/man1/coquille.1";

const FIT_CHANNEL_EXAMPLES: &str = "\
Examples:
  coquille fit-channel -o channel.tsv pairs.jsonl
  coquille clean --preset ocr --channel channel.tsv page.txt";

const FIT_EXAMPLES: &str = "\
Examples:
  coquille fit -o words.tsv pages.jsonl
  coquille fit -o words.tsv --words words.tsv more.txt        add to what is known
  coquille fit --words a.tsv --words b.tsv /dev/null          add two tables
  coquille fit --at-least 3 --words words.tsv /dev/null       only what is used again and again";
