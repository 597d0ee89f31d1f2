//! The Hunspell dictionary, expanded: each stem with each of its endings, and what the form then is.
//!
//! Flags are two letters. Suffix rules add tags of their own. Prefix rules are elisions (`l'`, `qu'`), which the
//! tokenizer splits off, save those that build units of measure: `kilo` + `mètre`, `mètres`.

use std::collections::BTreeSet;

use coquille::model::{Tag, Tense, Traits};
use rustc_hash::FxHashMap;

use super::tags::tags;
use crate::error::{Error, Result};

/// One thing a form of the dictionary is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reading {
    /// As it is written, with a straight apostrophe.
    pub form: String,
    /// The word it is a form of.
    pub lemma: String,
    /// Part of speech and features.
    pub tag: Tag,
    /// What the verb governs.
    pub traits: Traits,
}

/// The stem alone is no word: it needs an ending.
const NEEDS_AFFIX: &str = "()";
/// A form that must not be.
const FORBIDDEN: &str = "{}";

#[derive(Debug)]
struct Suffix {
    cut: String,
    ending: String,
    condition: Condition,
    fields: String,
}

#[derive(Debug)]
struct Prefix {
    start: String,
    flags: Vec<String>,
}

/// The ending that a stem must have: letters, and sets of letters in brackets.
#[derive(Debug)]
struct Condition(Vec<(bool, Vec<char>)>);

impl Condition {
    fn parse(pattern: &str) -> Self {
        let mut sets = Vec::new();
        let mut chars = pattern.chars();
        while let Some(c) = chars.next() {
            match c {
                // any letter at all, in front: no condition
                '.' => sets.push((false, Vec::new())),
                '[' => {
                    let set: Vec<char> = chars.by_ref().take_while(|&c| c != ']').collect();
                    let without = set.first() == Some(&'^');
                    sets.push((!without, set[usize::from(without)..].to_vec()));
                }
                c => sets.push((true, vec![c])),
            }
        }
        Self(sets)
    }

    fn holds(&self, stem: &str) -> bool {
        let mut chars = stem.chars().rev();
        self.0
            .iter()
            .rev()
            .all(|(wanted, set)| chars.next().is_some_and(|c| set.contains(&c) == *wanted))
    }
}

/// The affix rules of a dictionary, by flag.
#[derive(Debug, Default)]
pub struct Affixes {
    suffixes: FxHashMap<String, Vec<Suffix>>,
    prefixes: FxHashMap<String, Vec<Prefix>>,
}

impl Affixes {
    /// Reads the text of an `.aff` file with two-letter flags.
    pub fn parse(text: &str) -> Self {
        let mut affixes = Self::default();
        for line in text.lines() {
            let fields: Vec<&str> = line.split_ascii_whitespace().collect();
            let [kind, flag, cut, ending, condition, ..] = fields[..] else { continue };
            let (ending, flags) = ending.split_once('/').unwrap_or((ending, ""));
            let mut flags = split_flags(flags);
            let whole = |part: &str| if part == "0" { String::new() } else { straight(part) };
            if kind == "SFX" {
                affixes.suffixes.entry(flag.to_owned()).or_default().push(Suffix {
                    cut: whole(cut),
                    ending: whole(ending),
                    condition: Condition::parse(if condition == "." { "" } else { condition }),
                    fields: fields[5..].join(" "),
                });
            } else if kind == "PFX" && !straight(ending).contains('\'') {
                // a stem with a prefix has its numbers from the suffixes of the prefix
                if !flags.is_empty() {
                    flags.push(NEEDS_AFFIX.to_owned());
                }
                affixes
                    .prefixes
                    .entry(flag.to_owned())
                    .or_default()
                    .push(Prefix { start: whole(ending), flags });
            }
        }
        affixes
    }

    /// Every form of an entry of the `.dic` file, such as `maison/S.() po:nom is:fem`.
    fn expand(&self, entry: &str, out: &mut BTreeSet<Reading>) {
        let (head, fields) = entry.split_once(' ').unwrap_or((entry, ""));
        let (stem, flags) = head.split_once('/').unwrap_or((head, ""));
        let flags = split_flags(flags);
        if flags.iter().any(|flag| flag == FORBIDDEN) || fields.contains("po:err") {
            return;
        }
        self.inflect(&straight(stem), &flags, fields, out);
        for prefix in flags.iter().filter_map(|flag| self.prefixes.get(flag)).flatten() {
            self.inflect(
                &format!("{}{}", prefix.start, straight(stem)),
                &prefix.flags,
                fields,
                out,
            );
        }
    }

    fn inflect(&self, stem: &str, flags: &[String], fields: &str, out: &mut BTreeSet<Reading>) {
        let lemma =
            fields.split_ascii_whitespace().find_map(|f| f.strip_prefix("st:")).unwrap_or(stem);
        if !flags.iter().any(|flag| flag == NEEDS_AFFIX) {
            record(stem, lemma, fields, out);
        }
        for suffix in flags.iter().filter_map(|flag| self.suffixes.get(flag)).flatten() {
            if !suffix.condition.holds(stem) {
                continue;
            }
            let Some(kept) = stem.strip_suffix(suffix.cut.as_str()) else { continue };
            let form = format!("{kept}{}", suffix.ending);
            record(&form, lemma, &format!("{fields} {}", suffix.fields), out);
        }
    }
}

fn record(form: &str, lemma: &str, fields: &str, out: &mut BTreeSet<Reading>) {
    // `aimè-je`, of 1990: alone it is far more often a misprint of `aimé`
    if !is_word(form) || form.ends_with('è') && fields.contains("po:1isg") {
        return;
    }
    let (tags, traits) = tags(fields);
    for tag in tags {
        out.insert(Reading {
            form: form.to_owned(),
            lemma: lemma.to_owned(),
            tag,
            traits: if tag.tense() == Tense::None { Traits::default() } else { traits },
        });
    }
}

/// Whether the form is one word of Latin letters: no formula, no symbol, no `1ʳᵉ`, nothing with a blank.
pub fn is_word(form: &str) -> bool {
    form.starts_with(char::is_alphabetic)
        && form.chars().all(|c| {
            c.is_ascii_alphabetic()
                || matches!(c, '-' | '\'')
                || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}') && c.is_alphabetic()
        })
}

fn straight(text: &str) -> String {
    text.replace('’', "'")
}

fn split_flags(flags: &str) -> Vec<String> {
    let letters: Vec<char> = flags.chars().collect();
    letters.chunks(2).map(|pair| pair.iter().collect()).collect()
}

/// Every reading of every form of the dictionary.
///
/// # Errors
/// When the word list is empty or does not begin with its length.
pub fn expand(affixes: &str, words: &str) -> Result<BTreeSet<Reading>> {
    let affixes = Affixes::parse(affixes);
    let mut lines = words.lines();
    let count = lines.next().and_then(|line| line.trim().parse::<usize>().ok());
    if count.is_none_or(|count| count == 0) {
        return Err(Error::line("fr.dic", 0, "expected the number of words"));
    }
    let mut out = BTreeSet::new();
    for line in lines {
        affixes.expand(line.trim(), &mut out);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AFFIXES: &str = "
SFX S. 0 0/L'D'Q' [^sxz] is:sg
SFX S. 0 s/D'Q' [^sxz] is:pl
SFX a0 er er/n'q' er po:infi
SFX a0 ger geons/n'q' ger po:ipre po:1pl
SFX a0 er ons/n'q' [^cg]er po:ipre po:1pl
SFX p. er é/d'q' er po:ppas po:1jsg is:epi is:inv
PFX Um 0 0/S. .
PFX Um 0 d'/S.() [aeiou] dp:de+
PFX Um 0 kilo/S.() .
";

    fn forms(entry: &str) -> String {
        let mut out = BTreeSet::new();
        Affixes::parse(AFFIXES).expand(entry, &mut out);
        let shown: Vec<String> =
            out.iter().map(|r| format!("{}={}:{}", r.form, r.lemma, r.tag)).collect();
        shown.join(" ")
    }

    #[test]
    fn endings_are_put_on() {
        assert_eq!(forms("maison/S.() po:nom is:fem"), "maison=maison:n.f.s maisons=maison:n.f.p");
        assert_eq!(
            forms("manger/a0p.() po:v1_it_q_zz"),
            "mangeons=manger:v.ipre.1.p manger=manger:v.infi mangé=manger:v.ppas.e.i"
        );
        assert_eq!(forms("l' po:mg po:det is:epi is:sg st:le"), "l'=le:art.e.s");
        assert_eq!(forms("qu/-- po:mg po:cjsub po:err"), "");
        assert_eq!(forms("1er/-- po:adj is:mas is:sg"), "");
    }

    #[test]
    fn units_of_measure_are_built() {
        assert_eq!(
            forms("mètre/Um() po:nom is:mas"),
            "kilomètre=kilomètre:n.m.s kilomètres=kilomètre:n.m.p mètre=mètre:n.m.s mètres=mètre:n.m.p"
        );
    }
}
