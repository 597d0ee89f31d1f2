//! `--decisions`: what a person has rejected is not made.

use super::program::Folder;

const TEXT: &str = "Les &eacute;coltes sont rentr&eacute;es &amp; battues.\n";

#[test]
fn rejected_edits_are_not_made() {
    let rows = "reject\t&amp;\t&\n";
    let folder = Folder::with(&[("a.txt", TEXT), ("decisions.tsv", rows)]);
    let options = ["clean", "--set", "spelling=false", "a.txt"];
    assert_eq!(folder.run(&options).done(), "Les écoltes sont rentrées & battues.\n");
    let out = folder.run(&[&options[..], &["--decisions", "decisions.tsv"]].concat()).done();
    assert_eq!(out, "Les écoltes sont rentrées &amp; battues.\n");
}

#[test]
fn a_place_is_what_stands_around_it_in_the_original() {
    let place = "reject\t&eacute;\té\tLes\tcoltes sont rentr&eacute\n";
    let folder = Folder::with(&[("a.txt", TEXT), ("decisions.tsv", &place.replace("Les", "Les "))]);
    let options = ["clean", "--set", "spelling=false", "--decisions", "decisions.tsv", "a.txt"];
    assert_eq!(folder.run(&options).done(), "Les &eacute;coltes sont rentrées & battues.\n");
    folder.write("decisions.tsv", place.as_bytes());
    assert!(folder.run(&options).done().starts_with("Les écoltes"), "another place");
}

#[test]
fn the_last_word_counts_and_a_bad_row_is_named() {
    let folder = Folder::with(&[
        ("a.txt", TEXT),
        ("no.tsv", "reject\t&amp;\t&\n"),
        ("yes.tsv", "accept\t&amp;\t&\n"),
        ("bad.tsv", "# mine\nperhaps\ta\tb\n"),
    ]);
    let clean = |files: [&str; 2]| {
        let [one, two] = files;
        folder.run(&["clean", "--decisions", one, "--decisions", two, "a.txt"])
    };
    assert!(clean(["no.tsv", "yes.tsv"]).done().contains(" & "));
    assert!(clean(["yes.tsv", "no.tsv"]).done().contains(" &amp; "));
    let message = clean(["no.tsv", "bad.tsv"]).failed(3);
    assert!(
        message.contains("bad.tsv:2: found `perhaps`, expected `accept` or `reject`"),
        "{message}"
    );
}
