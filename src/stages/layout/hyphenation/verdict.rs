//! Whose hyphen it is: the word's own, or that of a line end.

use super::cut::{Cut, Gap, is_only_of_cuts};
use super::forms::Forms;
use crate::edit::Confidence;
use crate::model::Flags;
use crate::text::letters::plain;
use crate::text::tokens::{is_clitic, is_elided};

/// What becomes of a cut.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Verdict {
    /// The hyphen goes, and what parts it from the letters behind.
    Join(Confidence),
    /// The hyphen stays, and what parts it from the letters behind goes.
    Keep(Confidence),
}

use Verdict::{Join, Keep};

const SURE: Confidence = Confidence::new(0.98);
const LIKELY: Confidence = Confidence::new(0.9);
const RATHER: Confidence = Confidence::new(0.8);
pub(super) const UNSURE: Confidence = Confidence::new(0.6);

/// A form must be this much rarer, in Zipf units, to be the wrong one of two that exist.
const MUCH_RARER: f32 = 1.0;
/// Two words that a blank parts behind a hyphen are one only if it is at least so common: `pro- mis`.
const COMMON: f32 = 3.0;

/// What stands before a word with a hyphen, whatever the word: `ex-ministre`, `très-heureux` in old print.
const PREFIXES: &[&str] = &[
    "anti", "après", "arrière", "avant", "bas", "basse", "beau", "belle", "bien", "ci", "co",
    "contre", "demi", "entre", "ex", "extra", "franc", "franco", "grand", "grande", "grands",
    "haut", "haute", "juste", "mal", "mi", "moyen", "non", "nouveau", "petit", "petite", "porte",
    "quasi", "saint", "sainte", "semi", "sous", "sur", "très", "ultra", "vice",
];

/// What stands between the parts of a name or a compound: `Aix-les-Bains`, `rez-de-chaussée`.
const LINKS: &[&str] = &[
    "à", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lès", "lez",
    "sous", "sur",
];

impl Forms<'_> {
    /// What becomes of a cut, if anything. `columns` says that words are cut all over the text.
    pub(super) fn verdict(&self, cut: &Cut<'_>, columns: bool) -> Option<Verdict> {
        match cut.gap {
            Gap::LineEnd | Gap::Blank if self.opens_sentence(cut) => None,
            Gap::LineEnd => Some(self.across_lines(cut)),
            Gap::Lines => self.across_pages(cut),
            Gap::Blank => self.across_blank(cut, columns),
            Gap::None => self.inside(cut),
        }
    }

    /// Whether the hyphen stands for a dash, and a sentence begins behind: `à lui-⏎Et il sortit`.
    fn opens_sentence(&self, cut: &Cut<'_>) -> bool {
        const SMALL_WORD: f32 = 5.5;
        let small = || self.word(&plain(cut.right)).is_some_and(|word| word.zipf() >= SMALL_WORD);
        cut.has_capital() && small() && self.entry(&cut.hyphenated()).is_none()
    }

    /// What becomes of a cut with empty lines behind: it is joined only to a word that goes on in small letters.
    fn across_pages(&self, cut: &Cut<'_>) -> Option<Verdict> {
        let [left, right] = cut.pieces();
        let one = self.word(&cut.joined()).filter(|_| right.starts_with(char::is_lowercase))?;
        let words = self.is_word(left) && self.is_word(right);
        (!words || one.zipf() >= COMMON).then(|| self.across_lines(cut))
    }

    /// What becomes of a cut at a line end.
    fn across_lines(&self, cut: &Cut<'_>) -> Verdict {
        let [left, right] = cut.pieces();
        if let Some(verdict) = self.before_apostrophe(cut) {
            return verdict;
        }
        if cut.has_capital() || is_for_the_ear(cut) {
            return Keep(SURE);
        }
        let [joined, hyphenated] = [cut.joined(), cut.hyphenated()];
        let words = self.is_word(left) && self.is_word(right);
        let one = if words { self.word(&joined) } else { self.entry(&joined) };
        match [one, self.entry(&hyphenated)] {
            [None, Some(_)] => Keep(SURE),
            [one, None] if is_clitic(&plain(right)) && self.is_word(left) => {
                let leans = one.is_none() || self.leans(left, right, &joined);
                if leans { Keep(LIKELY) } else { Join(LIKELY) }
            }
            // the page spells it with a hyphen inside its lines, and nowhere without
            [Some(_), None]
                if words
                    && !self.has_cuts_inside
                    && self.count(&hyphenated) > 1
                    && self.count(&joined) == 0 =>
            {
                Keep(RATHER)
            }
            [Some(_), None] => Join(SURE),
            [Some(one), Some(two)] if one.zipf() >= two.zipf() + MUCH_RARER => Join(LIKELY),
            [Some(one), Some(two)] if two.zipf() >= one.zipf() + MUCH_RARER => Keep(LIKELY),
            // portemanteau is the newer spelling
            [Some(_), Some(_)] => Keep(RATHER),
            [None, None] => self.of_unknown(cut, &joined, &hyphenated),
        }
    }

    /// The same where the lexicon knows neither form.
    fn of_unknown(&self, cut: &Cut<'_>, joined: &str, hyphenated: &str) -> Verdict {
        let [left, right] = cut.pieces();
        let words = self.is_word(left) && self.is_word(right);
        if cut.has_more() {
            let one = [left, right].concat();
            if !words && self.is_word(&one) {
                return Join(LIKELY);
            }
            let links = |part: &str| LINKS.contains(&&*plain(part));
            if links(right) && right.len() < cut.right.len()
                || links(left) && left.len() < cut.left.len()
            {
                return Keep(LIKELY);
            }
        }
        match [self.count(joined) > 0, self.count(hyphenated) > 0] {
            [false, true] => return Keep(LIKELY),
            [true, false] => return Join(LIKELY),
            _ => {}
        }
        let letters = [left, right].map(|part| part.chars().count());
        let prefix = is_prefix(left)
            // physiologico-psychologique
            || letters[0] > 3 && left.ends_with('o') && letters[1] > 4;
        if prefix && self.is_word(right) && letters[1] > 2 {
            return Keep(LIKELY);
        }
        let compound = if left.chars().all(char::is_uppercase) {
            letters.iter().all(|count| *count > 2) && words
        } else if left.starts_with(char::is_uppercase) {
            letters.iter().all(|count| *count > 3) && self.is_common(left) && self.is_common(right)
        } else {
            letters.iter().all(|count| *count > 1) && words
        };
        match (compound, words) {
            (true, _) => Keep(RATHER),
            (false, true) => Join(RATHER),
            (false, false) => Join(LIKELY),
        }
    }

    /// What becomes of a cut whose second part ends with an apostrophe: `jus-qu'à`, `aujour-d'hui`, `va-t'en`.
    fn before_apostrophe(&self, cut: &Cut<'_>) -> Option<Verdict> {
        let tail = cut.tail?;
        let [left, right] = cut.pieces();
        let joined = cut.joined();
        let whole = [&joined, "'", tail].concat();
        if is_elided(&joined) || !tail.is_empty() && self.is_word(&whole) {
            return Some(Join(SURE));
        }
        (is_elided(right) && self.is_word(left)).then_some(Keep(LIKELY))
    }

    /// What becomes of a cut with a blank behind: `pré- et postnatal` has none.
    fn across_blank(&self, cut: &Cut<'_>, columns: bool) -> Option<Verdict> {
        let [left, right] = cut.pieces();
        let verdict = self.across_lines(cut);
        let words = self.is_word(left) && self.is_word(right);
        let joined = cut.joined();
        let joins = matches!(&*plain(cut.right), "et" | "ou");
        let goes_on = right.starts_with(char::is_lowercase)
            || [left, right]
                .iter()
                .all(|part| part.len() > 1 && part.chars().all(char::is_uppercase));
        match verdict {
            // a list: A- Le premier
            Join(_) if !goes_on => None,
            Join(_) => match self.entry(&joined) {
                Some(one) if words && one.zipf() < COMMON && !columns => None,
                Some(_) if joins && words => None,
                Some(_) => Some(verdict),
                // a misread word, or a name; of misread marks too some look like hyphens
                None => {
                    let cut = columns && !self.is_word(left) && !self.is_word(right);
                    (cut || self.count(&joined) > 0).then_some(verdict)
                }
            },
            Keep(_) if joins => None,
            Keep(_) => {
                let hyphenated = cut.hyphenated();
                let whole = || Some([&hyphenated, "'", cut.tail?].concat());
                let known = self.entry(&hyphenated).is_some()
                    || self.is_compound(left, right)
                    || whole().is_some_and(|whole| self.entry(&whole).is_some())
                    || self.count(&hyphenated) > 0
                    || is_for_the_ear(cut)
                    || is_clitic(&plain(right)) && self.leans(left, right, &joined)
                    || (is_titled(left) || columns && is_prefix(left))
                        && self.is_word(right)
                        && right.chars().count() > 3
                    || columns && (cut.has_more() || are_names(left, right))
                    // Légion- d'honneur
                    || columns && plain(right) == "d" && cut.tail.is_some() && cut.left.starts_with(char::is_uppercase)
                    || columns && (is_subject(right) || self.addresses(left, right));
                known.then_some(verdict)
            }
        }
    }

    /// Whether the lexicon or the text has the compound in another number: `wagon-lits`, `lits-salons`.
    fn is_compound(&self, left: &str, right: &str) -> bool {
        let one = |part: &str| part.strip_suffix(['s', 'x']).unwrap_or(part).to_owned();
        let (left, right) = (one(left), one(right));
        left.len() > 2
            && right.len() > 2
            && [["", ""], ["s", "s"], ["s", ""], ["", "s"]].iter().any(|[a, b]| {
                let form = format!("{left}{a}-{right}{b}");
                self.is_word(&form) || self.count(&form) > 0
            })
    }

    /// What becomes of a hyphen inside a word, if others were of line ends.
    fn inside(&self, cut: &Cut<'_>) -> Option<Verdict> {
        if is_only_of_cuts(cut.sign) {
            return Some(self.across_lines(cut));
        }
        if let Some(verdict @ Join(_)) = self.before_apostrophe(cut) {
            return Some(verdict);
        }
        let Join(confidence) = self.across_lines(cut) else { return None };
        let [left, right] = cut.pieces();
        let words = [left, right].map(|part| self.is_word(part));
        let Some(one) = self.entry(&cut.joined()) else {
            // a misread word, or a name
            let cut = words == [false; 2] && right.starts_with(char::is_lowercase);
            return cut.then_some(Join(RATHER));
        };
        if words != [true; 2] {
            return Some(Join(confidence));
        }
        let common = one.zipf() >= COMMON;
        let cut = common || one.flags.has(Flags::DICTIONARY) && !is_prefix(left);
        cut.then_some(Join(if common || self.has_cuts_inside { RATHER } else { UNSURE }))
    }

    /// Whether a hyphen inside a word is none of its own even where no others were of line ends.
    pub(super) fn is_cut_alone(&self, cut: &Cut<'_>) -> bool {
        let [left, right] = cut.pieces();
        // foot and ball are met elsewhere, and dict-on is older than dit-on
        let words =
            self.is_met(left) && self.is_met(right) || is_prefix(left) || is_clitic(&plain(right));
        !words && self.word(&cut.joined()).is_some_and(|one| one.zipf() >= COMMON)
    }
}

/// Whether what stands before makes a compound of any noun or adjective, and is no word of its own.
fn is_titled(left: &str) -> bool {
    matches!(&*plain(left), "demi" | "ex" | "non" | "saint" | "sainte" | "très" | "vice")
}

/// Whether both have a capital and are long enough for a name: `Radio- Paris`.
fn are_names(left: &str, right: &str) -> bool {
    let link = |part: &str| LINKS.contains(&&*plain(part));
    [left, right]
        .iter()
        .all(|part| part.starts_with(char::is_uppercase) && part.chars().count() > 2 && !link(part))
}

/// Whether it is the subject of the verb before, or `là`. The article is a misread mark more often: `de- la`.
fn is_subject(right: &str) -> bool {
    matches!(&*plain(right), "je" | "tu" | "il" | "ils" | "elle" | "elles" | "on" | "ce" | "là")
}

/// Whether any word may stand behind, with a hyphen between.
fn is_prefix(left: &str) -> bool {
    PREFIXES.contains(&&*plain(left))
}

/// Whether the `t` of `a-t-il` stands beside the hyphen.
fn is_for_the_ear(cut: &Cut<'_>) -> bool {
    let is_pronoun = |part: &str| matches!(&*plain(part), "il" | "ils" | "elle" | "elles" | "on");
    let [left, right] = cut.pieces();
    let small = |part: &str| part.eq_ignore_ascii_case("t");
    let second = cut.right.split('-').nth(1);
    small(left) && left.len() < cut.left.len() && is_pronoun(right)
        || small(right) && second.is_some_and(is_pronoun)
}
