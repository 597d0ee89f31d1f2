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
        || is_agent(lexicon, word)
        || is_old(lexicon, word)
}

/// `poëte`, `goëlette`: how books of the nineteenth century write `poète`, and no slip of the hand.
fn is_old(lexicon: &Lexicon, word: &str) -> bool {
    word.contains("oë")
        && ["oè", "oé", "oê"].iter().any(|new| is_common(lexicon, &word.replace("oë", new)))
}

/// `spécifieur`, `téléchargeable`: who does what a verb in *-er* says, or what it is done to.
fn is_agent(lexicon: &Lexicon, word: &str) -> bool {
    ["eur", "eurs", "able", "ables"].iter().filter_map(|end| word.strip_suffix(end)).any(|stem| {
        stem.chars().count() >= LONG_STEM
            && lexicon.get(&[stem, "er"].concat()).is_some_and(|entry| {
                let class = lexicon.word_class(entry);
                entry.flags.has(Flags::DICTIONARY) && class.parts & parts::INFINITIVE != 0
            })
    })
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
    PREFIXES.iter().filter_map(|p| word.strip_prefix(p).map(|rest| (*p, rest))).any(
        |(prefix, rest)| {
            // a short prefix before a short word is chance: `re` + `vers`; a long word is not
            let letters = rest.chars().count();
            let enough = match prefix.chars().count() {
                0..3 => 7,
                3 => 5,
                _ => 4,
            };
            letters >= enough && is_common(lexicon, rest)
        },
    )
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
