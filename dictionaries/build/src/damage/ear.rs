//! Words written as they sound, one a line: `sauciçon`, `dévelopement`, `toujour`.

use coquille::model::{Entry, Lexicon};
use coquille::text::letters::is_vowel;
use coquille::text::sound::sound;
use coquille::text::{Casing, Kind, Token, tokenize};

use crate::random::Random;

/// Shorter words are left alone.
const SHORTEST: usize = 5;
/// So often another spelling is tried, before the line is given up.
const TRIALS: usize = 40;
/// One word in so many is misspelled in two places.
const TWICE: u64 = 4;

/// Spellings of one sound, each written for the others.
#[rustfmt::skip]
const SPELLINGS: &[&[&str]] = &[
    &["ss", "c", "ç", "sc"], &["s", "c", "ç"], &["s", "z"], &["c", "qu", "k"], &["f", "ph"], &["g", "gu"], &["g", "j", "ge"],
    &["t", "th"], &["é", "er", "ez", "ai", "ée"], &["è", "ê", "é", "ai", "ei", "e"], &["en", "an"], &["em", "am", "en", "an"],
    &["in", "ain", "ein"], &["in", "im"], &["o", "au", "eau"], &["i", "y"], &["eu", "œu", "oeu"], &["ill", "y"],
    &["euil", "ueil"], &["ction", "xion"], &["tion", "ssion", "sion"], &["ance", "ence"], &["ament", "amment", "emment"],
    &["ement", "ment"], &["aiment", "aiement"], &["iel", "iell"],
];

/// Consonants that are written once or twice inside a word.
const DOUBLED: &[char] = &['c', 'd', 'f', 'l', 'm', 'n', 'p', 'r', 's', 't'];

/// What is silent where a word ends.
const SILENT: &[&str] = &["", "t", "s", "e", "d"];

/// The text with one word in lower case misspelled so that it sounds as before and is no other word.
pub(super) fn damaged(lexicon: &Lexicon, text: &str, random: &mut Random) -> Option<String> {
    let words: Vec<Token> =
        tokenize(text).into_iter().filter(|token| may_be_misspelled(text, *token)).collect();
    if words.is_empty() {
        return None;
    }
    for _ in 0..TRIALS {
        let token = words[random.below(words.len() as u64) as usize];
        let word = token.of(text);
        let mut written = respelled(word, random);
        if random.below(TWICE) == 0 {
            written = respelled(&written, random);
        }
        if written != word && is_alike(word, &written) && is_none(lexicon, &written) {
            return Some(
                [&text[..token.start as usize], &written, &text[token.end as usize..]].concat(),
            );
        }
    }
    None
}

fn may_be_misspelled(text: &str, token: Token) -> bool {
    token.kind == Kind::Word
        && token.casing == Casing::Lower
        && token.of(text).chars().all(char::is_alphabetic)
        && token.of(text).chars().count() >= SHORTEST
}

/// The word with something in it written in another way; the word itself where what was drawn is not in it.
fn respelled(word: &str, random: &mut Random) -> String {
    match random.below(4) {
        0 => doubled(word, random),
        1 => ended(word, random),
        _ => with_other_spelling(word, random),
    }
}

fn with_other_spelling(word: &str, random: &mut Random) -> String {
    let group = draw(SPELLINGS, random);
    let (from, to) = (draw(group, random), draw(group, random));
    let places: Vec<usize> = word.match_indices(from).map(|(at, _)| at).collect();
    if places.is_empty() {
        return word.to_owned();
    }
    let at = *draw(&places, random);
    [&word[..at], to, &word[at + from.len()..]].concat()
}

/// A consonant inside the word twice in place of once, or the other way round.
fn doubled(word: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let inner = 1..letters.len().saturating_sub(1);
    let places: Vec<usize> = inner.filter(|at| DOUBLED.contains(&letters[*at])).collect();
    if places.is_empty() {
        return word.to_owned();
    }
    let at = *draw(&places, random);
    if letters[at] == letters[at + 1] {
        letters.remove(at);
    } else if is_vowel(letters[at - 1]) && is_vowel(letters[at + 1]) {
        letters.insert(at, letters[at]);
    }
    letters.into_iter().collect()
}

/// The word with another silent letter at its end, or none.
fn ended(word: &str, random: &mut Random) -> String {
    let from = draw(SILENT, random);
    word.strip_suffix(from)
        .map_or_else(|| word.to_owned(), |stem| [stem, *draw(SILENT, random)].concat())
}

fn draw<'a, T>(all: &'a [T], random: &mut Random) -> &'a T {
    &all[random.below(all.len() as u64) as usize]
}

fn is_alike(word: &str, written: &str) -> bool {
    sound(word, false) == sound(written, false)
}

fn is_none(lexicon: &Lexicon, written: &str) -> bool {
    !lexicon.get(written).is_some_and(Entry::is_known)
}

#[cfg(test)]
mod tests {
    use coquille::model::Model;

    use super::*;

    #[test]
    fn a_word_is_written_as_it_sounds() {
        let lexicon = &Model::french().lexicon;
        let text = "Le développement de notre commission commence maintenant.";
        let mut random = Random::default();
        for _ in 0..20 {
            let damaged = damaged(lexicon, text, &mut random).unwrap();
            let changed: Vec<(&str, &str)> =
                text.split(' ').zip(damaged.split(' ')).filter(|(a, b)| a != b).collect();
            assert_eq!(changed.len(), 1, "{damaged}");
            let plain = |word: &str| word.trim_end_matches('.').to_owned();
            assert!(is_alike(&plain(changed[0].0), &plain(changed[0].1)), "{damaged}");
        }
    }

    #[test]
    fn short_words_stay() {
        let lexicon = &Model::french().lexicon;
        assert_eq!(damaged(lexicon, "Il a un gros chat.", &mut Random::default()), None);
    }
}
