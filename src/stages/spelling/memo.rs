//! What a thread remembers of its last searches: texts of one source stumble over the same unknown words.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::candidates::Candidate;
use crate::model::{Entry, Model};

/// So many words are remembered; then all are forgotten. What is found does not depend on it.
const WORDS: usize = 2_000;

/// The near forms of a word with what the lexicon holds of them.
pub(super) type Near = Rc<Vec<(Candidate, Entry)>>;

#[derive(Default)]
struct Memo {
    /// Where the model lies that the searches were made with.
    model: usize,
    words: FxHashMap<String, Near>,
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// What `search` finds for `word` with `model`, or found before.
pub(super) fn recall(
    model: &Model,
    word: &str,
    search: impl FnOnce() -> Vec<(Candidate, Entry)>,
) -> Near {
    let address = std::ptr::from_ref(model).addr();
    let known =
        MEMO.with_borrow(
            |memo| {
                if memo.model == address { memo.words.get(word).cloned() } else { None }
            },
        );
    known.unwrap_or_else(|| {
        let found = Rc::new(search());
        MEMO.with_borrow_mut(|memo| {
            if memo.model != address || memo.words.len() >= WORDS {
                memo.words.clear();
                memo.model = address;
            }
            memo.words.insert(word.to_owned(), Rc::clone(&found));
        });
        found
    })
}
