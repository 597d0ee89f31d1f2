//! Pairs of a damaged text and the right one, from JSON lines.

use std::fs;
use std::path::{Path, PathBuf};

/// A text as it is and as it should be.
pub(crate) struct Pair {
    pub(crate) noisy: String,
    pub(crate) gold: String,
}

/// The pairs of the repository.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from("benches/quality")
}

/// The files among the paths, and the `.jsonl` files of the folders.
pub(crate) fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = fs::read_dir(path).map_err(|wrong| format!("{}: {wrong}", path.display()))?;
        let found = entries.filter_map(|entry| entry.ok().map(|e| e.path()));
        let mut found: Vec<_> =
            found.filter(|file| file.extension().is_some_and(|e| e == "jsonl")).collect();
        if found.is_empty() {
            return Err(format!("{}: there are no .jsonl files in this folder", path.display()));
        }
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

/// The pairs of a file.
pub(crate) fn read(file: &Path) -> Result<Vec<Pair>, String> {
    let text = fs::read_to_string(file).map_err(|wrong| format!("{}: {wrong}", file.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(i, line)| {
            pair(line).ok_or_else(|| {
                format!(
                    "{}:{}: expected {{\"noisy\": \"…\", \"gold\": \"…\"}}",
                    file.display(),
                    i + 1
                )
            })
        })
        .collect()
}

fn pair(line: &str) -> Option<Pair> {
    let object: serde_json::Value = serde_json::from_str(line).ok()?;
    let field = |name: &str| Some(object.get(name)?.as_str()?.to_owned());
    Some(Pair { noisy: field("noisy")?, gold: field("gold")? })
}
