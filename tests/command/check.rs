//! `coquille check`: exit code 1 if anything would change.

use crate::program::{DAMAGED, Folder, RIGHT, feed};

#[test]
fn what_would_change_is_named_with_its_place() {
    let folder = Folder::with(&[("a.txt", &format!("É\n{DAMAGED}")), ("b.txt", RIGHT)]);
    let run = folder.run(&["check", "b.txt", "a.txt"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let lines: Vec<_> = run.out.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("a.txt:2:3: &eacute; → é (html-entity, "), "{}", run.out);
    assert!(lines[1].starts_with("a.txt:2:24: "), "{}", run.out);
    assert_eq!(folder.read("a.txt"), format!("É\n{DAMAGED}"));
}

#[test]
fn the_place_in_a_json_line_is_the_line() {
    let run = feed(&["check", "--jsonl"], "\n{\"text\":\"É\\nt&eacute;\"}\n");
    assert_eq!(run.code, 1);
    assert!(run.out.starts_with("-:2:4: &eacute; → é "), "{}", run.out);
}

#[test]
fn nothing_to_change_is_no_fault() {
    assert_eq!(feed(&["check"], RIGHT).done(), "");
    assert_eq!(feed(&["check"], "").done(), "");
}

#[test]
fn what_cannot_be_read_weighs_more_than_what_is_found() {
    let folder = Folder::with(&[("a.txt", DAMAGED)]);
    let run = folder.run(&["check", "no.txt", "a.txt"]);
    assert!(run.out.starts_with("a.txt:1:3: "), "{}", run.out);
    run.failed(3);
}
