//! How fast and how large: `cargo bench --bench speed` prints a table in Markdown.
//!
//! Throughput is on one core, on French text without fault, the commonest input: what has to be paid for every
//! page whether it is damaged or not. The bare loop, which cuts the same text into words and looks each up in a
//! hash set, is what any speller pays before it decides anything.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use coquille::{Cleaner, Options, Preset};
use rustc_hash::FxHashSet;

/// Where the text comes from: `texts/README.md`.
const FRENCH: &str = include_str!("texts/french.txt");

/// A page of the web, without its markup, has about this length in bytes.
const PAGE: usize = 8_000;

/// Long enough that a slow core is not measured while it wakes up.
const LEAST_TIME: Duration = Duration::from_secs(1);

/// New processes that are timed; their median is printed.
const PROCESSES: usize = 20;

/// Told to a new process of this program: clean so many bytes and say how much memory that took.
const PEAK: &str = "--peak-memory";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|a| a == PEAK) {
        let bytes = arguments[at + 1].parse().expect("a number of bytes");
        black_box(Cleaner::default().clean(&french(bytes)));
        print(&own_peak().unwrap_or_default());
        return;
    }
    let mut rows = Vec::new();
    throughput(&mut rows);
    processes(&mut rows);
    sizes(&mut rows);
    let mut table = String::from("| what | value |\n|---|---:|\n");
    for (what, value) in rows {
        writeln!(table, "| {what} | {value} |").expect("memory is there");
    }
    print(&table);
}

type Rows = Vec<(String, String)>;

fn throughput(rows: &mut Rows) {
    let page = french(PAGE);
    let words: FxHashSet<&str> = words(&page).collect();
    let bare = speed(&page, |page| words_known(page, &words));
    rows.push(("bare loop: cut words, look up in a hash set".to_owned(), megabytes(bare)));
    for (name, preset) in [("repair", Preset::Repair), ("web", Preset::Web), ("ocr", Preset::Ocr)] {
        let cleaner = Cleaner::preset(preset);
        let clean = speed(&page, |page| cleaner.clean(page).len());
        rows.push((format!("clean, preset {name}, one core"), megabytes(clean)));
        if preset == Preset::Repair {
            rows.push(("bare loop is faster by".to_owned(), format!("{:.1} ×", bare / clean)));
            let explain = speed(&page, |page| cleaner.explain(page).edits.len());
            rows.push(("explain, preset repair, one core".to_owned(), megabytes(explain)));
        }
    }
    let mut options = Options::default();
    options.spelling = false;
    options.names = false;
    let cleaner = Cleaner::new(options);
    let clean = speed(&page, |page| cleaner.clean(page).len());
    rows.push(("clean without spelling and names, one core".to_owned(), megabytes(clean)));
    let edits = Cleaner::default().explain(FRENCH).edits.len();
    rows.push(("edits in this text, which has no fault".to_owned(), edits.to_string()));
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

/// The text, again and again, cut to a length.
fn french(bytes: usize) -> String {
    let mut text = FRENCH.repeat(bytes / FRENCH.len() + 1);
    let end = (0..=bytes).rev().find(|&at| text.is_char_boundary(at));
    text.truncate(end.unwrap_or(0));
    text
}

/// Bytes a second.
fn speed(page: &str, work: impl Fn(&str) -> usize) -> f64 {
    black_box(work(page));
    let started = Instant::now();
    let mut pages = 0;
    while started.elapsed() < LEAST_TIME {
        black_box(work(black_box(page)));
        pages += 1;
    }
    (pages * page.len()) as f64 / started.elapsed().as_secs_f64()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

fn words_known(text: &str, known: &FxHashSet<&str>) -> usize {
    words(text).filter(|word| known.contains(word)).count()
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
        .current_dir(env!("CARGO_MANIFEST_DIR"))
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
