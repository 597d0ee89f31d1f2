//! Parquet: one column is cleaned and written anew; the pages of all others are copied as they are.

use std::fs::File;
use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, Type as Physical};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::column::writer::ColumnCloseResult;
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::Field;
use parquet::record::reader::RowIter;
use parquet::schema::types::{ColumnDescriptor, Type};

use super::failure::Failure;
use super::input::Source;
use super::record::{Record, Records, Written};
use crate::report::json;

/// So many rows are read, cleaned and written at a time.
const ROWS: usize = 2 << 10;

/// A file, and which of its columns has the texts.
pub(crate) struct Table {
    source: Arc<Source>,
    file: File,
    reader: SerializedFileReader<File>,
    text: usize,
    /// How many rows have been read.
    row: usize,
    /// The values of the column `id`, if there is one.
    ids: Option<RowIter<'static>>,
}

/// Some rows of the column.
pub(crate) struct Rows {
    /// How far each row is defined, as Parquet counts it: it has a text if it is so all the way.
    defined: Vec<i16>,
    /// The texts there are.
    pub(crate) records: Vec<Record>,
}

impl Table {
    /// Opens a file whose texts are in the column of the name `field`.
    pub(crate) fn open(source: Arc<Source>, field: &str) -> Result<Self, Failure> {
        let Some(path) = source.path() else {
            return Err(Failure::Usage(
                "Parquet is read from a file, and this is standard input: name a file".to_owned(),
            ));
        };
        let open = || File::open(path).map_err(|error| source.unreadable(&error));
        let wrong = |error: ParquetError| unreadable(&source, &error);
        let (file, reader) = (open()?, SerializedFileReader::new(open()?).map_err(wrong)?);
        let columns = reader.metadata().file_metadata().schema_descr().columns();
        let place = |name: &str| columns.iter().position(|column| column.path().string() == name);
        let Some(text) = place(field) else {
            let name = |column: &Arc<ColumnDescriptor>| format!("`{}`", column.path().string());
            let names = columns.iter().map(name).collect::<Vec<_>>().join(", ");
            return Err(Failure::Input(format!(
                "{source}: there is no column `{field}`; the file has {names}: choose with --field"
            )));
        };
        if let Some(found) = other_than_text(&columns[text]) {
            return Err(Failure::Input(format!(
                "{source}: the column `{field}` holds {found}, and strings were expected; choose another with --field"
            )));
        }
        let ids = match place("id").filter(|id| columns[*id].path().parts().len() == 1) {
            Some(id) => Some(values(open()?, &columns[id]).map_err(wrong)?),
            None => None,
        };
        Ok(Self { source, file, reader, text, row: 0, ids })
    }

    /// The texts as records, to be read alone.
    pub(crate) fn into_records(mut self) -> Records<'static> {
        let mut group = 0;
        let mut pages = None;
        let mut read = move || -> Result<Option<Vec<Record>>, Failure> {
            while group < self.reader.num_row_groups() {
                let mut rest = pages.take().map_or_else(|| self.pages(group), Ok)?;
                match self.read(&mut rest)? {
                    None => group += 1,
                    Some(rows) => {
                        pages = Some(rest);
                        return Ok(Some(rows.records));
                    }
                }
            }
            Ok(None)
        };
        let mut ended = false;
        let batches = std::iter::from_fn(move || {
            let next = if ended { None } else { read().transpose() };
            ended = !matches!(next, Some(Ok(_)));
            next
        });
        Box::new(batches.flat_map(|batch| match batch {
            Ok(records) => records.into_iter().map(Ok).collect(),
            Err(failure) => vec![Err(failure)],
        }))
    }

    /// Writes the file with other texts: `mend` gives those of some records, in their order. After each row group `go_on` is told
    /// how many bytes of the old file it took, and says whether to.
    pub(crate) fn rewrite(
        mut self,
        out: &mut (dyn Write + Send),
        mut mend: impl FnMut(Vec<Record>) -> Result<Vec<String>, Failure>,
        mut go_on: impl FnMut(u64) -> bool,
    ) -> Result<(), Failure> {
        let metadata = self.reader.metadata().clone();
        let schema = metadata.file_metadata().schema_descr().root_schema_ptr();
        let properties = Arc::new(self.properties());
        let writer = SerializedFileWriter::new(out, schema, properties);
        let mut writer = writer.map_err(|e| unwritable(&e))?;
        for (group, old) in metadata.row_groups().iter().enumerate() {
            let mut new = writer.next_row_group().map_err(|e| unwritable(&e))?;
            for (column, about) in old.columns().iter().enumerate() {
                if column != self.text {
                    let same = ColumnCloseResult {
                        bytes_written: about.compressed_size().try_into().unwrap_or_default(),
                        rows_written: old.num_rows().try_into().unwrap_or_default(),
                        metadata: about.clone(),
                        bloom_filter: None,
                        column_index: None,
                        offset_index: None,
                    };
                    new.append_column(&self.file, same).map_err(|e| unwritable(&e))?;
                    continue;
                }
                let written = new.next_column().map_err(|e| unwritable(&e))?;
                let mut written = written.expect("as many columns as before");
                let mut pages = self.pages(group)?;
                while let Some(rows) = self.read(&mut pages)? {
                    let texts = mend(rows.records)?;
                    let texts: Vec<_> =
                        texts.into_iter().map(|t| ByteArray::from(t.into_bytes())).collect();
                    let writer = written.typed::<ByteArrayType>();
                    let done = writer.write_batch(&texts, Some(&rows.defined), None);
                    done.map_err(|e| unwritable(&e))?;
                }
                written.close().map_err(|e| unwritable(&e))?;
            }
            new.close().map_err(|e| unwritable(&e))?;
            if !go_on(old.compressed_size().try_into().unwrap_or_default()) {
                return Ok(());
            }
        }
        writer.close().map(|_| ()).map_err(|e| unwritable(&e))
    }

    /// How the new file is written: what the old one says of itself, and its packing of the column.
    fn properties(&self) -> WriterProperties {
        let metadata = self.reader.metadata();
        let mut properties = WriterProperties::builder()
            .set_created_by(format!("coquille {}", env!("CARGO_PKG_VERSION")))
            .set_key_value_metadata(metadata.file_metadata().key_value_metadata().cloned());
        if let Some(group) = metadata.row_groups().first() {
            let column = group.column(self.text);
            let compression = match column.compression() {
                // what its name says was never agreed upon
                Compression::LZ4 => Compression::LZ4_RAW,
                other => other,
            };
            properties =
                properties.set_column_compression(column.column_path().clone(), compression);
        }
        properties.build()
    }

    /// The column in a row group.
    fn pages(&self, group: usize) -> Result<ColumnReaderImpl<ByteArrayType>, Failure> {
        let group = self.reader.get_row_group(group);
        match group.and_then(|group| group.get_column_reader(self.text)) {
            Ok(ColumnReader::ByteArrayColumnReader(pages)) => Ok(pages),
            Ok(_) => unreachable!("it was asked when the file was opened"),
            Err(error) => Err(unreadable(&self.source, &error)),
        }
    }

    /// Some more rows, if there are any.
    fn read(
        &mut self,
        pages: &mut ColumnReaderImpl<ByteArrayType>,
    ) -> Result<Option<Rows>, Failure> {
        let (mut defined, mut texts) = (Vec::new(), Vec::new());
        let read = pages.read_records(ROWS, Some(&mut defined), None, &mut texts);
        let (rows, _, _) = read.map_err(|e| unreadable(&self.source, &e))?;
        if rows == 0 {
            return Ok(None);
        }
        let columns = self.reader.metadata().file_metadata().schema_descr();
        let all = columns.column(self.text).max_def_level();
        let mut records = Vec::with_capacity(texts.len());
        let mut texts = texts.into_iter();
        for row in 0..rows {
            self.row += 1;
            let id = self.next_id()?;
            // a column that is never empty has no levels
            if defined.get(row).is_some_and(|level| *level < all) {
                continue;
            }
            let text = texts.next().unwrap_or_default();
            let raw = String::from_utf8(text.data().to_vec()).map_err(|error| {
                Failure::Input(format!(
                    "{}:{}: byte {} of the text is not UTF-8, as a string of Parquet has to be",
                    self.source,
                    self.row,
                    error.utf8_error().valid_up_to() + 1
                ))
            })?;
            let (source, value) = (Arc::clone(&self.source), 0..raw.len());
            records.push(Record { source, line: self.row, id, raw, value, form: Written::Plain });
        }
        Ok(Some(Rows { defined, records }))
    }

    /// The `id` of the next row, as JSON.
    fn next_id(&mut self) -> Result<Option<String>, Failure> {
        let Some(row) = self.ids.as_mut().and_then(Iterator::next) else { return Ok(None) };
        let row = row.map_err(|e| unreadable(&self.source, &e))?;
        let id = row.get_column_iter().next().map(|(_, value)| value);
        Ok(match id {
            None | Some(Field::Null) => None,
            Some(Field::Str(id)) => Some(json::string(id)),
            Some(id @ (Field::Int(_) | Field::Long(_) | Field::UInt(_) | Field::ULong(_))) => {
                Some(id.to_string())
            }
            Some(id) => Some(json::string(&id.to_string())),
        })
    }
}

/// The values of one column.
fn values(file: File, column: &ColumnDescriptor) -> Result<RowIter<'static>, ParquetError> {
    let reader: Box<dyn FileReader> = Box::new(SerializedFileReader::new(file)?);
    let name = reader.metadata().file_metadata().schema_descr().name().to_owned();
    let fields = vec![column.self_type_ptr()];
    let only = Type::group_type_builder(&name).with_fields(fields).build()?;
    RowIter::from_file_into(reader).project(Some(only))
}

/// What a column holds, if that is no text.
fn other_than_text(column: &ColumnDescriptor) -> Option<String> {
    const TEXTS: [ConvertedType; 2] = [ConvertedType::UTF8, ConvertedType::NONE];
    if column.max_rep_level() > 0 {
        Some("lists".to_owned())
    } else if column.physical_type() != Physical::BYTE_ARRAY
        || !TEXTS.contains(&column.converted_type())
    {
        Some(format!("{} ({})", column.physical_type(), column.converted_type()))
    } else {
        None
    }
}

fn unreadable(source: &Source, error: &ParquetError) -> Failure {
    Failure::Input(format!("{source} cannot be read as Parquet: {error}"))
}

fn unwritable(error: &ParquetError) -> Failure {
    Failure::Output(format!("Parquet cannot be written: {error}"))
}
