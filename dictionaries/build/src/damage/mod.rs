//! Pairs for learning how far to trust repairs: the lines held back from counting, damaged in one way or another, each
//! with the line as it was.

mod ear;
mod letters;
mod real_words;

use std::io::Write;
use std::path::Path;

use coquille::model::Model;
use serde_json::json;

use crate::error::Result;
use crate::random::Random;
use crate::sources::corpora::CORPORA;

/// What is done to the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Damage {
    /// Most sentences get a real word written as another that it is taken for.
    Words,
    /// A letter, a blank or an apostrophe of each line is wrong.
    Letters,
    /// A word of each line is written as it sounds.
    Ear,
    /// Nothing: what is said of these is wrong.
    None,
}

/// Writes a JSON line with `id`, `noisy` and `gold` for each line held back.
///
/// # Errors
/// When a corpus cannot be read, or the output not be written.
pub fn damage(sources: &Path, damage: Damage, mut output: impl Write) -> Result<()> {
    let model = Model::french();
    let mut random = Random::default();
    for corpus in CORPORA {
        let mut rows = Vec::new();
        corpus.lines(sources, |index, line| {
            if corpus.holds_back(index) {
                rows.push((index, line.to_owned()));
            }
        })?;
        for (index, line) in rows {
            let noisy = match damage {
                Damage::Words => real_words::damaged(model, &line, &mut random),
                Damage::Letters => match letters::damaged(&model.channel, &line, &mut random) {
                    Some(noisy) => noisy,
                    None => continue,
                },
                Damage::Ear => match ear::damaged(&model.lexicon, &line, &mut random) {
                    Some(noisy) => noisy,
                    None => continue,
                },
                Damage::None => line.clone(),
            };
            let id = format!("{}-{index}", corpus.name);
            writeln!(output, "{}", json!({ "id": id, "noisy": noisy, "gold": line }))?;
        }
    }
    Ok(())
}
