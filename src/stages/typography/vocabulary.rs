//! The words that the marks between words are judged by. All of them are looked up in the lexicon, and only where
//! something stands beside them that may be wrong.

use crate::model::lexicon::{Entry, Flags};
use crate::model::{PartOfSpeech, Tag, Unit};
use crate::stages::Passage;
use crate::text::letters::plain;

/// Function words rarer than this, such as `hormis` or `moult`, are seldom met where two sentences touch.
const COMMON: f32 = 4.4;

/// Adverbs that are nouns too must be as common as `bien`.
const COMMONEST: f32 = 5.8;

/// What the lexicon holds of `word` in small letters, if it is a word of the dictionary.
pub(super) fn entry(passage: &Passage<'_>, word: &str) -> Option<Entry> {
    let lexicon = &passage.model().lexicon;
    let is_plain = word.bytes().all(|b| b.is_ascii_lowercase());
    let found = if is_plain { lexicon.get(word) } else { lexicon.get(&plain(word)) };
    found.filter(|entry| entry.flags.has(Flags::DICTIONARY))
}

/// Whether `word`, whatever its capitals, is French beyond doubt: in the dictionary, and not merely met.
pub(super) fn is_word(passage: &Passage<'_>, word: &str) -> bool {
    entry(passage, word).is_some()
}

/// Whether `word` as it is written is a name of the dictionary: `Bengale`, `Hezbollah`.
pub(super) fn is_name(passage: &Passage<'_>, word: &str) -> bool {
    passage
        .model()
        .lexicon
        .get(word)
        .is_some_and(|entry| entry.flags.has(Flags::DICTIONARY.and(Flags::NAME)))
}

/// Whether `word` as it is written is a name of a person: `Jean`, `Dupont`.
pub(super) fn is_person(passage: &Passage<'_>, word: &str) -> bool {
    let lexicon = &passage.model().lexicon;
    lexicon.get(word).is_some_and(|entry| {
        lexicon.analyses(entry).any(|analysis| {
            matches!(analysis.tag.part(), PartOfSpeech::FirstName | PartOfSpeech::Surname)
        })
    })
}

/// Whether `word` can be something: one of its tags is `wanted`.
pub(super) fn can_be(passage: &Passage<'_>, word: &str, wanted: impl Fn(Tag) -> bool) -> bool {
    let analyses = |entry| passage.model().lexicon.analyses(entry);
    entry(passage, word).is_some_and(|entry| analyses(entry).any(|a| wanted(a.tag)))
}

/// Whether `word`, in any casing, is a small word that French sentences begin with or turn on.
pub(super) fn is_small_word(passage: &Passage<'_>, word: &str) -> bool {
    let Some(entry) = entry(passage, word).filter(|entry| entry.zipf() >= COMMON) else {
        return false;
    };
    let parts = || passage.model().lexicon.analyses(entry).map(|a| a.tag.part());
    let open = |part| matches!(part, PartOfSpeech::Noun | PartOfSpeech::Adjective);
    // net, fort and bas are adverbs too, but a sentence seldom begins with them, and a name may
    let adverb =
        |part| part == PartOfSpeech::Adverb && (entry.zipf() > COMMONEST || !parts().any(open));
    parts().any(|part| is_closed(part) || adverb(part))
}

/// Whether `word` makes a noun of the word behind it: `le`, `ces`, `mon`, `chaque`.
pub(super) fn is_determiner(passage: &Passage<'_>, word: &str) -> bool {
    use PartOfSpeech::{Article, DemonstrativeDeterminer, IndefiniteDeterminer, Possessive};
    can_be(passage, word, |tag| {
        matches!(tag.part(), Article | Possessive | DemonstrativeDeterminer | IndefiniteDeterminer)
    })
}

/// How much of what `word` is met as stands behind `before`: of `après`, one in forty behind `d'`.
pub(super) fn share_behind(passage: &Passage<'_>, before: &str, word: &str) -> f32 {
    let ngrams = &passage.model().ngrams;
    let [before, word] = [before, word].map(|w| Unit::of(&plain(w)));
    let all = ngrams.unigram(word);
    if all > 0.0 { ngrams.bigram(before, word) / all } else { 0.0 }
}

/// The parts of speech that no new word joins.
const fn is_closed(part: PartOfSpeech) -> bool {
    !matches!(
        part,
        PartOfSpeech::Noun
            | PartOfSpeech::Adjective
            | PartOfSpeech::Verb
            | PartOfSpeech::Adverb
            | PartOfSpeech::ProperNoun
            | PartOfSpeech::FirstName
            | PartOfSpeech::Surname
            | PartOfSpeech::Interjection
            | PartOfSpeech::Title
            | PartOfSpeech::Particle
    )
}

/// Whether the neighbours say that a stretch is English: `the`, `of`, `and`.
pub(super) fn is_english(word: &str) -> bool {
    const ENGLISH: &[&str] = &[
        "a", "all", "and", "are", "as", "at", "by", "don", "for", "from", "in", "is", "it", "let",
        "my", "of", "on", "or", "that", "the", "this", "to", "was", "with", "you", "your",
    ];
    ENGLISH.binary_search(&word.to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Model, Words};

    #[test]
    fn small_words_are_known_in_any_casing() {
        let words = Words::default();
        let passage = Passage::new("", Model::french(), &words);
        for word in ["Selon", "À", "depuis", "néanmoins", "Qu’"] {
            assert!(is_small_word(&passage, word), "{word}");
        }
        for word in ["Numérique", "JS", "asyncio"] {
            assert!(!is_small_word(&passage, word), "{word}");
        }
    }

    #[test]
    fn a_word_of_the_dictionary_is_more_than_a_word_met() {
        let words = Words::default();
        let passage = Passage::new("", Model::french(), &words);
        assert!(is_word(&passage, "Complément") && !is_word(&passage, "typing"));
        assert!(is_name(&passage, "Bengale") && !is_name(&passage, "Etat"));
        assert!(share_behind(&passage, "d’", "après") > 0.01);
        assert!(share_behind(&passage, "d’", "avec") < 0.001);
    }
}
