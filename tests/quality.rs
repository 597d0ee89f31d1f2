//! The figures of the repository's own pairs do not fall. When they rise, raise what is asked here.

#![expect(clippy::unwrap_used, reason = "where something is missing, the test fails")]

#[path = "../benches/quality/pairs.rs"]
mod pairs;
#[path = "../benches/quality/score.rs"]
mod score;

use coquille::Cleaner;
use score::{Reasons, Score};

#[test]
fn what_is_repaired_stays_repaired() {
    let score = of("damaged.jsonl");
    assert!(score.precision() >= 1.0, "{score}");
    assert!(score.recall() >= 0.82, "{score}");
    assert!(score.f05() >= 0.95, "{score}");
}

#[test]
fn what_only_looks_wrong_stays() {
    let score = of("tempting.jsonl");
    assert!(score.clean_edits() == Some(0.0), "{score}");
}

#[test]
fn all_pairs_are_read() {
    let files = pairs::files(&[pairs::folder()]).unwrap();
    assert_eq!(files.len(), 2);
    assert!(files.iter().all(|file| pairs::read(file).unwrap().len() >= 60));
}

fn of(file: &str) -> Score {
    let (cleaner, mut reasons, mut score) =
        (Cleaner::default(), Reasons::default(), Score::default());
    for pair in pairs::read(&pairs::folder().join(file)).unwrap() {
        score.add(&cleaner, &pair, &mut reasons);
    }
    score
}
