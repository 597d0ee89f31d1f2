//! Whether a word has lost the hyphen to what leans on it: `pouvez vous`, `est ce que`, `ce jour là`, `donne moi`.

use super::joined::better_joined;
use super::row::Row;
use super::vocabulary::can_be;
use crate::edit::Confidence;
use crate::model::{PartOfSpeech, Tag, Tense};
use crate::stages::Passage;
use crate::text::Kind;
use crate::text::letters::{is_line_end, plain};

/// The rows of words must like the hyphen better by so many nats. In 12 million words of the corpora, 3 of 300 places above were
/// right without; among subjects of the third person below 6 were more.
const BETTER: f32 = 4.5;
const BETTER_OF_QUESTIONS: f32 = 0.5;
const BETTER_OF_OTHERS: f32 = 6.0;

const LIKELY: Confidence = Confidence::new(0.93);

/// Whether a hyphen is lost between token `i` and the next, and how sure that is.
pub(super) fn clitic(passage: &Passage<'_>, row: Row<'_>, i: usize) -> Option<Confidence> {
    if !row.spaced(i) || !row.is(i, Kind::Word) || !row.is(i + 1, Kind::Word) {
        return None;
    }
    let least = match row.says(i + 1) {
        "là" if is_shown(passage, row, i) => BETTER,
        "ce" if asks(row, i) => BETTER_OF_QUESTIONS,
        "vous" | "nous" | "moi" if has_no_subject(passage, row, i) => BETTER,
        _ if is_order(passage, row, i) => return Some(LIKELY),
        "je" | "tu" | "il" | "elle" | "on" | "ils" | "elles" if is_finite(passage, row.says(i)) => {
            BETTER_OF_OTHERS
        }
        _ => return None,
    };
    (better_joined(passage, row, i, 1) >= least).then_some(LIKELY)
}

/// `ce jour`, before `là` that ends a clause or leads to no place: `cet homme là où il faut`.
fn is_shown(passage: &Passage<'_>, row: Row<'_>, i: usize) -> bool {
    let shows = |at: usize| matches!(&*plain(row.says(at)), "ce" | "cet" | "cette" | "ces");
    i.checked_sub(1).is_some_and(shows)
        && !matches!(row.says(i + 2), "où" | "haut" | "bas" | "dedans" | "dessus" | "dessous")
        && can_be(passage, row.says(i), |tag| tag.part() == PartOfSpeech::Noun)
}

/// `est` in `est ce que`, `qu'est ce qui`, and not in `il est ce qui reste`.
fn asks(row: Row<'_>, i: usize) -> bool {
    let leads = |at: usize| match &*plain(row.says(at)) {
        "qu'" | "quand" | "où" | "comment" | "pourquoi" | "combien" | "et" | "mais" | "ou" => true,
        "qui" => row.starts_sentence(at),
        _ => false,
    };
    plain(row.says(i)) == "est"
        && matches!(row.says(i + 2), "que" | "qui" | "qu'" | "qu’")
        && (row.starts_sentence(i) || i.checked_sub(1).is_some_and(leads))
}

/// Whether a verb goes with the *vous*, *nous* or *moi* behind it, and not the pronoun with an infinitive, `partons nous
/// laver`, or the verb with a subject in front, `vous voulez vous asseoir`.
fn has_no_subject(passage: &Passage<'_>, row: Row<'_>, i: usize) -> bool {
    const FAR: usize = 4;
    let verb = row.says(i);
    let pronoun = row.says(i + 1);
    let person = match pronoun {
        "nous" => verb.ends_with("ons") || verb == "sommes",
        "vous" => verb.ends_with("ez") || matches!(verb, "êtes" | "Êtes" | "dites" | "faites"),
        _ => verb.ends_with("ez") || matches!(verb, "dites" | "faites"),
    };
    let subject = |at: usize| {
        matches!(&*plain(row.says(at)), "vous" | "nous" | "qui") || row.is(at, Kind::Clitic)
    };
    let moves = || can_be(passage, row.says(i + 2), is_infinitive) && !can_do(verb);
    person && is_finite(passage, verb) && !(i.saturating_sub(FAR)..i).any(subject) && !moves()
}

/// An order that opens its sentence, and the pronoun that leans on it: `prends le avec toi`, `donne moi`. The word can be nothing
/// but a verb or a noun, and no verb stands behind, `allez lui dire`; what may be an article, and *en*, have no noun behind them.
fn is_order(passage: &Passage<'_>, row: Row<'_>, i: usize) -> bool {
    let (verb, next) = (row.says(i), row.says(i + 2));
    let ends =
        next.is_empty() || row.is(i + 2, Kind::Mark) && next.starts_with(['.', ',', '!', ';']);
    let is_free = match row.says(i + 1) {
        "moi" | "toi" | "lui" => {
            ends || !can_be(passage, next, |tag| tag.part() == PartOfSpeech::Verb)
        }
        // a line may end there
        "le" | "la" | "les" | "leur" => !next.is_empty() && (ends || is_closed(passage, next)),
        "y" => ends || is_closed(passage, next) || next.ends_with("ment"),
        "en" => ends,
        _ => return false,
    };
    // aide moi: no noun has that behind it
    let is_verb = |tag: Tag| {
        matches!(tag.part(), PartOfSpeech::Verb | PartOfSpeech::Noun | PartOfSpeech::Adjective)
    };
    // viens, moi je m'ennuie
    let is_subject = can_be(passage, next, |tag| tag.part() == PartOfSpeech::SubjectPronoun);
    is_free
        && !is_subject
        && !row.gap(i + 1).contains(is_line_end)
        && row.starts_sentence(i)
        && (can_be(passage, verb, |tag| tag.tense() == Tense::Imperative) || verb == "Vas")
        && !can_be(passage, verb, |tag| !is_verb(tag))
}

/// Whether a word opens something new and is no noun, as `face` and `passé` are: `avec`, `que`, `et`; nor the particle of a name,
/// `le d'Escorval`.
fn is_closed(passage: &Passage<'_>, word: &str) -> bool {
    use PartOfSpeech::{Coordinator, Noun, Preposition, Subordinator};
    const CLOSED: [PartOfSpeech; 3] = [Coordinator, Preposition, Subordinator];
    match word {
        // le d'Escorval, le pour et le contre
        "d'" | "d’" | "pour" | "contre" => false,
        "dans" | "par" | "sur" | "en" | "à" | "que" => true,
        _ => {
            can_be(passage, word, |tag| CLOSED.contains(&tag.part()))
                && !can_be(passage, word, |tag| tag.part() == Noun)
        }
    }
}

/// Whether the verb asks for an infinitive without being one of movement: `voulez-vous venir`.
fn can_do(verb: &str) -> bool {
    const STEMS: [&str; 9] =
        ["pouv", "pourr", "voul", "voudr", "dev", "sav", "saur", "souhait", "désir"];
    let verb = plain(verb);
    STEMS.iter().any(|stem| verb.starts_with(stem))
}

fn is_finite(passage: &Passage<'_>, word: &str) -> bool {
    can_be(passage, word, |tag| tag.part() == PartOfSpeech::Verb && !is_infinitive(tag))
}

fn is_infinitive(tag: Tag) -> bool {
    tag.part() == PartOfSpeech::Verb && tag.tense() == Tense::Infinitive
}
