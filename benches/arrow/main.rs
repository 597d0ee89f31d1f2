//! How long `clean_many` and `clean_arrow` take for the lines of a file: `cargo bench --bench arrow --features arrow -- FILE`.
//!
//! `bench.py` beside this writes the file, runs this, and does the same from Python. A line each: what, threads, seconds.

use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

use coquille::Cleaner;
use coquille::arrow::arrow_array::StringArray;

fn main() {
    let mut file = None;
    let mut threads = Vec::new();
    for argument in std::env::args().skip(1) {
        match argument.parse::<usize>() {
            Ok(number) => threads.push(number),
            // cargo's own
            Err(_) if argument == "--bench" => {}
            Err(_) => file = Some(argument),
        }
    }
    let Some(file) = file else {
        return print("cargo bench --bench arrow --features arrow -- FILE [THREADS…]");
    };
    let text = fs::read_to_string(&file).expect("a file of UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    let column = StringArray::from(lines.clone());
    let cleaner = Cleaner::default();
    // tables that are made once, and not by either of the two
    black_box(cleaner.clean_many(&lines[..lines.len().min(1000)]));
    for threads in threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            time("clean_many", threads, || cleaner.clean_many(&lines));
            time("clean_arrow", threads, || {
                cleaner.clean_arrow(&column).expect("a column of strings")
            });
        });
    }
}

fn time<T>(what: &str, threads: usize, run: impl FnOnce() -> T) {
    let start = Instant::now();
    let result = black_box(run());
    print(&format!("{what} {threads} {:.3}", start.elapsed().as_secs_f64()));
    drop(result);
}

fn print(line: &str) {
    writeln!(std::io::stdout(), "{line}").expect("somewhere to write to");
}
