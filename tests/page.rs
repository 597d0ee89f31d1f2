//! Furniture of pages as a caller meets it: marked, on pages of one site, on whole pages.

use std::path::Path;

use coquille::{Cleaner, Furniture, Options, Preset};

const PROSE: &str = "Les voitures passent de nouveau sur le pont de la gare depuis lundi matin.";

fn only_page(page: Furniture) -> Options {
    let mut options = Options::default();
    options.page = page;
    options
}

#[test]
fn marked_furniture_is_suggested_whatever_the_threshold() {
    let mut options = only_page(Furniture::Mark);
    options.min_confidence = 0.0;
    let text = format!("{PROSE}\nLire aussi : La passerelle attendra");
    let cleaned = Cleaner::new(options).explain(&text);
    assert_eq!(cleaned.text, text);
    let marked: Vec<_> = cleaned.suggestions.iter().map(|s| s.before.as_str()).collect();
    assert_eq!(marked, ["\nLire aussi : La passerelle attendra"]);
}

#[test]
fn what_pages_of_a_site_share_goes() {
    let pages: Vec<_> = ["Le pont", "La passerelle", "Le bac"]
        .iter()
        .map(|title| format!("La Gazette du val\n{title}\n{PROSE}\nLa Gazette vous salue bien"))
        .collect();
    let cleaned = Cleaner::new(only_page(Furniture::Drop)).clean_many(&pages);
    assert_eq!(cleaned[1], format!("La passerelle\n{PROSE}"));
}

#[test]
fn the_pages_of_the_examples_lose_their_furniture_and_keep_their_text() {
    let read = |name: &str| {
        let folder = Path::new("examples/pages");
        std::fs::read_to_string(folder.join(name)).unwrap()
    };
    let web = Cleaner::preset(Preset::Web);
    for (name, first, gone, kept) in [
        ("page.txt", "La bibliothèque", "réservé aux abonnés", "prendre sa retraite"),
        ("council.txt", "Conseil du 4 octobre", "Mentions légales", "Samedi : 10 h – 12 h"),
        ("recipe.txt", "Tarte aux mirabelles", "Clafoutis", "1 kg de mirabelles"),
        ("forum.txt", "Le forum des jardiniers", "Date d'inscription", "Merci beaucoup !"),
    ] {
        let text = read(name);
        let cleaned = web.explain(&text);
        assert_eq!(cleaned.original(), text, "{name}");
        assert!(cleaned.text.starts_with(first), "{name}: {}", cleaned.text);
        assert!(!cleaned.text.contains(gone), "{name}: {}", cleaned.text);
        assert!(cleaned.text.contains(kept), "{name}: {}", cleaned.text);
    }
}

proptest::proptest! {
    #[test]
    fn any_lines_come_out_settled_and_lead_back(lines in proptest::collection::vec(line(), 0..24), end in "\n?") {
        let text = lines.join("\n") + &end;
        let web = Cleaner::new(only_page(Furniture::Drop));
        let first = web.explain(&text);
        proptest::prop_assert_eq!(first.original(), text);
        proptest::prop_assert_eq!(web.clean(&first.text), first.text.as_str());
    }
}

/// A line of a page: furniture, prose, glue of both, or anything.
fn line() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let phrase = prop::sample::select(vec![
        "Menu",
        "Économie",
        "Lire aussi",
        "Lire aussi : ",
        "En complément",
        "Publié le 3 mai 2019 à 10h12",
        "3 mai 2019",
        "La suite après cette publicité",
        " date 2019-05 ",
        "Par Camille Roux",
        "        Le pont de la gare est enfin rouvert",
        "    ",
        "",
        PROSE,
        "© X",
        "N…",
    ]);
    let glued = prop::collection::vec(phrase.clone(), 2..4).prop_map(|parts| parts.concat());
    prop_oneof![6 => phrase.prop_map(str::to_owned), 2 => glued, 1 => "\\PC{0,30}\r?"]
}
