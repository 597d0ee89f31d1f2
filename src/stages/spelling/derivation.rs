//! Words built by rule, which no dictionary lists: `intersyriennes`, `pro-gouvernemental`, `deleuzien`.

use crate::model::{Flags, Lexicon};

/// Prefixes that any noun or adjective takes. The rest must be a word of its own.
const PREFIXES: &[&str] = &[
    "aéro",
    "agro",
    "anti",
    "archi",
    "arrière-",
    "audio",
    "auto",
    "avant-",
    "bi",
    "bio",
    "cardio",
    "co",
    "contre",
    "contre-",
    "cyber",
    "demi-",
    "dé",
    "dés",
    "éco",
    "électro",
    "euro",
    "ex-",
    "extra",
    "franco-",
    "géo",
    "hydro",
    "hyper",
    "hypo",
    "immuno",
    "infra",
    "inter",
    "intra",
    "macro",
    "mal",
    "maxi",
    "méso",
    "méga",
    "méta",
    "micro",
    "mini",
    "mono",
    "multi",
    "nano",
    "narco",
    "néo",
    "neuro",
    "non-",
    "omni",
    "para",
    "photo",
    "pluri",
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
    "super",
    "supra",
    "sur",
    "techno",
    "télé",
    "thermo",
    "trans",
    "tri",
    "ultra",
    "uni",
    "vice-",
    "vidéo",
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
pub(super) fn is_regular(lexicon: &Lexicon, word: &str) -> bool {
    has_prefix(lexicon, word) || has_ending(lexicon, word)
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

fn has_ending(lexicon: &Lexicon, word: &str) -> bool {
    ENDINGS.iter().filter_map(|e| word.strip_suffix(e)).any(|stem| {
        stem.chars().count() >= 5
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
