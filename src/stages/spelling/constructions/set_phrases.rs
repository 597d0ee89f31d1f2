//! Words of set phrases, written as others that sound like them: `fait parti de`, `entrain de manger`, `tout les jours`, `il est
//! peut être tard`.
//!
//! # What it repairs
//! `parti` between *faire* and *de*; `entrain` between a verb and *de* with an infinitive; `tout` and `toute` before a determiner
//! and a noun that are many; `sensé` before an infinitive; `peut être` behind a form of *être* or *avoir*, or before *que* where a sentence begins; `la plus part
//! de`; `des` before an article and a time; `sa va`, `se sont mes amis`, `S'est dommage`, `il à été`, `mise à jours`.
//!
//! # Why it happens
//! They sound alike.
//!
//! # What it leaves alone
//! `le parti de`, `avec entrain`, `sa marche`, `se sont enfuis`, `s'est mis`, `tout les sépare`, `malgré tout`, `un homme sensé`, `il peut être là`.

use super::super::Decision;
use super::super::agreement::OF;
use super::super::closed_words::{AUXILIARIES, AVOIR, ETRE, TIMES, words};
use super::super::standing::plain;
use super::being::behind_adverbs;
use super::row::Row;
use crate::edit::Reason;
use crate::model::grammar::Word;
use crate::model::word_class::{agreement, parts};

/// How often they are right among what they find, where a million words of right text have none.
const SURE: f32 = 0.95;

/// What a clause opens with.
const OPENINGS: [u32; 4] = words(["mais", "et", "car", "que"]);
const MANY: [u32; 8] = words(["les", "ces", "mes", "tes", "ses", "nos", "vos", "leurs"]);
/// What *tout* ends: `malgré tout`, `le tout`, `par-dessus tout`.
#[rustfmt::skip]
const ENDS_IN_ALL: [u32; 14] = words([
    "malgré", "après", "avant", "comme", "le", "du", "un", "somme", "surtout", "à", "de", "par", "au",
    "dessus",
]);

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let gap = if row.written(at).ends_with(['\'', '’']) { "" } else { " " };
    if !row.is_plain(at) || row.gap(at) != gap && row.written(at) != "jours" {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| row.word(before));
    let two = match &*plain(row.written(at)) {
        "peut" => maybe(row, at, before).map(|meant| (at, meant)),
        "la" => most(row, at + 1).map(|meant| (at + 1, meant)),
        _ => None,
    };
    if let Some((first, meant)) = two {
        return row.replace([first, first + 1], row.cased(first, meant), Reason::RealWord, SURE);
    }
    let meant = match &*plain(row.written(at)) {
        "parti" => part_of(row, at),
        "entrain" => busy(row, at, before?),
        "rendue" | "rendus" | "rendues" => aware(row, at),
        "faite" | "faits" | "faites" => made(row, at, before?),
        "la" => there(row, at),
        "à" => has(row, at, before?),
        "sa" => that(row, at),
        "se" => those(row, at, before),
        "s'" => it_is(row, at),
        "jours" => up_to_date(row, at),
        "des" => as_early_as(row, at),
        "sensé" => supposed(row, at, "censé"),
        "sensée" => supposed(row, at, "censée"),
        "sensés" => supposed(row, at, "censés"),
        "sensées" => supposed(row, at, "censées"),
        "tout" | "toute" => all_the(row, at, before),
        _ => None,
    }?;
    let apostrophe = row.path.sentence.reader.apostrophe();
    let replacement = row.cased(at, meant).replace('\'', apostrophe.encode_utf8(&mut [0; 4]));
    row.replace([at, at], replacement, Reason::RealWord, SURE)
}

/// `il fait parti du club`
fn part_of(row: &Row<'_>, at: usize) -> Option<&'static str> {
    let lexicon = &row.model().lexicon;
    let verb = plain(row.written(at.checked_sub(1)?));
    let does = lexicon.share_lemma(("faire", lexicon.get("faire")?), (&verb, lexicon.get(&verb)?));
    (does && OF.contains(&row.word(at + 1)?.word)).then_some("partie")
}

/// `il est entrain de partir`
fn busy(row: &Row<'_>, at: usize, before: Word) -> Option<&'static str> {
    let is_verb = AUXILIARIES.contains(&before.word)
        || before.is(parts::ADVERB | parts::FINITE) && !before.is(parts::NOUN);
    let of = matches!(row.written(at + 1), "de" | "d'" | "d’");
    let acts = row.word(at + 2)?.is(parts::INFINITIVE);
    (is_verb && of && acts).then_some("en train")
}

/// `elles se sont rendues compte`
fn aware(row: &Row<'_>, at: usize) -> Option<&'static str> {
    (row.written(at + 1) == "compte").then_some("rendu")
}

/// `je me suis faite avoir`
fn made(row: &Row<'_>, at: usize, before: Word) -> Option<&'static str> {
    let acts = row.word(at + 1)?.class.parts & !parts::NOUN == parts::INFINITIVE;
    let is_object = || {
        at.checked_sub(2)
            .and_then(|before| row.word(before))
            .is_some_and(|word| word.is(parts::OBJECT))
    };
    let has = ETRE.contains(&before.word) || AVOIR.contains(&before.word) && is_object();
    (acts && has).then_some("fait")
}

/// `c'est la ou je suis né`
fn there(row: &Row<'_>, at: usize) -> Option<&'static str> {
    let subject = row.word(at + 2)?;
    let says = subject.is(parts::SUBJECT) && !subject.is(parts::NOUN | parts::DETERMINER);
    (matches!(row.written(at + 1), "ou" | "où") && row.gap(at + 1) == " " && says).then_some("là")
}

/// `il à été malade`
fn has(row: &Row<'_>, at: usize, before: Word) -> Option<&'static str> {
    const ONE: [u32; 3] = words(["il", "elle", "on"]);
    let participle = row.word(at + 1)?;
    let is_been = row.written(at + 1) == "été";
    let other =
        parts::NOUN | parts::PREPOSITION | parts::DETERMINER | parts::OBJECT | parts::PRONOUN;
    let is_participle = is_been || participle.is(parts::PAST_PARTICIPLE) && !participle.is(other);
    let is_subject = ONE.contains(&before.word) && !row.is_behind_complement(at);
    (is_participle && is_subject).then_some("a")
}

/// `sa va bien`, `sa ne marche pas`
fn that(row: &Row<'_>, at: usize) -> Option<&'static str> {
    const GOES: [u32; 18] = words([
        "va", "sera", "serait", "était", "fait", "peut", "doit", "devient", "dépend", "semble",
        "suffit", "permet", "coûte", "veut", "pourrait", "devrait", "ne", "n'",
    ]);
    GOES.contains(&row.word(at + 1)?.word).then_some("ça")
}

/// `se sont mes amis`; not `ils se sont les premiers rendus`
fn those(row: &Row<'_>, at: usize, before: Option<Word>) -> Option<&'static str> {
    let opens = at == 0 || before.is_some_and(|word| OPENINGS.contains(&word.word));
    let is_being = matches!(row.written(at + 1), "sont" | "sera" | "seront" | "serait");
    let noun = row.word(at + 2)?;
    let is_noun = noun.is(parts::DETERMINER)
        && !noun.is(parts::OBJECT | parts::ADVERB | parts::PAST_PARTICIPLE);
    (opens && is_being && (is_noun || row.written(at + 2) == "les")).then_some("ce")
}

/// `S'est dommage`; not `S'est ensuivi un débat`
fn it_is(row: &Row<'_>, at: usize) -> Option<&'static str> {
    const OTHER: u16 = parts::PAST_PARTICIPLE | parts::ADVERB | parts::PREPOSITION | parts::PRONOUN;
    let is_being = matches!(row.written(at + 1), "est" | "était");
    let said = behind_adverbs(row, at + 2);
    let word = row.word(said)?;
    let is_said = word.is(parts::NOUN | parts::ADJECTIVE | parts::DETERMINER) && !word.is(OTHER);
    (at == 0 && is_being && is_said && row.is_lower(said)).then_some("c'")
}

/// `mettre à jours le site`
fn up_to_date(row: &Row<'_>, at: usize) -> Option<&'static str> {
    let verb = at.checked_sub(2).filter(|_| row.written(at - 1) == "à")?;
    let lexicon = &row.model().lexicon;
    let brings = plain(row.written(verb));
    let is_to_bring = matches!(&*brings, "mise" | "mises")
        || lexicon
            .share_lemma(("mettre", lexicon.get("mettre")?), (&brings, lexicon.get(&brings)?));
    is_to_bring.then_some("jour")
}

/// `des le matin`, `des l'aube`
fn as_early_as(row: &Row<'_>, at: usize) -> Option<&'static str> {
    #[rustfmt::skip]
    const BEGINNINGS: [u32; 12] = words([
        "aube", "début", "départ", "origine", "enfance", "arrivée", "retour", "ouverture", "naissance",
        "lever", "réveil", "lendemain",
    ]);
    const THE: [u32; 6] = words(["le", "la", "l'", "son", "sa", "cette"]);
    let is_the = THE.contains(&row.word(at + 1)?.word);
    let noun = row.word(at + 2)?.word;
    (is_the && (TIMES.contains(&noun) || BEGINNINGS.contains(&noun))).then_some("dès")
}

/// `il est sensé venir`
fn supposed(row: &Row<'_>, at: usize, meant: &'static str) -> Option<&'static str> {
    let acts = row.word(at + 1)?.class.parts & !parts::NOUN == parts::INFINITIVE;
    acts.then_some(meant)
}

/// `il est peut être tard`, `Peut être que oui`; not `ce qui est peut être changé`
fn maybe(row: &Row<'_>, at: usize, before: Option<Word>) -> Option<&'static str> {
    const NEAR: usize = 4;
    if row.written(at + 1) != "être" {
        return None;
    }
    let is_that = |at: usize| matches!(&*plain(row.written(at)), "que" | "qu'" | "qui");
    let is_behind_verb = before.is_some_and(|word| {
        AUXILIARIES.contains(&word.word) && word.is(parts::FINITE) && row.gap(at - 1) == " "
    });
    let is_maybe = match at {
        0 => is_that(2),
        _ => is_behind_verb && !(at.saturating_sub(NEAR)..at).any(is_that),
    };
    is_maybe.then_some("peut-être")
}

/// `la plus part des gens`
fn most(row: &Row<'_>, at: usize) -> Option<&'static str> {
    let is_most = row.written(at) == "plus"
        && row.written(at + 1) == "part"
        && row.word(at + 2).is_some_and(|word| OF.contains(&word.word));
    is_most.then_some("plupart")
}

/// `tout les jours`
fn all_the(row: &Row<'_>, at: usize, before: Option<Word>) -> Option<&'static str> {
    let noun = row.word(at + 2)?;
    let are_many = MANY.contains(&row.word(at + 1)?.word)
        && row.is_lower(at + 2)
        && noun.class.parts == parts::NOUN
        && noun.class.noun & agreement::SINGULAR == 0;
    if !are_many || before.is_some_and(|word| ENDS_IN_ALL.contains(&word.word)) {
        return None;
    }
    let is_feminine = noun.class.noun & agreement::MASCULINE == 0;
    Some(if is_feminine { "toutes" } else { "tous" })
}
