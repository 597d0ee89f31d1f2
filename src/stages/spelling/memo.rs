//! What a thread remembers of its last searches: texts of one source stumble over the same unknown words.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::candidates::Candidate;
use crate::model::channel::Cost;
use crate::model::{Entry, Model};

/// So many words are remembered; then all are forgotten. What is found does not depend on it.
const WORDS: usize = 20_000;

/// The near forms of a word with what the lexicon holds of them.
pub(super) type Near = Rc<Vec<(Candidate, Entry)>>;

/// The common forms near a word with what they cost.
pub(super) type Common = Rc<Vec<(String, Cost, Entry)>>;

#[derive(Default)]
struct Memo {
    /// Where the model lies that the searches were made with.
    model: usize,
    words: FxHashMap<String, Near>,
    common: FxHashMap<String, Common>,
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
    remembered(model, word, |memo| &mut memo.words, search)
}

/// The same for searches among common forms.
pub(super) fn recall_common(
    model: &Model,
    word: &str,
    search: impl FnOnce() -> Vec<(String, Cost, Entry)>,
) -> Common {
    remembered(model, word, |memo| &mut memo.common, search)
}

fn remembered<T>(
    model: &Model,
    word: &str,
    part: impl Fn(&mut Memo) -> &mut FxHashMap<String, Rc<Vec<T>>>,
    search: impl FnOnce() -> Vec<T>,
) -> Rc<Vec<T>> {
    let address = std::ptr::from_ref(model).addr();
    let known = MEMO.with_borrow_mut(|memo| {
        if memo.model != address {
            *memo = Memo { model: address, ..Memo::default() };
        }
        part(memo).get(word).cloned()
    });
    known.unwrap_or_else(|| {
        let found = Rc::new(search());
        MEMO.with_borrow_mut(|memo| {
            let words = part(memo);
            if words.len() >= WORDS {
                words.clear();
            }
            words.insert(word.to_owned(), Rc::clone(&found));
        });
        found
    })
}
