//! How fast and how large: `cargo bench --bench speed` prints a table in Markdown.
//!
//! Throughput is on one core, on French text without fault, the commonest input: what has to be paid for every
//! page whether it is damaged or not. The text is cut into pages of whole lines, and each is cleaned once a round. A
//! thread remembers its searches, so that after the first round it makes none: that is how fast a corpus of many pages
//! can become at best. The first round of a thread has a row of its own.
//!
//! `cargo bench --bench speed -- FILE` times the beginning of a text of one's own, in first rounds only. Of some
//! megabytes that is the speed of a corpus like it.
//!
//! The bare loop cuts the same text into words and looks each up, as it is written, in a hash set of all forms of the
//! lexicon: what any speller pays before it decides anything.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use coquille::model::Model;
use coquille::{Cleaner, Options, Preset};
use fst::{IntoStreamer, Streamer};
use rustc_hash::FxHashSet;

/// Where the text comes from: `texts/README.md`.
const FRENCH: &str = include_str!("texts/french.txt");

/// A page of the web, without its markup, has about this length in bytes.
const PAGE: usize = 8_000;

/// So many bytes of one's own text are timed: about a second's work.
const MOST: usize = 4_000_000;

/// Long enough that a slow core is not measured while it wakes up.
const LEAST_TIME: Duration = Duration::from_secs(1);

/// New processes that are timed; their median is printed.
const PROCESSES: usize = 20;

/// Told to a new process of this program: clean so many bytes and say how much memory that took.
const PEAK: &str = "--peak-memory";

fn main() {
    let mut file = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            // cargo's own
            "--bench" => {}
            PEAK => {
                let bytes = arguments.next().and_then(|bytes| bytes.parse().ok());
                black_box(Cleaner::default().clean(&french(bytes.expect("a number of bytes"))));
                return print(&own_peak().unwrap_or_default());
            }
            _ => file = Some(argument),
        }
    }
    let mut rows = Vec::new();
    if let Some(file) = file {
        let text = fs::read_to_string(&file);
        let text = text.unwrap_or_else(|wrong| panic!("{file}: {wrong}"));
        throughput(&pages(&text[..whole_lines(&text, MOST)]), at_first, &mut rows);
    } else {
        let pages = pages(FRENCH);
        let edits = throughput(&pages, again, &mut rows);
        assert_eq!(edits, 0, "the text has no fault, and is repaired");
        first_round(&pages, &mut rows);
        processes(&mut rows);
        sizes(&mut rows);
    }
    let mut table = String::from("| what | value |\n|---|---:|\n");
    for (what, value) in rows {
        writeln!(table, "| {what} | {value} |").expect("memory is there");
    }
    print(&table);
}

type Rows = Vec<(String, String)>;

/// What is done to a page; a size that comes of it keeps the compiler from leaving it out.
type Work<'a> = &'a (dyn Fn(&str) -> usize + Sync);

/// Adds how fast the pages are cleaned, and says how many edits that makes.
fn throughput(pages: &[&str], speed: fn(&[&str], Work<'_>) -> f64, rows: &mut Rows) -> usize {
    let forms = forms();
    let bare = speed(pages, &|page| words_known(page, &forms));
    let row = "bare loop: cut words, look up in a hash set of all forms";
    rows.push((row.to_owned(), megabytes(bare)));
    for (name, preset) in [("repair", Preset::Repair), ("web", Preset::Web), ("ocr", Preset::Ocr)] {
        let cleaner = Cleaner::preset(preset);
        let clean = speed(pages, &|page| cleaner.clean(page).len());
        rows.push((format!("clean, preset {name}, one core"), megabytes(clean)));
        if preset == Preset::Repair {
            rows.push(("bare loop is faster by".to_owned(), format!("{:.1} ×", bare / clean)));
            let explain = speed(pages, &|page| cleaner.explain(page).edits.len());
            rows.push(("explain, preset repair, one core".to_owned(), megabytes(explain)));
        }
    }
    let mut options = Options::default();
    options.spelling = false;
    options.names = false;
    let cleaner = Cleaner::new(options);
    let clean = speed(pages, &|page| cleaner.clean(page).len());
    rows.push(("clean without spelling and names, one core".to_owned(), megabytes(clean)));
    let cleaner = Cleaner::default();
    let edits: usize = pages.iter().map(|page| cleaner.explain(page).edits.len()).sum();
    rows.push((format!("edits in these {} kB", length(pages) / 1000), edits.to_string()));
    edits
}

fn first_round(pages: &[&str], rows: &mut Rows) {
    let cleaner = Cleaner::default();
    let clean = at_first(pages, &|page| cleaner.clean(page).len());
    rows.push((
        format!("clean, the first {} kB of a thread", length(pages) / 1000),
        megabytes(clean),
    ));
}

fn processes(rows: &mut Rows) {
    let text = &FRENCH[..FRENCH.find('\n').unwrap_or(FRENCH.len())];
    let mut times: Vec<Duration> = (0..PROCESSES).map(|_| first_result(text)).collect();
    times.sort_unstable();
    let median = format!("{:.1} ms", times[PROCESSES / 2].as_secs_f64() * 1e3);
    rows.push((format!("a new process cleans {} bytes", text.len()), median));
    for (name, bytes) in [("8 kB", PAGE), ("10 MB", 10_000_000)] {
        if let Some(peak) = peak(bytes) {
            rows.push((format!("peak memory of a process that cleans {name}"), peak));
        }
    }
}

fn sizes(rows: &mut Rows) {
    let binary = fs::metadata(env!("CARGO_BIN_EXE_coquille")).map_or(0, |m| m.len());
    rows.push(("the command".to_owned(), megabytes_of(binary)));
    for package in ["coquille", "coquille-dictionaries"] {
        let size = packed(package).map_or_else(|| "cannot be packed here".to_owned(), megabytes_of);
        rows.push((format!("crate {package}, packed"), size));
    }
}

/// The text, again and again, in whole lines.
fn french(bytes: usize) -> String {
    let mut text = FRENCH.repeat(bytes / FRENCH.len() + 1);
    text.truncate(whole_lines(&text, bytes));
    text
}

/// Cuts the text into pages at line ends.
fn pages(mut text: &str) -> Vec<&str> {
    let mut pages = Vec::new();
    while !text.is_empty() {
        let (page, rest) = text.split_at(whole_lines(text, PAGE));
        pages.push(page);
        text = rest;
    }
    pages
}

fn length(pages: &[&str]) -> usize {
    pages.iter().map(|page| page.len()).sum()
}

/// The length of the lines that end within so many bytes; of the first if none does.
fn whole_lines(text: &str, bytes: usize) -> usize {
    if text.len() <= bytes {
        return text.len();
    }
    let within = text.as_bytes()[..bytes].iter().rposition(|&b| b == b'\n');
    within.or_else(|| text.find('\n')).map_or(text.len(), |end| end + 1)
}

/// Bytes a second on a thread that has seen the pages before.
fn again(pages: &[&str], work: Work<'_>) -> f64 {
    round(pages, work);
    speed(pages, || round(pages, work))
}

/// Bytes a second on threads that have not.
fn at_first(pages: &[&str], work: Work<'_>) -> f64 {
    let new = || thread::scope(|scope| scope.spawn(|| round(pages, work)).join());
    speed(pages, || new().expect("no page makes it panic"))
}

/// Bytes a second in rounds that take so long.
fn speed(pages: &[&str], round: impl Fn() -> Duration) -> f64 {
    let (mut time, mut rounds) = (Duration::ZERO, 0);
    while time < LEAST_TIME {
        time += round();
        rounds += 1;
    }
    (rounds * length(pages)) as f64 / time.as_secs_f64()
}

/// How long it takes to do the work on each page once.
fn round(pages: &[&str], work: Work<'_>) -> Duration {
    let started = Instant::now();
    for page in pages {
        black_box(work(black_box(page)));
    }
    started.elapsed()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

fn words_known(text: &str, known: &FxHashSet<Box<str>>) -> usize {
    words(text).filter(|word| known.contains(*word)).count()
}

/// Every form of the lexicon.
fn forms() -> FxHashSet<Box<str>> {
    let mut forms = FxHashSet::default();
    let mut stream = Model::french().lexicon.fst().into_stream();
    while let Some((form, _)) = stream.next() {
        forms.insert(String::from_utf8_lossy(form).into());
    }
    forms
}

/// How long a new process takes until the text is clean.
fn first_result(text: &str) -> Duration {
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_coquille"))
        .arg("clean")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("piped");
    stdin.write_all(text.as_bytes()).expect("the command reads");
    drop(stdin);
    let output = child.wait_with_output().expect("the command ends");
    assert!(output.status.success());
    started.elapsed()
}

/// The most memory a new process took to clean so many bytes.
fn peak(bytes: usize) -> Option<String> {
    let program = std::env::current_exe().ok()?;
    let output = Command::new(program).args([PEAK, &bytes.to_string()]).output().ok()?;
    let peak = String::from_utf8(output.stdout).ok()?.trim().to_owned();
    (!peak.is_empty()).then_some(peak)
}

/// The most memory this process took so far; Linux alone tells.
fn own_peak() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(megabytes_of(kibibytes * 1024))
}

/// The size of a package as it would be published.
fn packed(package: &str) -> Option<u64> {
    let folder = tempfile::tempdir().ok()?;
    let target = folder.path().to_str()?;
    let arguments =
        ["package", "--workspace", "--no-verify", "--allow-dirty", "--offline", "--quiet"];
    let done = Command::new(env!("CARGO"))
        .args(arguments)
        .args(["--exclude", "coquille-dictionaries-build", "--target-dir", target])
        .output()
        .ok()?;
    if !done.status.success() {
        return None;
    }
    let file = format!("package/{package}-{}.crate", env!("CARGO_PKG_VERSION"));
    Some(fs::metadata(folder.path().join(file)).ok()?.len())
}

fn megabytes(bytes_a_second: f64) -> String {
    format!("{:.1} MB/s", bytes_a_second / 1e6)
}

fn megabytes_of(bytes: u64) -> String {
    if bytes < 1_000_000 {
        return format!("{} kB", bytes / 1000);
    }
    format!("{:.1} MB", bytes as f64 / 1e6)
}

fn print(text: &str) {
    std::io::stdout().write_all(text.as_bytes()).expect("standard output is open");
}
