//! One word of most sentences written as another word that it is taken for, as often as the channel says.

use coquille::model::Model;
use coquille::stages::spelling::{Alternative, Likeness, alternatives};
use coquille::text::sentences::sentences;
use coquille::text::{Casing, Kind, Token, tokenize};

use crate::random::Random;

/// Shorter sentences give too little to go by.
const SHORTEST: usize = 6;

/// Every how many sentences are left as they are.
const CLEAN: u64 = 3;

/// In every how many an elision and its word are written as one word that sounds alike, if there are any: `qu'elle` as
/// `quelle`.
const ELIDED: u64 = 3;

/// In every how many another form of the same word is written, if there is one: two errors of three with words of the
/// dictionary are errors of agreement.
const INFLECTED: u64 = 2;

/// The text with a word of most of its sentences written as another.
pub(super) fn damaged(model: &Model, text: &str, random: &mut Random) -> String {
    let tokens = tokenize(text);
    let mut out = String::new();
    let mut copied = 0;
    for span in sentences(text, &tokens) {
        let words: Vec<_> = tokens[span.start..span.end]
            .iter()
            .filter(|t| t.kind == Kind::Word && t.casing == Casing::Lower)
            .collect();
        if words.len() < SHORTEST || random.below(CLEAN) == 0 {
            continue;
        }
        if random.below(ELIDED) == 0
            && let Some((from, to, other)) =
                elided(model, text, &tokens[span.start..span.end], random)
        {
            out.push_str(&text[copied..from]);
            out.push_str(other);
            copied = to;
            continue;
        }
        let token = words[random.below(words.len() as u64) as usize];
        let others = alternatives(model, token.of(text));
        let inflections: Vec<_> =
            others.iter().filter(|other| other.likeness == Likeness::Inflection).cloned().collect();
        let inflected = random.below(INFLECTED) == 0 && !inflections.is_empty();
        let others = if inflected { inflections } else { others };
        let Some(other) = draw(&others, random) else { continue };
        out.push_str(&text[copied..token.start as usize]);
        out.push_str(&other.form);
        copied = token.end as usize;
    }
    out.push_str(&text[copied..]);
    out
}

/// An elision with its word, in lower case, and a word that may be written for the two.
fn elided(
    model: &Model,
    text: &str,
    tokens: &[Token],
    random: &mut Random,
) -> Option<(usize, usize, &'static str)> {
    let mut found = Vec::new();
    for pair in tokens.windows(2) {
        let [elision, word] = pair else { continue };
        let is_pair = elision.kind == Kind::Elision && word.kind == Kind::Word;
        if !is_pair || pair.iter().any(|token| token.casing != Casing::Lower) {
            continue;
        }
        let written = [elision, word].map(|token| token.of(text)).concat().replace('’', "'");
        let others = model.confusions.of(&written).iter().filter(|other| !other.contains('\''));
        found.extend(others.map(|other| (elision.start as usize, word.end as usize, *other)));
    }
    let count = found.len() as u64;
    (count > 0).then(|| found[random.below(count) as usize])
}

/// One of the alternatives: what costs less is drawn more often.
fn draw<'a>(others: &'a [Alternative], random: &mut Random) -> Option<&'a Alternative> {
    let weight = |other: &Alternative| (1e6 * (-f64::from(other.cost) / 150.0).exp()) as u64;
    let total: u64 = others.iter().map(weight).sum();
    if total == 0 {
        return None;
    }
    let mut left = random.below(total);
    others.iter().find(|other| {
        let weight = weight(other);
        let found = left < weight;
        left = left.saturating_sub(weight);
        found
    })
}
