//! Texts to measure on: files of right texts, as pairs of damaged and true text or as plain lines.

use std::path::Path;

use serde_json::Value;

use crate::error::{Error, Result};

/// A right text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What its line calls it, or else the number of its line, from 1.
    pub id: String,
    /// The text itself.
    pub text: String,
}

/// The right texts of a file, one a line: of `.jsonl` the field `gold`, or `text` where there is none; of other files
/// the whole line. Empty lines are none.
///
/// # Errors
/// When the file cannot be read, or a JSON line has no such field.
pub fn read(path: &Path) -> Result<Vec<Text>> {
    let all = std::fs::read_to_string(path).map_err(Error::file(path))?;
    let is_json = path.extension().is_some_and(|extension| extension == "jsonl");
    let lines = all.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let text = |(i, line): (usize, &str)| {
        let number = || (i + 1).to_string();
        if !is_json {
            return Ok(Text { id: number(), text: line.to_owned() });
        }
        let wrong = |problem: String| Error::line(&path.display().to_string(), i, problem);
        let object: Value = serde_json::from_str(line).map_err(|e| wrong(e.to_string()))?;
        let text = object["gold"].as_str().or(object["text"].as_str());
        let text = text
            .ok_or_else(|| wrong("found no text, expected a field `gold` or `text`".to_owned()))?;
        Ok(Text {
            id: object["id"].as_str().map_or_else(number, str::to_owned),
            text: text.to_owned(),
        })
    };
    lines.map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(name: &str, lines: &str) -> Result<Vec<(String, String)>> {
        let file = std::env::temp_dir().join(format!("coquille-{}-{name}", std::process::id()));
        std::fs::write(&file, lines).unwrap();
        let texts = read(&file);
        std::fs::remove_file(&file).unwrap();
        Ok(texts?.into_iter().map(|text| (text.id, text.text)).collect())
    }

    fn pairs(expected: [(&str, &str); 2]) -> Vec<(String, String)> {
        expected.map(|(id, text)| (id.to_owned(), text.to_owned())).to_vec()
    }

    #[test]
    fn pairs_and_plain_lines_are_read() {
        let lines = r#"{"id":"a","noisy":"Lété","gold":"L'été"}

{"text":"Le mot"}
"#;
        assert_eq!(texts("p.jsonl", lines).unwrap(), pairs([("a", "L'été"), ("3", "Le mot")]));
        assert_eq!(texts("p.txt", "Un\n\nDeux\n").unwrap(), pairs([("1", "Un"), ("3", "Deux")]));
    }

    #[test]
    fn a_line_without_a_text_is_named() {
        let wrong =
            texts("w.jsonl", "{\"gold\":\"Un\"}\n{\"body\":\"x\"}\n").unwrap_err().to_string();
        assert!(wrong.contains("line 2") && wrong.contains("`gold`"), "{wrong}");
    }
}
