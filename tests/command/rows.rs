//! Rows of values: only the text of a row changes.

use crate::program::{Folder, feed};

const ROWS: &str = "\u{FEFF}id;\"contenu\";prix\r\n\
    7;\"L'&eacute;cole\";1,50\r\n\
    \r\n\
    8;\"un \"\"&eacute;t&eacute;\"\" ;\r\nici\";\"2\"\r\n\
    9;;\r\n";

#[test]
fn all_but_the_text_stays_byte_for_byte() {
    let folder = Folder::with(&[("export.csv", ROWS)]);
    let out = folder.run(&["clean", "--column", "contenu", "export.csv"]).done();
    assert_eq!(out, ROWS.replace("&eacute;", "é"));
}

#[test]
fn a_text_is_quoted_where_it_has_to_be() {
    let out = feed(&["clean", "--format", "csv"], "text,n\n&quot;Oui&quot;&comma; dit-elle,1\n");
    assert_eq!(out.done(), "text,n\n\"\"\"Oui\"\", dit-elle\",1\n");
    let tabs = "n\ttext\n1\tL'&eacute;cole, ferm&eacute;e\n";
    let folder = Folder::with(&[("export.tsv", tabs)]);
    let out = folder.run(&["clean", "export.tsv"]).done();
    assert_eq!(out, "n\ttext\n1\tL'école, fermée\n");
}

#[test]
fn an_edit_says_in_which_row_it_is() {
    let folder = Folder::with(&[("export.csv", ROWS)]);
    let out = folder.run(&["explain", "--field", "contenu", "export.csv"]).done();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with(r#"{"file":"export.csv","line":2,"id":"7","start":2,"#), "{out}");
    assert!(lines[1].starts_with(r#"{"file":"export.csv","line":4,"id":"8","start":4,"#), "{out}");
    let run = folder.run(&["check", "--field", "contenu", "export.csv"]);
    assert_eq!(run.code, 1);
    assert!(run.out.starts_with("export.csv:2:3: &eacute; → é"), "{}", run.out);
}

#[test]
fn rows_in_another_encoding_come_back_in_utf_8() {
    let folder = Folder::with(&[]);
    folder.write("export.csv", b"id;text\n1;\"un &eacute;t\xE9 \xE0 l'\xE9cole\"\n");
    let run = folder.run(&["clean", "export.csv"]);
    assert_eq!(run.out, "id;text\n1;\"un été à l'école\"\n");
    assert_eq!(run.err, "export.csv: read as windows-1252\n");
}

#[test]
fn what_is_wrong_with_a_file_is_named() {
    let folder = Folder::with(&[("export.csv", ROWS), ("short.csv", "id,text\n1,oui\n2\n")]);
    folder.write("long.csv", b"id;text\n1;L'&eacute;cole\n");
    let err = folder.run(&["clean", "export.csv"]).failed(3);
    let wanted = "export.csv:1: there is no column `text`; the first row has `id`, `contenu`, `prix`: choose with --field";
    assert!(err.contains(wanted), "{err}");
    let err = folder.run(&["clean", "short.csv"]).failed(3);
    assert!(err.contains("short.csv:3: the row has 1 value, and the text is number 2"), "{err}");
    let err = folder.run(&["clean", "long.csv"]).failed(3);
    assert!(err.contains("long.csv:2: the row has 3 values, and the first row 2"), "{err}");
}

#[test]
fn rows_may_be_read_as_one_text() {
    let folder = Folder::with(&[("export.csv", ROWS)]);
    let out = folder.run(&["clean", "--format", "text", "export.csv"]).done();
    assert_eq!(out, ROWS.trim_start_matches('\u{FEFF}').replace("&eacute;", "é"));
}
