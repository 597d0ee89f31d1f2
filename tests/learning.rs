//! What `fit` learns is used: words and names that come again and again stay, and lines of the site go.

use coquille::{Cleaner, Preset, Words};

const PROSE: &str =
    "Le conseil municipal a voté hier soir le budget de la commune pour la nouvelle année.";

#[test]
fn a_word_that_comes_again_and_again_stays() {
    let text = "Il y avait des ernières dans la rue.";
    let cleaner = Cleaner::default();
    assert_ne!(cleaner.clean(text), text);
    let fitted = cleaner.fit(&["Les ernières.", "Des ernières, dit-on.", "Deux ernières."]);
    assert_eq!(fitted.clean(text), text);
    // a table that somebody has read and changed
    let rare = Words::from_tsv("word\ternières\t2\n").expect("a table");
    assert_ne!(cleaner.with_words(rare).clean(text), text);
}

#[test]
fn a_name_stays_where_it_opens_a_sentence() {
    let text = "Larmée avance vers la ville.";
    let cleaner = Cleaner::default();
    assert_ne!(cleaner.clean(text), text);
    let texts = ["Monsieur Larmée est là.", "Chez les Larmée, on rit.", "Oui, dit Larmée."];
    assert_eq!(cleaner.fit(&texts).clean(text), text);
}

#[test]
fn words_to_keep_outlast_a_table() {
    let mut options = coquille::Options::default();
    options.keep = vec!["ernières".to_owned()];
    let cleaner = Cleaner::new(options).with_words(Words::keeping(["dabord"]));
    let text = "Il y avait des ernières dans la rue. Il faut dabord partir.";
    assert_eq!(cleaner.clean(text), text);
}

#[test]
fn characters_are_mended_before_words_and_lines_are_counted() {
    let page = |n| {
        format!("Le journal de l&rsquo;&eacute;t&eacute;\nTitre {n}\nUne ne&#768;fle. {PROSE}\n")
    };
    let pages = [page(1), page(2), page(3)];
    let web = Cleaner::preset(Preset::Web);
    let fitted = web.fit(&pages);
    assert_eq!(fitted.words().lines()[0], ("Le journal de l’été", 3));
    assert_eq!(fitted.words().counts(), []);
    for cleaned in [fitted.clean(&pages[0]).into_owned(), web.clean_many(&pages).remove(0)] {
        assert!(cleaned.starts_with("Titre 1\n"), "{cleaned}");
    }
}

#[test]
fn pages_that_fit_has_seen_are_not_counted_again() {
    let page = |n| format!("Le journal du val\nTitre {n}\n{PROSE}\n");
    let (two, three) = ([page(1), page(2)], [page(1), page(2), "Titre 3\n".to_owned()]);
    let web = Cleaner::preset(Preset::Web).fit(&two);
    assert_eq!(web.clean_many(&three), three);
}
