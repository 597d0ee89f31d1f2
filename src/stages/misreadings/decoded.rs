//! What was read in the sentences of a text before it was changed elsewhere: they need not be decoded again.
//!
//! What the page says, how many of its words are unknown and how often each stands on it, changes with every repair. It has no
//! say in what is read, but for short words, only in how sure that is, and is asked again.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::marks::MisreadMark;
use super::page::Page;
use super::sentence::{Guess, Sentence, is_misread};
use crate::stages::spelling::Reading;
use crate::text::{Casing, Kind, Span, Token};

/// The sentences of one text, with what was read in each.
#[derive(Debug, Default)]
pub struct Decoded {
    /// By all that is asked of a sentence; spans begin with it.
    guesses: RefCell<FxHashMap<Vec<u8>, Vec<Guess>>>,
    /// What may have been printed for each.
    readings: RefCell<FxHashMap<String, Printed>>,
    /// What may have been printed between two words, by what stands around; spans begin with the gap.
    marks: RefCell<FxHashMap<Vec<u8>, Rc<Vec<MisreadMark>>>>,
}

/// What may have been printed for a word with these capitals, on a page with this apostrophe.
#[derive(Debug)]
struct Printed {
    casing: Casing,
    apostrophe: char,
    readings: Rc<Vec<Reading>>,
}

impl Decoded {
    /// What may have been printed for a token: as `read` finds it, or found before.
    pub(super) fn readings(
        &self,
        token: Token,
        written: &str,
        apostrophe: char,
        read: impl FnOnce() -> Vec<Reading>,
    ) -> Rc<Vec<Reading>> {
        if token.kind != Kind::Word {
            return Rc::new(read());
        }
        let casing = token.casing;
        if let Some(known) = self.readings.borrow().get(written)
            && (known.casing, known.apostrophe) == (casing, apostrophe)
        {
            return Rc::clone(&known.readings);
        }
        let readings = Rc::new(read());
        let printed = Printed { casing, apostrophe, readings: Rc::clone(&readings) };
        self.readings.borrow_mut().insert(written.to_owned(), printed);
        readings
    }

    /// What may have been printed in a gap: as `find` has it, or had before.
    pub(super) fn marks(
        &self,
        key: Vec<u8>,
        find: impl FnOnce() -> Vec<MisreadMark>,
    ) -> Rc<Vec<MisreadMark>> {
        if let Some(known) = self.marks.borrow().get(&key) {
            return Rc::clone(known);
        }
        let found = Rc::new(find());
        self.marks.borrow_mut().insert(key, Rc::clone(&found));
        found
    }

    /// What is read in a sentence, or was before.
    pub(super) fn recall(&self, page: &Page<'_>, sentence: Span) -> Vec<Guess> {
        let Some(first) = page.passage.tokens()[sentence.start..sentence.end].first() else {
            return Vec::new();
        };
        let start = first.start as usize;
        let key = key(page, sentence);
        if let Some(known) = self.guesses.borrow().get(&key) {
            return known.iter().map(|guess| guess.moved(|at| at + start)).collect();
        }
        let mut found = Vec::new();
        Sentence::of(page, sentence).decide(&mut found);
        let from_start = found.iter().map(|guess: &Guess| guess.moved(|at| at - start)).collect();
        self.guesses.borrow_mut().insert(key, from_start);
        found
    }
}

/// All that is read of a sentence: its text with the signs before and behind, its tokens and what they are, and what its page
/// asks of short words and writes for apostrophes.
fn key(page: &Page<'_>, sentence: Span) -> Vec<u8> {
    let text = page.passage.text();
    let tokens = &page.passage.tokens()[sentence.start..sentence.end];
    let [start, end] = match tokens {
        [first, .., last] => [first.start as usize, last.end as usize],
        [only] => [only.start as usize, only.end as usize],
        [] => [0, 0],
    };
    let before = text[..start].chars().next_back().map_or(0, char::len_utf8);
    let behind = text[end..].chars().next().map_or(0, char::len_utf8);
    let around = &text.as_bytes()[start - before..end + behind];
    let mut key = Vec::with_capacity(around.len() + 7 * tokens.len() + 8);
    let is_curly = page.apostrophe == '’';
    key.extend([before as u8, behind as u8, u8::from(is_misread(page)), u8::from(is_curly)]);
    key.extend((around.len() as u32).to_le_bytes());
    key.extend_from_slice(around);
    for (token, seen) in tokens.iter().zip(&page.words[sentence.start..sentence.end]) {
        key.extend((token.start - start as u32).to_le_bytes());
        key.extend((token.end - token.start).to_le_bytes());
        key.extend([token.kind as u8, token.casing as u8, seen.word as u8]);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::super::misread;
    use super::*;
    use crate::model::{Model, Words};
    use crate::stages::Passage;

    #[test]
    fn what_is_recalled_is_what_would_be_read() {
        let before = "Le conscil municipal a votd la loi. Les habitans de la vilie sont \
                      eontents. Rien de plus.\n\nLa rivitre a monté hicr, et la vilie est inondéc.";
        let texts = [
            before,
            &before.replace("votd", "voté"),
            &before.replace("Rien de plus", "Rien de pius"),
            &before.replace("Le conscil", "A midi, le conseil"),
        ];
        let (model, words, decoded) = (Model::french(), Words::default(), Decoded::default());
        for text in texts {
            let afresh = misread(&Passage::new(text, model, &words));
            let recalled = misread(&Passage::new(text, model, &words).with_decoded(&decoded));
            assert_eq!(format!("{recalled:?}"), format!("{afresh:?}"));
            assert!(afresh.len() > 2, "{afresh:?}");
        }
        // each sentence once, and one again where it was changed
        assert!(decoded.guesses.borrow().len() < 2 * 4);
    }
}
