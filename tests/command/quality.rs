//! `coquille quality`: one line a text, which sorts by how good it is.

use crate::program::{Folder, feed};

const GOOD: &str =
    "Le vaisseau était sorti du port avant le lever du soleil, et la foule le saluait.\n";
const BAD: &str =
    "Lc vaisseau ctoit sorli du porl avaul le lcver du soieil, ct la foulc le saiuait.\n";

/// The numbers of a line.
fn numbers(line: &str) -> (f32, u64, f32) {
    let mut fields = line.split('\t');
    let mut field = || fields.next().unwrap();
    (field().parse().unwrap(), field().parse().unwrap(), field().parse().unwrap())
}

#[test]
fn each_file_has_a_line() {
    let folder = Folder::with(&[("a.txt", BAD), ("b.txt", GOOD), ("vide.txt", "")]);
    let out = folder.run(&["quality", "a.txt", "b.txt", "vide.txt"]).done();
    let lines: Vec<_> = out.lines().collect();
    let names: Vec<_> = lines.iter().filter_map(|line| line.rsplit('\t').next()).collect();
    assert_eq!(names, ["a.txt", "b.txt", "vide.txt"]);
    let [bad, good, empty] = [0, 1, 2].map(|i| numbers(lines[i]));
    assert!(bad.0 < 0.5 && good.0 > 0.95, "{out}");
    assert_eq!((bad.1, good.1), (16, 16));
    assert!(bad.2 > 0.4 && good.2 < 0.01, "{out}");
    assert!(empty.0 < 0.01 && empty.1 == 0);
    assert!(feed(&["quality"], GOOD).done().ends_with("\t-\n"));
}

#[test]
fn each_json_line_has_a_line() {
    let text = |text: &str| text.trim_end().to_owned();
    let lines =
        format!("{{\"id\":\"a\",\"text\":\"{}\"}}\n\n{{\"text\":\"{}\"}}\n", text(GOOD), text(BAD));
    let folder = Folder::with(&[("p.jsonl", &lines)]);
    let out = folder.run(&["quality", "--jsonl", "p.jsonl"]).done();
    assert!(out.contains("\tp.jsonl:1\n") && out.ends_with("\tp.jsonl:3\n"), "{out}");
    let out = folder.run(&["quality", "--jsonl", "--json", "p.jsonl"]).done();
    let rows: Vec<serde_json::Value> =
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&rows[0]["id"], &rows[0]["line"], rows.len()), (&"a".into(), &1.into(), 2));
    assert!(rows[1]["right"].as_f64().unwrap() < 0.5 && rows[1].get("id").is_none());
    assert!(rows[1]["signs"]["unknown-odd"].as_u64().unwrap() > 0, "{out}");
}

#[test]
fn a_long_text_counts_as_a_whole_one() {
    let text = (GOOD.repeat(3) + BAD).repeat(3000);
    let line = feed(&["quality", "--threads", "3"], &text).done();
    assert_eq!(line, feed(&["quality", "--threads", "1", "--preset", "web"], &text).done());
    let (right, words, unknown) = numbers(&line);
    let quality = coquille::Cleaner::default().quality(&text);
    assert_eq!(words, quality.words);
    assert!((right - quality.right).abs() < 1e-3 && (unknown - quality.unknown).abs() < 1e-3);
    let streamed = coquille::Cleaner::default().quality_stream(text.as_bytes()).unwrap();
    assert_eq!(streamed, quality);
    let json = format!("{{\"text\":{}}}\n", serde_json::Value::from(text.repeat(5)));
    let long = feed(&["quality", "--jsonl"], &json).done();
    assert_eq!((numbers(&long).1, long.matches('\n').count()), (5 * words, 1));
}

#[test]
fn what_cannot_be_read_has_no_line() {
    let folder = Folder::with(&[("a.txt", GOOD), ("b.jsonl", "{\"text\":\"un\"}\n{\n")]);
    let run = folder.run(&["quality", "no.txt", "a.txt"]);
    assert_eq!((run.code, run.out.lines().count()), (3, 1));
    assert!(run.err.starts_with("error: no.txt: "), "{}", run.err);
    let run = folder.run(&["quality", "--jsonl", "b.jsonl"]);
    assert_eq!((run.code, run.out.lines().count()), (3, 1));
}
