//! Right texts of many kinds and languages, which come back byte for byte: `tests/prose/README.md`.

use std::fs;
use std::path::Path;

use coquille::{Cleaner, Preset};

#[test]
fn right_texts_come_back_byte_for_byte() {
    let folder = Path::new("tests/prose");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    assert!(!files.is_empty(), "no texts in tests/prose");
    let mut wrong = Vec::new();
    for file in &files {
        let name = file.file_name().unwrap().to_string_lossy();
        let text = fs::read_to_string(file).unwrap();
        for preset in [Preset::Repair, Preset::Web] {
            let cleaned = Cleaner::preset(preset).explain(&text);
            wrong.extend(cleaned.edits.iter().map(|e| {
                format!("{name}, {}: {:?} → {:?} ({})", preset.name(), e.before, e.after, e.reason)
            }));
        }
    }
    assert!(wrong.is_empty(), "{} edits:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn right_texts_look_right() {
    let folder = Path::new("tests/prose");
    for name in [
        "forum",
        "inclusive",
        "minutes",
        "news",
        "poem",
        "quebec",
        "recipe",
        "spelling1990",
        "story",
        "swiss",
    ] {
        let text = fs::read_to_string(folder.join(name).with_extension("txt")).unwrap();
        let quality = Cleaner::default().quality(&text);
        assert!(quality.right > 0.95, "{name}: {quality:?}");
    }
}
