//! The corpora: which there are, when they were written and how much each counts.
//!
//! Modern text is a third of what could be had, and most of that is parliament; so encyclopaedia,
//! news and explanation count double, technical documentation a little less, novels of the nineteenth century a quarter.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::error::{Error, Result};

/// When a text was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Era {
    /// Since about 1990.
    Modern,
    /// The nineteenth century, and up to 1920; or a mixture with it.
    Period,
}

/// A corpus: one sentence or paragraph a line, compressed with `xz`.
#[derive(Clone, Copy, Debug)]
pub struct Corpus {
    /// Its name; the file is `NAME.txt.xz`.
    pub name: &'static str,
    /// When it was written.
    pub era: Era,
    /// What one occurrence counts, in quarters; 1 to 15.
    pub quarters: u32,
}

const fn modern(name: &'static str, quarters: u32) -> Corpus {
    Corpus { name, era: Era::Modern, quarters }
}

const fn period(name: &'static str) -> Corpus {
    Corpus { name, era: Era::Period, quarters: 1 }
}

/// Every corpus, in the order that they are read.
pub const CORPORA: &[Corpus] = &[
    modern("wivico_wiki_vikidia", 8),
    modern("viepublique_lois", 8),
    modern("viepublique_sn", 8),
    modern("tico19_fr", 8),
    modern("an_debats_2013", 4),
    modern("an_debats_2022_2025", 4),
    modern("an_debats_2013_2018", 4),
    modern("code_civil", 4),
    modern("code_propriete_intellectuelle", 4),
    modern("mdn_fr", 3),
    modern("python_docs_fr", 3),
    modern("ms_dynamics365ops_fr", 2),
    modern("ms_teams_skype_fr", 2),
    modern("ms_powershell_fr", 2),
    // written by everyone, with the misprints of everyone
    modern("frwikidisc", 1),
    period("commonvoice_fr_cc0"),
    period("commonvoicefr_libretheatre"),
    period("commonvoicefr_wikisource"),
    period("eltec_fra"),
    period("cligs_textbox_fr19"),
    period("cidre_novels"),
    period("gutenberg_fr_989"),
];

impl Corpus {
    /// Whether a line is held back from counting, to choose weights on. What counts double is held back more often, so
    /// that the weights suit more than parliament.
    pub const fn holds_back(self, line: usize) -> bool {
        let every = if self.quarters > 4 { 16 } else { 100 };
        matches!(self.era, Era::Modern) && line % every == every - 1
    }

    /// The name of its file in the folder of sources.
    pub fn file(self) -> String {
        format!("corpora/{}.txt.xz", self.name)
    }

    /// Calls `each` with the number and text of every line.
    ///
    /// # Errors
    /// When the file cannot be read, or the command `xz` is missing.
    pub fn lines(self, sources: &Path, mut each: impl FnMut(usize, &str)) -> Result<()> {
        let path = sources.join(self.file());
        let mut xz = Command::new("xz")
            .arg("-dc")
            .arg(&path)
            .stdout(Stdio::piped())
            .spawn()
            .map_err(Error::file(&path))?;
        let output = xz.stdout.take().expect("the pipe was asked for");
        let mut reader = BufReader::with_capacity(1 << 20, output);
        let mut line = String::new();
        let mut index = 0;
        while reader.read_line(&mut line).map_err(Error::file(&path))? > 0 {
            each(index, line.trim_end());
            index += 1;
            line.clear();
        }
        let status = xz.wait().map_err(Error::file(&path))?;
        if status.success() {
            return Ok(());
        }
        Err(Error::Limit(format!("{}: xz could not read it", path.display())))
    }
}
