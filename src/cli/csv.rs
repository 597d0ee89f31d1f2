//! Rows of values: one column is cleaned, and every other byte of a row stays.
//!
//! The first row names the columns. Values are quoted as RFC 4180 says; what parts them is found out from the first row.

use std::ops::Range;
use std::sync::Arc;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

use super::failure::Failure;
use super::input::Source;
use super::record::{Record, Written};
use crate::report::{counted, json};

/// What parts values, the commonest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A value of so many bytes has a quotation mark that nothing closes.
const LONGEST: usize = 256 << 20;

/// A value as it is meant.
pub(crate) fn unquoted(value: &str, delimiter: u8) -> String {
    let mut out = vec![0; value.len()];
    let (_, _, written) = reader(delimiter).read_field(value.as_bytes(), &mut out);
    out.truncate(written);
    String::from_utf8(out).expect("quotation marks are whole characters")
}

/// A text as a value of a row: quoted if the one before was, or if it has to be.
pub(crate) fn quoted(text: &str, before: &str, delimiter: u8) -> String {
    let parts = |c: char| matches!(c, '"' | '\r' | '\n') || c == char::from(delimiter);
    if before.starts_with('"') || text.contains(parts) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

fn reader(delimiter: u8) -> Reader {
    ReaderBuilder::new().delimiter(delimiter).build()
}

/// The rows of a text that comes block by block, up to the first that cannot be read.
pub(crate) struct Rows<T> {
    texts: T,
    source: Arc<Source>,
    field: String,
    reader: Reader,
    delimiter: u8,
    /// Known from the first row on.
    columns: Option<Columns>,
    /// What has been read, and up to where it has been handed on.
    buffer: String,
    done: usize,
    /// The line that follows what has been handed on.
    line: usize,
    ended: bool,
}

/// How many values a row has, and which of them are the text and the `id`.
#[derive(Clone, Copy)]
struct Columns {
    count: usize,
    text: usize,
    id: Option<usize>,
}

/// A row, and where its values stand; at the end of a file there may be line ends without any.
struct Row {
    line: usize,
    raw: String,
    values: Vec<Range<usize>>,
}

impl<T: Iterator<Item = Result<String, Failure>>> Rows<T> {
    /// The rows, with their text in the column of the name `field`.
    pub(crate) fn new(
        texts: T,
        source: Arc<Source>,
        field: &str,
        delimiter: Option<u8>,
    ) -> Result<Self, Failure> {
        let mut rows = Self {
            texts,
            source,
            field: field.to_owned(),
            reader: Reader::new(),
            delimiter: b',',
            columns: None,
            buffer: String::new(),
            done: 0,
            line: 1,
            ended: false,
        };
        while !rows.buffer.contains('\n') && rows.read_more()? {}
        rows.delimiter = delimiter.unwrap_or_else(|| delimiter_of(&rows.buffer, field));
        rows.reader = reader(rows.delimiter);
        Ok(rows)
    }

    fn read(&mut self) -> Result<Option<Record>, Failure> {
        let Some(row) = self.read_row()? else { return Ok(None) };
        let (value, id) = match self.columns {
            _ if row.values.is_empty() => (0..0, None),
            None => {
                let columns = self.columns_of(&row).map_err(|wrong| self.fail(&row, &wrong))?;
                self.columns = Some(columns);
                (0..0, None)
            }
            Some(columns) => {
                let value = self.text_of(&row, columns).map_err(|wrong| self.fail(&row, &wrong))?;
                let id = columns.id.and_then(|id| row.values.get(id));
                (value, id.map(|id| json::string(&self.value(&row, id))))
            }
        };
        let (source, form) =
            (Arc::clone(&self.source), Written::Value { delimiter: self.delimiter });
        Ok(Some(Record { source, line: row.line, id, raw: row.raw, value, form }))
    }

    /// What the first row says.
    fn columns_of(&self, row: &Row) -> Result<Columns, String> {
        let names: Vec<_> = row.values.iter().map(|name| self.value(row, name)).collect();
        let place = |wanted: &str| {
            names.iter().position(|name| name.trim_start_matches('\u{FEFF}').trim() == wanted)
        };
        let Some(text) = place(&self.field) else {
            let names = names.iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ");
            return Err(format!(
                "there is no column `{}`; the first row has {names}: choose with --field, \
                 or read the file as one text with --format text",
                self.field
            ));
        };
        Ok(Columns { count: names.len(), text, id: place("id") })
    }

    /// Where the text of a row stands. Values at the end may be missing.
    fn text_of(&self, row: &Row, columns: Columns) -> Result<Range<usize>, String> {
        let found = row.values.len();
        let expected = if found > columns.count {
            format!("the first row {}", columns.count)
        } else if let Some(value) = row.values.get(columns.text) {
            return Ok(value.clone());
        } else {
            format!("the text is number {}", columns.text + 1)
        };
        Err(format!(
            "the row has {}, and {expected}; a value that holds what parts values, `{}`, has to be quoted",
            counted(found, "value"),
            char::from(self.delimiter).escape_default()
        ))
    }

    fn value(&self, row: &Row, value: &Range<usize>) -> String {
        unquoted(&row.raw[value.clone()], self.delimiter)
    }

    fn fail(&self, row: &Row, wrong: &str) -> Failure {
        Failure::Input(format!("{}:{}: {wrong}", self.source, row.line))
    }

    /// The next row, with its line end and the empty lines before it.
    fn read_row(&mut self) -> Result<Option<Row>, Failure> {
        let mut values = Vec::new();
        let (mut start, mut at) = (0, 0);
        // only where values stand is asked for
        let mut scratch = [0; 1 << 10];
        loop {
            if self.done + at == self.buffer.len() && self.read_more()? {
                continue;
            }
            let rest = &self.buffer.as_bytes()[self.done + at..];
            let (result, read, _) = self.reader.read_field(rest, &mut scratch);
            at += read;
            match result {
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => {
                    values.push(self.value_at(start..at, record_end));
                    start = at;
                    if record_end {
                        return self.take_row(at, values).map(Some);
                    }
                }
                ReadFieldResult::End if at == 0 => return Ok(None),
                ReadFieldResult::End => return self.take_row(at, values).map(Some),
            }
            if at - start > LONGEST {
                return Err(Failure::Input(format!(
                    "{}:{}: a value has more than {} MB: is its quotation mark never closed?",
                    self.source,
                    self.line,
                    LONGEST >> 20
                )));
            }
        }
    }

    /// The value in these bytes behind what is done, without the signs that part it from others.
    fn value_at(&self, bytes: Range<usize>, ends_row: bool) -> Range<usize> {
        let is_end = |c: char| matches!(c, '\r' | '\n');
        let written = &self.buffer[self.done + bytes.start..self.done + bytes.end];
        let value =
            if ends_row { written.trim_end_matches(is_end) } else { &written[..written.len() - 1] };
        let end = bytes.start + value.len();
        // empty lines come before the first
        end - value.trim_start_matches(is_end).len()..end
    }

    fn take_row(&mut self, mut end: usize, values: Vec<Range<usize>>) -> Result<Row, Failure> {
        // the reader is content with half of \r\n
        let cut = self.buffer[..self.done + end].ends_with('\r');
        if cut && self.done + end == self.buffer.len() {
            self.read_more()?;
        }
        end += usize::from(cut && self.buffer[self.done + end..].starts_with('\n'));
        let raw = self.buffer[self.done..self.done + end].to_owned();
        self.done += end;
        let lines = |text: &str| memchr::memchr_iter(b'\n', text.as_bytes()).count();
        let line = self.line + lines(&raw[..values.first().map_or(0, |value| value.start)]);
        self.line += lines(&raw);
        Ok(Row { line, raw, values })
    }

    /// Reads another block, if there is one.
    fn read_more(&mut self) -> Result<bool, Failure> {
        if self.ended {
            return Ok(false);
        }
        self.buffer.drain(..std::mem::take(&mut self.done));
        match self.texts.next().transpose()? {
            Some(text) => self.buffer.push_str(&text),
            None => self.ended = true,
        }
        Ok(!self.ended)
    }
}

impl<T: Iterator<Item = Result<String, Failure>>> Iterator for Rows<T> {
    type Item = Result<Record, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.read().transpose();
        if matches!(next, Some(Err(_))) {
            self.ended = true;
            self.buffer.clear();
            self.done = 0;
        }
        next
    }
}

/// What parts the names of the first row: that which makes `field` one of them, or else the commonest sign in it.
fn delimiter_of(text: &str, field: &str) -> u8 {
    let row = text.trim_start_matches('\u{FEFF}').lines().find(|line| !line.is_empty());
    let row = row.unwrap_or_default();
    let names_field = |delimiter: &u8| {
        let mut names = row.split(char::from(*delimiter));
        names.any(|name| name.trim().trim_matches('"') == field)
    };
    let count = |delimiter: &u8| memchr::memchr_iter(*delimiter, row.as_bytes()).count();
    // of signs that are as common, the first; a file of one column has none
    let commonest =
        |among: &dyn Fn(&u8) -> bool| DELIMITERS.into_iter().filter(among).rev().max_by_key(count);
    commonest(&names_field).or_else(|| commonest(&|_| true)).unwrap_or(DELIMITERS[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The records of a file, read so many characters at a time.
    fn records(text: &str, field: &str, some: usize) -> Result<Vec<Record>, String> {
        let chars: Vec<char> = text.chars().collect();
        let blocks: Vec<_> = chars.chunks(some).map(|c| Ok(c.iter().collect())).collect();
        let rows = Rows::new(blocks.into_iter(), Arc::new(Source::Stdin), field, None);
        rows.and_then(Iterator::collect).map_err(|failure| failure.to_string())
    }

    #[test]
    fn only_the_text_changes() {
        let file = "\u{FEFF}id;\"text\";n\r\n\r\n7;deux trois;1\r\n\"x\"\"y\";\"un\r\n\"\"deux\"\" ; \";\n;;\n\n";
        for some in [1, 2, 3, 1000] {
            let records = records(file, "text", some).unwrap();
            let all: String = records.iter().map(|record| record.raw.as_str()).collect();
            assert_eq!(all, file);
            let texts: Vec<_> = records.iter().map(|record| record.text().unwrap()).collect();
            assert_eq!(texts[1], "deux trois");
            assert_eq!(texts[2], "un\r\n\"deux\" ; ");
            assert_eq!(records[2].id.as_deref(), Some(r#""x\"y""#));
            assert_eq!([records[1].line, records[2].line, records[3].line], [3, 4, 6]);
            assert_eq!(records[1].with_text("é;à"), "\r\n7;\"é;à\";1\r\n");
            assert_eq!(records[2].with_text("é"), "\"x\"\"y\";\"é\";\n");
            assert!(records[0].is_blank() && records[3].is_blank());
        }
    }

    #[test]
    fn what_parts_values_is_found_out() {
        for (row, field, wanted) in [
            ("a;text;b,c", "text", b';'),
            ("a\ttext", "text", b'\t'),
            ("text", "text", b','),
            ("a|b|c", "text", b'|'),
            ("", "text", b','),
        ] {
            let found = delimiter_of(row, field);
            assert_eq!(char::from(found), char::from(wanted), "{row}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = records("id,body\n1,x\n", "text", 9).unwrap_err();
        assert!(
            wrong.starts_with("-:1: there is no column `text`; the first row has `id`, `body`:"),
            "{wrong}"
        );
        let wrong = records("id,text\n1,x\n2\n", "text", 9).unwrap_err();
        assert!(
            wrong.starts_with("-:3: the row has 1 value, and the text is number 2;"),
            "{wrong}"
        );
    }

    #[test]
    fn an_empty_file_has_no_rows() {
        for file in ["", "\n", "text\n", "text"] {
            let records = records(file, "text", 9).unwrap();
            let all: String = records.iter().map(|record| record.raw.as_str()).collect();
            assert_eq!(all, file);
        }
    }
}
