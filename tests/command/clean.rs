//! `coquille clean`: what comes out, byte for byte.

use std::io::{Read, Write};
use std::time::Instant;

use crate::program::{DAMAGED, Folder, REPAIRED, RIGHT, feed};

#[test]
fn damage_is_mended() {
    assert_eq!(feed(&["clean"], DAMAGED).done(), REPAIRED);
    assert_eq!(feed(&["clean", "-"], DAMAGED).done(), REPAIRED);
}

#[test]
fn what_is_right_comes_back_byte_for_byte() {
    let english = "The weather was fine, and nobody knew why the old man had left his house.\n";
    for preset in ["repair", "web", "ocr"] {
        for text in [
            "",
            "\n",
            RIGHT,
            RIGHT.trim_end(),
            "Une ligne.\r\nUne autre.\r\n",
            "Une ligne.\r\n\r\nSans fin",
            english,
        ] {
            assert_eq!(feed(&["clean", "--preset", preset], text).done(), text, "{preset}");
        }
    }
}

#[test]
fn what_is_damaged_keeps_its_line_ends() {
    let text = format!("{}\r\n{}", DAMAGED.trim_end(), DAMAGED.trim_end());
    let wanted = format!("{}\r\n{}", REPAIRED.trim_end(), REPAIRED.trim_end());
    assert_eq!(feed(&["clean"], &text).done(), wanted);
}

#[test]
fn files_come_one_after_the_other() {
    let folder = Folder::with(&[("a.txt", DAMAGED), ("b.txt", "Sans fin"), ("c.txt", DAMAGED)]);
    let out = folder.feed(&["clean", "a.txt", "-", "b.txt", "c.txt"], RIGHT.as_bytes()).done();
    assert_eq!(out, format!("{REPAIRED}{RIGHT}Sans fin{REPAIRED}"));
}

#[test]
fn nul_bytes_do_no_harm() {
    let out = feed(&["clean", "--set", "control_characters=false"], "un\0deux\0\n").done();
    assert_eq!(out, "un\0deux\0\n");
    assert_eq!(feed(&["clean"], &format!("\0{DAMAGED}\0")).code, 0);
}

#[test]
fn a_line_of_many_megabytes_is_one_line() {
    // 8 MB, so that the suite stays fast; what is done to each part does not depend on how many there are
    let line = "les enfants de la ville vont à la mer ".repeat((8 << 20) / 40) + "bleue";
    let started = Instant::now();
    let out = feed(&["clean", "--set", "spelling=false"], &line).done();
    assert!(out == line, "the line changed");
    assert!(started.elapsed().as_secs() < 120);
}

#[test]
fn a_diff_shows_what_changes() {
    let folder = Folder::with(&[("a.txt", &format!("{RIGHT}{DAMAGED}")), ("b.txt", RIGHT)]);
    let out = folder.run(&["clean", "--diff", "a.txt", "b.txt"]).done();
    assert!(
        out.starts_with("a.txt\n2 │ L'[-&eacute;-]{+é+}cole est ferm[-&eacute;-]{+é+}e.\n"),
        "{out}"
    );
    assert!(out.contains("html-entity") && !out.contains("b.txt") && !out.contains('\u{1b}'));
}

#[test]
fn colours_are_for_those_who_want_them() {
    let coloured = feed(&["clean", "--diff", "--color", "always"], DAMAGED).done();
    assert!(coloured.contains("\u{1b}[9;31m&eacute;\u{1b}[0m\u{1b}[32mé\u{1b}[0m"), "{coloured}");
    for (color, no_color) in [("never", ""), ("auto", "1"), ("auto", "")] {
        let folder = Folder::with(&[("a.txt", DAMAGED)]);
        let mut command = folder.command(&["clean", "--diff", "--color", color, "a.txt"]);
        let output = command.env("NO_COLOR", no_color).output().unwrap();
        assert!(output.stdout.starts_with(b"a.txt\n1 ") && !output.stdout.contains(&0x1b));
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let folder = Folder::with(&[]);
    let mut child = folder.command(&["clean"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    drop(child.stdout.take());
    stdin.write_all(RIGHT.repeat(10_000).as_bytes()).unwrap();
    drop(stdin);
    let mut err = String::new();
    child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
    assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(0), ""));
}
