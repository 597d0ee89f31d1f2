//! Letters, blanks and apostrophes written wrongly, one a line: what scrapers drop, fingers miss and machines misread.

use std::ops::Range;

use coquille::model::channel::{Channel, Cost, Letter};
use coquille::text::letters::{is_letter, unaccented};
use coquille::text::{Casing, Kind, Token, tokenize};

use crate::random::Random;

/// Shorter words are left alone.
const SHORTEST: usize = 4;
/// Shorter words are not split.
const SHORTEST_SPLIT: usize = 6;

/// A letter is written for one that the channel takes it for within this cost.
const LIKELY: Cost = 660;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mistake {
    FirstDropped,
    InnerDropped,
    LastDropped,
    Doubled,
    Swapped,
    Replaced,
    Misread,
    Unaccented,
    AllUnaccented,
    Glued,
    Split,
    ApostropheLost,
    ApostropheSpaced,
}

const MISTAKES: [Mistake; 13] = [
    Mistake::FirstDropped,
    Mistake::InnerDropped,
    Mistake::LastDropped,
    Mistake::Doubled,
    Mistake::Swapped,
    Mistake::Replaced,
    Mistake::Misread,
    Mistake::Unaccented,
    Mistake::AllUnaccented,
    Mistake::Glued,
    Mistake::Split,
    Mistake::ApostropheLost,
    Mistake::ApostropheSpaced,
];

/// The text with one mistake, each kind as often as another; nothing where there is no place for the one that was drawn.
pub(super) fn damaged(channel: &Channel, text: &str, random: &mut Random) -> Option<String> {
    let mistake = MISTAKES[random.below(MISTAKES.len() as u64) as usize];
    make(mistake, channel, text, random).filter(|damaged| damaged != text)
}

fn make(mistake: Mistake, channel: &Channel, text: &str, random: &mut Random) -> Option<String> {
    if mistake == Mistake::AllUnaccented {
        return Some(unaccented(text));
    }
    let tokens = tokenize(text);
    let places: Vec<Range<usize>> = match mistake {
        Mistake::Glued => gaps(text, &tokens),
        Mistake::ApostropheLost | Mistake::ApostropheSpaced => elisions(text, &tokens),
        _ => words(text, &tokens),
    };
    for at in random.order(places.len()) {
        let place = places[at as usize].clone();
        let written = match mistake {
            Mistake::Glued | Mistake::ApostropheLost => Some(String::new()),
            Mistake::ApostropheSpaced => Some(" ".to_owned()),
            _ => misspelled(mistake, channel, &text[place.clone()], random),
        };
        if let Some(written) = written.filter(|written| *written != text[place.clone()]) {
            return Some([&text[..place.start], &written, &text[place.end..]].concat());
        }
    }
    None
}

/// The words in lower case that may be misspelled.
fn words(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let is_long = |token: &&Token| token.of(text).chars().count() >= SHORTEST;
    let words = tokens.iter().filter(|token| is_plain_word(text, token)).filter(is_long);
    words.map(|token| token.start as usize..token.end as usize).collect()
}

fn is_plain_word(text: &str, token: &Token) -> bool {
    token.casing == Casing::Lower && is_spelled(text, token)
}

fn is_spelled(text: &str, token: &Token) -> bool {
    token.kind == Kind::Word && token.of(text).chars().all(is_letter)
}

/// The single blanks before words in lower case.
fn gaps(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let is_gap = |pair: &&[Token]| is_spelled(text, &pair[0]) && is_plain_word(text, &pair[1]);
    let pairs = tokens.windows(2).filter(is_gap);
    let gaps = pairs.map(|pair| pair[0].end as usize..pair[1].start as usize);
    gaps.filter(|gap| &text[gap.clone()] == " ").collect()
}

/// The apostrophes before words in lower case.
fn elisions(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let is_elided = |pair: &&[Token]| {
        pair[0].kind == Kind::Elision
            && is_plain_word(text, &pair[1])
            && pair[0].end == pair[1].start
    };
    let apostrophe = |pair: &[Token]| {
        let end = pair[0].end as usize;
        let sign = text[..end].chars().next_back().map_or(0, char::len_utf8);
        end - sign..end
    };
    tokens.windows(2).filter(is_elided).map(apostrophe).collect()
}

/// The word with one mistake in it.
fn misspelled(
    mistake: Mistake,
    channel: &Channel,
    word: &str,
    random: &mut Random,
) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let last = letters.len() - 1;
    let inner = |random: &mut Random| 1 + random.below(last as u64 - 1) as usize;
    match mistake {
        Mistake::FirstDropped => _ = letters.remove(0),
        Mistake::InnerDropped => _ = letters.remove(inner(random)),
        Mistake::LastDropped => _ = letters.remove(last),
        Mistake::Doubled => {
            let at = inner(random);
            letters.insert(at, letters[at]);
        }
        Mistake::Swapped => {
            let at = inner(random);
            letters.swap(at, at + 1);
        }
        Mistake::Replaced => {
            let at = random.below(letters.len() as u64) as usize;
            letters[at] = taken_for(channel, letters[at], random)?;
        }
        Mistake::Misread => return misread(channel, word, random),
        Mistake::Unaccented => return Some(unaccented(word)),
        Mistake::Split if letters.len() >= SHORTEST_SPLIT => {
            letters.insert(2 + random.below(last as u64 - 2) as usize, ' ');
        }
        _ => return None,
    }
    Some(letters.into_iter().collect())
}

/// A letter that is written where another is meant.
fn taken_for(channel: &Channel, meant: char, random: &mut Random) -> Option<char> {
    let meant = Letter::of(meant);
    let is_likely = |written: &Letter| channel.replaced(*written, meant) <= LIKELY;
    let letters = (0..).map_while(Letter::at).filter(|written| !written.is_other());
    let letters: Vec<Letter> =
        letters.filter(|written| *written != meant).filter(is_likely).collect();
    draw(&letters, random).map(|written| written.char())
}

/// The word with letters in it written as others of like shape: `rn` for `m`.
fn misread(channel: &Channel, word: &str, random: &mut Random) -> Option<String> {
    let chars = |letters: &[Letter]| letters.iter().map(|letter| letter.char()).collect::<String>();
    let shapes = channel.shapes().iter().map(|shape| (chars(&shape.meant), chars(&shape.written)));
    let shapes: Vec<_> = shapes.filter(|(meant, _)| word.contains(meant.as_str())).collect();
    let (meant, written) = draw(&shapes, random)?;
    Some(word.replacen(meant, written, 1))
}

fn draw<'a, T>(all: &'a [T], random: &mut Random) -> Option<&'a T> {
    if all.is_empty() { None } else { all.get(random.below(all.len() as u64) as usize) }
}

#[cfg(test)]
mod tests {
    use coquille::model::Model;

    use super::*;

    #[test]
    fn each_mistake_is_made_once() {
        let channel = &Model::french().channel;
        let text = "On l'élève sans même d'animation derrière la première maison.";
        for mistake in MISTAKES {
            let damaged = make(mistake, channel, text, &mut Random::default()).unwrap();
            assert_ne!(damaged, text, "{mistake:?}");
            let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
            let (was, is) = (words(text), words(&damaged));
            let alike = was.iter().zip(&is).take_while(|(a, b)| a == b).count();
            let rest = was.iter().rev().zip(is.iter().rev()).take_while(|(a, b)| a == b).count();
            if mistake != Mistake::AllUnaccented {
                assert!(
                    was.len() - alike.min(was.len()) - rest.min(was.len()) <= 2,
                    "{mistake:?}: {damaged}"
                );
            }
        }
    }

    #[test]
    fn where_there_is_no_place_nothing_is_done() {
        let channel = &Model::french().channel;
        for mistake in MISTAKES {
            let damaged = make(mistake, channel, "Il, X.", &mut Random::default());
            assert!(damaged.is_none_or(|damaged| damaged == "Il, X."), "{mistake:?}");
        }
    }
}
