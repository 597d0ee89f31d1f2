//! Long inputs are read, cleaned and written bit by bit.

use std::fmt::Write as _;

use crate::program::{Folder, feed};

/// Longer than a part, with something to mend in each, and without line ends.
fn long_text() -> String {
    let mut text = String::new();
    for i in 0..9000 {
        let _ = write!(text, "La page {i} du vieux registre est d&eacute;chir&eacute;e. ");
    }
    text
}

#[test]
fn a_long_text_is_cleaned_as_a_whole_one() {
    let text = long_text();
    let wanted = text.replace("&eacute;", "é");
    for preset in ["repair", "web", "ocr"] {
        for threads in ["1", "3"] {
            let out = feed(&["clean", "--preset", preset, "--threads", threads], &text).done();
            assert!(out == wanted, "{preset}");
        }
    }
    let lines = text.replace(". ", ".\r\n");
    assert!(feed(&["clean"], &lines).done() == lines.replace("&eacute;", "é"));
    assert!(coquille::clean(&text) == wanted);
    let mut streamed = Vec::new();
    let tally = coquille::Cleaner::default().clean_stream(text.as_bytes(), &mut streamed).unwrap();
    assert!(streamed == wanted.as_bytes());
    assert_eq!((tally.edited(), tally.read), (18_000, text.len() as u64));
}

#[test]
fn a_long_json_line_keeps_all_but_its_text() {
    let text = long_text().repeat(10);
    let escaped = text.replace("registre", "r\\u0065gistre \\\"\\ud83d\\udc1f\\\"");
    let line = |text: &str| {
        format!("{{\"n\": 1 , \"text\":\"{text}\", \"id\":[2]}}\n{{\"text\":\"x\"}}\n")
    };
    let out = feed(&["clean", "--jsonl", "--set", "spelling=false"], &line(&escaped)).done();
    let wanted = text.replace("registre", "registre \\\"🐟\\\"").replace("&eacute;", "é");
    assert!(out == line(&wanted));
    // where there is nothing to mend, not even the way it is written changes
    let right = line(&escaped.replace("&eacute;", "\\u00e9"));
    let out = feed(&["clean", "--jsonl", "--set", "spelling=false"], &right).done();
    assert!(out == right);
}

#[test]
fn half_a_character_in_a_long_json_line_is_told() {
    let line = format!("{{\"text\":\"{}\\ud83d\"}}\n", "Il pleut. ".repeat(600_000));
    let folder = Folder::with(&[("a.jsonl", &line)]);
    let run =
        folder.run(&["clean", "--jsonl", "--set", "spelling=false", "-o", "out.jsonl", "a.jsonl"]);
    assert!(run.failed(3).contains("a.jsonl:1: the field `text` is not a string of Unicode"));
    assert!(!folder.path("out.jsonl").exists());
}

#[test]
fn other_encodings_are_read_in_blocks_too() {
    let line = "La fen\u{ea}tre est ferm\u{e9}e depuis l'\u{e9}t\u{e9}.\n";
    let text = line.repeat(150_000);
    let folder = Folder::with(&[]);
    folder.write("latin.txt", &text.chars().map(|c| c as u8).collect::<Vec<u8>>());
    folder.write("wide.txt", &text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>());
    for (name, encoding) in [("latin.txt", "windows-1252"), ("wide.txt", "utf-16be")] {
        let run = folder.run(&["clean", "--set", "spelling=false", name]);
        assert_eq!(run.err, format!("{name}: read as {encoding}\n"));
        assert!(run.out == text, "{name}");
    }
}

#[test]
fn a_summary_is_given_to_those_who_ask() {
    let run = feed(&["clean", "--summary"], "L'&eacute;cole est ferm&eacute;e.\n");
    assert_eq!((run.code, run.out.as_str()), (0, "L'école est fermée.\n"));
    assert!(run.err.starts_with("text: 34 B in "), "{}", run.err);
    assert!(run.err.ends_with("\n2 edits: html-entity 2\n"), "{}", run.err);
}

/// 60 MB in one line, and as JSON; `cargo test --release --test command -- --ignored`.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "takes a minute"]
fn memory_stays_bounded() {
    let text = long_text().repeat(120);
    let json = format!("{{\"text\":\"{text}\"}}\n");
    let folder = Folder::with(&[("a.txt", &text), ("a.jsonl", &json)]);
    folder.write("nul.txt", &vec![0; 60 << 20]);
    for preset in ["repair", "web", "ocr"] {
        for (name, more) in [("a.txt", 0), ("a.jsonl", json.len()), ("nul.txt", 0)] {
            let mut arguments = vec!["clean", "--preset", preset, "-o", "out", name];
            if more > 0 {
                arguments.insert(1, "--jsonl");
            }
            let peak = peak_memory(&folder, &arguments);
            // a JSON line is held as long as it is worked on
            assert!(peak < (150 << 20) + more, "{preset} {name}: {} MB", peak >> 20);
        }
    }
}

/// The most memory that a run of the program had, in bytes.
#[cfg(target_os = "linux")]
fn peak_memory(folder: &Folder, arguments: &[&str]) -> usize {
    let mut child = folder.command(arguments).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let size = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        peak = peak.max(size.unwrap_or(0));
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert!(peak > 0);
    peak << 10
}
