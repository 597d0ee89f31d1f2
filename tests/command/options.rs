//! Options: set by name or by flag, and errors that tell the way out.

use crate::program::{DAMAGED, REPAIRED, feed};

#[test]
fn an_option_is_set_by_its_name() {
    let out = feed(&["clean", "--set", "html_entities=false"], DAMAGED).done();
    assert_eq!(out, DAMAGED);
    assert_eq!(feed(&["--set", "html-entities=false", "clean"], DAMAGED).done(), DAMAGED);
    let twice = ["clean", "--set", "html_entities=false", "--set", "html_entities=true"];
    assert_eq!(feed(&twice, DAMAGED).done(), REPAIRED);
}

#[test]
fn flags_are_options_too() {
    let all = [
        "clean",
        "--preset=web",
        "--min-confidence=0.5",
        "--keep=Qousseir, takfiris",
        "--keep=gmina",
        "--page=mark",
        "--quotes=keep",
        "--apostrophes=plain",
        "--spaces=keep",
        "--threads=2",
    ];
    assert_eq!(feed(&all, DAMAGED).done(), REPAIRED);
}

#[test]
fn a_wrong_option_names_the_nearest() {
    let err = feed(&["clean", "--set", "speling=false"], "").failed(2);
    assert!(err.contains("`speling`") && err.contains("did you mean `spelling`"), "{err}");
    let err = feed(&["clean", "--set", "colour=red"], "").failed(2);
    assert!(err.contains("`colour`: expected one of html_entities, "), "{err}");
    let err = feed(&["clean", "--set", "spelling"], "").failed(2);
    assert!(err.contains("NAME=VALUE"), "{err}");
    let err = feed(&["clean", "--set", "page=none"], "").failed(2);
    assert!(err.contains("drop, mark, keep"), "{err}");
    assert!(feed(&["clean", "--min-confidence", "2"], "").failed(2).contains("from 0 to 1"));
    assert!(feed(&["clean", "--quotes", "german"], "").failed(2).contains("french"));
    assert!(feed(&["clean", "--preset", "pdf"], "").failed(2).contains("ocr"));
    for wrong in ["0", "two"] {
        let err = feed(&["clean", "--threads", wrong], "").failed(2);
        assert!(err.contains("--threads") && err.contains("a number from 1"), "{err}");
    }
    assert!(feed(&["clean", "--presett", "web"], "").failed(2).contains("--preset"));
    assert!(feed(&["claen"], "").failed(2).contains("clean"));
}

#[test]
fn damage_chooses_how_sure_a_change_must_be() {
    // wrong real words are seldom sure
    let unsure = "Quelque 700 ersonnes au bort de la rivière, et le coeu de la vile.\n";
    let bold = feed(&["explain", "--max-damage", "1000"], unsure).done();
    let shy = feed(&["explain", "--max-damage=0"], unsure).done();
    let same = feed(&["explain", "--set", "max_damage=0"], unsure).done();
    assert!(shy.lines().count() < bold.lines().count(), "{bold}\n{shy}");
    assert_eq!(shy, same);
}

#[test]
fn damage_and_confidence_exclude_each_other() {
    for pair in [
        ["--max-damage=1", "--min-confidence=0.75"],
        ["--min-confidence=0.9", "--max-damage=1"],
        ["--set=min_confidence=0.9", "--max-damage=1"],
        ["--set=min-confidence=0.75", "--set=max-damage=1"],
    ] {
        let err = feed(&[&["clean"][..], &pair].concat(), "").failed(2);
        for said in ["`max_damage`", "`min_confidence`", "leave one of them out"] {
            assert!(err.contains(said), "{pair:?}: {err}");
        }
    }
    for wrong in ["-1", "much"] {
        let err = feed(&["clean", "--max-damage", wrong], "").failed(2);
        assert!(err.contains(wrong) && err.contains("a number from 0"), "{err}");
    }
}

#[test]
fn help_and_version() {
    let version = feed(&["--version"], "").done();
    assert_eq!(version, format!("coquille {}\n", env!("CARGO_PKG_VERSION")));
    let help = feed(&["--help"], "").done();
    assert!(help.contains("Examples:") && help.contains("Exit codes:"));
    for command in ["clean", "explain", "check", "fit"] {
        let help = feed(&[command, "--help"], "").done();
        assert!(help.contains("Examples:") && help.contains("--preset"), "{command}");
        assert!(help.lines().all(|line| line.chars().count() <= 112), "{help}");
    }
    assert_eq!(feed(&[], "").code, 2);
}

#[test]
fn help_says_which_formats_there_are() {
    for (flag, told) in [("-h", "auto, text, jsonl, csv, tsv, parquet"), ("--help", "- jsonl:")] {
        let help = feed(&["clean", flag], "").done();
        assert!(help.contains(told), "{help}");
    }
}
