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
    assert!(words.starts_with("text\tcount\n"), "{words}");
    assert!(words.contains("\nNotre rubrique du lundi\tline\n"), "{words}");
    // what is known already is kept
    let again = folder.run(&["fit", "--words", "words.tsv", "more.txt"]).done();
    assert!(again.contains("\nNotre rubrique du lundi\tline\n"), "{again}");
    let cleaned = folder.feed(&["clean", "--words", "words.tsv"], DAMAGED.as_bytes());
    assert_eq!(cleaned.done(), REPAIRED);
}

#[test]
fn json_lines_are_texts() {
    let line = "{\"text\":\"Notre rubrique du lundi\\nUne page.\"}\n";
    let words = feed(&["fit", "--jsonl"], &line.repeat(3)).done();
    assert!(words.contains("Notre rubrique du lundi\tline\n"), "{words}");
    assert_eq!(feed(&["fit"], "").done(), "text\tcount\n");
}

#[test]
fn a_file_that_holds_no_words_is_named() {
    let folder = Folder::with(&[("words.tsv", "text\tcount\nQousseir\t12\nun mot\n")]);
    let err = folder.run(&["clean", "--words", "words.tsv"]).failed(3);
    assert!(err.contains("words.tsv:3: ") && err.contains("found `un mot`"), "{err}");
    assert!(folder.run(&["clean", "--words", "no.tsv"]).failed(3).contains("no.tsv"));
}

#[test]
fn words_are_not_written_when_a_text_cannot_be_read() {
    let folder = Folder::with(&[("a.txt", "Un texte.\n")]);
    folder.run(&["fit", "-o", "words.tsv", "a.txt", "no.txt"]).failed(3);
    assert_eq!(folder.names(), ["a.txt"]);
}
