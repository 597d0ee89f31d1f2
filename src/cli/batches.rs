//! Many texts at once: read in batches, worked on by all threads, handed on in order.

use rayon::prelude::*;

use crate::stream::BATCH;

use super::failure::Failure;
use super::progress::Progress;

/// A batch ends at so many texts, if they have not so many bytes together that memory is to be thought of.
const TEXTS: usize = 1_000;

/// Whether all was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    All,
    /// Something could not be; the user has been told.
    Part,
}

/// What is worked on.
pub(crate) trait Weighed {
    /// How many bytes were read for it.
    fn size(&self) -> usize;
}

/// Does the work for each text, on all threads, and hands on the results in the order of the texts. What cannot
/// be read is told and passed over.
///
/// Each text is worked on by itself. `Cleaner::clean_many` would compare the texts of a batch, so that the
/// result of one would depend on where batches begin.
pub(crate) fn each<D: Weighed + Send + Sync, T: Send>(
    texts: impl Iterator<Item = Result<D, Failure>>,
    progress: &Progress<'_>,
    work: impl Fn(&D) -> T + Sync,
    mut done: impl FnMut(&D, T) -> Result<(), Failure>,
) -> Result<Read, Failure> {
    let mut read = Read::All;
    in_order(
        texts,
        |text| text.as_ref().map_or(0, D::size),
        |text| text.as_ref().ok().map(&work),
        |text, result| {
            match (text, result) {
                (Ok(text), Some(result)) => {
                    done(&text, result)?;
                    progress.advance();
                }
                (Err(failure), _) => {
                    progress.tell(&failure);
                    read = Read::Part;
                }
                (Ok(_), None) => {}
            }
            Ok(())
        },
    )?;
    Ok(read)
}

/// Does the work for each item, on all threads, and hands on items and results in their order, so many bytes at a time.
pub(crate) fn in_order<D: Send + Sync, T: Send>(
    items: impl Iterator<Item = D>,
    size: impl Fn(&D) -> usize,
    work: impl Fn(&D) -> T + Sync,
    mut done: impl FnMut(D, T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut finish = |batch: &mut Vec<D>| -> Result<(), Failure> {
        let results: Vec<T> = batch.par_iter().map(&work).collect();
        batch.drain(..).zip(results).try_for_each(|(item, result)| done(item, result))
    };
    let mut batch = Vec::new();
    let mut bytes = 0;
    for item in items {
        bytes += size(&item);
        batch.push(item);
        if batch.len() == TEXTS || bytes >= BATCH {
            finish(&mut batch)?;
            bytes = 0;
        }
    }
    finish(&mut batch)
}
