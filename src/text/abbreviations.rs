//! Abbreviations whose full stop is part of the word: `M.`, `av.`, `etc.`

/// Sorted, in lower case, without the stop. A single letter with a stop (`J.`) needs no entry.
const ABBREVIATIONS: &[&str] = &[
    "adj", "adv", "al", "anc", "angl", "app", "appt", "apr", "arch", "arr", "art", "auj", "av",
    "avr", "bat", "bd", "bibl", "biogr", "boul", "broch", "bull", "bât", "cap", "cf", "ch", "chap",
    "chr", "cie", "circ", "cit", "coll", "comp", "conf", "coord", "corp", "dept", "dir", "doc",
    "dr", "déc", "déf", "dép", "dépt", "ed", "env", "esp", "etc", "ex", "exc", "fac", "fasc",
    "fig", "fr", "fév", "févr", "gouv", "gén", "hab", "hist", "ibid", "id", "ill", "inf", "ing",
    "introd", "inv", "janv", "juil", "lat", "lib", "libr", "lieut", "lit", "litt", "loc", "ltd",
    "masc", "math", "max", "me", "mgr", "min", "mlle", "mm", "mme", "ms", "mss", "méd", "nbr",
    "nov", "num", "obs", "oct", "op", "ouvr", "par", "ph", "phil", "pl", "pp", "prof", "préf",
    "publ", "qqch", "qqn", "rem", "resp", "rev", "réf", "rééd", "sec", "sept", "sing", "sq", "st",
    "ste", "suiv", "sup", "suppl", "syn", "tab", "tel", "theol", "tit", "trad", "transl", "tél",
    "univ", "v", "var", "vol", "vs", "zool", "éd", "édit",
];

/// Whether `word`, written before a full stop, is an abbreviation that the stop belongs to.
pub fn is_abbreviation(word: &str) -> bool {
    if word.chars().count() == 1 {
        return true;
    }
    let lower = word.to_lowercase();
    ABBREVIATIONS.binary_search(&lower.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
    }

    #[test]
    fn titles_and_initials_are_abbreviations() {
        assert!(is_abbreviation("Mme") && is_abbreviation("M") && is_abbreviation("etc"));
        assert!(!is_abbreviation("ville"));
    }
}
