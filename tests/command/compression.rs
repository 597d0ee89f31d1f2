//! Packed files: read whatever they are called, and written as what they were or as their name says.

use std::fs;
use std::io::{Read as _, Write as _};

use crate::program::{DAMAGED, Folder, REPAIRED};

fn gzip(text: &str) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    writer.write_all(text.as_bytes()).unwrap();
    writer.finish().unwrap()
}

fn gunzip(bytes: &[u8]) -> String {
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(bytes).read_to_string(&mut text).unwrap();
    text
}

fn unzstd(bytes: &[u8]) -> String {
    String::from_utf8(zstd::decode_all(bytes).unwrap()).unwrap()
}

#[test]
fn what_is_packed_is_read_by_what_it_begins_with() {
    let folder = Folder::with(&[]);
    folder.write("page", &gzip(DAMAGED));
    folder.write("page.zst", &zstd::encode_all(DAMAGED.as_bytes(), 0).unwrap());
    let out = folder.run(&["clean", "page", "page.zst"]).done();
    assert_eq!(out, [REPAIRED, REPAIRED].concat());
    assert_eq!(folder.feed(&["clean"], &gzip(DAMAGED)).done(), REPAIRED);
    assert_eq!(folder.run(&["check", "page"]).code, 1);
}

#[test]
fn an_output_is_packed_as_its_name_says() {
    let folder = Folder::with(&[("page.txt", DAMAGED)]);
    folder.run(&["clean", "page.txt", "-o", "page.gz"]).done();
    folder.run(&["clean", "page.txt", "-o", "page.zst"]).done();
    assert_eq!(gunzip(&fs::read(folder.path("page.gz")).unwrap()), REPAIRED);
    assert_eq!(unzstd(&fs::read(folder.path("page.zst")).unwrap()), REPAIRED);
}

#[test]
fn a_packed_file_stays_packed_in_its_place_and_in_a_tree() {
    let folder = Folder::with(&[]);
    fs::create_dir(folder.path("in")).unwrap();
    let line = "{\"text\":\"&eacute;\"}\n";
    folder.write("in/page.gz", &gzip(DAMAGED));
    folder.write("in/pages.jsonl.gz", &gzip(line));
    folder.write("in/picture.gz", &gzip(&"\0\u{1}\u{2}".repeat(99)));
    let run = folder.run(&["clean", "in", "-o", "out"]);
    assert!(run.err.starts_with("files: 2 changed, 1 copied, being no text\n"), "{}", run.err);
    let read = |name: &str| fs::read(folder.path(name)).unwrap();
    assert_eq!(gunzip(&read("out/page.gz")), REPAIRED);
    assert_eq!(gunzip(&read("out/pages.jsonl.gz")), line.replace("&eacute;", "é"));
    assert_eq!(read("out/picture.gz"), read("in/picture.gz"));
    folder.write("page", &gzip(DAMAGED));
    folder.run(&["clean", "--in-place", "page"]).done();
    assert_eq!(gunzip(&read("page")), REPAIRED);
}

#[test]
fn a_packed_file_that_is_cut_off_is_named_and_stays() {
    let folder = Folder::with(&[]);
    let packed = gzip(&DAMAGED.repeat(99));
    folder.write("page.gz", &packed[..packed.len() - 9]);
    let err = folder.run(&["clean", "--in-place", "page.gz"]).failed(3);
    assert!(err.contains("page.gz cannot be read: "), "{err}");
    assert_eq!(fs::read(folder.path("page.gz")).unwrap(), packed[..packed.len() - 9]);
}
