//! What holds of the words of any corpus: parts merge into the whole, and a table can be read again.

use coquille::{Cleaner, Words};
use proptest::prelude::*;

use crate::{config, french};

/// Texts that share lines and words, as the pages of a site do.
fn corpus() -> impl Strategy<Value = Vec<String>> {
    let shared = prop::sample::select(vec![
        "Le journal du val",
        "Lire aussi\tPartager",
        "# Qousseir, gnaffrons",
        "Gnaffrons, GNAFFRONS et al-Assad",
        "l’ex\u{2011}gnaffron",
    ]);
    let line = prop_oneof![4 => shared.prop_map(str::to_owned), 1 => french::anything()];
    let text = prop::collection::vec(line, 0..6).prop_map(|lines| lines.join("\n"));
    prop::collection::vec(prop_oneof![4 => text, 1 => french::page()], 0..8)
}

fn words(texts: &[String]) -> Words {
    Cleaner::default().fit(texts).words().clone()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn parts_of_a_corpus_merge_into_the_whole(texts in corpus(), cut: prop::sample::Index) {
        let (one, other) = texts.split_at(cut.index(texts.len() + 1));
        let whole = words(&texts);
        let (mut merged, mut turned) = (words(one), words(other));
        merged.merge(&words(other));
        turned.merge(&words(one));
        prop_assert_eq!(&merged, &whole);
        prop_assert_eq!(merged.to_tsv(), whole.to_tsv());
        prop_assert_eq!(&turned, &whole);
        let fitted = Cleaner::default().fit(one).fit(other);
        prop_assert_eq!(fitted.words(), &whole);
    }

    #[test]
    fn a_table_is_read_again(texts in corpus(), keep in prop::collection::vec(".{0,4}", 0..4)) {
        let mut words = words(&texts);
        words.merge(&Words::keeping(keep));
        let table = words.to_tsv();
        prop_assert_eq!(&Words::from_tsv(&table).unwrap(), &words);
        prop_assert_eq!(table.lines().filter(|row| !row.starts_with('#')).count(), words.len());
    }

    #[test]
    fn any_text_is_a_table_or_none(table in "((word|name|line|keep|#)?\t?[a-zé ]{0,3}(\t[0-9-]{0,3})?\n){0,5}") {
        if let Ok(words) = Words::from_tsv(&table) {
            prop_assert_eq!(Words::from_tsv(&words.to_tsv()).unwrap(), words);
        }
    }
}
