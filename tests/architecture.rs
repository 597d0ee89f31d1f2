//! The order of the layers, and one name for one repair everywhere.

#![expect(clippy::unwrap_used, reason = "where something is missing, the test fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use coquille::{Options, Reason};

/// Each layer names only those before it.
const LAYERS: [&str; 15] = [
    "text", "error", "edit", "report", "model", "stages", "options", "pipeline", "stream",
    "quality", "cleaner", "arrow", "corpus", "cli", "python",
];

/// Options that are not the switch of a stage.
const SETTINGS: [&str; 4] = ["print", "min_confidence", "max_damage", "keep"];

#[test]
fn each_layer_names_only_those_before_it() {
    let exports = exports();
    let mut wrong = Vec::new();
    for file in sources("src") {
        let Some(layer) = module(&file).first().and_then(|name| rank(name)) else { continue };
        for name in named(&file) {
            let home = exports.get(&name).unwrap_or(&name);
            match rank(home) {
                Some(named) if named <= layer => {}
                Some(_) => wrong.push(format!("{} names {home}", file.display())),
                None => wrong.push(format!("{} names {name}, which is no layer", file.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "layers are {}:\n{}", LAYERS.join(" → "), wrong.join("\n"));
}

#[test]
fn every_module_is_of_a_layer() {
    for file in sources("src") {
        let module = module(&file);
        let known = module.first().is_none_or(|name| rank(name).is_some());
        assert!(known, "{} is of no layer", file.display());
    }
}

#[test]
fn a_stage_has_one_name_everywhere() {
    let stages = stages();
    assert!(!stages.is_empty(), "no stage in src/stages");
    let docs: String =
        files("docs/stages", "md").iter().map(|page| fs::read_to_string(page).unwrap()).collect();
    let mut wrong = Vec::new();
    for (stage, file) in &stages {
        let mut check = |holds: bool, what: &str| {
            if !holds {
                wrong.push(format!("{stage} ({}): {what}", file.display()));
            }
        };
        let module = module(file);
        check(
            module.last() == Some(stage) || module.iter().rev().nth(1) == Some(stage),
            "neither its file nor its folder has its name",
        );
        check(Options::NAMES.contains(&stage.as_str()), "no option of that name");
        check(Reason::ALL.iter().any(|r| r.stage() == stage), "no reason of that stage");
        let cases = root().join(format!("tests/cases/{stage}.txt"));
        check(cases.is_file(), "no tests/cases of that name");
        check(has_heading(&docs, stage), "no heading in docs/stages");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_option_is_of_a_stage() {
    let stages = stages();
    for option in Options::NAMES {
        let stage = stages.contains_key(*option) || SETTINGS.contains(option);
        assert!(stage, "the option {option} switches no stage of src/stages");
    }
}

#[test]
fn every_reason_is_of_a_stage() {
    let stages = stages();
    for reason in Reason::ALL {
        let stage = reason.stage();
        assert!(stages.contains_key(stage), "{reason} is of {stage}, which is no stage");
    }
}

/// The types of the other packages, the estimator for scikit-learn and the words of the page to try coquille are written by hand.
#[test]
fn the_other_packages_have_every_option_and_reason() {
    let read = |page: &str| fs::read_to_string(root().join(page)).unwrap();
    let mut missing = Vec::new();
    let mut check = |page: &str, text: &str, wanted: &[String]| {
        if !wanted.iter().any(|words| text.contains(words)) {
            missing.push(format!("{page} has no {}", wanted[0].trim()));
        }
    };
    let types = read("wasm/src/types.d.ts");
    for page in ["python/coquille/_coquille.pyi", "python/coquille/sklearn.py"] {
        let text = read(page);
        for option in Options::NAMES {
            check(page, &text, &[format!("    {option}: ")]);
        }
    }
    for option in Options::NAMES {
        check("wasm/src/types.d.ts", &types, &[format!("\n  {}: ", camel(option))]);
    }
    let words = read("docs/try/words.js");
    for reason in Reason::ALL {
        let code = reason.code();
        check("wasm/src/types.d.ts", &types, &[format!("| \"{code}\"")]);
        check("docs/try/words.js", &words, &[format!("\n  \"{code}\": "), format!("\n  {code}: ")]);
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The name of an option in JavaScript: `html_entities` → `htmlEntities`.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &word[..1].to_uppercase() + &word[1..])
}

#[test]
fn the_pages_tell_the_layers() {
    for page in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let text = fs::read_to_string(root().join(page)).unwrap();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(&LAYERS.join(" → ")), "{page} tells other layers");
    }
}

#[test]
fn cases_are_named_after_a_stage() {
    let stages = stages();
    for file in files("tests/cases", "txt") {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let known = stages.contains_key(&name) || name == "nothing";
        assert!(known, "{} is named after no stage", file.display());
    }
}

/// The tests run in the folder of their package.
fn root() -> &'static Path {
    Path::new(".")
}

fn rank(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|name| *name == layer)
}

/// Every Rust file of a folder and the folders in it, as paths from the root.
fn sources(folder: &str) -> Vec<PathBuf> {
    let mut found = files(folder, "rs");
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(path.strip_prefix(root()).unwrap().to_str().unwrap()));
        }
    }
    found.sort();
    found
}

/// The files of a folder with this extension, as paths from the root.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut found: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .map(|path| path.strip_prefix(root()).unwrap().to_owned())
        .collect();
    found.sort();
    found
}

/// The module path of a source: `src/stages/page/teasers.rs` is `stages`, `page`, `teasers`.
fn module(file: &Path) -> Vec<String> {
    let path = file.strip_prefix("src").unwrap().with_extension("");
    let mut parts: Vec<String> =
        path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    parts.pop_if(|last| ["mod", "lib", "main"].contains(&last.as_str()));
    parts
}

/// The code of a file, without comments and tests.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(root().join(file)).unwrap();
    let mut code = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let test = line == "#[cfg(test)]" && lines.peek().is_some_and(|next| next.ends_with('{'));
        if test {
            // rustfmt closes a module in the first column
            lines.by_ref().find(|line| *line == "}");
        } else if !line.trim_start().starts_with("//") {
            code.push_str(line);
            code.push('\n');
        }
    }
    code
}

/// The items at the root of the crate that a file names: after `crate::`, or `super::` often enough.
fn named(file: &Path) -> Vec<String> {
    if file.ends_with("tests.rs") {
        return Vec::new();
    }
    let depth = module(file).len();
    let code = code(file);
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        // `$crate::` in a macro names the same
        if !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            names.extend(items(&code[at + "crate::".len()..]));
        }
    }
    let upwards = "super::".repeat(depth);
    for (at, _) in code.match_indices(&upwards) {
        let line = code[..at].rfind('\n').map_or(0, |end| end + 1);
        // what is indented may stand in a module of its own
        if !code[line..].starts_with(' ') {
            names.extend(items(&code[at + upwards.len()..]));
        }
    }
    names
}

/// What a path goes on with: one name, or those in braces.
fn items(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut depth = 0;
    let mut found = vec![name(group)];
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => found.push(name(&group[at + 1..])),
            _ => {}
        }
    }
    // after the last comma
    found.retain(|name| !name.is_empty());
    found
}

fn name(path: &str) -> String {
    path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Where what `lib.rs` exports is defined: `Cleaner` in `cleaner`.
fn exports() -> BTreeMap<String, String> {
    let lib = code(Path::new("src/lib.rs"));
    let mut homes = BTreeMap::new();
    for (at, _) in lib.match_indices("pub use ") {
        let path = &lib[at + "pub use ".len()..];
        let (home, rest) = path.split_once("::").expect("a path");
        homes.extend(items(rest).into_iter().map(|item| (item, home.to_owned())));
    }
    homes
}

/// The stages by name, with the file that says it: those under `src/stages` with a `fn name`.
fn stages() -> BTreeMap<String, PathBuf> {
    let mut stages = BTreeMap::new();
    for file in sources("src/stages") {
        let code = code(&file);
        for (at, _) in code.match_indices("fn name(&self) -> &'static str {") {
            let name = code[at..].split('"').nth(1).expect("the name of a stage, written out");
            let other = stages.insert(name.to_owned(), file.clone());
            assert_eq!(other, None, "two stages are called {name}");
        }
    }
    stages
}

/// Whether a heading of the page has the name in it, in backquotes or not.
fn has_heading(page: &str, name: &str) -> bool {
    let mut headings = page.lines().filter(|line| line.starts_with('#'));
    headings.any(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_').any(|w| w == name))
}

/// The version stands in one place; what one package wants of another is that.
#[test]
fn versions_agree() {
    let manifest = fs::read_to_string("Cargo.toml").unwrap();
    let version = |after: &str| {
        let rest = manifest.split_once(after).unwrap().1.split_once("version = \"").unwrap().1;
        rest.split_once('"').unwrap().0.to_owned()
    };
    let version_of_all = version("[workspace.package]");
    for package in ["\ncoquille = {", "\ncoquille-dictionaries = {"] {
        assert_eq!(version(package), version_of_all, "{package}");
    }
    let page = fs::read_to_string("docs/rust.md").unwrap();
    let rust = manifest.split_once("rust-version = \"").unwrap().1.split_once('"').unwrap().0;
    let arrow = version("\narrow-array = {");
    for wanted in [format!("Rust {rust} or later"), format!("arrow-array@{arrow}\n")] {
        assert!(page.contains(&wanted), "docs/rust.md has no {wanted}");
    }
}
