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
    let err = feed(&["clean", "--set", "spelling"], "").failed(2);
    assert!(err.contains("NAME=VALUE"), "{err}");
    let err = feed(&["clean", "--set", "page=none"], "").failed(2);
    assert!(err.contains("drop, mark, keep"), "{err}");
    assert!(feed(&["clean", "--min-confidence", "2"], "").failed(2).contains("from 0 to 1"));
    assert!(feed(&["clean", "--quotes", "german"], "").failed(2).contains("french"));
    assert!(feed(&["clean", "--preset", "pdf"], "").failed(2).contains("ocr"));
    assert!(feed(&["clean", "--threads", "0"], "").failed(2).contains("--threads"));
    assert!(feed(&["clean", "--presett", "web"], "").failed(2).contains("--preset"));
    assert!(feed(&["claen"], "").failed(2).contains("clean"));
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
