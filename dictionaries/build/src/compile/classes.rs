//! Classes: each set of analyses once. The lemma is part of a class as a change of ending, so that all forms that
//! are inflected alike share one: `désertes` and `calmes` are both adjective (`-s`) and verb (`-s` → `-r`).

use std::collections::BTreeMap;

use coquille::model::lexicon::ANALYSIS_SIZE;

use crate::error::{Error, Result};
use crate::tables::forms::Analysis;

/// So many numbers fit into a byte.
const COMMONEST: usize = 256;

/// The table of classes.
#[derive(Debug, Default)]
pub(super) struct Classes {
    known: BTreeMap<Vec<[u8; ANALYSIS_SIZE]>, u16>,
    /// In the order that they were first met, and how many forms have each.
    met: Vec<(Vec<[u8; ANALYSIS_SIZE]>, usize)>,
    endings: String,
}

impl Classes {
    /// The class of a form with these analyses, as it was first met.
    pub(super) fn class(&mut self, form: &str, analyses: &[Analysis]) -> Result<u16> {
        let mut records =
            analyses.iter().map(|a| self.record(form, a)).collect::<Result<Vec<_>>>()?;
        records.sort_unstable();
        records.dedup();
        if let Some(&class) = self.known.get(&records) {
            self.met[usize::from(class)].1 += 1;
            return Ok(class);
        }
        let class = u16::try_from(self.met.len())
            .map_err(|_| Error::Limit("more than 65,536 classes".to_owned()))?;
        self.known.insert(records.clone(), class);
        self.met.push((records, 1));
        Ok(class)
    }

    fn record(&mut self, form: &str, analysis: &Analysis) -> Result<[u8; ANALYSIS_SIZE]> {
        let same = form
            .char_indices()
            .zip(analysis.lemma.chars())
            .find(|((_, a), b)| a != b)
            .map_or(form.len().min(analysis.lemma.len()), |((at, _), _)| at);
        let ending = &analysis.lemma[same..];
        let start = self.ending(ending) as u32;
        let short = |n: usize| {
            u8::try_from(n).map_err(|_| Error::Limit(format!("`{form}` is too long to be changed")))
        };
        let tag = analysis.tag.to_bits().to_le_bytes();
        let start = start.to_le_bytes();
        Ok([
            tag[0],
            tag[1],
            analysis.traits.to_bits(),
            short(form.len() - same)?,
            start[0],
            start[1],
            start[2],
            short(ending.len())?,
        ])
    }

    /// Where an ending lies among the endings; it is put there when new.
    fn ending(&mut self, ending: &str) -> usize {
        self.endings.find(ending).unwrap_or_else(|| {
            self.endings.push_str(ending);
            self.endings.len() - ending.len()
        })
    }

    /// The order in which they are numbered, so that their numbers pack well: most forms have one of the commonest, whose
    /// numbers fit into a byte; behind them the rest as first met, so that neighbours have close numbers.
    pub(super) fn order(&self) -> Vec<u16> {
        let mut order: Vec<u16> = (0..self.met.len()).map(|class| class as u16).collect();
        order.sort_by_key(|&class| std::cmp::Reverse(self.met[usize::from(class)].1));
        if let Some(rest) = order.get_mut(COMMONEST..) {
            rest.sort_unstable();
        }
        order
    }

    /// Where the records of each class start, in some order of the classes; the records; and the endings.
    pub(super) fn sections(&self, order: &[u16]) -> Result<[Vec<u8>; 3]> {
        let mut starts = Vec::with_capacity(order.len() + 1);
        let mut records: Vec<[u8; ANALYSIS_SIZE]> = Vec::new();
        for &class in order {
            starts.push(records.len());
            records.extend(&self.met[usize::from(class)].0);
        }
        starts.push(records.len());
        let starts = starts.into_iter().map(|start| {
            u16::try_from(start)
                .map(u16::to_le_bytes)
                .map_err(|_| Error::Limit("more than 65,535 analyses".to_owned()))
        });
        let starts = starts.collect::<Result<Vec<_>>>()?;
        Ok([columns(&starts), columns(&records), self.endings.clone().into_bytes()])
    }
}

/// The first bytes of all records, then the second ones, and so on: what is alike lies together.
pub(super) fn columns<const N: usize>(records: &[[u8; N]]) -> Vec<u8> {
    (0..N).flat_map(|byte| records.iter().map(move |record| record[byte])).collect()
}

#[cfg(test)]
mod tests {
    use coquille::model::{Tag, Traits};

    use super::*;

    #[test]
    fn forms_inflected_alike_share_a_class() {
        let mut classes = Classes::default();
        let mut class = |form: &str, lemma: &str| {
            let tag = Tag::parse("adj.f.p").unwrap();
            let analysis = Analysis { lemma: lemma.to_owned(), tag, traits: Traits::default() };
            classes.class(form, &[analysis]).unwrap()
        };
        assert_eq!(class("grandes", "grand"), class("petites", "petit"));
        assert_ne!(class("grandes", "grand"), class("belles", "beau"));
    }
}
