//! Words built by rule, which no dictionary lists: `intersyriennes`, `pro-gouvernemental`, `deleuzien`.

use crate::model::word_class::parts;
use crate::model::{Flags, Lexicon};

/// Prefixes that any noun or adjective takes. The rest must be a word of its own.
const PREFIXES: &[&str] = &[
    "aéro",
    "agro",
    "alpha",
    "anthropo",
    "anti",
    "aqua",
    "archéo",
    "archi",
    "arrière-",
    "astro",
    "audio",
    "auto",
    "avant-",
    "bêta",
    "bi",
    "bio",
    "cardio",
    "chrono",
    "co",
    "contre",
    "contre-",
    "cosmo",
    "crypto",
    "cyber",
    "dé",
    "demi-",
    "dermato",
    "dés",
    "éco",
    "électro",
    "ethno",
    "euro",
    "ex-",
    "extra",
    "fibro",
    "franco-",
    "gastro",
    "géo",
    "hémo",
    "hépato",
    "hétéro",
    "hydro",
    "hydroxy",
    "hyper",
    "hypo",
    "idéo",
    "immuno",
    "infra",
    "inter",
    "intra",
    "judéo",
    "latino",
    "lipo",
    "lympho",
    "macro",
    "magnéto",
    "mal",
    "maxi",
    "méga",
    "méso",
    "méta",
    "micro",
    "mini",
    "mono",
    "morpho",
    "multi",
    "nano",
    "narco",
    "nécro",
    "néo",
    "néphro",
    "neuro",
    "non-",
    "omni",
    "ornitho",
    "ostéo",
    "paléo",
    "para",
    "patho",
    "pharmaco",
    "photo",
    "physio",
    "pluri",
    "pneumo",
    "poly",
    "post",
    "post-",
    "pré",
    "pro",
    "pro-",
    "proto",
    "pseudo",
    "pseudo-",
    "psycho",
    "quasi-",
    "radio",
    "re",
    "ré",
    "rétro",
    "semi-",
    "socio",
    "sous",
    "sous-",
    "spectro",
    "stéréo",
    "super",
    "supra",
    "sur",
    "techno",
    "télé",
    "thermo",
    "topo",
    "toxico",
    "trans",
    "tri",
    "ultra",
    "uni",
    "vice-",
    "vidéo",
    "xéno",
    "zoo",
];

/// Endings that make a word of a name or noun: `macron` → `macronisme`.
const ENDINGS: &[&str] = &[
    "isme",
    "ismes",
    "iste",
    "istes",
    "ité",
    "ités",
    "isation",
    "isations",
    "ien",
    "ienne",
    "iens",
    "iennes",
    "esque",
    "esques",
    "ologie",
    "ologue",
    "ologues",
    "phobe",
    "phobes",
    "phobie",
    "phile",
    "philes",
    "thèque",
    "thèques",
    "logique",
    "logiques",
    "graphie",
    "graphique",
    "graphiques",
];

/// Whether an unknown word in lower case is built by rule from a known one.
pub(in crate::stages) fn is_regular(lexicon: &Lexicon, word: &str) -> bool {
    has_prefix(lexicon, word)
        || has_ending(lexicon, word)
        || is_adverb(lexicon, word)
        || agent_stem(lexicon, word).is_some()
        || is_poetic(lexicon, word)
}

/// `poëte`, `goëlette`: how books of the nineteenth century write `poète`, and no slip of the hand.
pub(super) fn is_poetic(lexicon: &Lexicon, word: &str) -> bool {
    word.contains("oë")
        && ["oè", "oé", "oê"].iter().any(|new| is_common(lexicon, &word.replace("oë", new)))
}

/// `spécifieur`, `téléchargeable`: who does what a verb in *-er* says, or what it is done to. Its stem.
fn agent_stem<'a>(lexicon: &Lexicon, word: &'a str) -> Option<&'a str> {
    let mut stems =
        ["eur", "eurs", "able", "ables"].iter().filter_map(|end| word.strip_suffix(end));
    stems.find(|stem| {
        stem.chars().count() >= LONG_STEM
            && lexicon.get(&[stem, "er"].concat()).is_some_and(|entry| {
                let class = lexicon.word_class(entry);
                entry.flags.has(Flags::DICTIONARY) && class.parts & parts::INFINITIVE != 0
            })
    })
}

/// What an unknown word in lower case is built from by rule and keeps whole: `surexécution` → `exécution`, `spécifieur` → `spécifi`.
pub(super) fn stem<'a>(lexicon: &Lexicon, word: &'a str) -> Option<&'a str> {
    behind_prefix(lexicon, word).or_else(|| agent_stem(lexicon, word))
}

/// `psychiatriquement`: an adjective that ends alike for men and women, or the form for women, and *-ment*.
fn is_adverb(lexicon: &Lexicon, word: &str) -> bool {
    word.strip_suffix("ment").is_some_and(|stem| {
        stem.ends_with('e')
            && stem.chars().count() >= LONG_STEM
            && lexicon.get(stem).is_some_and(|entry| {
                let class = lexicon.word_class(entry);
                entry.flags.has(Flags::DICTIONARY) && class.parts & parts::ADJECTIVE != 0
            })
    })
}

/// Whether a part of a compound is a prefix: the `co` of `co-présider`.
pub(super) fn is_prefix(part: &str) -> bool {
    PREFIXES.iter().any(|p| p.trim_end_matches('-') == part)
}

fn has_prefix(lexicon: &Lexicon, word: &str) -> bool {
    behind_prefix(lexicon, word).is_some()
}

/// The known word that an unknown one in lower case has a prefix before: `surexécution` → `exécution`.
fn behind_prefix<'a>(lexicon: &Lexicon, word: &'a str) -> Option<&'a str> {
    let cut = PREFIXES.iter().filter_map(|p| word.strip_prefix(p).map(|rest| (*p, rest)));
    cut.filter(|(prefix, rest)| {
        // a short prefix before a short word is chance: `re` + `vers`; a long word is not
        let enough = match prefix.chars().count() {
            0..3 => 7,
            3 => 5,
            _ => 4,
        };
        rest.chars().count() >= enough && is_common(lexicon, rest)
    })
    .map(|(_, rest)| rest)
    .next()
}

/// A stem of five letters and an ending are no chance.
const LONG_STEM: usize = 5;

fn has_ending(lexicon: &Lexicon, word: &str) -> bool {
    ENDINGS.iter().filter_map(|e| word.strip_suffix(e)).any(|stem| {
        stem.chars().count() >= LONG_STEM
            && ["", "e", "s"].iter().any(|end| {
                let base = [stem, end].concat();
                is_common(lexicon, &base)
                    || lexicon.get(&crate::text::casing::capitalize(&base)).is_some()
            })
    })
}

fn is_common(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.get(word).is_some_and(|e| e.flags.has(Flags::DICTIONARY))
}
