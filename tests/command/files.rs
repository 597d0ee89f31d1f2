//! `-o` and `--in-place`: a file is replaced whole, or stays as it was.

use std::fs;

use crate::program::{DAMAGED, Folder, REPAIRED, RIGHT};

#[test]
fn an_output_file_is_made_or_replaced() {
    let folder = Folder::with(&[("a.txt", DAMAGED), ("old.txt", "ce qui était là")]);
    for out in ["new.txt", "old.txt"] {
        assert_eq!(folder.run(&["clean", "-o", out, "a.txt"]).done(), "");
        assert_eq!(folder.read(out), REPAIRED);
    }
    assert_eq!(folder.names(), ["a.txt", "new.txt", "old.txt"]);
}

#[test]
fn an_output_file_may_be_an_input() {
    let folder = Folder::with(&[("a.jsonl", "{\"text\":\"&eacute;\"}\n")]);
    folder.run(&["clean", "--jsonl", "-o", "a.jsonl", "a.jsonl"]).done();
    assert_eq!(folder.read("a.jsonl"), "{\"text\":\"é\"}\n");
}

#[test]
fn an_output_file_stays_when_an_input_cannot_be_read() {
    let folder = Folder::with(&[("a.txt", DAMAGED), ("out.txt", "ce qui était là")]);
    folder.run(&["clean", "-o", "out.txt", "a.txt", "no.txt"]).failed(3);
    assert_eq!(folder.read("out.txt"), "ce qui était là");
    assert_eq!(folder.names(), ["a.txt", "out.txt"]);
    folder.run(&["clean", "-o", "no/out.txt", "a.txt"]).failed(3);
}

#[test]
fn files_are_mended_in_place() {
    let folder = Folder::with(&[("a.txt", DAMAGED), ("b.txt", RIGHT), ("c.txt", DAMAGED)]);
    let untouched = fs::metadata(folder.path("b.txt")).unwrap().modified().unwrap();
    assert_eq!(folder.run(&["clean", "--in-place", "a.txt", "b.txt", "c.txt"]).done(), "");
    assert_eq!(folder.read("a.txt") + &folder.read("c.txt"), REPAIRED.repeat(2));
    assert_eq!(folder.read("b.txt"), RIGHT);
    assert_eq!(fs::metadata(folder.path("b.txt")).unwrap().modified().unwrap(), untouched);
    assert_eq!(folder.names(), ["a.txt", "b.txt", "c.txt"]);
}

#[test]
fn json_lines_are_mended_in_place() {
    let lines = "{\"text\":\"juste\",\"n\":1}\n\n{\"text\":\"&eacute;\",\"n\":2}";
    let broken = format!("{lines}\n{{");
    let folder = Folder::with(&[("a.jsonl", lines), ("broken.jsonl", &broken)]);
    let err = folder.run(&["clean", "--jsonl", "--in-place", "broken.jsonl", "a.jsonl"]).failed(3);
    assert!(err.contains("broken.jsonl:4: "), "{err}");
    assert_eq!(folder.read("broken.jsonl"), broken);
    assert_eq!(folder.read("a.jsonl"), lines.replace("&eacute;", "é"));
    assert_eq!(folder.names(), ["a.jsonl", "broken.jsonl"]);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = Folder::with(&[("a.txt", DAMAGED)]);
    fs::set_permissions(folder.path("a.txt"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("a.txt", folder.path("link.txt")).unwrap();
    folder.run(&["clean", "--in-place", "link.txt"]).done();
    assert_eq!(folder.read("a.txt"), REPAIRED);
    assert_eq!(fs::metadata(folder.path("a.txt")).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(folder.path("link.txt")).unwrap().is_symlink());
}

#[cfg(unix)]
#[test]
fn a_device_is_written_to() {
    let folder = Folder::with(&[("a.txt", DAMAGED)]);
    assert_eq!(folder.run(&["clean", "-o", "/dev/null", "a.txt"]).done(), "");
    assert_eq!(folder.run(&["clean", "-o", "/dev/stdout", "a.txt"]).done(), REPAIRED);
}

#[test]
fn standard_input_has_no_place() {
    let folder = Folder::with(&[("a.txt", DAMAGED)]);
    folder.run(&["clean", "--in-place"]).failed(2);
    folder.run(&["clean", "--in-place", "-"]).failed(2);
    folder.run(&["clean", "--in-place", "-o", "b.txt", "a.txt"]).failed(2);
    assert_eq!(folder.read("a.txt"), DAMAGED);
}

#[test]
fn a_file_in_another_encoding_is_read_and_written_as_utf8() {
    let folder = Folder::with(&[]);
    folder.write("latin.txt", b"L'\xE9cole est ferm\xE9e depuis mardi.\n");
    let run = folder.run(&["clean", "latin.txt"]);
    assert_eq!((run.code, run.out.as_str()), (0, RIGHT));
    assert!(run.err.contains("latin.txt: read as windows-1252"), "{}", run.err);
    assert_eq!(folder.run(&["clean", "--encoding", "latin1", "latin.txt"]).done(), RIGHT);
    folder.write("mac.txt", b"L'\x8Ecole est ferm\x8Ee depuis mardi.\n");
    assert_eq!(folder.run(&["clean", "mac.txt"]).out, RIGHT);
    folder.write("wide.txt", &RIGHT.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    assert_eq!(folder.run(&["clean", "wide.txt"]).out, RIGHT);
    assert_eq!(folder.run(&["clean", "--in-place", "latin.txt"]).code, 0);
    assert_eq!(folder.read("latin.txt"), RIGHT);
    folder.write("latin.jsonl", b"{\"text\":\"\xE9t\xE9\"}\n");
    let out = folder.run(&["clean", "--jsonl", "--encoding", "latin1", "latin.jsonl"]).done();
    assert_eq!(out, "{\"text\":\"été\"}\n");
}
