//! Parquet: one column is cleaned and written anew; the pages of all others are copied as they are.

use std::fs::File;
use std::io::Write;
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, Type as Physical};
use parquet::column::reader::ColumnReaderImpl;
use parquet::column::writer::{ColumnCloseResult, ColumnWriterImpl};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::{
    ColumnChunkMetaData, ParquetMetaData, ParquetMetaDataReader, RowGroupMetaData,
};
use parquet::file::properties::{WriterProperties, WriterPropertiesPtr};
use parquet::file::serialized_reader::SerializedPageReader;
use parquet::file::writer::{SerializedFileWriter, SerializedPageWriter, TrackedWrite};
use parquet::schema::types::{ColumnDescPtr, ColumnDescriptor};

use super::failure::Failure;
use super::input::Source;
use super::record::{Record, Records, Written};
use crate::report::json;

/// So many rows are read, cleaned and written at a time.
const ROWS: usize = 2 << 10;

/// A file, and which of its columns has the texts.
pub(crate) struct Table {
    source: Arc<Source>,
    file: Arc<File>,
    metadata: Arc<ParquetMetaData>,
    text: usize,
    id: Option<usize>,
    /// How many rows have been read.
    row: usize,
}

/// The columns of a row group that are read.
struct Pages {
    texts: ColumnReaderImpl<ByteArrayType>,
    ids: Option<Ids>,
}

/// The column `id`.
enum Ids {
    Text(ColumnReaderImpl<ByteArrayType>),
    Int(ColumnReaderImpl<Int32Type>),
    Long(ColumnReaderImpl<Int64Type>),
}

/// Some rows of the column.
struct Rows {
    /// How far each row is defined, as Parquet counts it: it has a text if it is so all the way.
    defined: Vec<i16>,
    /// The texts there are.
    records: Vec<Record>,
}

impl Table {
    /// Opens a file whose texts are in the column of the name `field`.
    pub(crate) fn open(source: Arc<Source>, field: &str) -> Result<Self, Failure> {
        let Some(path) = source.path() else {
            return Err(Failure::Usage(
                "Parquet is read from a file, and this is standard input: name a file".to_owned(),
            ));
        };
        let file = File::open(path).map_err(|error| source.unreadable(&error))?;
        let metadata = ParquetMetaDataReader::new().parse_and_finish(&file);
        let metadata = metadata.map_err(|error| unreadable(&source, &error))?;
        let columns = metadata.file_metadata().schema_descr().columns();
        let place = |name: &str| columns.iter().position(|column| column.path().string() == name);
        let Some(text) = place(field) else {
            let name = |column: &ColumnDescPtr| format!("`{}`", column.path().string());
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
        if let Some(packed) = metadata.row_groups().iter().find_map(|g| unknown(g.column(text))) {
            return Err(Failure::Input(format!(
                "{source}: the column `{field}` is packed as {packed}, which is not supported; \
                 write the file anew with another packing, such as ZSTD"
            )));
        }
        let id = place("id").filter(|id| columns[*id].max_rep_level() == 0);
        let (file, metadata) = (Arc::new(file), Arc::new(metadata));
        Ok(Self { source, file, metadata, text, id, row: 0 })
    }

    /// The texts as records, to be read alone.
    pub(crate) fn into_records(mut self) -> Records<'static> {
        let mut group = 0;
        let mut pages = None;
        let mut read = move || -> Result<Option<Vec<Record>>, Failure> {
            while group < self.metadata.num_row_groups() {
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

    /// Writes the file with other texts: `mend` gives those of some records, in their order, and whether any has changed. A row
    /// group in which none has is copied whole. After each, `go_on` is told how many bytes of the old file it took, and says whether to.
    pub(crate) fn rewrite(
        mut self,
        out: &mut (dyn Write + Send),
        mut mend: impl FnMut(Vec<Record>) -> Result<(Vec<String>, bool), Failure>,
        mut go_on: impl FnMut(u64) -> bool,
    ) -> Result<(), Failure> {
        let metadata = Arc::clone(&self.metadata);
        let schema = metadata.file_metadata().schema_descr().root_schema_ptr();
        let properties = Arc::new(self.properties());
        let writer = SerializedFileWriter::new(out, schema, Arc::clone(&properties));
        let mut writer = writer.map_err(unwritable)?;
        for (group, old) in metadata.row_groups().iter().enumerate() {
            let mut mended = self.mend_group(group, &properties, &mut mend)?;
            let mut new = writer.next_row_group().map_err(unwritable)?;
            for (column, about) in old.columns().iter().enumerate() {
                match mended.take_if(|_| column == self.text) {
                    Some((file, about)) => new.append_column(&file, about),
                    None => new.append_column(&*self.file, as_it_is(about, old)),
                }
                .map_err(unwritable)?;
            }
            new.close().map_err(unwritable)?;
            if !go_on(old.compressed_size().try_into().unwrap_or_default()) {
                return Ok(());
            }
        }
        writer.close().map(|_| ()).map_err(unwritable)
    }

    /// The texts of a row group as they are to be: the column written to a file of its own, and what is known of it.
    /// `None` where all texts stay.
    fn mend_group(
        &mut self,
        group: usize,
        properties: &WriterPropertiesPtr,
        mend: &mut impl FnMut(Vec<Record>) -> Result<(Vec<String>, bool), Failure>,
    ) -> Result<Option<(File, ColumnCloseResult)>, Failure> {
        let temporary = |e| Failure::writing("a temporary file for a column", &e);
        let mut sink = TrackedWrite::new(tempfile::tempfile().map_err(temporary)?);
        let pages = Box::new(SerializedPageWriter::new(&mut sink));
        let column = self.column(self.text);
        let mut writer =
            ColumnWriterImpl::<ByteArrayType>::new(column, Arc::clone(properties), pages);
        let mut changed = false;
        let mut pages = self.pages(group)?;
        while let Some(Rows { defined, records }) = self.read(&mut pages)? {
            let (texts, differ) = mend(records)?;
            changed |= differ;
            let texts: Vec<_> =
                texts.into_iter().map(|t| ByteArray::from(t.into_bytes())).collect();
            writer.write_batch(&texts, Some(&defined), None).map_err(unwritable)?;
        }
        let about = writer.close().map_err(unwritable)?;
        sink.flush().map_err(temporary)?;
        let file = sink.into_inner().map_err(unwritable)?;
        Ok(changed.then_some((file, about)))
    }

    /// How the new file is written: what the old one says of itself, and its packing of the column.
    fn properties(&self) -> WriterProperties {
        let mut properties = WriterProperties::builder()
            .set_created_by(format!("coquille {}", env!("CARGO_PKG_VERSION")))
            .set_key_value_metadata(self.metadata.file_metadata().key_value_metadata().cloned());
        if let Some(group) = self.metadata.row_groups().first() {
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

    fn column(&self, column: usize) -> ColumnDescPtr {
        self.metadata.file_metadata().schema_descr().column(column)
    }

    /// The columns that are read, in a row group.
    fn pages(&self, group: usize) -> Result<Pages, Failure> {
        let texts = self.values(group, self.text)?;
        let ids = self.id.map(|id| -> Result<_, Failure> {
            Ok(match self.column(id).physical_type() {
                Physical::BYTE_ARRAY => Some(Ids::Text(self.values(group, id)?)),
                Physical::INT32 => Some(Ids::Int(self.values(group, id)?)),
                Physical::INT64 => Some(Ids::Long(self.values(group, id)?)),
                _ => None,
            })
        });
        Ok(Pages { texts, ids: ids.transpose()?.flatten() })
    }

    /// The values of a column in a row group.
    fn values<T: DataType>(
        &self,
        group: usize,
        column: usize,
    ) -> Result<ColumnReaderImpl<T>, Failure> {
        let about = self.metadata.row_group(group);
        let rows = about.num_rows().try_into().unwrap_or_default();
        let file = Arc::clone(&self.file);
        let pages = SerializedPageReader::new(file, about.column(column), rows, None);
        let pages = pages.map_err(|e| unreadable(&self.source, &e))?;
        Ok(ColumnReaderImpl::new(self.column(column), Box::new(pages)))
    }

    /// Some more rows, if there are any.
    fn read(&mut self, pages: &mut Pages) -> Result<Option<Rows>, Failure> {
        let wrong = |e: ParquetError| unreadable(&self.source, &e);
        let (mut defined, mut texts) = (Vec::new(), Vec::new());
        let read = pages.texts.read_records(ROWS, Some(&mut defined), None, &mut texts);
        let (rows, _, _) = read.map_err(wrong)?;
        if rows == 0 {
            return Ok(None);
        }
        let mut ids = match (&mut pages.ids, self.id.map(|id| self.column(id))) {
            (Some(ids), Some(column)) => ids.read(rows, &column).map_err(wrong)?,
            _ => Vec::new(),
        };
        ids.resize(rows, None);
        let all = self.column(self.text).max_def_level();
        let mut records = Vec::with_capacity(texts.len());
        let mut texts = texts.into_iter();
        for (row, id) in ids.into_iter().enumerate() {
            self.row += 1;
            // a column that has a text in every row has no levels
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
}

impl Ids {
    /// The values of so many rows, as JSON.
    fn read(
        &mut self,
        rows: usize,
        column: &ColumnDescriptor,
    ) -> Result<Vec<Option<String>>, ParquetError> {
        match self {
            Self::Text(ids) => optional(ids, rows, column, |id: &ByteArray| {
                json::string(&String::from_utf8_lossy(id.data()))
            }),
            Self::Int(ids) => optional(ids, rows, column, i32::to_string),
            Self::Long(ids) => optional(ids, rows, column, i64::to_string),
        }
    }
}

/// So many values of a column, and `None` for each that it lacks.
fn optional<T: DataType>(
    pages: &mut ColumnReaderImpl<T>,
    rows: usize,
    column: &ColumnDescriptor,
    show: impl Fn(&T::T) -> String,
) -> Result<Vec<Option<String>>, ParquetError> {
    let (mut defined, mut values) = (Vec::new(), Vec::new());
    pages.read_records(rows, Some(&mut defined), None, &mut values)?;
    let mut values = values.iter().map(show);
    if column.max_def_level() == 0 {
        return Ok(values.map(Some).collect());
    }
    let all = column.max_def_level();
    Ok(defined.iter().map(|level| if *level < all { None } else { values.next() }).collect())
}

/// A column of a row group that is copied.
fn as_it_is(about: &ColumnChunkMetaData, group: &RowGroupMetaData) -> ColumnCloseResult {
    ColumnCloseResult {
        bytes_written: about.compressed_size().try_into().unwrap_or_default(),
        rows_written: group.num_rows().try_into().unwrap_or_default(),
        metadata: about.clone(),
        bloom_filter: None,
        column_index: None,
        offset_index: None,
    }
}

/// The packing of a column, if it cannot be undone.
fn unknown(column: &ColumnChunkMetaData) -> Option<String> {
    use Compression::{GZIP, LZ4, LZ4_RAW, SNAPPY, UNCOMPRESSED, ZSTD};
    match column.compression() {
        UNCOMPRESSED | SNAPPY | GZIP(_) | LZ4 | LZ4_RAW | ZSTD(_) => None,
        other => Some(other.to_string()),
    }
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

#[expect(clippy::needless_pass_by_value, reason = "it stands for a closure that takes the error")]
fn unwritable(error: ParquetError) -> Failure {
    Failure::Output(format!("Parquet cannot be written: {error}"))
}
