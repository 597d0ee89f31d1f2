//! The readings of a suspect word that are worth asking about: near forms, splits, lost apostrophes, joins.

use super::candidates::{Candidate, candidates};
use super::derivation::{is_prefix, stem};
use super::memo::{recall, recall_stop};
use super::reasons::reason_of;
use super::standing::plain;
use super::syllables::{Slip, slips};
use crate::edit::Reason;
use crate::model::channel::{Channel, Cost};
use crate::model::{Entry, Flags, Lexicon, Model, Unit};
use crate::text::letters::{is_french_letter, is_vowel};
use crate::text::sound::sound;
use crate::text::tokens::is_elided;
use crate::text::{Casing, Token};

/// A near form within this cost is asked about; two ordinary misreadings mostly cost more.
const NEAR: Cost = 820;

/// The bound for long words, where two misreadings still leave few forms.
const NEAR_LONG: Cost = 1200;

/// From this many letters on a word is long.
const LONG: usize = 8;

/// So many near forms are kept for the context to choose from.
const KEPT: usize = 24;

/// Words of grammar, and other short ones, that others are glued to. Any pair of rare short words would fit somewhere.
const SHORT: &[&str] = &[
    "a",
    "ainsi",
    "après",
    "au",
    "aussi",
    "avant",
    "avec",
    "aux",
    "bien",
    "car",
    "ce",
    "cet",
    "cette",
    "ces",
    "chaque",
    "comme",
    "dans",
    "de",
    "depuis",
    "des",
    "deux",
    "dit",
    "donc",
    "dont",
    "du",
    "elle",
    "elles",
    "en",
    "entre",
    "est",
    "et",
    "fait",
    "fut",
    "il",
    "ils",
    "je",
    "la",
    "le",
    "les",
    "leur",
    "leurs",
    "lors",
    "lui",
    "là",
    "mais",
    "me",
    "mes",
    "mon",
    "même",
    "ne",
    "ni",
    "non",
    "nos",
    "notre",
    "nous",
    "on",
    "ont",
    "ou",
    "où",
    "par",
    "pas",
    "pendant",
    "peu",
    "peut",
    "plus",
    "plusieurs",
    "pour",
    "quand",
    "que",
    "quelques",
    "qui",
    "sa",
    "sans",
    "se",
    "sera",
    "ses",
    "si",
    "son",
    "sont",
    "sous",
    "sur",
    "tous",
    "tout",
    "toute",
    "toutes",
    "très",
    "trois",
    "un",
    "une",
    "vers",
    "vos",
    "votre",
    "vous",
    "y",
    "à",
    "ça",
    "était",
    "été",
    "être",
];

/// Longer words that others are glued to are at least so common, as a Zipf frequency: `taire` and `ment` are not.
const GLUED: f32 = 3.0;

/// Beside a short word of the list less will do: `descouveuses` can be little else than `des couveuses`.
const GLUED_TO_SHORT: f32 = 1.5;

/// So do words that are long together, and neither of them short: `femmeparturiente`.
const GLUED_LONG: f32 = 1.0;
const LONG_TOGETHER: usize = 11;
const LONG_EACH: usize = 5;

/// Words of three letters that are no words of grammar are so common, and the other word is long, `vue technique`, or one of
/// grammar that they were counted beside: `son nom`.
const COMMON_SHORT: f32 = 5.0;

/// Two words that are glued where a sentence opens, and are no name, are so long together and each so common.
const LONG_OPENING: usize = 12;
const COMMON_OPENING: f32 = 3.5;

/// Beginnings of words that never stand alone, while `anti corruption` is one way to write it.
const NEVER_ALONE: &[&str] = &["re", "ré", "dé", "dés"];

/// Others do not so before what is no word, but for longer ones before Latin: `intra muros`.
const SHORT_PREFIX: usize = 3;

/// Nor do they before the rest of a word so common, as a Zipf frequency: `euro péenne`.
const COMMON_WHOLE: f32 = 4.0;

/// What elided words stand before a vowel.
const ELIDED: &[&str] =
    &["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"];

/// A misprint of those that are longer keeps so many letters at least.
const SHORTEST_ELIDED: usize = 4;

/// Words of one or two letters that others are elided before again and again: `quil`, `dun`, `ny`.
const SHORT_ELIDED: &[&str] = &["a", "ai", "as", "en", "es", "il", "on", "un", "y"];

/// One way to read a token, or two.
#[derive(Clone, Debug)]
pub(in crate::stages) struct Reading {
    /// What it would be written as.
    pub text: String,
    /// What the context model sees.
    pub units: Vec<Unit>,
    /// What the channel asks for it.
    pub cost: Cost,
    /// Why; `None` for the token as written.
    pub reason: Option<Reason>,
    /// How many tokens it stands for.
    pub tokens: usize,
    /// How common its rarest part is, as a Zipf frequency.
    pub zipf: f32,
    /// The two words it is made of, or made from.
    pub parts: Option<Parts>,
}

/// Two words that are read as one, or that one word is read as.
#[derive(Clone, Copy, Debug)]
pub(in crate::stages) struct Parts {
    /// The letters of the shorter one.
    pub letters: usize,
    /// How common they are, as Zipf frequencies; 0 for what is no word.
    pub zipf: [f32; 2],
}

impl Parts {
    pub(super) fn of(words: [&str; 2], zipf: [f32; 2]) -> Self {
        let letters = words.map(|word| word.chars().count());
        Self { letters: letters[0].min(letters[1]), zipf }
    }
}

/// Makes the readings of suspect words of one text.
pub(super) struct Reader<'a> {
    model: &'a Model,
    /// The apostrophe the text uses.
    apostrophe: char,
    /// Whether a machine has read the text from print.
    print: bool,
}

impl<'a> Reader<'a> {
    /// A reader for `text`.
    pub(super) fn new(model: &'a Model, text: &str, print: bool) -> Self {
        let curly = memchr::memmem::find(text.as_bytes(), "’".as_bytes());
        let straight = memchr::memchr(b'\'', text.as_bytes());
        let apostrophe = match (curly, straight) {
            (Some(c), Some(s)) if c < s => '’',
            (Some(_), None) => '’',
            _ => '\'',
        };
        Self { model, apostrophe, print }
    }

    /// The readings of the suspect `token`; `next` is the word behind it, where one blank parts them.
    /// The first is the token as written.
    pub(super) fn readings(&self, text: &str, token: Token, next: Option<Token>) -> Vec<Reading> {
        let word = plain(token.of(text));
        let mut out = vec![as_written(text, token, Unit::UNKNOWN)];
        self.near(&word, token.casing, &mut out);
        self.elided(&word, token.casing, &mut out);
        self.splits(&word, token.casing, &mut out);
        if let Some(stem) = stem(self.lexicon(), &word) {
            out.retain(|reading| is_misprint_of_derived(&word, stem, reading));
        }
        if let Some(next) = next {
            out.extend(self.join_of(text, token, next));
        }
        out
    }

    /// Whether a word with a capital is no name but a misprint of an elision and what leans on it: `Losqu'il`.
    pub(super) fn is_elided(&self, word: &str) -> bool {
        let mut readings = Vec::new();
        self.elided(&plain(word), Casing::Title, &mut readings);
        !readings.is_empty()
    }

    /// The two words as one, if that is one: `pre mier` → `premier`.
    pub(super) fn join_of(&self, text: &str, token: Token, next: Token) -> Option<Reading> {
        let (first, second) = (plain(token.of(text)), plain(next.of(text)));
        let ordinal = recall_stop(self.model, &first)?.follow(&second)?.output()?;
        let entry = Some(self.lexicon().entry(ordinal as u32)).filter(|e| is_candidate(*e))?;
        // intra muros, anti corruption: two ways to write one word
        let whole = |word: &str| self.lexicon().get(word).filter(|e| e.is_known());
        let is_apart = || whole(&second).is_some() || first.chars().count() > SHORT_PREFIX;
        let is_one = || entry.zipf() > COMMON_WHOLE && whole(&second).is_none();
        if is_prefix(&first) && !NEVER_ALONE.contains(&&*first) && is_apart() && !is_one() {
            return None;
        }
        let joined = [&*first, &second].concat();
        let zipf = [&*first, &second].map(|part| whole(part).map_or(0.0, Entry::zipf));
        Some(Reading {
            text: token.casing.apply(&joined),
            units: vec![Unit::of(&joined)],
            cost: self.channel().blank_added(),
            reason: Some(Reason::SplitWord),
            tokens: 2,
            zipf: entry.zipf(),
            parts: Some(Parts::of([&first, &second], zipf)),
        })
    }

    /// The apostrophe the text uses.
    pub(super) const fn apostrophe(&self) -> char {
        self.apostrophe
    }

    /// The model it reads with.
    pub(super) const fn model(&self) -> &'a Model {
        self.model
    }

    /// A word that another was written for: `c'est`, `où`, `s'`.
    pub(super) fn confused(&self, form: &str, casing: Casing, cost: Cost) -> Option<Reading> {
        let (elided, word) = form.split_once('\'').map_or(("", form), |(e, w)| (e, w));
        let entry = self.lexicon().get(if word.is_empty() { form } else { word })?;
        let text = casing.apply(form).replace('\'', self.apostrophe.encode_utf8(&mut [0; 4]));
        let mut units = Vec::new();
        if !elided.is_empty() {
            units.push(Unit::of(&format!("{elided}'")));
        }
        if !word.is_empty() {
            units.push(Unit::of(word));
        }
        Some(Reading {
            text,
            units,
            cost,
            reason: Some(Reason::RealWord),
            tokens: 1,
            zipf: entry.zipf(),
            parts: None,
        })
    }

    /// A common word read as an elision before another: `quelle` → `qu'elle`, `dune` → `d'une`.
    pub(super) fn elisions(&self, word: &str, casing: Casing) -> Vec<Reading> {
        const COMMON: f32 = 3.5;
        elisions(self.lexicon(), word)
            .filter(|(.., entry)| entry.zipf() > COMMON)
            .map(|(left, right, entry)| self.elision(left, right, casing, entry))
            .collect()
    }

    fn lexicon(&self) -> &'a Lexicon {
        &self.model.lexicon
    }

    fn channel(&self) -> &'a Channel {
        &self.model.channel
    }

    fn near(&self, word: &str, casing: Casing, out: &mut Vec<Reading>) {
        for (candidate, entry) in recall(self.model, word, || self.search(word)).iter() {
            out.push(Reading {
                text: casing.apply(&candidate.form),
                units: vec![Unit::of(&candidate.form)],
                cost: candidate.cost,
                reason: Some(reason_of(word, &candidate.form)),
                tokens: 1,
                zipf: entry.zipf(),
                parts: None,
            });
        }
    }

    /// The words that `word` is but for a slip of the hand over several letters.
    fn syllables(&self, word: &str, near: &mut Vec<(Candidate, Entry)>) {
        let channel = self.channel();
        for (form, slip) in slips(word) {
            let Some(entry) = self.lexicon().get(&form).filter(|e| is_candidate(*e)) else {
                continue;
            };
            let cost = match slip {
                Slip::Crossed => channel.crossed(),
                Slip::Repeated => channel.repeated(),
                Slip::Skipped => channel.skipped(),
                Slip::Added => channel.pair_added(),
            };
            match near.iter_mut().find(|(candidate, _)| candidate.form == form) {
                Some((candidate, _)) => candidate.cost = candidate.cost.min(cost),
                None => near.push((Candidate { form, ordinal: entry.ordinal, cost }, entry)),
            }
        }
    }

    /// An elided word that is misprinted before what it leans on: `lorqu'il` → `lorsqu'il`.
    fn elided(&self, word: &str, casing: Casing, out: &mut Vec<Reading>) {
        let Some((left, right)) = word.split_once('\'') else { return };
        let Some(entry) = self.lexicon().get(right).filter(|e| is_candidate(*e)) else { return };
        if left.chars().count() < SHORTEST_ELIDED || !opens_with_vowel(right) {
            return;
        }
        let left = &word[..=left.len()];
        let stays = |form: &str| form.strip_suffix('\'').is_some_and(is_elided);
        for (candidate, elided) in recall(self.model, left, || self.search(left)).iter() {
            if !stays(&candidate.form) {
                continue;
            }
            let whole = casing.apply(&[&*candidate.form, right].concat());
            out.push(Reading {
                text: whole.replace('\'', self.apostrophe.encode_utf8(&mut [0; 4])),
                units: vec![Unit::of(&candidate.form), Unit::of(right)],
                cost: candidate.cost,
                reason: Some(reason_of(left, &candidate.form)),
                tokens: 1,
                zipf: elided.zipf().min(entry.zipf()),
                parts: None,
            });
        }
    }

    /// The near forms of a word, the likeliest first.
    fn search(&self, word: &str) -> Vec<(Candidate, Entry)> {
        let mut near = self.within(word, NEAR);
        if !self.print {
            self.syllables(word, &mut near);
        }
        // two misreadings are asked about only where one does not explain the word, and where few forms are so near; in print
        // `misreadings` has asked already
        if near.is_empty() && !self.print {
            near = self.within(word, NEAR_LONG);
            // who writes by ear may err in several places of a short word too
            if word.chars().count() < LONG {
                let heard = sound(word, false);
                near.retain(|(candidate, _)| sound(&candidate.form, false) == heard);
            }
        }
        // common words first among equals: what context cannot tell apart, frequency does
        near.sort_by(|(a, ea), (b, eb)| {
            let score = |c: &Candidate, e: &Entry| {
                f32::from(c.cost) / 100.0 - e.zipf() * std::f32::consts::LN_10
            };
            score(a, ea).total_cmp(&score(b, eb)).then_with(|| a.form.cmp(&b.form))
        });
        near.truncate(KEPT);
        near
    }

    fn splits(&self, word: &str, casing: Casing, out: &mut Vec<Reading>) {
        for (left, right, entry) in elisions(self.lexicon(), word) {
            out.push(self.elision(left, right, casing, entry));
        }
        for (at, _) in word.char_indices().skip(1) {
            let (left, right) = word.split_at(at);
            let Some((l, r)) = self.glued(left, right) else { continue };
            // Champdeuil and Bibliomédias are names; a sentence opens with Cetteportion, Variationde or Quinzeprévenus
            let is_short = SHORT.contains(&left) || SHORT.contains(&right);
            if casing == Casing::Title && !is_short && !is_no_name([(left, l), (right, r)]) {
                continue;
            }
            out.push(Reading {
                text: format!("{} {right}", casing.apply(left)),
                units: vec![Unit::of(left), Unit::of(right)],
                cost: self.channel().blank_lost(),
                reason: Some(Reason::GluedWords),
                tokens: 1,
                zipf: l.zipf().min(r.zipf()),
                parts: Some(Parts::of([left, right], [l.zipf(), r.zipf()])),
            });
        }
    }

    fn elision(&self, left: &str, right: &str, casing: Casing, entry: Entry) -> Reading {
        Reading {
            text: format!("{}{}{right}", casing.apply(left), self.apostrophe),
            units: vec![Unit::of(&format!("{left}'")), Unit::of(right)],
            cost: self.channel().apostrophe_lost(),
            reason: Some(Reason::LostApostrophe),
            tokens: 1,
            zipf: entry.zipf(),
            parts: None,
        }
    }

    fn within(&self, word: &str, bound: Cost) -> Vec<(Candidate, Entry)> {
        let (lexicon, channel) = (self.lexicon(), self.channel());
        let graph = if self.print {
            Some(lexicon.letter_graph())
        } else {
            lexicon.letter_graph_if_it_pays()
        };
        let found = match graph {
            Some(graph) => candidates(word, graph, channel, bound),
            None => candidates(word, lexicon, channel, bound),
        };
        found
            .into_iter()
            .map(|c| {
                let entry = self.lexicon().entry(c.ordinal);
                (c, entry)
            })
            .filter(|(c, e)| is_candidate(*e) && is_meant(&c.form, word))
            .collect()
    }

    /// The entries of two glued words: in the dictionary, and the more common the shorter they are.
    fn glued(&self, left: &str, right: &str) -> Option<(Entry, Entry)> {
        let part = |word| self.lexicon().get(word).filter(|e| e.flags.has(Flags::DICTIONARY));
        let (l, r) = (part(left)?, part(right)?);
        let letters = [left, right].map(|word| word.chars().count());
        let short = [left, right].map(|word| SHORT.contains(&word));
        let is_row = || self.model.ngrams.has_bigram(Unit::of(left), Unit::of(right));
        let common = |at: usize, entry: Entry| {
            let other = 1 - at;
            short[at]
                || letters[at] > 3
                || letters[at] == 3
                    && entry.zipf() > COMMON_SHORT
                    && (letters[other] > LONG_EACH || short[other] && is_row())
        };
        if !(common(0, l) && common(1, r)) {
            return None;
        }
        let long =
            letters.iter().all(|n| *n >= LONG_EACH) && letters[0] + letters[1] >= LONG_TOGETHER;
        let least = match (short[0] || short[1], long) {
            (_, true) => GLUED_LONG,
            (true, _) => GLUED_TO_SHORT,
            _ => GLUED,
        };
        (l.zipf() > least && r.zipf() > least).then_some((l, r))
    }
}

/// Whether two words that are glued behind a capital are too long and too common for parts of a name.
fn is_no_name(parts: [(&str, Entry); 2]) -> bool {
    let letters = parts.map(|(word, _)| word.chars().count());
    letters.iter().all(|n| *n >= LONG_EACH)
        && letters.iter().sum::<usize>() >= LONG_OPENING
        && parts.iter().all(|(_, entry)| entry.zipf() > COMMON_OPENING)
}

/// Whether a reading of a word that is built by rule on `stem` may be what was meant, and does not only have another prefix or
/// ending, or a blank: `recentralise` is no `décentralise`, `préformate` no `préformaté`; `reconcilier` may be `réconcilier`.
fn is_misprint_of_derived(word: &str, stem: &str, reading: &Reading) -> bool {
    const ENDING: usize = 3;
    const SHORTEST: usize = 4;
    let kept = stem.chars().count().saturating_sub(ENDING).max(SHORTEST);
    let stem: String = stem.chars().take(kept).collect();
    let read = plain(&reading.text);
    match reading.reason {
        None => true,
        Some(Reason::Accent) => {
            read.strip_suffix('é').is_none_or(|read| word.strip_suffix('e') != Some(read))
        }
        Some(_) => !read.contains(&stem) || is_halved(word, &read),
    }
}

/// Whether a double letter of `meant` is written once: `comission`.
pub(super) fn is_halved(written: &str, meant: &str) -> bool {
    let same = written.bytes().zip(meant.bytes()).take_while(|(a, b)| a == b).count();
    let (head, tail) = meant.as_bytes().split_at(same);
    head.last().is_some_and(|last| tail.first() == Some(last))
        && tail.get(1..) == written.as_bytes().get(same..)
}

/// The two words that one would be with an apostrophe, and what is held of the second: `l'armée` for `larmée`.
pub(super) fn elisions<'a>(
    lexicon: &Lexicon,
    word: &'a str,
) -> impl Iterator<Item = (&'static str, &'a str, Entry)> {
    let parts = ELIDED.iter().filter_map(move |left| Some((*left, word.strip_prefix(left)?)));
    parts
        .filter(|(_, right)| opens_with_vowel(right))
        .filter(|(_, right)| right.len() > 2 || SHORT_ELIDED.contains(right))
        .filter_map(|(left, right)| {
            Some((left, right, lexicon.get(right).filter(|entry| is_candidate(*entry))?))
        })
}

/// A token as it is written.
pub(super) fn as_written(text: &str, token: Token, unit: Unit) -> Reading {
    Reading {
        text: token.of(text).to_owned(),
        units: vec![unit],
        cost: 0,
        reason: None,
        tokens: 1,
        zipf: 0.0,
        parts: None,
    }
}

/// Whether a form may stand for a misprint: a word of the dictionary, or one that several sources use.
pub(in crate::stages) fn is_candidate(entry: Entry) -> bool {
    entry.is_known() && (entry.flags.has(Flags::DICTIONARY) || entry.flags.has(Flags::CORPUS))
}

/// Whether a near form is one that writing slips from: in French letters, longer than one, and more than the
/// word without its hyphens, for `méso-américain` is a way to write `mésoaméricain`.
fn is_meant(form: &str, word: &str) -> bool {
    form.chars().count() > 1
        && form.chars().all(|c| is_french_letter(c) || matches!(c, '\'' | '-'))
        && !(word.contains('-') && word.chars().filter(|c| *c != '-').eq(form.chars()))
}

/// Whether a word may follow an apostrophe.
pub(in crate::stages) fn opens_with_vowel(word: &str) -> bool {
    word.starts_with(|c| is_vowel(c) || c == 'h')
}
