//! Names that disagree with the rest of the text: `akl-Assad` beside `al-Assad`.
//!
//! # What it repairs
//! A compound name whose small particle is misread, where the same text has the name rightly at least twice.
//!
//! # Why it happens
//! No dictionary holds foreign names, so a slip in one survives every speller.
//!
//! # Example
//! `Bachar al-Assad … Hafez al-Assad … Maher akl-Assad` → `Maher al-Assad`
//!
//! # What it leaves alone
//! Any name but for its particle: `Hayat` and `Hayet` may be two people.

use rustc_hash::FxHashMap;

use crate::edit::{Confidence, Proposal, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::{Casing, Kind};

/// A form must stand so often for others to be held against it.
const WITNESSES: u32 = 2;

/// Sure, since the rest of the name is the same to the letter.
const SAME_NAME: Confidence = Confidence::new(0.95);

/// Makes the names of a text agree with themselves.
#[derive(Debug, Default)]
pub struct Names;

impl Stage for Names {
    fn name(&self) -> &'static str {
        "names"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        if !passage.model().document {
            return;
        }
        let compounds: Vec<(&str, &str, usize)> = passage
            .tokens()
            .iter()
            .filter(|t| t.kind == Kind::Word && t.casing == Casing::Mixed)
            .filter_map(|t| {
                let (particle, name) = t.of(passage.text()).split_once('-')?;
                (Casing::of(particle) == Casing::Lower && Casing::of(name) == Casing::Title)
                    .then_some((particle, name, t.start as usize))
            })
            .collect();
        let mut counts: FxHashMap<(&str, &str), u32> = FxHashMap::default();
        for &(particle, name, _) in &compounds {
            *counts.entry((particle, name)).or_default() += 1;
        }
        let mut witnesses: Vec<_> =
            counts.iter().filter(|(_, n)| **n >= WITNESSES).map(|(k, _)| *k).collect();
        witnesses.sort_unstable();
        for &(particle, name, start) in &compounds {
            if counts[&(particle, name)] > 1
                || passage.words().keeps(particle)
                || !is_odd(passage, particle)
            {
                continue;
            }
            let meant = witnesses
                .iter()
                .find(|(p, n)| *n == name && strsim::osa_distance(p, particle) == 1);
            if let Some((meant, _)) = meant {
                proposals.push(Proposal {
                    span: (start..start + particle.len()).into(),
                    replacement: (*meant).to_owned(),
                    reason: Reason::NameConsistency,
                    confidence: SAME_NAME,
                    alternatives: Vec::new(),
                    detail: None,
                });
            }
        }
    }
}

/// `al`, `el`, `as` and `ben` are all particles; a longer one that no list knows is a slip.
fn is_odd(passage: &Passage<'_>, particle: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "abd", "abou", "abu", "ad", "al", "an", "ar", "as", "ash", "at", "az", "bel", "ben",
        "beni", "bin", "bint", "d", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "ed",
        "el", "en", "er", "ibn", "la", "le", "les", "oul", "ould", "san", "ul", "van", "von", "zu",
    ];
    !PARTICLES.contains(&particle)
        && !passage
            .model()
            .lexicon
            .get(particle)
            .is_some_and(crate::model::lexicon::Entry::is_known)
}
