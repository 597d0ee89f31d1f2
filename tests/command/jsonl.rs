//! `--jsonl`: only the text of a line changes, and lines keep their order.

use std::fmt::Write;

use crate::program::{Folder, feed};

#[test]
fn all_but_the_text_stays_byte_for_byte() {
    let input = "{\"z\": 1.50, \"text\": \"&eacute;t\\u00e9\", \"a\": [null, {\"text\": \"&eacute;\"}]}\r\n\n  \n{\"text\":\"\\u00e9\"}";
    let wanted = input.replace("&eacute;t\\u00e9", "été");
    assert_eq!(feed(&["clean", "--jsonl"], input).done(), wanted);
}

#[test]
fn the_text_may_have_another_name() {
    let input = "{\"text\":\"&eacute;\",\"le corps\":\"&eacute;\"}\n";
    let out = feed(&["clean", "--jsonl", "--field", "le corps"], input).done();
    assert_eq!(out, "{\"text\":\"&eacute;\",\"le corps\":\"é\"}\n");
    feed(&["clean", "--field", "text"], input).failed(2);
}

#[test]
fn order_and_results_do_not_depend_on_threads_or_neighbours() {
    let mut input = String::new();
    for n in 0..3_500 {
        // a line that many pages share, which `clean_many` would take for furniture
        writeln!(input, "{{\"id\":{n},\"text\":\"La même phrase se lit partout.\\nMais le texte {n} finit en &eacute;t&eacute;.\"}}").unwrap();
    }
    let wanted = input.replace("&eacute;", "é");
    for threads in ["1", "4"] {
        let run = feed(&["clean", "--jsonl", "--preset", "web", "--threads", threads], &input);
        assert!(run.done() == wanted, "{threads} threads");
    }
}

#[test]
fn what_is_wrong_with_a_line_is_named() {
    let good = "{\"id\":1,\"text\":\"bien\"}\n\n";
    for (line, wanted) in [
        (
            "{\"text\": \"x",
            "pages.jsonl:3: this is not JSON: EOF while parsing a string at column 11",
        ),
        ("[1, 2]", "pages.jsonl:3: expected a JSON object"),
        (
            "{\"id\":1,\"body\":\"x\"}",
            "pages.jsonl:3: there is no field `text`; the line has `body`, `id`",
        ),
        ("{\"text\":12}", "pages.jsonl:3: the field `text` is not a string: `12`"),
        ("{\"text\":null}", "pages.jsonl:3: the field `text` is not a string: `null`"),
    ] {
        let folder = Folder::with(&[("pages.jsonl", &format!("{good}{line}\n{good}"))]);
        let run = folder.run(&["clean", "--jsonl", "pages.jsonl"]);
        assert_eq!(run.out, good);
        let err = run.failed(3);
        assert!(err.contains(wanted), "{err}");
    }
}

#[test]
fn a_line_that_is_not_utf8_is_named() {
    let folder = Folder::with(&[]);
    folder.write("pages.jsonl", b"{\"text\":\"a\"}\n{\"text\":\"\xe9\"}\n");
    let err = folder.run(&["clean", "--jsonl", "pages.jsonl"]).failed(3);
    assert!(err.contains("pages.jsonl:2: byte 10 of the line, 0xE9, is not UTF-8"), "{err}");
}
