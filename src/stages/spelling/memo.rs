//! What a thread remembers of its last searches: texts of one source stumble over the same unknown words.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::alternatives::{Alternative, misreadings};
use super::candidates::Candidate;
use super::derivation::is_regular;
use crate::model::foreign::Elsewhere;
use crate::model::grammar::Word;
use crate::model::{Entry, Model, Stop, Unit};

/// So many words are remembered; then all are forgotten. What is found does not depend on it.
const WORDS: usize = 20_000;

/// The near forms of a word with what the lexicon holds of them.
pub(super) type Near = Rc<Vec<(Candidate, Entry)>>;

/// What a word of the lexicon may stand in place of.
pub(super) struct Alternatives {
    /// Forms of the same word, and words that sound like it.
    pub alike: Vec<Alternative>,
    /// Words one misreading away, once they were asked for.
    misreadings: OnceCell<Vec<Alternative>>,
    /// Whether it may stand in place of two words: `quelle` for `qu'elle`.
    pub of_two_words: bool,
}

impl Alternatives {
    pub(super) const fn new(alike: Vec<Alternative>, of_two_words: bool) -> Self {
        Self { alike, misreadings: OnceCell::new(), of_two_words }
    }

    /// Those that are one misreading away from `word`, looked for when first asked for.
    pub(super) fn misreadings(&self, model: &Model, word: &str) -> &[Alternative] {
        self.misreadings.get_or_init(|| misreadings(model, word, &self.alike))
    }

    /// All of them.
    pub(super) fn all(&self, model: &Model, word: &str) -> impl Iterator<Item = &Alternative> {
        self.alike.iter().chain(self.misreadings(model, word))
    }
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
    /// What the context model sees of a word as it is written.
    units: Vec<Option<(Unit, Unit)>>,
    /// How a word in lower case looks.
    looks: Vec<Option<(Unit, Looks)>>,
    /// Where the lexicon goes on behind a word.
    stops: Vec<Option<(Unit, Option<Stop>)>>,
    /// Whether a word with a capital is one of the lexicon.
    capitalised: Vec<Option<(Unit, bool)>>,
    /// Whether a word may have another spelling.
    respelled: Vec<Option<(Unit, bool)>>,
    /// Whether a word would be a commoner one with its accents.
    plainer: Vec<Option<(Unit, bool)>>,
    /// Whether a word outside the lexicon is an old spelling.
    old: Vec<Option<(Unit, bool)>>,
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

/// So many units are remembered, as long as no two others take the same pair of places.
const PLACES: usize = 1 << 14;

/// What the lexicon holds of a word, written exactly so.
pub(super) fn recall_entry(model: &Model, word: &str) -> Option<Entry> {
    in_place(model, |memo| &mut memo.entries, Unit::of(word), || model.lexicon.get(word))
}

/// What the grammar sees of units, for a while that nothing else is recalled in.
pub(super) struct GrammarWords<'a>(&'a mut Vec<Option<(Unit, Word)>>);

impl GrammarWords<'_> {
    /// What the grammar sees of `unit`: as `look_up` finds it, or found before.
    pub(super) fn recall(&mut self, unit: Unit, look_up: impl FnOnce() -> Word) -> Word {
        find_or_put(self.0, unit, look_up)
    }
}

/// Reads with the words of the grammar that were found before.
pub(super) fn with_grammar_words<T>(
    model: &Model,
    read: impl FnOnce(&mut GrammarWords<'_>) -> T,
) -> T {
    MEMO.with_borrow_mut(|memo| {
        memo.suit(model);
        read(&mut GrammarWords(&mut memo.grammar))
    })
}

/// How a word in lower case looks, wherever it stands.
#[derive(Clone, Copy)]
pub(super) struct Looks {
    /// Its Zipf frequency in French.
    pub listed: f32,
    pub elsewhere: Elsewhere,
    pub novelty: f32,
    pub oddest: f32,
    /// Whether it is built by rule.
    pub derived: bool,
}

/// How a word in lower case looks.
pub(super) fn recall_looks(model: &Model, word: &str) -> Looks {
    in_place(
        model,
        |memo| &mut memo.looks,
        Unit::of(word),
        || Looks {
            listed: model.lexicon.get(word).map_or(0.0, Entry::zipf),
            elsewhere: model.foreign.get(word),
            novelty: model.letters.novelty(word),
            oddest: model.letters.oddest(word),
            derived: is_regular(&model.lexicon, word),
        },
    )
}

/// Where the lexicon goes on behind a word in lower case, if any form begins with it.
pub(super) fn recall_stop(model: &Model, word: &str) -> Option<Stop> {
    let look_up = || model.lexicon.behind(word);
    in_place(model, |memo| &mut memo.stops, Unit::of(word), look_up)
}

/// What the context model sees of a word, written exactly so.
pub(super) fn recall_unit(model: &Model, word: &str, look_up: impl FnOnce() -> Unit) -> Unit {
    in_place(model, |memo| &mut memo.units, Unit::of(word), look_up)
}

/// Whether a word with a capital is one of the lexicon: as `look_up` finds it, or found before.
pub(super) fn recall_capitalised(
    model: &Model,
    word: &str,
    look_up: impl FnOnce() -> bool,
) -> bool {
    in_place(model, |memo| &mut memo.capitalised, Unit::of(word), look_up)
}

/// Whether a word may have another spelling: as `look_up` finds it, or found before.
pub(super) fn recall_respelled(model: &Model, word: &str, look_up: impl FnOnce() -> bool) -> bool {
    in_place(model, |memo| &mut memo.respelled, Unit::of(word), look_up)
}

/// Whether a word would be a commoner one with its accents: as `look_up` finds it, or found before.
pub(super) fn recall_plainer(model: &Model, word: &str, look_up: impl FnOnce() -> bool) -> bool {
    in_place(model, |memo| &mut memo.plainer, Unit::of(word), look_up)
}

/// Whether a word outside the lexicon is an old spelling: as `look_up` finds it, or found before.
pub(super) fn recall_old(model: &Model, word: &str, look_up: impl FnOnce() -> bool) -> bool {
    in_place(model, |memo| &mut memo.old, Unit::of(word), look_up)
}

fn in_place<T: Copy>(
    model: &Model,
    part: impl Fn(&mut Memo) -> &mut Vec<Option<(Unit, T)>>,
    unit: Unit,
    look_up: impl FnOnce() -> T,
) -> T {
    MEMO.with_borrow_mut(|memo| {
        memo.suit(model);
        find_or_put(part(memo), unit, look_up)
    })
}

#[inline]
fn find_or_put<T: Copy>(
    places: &mut Vec<Option<(Unit, T)>>,
    unit: Unit,
    look_up: impl FnOnce() -> T,
) -> T {
    if places.is_empty() {
        places.resize(PLACES, None);
    }
    let at = unit.key() as usize % PLACES;
    if let Some((known, found)) = places[at]
        && known == unit
    {
        return found;
    }
    // what was found last comes first, and drives what was there to the other place of the pair
    places.swap(at, at ^ 1);
    if let Some((known, found)) = places[at]
        && known == unit
    {
        return found;
    }
    let found = look_up();
    places[at] = Some((unit, found));
    found
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
