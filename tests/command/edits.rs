//! `--edits`: what was changed, beside what came of it.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;

use crate::program::{DAMAGED, Folder, RIGHT};

#[test]
fn they_are_what_explain_says() {
    let mut text = String::new();
    for n in 0..4_000 {
        writeln!(text, "Voici la ligne {n} de l'&eacute;t&eacute;, 🐟 et rien de plus.\n").unwrap();
    }
    let folder = Folder::with(&[("long.txt", &text), ("page.txt", DAMAGED)]);
    folder.write("pages.jsonl", b"{\"id\":\"a\",\"text\":\"&eacute;\"}\n{\"text\":\"&agrave;\"}\n");
    let files = ["long.txt", "page.txt", "pages.jsonl"];
    let explained = folder.run(&[&["explain"], &files[..]].concat()).done();
    assert!(explained.lines().count() > 8_000);
    let options = ["clean", "-o", "out.txt", "--edits", "edits.jsonl"];
    folder.run(&[&options, &files[..]].concat()).done();
    assert!(folder.read("edits.jsonl") == explained);
    // in place there is one file for all that changes
    folder.write("right.txt", RIGHT.as_bytes());
    let options = ["clean", "--in-place", "--edits", "again.jsonl", "right.txt"];
    folder.run(&[&options, &files[..]].concat()).done();
    assert!(folder.read("again.jsonl") == explained);
}

#[test]
fn a_tree_has_a_tree_of_them() {
    let folder = Folder::with(&[]);
    fs::create_dir_all(folder.path("in/a")).unwrap();
    folder.write("in/a/page.txt", DAMAGED.as_bytes());
    folder.write("in/right.txt", RIGHT.as_bytes());
    let run = folder.run(&["clean", "in", "-o", "out", "--edits", "edits"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(folder.read("edits/a/page.txt.jsonl").lines().count(), 2);
    assert!(!folder.path("edits/right.txt.jsonl").exists());
}

#[test]
fn a_text_behind_one_that_breaks_off_is_counted_from_its_own_beginning() {
    // more than is read at a time, so that some of it is cleaned before it breaks off
    let text = "Voici une ligne de l'été, et rien de plus.\n\n".repeat(150_000);
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(text.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    let folder = Folder::with(&[("page.txt", DAMAGED)]);
    folder.write("broken.txt.gz", &packed[..packed.len() - 9]);
    let options = ["clean", "--set", "spelling=false", "--set", "names=false"];
    let files = ["--edits", "edits.jsonl", "broken.txt.gz", "page.txt"];
    let run = folder.run(&[&options[..], &files].concat());
    assert_eq!(run.code, 3, "{}", run.err);
    assert!(run.out.len() > 1 << 20, "some of it is cleaned: {}", run.out.len());
    let explained = folder.run(&["explain", "page.txt"]).done();
    assert_eq!(folder.read("edits.jsonl"), explained);
}

#[test]
fn a_file_that_fails_has_none() {
    let folder =
        Folder::with(&[("pages.jsonl", "{\"text\":\"&eacute;\"}\n{\n"), ("page.txt", DAMAGED)]);
    let options = ["clean", "--in-place", "--edits", "edits.jsonl", "pages.jsonl", "page.txt"];
    folder.run(&options).failed(3);
    let edits = folder.read("edits.jsonl");
    assert!(edits.lines().count() == 2 && !edits.contains("pages.jsonl"), "{edits}");
}
