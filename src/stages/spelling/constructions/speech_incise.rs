//! An incise of speech whose verb is written as a participle: `« Tout va bien », assuré le maire`.
//!
//! # What it repairs
//! The participle of a verb that introduces speech, right behind a quotation and its comma, before what can only be who
//! speaks: it has no auxiliary, and so it is the verb itself.
//!
//! # Why it happens
//! *assure* and *assuré* are one accent apart, and the participle stands in the next sentence: *a assuré le maire*.
//!
//! # What it leaves alone
//! A participle that an auxiliary before the quotation governs, or that stands before a time: `annoncé le mois dernier`.

use super::super::Decision;
use super::super::closed_words::{AUXILIARIES, TIMES};
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::{agreement, parts};
use crate::text::{Casing, Kind};

/// How often that is right among what it finds in right and damaged texts.
const SURE: f32 = 0.9;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let written = row.written(at);
    if at < 2 || !written.ends_with('é') || row.written(at - 1) != "," || !row.is_lower(at) {
        return None;
    }
    let present = SPEECH.iter().find(|(participle, _)| *participle == written)?.1;
    let quotation = quotation_before(row, at - 2)?;
    let governed =
        (0..quotation).any(|i| row.word(i).is_some_and(|word| AUXILIARIES.contains(&word.word)));
    if governed {
        return None;
    }
    let plural = speaker(row, at + 1)?;
    let verb = if plural { [present, "nt"].concat() } else { present.to_owned() };
    let auxiliary = if plural { "ont " } else { "a " };
    let mut decision = row.replace([at, at], verb, Reason::RealWord, SURE)?;
    decision.alternatives = vec![[auxiliary, written].concat()];
    Some(decision)
}

/// The first token of the quotation that ends with token `last`, or of the sentence if it begins before.
fn quotation_before(row: &Row<'_>, last: usize) -> Option<usize> {
    let opens: &[&str] = match row.written(last) {
        "»" => &["«"],
        "”" => &["“", "„"],
        "\"" => &["\""],
        _ => return None,
    };
    Some((0..last).rev().find(|&i| opens.contains(&row.written(i))).unwrap_or(0))
}

/// Whether who speaks, from token `at` on, is many: a noun with its determiner, or a name. Nothing where nobody does.
fn speaker(row: &Row<'_>, at: usize) -> Option<bool> {
    let token = row.token(at)?;
    let is_name = |at: usize| {
        row.token(at).is_some_and(|token| {
            token.casing != Casing::Lower && matches!(token.kind, Kind::Word | Kind::Acronym)
        })
    };
    if token.kind == Kind::Abbreviation {
        return TITLES.contains(&row.written(at)).then_some(false);
    }
    if is_name(at) {
        return Some(false);
    }
    let determiner = row.word(at).filter(|word| word.is(parts::DETERMINER))?;
    let plural = determiner.class.nominal & agreement::SINGULAR == 0;
    for noun in at + 1..at + 4 {
        if is_name(noun) {
            return Some(plural);
        }
        let word = row.word(noun)?;
        if TIMES.contains(&word.word) {
            return None;
        }
        if word.class.noun & determiner.class.nominal != 0 {
            return Some(plural);
        }
        if !word.is(parts::ADJECTIVE | parts::NUMBER) {
            return None;
        }
    }
    None
}

const TITLES: &[&str] = &["M.", "MM.", "Mme", "Mmes", "Mlle", "Dr", "Pr", "Me"];

/// Verbs that introduce speech behind it: the participle and the present.
#[rustfmt::skip]
const SPEECH: &[(&str, &str)] = &[
    ("affirmé", "affirme"), ("ajouté", "ajoute"), ("alerté", "alerte"), ("analysé", "analyse"),
    ("annoncé", "annonce"), ("assuré", "assure"), ("avancé", "avance"), ("avoué", "avoue"),
    ("certifié", "certifie"), ("clamé", "clame"), ("commenté", "commente"), ("complété", "complète"),
    ("concédé", "concède"), ("confessé", "confesse"), ("confié", "confie"), ("confirmé", "confirme"),
    ("constaté", "constate"), ("continué", "continue"), ("corrigé", "corrige"), ("crié", "crie"),
    ("déclaré", "déclare"), ("demandé", "demande"), ("dénoncé", "dénonce"), ("déploré", "déplore"),
    ("détaillé", "détaille"), ("enchaîné", "enchaîne"), ("espéré", "espère"), ("estimé", "estime"),
    ("expliqué", "explique"), ("hurlé", "hurle"), ("indiqué", "indique"), ("insisté", "insiste"),
    ("interrogé", "interroge"), ("ironisé", "ironise"), ("jugé", "juge"), ("juré", "jure"),
    ("justifié", "justifie"), ("lancé", "lance"), ("martelé", "martèle"), ("mentionné", "mentionne"),
    ("murmuré", "murmure"), ("noté", "note"), ("nuancé", "nuance"), ("objecté", "objecte"),
    ("observé", "observe"), ("ordonné", "ordonne"), ("plaidé", "plaide"), ("plaisanté", "plaisante"),
    ("précisé", "précise"), ("proclamé", "proclame"), ("protesté", "proteste"),
    ("raconté", "raconte"), ("rappelé", "rappelle"), ("rapporté", "rapporte"),
    ("regretté", "regrette"), ("réitéré", "réitère"), ("relaté", "relate"),
    ("relativisé", "relativise"), ("relevé", "relève"), ("remarqué", "remarque"),
    ("répété", "répète"), ("répliqué", "réplique"), ("résumé", "résume"), ("rétorqué", "rétorque"),
    ("révélé", "révèle"), ("signalé", "signale"), ("souhaité", "souhaite"),
    ("souligné", "souligne"), ("soupiré", "soupire"), ("suggéré", "suggère"),
    ("témoigné", "témoigne"), ("tempéré", "tempère"), ("tonné", "tonne"), ("tranché", "tranche"),
];
