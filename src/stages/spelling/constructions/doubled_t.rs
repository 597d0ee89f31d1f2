//! A *t* that is heard already: `vient-t-il`, `peut-t-on`.
//!
//! # What it repairs
//! `-t-` between a verb that ends in *t* or *d* and its pronoun.
//!
//! # Why it happens
//! `a-t-il` and `vient-il` sound alike there.
//!
//! # What it leaves alone
//! `a-t-il`, `vainc-t-il`, `convainc-t-elle`.

use super::super::Decision;
use super::row::Row;
use crate::edit::Reason;
use crate::model::word_class::parts;

/// It is always wrong.
const SURE: f32 = 0.97;

pub(super) fn decide(row: &Row<'_>, at: usize) -> Option<Decision> {
    let pronoun = row.written(at).strip_prefix("-t")?;
    let before = at.checked_sub(1)?;
    let is_heard = row.written(before).ends_with(['t', 'd'])
        && row.gap(before).is_empty()
        && row.word(before).is_some_and(|verb| verb.is(parts::FINITE));
    if !is_heard || !matches!(pronoun, "-il" | "-elle" | "-on" | "-ils" | "-elles") {
        return None;
    }
    row.replace([at; 2], pronoun.to_owned(), Reason::AddedLetter, SURE)
}
