//! JSON lines: the text of one field is cleaned, and every other byte of the line stays.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::ops::Range;
use std::sync::Arc;

use serde_json::value::RawValue;

use super::failure::Failure;
use super::input::Source;
use super::record::{Record, Written};

/// The records of a source, up to the first line that is none.
pub(crate) struct Lines {
    reader: Box<dyn BufRead>,
    source: Arc<Source>,
    field: Arc<str>,
    encoding: Option<String>,
    line: usize,
    ended: bool,
}

impl Lines {
    pub(crate) fn new(
        reader: Box<dyn BufRead>,
        source: Arc<Source>,
        field: &str,
        encoding: Option<String>,
    ) -> Self {
        Self { reader, source, field: field.into(), encoding, line: 0, ended: false }
    }

    fn read(&mut self) -> Result<Option<Record>, Failure> {
        let mut bytes = Vec::new();
        let read = self.reader.read_until(b'\n', &mut bytes);
        if read.map_err(|e| self.source.unreadable(&e))? == 0 {
            return Ok(None);
        }
        self.line += 1;
        let line = self.line;
        let raw = self.source.decode_line(bytes, line, self.encoding.as_deref())?;
        let (value, id) = if raw.trim().is_empty() {
            (0..0, None)
        } else {
            find_text(&raw, &self.field)
                .map_err(|wrong| Failure::Input(format!("{}:{line}: {wrong}", self.source)))?
        };
        let (source, field) = (Arc::clone(&self.source), Arc::clone(&self.field));
        Ok(Some(Record { source, line, id, raw, value, form: Written::Json { field } }))
    }
}

impl Iterator for Lines {
    type Item = Result<Record, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.read().transpose();
        self.ended = !matches!(next, Some(Ok(_)));
        next
    }
}

/// Where the text of a field stands in the line, as JSON, and the line's `id`.
fn find_text(line: &str, field: &str) -> Result<(Range<usize>, Option<String>), String> {
    let object = line.strip_prefix('\u{FEFF}').unwrap_or(line).trim_end();
    if !object.trim_start().starts_with('{') {
        return Err(format!(
            "expected a JSON object such as {{\"{field}\": \"…\"}}, found `{}`",
            beginning(object)
        ));
    }
    let fields: BTreeMap<String, &RawValue> =
        serde_json::from_str(object).map_err(|e| format!("this is not JSON: {}", what(&e)))?;
    let Some(value) = fields.get(field) else {
        let names = fields.keys().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
        let has = if names.is_empty() { "none".to_owned() } else { names };
        return Err(format!(
            "there is no field `{field}`; the line has {has}: choose with --field"
        ));
    };
    let value = value.get();
    if !value.starts_with('"') {
        return Err(format!(
            "the field `{field}` is not a string: `{}`; choose another with --field",
            beginning(value)
        ));
    }
    let start = value.as_ptr().addr() - line.as_ptr().addr();
    let id = fields.get("id").map(|id| id.get().to_owned());
    Ok((start..start + value.len(), id))
}

/// The message of an error with its column; its line is that of the file.
fn what(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}

fn beginning(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(line: &str) -> Record {
        let (value, id) = find_text(line, "text").unwrap();
        let source = Arc::new(Source::Stdin);
        let form = Written::Json { field: "text".into() };
        Record { source, line: 1, id, raw: line.to_owned(), value, form }
    }

    fn replaced(line: &str) -> String {
        record(line).with_text("né\"")
    }

    #[test]
    fn only_the_text_changes() {
        let line = "{\"n\": 1.50e+300 , \"text\":\"\\u00e9\", \"id\":12345678901234567890123}\r\n";
        let wanted = "{\"n\": 1.50e+300 , \"text\":\"né\\\"\", \"id\":12345678901234567890123}\r\n";
        assert_eq!(replaced(line), wanted);
        assert_eq!(replaced("\u{FEFF}{\"text\":\"\"}"), "\u{FEFF}{\"text\":\"né\\\"\"}");
        let nested = "{\"a\":{\"text\":\"x\"},\"te\\u0078t\":\"y\"}";
        assert_eq!(replaced(nested), "{\"a\":{\"text\":\"x\"},\"te\\u0078t\":\"né\\\"\"}");
    }

    #[test]
    fn the_id_is_kept_as_it_is_written() {
        assert_eq!(find_text(r#"{"id":"a\n","text":""}"#, "text").unwrap().1.unwrap(), r#""a\n""#);
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = |line| find_text(line, "text").unwrap_err();
        assert!(wrong("[1]").contains("expected a JSON object"));
        assert!(wrong("{\"text\": \"x").contains("not JSON: EOF"));
        assert!(wrong(r#"{"id":1,"body":""}"#).contains("the line has `body`, `id`"));
        assert!(wrong(r#"{"text":null}"#).contains("not a string: `null`"));
        let half = record(r#"{"text":"\ud800"}"#).text().unwrap_err().to_string();
        assert!(half.contains("-:1: ") && half.contains("Unicode"), "{half}");
    }
}
