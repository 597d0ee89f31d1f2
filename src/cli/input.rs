//! What is read: files or standard input, as whole texts, or as JSON lines and rows that each have one.

use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::Model;
use crate::stages::encoding::decode;
use crate::text::parts::Sizes;

use super::batches::Weighed;
use super::compression::unpacked;
use super::csv::Rows;
use super::failure::Failure;
use super::form::{Form, Format};
use super::jsonl::Lines;
use super::parquet::Table;
use super::pieces::{self, Pieces};
use super::record::{Record, Records};
use super::streams::Streams;

/// The field that a text is usually in.
const FIELD: &str = "text";

#[derive(Debug, clap::Args)]
pub(crate) struct InputArgs {
    /// Files to read; standard input if none is given, or for `-`
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What is read. Whatever it is, it may be packed with gzip or Zstandard
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "auto")]
    format: Format,
    /// Read a JSON object a line: the same as `--format jsonl`
    #[arg(long, conflicts_with = "format")]
    jsonl: bool,
    /// The field of a JSON line, or the column, that holds the text, `text` if not given; others are kept as they are
    #[arg(long, visible_alias = "column", value_name = "NAME")]
    field: Option<String>,
    /// The encoding of what is read, such as `windows-1252`; `auto` finds it out, and takes JSON lines for UTF-8
    #[arg(long, value_name = "NAME", default_value = "auto", value_parser = encoding)]
    encoding: String,
}

/// Refuses a name that no encoding has, before anything is read.
fn encoding(name: &str) -> Result<String, String> {
    let known = decode(b"", Some(name), &Model::french().lexicon);
    known.map(|_| name.to_owned()).map_err(|error| error.to_string())
}

/// Where to read from: these files, or standard input.
pub(crate) fn sources(files: &[PathBuf]) -> Vec<Source> {
    if files.is_empty() {
        return vec![Source::Stdin];
    }
    let source = |file: &PathBuf| match file.to_str() {
        Some("-") => Source::Stdin,
        _ => Source::File(file.clone()),
    };
    files.iter().map(source).collect()
}

impl InputArgs {
    /// Where to read from.
    pub(crate) fn sources(&self) -> Vec<Source> {
        sources(&self.files)
    }

    /// Refuses what contradicts itself, before anything is read.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        let Some(field) = &self.field else { return Ok(()) };
        let is_dir = |source: &Source| source.path().is_some_and(Path::is_dir);
        let is_text = |source: &Source| !self.form_of(source).has_records() && !is_dir(source);
        match self.sources().iter().find(|source| is_text(source)) {
            None => Ok(()),
            Some(source) => Err(Failure::Usage(format!(
                "--field {field}: {source} is read as one text, which has no fields; \
                 say what it is, for example with --format jsonl"
            ))),
        }
    }

    /// The texts of all sources, in order.
    pub(crate) fn documents<'a>(
        &'a self,
        streams: &'a Streams,
    ) -> impl Iterator<Item = Result<Document, Failure>> + 'a {
        self.sources().into_iter().flat_map(|source| self.documents_of(source, streams))
    }

    /// The texts of one source, up to the first that cannot be read.
    pub(crate) fn documents_of<'a>(
        &self,
        source: Source,
        streams: &'a Streams,
    ) -> Box<dyn Iterator<Item = Result<Document, Failure>> + 'a> {
        let form = self.form_of(&source);
        let source = Arc::new(source);
        if !form.has_records() {
            let text = source.decode_text(streams, &self.encoding);
            return Box::new(std::iter::once(text.map(|text| Document {
                source,
                text,
                record: None,
            })));
        }
        let document = |record: Record| {
            let (source, text) = (Arc::clone(&record.source), record.text()?);
            Ok(Document { source, text, record: Some(record) })
        };
        match self.records(source, form, streams) {
            Err(failure) => Box::new(std::iter::once(Err(failure))),
            Ok(records) => Box::new(records.map(move |record| record.and_then(document))),
        }
    }

    /// What a source is read as.
    pub(crate) fn form_of(&self, source: &Source) -> Form {
        Form::of(self.format(), source.path())
    }

    /// What the user says that is read.
    pub(crate) const fn format(&self) -> Format {
        if self.jsonl { Format::Jsonl } else { self.format }
    }

    /// The pieces of one source, up to the first that cannot be read.
    pub(crate) fn pieces_of<'a>(
        &self,
        source: Source,
        form: Form,
        sizes: Sizes,
        streams: &'a Streams,
    ) -> Pieces<'a> {
        let source = Arc::new(source);
        let pieces = if form.has_records() {
            self.records(source, form, streams).map(|records| pieces::of_records(records, sizes))
        } else {
            let read = source.open(streams);
            read.and_then(|reader| pieces::of_text(reader, source, &self.encoding, sizes, streams))
        };
        pieces.unwrap_or_else(|failure| Box::new(std::iter::once(Err(failure))))
    }

    /// A source that is a table of Parquet.
    pub(crate) fn table(&self, source: Arc<Source>) -> Result<Table, Failure> {
        Table::open(source, self.field())
    }

    fn field(&self) -> &str {
        self.field.as_deref().unwrap_or(FIELD)
    }

    fn records<'a>(
        &self,
        source: Arc<Source>,
        form: Form,
        streams: &'a Streams,
    ) -> Result<Records<'a>, Failure> {
        if form == Form::Parquet {
            return self.table(source).map(Table::into_records);
        }
        let reader = source.open(streams)?;
        let (field, encoding) = (self.field(), &self.encoding);
        if let Form::Rows(delimiter) = form {
            let texts = pieces::decoded(reader, Arc::clone(&source), encoding, streams)?.texts;
            return Ok(Box::new(Rows::new(texts, source, field, delimiter)?));
        }
        let encoding = (encoding != "auto").then(|| encoding.clone());
        Ok(Box::new(Lines::new(reader, source, field, encoding)))
    }
}

/// A text to clean, and where it comes from.
#[derive(Debug)]
pub(crate) struct Document {
    pub(crate) source: Arc<Source>,
    pub(crate) text: String,
    /// The JSON line or the row it stands in.
    pub(crate) record: Option<Record>,
}

impl Weighed for Document {
    fn size(&self) -> usize {
        self.record.as_ref().map_or(self.text.len(), Record::size)
    }
}

impl Document {
    /// `pages.jsonl:12`, or the file alone.
    pub(crate) fn place(&self) -> String {
        match &self.record {
            Some(record) => format!("{}:{}", self.source, record.line),
            None => self.source.to_string(),
        }
    }
}

/// A file or standard input.
#[derive(Clone, Debug)]
pub(crate) enum Source {
    Stdin,
    File(PathBuf),
}

impl Source {
    /// Opens it for reading.
    pub(crate) fn open(&self, streams: &Streams) -> Result<Box<dyn BufRead>, Failure> {
        let Self::File(path) = self else {
            if streams.typed {
                streams.tell("reading from the terminal; end the text with Ctrl-D");
                return Ok(streams.stdin());
            }
            return unpacked(streams.stdin()).map_err(|e| self.unreadable(&e));
        };
        if path.is_dir() {
            let example = path.join("*.txt");
            return Err(Failure::Input(format!(
                "{self} is a directory: name the files in it, for example {}; `coquille clean -o` and `coquille report` take a whole directory",
                example.display()
            )));
        }
        let file = File::open(path).map_err(|e| self.unreadable(&e))?;
        let file = BufReader::with_capacity(1 << 16, streams.counted(file));
        unpacked(Box::new(file)).map_err(|e| self.unreadable(&e))
    }

    /// Reads it whole.
    pub(crate) fn read_text(&self, streams: &Streams) -> Result<String, Failure> {
        let mut bytes = Vec::new();
        self.open(streams)?.read_to_end(&mut bytes).map_err(|e| self.unreadable(&e))?;
        self.utf8(bytes, 1)
    }

    /// Reads it whole, in the encoding of this name or as what it is found to be.
    fn decode_text(&self, streams: &Streams, encoding: &str) -> Result<String, Failure> {
        let mut bytes = Vec::new();
        self.open(streams)?.read_to_end(&mut bytes).map_err(|e| self.unreadable(&e))?;
        // the common case takes no second look, and keeps the mark in front
        let bytes = match String::from_utf8(bytes) {
            Ok(text) if matches!(encoding, "auto" | "utf-8") => return Ok(text),
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        };
        let decoded = decode(&bytes, Some(encoding), &Model::french().lexicon)?;
        if encoding == "auto" {
            let lines = if decoded.mixed { "some lines " } else { "" };
            streams.tell(format!("{self}: {lines}read as {}", decoded.encoding));
        }
        Ok(decoded.text.into_owned())
    }

    /// The bytes of a line as text, in the encoding of this name.
    pub(crate) fn decode_line(
        &self,
        bytes: Vec<u8>,
        line: usize,
        encoding: Option<&str>,
    ) -> Result<String, Failure> {
        match encoding {
            None => self.utf8(bytes, line),
            name => Ok(decode(&bytes, name, &Model::french().lexicon)?.text.into_owned()),
        }
    }

    /// The bytes as text; they begin at the start of line `first_line`.
    pub(crate) fn utf8(&self, bytes: Vec<u8>, first_line: usize) -> Result<String, Failure> {
        String::from_utf8(bytes).map_err(|error| {
            let good = error.utf8_error().valid_up_to();
            let (before, rest) = error.as_bytes().split_at(good);
            let line = first_line + memchr::memchr_iter(b'\n', before).count();
            let byte = good - memchr::memrchr(b'\n', before).map_or(0, |at| at + 1) + 1;
            Failure::Input(format!(
                "{self}:{line}: byte {byte} of the line, 0x{:02X}, is not UTF-8; \
                 name its encoding, for example with `--encoding windows-1252`",
                rest[0]
            ))
        })
    }

    /// What the operating system says of it.
    pub(crate) fn unreadable(&self, error: &io::Error) -> Failure {
        match error.kind() {
            io::ErrorKind::NotFound => Failure::Input(format!("{self}: there is no such file")),
            io::ErrorKind::PermissionDenied => {
                Failure::Input(format!("{self}: you may not read this file"))
            }
            _ => Failure::Input(format!("{self} cannot be read: {error}")),
        }
    }

    /// Its path; standard input has none.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Stdin => None,
            Self::File(path) => Some(path),
        }
    }

    /// Its size in bytes, where that is known beforehand.
    pub(crate) fn size(&self) -> Option<u64> {
        let metadata = self.path()?.metadata().ok()?;
        metadata.is_file().then_some(metadata.len())
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stdin => f.write_str("-"),
            Self::File(path) => write!(f, "{}", path.display()),
        }
    }
}
