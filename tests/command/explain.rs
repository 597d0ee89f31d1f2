//! `coquille explain`: one edit a line, or a diff, or a page.

use serde_json::Value;

use crate::program::{DAMAGED, Folder, RIGHT, feed};

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn an_edit_is_a_line() {
    let folder = Folder::with(&[("a.txt", &format!("É{DAMAGED}")), ("b.txt", RIGHT)]);
    let edits = lines(&folder.run(&["explain", "a.txt", "b.txt"]).done());
    assert_eq!(edits.len(), 2);
    let names: Vec<_> = edits[0].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "file",
            "start",
            "end",
            "cleaned_start",
            "cleaned_end",
            "before",
            "after",
            "reason",
            "confidence",
            "alternatives"
        ]
    );
    let second = &edits[1];
    assert_eq!((&second["file"], &second["reason"]), (&"a.txt".into(), &"html-entity".into()));
    assert_eq!((&second["before"], &second["after"]), (&"&eacute;".into(), &"é".into()));
    let text: Vec<char> = format!("É{DAMAGED}").chars().collect();
    let place = |name: &str| second[name].as_u64().unwrap() as usize;
    assert_eq!(text[place("start")..place("end")].iter().collect::<String>(), "&eacute;");
    assert_eq!(place("cleaned_end") - place("cleaned_start"), 1);
}

#[test]
fn positions_may_be_bytes() {
    let text = format!("É{DAMAGED}");
    let edits = lines(&feed(&["explain", "--positions", "bytes"], &text).done());
    let place = |name: &str| edits[1][name].as_u64().unwrap() as usize;
    assert_eq!(&text[place("start")..place("end")], "&eacute;");
    assert_eq!(place("cleaned_end") - place("cleaned_start"), 2);
}

#[test]
fn an_edit_of_a_json_line_says_which() {
    let input = "{\"id\":\"a\",\"text\":\"juste\"}\n{\"text\":\"&eacute;\",\"id\":12345678901234567890123}\n{\"text\":\"&eacute;\"}\n";
    let out = feed(&["explain", "--jsonl"], input).done();
    assert!(
        out.starts_with("{\"file\":\"-\",\"line\":2,\"id\":12345678901234567890123,\"start\":0,"),
        "{out}"
    );
    assert!(out.contains("\n{\"file\":\"-\",\"line\":3,\"start\":0,"), "{out}");
}

#[test]
fn a_diff_and_a_page() {
    let diff = feed(&["explain", "--diff"], DAMAGED).done();
    assert_eq!(diff, feed(&["clean", "--diff"], DAMAGED).done());
    let page = feed(&["explain", "--html"], &format!("<b>{DAMAGED}")).done();
    assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"), "{page}");
    assert!(
        page.contains(
            "&lt;b&gt;L'<span class=\"edit encoding\" role=\"group\" aria-label=\"html-entity"
        ),
        "{page}"
    );
    assert!(page.contains(">&amp;eacute;</del><wbr><ins"), "{page}");
    feed(&["explain", "--html", "--diff"], "").failed(2);
}

#[test]
fn nothing_to_say_is_nothing() {
    assert_eq!(feed(&["explain"], RIGHT).done(), "");
    assert_eq!(feed(&["explain", "--diff"], RIGHT).done(), "");
    assert_eq!(feed(&["explain"], "").done(), "");
}
