//! `coquille report`: one page for a corpus.

use super::program::Folder;

const PAGE: &str = "Le caf&eacute; du port est ferm&eacute; depuis lundi.\n";
const LINES: &str =
    "{\"id\":7,\"body\":\"Le th&eacute; du soir\"}\n\n{\"body\":\"Rien à faire\"}\n";

/// What stands behind a label of the large figures.
fn figure(page: &str, label: &str) -> String {
    let (_, rest) = page.split_once(&format!("<dt>{label}</dt><dd>")).expect("a figure");
    rest.split('<').next().unwrap().to_owned()
}

#[test]
fn texts_lines_and_directories_are_read() {
    let folder =
        Folder::with(&[("a.txt", PAGE), ("pages.jsonl", LINES), ("b.bin", "\0\u{1}\u{2}\0")]);
    let page = folder.run(&["report", "a.txt"]).done();
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert_eq!([figure(&page, "documents"), figure(&page, "edits")], ["1", "2"]);
    assert!(page.contains("<h1>a.txt</h1>"));
    let page = folder.run(&["report", "--jsonl", "--field", "body", "pages.jsonl"]).done();
    assert_eq!([figure(&page, "documents"), figure(&page, "edits")], ["2", "1"]);
    assert!(page.contains("\"pages.jsonl:1 7\""));

    std::fs::create_dir(folder.path("tree")).unwrap();
    for name in ["a.txt", "b.bin"] {
        std::fs::copy(folder.path(name), folder.path("tree").join(name)).unwrap();
    }
    folder.write("tree/lines.ndjson", LINES.replace("body", "text").as_bytes());
    let run = folder.run(&["report", "tree", "-o", "report.html", "--title", "Mes pages"]);
    assert_eq!(run.done(), "");
    let page = folder.read("report.html");
    assert_eq!([figure(&page, "documents"), figure(&page, "edits")], ["3", "3"]);
    assert!(page.contains("<h1>Mes pages</h1>"));
    let only = folder.run(&["report", "tree", "--only", "txt"]).done();
    assert_eq!(figure(&only, "documents"), "1");
}

#[test]
fn the_page_is_the_same_on_any_number_of_threads() {
    let line = |i| format!("{{\"text\":\"Le caf&eacute; {i} du port , la ermeture\"}}\n");
    let lines = (0..3000).map(line).collect::<Vec<_>>().concat();
    let folder = Folder::with(&[("pages.jsonl", &lines)]);
    let page =
        |threads| folder.run(&["report", "--jsonl", "--threads", threads, "pages.jsonl"]).done();
    let one = page("1");
    assert_eq!(figure(&one, "documents"), "3,000");
    assert!(one == page("4"), "threads make a difference");
}

#[test]
fn a_long_text_is_one_document() {
    let text = "Le caf&eacute; du port est ferm&eacute; depuis lundi.\n\n".repeat(4000);
    let folder = Folder::with(&[("a.txt", &text)]);
    let page = folder.run(&["report", "a.txt"]).done();
    assert_eq!([figure(&page, "documents"), figure(&page, "edits")], ["1", "8,000"]);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_shown() {
    let folder = Folder::with(&[("a.txt", PAGE)]);
    let run = folder.run(&["report", "none.txt", "a.txt", "-o", "report.html"]);
    assert_eq!(run.code, 3);
    assert!(run.err.contains("none.txt"), "{}", run.err);
    assert_eq!(figure(&folder.read("report.html"), "documents"), "1");
}

#[test]
fn what_the_page_says_of_a_change_is_what_decisions_ask_for() {
    let folder = Folder::with(&[("a.txt", PAGE)]);
    let page = folder.run(&["report", "a.txt"]).done();
    let (_, data) = page.split_once("id=\"data\">").unwrap();
    let data: serde_json::Value =
        serde_json::from_str(data.split("</script>").next().unwrap()).unwrap();
    let change = &data["changes"][0];
    assert_eq!(
        [&change[0], &change[1], &change[4]],
        [&serde_json::json!("&eacute;"), &"é".into(), &2.into()]
    );
    let example = &change[5][0];
    let around = usize::try_from(data["around"].as_u64().unwrap()).unwrap();
    let left: Vec<char> = example[0].as_str().unwrap().chars().collect();
    let left: String = left[left.len().saturating_sub(around)..].iter().collect();
    let right: String = example[1].as_str().unwrap().chars().take(around).collect();
    let rows = format!("reject\t&eacute;\té\t{}\t{}\n", left.trim_start(), right.trim_end());
    folder.write("decisions.tsv", rows.as_bytes());
    let out = folder.run(&["clean", "--decisions", "decisions.tsv", "a.txt"]).done();
    assert_eq!(out, "Le caf&eacute; du port est fermé depuis lundi.\n");
    let page = folder.run(&["report", "--decisions", "decisions.tsv", "a.txt"]).done();
    assert_eq!(figure(&page, "edits"), "1");
}
