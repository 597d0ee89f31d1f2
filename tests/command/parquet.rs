//! Tables of Parquet: one column changes, and all others are what they were.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::RowAccessor as _;
use parquet::schema::parser::parse_message_type;

use crate::program::Folder;

type Row = (i64, Option<String>);

/// A table of two row groups.
fn write(path: &Path, groups: &[Vec<Row>]) {
    let schema = "message pages { REQUIRED INT64 id; OPTIONAL BYTE_ARRAY text (UTF8); }";
    let about = KeyValue::new("source".to_owned(), "archives".to_owned());
    let properties = WriterProperties::builder().set_key_value_metadata(Some(vec![about]));
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let file = File::create(path).unwrap();
    let mut writer = SerializedFileWriter::new(file, schema, Arc::new(properties.build())).unwrap();
    for rows in groups {
        let mut group = writer.next_row_group().unwrap();
        let ids: Vec<_> = rows.iter().map(|(id, _)| *id).collect();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&ids, None, None).unwrap();
        column.close().unwrap();
        let texts = rows.iter().filter_map(|(_, text)| text.as_deref().map(ByteArray::from));
        let defined: Vec<_> = rows.iter().map(|(_, text)| i16::from(text.is_some())).collect();
        let mut column = group.next_column().unwrap().unwrap();
        let writer = column.typed::<ByteArrayType>();
        writer.write_batch(&texts.collect::<Vec<_>>(), Some(&defined), None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    writer.close().unwrap();
}

fn read(path: &Path) -> Vec<Row> {
    let reader = SerializedFileReader::new(File::open(path).unwrap()).unwrap();
    let about = reader.metadata().file_metadata().key_value_metadata().unwrap();
    assert_eq!(about[0].value.as_deref(), Some("archives"));
    let rows = reader.get_row_iter(None).unwrap().map(Result::unwrap);
    rows.map(|row| (row.get_long(0).unwrap(), row.get_string(1).ok().cloned())).collect()
}

/// Rows with damage, without and without a text, in three groups, one of them empty.
fn rows() -> [Vec<Row>; 3] {
    let text = |id| match id % 3 {
        0 => None,
        1 => Some(format!("L'&eacute;cole {id} est ferm&eacute;e.")),
        _ => Some("L'école est ouverte.".to_owned()),
    };
    let rows = |ids: std::ops::Range<i64>| ids.map(|id| (id, text(id))).collect();
    [rows(0..5_000), Vec::new(), rows(5_000..5_004)]
}

#[test]
fn only_the_texts_change() {
    let folder = Folder::with(&[]);
    let groups = rows();
    write(&folder.path("in.parquet"), &groups);
    folder.run(&["clean", "in.parquet", "-o", "out.parquet", "--edits", "edits.jsonl"]).done();
    let mend = |text: String| text.replace("&eacute;", "é");
    let wanted = groups.concat().into_iter().map(|(id, text)| (id, text.map(mend)));
    assert!(read(&folder.path("out.parquet")) == wanted.collect::<Vec<_>>());
    let edits = folder.read("edits.jsonl");
    assert_eq!(edits.lines().count(), 2 * 1_668);
    assert!(edits.starts_with(r#"{"file":"in.parquet","line":2,"id":1,"start":2,"#), "{edits}");
    assert!(folder.run(&["explain", "in.parquet"]).done() == edits);
    // in place, with one thread or two
    for threads in ["1", "2"] {
        write(&folder.path("again.parquet"), &groups);
        folder.run(&["clean", "--in-place", "--threads", threads, "again.parquet"]).done();
        let bytes = |name: &str| std::fs::read(folder.path(name)).unwrap();
        assert!(bytes("again.parquet") == bytes("out.parquet"));
    }
}

#[test]
fn a_table_of_a_tree_is_one_of_its_files() {
    let folder = Folder::with(&[]);
    std::fs::create_dir(folder.path("in")).unwrap();
    write(&folder.path("in/a.parquet"), &rows());
    let run = folder.run(&["clean", "in", "-o", "out"]);
    assert!(run.err.starts_with("files: 1 changed\n"), "{}", run.err);
    assert_eq!(read(&folder.path("out/a.parquet")).len(), 5_004);
}

#[test]
fn what_is_wrong_with_a_table_is_named() {
    let folder = Folder::with(&[("broken.parquet", "PAR1 and no more")]);
    write(&folder.path("in.parquet"), &rows());
    let clean = |options: &[&str]| folder.run(&[&["clean", "-o", "out"], options].concat());
    let err = clean(&["broken.parquet"]).failed(3);
    assert!(err.contains("broken.parquet cannot be read as Parquet: "), "{err}");
    let err = clean(&["in.parquet", "--column", "body"]).failed(3);
    assert!(err.contains("there is no column `body`; the file has `id`, `text`: choose"), "{err}");
    let err = clean(&["in.parquet", "--column", "id"]).failed(3);
    assert!(err.contains("the column `id` holds INT64"), "{err}");
    let err = folder.run(&["clean", "in.parquet"]).failed(2);
    assert!(err.contains("name one table and, with -o, the other"), "{err}");
    assert!(!folder.path("out").exists());
}
