//! Gives sentences and blocks the blank back that parted them: `rebelles.La région` → `rebelles. La région`.
//!
//! # What it repairs
//! A sentence glued to the next (`Homs.Cette`, `nombre".L’armée`, `Europe...L'avenir`, `M.Dupont`), clauses glued
//! at a comma (`mercredi,une`), a block glued to the next (`sécuriséeVotre`) and a number to its word (`11morts`); a
//! paragraph that ends with a comma before one that begins with *Mais*, *Cependant* or their like.
//! # Why it happens
//! Paragraphs, headings and menu items part words on a page; taken out of it they leave no blank behind.
//! # Example
//! `chimiques.La ville` → `chimiques. La ville`
//! # What it leaves alone
//! Verse, lists and the heads of letters, whose lines end with commas; `U.R.S.S.`, `Node.js`, `3.5`, `étudiant.e.s`,
//! `J.Dupont`, addresses, code, tables in commas, and capitals inside brands (`iPhone`, `PlayStation`, `TunisieNumérique`).

mod blocks;
mod commas;
mod guillemets;
mod paragraph_ends;
mod stops;

use super::quote_roles::quotes;
use super::row::Row;
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::{Casing, Kind};
use blocks::{beside_number, between_blocks};
use commas::after_comma;
use guillemets::beside_guillemets;
use paragraph_ends::{ENDED, ends_paragraph};
use stops::{after_abbreviation, after_stop};

/// Sentences, clauses and blocks that lost the blank between them.
#[derive(Clone, Copy, Debug, Default)]
pub struct SentenceSeams;

/// No other reading is left.
const SURE: Confidence = Confidence::new(0.98);
/// A brand, a login or a file could look so, but seldom does.
const LIKELY: Confidence = Confidence::new(0.93);
/// As often a brand as a seam: for a reader to judge.
const OPEN: Confidence = Confidence::new(0.6);

impl Stage for SentenceSeams {
    fn name(&self) -> &'static str {
        "sentence_seams"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let row = Row::of(passage);
        let mut paragraph_ends = Vec::new();
        let mut insert = |at: usize, confidence| {
            proposals.insert(at, " ", Reason::SentenceSeam, confidence);
        };
        for (i, token) in row.tokens.iter().enumerate() {
            match token.kind {
                Kind::Mark if row.says(i) == "," && ends_paragraph(row, i) => {
                    paragraph_ends.push(token.span());
                }
                Kind::Mark if row.glued(i) => {
                    let found = match row.says(i) {
                        "," | ";" => after_comma(passage, row, i),
                        mark if mark.starts_with(['.', '!', '?', '…']) => {
                            after_stop(passage, row, i)
                        }
                        _ => None,
                    };
                    if let Some((at, confidence)) = found {
                        insert(at, confidence);
                    }
                }
                Kind::Abbreviation | Kind::Acronym if row.glued(i) => {
                    if let Some(confidence) = after_abbreviation(passage, row, i) {
                        insert(token.end as usize, confidence);
                    }
                }
                Kind::Word if token.casing == Casing::Mixed => {
                    if let Some((at, confidence)) = between_blocks(passage, row.says(i)) {
                        insert(token.start as usize + at, confidence);
                    }
                }
                Kind::Alphanumeric => {
                    if let Some((at, confidence)) = beside_number(passage, row.says(i)) {
                        insert(token.start as usize + at, confidence);
                    }
                }
                _ => {}
            }
        }
        if memchr::memchr(0xC2, passage.text().as_bytes()).is_some() {
            beside_guillemets(passage.text(), quotes(passage), &mut insert);
        }
        for comma in paragraph_ends {
            proposals.replace(comma, ".", Reason::FinalStop, ENDED);
        }
    }
}
