//! Inputs that cannot be read: the file, what is wrong, what to do; exit code 3.

use std::fs;

use crate::program::{DAMAGED, Folder, REPAIRED};

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let folder = Folder::with(&[("a.txt", DAMAGED)]);
    let run = folder.run(&["clean", "no.txt", "a.txt"]);
    assert_eq!(run.out, REPAIRED);
    assert_eq!(run.failed(3), "error: no.txt: there is no such file\n");
    for command in ["explain", "check", "fit"] {
        folder.run(&[command, "no.txt"]).failed(3);
    }
}

#[test]
fn a_directory_is_not_a_text() {
    let folder = Folder::with(&[]);
    fs::create_dir(folder.path("pages")).unwrap();
    for jsonl in [&["clean", "pages"][..], &["clean", "--jsonl", "pages"]] {
        let err = folder.run(jsonl).failed(3);
        assert!(err.contains("pages is a directory") && err.contains("*.txt"), "{err}");
    }
}

#[test]
fn an_output_that_cannot_be_is_explained() {
    let folder = Folder::with(&[("a.txt", DAMAGED)]);
    fs::create_dir(folder.path("pages")).unwrap();
    for (output, told) in [
        ("no/b.txt", "no/b.txt cannot be written: its directory does not exist; make it first"),
        #[cfg(unix)]
        ("pages", "pages cannot be written: it is a directory; name a file in it"),
    ] {
        let err = folder.run(&["clean", "-o", output, "a.txt"]).failed(3);
        assert_eq!(err, format!("error: {told}\n"));
    }
}

#[test]
fn an_output_named_as_another_form_is_refused() {
    let folder = Folder::with(&[("a.csv", "text\nÃ©tÃ©\n"), ("a.txt", DAMAGED)]);
    for (input, output, found) in [("a.csv", "b.jsonl", "CSV"), ("a.txt", "b.csv", "text")] {
        let err = folder.run(&["clean", "-o", output, input]).failed(2);
        assert!(err.contains(output) && err.contains(&format!("what is read is {found}")), "{err}");
        assert!(!folder.path(output).exists());
    }
    folder.run(&["clean", "-o", "b.csv", "a.csv"]).done();
    folder.run(&["clean", "-o", "b.txt", "a.csv"]).done();
    folder.run(&["clean", "--format", "text", "-o", "c.csv", "a.txt"]).done();
}

#[test]
fn a_file_that_cannot_be_opened_is_named() {
    let folder = Folder::with(&[("a.txt", DAMAGED)]);
    let err = folder.run(&["clean", "a.txt/b.txt"]).failed(3);
    assert!(err.contains("a.txt/b.txt"), "{err}");
    let err = folder.run(&["clean", "--in-place", "a.txt/b.txt", "a.txt"]).failed(3);
    assert!(err.contains("a.txt/b.txt"), "{err}");
    assert_eq!(folder.read("a.txt"), REPAIRED);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("a.txt", DAMAGED)]);
    fs::set_permissions(folder.path("a.txt"), fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(folder.path("a.txt")).is_ok() {
        // root may read everything
        return;
    }
    assert!(folder.run(&["clean", "a.txt"]).failed(3).contains("may not read"));
}

#[test]
fn json_lines_that_are_not_utf8_are_named_by_line_and_byte() {
    let folder = Folder::with(&[]);
    folder.write("latin.jsonl", b"{\"text\": \"Une ligne.\"}\n{\"text\": \"\xC3\xA9 caf\xE9\"}\n");
    let err = folder.run(&["clean", "--jsonl", "latin.jsonl"]).failed(3);
    assert!(err.contains("latin.jsonl:2: byte 17 of the line, 0xE9, is not UTF-8"), "{err}");
    assert!(err.contains("--encoding windows-1252"), "{err}");
    let before = fs::read(folder.path("latin.jsonl")).unwrap();
    folder.run(&["clean", "--in-place", "--jsonl", "latin.jsonl"]).failed(3);
    assert_eq!(fs::read(folder.path("latin.jsonl")).unwrap(), before);
}

#[test]
fn an_encoding_that_does_not_exist_is_refused_before_anything_is_read() {
    let folder = Folder::with(&[("page.txt", "Bonjour.\n")]);
    let err = folder.run(&["clean", "--encoding", "klingon", "page.txt"]).failed(2);
    assert!(err.contains("klingon") && err.contains("windows-1252"), "{err}");
}
