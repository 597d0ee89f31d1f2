//! A corpus to look at: what was changed in all its texts, counted and weighed, as one page of HTML.
//!
//! Texts are added one after the other and only counts, rankings and examples are kept, so memory does not grow with the corpus.

mod changes;
mod facts;
mod forms;
mod page;
mod ranking;

use std::collections::BTreeMap;

pub(crate) use facts::Facts;

use changes::{Changes, Place};
use facts::Health;
use forms::Forms;
use ranking::Ranking;

use crate::cleaner::{Cleaner, map_many};
use crate::edit::{Cleaned, Confidence, Edit, Reason};
use crate::report::html::sides;
use crate::report::visible::shortened;
use crate::text::Span;
use crate::text::offsets::floor;

/// How many of the worst documents are listed.
const SUSPECTS: usize = 50;

/// The quality of fewer words is chance.
const ENOUGH_WORDS: u64 = 20;

/// How many documents are shown side by side …
const SAMPLES: usize = 8;

/// … with so many bytes of HTML each.
const SAMPLE: usize = 12_000;

/// So much of a document is shown where it is listed, in bytes.
const BEGINNING: usize = 200;

/// A longer name is cut, in characters.
const NAME: usize = 160;

/// So many texts are explained at a time.
const TEXTS: usize = 1_000;

/// How many columns the histogram of confidence has.
const COLUMNS: usize = 20;

/// What a cleaner makes of a corpus: counts, the riskiest edits to decide about, examples; see [`to_html`](Self::to_html).
///
/// ```
/// use coquille::{Cleaner, Report};
///
/// let mut report = Report::new(&Cleaner::default());
/// report.add("a.txt", "Le caf&eacute; du port");
/// report.add("b.txt", "Le th&eacute; du soir");
/// assert_eq!((report.totals().documents, report.totals().edits), (2, 2));
/// assert!(report.to_html("My corpus").contains("html-entity"));
/// ```
#[derive(Clone, Debug)]
pub struct Report {
    cleaner: Cleaner,
    totals: Totals,
    reasons: BTreeMap<Reason, Count>,
    /// How many edits and suggestions there are in each column of the histogram.
    confidence: [Count; COLUMNS],
    made: Changes,
    suggested: Changes,
    forms: Forms,
    suspects: Ranking<Suspect>,
    samples: Ranking<Sample>,
    /// The document that is being added part by part.
    open: Open,
}

/// What there is in all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Totals {
    /// How many texts.
    pub documents: u64,
    /// How many of them were changed.
    pub changed: u64,
    /// How many words: what has a letter, elisions left out.
    pub words: u64,
    /// How many edits were made.
    pub edits: u64,
    /// How many were suggested only.
    pub suggestions: u64,
    /// How many words nothing vouches for, before cleaning.
    pub unknown: u64,
    /// The same after it.
    pub unknown_after: u64,
    /// How many words can be expected to be right, before cleaning.
    pub right: f64,
    /// The same after it.
    pub right_after: f64,
}

impl Totals {
    /// How many edits were made in 10,000 words.
    pub fn edits_per_10_000_words(&self) -> f64 {
        self.edits as f64 * 10_000.0 / self.words.max(1) as f64
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    made: u64,
    suggested: u64,
}

impl Count {
    fn merge(&mut self, other: Self) {
        self.made += other.made;
        self.suggested += other.suggested;
    }
}

/// A document that looks damaged. The worst comes first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Suspect {
    /// The share of its words that can be expected to be right, in millionths.
    right: u32,
    document: String,
    right_after: u32,
    words: u64,
    edits: u64,
    beginning: String,
}

/// A document to be shown. Which ones are is decided by their names, so that it is the same on every run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Sample {
    lot: u64,
    document: String,
    edits: usize,
    /// Rows of a table.
    rows: String,
}

#[derive(Clone, Debug, Default)]
struct Open {
    health: Health,
    edits: u64,
    beginning: String,
    /// Whether any text has come.
    begun: bool,
    /// Whether it is shown as a sample.
    sampled: bool,
}

impl Report {
    /// A report of what this cleaner does; nothing is added yet.
    pub fn new(cleaner: &Cleaner) -> Self {
        Self {
            cleaner: cleaner.clone(),
            totals: Totals::default(),
            reasons: BTreeMap::new(),
            confidence: [Count::default(); COLUMNS],
            made: Changes::of_edits(),
            suggested: Changes::of_suggestions(),
            forms: Forms::default(),
            suspects: Ranking::of(SUSPECTS),
            samples: Ranking::of(SAMPLES),
            open: Open::default(),
        }
    }

    /// Adds a text under a name, by which it is found again.
    pub fn add(&mut self, document: &str, text: &str) {
        self.add_explained(document, text, self.cleaner.explain(text));
    }

    /// Adds a text that was explained before.
    pub fn add_explained(&mut self, document: &str, text: &str, cleaned: Cleaned) {
        let facts = Facts::of(&self.cleaner, text, cleaned);
        self.add_part(document, text, Span::new(0, text.len()), facts);
        self.end_document(document);
    }

    /// Adds many texts with their names, in order, as [`Cleaner::explain_many`] explains them.
    pub fn add_many<N: AsRef<str> + Sync, S: AsRef<str> + Sync>(&mut self, texts: &[(N, S)]) {
        let all: Vec<_> = texts.iter().map(|(_, text)| text.as_ref()).collect();
        let cleaner = self.cleaner.for_site(&all);
        for some in texts.chunks(TEXTS) {
            let facts = map_many(some, |(_, text)| {
                let text = text.as_ref();
                Facts::of(&cleaner, text, cleaner.explain(text))
            });
            for ((name, text), facts) in some.iter().zip(facts) {
                let (name, text) = (name.as_ref(), text.as_ref());
                self.add_part(name, text, Span::new(0, text.len()), facts);
                self.end_document(name);
            }
        }
    }

    /// Adds the report of another part of the corpus. Of changes too many to keep the rarest are lost, so that of two large
    /// halves some counts can fall short of those of the whole.
    pub fn merge(&mut self, other: &Self) {
        let (totals, more) = (&mut self.totals, &other.totals);
        totals.documents += more.documents;
        totals.changed += more.changed;
        totals.words += more.words;
        totals.edits += more.edits;
        totals.suggestions += more.suggestions;
        totals.unknown += more.unknown;
        totals.unknown_after += more.unknown_after;
        totals.right += more.right;
        totals.right_after += more.right_after;
        for (reason, count) in &other.reasons {
            self.reasons.entry(*reason).or_default().merge(*count);
        }
        for (column, more) in self.confidence.iter_mut().zip(other.confidence) {
            column.merge(more);
        }
        self.made.merge(&other.made);
        self.suggested.merge(&other.suggested);
        self.forms.merge(&other.forms);
        self.suspects.merge(&other.suspects);
        self.samples.merge(&other.samples);
    }

    /// What there is in all.
    pub const fn totals(&self) -> &Totals {
        &self.totals
    }

    /// One page of HTML with everything in it, to be looked at in any browser, without network. Edits can be accepted and
    /// rejected there; what it saves is read by [`Decisions::from_tsv`](crate::Decisions::from_tsv).
    pub fn to_html(&self, title: &str) -> String {
        page::page(self, title)
    }

    /// The counts as a piece of a page, without scripts, as for a notebook.
    pub fn summary_html(&self) -> String {
        page::summary(self)
    }

    /// Adds a part of a document, which is the `core` of a window of text; [`end_document`](Self::end_document) ends it.
    pub(crate) fn add_part(&mut self, document: &str, window: &str, core: Span, facts: Facts) {
        let document = &shortened(document, NAME);
        let Facts { cleaned, health, forms } = facts;
        let text = core.of(window);
        let open = &mut self.open;
        open.begun = true;
        open.health.merge(&health);
        open.edits += cleaned.edits.len() as u64;
        if open.beginning.len() < BEGINNING {
            let room = BEGINNING - open.beginning.len();
            open.beginning.push_str(&text[..floor(text, room)]);
        }
        self.forms.add(&forms);
        for edit in &cleaned.edits {
            self.count(edit, |count| &mut count.made);
            self.made.add(edit, Place { document, window, start: core.start });
        }
        for suggestion in &cleaned.suggestions {
            self.count(suggestion, |count| &mut count.suggested);
            self.suggested.add(suggestion, Place { document, window, start: core.start });
        }
        self.totals.edits += cleaned.edits.len() as u64;
        self.totals.suggestions += cleaned.suggestions.len() as u64;
        self.show(document, &cleaned);
    }

    /// Ends the document whose parts were added.
    pub(crate) fn end_document(&mut self, document: &str) {
        let document = shortened(document, NAME);
        let Open { health, edits, beginning, begun, .. } = std::mem::take(&mut self.open);
        if !begun {
            return;
        }
        let [before, after] = health.qualities(&self.cleaner);
        let totals = &mut self.totals;
        totals.documents += 1;
        totals.changed += u64::from(edits > 0);
        totals.words += before.words;
        totals.unknown += health.before.unknown();
        totals.unknown_after += health.after.unknown();
        totals.right += f64::from(before.right) * before.words as f64;
        totals.right_after += f64::from(after.right) * before.words as f64;
        let millionths = |share: f32| (f64::from(share) * 1e6) as u32;
        if before.words >= ENOUGH_WORDS {
            self.suspects.add(millionths(before.right), |right| Suspect {
                right,
                document,
                right_after: millionths(after.right),
                words: before.words,
                edits,
                beginning,
            });
        }
    }

    fn count(&mut self, edit: &Edit, of: impl Fn(&mut Count) -> &mut u64) {
        *of(self.reasons.entry(edit.reason).or_default()) += 1;
        *of(&mut self.confidence[column(edit.confidence)]) += 1;
    }

    /// Keeps the part as a sample, if the lot falls on its document and it has changes.
    fn show(&mut self, document: &str, cleaned: &Cleaned) {
        if self.open.sampled || !cleaned.is_changed() {
            return;
        }
        self.open.sampled = self.samples.add(lot(document), |lot| Sample {
            lot,
            document: document.to_owned(),
            edits: cleaned.edits.len(),
            rows: sides(cleaned, SAMPLE),
        });
    }
}

/// The column of the histogram.
fn column(confidence: Confidence) -> usize {
    ((confidence.get() * COLUMNS as f32) as usize).min(COLUMNS - 1)
}

/// A number that falls on every name as if by chance, and is always the same: FNV-1a.
fn lot(name: &str) -> u64 {
    name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests;
