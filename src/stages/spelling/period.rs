//! Old spellings: `étoit`, `enfans`, `poëte`, `vostre`. Each is a word of today by rule, and right in an old text.
//!
//! The rules say how print of 1550–1940 spells what is now spelled otherwise. A word is an old spelling if one rule,
//! or two in a row, make a word of the dictionary of it: `connoistre` → `connoître` → `connaître`.

use std::collections::BTreeSet;

use super::memo::recall_old;
use super::standing::{Standing, plain};
use crate::model::{Entry, Flags, Lexicon, Model};
use crate::stages::Passage;
use crate::text::{Casing, Kind};

/// Endings that no slip of the hand makes again and again. Several of them show that a text is old.
const SIGNS: &[(&str, &str)] = &[
    // before the Académie's edition of 1835
    ("oit", "ait"),
    ("oient", "aient"),
    ("ans", "ants"),
    ("ens", "ents"),
    ("tems", "temps"),
    // before that of 1878
    ("ége", "ège"),
    ("éges", "èges"),
    ("oëme", "oème"),
    ("oëmes", "oèmes"),
    ("oëte", "oète"),
    ("oëtes", "oètes"),
];

/// Other endings.
const ENDINGS: &[(&str, &str)] = &[
    ("y", "i"),
    ("ys", "is"),
    ("ez", "és"),
    ("eu", "u"),
    ("eue", "ue"),
    ("ame", "âme"),
    ("ames", "âmes"),
    ("grace", "grâce"),
    ("graces", "grâces"),
    ("ome", "ôme"),
    ("omes", "ômes"),
    ("ême", "ème"),
    ("êmes", "èmes"),
    ("égement", "ègement"),
    ("églement", "èglement"),
    ("églements", "èglements"),
    ("élement", "èlement"),
    ("énement", "ènement"),
    ("énements", "ènements"),
    ("étement", "ètement"),
    ("évement", "èvement"),
    ("évements", "èvements"),
    ("ôme", "ome"),
    ("ômes", "omes"),
    ("ône", "one"),
    ("ônes", "ones"),
    ("ûte", "ute"),
    ("ûtes", "utes"),
    ("ing", "in"),
    ("ores", "ore"),
    ("ier", "er"),
    ("ière", "ère"),
    ("ièrent", "èrent"),
    ("égent", "ègent"),
    ("evart", "evard"),
    ("evarts", "evards"),
    ("ûment", "uement"),
    ("ûments", "uements"),
    ("ûment", "ument"),
    ("îment", "iement"),
    ("îments", "iements"),
    ("îté", "ieté"),
    ("ceste", "cette"),
    ("ung", "un"),
];

/// Letters anywhere in a word.
const INSIDE: &[(&str, &str)] = &[
    ("oi", "ai"),
    ("oe", "œ"),
    ("ph", "f"),
    ("th", "t"),
    ("rh", "r"),
    ("ch", "c"),
    ("y", "i"),
    ("y", "ï"),
    ("i", "y"),
    ("z", "s"),
    ("sç", "s"),
    ("ct", "t"),
    ("pt", "t"),
    ("bv", "v"),
    ("bs", "s"),
    ("adv", "av"),
    ("adj", "aj"),
    ("ault", "aut"),
    ("oult", "out"),
    ("cq", "q"),
    ("quarr", "carr"),
    ("égl", "ègl"),
    ("évr", "èvr"),
    ("lx", "x"),
    ("ulc", "uc"),
    ("onst", "ont"),
    ("aign", "agn"),
    ("our", "eur"),
    ("eur", "ur"),
    ("deff", "déf"),
    ("paouvre", "pauvre"),
    ("chasc", "chac"),
    ("damoi", "demoi"),
    ("ngn", "gn"),
    ("povre", "pauvre"),
    ("paovre", "pauvre"),
    ("ë", "è"),
    ("ë", "é"),
    ("ë", "e"),
    ("eûn", "eun"),
    ("ast", "ât"),
    ("est", "êt"),
    ("ist", "ît"),
    ("ost", "ôt"),
    ("ust", "ût"),
    ("esc", "éc"),
    ("esp", "ép"),
    ("osp", "ôp"),
    ("est", "ét"),
    ("esm", "êm"),
    ("asm", "âm"),
    ("ysm", "îm"),
    ("aisn", "aîn"),
    ("ll", "l"),
    ("tt", "t"),
    ("pp", "p"),
    ("ff", "f"),
];

/// Shorter words are too close to too many others.
const SHORTEST: usize = 3;

/// What has more bytes is no word, and would take long.
const LONGEST: usize = 50;

/// So many rules in a row.
const STEPS: usize = 2;

/// A text with so many different signs of age is old, if they are so great a share of what is no word of today.
const SIGNS_OF_AGE: usize = 3;
const SHARE_OF_SIGNS: usize = 4;

/// One word in so many is an old spelling in French of before 1700. In books of 1800–1835 it is one in a hundred.
const SHARE_OF_ARCHAIC: usize = 20;

/// Takes old spellings from the suspects of a text that is old, or that was read from print and may be.
/// Says whether so many words are old spellings that those which no rule explains are too.
pub(super) fn spare_old_spellings(passage: &Passage<'_>, standings: &mut [Standing]) -> bool {
    let lexicon = &passage.model().lexicon;
    let word = |i: usize| plain(passage.tokens()[i].of(passage.text()));
    let suspects: Vec<usize> =
        (0..standings.len()).filter(|i| standings[*i] == Standing::Suspect).collect();
    if passage.is_print() || is_old_text(lexicon, suspects.iter().map(|i| word(*i))) {
        for i in suspects.into_iter().filter(|i| is_old_spelling(passage.model(), &word(*i))) {
            standings[i] = Standing::Old;
        }
    }
    let words = standings.iter().zip(passage.tokens());
    let words =
        words.filter(|(_, token)| token.kind == Kind::Word && token.casing == Casing::Lower);
    let old = words.clone().filter(|(standing, _)| **standing == Standing::Old).count();
    old >= SIGNS_OF_AGE && old * SHARE_OF_ARCHAIC >= words.count()
}

/// Whether a text is old, by its words that are none today.
fn is_old_text<W: AsRef<str> + Ord>(lexicon: &Lexicon, words: impl Iterator<Item = W>) -> bool {
    let words: BTreeSet<W> = words.collect();
    let signs = words.iter().filter(|word| is_sign_of_age(lexicon, word.as_ref())).count();
    signs >= SIGNS_OF_AGE && signs * SHARE_OF_SIGNS >= words.len()
}

/// Whether a word outside the lexicon is an old spelling.
pub(in crate::stages) fn is_old_spelling(model: &Model, word: &str) -> bool {
    recall_old(model, word, || find_old_spelling(&model.lexicon, word))
}

fn find_old_spelling(lexicon: &Lexicon, word: &str) -> bool {
    if word.len() > LONGEST || word.chars().count() < SHORTEST {
        return false;
    }
    lexicon.get(word).is_some_and(|entry| entry.flags.has(Flags::PERIOD))
        || leads_to_a_word(lexicon, word, STEPS)
        || word.contains('-') && is_old_compound(lexicon, word)
}

/// Whether a word outside the lexicon is one of those that show how old a text is.
pub(super) fn is_sign_of_age(lexicon: &Lexicon, word: &str) -> bool {
    respelled_endings(SIGNS, word).any(|modern| is_modern(lexicon, &modern))
}

/// `long-tems`, `belles-soeurs`; and `oeu-vres`, cut where a line ended in print.
fn is_old_compound(lexicon: &Lexicon, word: &str) -> bool {
    let joined = word.replace('-', "");
    let known = |part: &str| is_modern(lexicon, part) || leads_to_a_word(lexicon, part, STEPS);
    known(&joined) || word.split('-').all(known)
}

/// Whether some rules make a word of today of it.
fn leads_to_a_word(lexicon: &Lexicon, word: &str, steps: usize) -> bool {
    let respelled: Vec<String> = respelled(word).collect();
    respelled.iter().any(|modern| is_modern(lexicon, modern))
        || steps > 1 && respelled.iter().any(|half| leads_to_a_word(lexicon, half, steps - 1))
}

fn is_modern(lexicon: &Lexicon, word: &str) -> bool {
    let in_dictionary = |e: Entry| e.is_known() && e.flags.has(Flags::DICTIONARY);
    lexicon.get(word).is_some_and(in_dictionary)
}

/// What each rule makes of a word.
fn respelled(word: &str) -> impl Iterator<Item = String> {
    let bytes = bytes_of(word);
    let inside = INSIDE.iter().filter(move |(old, _)| bytes_of(old) & !bytes == 0);
    let inside = inside.flat_map(move |(old, new)| {
        places_of(old, word).map(move |at| [&word[..at], new, &word[at + old.len()..]].concat())
    });
    respelled_endings(SIGNS, word).chain(respelled_endings(ENDINGS, word)).chain(inside)
}

/// Which bytes are in a text, as bits; those that differ by 64 have one.
fn bytes_of(text: &str) -> u64 {
    text.bytes().fold(0, |bytes, byte| bytes | 1 << (byte % 64))
}

/// Where a part stands in a word. For so few letters any cleverer search takes longer to begin than this to end.
fn places_of<'a>(part: &'static str, word: &'a str) -> impl Iterator<Item = usize> + use<'a> {
    let part = part.as_bytes();
    let stands = move |window: &[u8]| window[0] == part[0] && window == part;
    word.as_bytes()
        .windows(part.len())
        .enumerate()
        .filter(move |(_, window)| stands(window))
        .map(|(at, _)| at)
}

fn respelled_endings(endings: &'static [(&str, &str)], word: &str) -> impl Iterator<Item = String> {
    endings.iter().filter_map(move |(old, new)| Some([word.strip_suffix(old)?, new].concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_spellings_are_words_of_today_by_rule() {
        let model = Model::french();
        for word in [
            "chantoit",
            "croyoient",
            "négocians",
            "monumens",
            "solfége",
            "poëmes",
            "connoistre",
            "forest",
            "hospital",
            "abysme",
            "sçavant",
            "asyle",
            "rhythme",
            "longtems",
            "fantome",
            "dénûment",
            "hardiment",
            "contre-tems",
            "systême",
            "ressentimens",
            "je-ne-sçais",
        ] {
            let known = model.lexicon.get(word).is_some_and(Entry::is_known);
            assert!(known || is_old_spelling(model, word), "{word}");
        }
    }

    #[test]
    fn misprints_are_no_old_spellings() {
        let model = Model::french();
        for word in ["maisom", "leltre", "goavernement", "premiére", "qne", "ct"] {
            assert!(!is_old_spelling(model, word), "{word}");
        }
    }

    #[test]
    fn signs_of_age_are_few() {
        let model = Model::french();
        assert!(
            ["pensoit", "ornemens", "stratége"].iter().all(|w| is_sign_of_age(&model.lexicon, w))
        );
        assert!(!["asyle", "vostre", "maisom"].iter().any(|w| is_sign_of_age(&model.lexicon, w)));
    }
}
