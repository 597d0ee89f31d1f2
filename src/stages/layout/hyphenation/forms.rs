//! What is known of the forms that a cut leaves, in the lexicon and in the text around.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};

use rustc_hash::FxHashMap;

use crate::model::lexicon::Flags;
use crate::model::{Entry, PartOfSpeech, Person, Tag, Unit};
use crate::stages::Passage;
use crate::text::casing::capitalize;
use crate::text::letters::{is_hyphen, is_letter, plain};

/// Letters that printers leave without accent when they are capitals: `Etats-Unis`.
const BARE_CAPITALS: &[(char, &[&str])] =
    &[('e', &["é", "ê", "è"]), ('a', &["à", "â"]), ('i', &["î"]), ('o', &["ô"]), ('c', &["ç"])];

/// The lexicon, and how often the text has which form.
pub(super) struct Forms<'a> {
    passage: &'a Passage<'a>,
    words: OnceCell<FxHashMap<Cow<'a, str>, u32>>,
    /// How many forms were asked for.
    asked: Cell<u32>,
    /// Whether the text has hyphens of line ends inside its lines, so that those there prove nothing.
    pub(super) has_cuts_inside: bool,
}

impl<'a> Forms<'a> {
    pub(super) const fn new(passage: &'a Passage<'a>) -> Self {
        Self { passage, words: OnceCell::new(), asked: Cell::new(0), has_cuts_inside: false }
    }

    /// What the lexicon has of a form: as written, in small letters, as a name, or with the accent of its capital and with
    /// `œ` that printers left out.
    pub(super) fn entry(&self, form: &str) -> Option<Entry> {
        let small = plain(form);
        let found = self.get(&small).or_else(|| self.get(form));
        if found.is_some() || !form.contains(char::is_uppercase) && !small.contains("oe") {
            return found;
        }
        let named = small.split('-').map(capitalize).collect::<Vec<_>>().join("-");
        self.get(&named).or_else(|| self.restored(&small)).or_else(|| self.restored(&named))
    }

    /// The same of a form of the dictionary, of the press or of old books; a list of words met on the web has `peuton`.
    pub(super) fn word(&self, form: &str) -> Option<Entry> {
        const SOUND: [Flags; 3] = [Flags::DICTIONARY, Flags::CORPUS, Flags::PERIOD];
        self.entry(form).filter(|entry| SOUND.iter().any(|flag| entry.flags.has(*flag)))
    }

    pub(super) fn is_word(&self, form: &str) -> bool {
        self.word(form).is_some()
    }

    /// Whether the form is met by itself, in French or in another language: `ball`.
    pub(super) fn is_met(&self, form: &str) -> bool {
        const COMMON: f32 = 4.0;
        let elsewhere = || self.passage.model().foreign.get(&plain(form));
        self.entry(form).is_some() || elsewhere().english >= COMMON
    }

    /// Whether the form is a word that is no name: what a compound is made with.
    pub(super) fn is_common(&self, form: &str) -> bool {
        let known = self.get(&plain(form)).filter(|entry| entry.flags.has(Flags::DICTIONARY));
        known.is_some_and(|entry| {
            let parts = self.passage.model().lexicon.analyses(entry).map(|a| a.tag.part());
            parts.into_iter().any(|part| {
                !matches!(
                    part,
                    PartOfSpeech::FirstName | PartOfSpeech::Surname | PartOfSpeech::ProperNoun
                )
            })
        })
    }

    /// Whether the rows of words have `right` with a hyphen behind `left` more often than the one word: `peut-on`, not `fil-le`.
    pub(super) fn leans(&self, left: &str, right: &str, joined: &str) -> bool {
        let ngrams = &self.passage.model().ngrams;
        let [left, right, joined] =
            [plain(left), format!("-{}", plain(right)).into(), plain(joined)]
                .map(|word| Unit::of(&word));
        ngrams.bigram(left, right) > ngrams.unigram(joined)
    }

    /// Whether a verb that speaks of us or to somebody has its pronoun behind: `prenez-le`, `dites-moi`.
    pub(super) fn addresses(&self, left: &str, right: &str) -> bool {
        const OBJECTS: [&str; 11] =
            ["en", "la", "le", "les", "leur", "lui", "moi", "nous", "toi", "vous", "y"];
        let lexicon = &self.passage.model().lexicon;
        let is_verb = |tag: Tag| {
            tag.part() == PartOfSpeech::Verb
                && matches!(tag.person(), Person::First | Person::Second)
        };
        OBJECTS.contains(&&*plain(right))
            && self
                .get(&plain(left))
                .is_some_and(|entry| lexicon.analyses(entry).any(|a| is_verb(a.tag)))
    }

    /// How often the text has the form, with its hyphens if it has any. The first few are looked for; then all its words are
    /// counted at once.
    pub(super) fn count(&self, form: &str) -> u32 {
        const FEW: u32 = 32;
        let (text, form) = (self.passage.text(), plain(form));
        self.asked.set(self.asked.get() + 1);
        if self.asked.get() <= FEW {
            return occurrences(text, &form);
        }
        self.words.get_or_init(|| count(text)).get(&*form).copied().unwrap_or(0)
    }

    fn get(&self, form: &str) -> Option<Entry> {
        self.passage.model().lexicon.get(form).filter(|entry| entry.is_known())
    }

    /// The form with the accent of its first letter, or with `œ`.
    fn restored(&self, form: &str) -> Option<Entry> {
        let first = form.chars().next()?;
        let small = first.to_lowercase().next()?;
        let accented = BARE_CAPITALS.iter().find(|(bare, _)| *bare == small);
        let accented = accented.map_or(&[][..], |(_, accented)| accented).iter().map(|letter| {
            let letter = if first == small { (*letter).to_owned() } else { letter.to_uppercase() };
            [&letter, &form[first.len_utf8()..]].concat()
        });
        let joined = form.contains("oe").then(|| form.replace("oe", "œ"));
        accented.chain(joined).find_map(|form| self.get(&form))
    }
}

fn count(text: &str) -> FxHashMap<Cow<'_, str>, u32> {
    let mut words = FxHashMap::default();
    for word in text.split(|c| !is_letter(c) && !is_hyphen(c)) {
        let word = word.trim_matches(is_hyphen);
        if !word.is_empty() {
            *words.entry(plain(word)).or_default() += 1;
        }
    }
    words
}

/// How often a form in small letters stands in a text as a word, in any casing of its first letter.
fn occurrences(text: &str, form: &str) -> u32 {
    let part = |c: char| is_letter(c) || is_hyphen(c);
    let Some(first) = form.chars().next() else { return 0 };
    let rest = &form[first.len_utf8()..];
    if rest.is_empty() {
        return 0;
    }
    let mut times = 0;
    for at in memchr::memmem::find_iter(text.as_bytes(), rest) {
        let before = &text[..at];
        let begins = before.chars().next_back().is_some_and(|c| c.to_lowercase().eq([first]));
        let mut outer = before.chars().rev().skip(1);
        let mut behind = text[at + rest.len()..].chars();
        let ends = match behind.next() {
            Some(c) if is_hyphen(c) => !behind.next().is_some_and(part),
            other => !other.is_some_and(part),
        };
        times += u32::from(begins && ends && !outer.next().is_some_and(part));
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_for_a_form_finds_as_many_as_counting_all() {
        let text = "Écorce, l'écorce; écorces éco-rce éco-rce- d'écorce-là écorce";
        let words = count(text);
        for form in ["écorce", "éco-rce", "écorces", "écorce-là", "eau"] {
            let all = words.get(form).copied().unwrap_or(0);
            assert_eq!(occurrences(text, form), all, "{form}");
        }
        assert_eq!(occurrences(text, "l"), 0);
    }
}
