//! `forms.tsv.zst`: every form, sorted.
//!
//! | form | frequency | flags | analyses |
//! |---|---|---|---|
//! | `désertes` | `28` | `dictionary` | `désert:adj.f.p déserter:v.ipre.2.s:itpa` |

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use coquille::model::{Flags, Tag, Traits};

use super::file;
use crate::error::{Error, Result};

/// One thing a form is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Analysis {
    /// The word it is a form of.
    pub lemma: String,
    /// Part of speech and features.
    pub tag: Tag,
    /// What the verb governs.
    pub traits: Traits,
}

/// What is known of a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Zipf frequency in steps of 1/25; 0 when never seen.
    pub frequency: u8,
    /// Where it is known from.
    pub flags: Flags,
    /// What it can be, sorted.
    pub analyses: Vec<Analysis>,
}

/// Every form, in order of bytes.
pub type Forms = BTreeMap<String, Row>;

const TRAITS: &[(Traits, char)] = &[
    (Traits::INTRANSITIVE, 'i'),
    (Traits::TRANSITIVE, 't'),
    (Traits::INDIRECT, 'n'),
    (Traits::PRONOMINAL, 'p'),
    (Traits::ALWAYS_PRONOMINAL, 'P'),
    (Traits::IMPERSONAL, 'm'),
    (Traits::WITH_ETRE, 'e'),
    (Traits::WITH_AVOIR, 'a'),
];

/// Writes the table.
///
/// # Errors
/// When the file cannot be written.
pub fn write(path: &Path, forms: &Forms) -> Result<()> {
    let mut text = String::new();
    for (form, row) in forms {
        let flags: Vec<&str> = Flags::NAMES
            .iter()
            .filter(|(flag, _)| row.flags.has(*flag))
            .map(|(_, name)| *name)
            .collect();
        let analyses: Vec<String> = row.analyses.iter().map(show).collect();
        writeln!(text, "{form}\t{}\t{}\t{}", row.frequency, flags.join(","), analyses.join(" "))
            .expect("writing to a string cannot fail");
    }
    file::write(path, &text)
}

/// Reads the table.
///
/// # Errors
/// When the file cannot be read, or a line is not as above.
pub fn read(path: &Path) -> Result<Forms> {
    let text = file::read(path)?;
    let name = "forms.tsv.zst";
    let mut out = Forms::new();
    for (index, line) in text.lines().enumerate() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [form, frequency, flags, analyses] = fields[..] else {
            return Err(Error::line(name, index, "expected form, frequency, flags, analyses"));
        };
        let row = Row {
            frequency: frequency
                .parse()
                .map_err(|_| Error::line(name, index, "expected a frequency from 0 to 255"))?,
            flags: parse_flags(flags)
                .ok_or_else(|| Error::line(name, index, format!("unknown flag in `{flags}`")))?,
            analyses: parse_analyses(analyses)
                .ok_or_else(|| Error::line(name, index, format!("no analysis: `{analyses}`")))?,
        };
        out.insert(form.to_owned(), row);
    }
    Ok(out)
}

fn show(analysis: &Analysis) -> String {
    let mut out = format!("{}:{}", analysis.lemma, analysis.tag);
    if analysis.traits != Traits::default() {
        out.push(':');
        out.extend(TRAITS.iter().filter(|(t, _)| analysis.traits.has(*t)).map(|(_, code)| code));
    }
    out
}

/// Reads `lemma:tag lemma:tag:traits`.
pub(super) fn parse_analyses(text: &str) -> Option<Vec<Analysis>> {
    text.split_ascii_whitespace()
        .map(|analysis| {
            let mut fields = analysis.split(':');
            let lemma = fields.next()?.to_owned();
            let tag = Tag::parse(fields.next()?)?;
            let mut traits = Traits::default();
            for code in fields.next().unwrap_or_default().chars() {
                traits = traits.and(TRAITS.iter().find(|(_, c)| *c == code)?.0);
            }
            Some(Analysis { lemma, tag, traits })
        })
        .collect()
}

fn parse_flags(text: &str) -> Option<Flags> {
    text.split(',').filter(|name| !name.is_empty()).try_fold(Flags::default(), |flags, name| {
        Some(flags.and(Flags::NAMES.iter().find(|(_, n)| *n == name)?.0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn analyses_are_written_and_read_back() {
        let text = "désert:adj.f.p déserter:v.ipre.2.s:itpa";
        let analyses = parse_analyses(text).unwrap();
        assert_eq!(analyses.iter().map(show).collect::<Vec<_>>().join(" "), text);
        assert_eq!(parse_analyses("désert"), None);
        assert_eq!(parse_flags("dictionary,name"), Some(Flags::DICTIONARY.and(Flags::NAME)));
        assert_eq!(parse_flags("nonsense"), None);
    }
}
