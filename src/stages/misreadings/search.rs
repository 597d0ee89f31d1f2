//! Forms of the lexicon that a machine may have read as a word: the word is followed through the letters of the forms, and left where
//! the table of misreadings knows another reading.
//!
//! The table names a dozen readings of a letter where the alphabet has forty, and no reading at all leaves a word of the
//! lexicon most of the time: a few hundred steps find what a walk of all that is near would look for in thousands.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::model::channel::{Cost, LETTERS, Letter};
use crate::model::misreadings::{ANY, Choices, Misreading, Misreadings};
use crate::model::{Change, Entry, Lengths, LetterGraph, LetterSet, Model, Node, Spot};
use crate::stages::spelling::is_candidate;
use crate::text::letters::is_french_letter;

/// Longer words are left alone.
pub(super) const LONGEST: usize = 24;

/// So far the search goes, step by step, until it finds a word in use; one step only for words of up to three letters, two
/// for those of up to seven. In hundredths of a nat: one misreading of any kind, two or three of those that are usual.
const BOUNDS: [Cost; 3] = [960, 1350, 1700];
/// So far it goes for a word that is known as it is: what no misreading of the table explains is not asked about.
const BOUND_KNOWN: Cost = 900;
/// So many misreadings are in one word at most, at each of these steps.
const MISREADINGS: [usize; 3] = [2, 2, 3];
const SHORT: usize = 3;
const MIDDLING: usize = 7;
/// A word is in use from this Zipf frequency on.
const IN_USE: f32 = 3.0;
/// What costs so much more than the cheapest is left out.
const SLACK: Cost = 550;
const SLACK_SHORT: Cost = 900;
/// So many forms are kept, the likeliest first.
const KEPT: usize = 12;

/// A form of the lexicon, and what it costs to have read the word for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// In lower case.
    pub form: String,
    pub entry: Entry,
    pub cost: Cost,
}

/// The forms that may have been printed where `word`, in lower case, was read; not the word itself.
pub(super) fn search(
    model: &Model,
    misreadings: &Misreadings,
    word: &str,
    known: bool,
) -> Vec<Found> {
    let letters: Vec<Letter> = word.chars().map(Letter::of).collect();
    let steps = match letters.len() {
        0 => 0,
        _ if known => 1,
        n if n > LONGEST => 0,
        n if n <= SHORT => 1,
        n if n <= MIDDLING => 2,
        _ => 3,
    };
    let graph = model.lexicon.letter_graph();
    let asked = Asked::of(misreadings, graph, word, letters);
    let mut found = Vec::new();
    for step in 0..steps {
        let mut walk = Walk {
            asked: &asked,
            graph,
            bound: if known { BOUND_KNOWN } else { BOUNDS[step] },
            left: MISREADINGS[step],
            path: Vec::with_capacity(2 * LONGEST),
            out: Vec::new(),
        };
        walk.go(&[], walk.graph.root(), 0, 0, false);
        found = select(model, word, walk.out);
        if found.iter().any(|f: &Found| f.entry.zipf() > IN_USE) {
            break;
        }
    }
    found
}

/// What may be meant of what was found, the likeliest first.
fn select(model: &Model, word: &str, mut found: Vec<(String, u32, Cost)>) -> Vec<Found> {
    found.sort_unstable_by(|a, b| (&a.0, a.2).cmp(&(&b.0, b.2)));
    found.dedup_by(|b, a| a.0 == b.0);
    let mut out: Vec<Found> = found
        .into_iter()
        .map(|(form, ordinal, cost)| Found { form, entry: model.lexicon.entry(ordinal), cost })
        .filter(|f| f.form != word && is_word(&f.form, f.entry))
        .collect();
    let likelihood =
        |f: &Found| f.entry.zipf() * std::f32::consts::LN_10 - f32::from(f.cost) / 100.0;
    out.sort_by(|a, b| likelihood(b).total_cmp(&likelihood(a)).then_with(|| a.form.cmp(&b.form)));
    out.truncate(KEPT);
    out
}

/// Whether a form is one that print has: in use, in French letters, and of one letter only where that is a word.
fn is_word(form: &str, entry: Entry) -> bool {
    is_candidate(entry)
        && (form.chars().count() > 1 || matches!(form, "à" | "a" | "y"))
        && form.chars().all(|c| is_french_letter(c) || matches!(c, '\'' | '-'))
}

/// A word that is asked about, with all that may have been printed at each of its letters.
struct Asked<'a> {
    letters: Vec<Letter>,
    /// One a letter, and the end.
    places: Vec<Place<'a>>,
    /// What the places have that is more or less than a letter, one after the other.
    others: Vec<Other<'a>>,
    lost: &'a Choices,
    /// What may have been lost that is more than a letter.
    others_lost: Vec<Other<'a>>,
    /// What it costs at least that a letter of the word is a misreading, or a part of one.
    misread: [Cost; LETTERS],
    slack: Cost,
}

/// More or less than a letter that may have been printed; what a walk asks of it first lies side by side.
#[derive(Clone, Copy)]
struct Other<'a> {
    /// The letter it begins with, if any.
    first: LetterSet,
    cost: Cost,
    width: usize,
    letters: &'a [Letter],
}

impl<'a> Other<'a> {
    fn of(misreading: &'a Misreading) -> Self {
        let letters = &misreading.letters[..];
        let first = letters.first().map_or(LetterSet::default(), |first| LetterSet::of(*first));
        Self { first, cost: misreading.cost, width: misreading.width, letters }
    }

    /// Whether words may go on with it from a node.
    #[inline]
    fn may_stand(&self, node: &Node) -> bool {
        self.first.without(node.next()).is_empty()
    }
}

/// A place of a word, and all behind it.
#[derive(Clone, Copy)]
struct Place<'a> {
    choices: &'a Choices,
    /// Where those of the others begin that stand here.
    first_other: usize,
    /// The letter that was read.
    read: LetterSet,
    /// The letters from here on.
    rest: LetterSet,
    /// How many they are.
    length: Lengths,
    /// What the cheapest misreading costs that may be in the word from here on.
    least: Cost,
    /// What must be paid from here on, in so many misreadings: rows of letters that are in no form are misread somewhere.
    needed: Cost,
    needed_misreadings: usize,
    /// How many letters longer or shorter than what was read may be what was printed, by one of them.
    longer: usize,
    shorter: usize,
}

impl<'a> Asked<'a> {
    fn of(
        misreadings: &'a Misreadings,
        graph: &LetterGraph,
        word: &str,
        letters: Vec<Letter>,
    ) -> Self {
        let lost = misreadings.lost();
        let mut others = Vec::with_capacity(4 * letters.len());
        let mut misread = [ANY; LETTERS];
        let mut places = Vec::with_capacity(letters.len() + 1);
        for (at, (start, c)) in word.char_indices().enumerate() {
            let choices = misreadings.choices(c);
            let letter = letters[at];
            let mut place = Place {
                choices,
                first_other: others.len(),
                read: LetterSet::of(letter),
                rest: LetterSet::of(letter),
                length: Lengths::between(letters.len() - at, letters.len() - at),
                least: choices.cheapest.min(ANY),
                needed: 0,
                needed_misreadings: 0,
                longer: 0,
                shorter: 0,
            };
            let cheapest = &mut misread[letter.index()];
            *cheapest = choices.cheapest.min(*cheapest);
            for other in &choices.others {
                let width = other.width;
                if width > 1 && !word[start..].starts_with(&other.read) {
                    continue;
                }
                others.push(Other::of(other));
                place.least = place.least.min(other.cost);
                place.longer = place.longer.max(other.letters.len().saturating_sub(width));
                place.shorter = place.shorter.max(width.saturating_sub(other.letters.len()));
                for part in &letters[at..at + width] {
                    let cheapest = &mut misread[part.index()];
                    *cheapest = (other.cost / width as Cost).min(*cheapest);
                }
            }
            places.push(place);
        }
        let end = Place {
            choices: lost,
            first_other: others.len(),
            read: LetterSet::default(),
            rest: LetterSet::default(),
            length: Lengths::between(0, 0),
            least: lost.others.first().map_or(lost.cheapest, |other| other.cost.min(lost.cheapest)),
            needed: 0,
            needed_misreadings: 0,
            longer: lost.others.iter().map(|other| other.letters.len()).fold(1, usize::max),
            shorter: 0,
        };
        let mut behind = end;
        for place in places.iter_mut().rev() {
            place.rest = place.rest.and(behind.rest);
            place.least = place.least.min(behind.least);
            place.longer = place.longer.max(behind.longer);
            place.shorter = place.shorter.max(behind.shorter);
            behind = *place;
        }
        places.push(end);
        let slack = if letters.len() <= SHORT { SLACK_SHORT } else { SLACK };
        let others_lost = lost.others.iter().map(Other::of).collect();
        let mut asked = Self { letters, places, others, lost, others_lost, misread, slack };
        asked.look_for_strange_rows(graph);
        asked
    }

    /// Finds out what must be paid for rows of letters that are in no form.
    fn look_for_strange_rows(&mut self, graph: &LetterGraph) {
        let strange = graph.strange_rows_if_it_pays(&self.letters);
        if strange.is_empty() {
            return;
        }
        let lost = self.places[self.letters.len()].least;
        let mut changes = Vec::with_capacity(4 * self.letters.len());
        for at in 0..self.letters.len() {
            let cost = self.places[at].choices.cheapest.min(ANY);
            changes.push(Change { letters: at..at + 1, cost });
            changes.push(Change { letters: at + 1..at + 1, cost: lost });
            for other in self.others(at) {
                changes.push(Change { letters: at..at + other.width, cost: other.cost });
            }
        }
        let costs = strange.least_costs(self.letters.len(), &changes);
        for change in &mut changes {
            change.cost = 1;
        }
        let misreadings = strange.least_costs(self.letters.len(), &changes);
        for (place, (cost, misreadings)) in
            self.places.iter_mut().zip(costs.iter().zip(misreadings))
        {
            place.needed = *cost;
            place.needed_misreadings = usize::from(misreadings);
        }
    }

    /// What stands at a place that is more or less than a letter.
    #[inline]
    fn others(&self, at: usize) -> &[Other<'a>] {
        &self.others[self.places[at].first_other..self.places[at + 1].first_other]
    }
}

struct Walk<'a> {
    asked: &'a Asked<'a>,
    graph: &'a LetterGraph,
    /// Nothing that costs more is found; sinks to what lies close behind the cheapest.
    bound: Cost,
    /// So many more misreadings may be in the word.
    left: usize,
    path: Vec<Letter>,
    out: Vec<(String, u32, Cost)>,
}

impl Walk<'_> {
    /// Goes on behind `printed`, at `spot`, where the letters before `at` are read, at a cost, if a word may still be found.
    /// `lost` says that the last letter was not read.
    #[inline]
    fn go(&mut self, printed: &[Letter], spot: Spot, at: usize, cost: Cost, lost: bool) {
        let place = &self.asked.places[at];
        if cost.saturating_add(place.needed) > self.bound || place.needed_misreadings > self.left {
            return;
        }
        let affordable = self.affordable(place.least, cost);
        if affordable == 0 {
            return self.go_last(printed, spot, at, cost);
        }
        if !self.leads_on(self.graph.node(spot), at, cost, affordable) {
            return;
        }
        let length = self.path.len();
        // a letter or two
        for letter in printed {
            self.path.push(*letter);
        }
        self.fan_out(spot, at, cost, lost, affordable == 1);
        self.path.truncate(length);
    }

    /// How many more misreadings may be in what is read from a place on, where the cheapest costs `least`.
    #[inline]
    fn affordable(&self, least: Cost, cost: Cost) -> usize {
        let budget = self.bound - cost;
        match budget.checked_sub(least) {
            None => 0,
            Some(budget) if budget < least => self.left.min(1),
            Some(budget) if budget - least < least => self.left.min(2),
            Some(_) => self.left,
        }
    }

    /// Whether words go on that are about as long as what is to be read, and have its letters but for those whose misreading can
    /// be afforded.
    #[inline]
    fn leads_on(&self, node: &Node, at: usize, cost: Cost, misreadings: usize) -> bool {
        let Asked { letters, places, misread, .. } = self.asked;
        let place = &places[at];
        let left = letters.len() - at;
        let least = left.saturating_sub(misreadings * place.shorter);
        let most = left + misreadings * place.longer;
        if !node.has_length(Lengths::between(least, most)) {
            return false;
        }
        let missing = place.rest.without(node.below()).into_iter();
        let mut costs = missing.map(|letter| misread[letter.index()]);
        costs.try_fold(self.bound - cost, Cost::checked_sub).is_some()
    }

    /// Goes on behind the last misreading, if a word goes on with the rest as it was read.
    #[inline]
    fn go_last(&mut self, printed: &[Letter], spot: Spot, at: usize, cost: Cost) {
        let (place, node) = (&self.asked.places[at], self.graph.node(spot));
        if node.has_length(place.length)
            && place.rest.without(node.below()).is_empty()
            && place.read.without(node.next()).is_empty()
        {
            self.go_straight(printed, spot, at, cost);
        }
    }

    /// Goes on with the rest as it was read.
    fn go_straight(&mut self, printed: &[Letter], spot: Spot, at: usize, cost: Cost) {
        let rest = &self.asked.letters[at..];
        if let Some(last) = self.graph.follow(spot, rest) {
            let length = self.path.len();
            self.path.extend_from_slice(printed);
            self.path.extend_from_slice(rest);
            self.end(last, cost);
            self.path.truncate(length);
        }
    }

    /// Goes on in all ways: with what was read, with what else may have been printed, and with what may have been lost. `is_last`
    /// says that what is misread here is the last of the word.
    #[inline(never)]
    fn fan_out(&mut self, spot: Spot, at: usize, cost: Cost, lost: bool, is_last: bool) {
        if let Some(&letter) = self.asked.letters.get(at) {
            if let Some(next) = self.graph.step(spot, letter) {
                self.go(&[letter], next, at + 1, cost, false);
            }
            self.left -= 1;
            self.misread(spot, at, cost, lost, is_last);
            self.left += 1;
        } else {
            self.end(spot, cost);
        }
        if !lost {
            self.left -= 1;
            self.lose(spot, at, cost, is_last);
            self.left += 1;
        }
    }

    /// Whether words may go on from a node with so many letters and then with what was read from a place on; that is all there
    /// can be behind the last misreading.
    #[inline]
    fn may_end(&self, node: &Node, letters: usize, from: usize) -> bool {
        let (place, length) = (&self.asked.places[from], letters + self.asked.letters.len() - from);
        place.needed == 0
            && node.has_length(Lengths::between(length, length))
            && place.rest.without(node.below()).is_empty()
    }

    /// What one letter that is misread may cost at most, if the word goes on from a place on behind it: the whole budget where it may
    /// be the last, or else what the next one leaves of it.
    #[inline]
    fn affordable_letter(
        &self,
        node: &Node,
        from: usize,
        budget: Cost,
        is_last: bool,
    ) -> Option<Cost> {
        if self.may_end(node, 1, from) {
            Some(budget)
        } else if is_last {
            None
        } else {
            budget.checked_sub(self.asked.places[from].least)
        }
    }

    /// Lets something else be printed where the letter at `at` was read.
    fn misread(&mut self, spot: Spot, at: usize, cost: Cost, lost: bool, is_last: bool) {
        let (asked, graph) = (self.asked, self.graph);
        let node = graph.node(spot);
        let Place { choices, read, .. } = asked.places[at];
        // what was found since may have lowered the bound
        let Some(budget) = self.bound.checked_sub(cost) else { return };
        if let Some(most) = self.affordable_letter(node, at + 1, budget, is_last) {
            for letter in node.next().common(choices.letters_for(most)).without(read) {
                let more = choices.cost(letter);
                if more <= most
                    && let Some(next) = graph.step(spot, letter)
                {
                    self.go(&[letter], next, at + 1, cost + more, false);
                }
            }
        }
        for other in asked.others(at) {
            let Other { width, letters, .. } = *other;
            let Some(budget) = self.bound.checked_sub(cost + other.cost) else { break };
            // what is lost and what is added side by side is one letter read for another
            if !other.may_stand(node) || lost && letters.is_empty() {
                continue;
            }
            let is_last = is_last || budget < asked.places[at + width].least;
            if (!is_last || self.may_end(node, letters.len(), at + width))
                && let Some(next) = graph.follow(spot, letters)
            {
                self.go(letters, next, at + width, cost + other.cost, false);
            }
        }
    }

    /// Lets a letter be lost before the one at `at`.
    fn lose(&mut self, spot: Spot, at: usize, cost: Cost, is_last: bool) {
        let (asked, graph) = (self.asked, self.graph);
        let lost = asked.lost;
        let node = graph.node(spot);
        let Some(budget) = self.bound.checked_sub(cost) else { return };
        if budget >= lost.cheapest
            && let Some(most) = self.affordable_letter(node, at, budget, is_last)
        {
            for letter in node.next().common(lost.letters()) {
                let more = lost.cost(letter);
                if more <= most
                    && let Some(next) = graph.step(spot, letter)
                {
                    self.go(&[letter], next, at, cost + more, true);
                }
            }
        }
        for other in &asked.others_lost {
            let Some(budget) = self.bound.checked_sub(cost + other.cost) else { break };
            if !other.may_stand(node) {
                continue;
            }
            let is_last = is_last || budget < asked.places[at].least;
            if (!is_last || self.may_end(node, other.letters.len(), at))
                && let Some(next) = graph.follow(spot, other.letters)
            {
                self.go(other.letters, next, at, cost + other.cost, true);
            }
        }
    }

    fn end(&mut self, spot: Spot, cost: Cost) {
        if let Some(ordinal) = self.graph.ordinal(spot)
            && !self.path.is_empty()
            && cost <= self.bound
        {
            // few letters take more than a byte, and none more than two
            let mut form = String::with_capacity(2 * self.path.len());
            form.extend(self.path.iter().map(|letter| letter.char()));
            self.out.push((form, ordinal, cost));
            if cost > 0 {
                self.bound = self.bound.min(cost.saturating_add(self.asked.slack));
            }
        }
    }
}

/// What a thread has found, by the number of the table and the word.
type Memo = FxHashMap<(usize, bool, String), Rc<Vec<Found>>>;

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// So many words are remembered; then all are forgotten. What is found does not depend on it.
const REMEMBERED: usize = 20_000;

/// The same, remembered: a page stumbles over the same words again.
pub(super) fn recall(
    model: &Model,
    misreadings: &Misreadings,
    word: &str,
    known: bool,
) -> Rc<Vec<Found>> {
    let key = (misreadings.id(), known, word.to_owned());
    if let Some(found) = MEMO.with_borrow(|memo| memo.get(&key).cloned()) {
        return found;
    }
    let found = Rc::new(search(model, misreadings, word, known));
    MEMO.with_borrow_mut(|memo| {
        if memo.len() >= REMEMBERED {
            memo.clear();
        }
        memo.insert(key, Rc::clone(&found));
    });
    found
}
