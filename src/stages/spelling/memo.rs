//! What a thread remembers of its last searches: texts of one source stumble over the same unknown words.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::alternatives::Alternative;
use super::candidates::Candidate;
use crate::model::grammar::Word;
use crate::model::{Entry, Model, Unit};

/// So many words are remembered; then all are forgotten. What is found does not depend on it.
const WORDS: usize = 20_000;

/// The near forms of a word with what the lexicon holds of them.
pub(super) type Near = Rc<Vec<(Candidate, Entry)>>;

/// What a word of the lexicon may stand in place of.
pub(super) struct Alternatives {
    pub forms: Vec<Alternative>,
    /// Whether it may stand in place of two words: `quelle` for `qu'elle`.
    pub of_two_words: bool,
}

#[derive(Default)]
struct Memo {
    /// Where the model lies that the searches were made with.
    model: usize,
    words: FxHashMap<String, Near>,
    alternatives: FxHashMap<String, Rc<Alternatives>>,
    /// What the lexicon holds of a unit, in the place that its low bits name.
    entries: Vec<Option<(Unit, Option<Entry>)>>,
    /// What the grammar sees of it.
    grammar: Vec<Option<(Unit, Word)>>,
}

impl Memo {
    /// Forgets what was found with another model.
    fn suit(&mut self, model: &Model) {
        let address = std::ptr::from_ref(model).addr();
        if self.model != address {
            *self = Self { model: address, ..Self::default() };
        }
    }
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// So many units are remembered, as long as no other takes the same place.
const PLACES: usize = 1 << 13;

/// What the lexicon holds of a word, written exactly so.
pub(super) fn recall_entry(model: &Model, word: &str) -> Option<Entry> {
    in_place(model, |memo| &mut memo.entries, Unit::of(word), || model.lexicon.get(word))
}

/// What the grammar sees of `unit`: as `look_up` finds it, or found before.
pub(super) fn recall_word(model: &Model, unit: Unit, look_up: impl FnOnce() -> Word) -> Word {
    in_place(model, |memo| &mut memo.grammar, unit, look_up)
}

fn in_place<T: Copy>(
    model: &Model,
    part: impl Fn(&mut Memo) -> &mut Vec<Option<(Unit, T)>>,
    unit: Unit,
    look_up: impl FnOnce() -> T,
) -> T {
    MEMO.with_borrow_mut(|memo| {
        memo.suit(model);
        let places = part(memo);
        places.resize(PLACES, None);
        let place = &mut places[unit.key() as usize % PLACES];
        match place {
            Some((known, found)) if *known == unit => *found,
            _ => place.insert((unit, look_up())).1,
        }
    })
}

/// What `search` finds for `word` with `model`, or found before.
pub(super) fn recall(
    model: &Model,
    word: &str,
    search: impl FnOnce() -> Vec<(Candidate, Entry)>,
) -> Near {
    remembered(model, word, |memo| &mut memo.words, search)
}

/// The same for the alternatives of a word of the lexicon.
pub(super) fn recall_alternatives(
    model: &Model,
    word: &str,
    search: impl FnOnce() -> Alternatives,
) -> Rc<Alternatives> {
    remembered(model, word, |memo| &mut memo.alternatives, search)
}

fn remembered<T>(
    model: &Model,
    word: &str,
    part: impl Fn(&mut Memo) -> &mut FxHashMap<String, Rc<T>>,
    search: impl FnOnce() -> T,
) -> Rc<T> {
    let known = MEMO.with_borrow_mut(|memo| {
        memo.suit(model);
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
