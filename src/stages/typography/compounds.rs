//! Whether words with blanks between are one that has lost its hyphens: `le rez de chaussée`.
//!
//! The corpora say how often each is written with blanks where hyphens belong, and the rows of words whether two words may
//! be meant after all: `il faut savoir faire preuve de patience` is no `savoir-faire`.

use super::joined::better_joined;
use super::row::Row;
use super::vocabulary::{can_be, is_determiner};
use crate::edit::Confidence;
use crate::model::{Compound, PartOfSpeech};
use crate::stages::Passage;
use crate::text::letters::plain;
use crate::text::{Casing, Kind};

/// The rows of words must like it better by so many nats as one word: of 420 places in 12 million words of the corpora, all
/// above were right as one, and few below 3.
const BETTER: f32 = 4.5;
const PERHAPS: f32 = 3.0;
/// Met with blanks more often than once in so many times, it may be written so: `mot clé`.
const ONE_IN: u32 = 25;

const SURE: Confidence = Confidence::new(0.95);
const UNSURE: Confidence = Confidence::new(0.7);

/// How many joints of the compound that begins at token `i` have a blank in place of the hyphen, and how sure that is.
pub(super) fn compound(
    passage: &Passage<'_>,
    row: Row<'_>,
    i: usize,
) -> Option<(usize, Confidence)> {
    let first = row.get(i).filter(|first| first.kind == Kind::Word)?;
    if !row.spaced(i) || row.is(i + 1, Kind::Mark) {
        return None;
    }
    let compounds = &passage.model().compounds;
    let known = match first.casing {
        Casing::Lower => compounds.beginning_with(row.says(i)),
        Casing::Title if row.starts_sentence(i) => compounds.beginning_with(&plain(row.says(i))),
        _ => return None,
    };
    let compound = known.iter().find(|compound| stands(row, i, compound))?;
    if is_verb_of_subject(passage, row, i) || is_free_preposition(passage, row, i) {
        return None;
    }
    let joints = compound.rest.len();
    let better = better_joined(passage, row, i, joints);
    let seldom = compound.spaced * ONE_IN <= compound.hyphenated;
    match better {
        BETTER.. if seldom => Some((joints, SURE)),
        PERHAPS.. => Some((joints, UNSURE)),
        _ => None,
    }
}

/// Whether the first part is a verb with its subject before it: `vous rendez vous service`, `il garde manger et boire`.
fn is_verb_of_subject(passage: &Passage<'_>, row: Row<'_>, i: usize) -> bool {
    const SUBJECTS: [&str; 14] = [
        "je", "j'", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "qui", "se", "s'",
        "ne",
    ];
    let before = i.checked_sub(1).map(|before| plain(row.says(before)));
    before.is_some_and(|before| SUBJECTS.contains(&&*before))
        && can_be(passage, row.says(i), |tag| tag.part() == PartOfSpeech::Verb)
}

/// Whether the first part is a preposition that nothing asks to be a noun: `après midi sonné`, but `cet après-midi`.
fn is_free_preposition(passage: &Passage<'_>, row: Row<'_>, i: usize) -> bool {
    const PREPOSITIONS: [&str; 10] =
        ["avant", "après", "sous", "sur", "entre", "contre", "en", "sans", "pour", "hors"];
    let asks = |before: usize| {
        let word = row.says(before);
        matches!(&*plain(word), "d'" | "l'" | "de" | "en" | "à" | "au" | "aux" | "du")
            || is_determiner(passage, word)
    };
    PREPOSITIONS.contains(&&*plain(row.says(i))) && !i.checked_sub(1).is_some_and(asks)
}

/// Whether the parts stand from token `i` on, and nothing hangs on them with a hyphen of its own.
fn stands(row: Row<'_>, i: usize, compound: &Compound) -> bool {
    let joints = compound.rest.len();
    let hangs = |at: usize| row.glued(at) && row.says(at + 1).starts_with(['-', '/', '\'', '’']);
    let hung = i
        .checked_sub(1)
        .is_some_and(|before| row.glued(before) && row.says(before).ends_with(['-', '/']));
    !hung
        && (0..joints).all(|n| row.spaced(i + n) && row.says(i + n + 1) == compound.rest[n])
        && !hangs(i + joints)
}
