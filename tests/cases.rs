//! The cases of every stage, in `tests/cases/<stage>.txt`; `tests/cases/README.md` tells how they are written.

use std::fs;
use std::path::Path;

use coquille::{Cleaner, Options, Preset};

/// One text and what should come of it.
struct Case {
    title: String,
    line: usize,
    options: Options,
    before: Vec<String>,
    after: Vec<String>,
    /// Whether it is known to fail, and must.
    fails: bool,
}

#[test]
fn every_case_holds() {
    let folder = Path::new("tests/cases");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in &files {
        let name = file.file_name().unwrap().to_string_lossy();
        let cases = read(&fs::read_to_string(file).unwrap(), &name);
        let kept = cases.iter().filter(|c| c.before == c.after).count();
        assert!(
            kept * 2 >= cases.len(),
            "{name} needs at least as many cases left alone as repaired"
        );
        count += cases.len();
        wrong.extend(cases.iter().filter_map(|case| {
            run(case).map(|why| format!("{name}:{}: {}: {why}", case.line, case.title))
        }));
    }
    assert!(count > 0, "no cases in tests/cases");
    assert!(wrong.is_empty(), "{} of {count} cases:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with how the case comes out, if anything.
fn run(case: &Case) -> Option<String> {
    let (before, after) = (case.before.join("\n"), case.after.join("\n"));
    let cleaner = Cleaner::new(case.options.clone());
    let cleaned = cleaner.explain(&before);
    if cleaned.original() != before {
        return Some(format!("the edits do not lead back: {:?}", cleaned.original()));
    }
    if cleaner.clean(&before) != cleaned.text.as_str() {
        return Some("clean and explain differ".to_owned());
    }
    if cleaner.clean(&cleaned.text) != cleaned.text.as_str() {
        return Some(format!("cleaned again it changes: {:?}", cleaner.clean(&cleaned.text)));
    }
    match (cleaned.text == after, case.fails) {
        (true, false) | (false, true) => None,
        (true, true) => Some("marked as a known failure, but it comes out right".to_owned()),
        (false, false) => {
            Some(format!("\n  wanted {after:?}\n  got    {:?} {:?}", cleaned.text, cleaned.edits))
        }
    }
}

fn read(text: &str, file: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut title = String::new();
    let mut options = Options::default();
    let mut open = false;
    for (i, line) in text.lines().enumerate() {
        let (sign, rest) = line.split_at(line.chars().next().map_or(0, char::len_utf8));
        let content = unescape(rest.strip_prefix(' ').unwrap_or(rest));
        match sign {
            "#" => {}
            "" => open = false,
            "!" => options = read_options(&content, file),
            "-" | "=" | "+" | "?" => {
                if !open && matches!(sign, "-" | "=") {
                    let (title, options) = (title.clone(), options.clone());
                    cases.push(Case {
                        title,
                        line: i + 1,
                        options,
                        before: Vec::new(),
                        after: Vec::new(),
                        fails: false,
                    });
                    open = true;
                }
                let case = cases
                    .last_mut()
                    .unwrap_or_else(|| panic!("{file}:{}: a case begins with - or =", i + 1));
                if matches!(sign, "-" | "=") {
                    case.before.push(content.clone());
                }
                if sign != "-" {
                    case.after.push(content);
                }
                case.fails |= sign == "?";
            }
            _ => {
                line.clone_into(&mut title);
                open = false;
            }
        }
    }
    cases
}

/// `web`, `web page=mark quotes=french`
fn read_options(words: &str, file: &str) -> Options {
    let mut words = words.split_whitespace();
    let preset: Preset =
        words.next().unwrap_or("repair").parse().unwrap_or_else(|e| panic!("{file}: {e}"));
    let mut options = Options::preset(preset);
    for word in words {
        let (name, value) =
            word.split_once('=').unwrap_or_else(|| panic!("{file}: {word}: expected option=value"));
        options.set(name, value).unwrap_or_else(|e| panic!("{file}: {e}"));
    }
    options
}

/// `\u{A0}`, `\t` and `\\` as the characters they stand for.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let code = rest.strip_prefix("u{").and_then(|r| r.split_once('}'));
        if let Some((code, after)) = code {
            let code = u32::from_str_radix(code, 16).expect("hexadecimal digits");
            out.push(char::from_u32(code).expect("a character"));
            rest = after;
        } else if let Some(after) = rest.strip_prefix('t') {
            out.push('\t');
            rest = after;
        } else {
            out.push('\\');
            rest = rest.strip_prefix('\\').unwrap_or(rest);
        }
    }
    out + rest
}
