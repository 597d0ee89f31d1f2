//! `damage.tsv`: how many edits of right texts are wrong, by the threshold of confidence that lets them pass.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use coquille::model::{Files, Model};
use coquille::{Cleaned, Cleaner, Edit, Options};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::texts::{self, Text};

/// The thresholds of the table.
const THRESHOLDS: [f32; 12] = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99];

/// What the table is made from.
#[derive(Clone, Debug)]
pub struct Evidence<'a> {
    /// Files of right texts; see [`texts::read`].
    pub texts: &'a [PathBuf],
    /// Lists of what a reader found to be wrong in them nevertheless: the id of a text, a tab, what stands there.
    pub right: &'a [PathBuf],
    /// The folder in which `calibrate.py --held` left trees that have not seen a part of the texts.
    pub held: Option<&'a Path>,
}

/// The table, and what was counted for it.
#[derive(Clone, Debug)]
pub struct DamageTable {
    /// The lines of `damage.tsv`.
    pub table: String,
    /// The edits that count as wrong, a line each, for a reader: the id of the text, what stood there, what came in
    /// its place, how sure, why, and where. The first two columns are a line of a list of what is right.
    pub wrong: String,
}

/// Cleans the texts and counts the edits that are wrong.
///
/// # Errors
/// When a file cannot be read, there is no text, or trees are missing or damaged.
pub fn damage_table(evidence: &Evidence<'_>) -> Result<DamageTable> {
    let right = known_misprints(evidence.right)?;
    let deciders = Deciders::load(evidence.held)?;
    let mut count = Count::default();
    for file in evidence.texts {
        for text in texts::read(file)? {
            let cleaned = deciders.of(&text).explain(&text.text);
            count.add(&text, &cleaned, &right);
        }
    }
    if count.words == 0 {
        return Err(Error::Limit(
            "found no text to clean, expected files of right texts".to_owned(),
        ));
    }
    Ok(DamageTable { table: count.head(evidence) + &count.rows(), wrong: count.shown })
}

/// The pairs of an id and a word of several lists. What stands behind another tab is for the reader.
fn known_misprints(lists: &[PathBuf]) -> Result<BTreeSet<(String, String)>> {
    let mut misprints = BTreeSet::new();
    for list in lists {
        let text = std::fs::read_to_string(list).map_err(Error::file(list))?;
        for (i, line) in text.lines().enumerate() {
            let mut fields = line.split('\t');
            let (Some(id), Some(word)) = (fields.next(), fields.next()) else {
                let problem = "found no tab, expected the id of a text, a tab and a word of it";
                return Err(Error::line(&list.display().to_string(), i, problem));
            };
            misprints.insert((id.to_owned(), word.to_owned()));
        }
    }
    Ok(misprints)
}

/// Cleaners for the folds of the texts; one for all where no fold was held back from learning.
struct Deciders(Vec<Cleaner>);

impl Deciders {
    fn load(held: Option<&Path>) -> Result<Self> {
        let mut options = Options::default();
        options.min_confidence = THRESHOLDS[0];
        let cleaner = Cleaner::new(options);
        let Some(folder) = held else { return Ok(Self(vec![cleaner])) };
        let mut cleaners = Vec::new();
        while folder.join(format!("calibration-{}.tsv", cleaners.len())).exists() {
            cleaners.push(cleaner.with_model(held_back(folder, cleaners.len())?));
        }
        if cleaners.is_empty() {
            return Err(Error::Limit(format!(
                "{}: found no calibration-0.tsv, expected what calibrate.py --held={0} writes, with --real and without",
                folder.display()
            )));
        }
        Ok(Self(cleaners))
    }

    /// The cleaner whose trees have not seen a text: calibrate.py finds the fold in the same way.
    fn of(&self, text: &Text) -> &Cleaner {
        let first = Sha256::digest(&text.text)[0];
        &self.0[usize::from(first) % self.0.len()]
    }
}

/// The model with the trees that were learned without one fold.
fn held_back(folder: &Path, fold: usize) -> Result<&'static Model> {
    let read = |name: &str| {
        let path = folder.join(format!("{name}-{fold}.tsv"));
        std::fs::read_to_string(&path).map(|table| &*table.leak()).map_err(Error::file(&path))
    };
    let (calibration, real_words) = (read("calibration")?, read("real_words")?);
    let files = Files { calibration, real_words, ..Files::FRENCH };
    let model =
        Model::load(files).map_err(|e| Error::Limit(format!("{}: {e}", folder.display())))?;
    Ok(Box::leak(Box::new(model)))
}

/// What was counted so far.
#[derive(Debug, Default)]
struct Count {
    texts: usize,
    words: usize,
    edits: usize,
    /// How sure each wrong edit is.
    wrong: Vec<f32>,
    shown: String,
}

impl Count {
    fn add(&mut self, text: &Text, cleaned: &Cleaned, right: &BTreeSet<(String, String)>) {
        self.texts += 1;
        self.words += text.text.split_whitespace().count();
        for edit in &cleaned.edits {
            self.edits += 1;
            if is_ligature(edit) || right.contains(&(text.id.clone(), edit.before.clone())) {
                continue;
            }
            self.wrong.push(edit.confidence.get());
            let Edit { before, after, confidence, reason, .. } = edit;
            let place = around(&text.text, edit);
            let shown = &mut self.shown;
            let _ =
                writeln!(shown, "{}\t{before}\t{after}\t{confidence}\t{reason}\t{place}", text.id);
        }
    }

    fn head(&self, evidence: &Evidence<'_>) -> String {
        let name =
            |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let files: Vec<String> = evidence.texts.iter().map(name).collect();
        let (texts, words, edits) = (self.texts, self.words, self.edits);
        let right = edits - self.wrong.len();
        let trees = match evidence.held {
            Some(_) => "No text was decided about by trees that had learned from it.",
            None => {
                "Where the trees that decide have learned from these texts, others suffer more."
            }
        };
        format!(
            "\
# Wrong edits in 10,000 words of right text, by the threshold of confidence: what the option `max_damage` goes by.
# Counted by `coquille-dictionaries-build damage-table` with the preset `repair`.
# Texts: {}: {texts} texts, {words} words.
# At the lowest threshold {edits} edits, of which {right} mend what was wrong in the texts nevertheless.
# {trees}
# threshold\twrong edits in 10,000 words\twrong edits
",
            files.join(", ")
        )
    }

    fn rows(&self) -> String {
        let mut rows = String::new();
        for threshold in THRESHOLDS {
            let wrong = self.wrong.iter().filter(|sure| **sure >= threshold).count();
            let damage = 1e4 * wrong as f64 / self.words as f64;
            let _ = writeln!(rows, "{threshold:.2}\t{damage:.2}\t{wrong}");
        }
        rows
    }
}

/// Whether two letters became the ligature that they stand for: texts without it are right but for that.
fn is_ligature(edit: &Edit) -> bool {
    let joined = [("oe", "œ"), ("Oe", "Œ"), ("OE", "Œ")];
    let joined = joined.iter().fold(edit.before.clone(), |text, (two, one)| text.replace(two, one));
    joined == edit.after && joined != edit.before
}

/// The line of a text around an edit.
fn around(text: &str, edit: &Edit) -> String {
    const CHARACTERS: usize = 30;
    let left: Vec<char> = text[..edit.start].chars().rev().take(CHARACTERS).collect();
    let left: String = left.into_iter().rev().collect();
    let right: String = text[edit.end..].chars().take(CHARACTERS).collect();
    format!("…{left}[{}]{right}…", edit.before).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder that is gone when the test is over.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder =
                std::env::temp_dir().join(format!("coquille-{}-{name}", std::process::id()));
            std::fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }

        fn file(&self, name: &str, text: &str) -> PathBuf {
            let path = self.0.join(name);
            std::fs::write(&path, text).unwrap();
            path
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            std::fs::remove_dir_all(&self.0).unwrap();
        }
    }

    #[test]
    fn what_is_not_known_to_be_wrong_counts_as_damage() {
        let folder = Folder::new("damage");
        let texts = [folder.file(
            "t.txt",
            "La rivi&egrave;re est l&agrave;.\nUne oeuvre et un &eacute;t&eacute;.\n",
        )];
        let right = [folder.file("right.tsv", "1\t&egrave;\twhy not\n")];
        let made = damage_table(&Evidence { texts: &texts, right: &right, held: None }).unwrap();
        let rows: Vec<&str> = made.table.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(rows.len(), THRESHOLDS.len());
        // three entities in nine words; that of the list and the ligature are right
        assert_eq!(rows[0], "0.50\t3333.33\t3");
        assert!(made.table.contains("# Texts: t.txt: 2 texts, 9 words.\n"), "{}", made.table);
        assert!(made.table.contains("5 edits, of which 2"), "{}", made.table);
        assert_eq!(made.wrong.lines().count(), 3);
        assert!(made.wrong.starts_with("1\t&agrave;\tà\t1.00\thtml-entity\t"), "{}", made.wrong);
        coquille::model::Damage::parse(&made.table).unwrap();
    }

    #[test]
    fn trees_of_a_fold_decide_about_its_texts() {
        let folder = Folder::new("held");
        let texts = [folder.file("t.txt", "Il a vu quelque 700 habitans.\n")];
        let damage = |table: &str| {
            for name in ["calibration-0.tsv", "real_words-0.tsv"] {
                folder.file(name, table);
            }
            damage_table(&Evidence { texts: &texts, right: &[], held: Some(&folder.0) }).unwrap()
        };
        assert_eq!(damage("start\t5\ntree\nadd\t0\n").wrong.lines().count(), 1);
        assert_eq!(damage("start\t-5\ntree\nadd\t0\n").wrong, "");
    }

    #[test]
    fn what_is_missing_is_named() {
        let folder = Folder::new("missing");
        let empty = [folder.file("t.txt", "")];
        let list = [folder.file("right.tsv", "1 mot\n")];
        let table = |texts, right, held| {
            damage_table(&Evidence { texts, right, held }).unwrap_err().to_string()
        };
        assert!(table(&empty, &[], None).contains("no text"));
        assert!(table(&empty, &list, None).contains("right.tsv, line 1"));
        assert!(table(&empty, &[], Some(&folder.0)).contains("calibrate.py --held"));
    }
}
