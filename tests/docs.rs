//! The tables of `docs/options.md` and `docs/reasons.md` say what the code says; `UPDATE=1` writes them. What the
//! README shows first is true.

#![expect(clippy::unwrap_used, reason = "where something is missing, the test fails")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use coquille::{Options, Preset, Reason};

const BEGIN: &str = "<!-- written by `UPDATE=1 cargo test --test docs` -->\n";
const END: &str = "<!-- end -->\n";

#[test]
fn the_table_of_options_is_true() {
    let presets = [Preset::Repair, Preset::Web, Preset::Ocr].map(Options::preset);
    let descriptions = descriptions();
    let mut table = "| option | values | `repair` | `web` | `ocr` | what it does |\n".to_owned();
    table.push_str("|---|---|---|---|---|---|\n");
    for name in Options::NAMES {
        let [repair, web, ocr] = presets.each_ref().map(|options| options.get(name).unwrap());
        let described = descriptions.iter().find(|(option, _)| option == name);
        let (_, what) = described.unwrap_or_else(|| panic!("{name} has no description"));
        writeln!(table, "| `{name}` | {} | {repair} | {web} | {ocr} | {what} |", values(name))
            .unwrap();
    }
    compare("docs/options.md", &table);
}

#[test]
fn the_table_of_reasons_is_true() {
    let mut table = "| reason | option | what was wrong |\n|---|---|---|\n".to_owned();
    for reason in Reason::ALL {
        let (code, stage, what) = (reason.code(), reason.stage(), reason.description());
        writeln!(table, "| `{code}` | `{stage}` | {} |", cell(what)).unwrap();
    }
    compare("docs/reasons.md", &table);
}

#[test]
fn the_first_example_of_the_readme_is_true() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let example =
        readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let (before, after) = example.split_once("\n\n").unwrap();
    // lines that go on are indented
    let text = |lines: &str| lines.split_whitespace().skip(1).collect::<Vec<_>>().join(" ");
    assert_eq!(coquille::clean(&text(before)), text(after));
}

/// The values that an option takes, as the error about another value lists them.
fn values(option: &str) -> String {
    let refused = Options::default().set(option, "?").err().map(|error| error.to_string());
    match refused.as_deref().and_then(|error| error.rsplit_once("expected ")) {
        Some((_, values)) => values.to_owned(),
        None => "words".to_owned(),
    }
}

/// What `src/options.rs` says above each option.
fn descriptions() -> Vec<(String, String)> {
    let source = fs::read_to_string(root().join("src/options.rs")).unwrap();
    let (_, list) = source.split_once("\noptions! {\n").expect("the list of options");
    let (list, _) = list.split_once("\n}\n").expect("the end of the list");
    let mut descriptions = Vec::new();
    let mut words = Vec::new();
    for line in list.lines().map(str::trim) {
        if let Some(comment) = line.strip_prefix("///") {
            words.push(comment.trim());
        } else if let Some((name, _)) = line.split_once(':') {
            descriptions.push((name.to_owned(), cell(&words.join(" "))));
            words.clear();
        }
    }
    descriptions
}

/// Text for a cell of a table.
fn cell(text: &str) -> String {
    text.trim().replace('|', "\\|")
}

/// Compares the table of a page, or writes it.
#[track_caller]
fn compare(page: &str, table: &str) {
    let path = root().join(page);
    let text = fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(BEGIN).expect("the mark where the table begins");
    let (stands, after) = rest.split_once(END).expect("the mark where the table ends");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, [before, BEGIN, table, END, after].concat()).unwrap();
    } else {
        assert!(stands == table, "{page} is out of date: UPDATE=1 cargo test --test docs");
    }
}

/// The tests run in the folder of their package.
fn root() -> &'static Path {
    Path::new(".")
}
