//! The figures of the repository's own pairs do not fall. When they rise, raise what is asked here.

#![expect(clippy::unwrap_used, reason = "where something is missing, the test fails")]

#[path = "../benches/quality/ablation.rs"]
mod ablation;
#[path = "../benches/quality/align.rs"]
mod align;
#[path = "../benches/quality/pairs.rs"]
mod pairs;
#[path = "../benches/quality/picture.rs"]
mod picture;
#[path = "../benches/quality/reasons.rs"]
mod reasons;
#[path = "../benches/quality/reliability.rs"]
mod reliability;
#[path = "../benches/quality/score.rs"]
mod score;
#[path = "../benches/quality/trial.rs"]
mod trial;

use ablation::Ablation;
use coquille::Cleaner;
use pairs::Pair;
use reasons::Reasons;
use reliability::Reliability;
use score::Score;
use trial::Trial;

#[test]
fn what_is_repaired_stays_repaired() {
    let (score, differing) = of("damaged.jsonl");
    assert!(score.precision() >= 1.0, "{score}\n{differing}");
    assert!(score.recall() >= 0.82, "{score}\n{differing}");
    assert!(score.f05() >= 0.95, "{score}");
}

#[test]
fn what_only_looks_wrong_stays() {
    let (score, differing) = of("tempting.jsonl");
    assert!(score.clean_edits() == Some(0.0), "{score}\n{differing}");
}

#[test]
fn all_pairs_are_read() {
    let files = pairs::files(&[pairs::folder()]).unwrap();
    assert_eq!(files.len(), 2);
    assert!(files.iter().all(|file| pairs::read(file).unwrap().len() >= 60));
}

#[test]
fn runs_that_differ_are_found() {
    let found = align::changes("La ri vière l’été , dit on.", "La rivière l'été, dit-on.");
    let found: Vec<_> = found.iter().map(|(from, to, text)| (*from, *to, text.as_str())).collect();
    assert_eq!(found, [(3, 12, "rivière"), (22, 23, ""), (28, 29, "-")]);
    assert!(align::changes("l’été", "l'été").is_empty());
}

#[test]
fn the_distance_is_that_of_levenshtein() {
    let mut texts = vec![String::new()];
    for c in ['a', 'b', 'c'] {
        for i in 0..texts.len() {
            texts.extend([format!("{}{c}", texts[i]), format!("{c} {}a", texts[i])]);
        }
    }
    for one in &texts {
        for other in &texts {
            let letters = [one, other].map(|text| text.chars().collect::<Vec<_>>());
            assert_eq!(align::distance(&letters[0], &letters[1]), strsim::levenshtein(one, other));
            let (mut text, mut at) = (String::new(), 0);
            for (from, to, after) in align::changes(one, other) {
                text += &one[at..from];
                text += &after;
                at = to;
            }
            assert_eq!(text + &one[at..], *other);
        }
    }
}

#[test]
fn damage_is_told_by_stage_and_reason() {
    let pairs = [
        ("La rivi&egrave;re coule.", "La rivière coule."),
        // right as it is, or so this pair says
        ("Le signe &amp; est un et.", "Le signe &amp; est un et."),
    ];
    let mut reasons = Reasons::default();
    each(&pairs.map(pair), |trial| reasons.add(trial));
    let table = reasons.to_string();
    let row = |name: &str| table.lines().find(|row| row.starts_with(&format!("| {name} |")));
    let all = " 2 | 1 | 0.500 | 1666.67 |";
    for name in ["`html_entities`", "`html-entity`", "all"] {
        assert_eq!(row(name), Some(format!("| {name} |{all}").as_str()), "{table}");
    }
}

#[test]
fn confidence_is_held_against_what_comes_true() {
    let mut reliability = Reliability::default();
    each(&pairs::read(&pairs::folder().join("damaged.jsonl")).unwrap(), |t| reliability.add(t));
    let table = reliability.to_string();
    assert!(reliability.tenths().any(|(i, tenth)| i == 9 && tenth.number > 20), "{table}");
    // suggestions are counted too
    assert!(reliability.tenths().any(|(i, _)| i < 8), "{table}");
    assert!(reliability.gap() < 0.2, "{table}");
    let picture = picture::svg(&reliability);
    assert_eq!(picture.matches("<circle").count(), reliability.tenths().count());
    assert!(picture.contains("prefers-color-scheme") && picture.ends_with("</svg>\n"));
}

#[test]
fn what_more_is_known_repairs_more() {
    let pairs = pairs::read(&pairs::folder().join("damaged.jsonl")).unwrap();
    let mut ablation = Ablation::new(&Cleaner::default());
    let [least, words, grammar, all] = ablation.add("damaged.jsonl", &pairs);
    let recalls = [&least, &words, &grammar].map(|tally| tally.score.recall());
    assert!(recalls[0] < recalls[1] && recalls[1] < recalls[2], "{ablation}");
    // what knows all is the library
    assert_eq!(all.score.to_string(), of("damaged.jsonl").0.to_string());
    let table = ablation.to_string();
    assert_eq!(table.lines().count(), 2 + 4);
    assert!(table.contains(&format!("| damaged.jsonl | + document | {all} |")), "{table}");
    ablation.add("again.jsonl", &pairs[..1]);
    assert_eq!(ablation.to_string().lines().count(), 2 + 3 * 4);
}

#[test]
fn recall_is_that_of_changes_sure_enough() {
    let right = ("La rivi&egrave;re coule.", "La rivière coule.");
    let wrong = ("Le signe &amp; est un et.", "Le signe &amp; est un et.");
    let missed = ("Le qwzrt est sec.", "Le sol est sec.");
    let [.., all] = Ablation::new(&Cleaner::default()).add("", &[right, wrong, missed].map(pair));
    // both entities are equally sure, and one of them is right
    let (recall, confidence) = all.recall_at(0.5).unwrap();
    assert!((recall - 0.5).abs() < 1e-9 && confidence > 0.9, "{recall} {confidence}");
    assert_eq!(all.recall_at(0.6), None);
}

#[test]
fn what_a_text_repeats_is_known_of_the_text() {
    // a misprint once, and a word of the text three times
    let line = "Trois ersonnes sont là. Les ersonnes attendent. Il y a beaucoup de ersonnes.";
    let [.., alone, with_document] =
        Ablation::new(&Cleaner::default()).add("", &[pair((line, line))]);
    assert_eq!(with_document.score.clean_edits(), Some(0.0));
    assert!(alone.score.clean_edits() > Some(0.0), "{alone}");
}

fn of(file: &str) -> (Score, String) {
    let (mut score, mut differing) = (Score::default(), String::new());
    each(&pairs::read(&pairs::folder().join(file)).unwrap(), |trial| {
        score.add(trial);
        differing += &trial.differing();
    });
    (score, differing)
}

fn each(pairs: &[Pair], mut add: impl FnMut(&Trial<'_>)) {
    let cleaner = Cleaner::default();
    for pair in pairs {
        add(&Trial::new(&cleaner, pair));
    }
}

fn pair((noisy, gold): (&str, &str)) -> Pair {
    Pair { noisy: noisy.to_owned(), gold: gold.to_owned() }
}
