//! The weights that turn scores into probabilities: `dictionaries/tables/calibration.tsv`.

use super::format::FormatError;

/// What a decision about a word outside the lexicon rests on, in the order of its features.
pub const UNKNOWN_WORDS: [&str; 48] = [
    "bias",
    "gain",
    "cost",
    "gap",
    "letters",
    "zipf",
    "strangers",
    "repeats",
    "listed",
    "opens",
    "quoted",
    "names-beside",
    "novelty",
    "cost-by-letter",
    "cost-low",
    "zipf-low",
    "accent",
    "dropped-initial",
    "misspelling",
    "glued-words",
    "split-word",
    "lost-apostrophe",
    "changed-letter",
    "final",
    "listed-accent",
    "gap-low",
    "english",
    "foreign",
    "accent-english",
    "accent-foreign",
    "grammar",
    "oddest",
    "spelling-gain",
    "part-letters",
    "part-zipf",
    "part-zipf-low",
    "met",
    "met-inside",
    "bare",
    "foreign-beside",
    "language-named",
    "plainer",
    "two-nouns",
    "old",
    "code",
    "foreign-near",
    "derived",
    "sounds-alike",
];

/// What a decision about a word of the lexicon rests on.
pub const REAL_WORDS: [&str; 73] = [
    "bias",
    "inflection",
    "slip",
    "elision",
    "accent",
    "rows-inflection",
    "rows-sound",
    "rows-slip",
    "rows-elision",
    "grammar-inflection",
    "grammar-sound",
    "grammar-slip",
    "gap-inflection",
    "gap",
    "cost",
    "letters",
    "short",
    "zipf",
    "zipf-written",
    "zipf-gain",
    "unfit",
    "fit",
    "seen",
    "met-before-written",
    "met-behind-written",
    "met-before",
    "met-behind",
    "seen-written",
    "same-part",
    "strangers",
    "repeats",
    "opens",
    "names-beside",
    "ends-alike",
    "grammar-low",
    "rows-low",
    "best-inflection",
    "determiner-written",
    "determiner",
    "noun-before-written",
    "noun-before",
    "noun-behind-written",
    "noun-behind",
    "subject-written",
    "subject",
    "predicate-written",
    "predicate",
    "nominal",
    "person",
    "form",
    "antecedent-written",
    "antecedent",
    "any-subject-written",
    "any-subject",
    "government-written",
    "government",
    "support-written",
    "mended",
    "worsened",
    "usual",
    "same-class",
    "conjunct-written",
    "conjunct",
    "slot-written",
    "slot",
    "dropped-initial",
    "unusual-else",
    "archaic",
    "code",
    "foreign-beside",
    "ambiguity",
    "grammar-two",
    "two-fit",
];

/// What a decision about a word that a machine misread rests on.
pub const MISREAD_WORDS: [&str; 40] = [
    "total",
    "fit",
    "written-cost",
    "cost",
    "gap",
    "letters",
    "letters-printed",
    "zipf",
    "zipf-written",
    "known",
    "tokens",
    "elision",
    "noise",
    "strangers",
    "words-near",
    "sign-before",
    "sign-behind",
    "met-before",
    "met-behind",
    "met-before-written",
    "met-behind-written",
    "same-letters",
    "plainer",
    "english",
    "foreign",
    "ends-alike",
    "begins-alike",
    "title",
    "upper",
    "mixed",
    "opens",
    "repeats-written",
    "repeats",
    "novelty",
    "oddest",
    "name-before",
    "name-behind",
    "old",
    "cost-by-letter",
    "fit-written",
];

/// What a decision about marks between words rests on; see `src/stages/misreadings/mark_features.rs`.
pub const MISREAD_MARKS: [&str; 32] = [
    "log-odds",
    "fit",
    "gap",
    "role",
    "role-read",
    "marks",
    "blank-before",
    "blank-behind",
    "noise",
    "oddity",
    "stop-behind",
    "comma-behind",
    "opens",
    "behind-comma",
    "met",
    "known-before",
    "known-behind",
    "letters-before",
    "letters-behind",
    "casing-before",
    "casing-behind",
    "kind-before",
    "kind-behind",
    "zipf-before",
    "zipf-behind",
    "since-stop",
    "until-stop",
    "pairs",
    "elided",
    "joined",
    "compound",
    "sign",
];

/// Boosted decision trees: what a decision rests on in, a probability out.
#[derive(Clone, Debug)]
pub struct Calibration {
    nodes: Vec<Node>,
    /// The first node of each tree.
    roots: Vec<u32>,
    /// The log-odds before any tree has spoken.
    start: f32,
}

/// A fork of a tree: go to the first node if the feature is at most the value, else to the second. Or a leaf.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The threshold of a fork; what a leaf adds to the log-odds.
    value: f32,
    /// [`LEAF`] for a leaf.
    feature: u16,
    /// Counted from this node.
    to: [u16; 2],
}

const LEAF: u16 = u16::MAX;

/// No decision rests on more; a power of two, so that a place is looked up without asking whether it is there.
const MOST_FEATURES: usize = 128;

impl Calibration {
    /// Reads a table of trees. `start` and the log-odds before any tree is the first line; `tree` begins a tree; then a
    /// node a line, parents before children: `feature threshold steps steps` for a fork, with how many lines below it the two nodes
    /// it leads to stand, or `add log-odds` for a leaf. Fields are parted by tabs.
    ///
    /// # Errors
    /// If a line is of another form, names no feature of `features`, or a fork leads out of its tree.
    pub fn parse(table: &str, features: &[&str]) -> Result<Self, FormatError> {
        let mut trees = Self { nodes: Vec::new(), roots: Vec::new(), start: 0.0 };
        let wrong = |line: &str| FormatError::Table {
            table: "calibration",
            line: line.to_owned(),
            expected: "`start`, `tree`, `add` or a feature with its numbers, parted by tabs",
        };
        for line in table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
            trees.read(line, features).ok_or_else(|| wrong(line))?;
        }
        for (at, node) in trees.nodes.iter().enumerate() {
            if node.feature == LEAF {
                continue;
            }
            let end = trees.roots.iter().find(|r| **r as usize > at).copied();
            let end = end.map_or(trees.nodes.len(), |r| r as usize);
            if node.to.iter().any(|steps| *steps == 0 || at + usize::from(*steps) >= end) {
                return Err(wrong("a fork that leads out of its tree"));
            }
        }
        Ok(trees)
    }

    fn read(&mut self, line: &str, features: &[&str]) -> Option<()> {
        let mut fields = line.split('\t');
        match fields.next()? {
            "start" => self.start = fields.next()?.parse().ok()?,
            "tree" => self.roots.push(self.nodes.len() as u32),
            "add" => {
                let value = fields.next()?.parse().ok()?;
                self.nodes.push(Node { value, feature: LEAF, to: [0; 2] });
            }
            name => {
                let feature = features.iter().take(MOST_FEATURES).position(|f| *f == name)? as u16;
                let value = fields.next()?.parse().ok()?;
                let to = [fields.next()?.parse().ok()?, fields.next()?.parse().ok()?];
                self.nodes.push(Node { value, feature, to });
            }
        }
        Some(())
    }

    /// The logistic of what the trees add up to. Features beyond those given count as 0.
    pub fn probability(&self, features: &[f32]) -> f32 {
        let mut known = [0.0; MOST_FEATURES];
        known.iter_mut().zip(features).for_each(|(known, feature)| *known = *feature);
        let log_odds =
            self.roots.iter().fold(self.start, |sum, &root| sum + self.ask(root, &known));
        1.0 / (1.0 + (-log_odds).exp())
    }

    #[inline]
    fn ask(&self, root: u32, features: &[f32; MOST_FEATURES]) -> f32 {
        let mut at = root as usize;
        while let Some(node) = self.nodes.get(at) {
            if node.feature == LEAF {
                return node.value;
            }
            let value = features[usize::from(node.feature) % MOST_FEATURES];
            let [low, high] = node.to;
            at += usize::from(if value > node.value { high } else { low });
        }
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str =
        "# a tree\nstart\t-1\ntree\ngap\t2.5\t1\t2\nadd\t-1\ncost\t4\t1\t2\nadd\t3\nadd\t1\n";

    #[test]
    fn trees_are_asked_from_the_root() {
        let trees = Calibration::parse(TABLE, &["gap", "cost"]).unwrap();
        let log_odds = |features: &[f32]| {
            let p = trees.probability(features);
            (p / (1.0 - p)).ln().round() as i32
        };
        assert_eq!(
            [log_odds(&[2.5, 1.0]), log_odds(&[3.0, 1.0]), log_odds(&[3.0, 5.0])],
            [-2, 2, 0]
        );
    }

    #[test]
    fn a_wrong_table_is_refused() {
        for (table, what) in [
            ("start\tx", "no number"),
            ("tree\nfrost\t1\t1\t2\nadd\t1\nadd\t1", "no feature"),
            ("tree\ngap\t1\t1\t2\nadd\t1", "leads out"),
            ("tree\ngap\t1\t0\t1\nadd\t1", "leads to itself"),
        ] {
            assert!(Calibration::parse(table, &["gap"]).is_err(), "{what}");
        }
    }
}
