//! How good a text is: what share of its words can be expected to be right.

use std::collections::BTreeMap;

use crate::model::Model;
use crate::model::quality::{Sign, Signs};

/// How good a text is, as far as its words show. Nothing is corrected for it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Quality {
    /// The share of its words that can be expected to be right, from 0 to 1. 0 where there are no words.
    pub right: f32,
    /// How many words were looked at: what has a letter, elisions left out.
    pub words: u64,
    /// The share of words that nothing vouches for: no list, no rule, no name, no other language.
    pub unknown: f32,
    /// What was counted, by the names that `dictionaries/tables/quality.tsv` explains.
    pub signs: BTreeMap<&'static str, u64>,
}

impl Quality {
    pub(crate) fn of(signs: &Signs, model: &Model) -> Self {
        let words = signs.words();
        Self {
            right: model.quality.right(signs),
            words,
            unknown: signs.unknown() as f32 / words.max(1) as f32,
            signs: Sign::ALL.iter().map(|sign| (sign.name(), signs.of(*sign))).collect(),
        }
    }
}
