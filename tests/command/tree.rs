//! `coquille clean DIR -o DIR`: the tree comes out whole, file by file.

use std::fs;
use std::time::{Duration, SystemTime};

use crate::program::{DAMAGED, Folder, REPAIRED, RIGHT};

/// A tree with files in three folders.
fn tree() -> Folder {
    let folder = Folder::with(&[]);
    for (name, content) in [
        ("in/a.txt", DAMAGED.as_bytes()),
        ("in/b/c.txt", RIGHT.as_bytes()),
        ("in/b/vide.txt", b""),
        ("in/b/d/pages.jsonl", b"{\"text\":\"&eacute;\",\"n\":1}\n\n"),
        ("in/image.png", b"\x89PNG\0\0\0\x0D\x01\x02\x03\x04&eacute;\0\0\0"),
    ] {
        fs::create_dir_all(folder.path(name).parent().unwrap()).unwrap();
        folder.write(name, content);
    }
    folder
}

#[test]
fn a_tree_is_cleaned_into_another() {
    let folder = tree();
    let run = folder.run(&["clean", "in", "-o", "made/out"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert_eq!(folder.read("made/out/a.txt"), REPAIRED);
    assert_eq!(folder.read("made/out/b/c.txt"), RIGHT);
    assert_eq!(folder.read("made/out/b/vide.txt"), "");
    assert_eq!(folder.read("made/out/b/d/pages.jsonl"), "{\"text\":\"é\",\"n\":1}\n\n");
    let picture = |name: &str| fs::read(folder.path(name)).unwrap();
    assert_eq!(picture("made/out/image.png"), picture("in/image.png"));
    let begin = "files: 2 changed, 2 unchanged, 1 copied, being no text\ntext: ";
    assert!(run.err.starts_with(begin), "{}", run.err);
    assert!(run.err.ends_with("\n3 edits: html-entity 3\n"), "{}", run.err);
    assert_eq!(folder.read("in/a.txt"), DAMAGED);
}

#[test]
fn what_is_finished_is_not_done_again() {
    let folder = tree();
    folder.run(&["clean", "in", "-o", "out"]);
    folder.write("out/a.txt", b"fini");
    fs::remove_file(folder.path("out/b/c.txt")).unwrap();
    let run = folder.run(&["clean", "in", "-o", "out", "--resume"]);
    assert!(run.err.starts_with("files: 1 unchanged, 4 finished before\n"), "{}", run.err);
    assert_eq!(folder.read("out/a.txt"), "fini");
    assert_eq!(folder.read("out/b/c.txt"), RIGHT);
    // what has changed since is done again
    let later = SystemTime::now() + Duration::from_secs(60);
    let file = fs::File::options().write(true).open(folder.path("in/a.txt")).unwrap();
    file.set_modified(later).unwrap();
    let run = folder.run(&["clean", "in", "-o", "out", "--resume"]);
    assert!(run.err.starts_with("files: 1 changed, 4 finished before\n"), "{}", run.err);
    assert_eq!(folder.read("out/a.txt"), REPAIRED);
    folder.write("out/a.txt", b"ancien");
    folder.run(&["clean", "in", "-o", "out"]);
    assert_eq!(folder.read("out/a.txt"), REPAIRED);
}

#[test]
fn a_file_that_fails_is_named_and_the_others_are_done() {
    let folder = tree();
    folder.write("in/b/broken.jsonl", b"{\"text\":\"&eacute;\"}\n{\n");
    let run = folder.run(&["clean", "in", "-o", "out"]);
    assert_eq!(run.code, 3);
    assert!(run.err.starts_with("error: in/b/broken.jsonl:2: "), "{}", run.err);
    assert!(run.err.contains("copied, being no text, 1 failed\n"), "{}", run.err);
    assert!(run.err.contains("\nfailed: in/b/broken.jsonl:2: "), "{}", run.err);
    assert!(!folder.path("out/b/broken.jsonl").exists());
    assert_eq!(folder.read("out/b/d/pages.jsonl"), "{\"text\":\"é\",\"n\":1}\n\n");
    let left: Vec<_> = fs::read_dir(folder.path("out/b")).unwrap().collect();
    assert_eq!(left.len(), 3, "{left:?}");
}

#[test]
fn only_some_files_may_be_asked_for() {
    let folder = tree();
    folder.run(&["clean", "in", "-o", "out", "--only", "txt"]);
    assert_eq!(folder.read("out/a.txt"), REPAIRED);
    assert!(!folder.path("out/image.png").exists() && !folder.path("out/b/d").exists());
}

#[test]
fn the_tree_that_is_written_is_not_read() {
    let folder = tree();
    folder.run(&["clean", "in", "-o", "in/out"]);
    let run = folder.run(&["clean", "in", "-o", "in/out"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!folder.path("in/out/out").exists());
    folder.run(&["clean", "in", "-o", "in"]).failed(2);
    assert_eq!(folder.read("in/a.txt"), DAMAGED);
}

#[test]
fn a_directory_is_cleaned_into_a_directory() {
    let folder = tree();
    folder.write("file.txt", b"");
    folder.run(&["clean", "in", "-o", "file.txt"]).failed(2);
    folder.run(&["clean", "in", "file.txt", "-o", "out"]).failed(2);
    folder.run(&["clean", "--resume", "in/a.txt", "-o", "out.txt"]).failed(2);
    let err = folder.run(&["clean", "in"]).failed(3);
    assert!(err.contains("is a directory") && err.contains("-o"), "{err}");
}

#[test]
fn any_number_of_threads_makes_the_same_tree() {
    let folder = tree();
    let text = "Le march&eacute; est ferm&eacute;. La mairie aussi, et la poste.\n".repeat(4000);
    for i in 0..3 {
        folder.write(&format!("in/long{i}.txt"), text.as_bytes());
    }
    let cleaned = |threads: &str| {
        let out = format!("out{threads}");
        let run = folder.run(&["clean", "in", "-o", &out, "--threads", threads]);
        assert_eq!(run.code, 0, "{}", run.err);
        ["long0.txt", "long2.txt", "b/d/pages.jsonl"].map(|n| folder.read(&format!("{out}/{n}")))
    };
    assert_eq!(cleaned("1"), cleaned("4"));
    assert_eq!(folder.read("out1/long1.txt"), text.replace("&eacute;", "é"));
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_whole_files_and_resume_goes_on() {
    use std::process::Command;
    let folder = tree();
    let text = "Il y avait une fois un roi qui aimait la mer. ".repeat(20_000);
    for i in 0..40 {
        folder.write(&format!("in/z{i}.txt"), text.as_bytes());
    }
    let mut child = folder.command(&["clean", "in", "-o", "out"]).spawn().unwrap();
    // it has begun, and is far from its end
    while !folder.path("out/a.txt").exists() {
        std::thread::sleep(Duration::from_millis(5));
    }
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(3));
    let names = |out: &str| -> Vec<String> {
        let entries = fs::read_dir(folder.path(out)).unwrap();
        entries.map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert!(names("out").len() < names("in").len());
    for name in names("out").iter().filter(|name| name.starts_with(['z', '.'])) {
        assert!(folder.read(&format!("out/{name}")) == text, "{name}");
    }
    assert_eq!(folder.run(&["clean", "in", "-o", "out", "--resume"]).code, 0);
    assert_eq!(names("out").len(), names("in").len());
}
