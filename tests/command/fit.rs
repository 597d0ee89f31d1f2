//! `coquille fit` and `--words`.

use crate::program::{DAMAGED, Folder, REPAIRED, feed};

#[test]
fn what_a_corpus_repeats_is_learned_and_used() {
    let folder = Folder::with(&[("more.txt", "Un texte.\n")]);
    for n in 1..=3 {
        folder
            .write(&format!("{n}.txt"), format!("Notre rubrique du lundi\nPage {n}.\n").as_bytes());
    }
    folder.run(&["fit", "-o", "words.tsv", "1.txt", "2.txt", "3.txt"]).done();
    let words = folder.read("words.tsv");
    assert!(words.starts_with("# What a corpus has"), "{words}");
    assert_eq!(rows(&words), ["line\tNotre rubrique du lundi\t3"]);
    // what is known already is kept
    let again = folder.run(&["fit", "--words", "words.tsv", "--keep", "Homs", "more.txt"]).done();
    assert_eq!(rows(&again), ["keep\tHoms", "line\tNotre rubrique du lundi\t3"]);
    let cleaned = folder.feed(&["clean", "--words", "words.tsv"], DAMAGED.as_bytes());
    assert_eq!(cleaned.done(), REPAIRED);
}

#[test]
fn tables_of_parts_add_up() {
    let folder = Folder::with(&[]);
    let page = "Les gnaffrons de Qousseir\nDes gnaffrons, dit-on.\n";
    for name in ["1.txt", "2.txt", "3.txt"] {
        folder.write(name, page.as_bytes());
    }
    let whole = folder.run(&["fit", "1.txt", "2.txt", "3.txt"]).done();
    assert_eq!(
        rows(&whole),
        ["word\tgnaffrons\t6", "name\tQousseir\t3", "line\tLes gnaffrons de Qousseir\t3"]
    );
    folder.run(&["fit", "-o", "a.tsv", "1.txt"]).done();
    folder.run(&["fit", "-o", "b.tsv", "2.txt", "3.txt"]).done();
    assert_eq!(folder.run(&["fit", "--words", "a.tsv", "--words", "b.tsv"]).done(), whole);
    let often = folder.run(&["fit", "--at-least", "4", "1.txt", "2.txt", "3.txt"]).done();
    assert_eq!(rows(&often), ["word\tgnaffrons\t6"]);
    assert!(folder.run(&["fit", "--at-least", "0"]).failed(2).contains("--at-least"));
}

#[test]
fn json_lines_are_texts() {
    let line = "{\"text\":\"Notre rubrique du lundi\\nUne page.\"}\n";
    let words = feed(&["fit", "--jsonl"], &line.repeat(3)).done();
    assert_eq!(rows(&words), ["line\tNotre rubrique du lundi\t3"]);
    assert!(rows(&feed(&["fit"], "").done()).is_empty());
}

#[test]
fn a_file_that_holds_no_words_is_named() {
    let folder = Folder::with(&[("words.tsv", "# mine\nname\tQousseir\t12\nun mot\n")]);
    let err = folder.run(&["clean", "--words", "words.tsv"]).failed(3);
    assert!(err.contains("words.tsv:3: found `un mot`, expected a kind"), "{err}");
    assert!(folder.run(&["clean", "--words", "no.tsv"]).failed(3).contains("no.tsv"));
}

#[test]
fn words_are_not_written_when_a_text_cannot_be_read() {
    let folder = Folder::with(&[("a.txt", "Un texte.\n")]);
    folder.run(&["fit", "-o", "words.tsv", "a.txt", "no.txt"]).failed(3);
    assert_eq!(folder.names(), ["a.txt"]);
}

/// The rows of a table, without the comment.
fn rows(table: &str) -> Vec<&str> {
    table.lines().filter(|row| !row.starts_with('#')).collect()
}
