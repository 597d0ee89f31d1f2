//! `coquille fit-channel`: what a machine takes for what, learned from pairs.

use crate::program::{Folder, feed};

/// A machine that reads `w` for `m`, which no other does.
fn pairs() -> String {
    let pair = "{\"noisy\":\"La waison du waire est ferwée dewain watin\",\"gold\":\"La maison du maire est fermée demain matin\"}\n";
    pair.repeat(40)
}

#[test]
fn what_is_learned_is_read_again() {
    let page = "Le dowaine du waréchal est vendu, et la crèwe est bonne.\n";
    let folder = Folder::with(&[("pairs.jsonl", &pairs()), ("page.txt", page)]);
    folder.run(&["fit-channel", "-o", "channel.tsv", "pairs.jsonl"]).done();
    let table = folder.read("channel.tsv");
    assert!(table.lines().any(|line| line.starts_with("w\tm\t")), "{table}");
    assert!(table.lines().any(|line| line.starts_with("rn\tm\t")), "what was known stays");
    let clean = ["clean", "--preset", "ocr", "--channel", "channel.tsv", "page.txt"];
    let cleaned = folder.run(&clean).done();
    assert_eq!(cleaned, "Le domaine du maréchal est vendu, et la crème est bonne.\n");
}

#[test]
fn fields_have_names() {
    let renamed = pairs().replace("noisy", "ocr").replace("gold", "text");
    let table = feed(&["fit-channel", "--read", "ocr", "--printed", "text"], &renamed).done();
    assert!(table.contains("w\tm\t"));
}

#[test]
fn wrong_pairs_and_tables_are_named() {
    let folder = Folder::with(&[
        ("none.jsonl", "\n"),
        ("half.jsonl", "{\"noisy\":\"a\"}\n"),
        ("bad.tsv", "w\tm\n"),
    ]);
    let message = folder.run(&["fit-channel", "none.jsonl"]).failed(3);
    assert!(message.contains("no pair of texts"), "{message}");
    let message = folder.run(&["fit-channel", "half.jsonl"]).failed(3);
    assert!(message.contains("half.jsonl:1") && message.contains("`gold`"), "{message}");
    let message = folder.run(&["clean", "--channel", "bad.tsv", "none.jsonl"]).failed(3);
    assert!(message.contains("bad.tsv") && message.contains("fit-channel"), "{message}");
}
