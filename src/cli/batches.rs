//! Many texts at once: read in batches, worked on by all threads, handed on in order.

use rayon::prelude::*;

use super::failure::Failure;
use super::input::Document;
use super::progress::Progress;

/// A batch ends at so many texts …
const TEXTS: usize = 1_000;

/// … or at so many bytes, so that memory stays bounded.
const BYTES: usize = 8 << 20;

/// Whether all was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    All,
    /// Something could not be; the user has been told.
    Part,
}

/// Does the work for each text, on all threads, and hands on the results in the order of the texts. What cannot
/// be read is told and passed over.
///
/// Each text is worked on by itself. `Cleaner::clean_many` would compare the texts of a batch, so that the
/// result of one would depend on where batches begin.
pub(crate) fn each<T: Send>(
    documents: impl Iterator<Item = Result<Document, Failure>>,
    progress: &Progress<'_>,
    work: impl Fn(&Document) -> T + Sync,
    mut done: impl FnMut(&Document, T) -> Result<(), Failure>,
) -> Result<Read, Failure> {
    let mut finish = |batch: &mut Vec<Document>| -> Result<(), Failure> {
        let results: Vec<T> = batch.par_iter().map(&work).collect();
        for (document, result) in batch.drain(..).zip(results) {
            done(&document, result)?;
            progress.advance(document.size());
        }
        Ok(())
    };
    let mut read = Read::All;
    let mut batch = Vec::new();
    let mut bytes = 0;
    for document in documents {
        match document {
            Ok(document) => {
                bytes += document.size();
                batch.push(document);
                if batch.len() == TEXTS || bytes >= BYTES {
                    finish(&mut batch)?;
                    bytes = 0;
                }
            }
            Err(failure) => {
                finish(&mut batch)?;
                bytes = 0;
                progress.tell(&failure);
                read = Read::Part;
            }
        }
    }
    finish(&mut batch)?;
    Ok(read)
}
