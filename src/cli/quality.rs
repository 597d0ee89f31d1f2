//! `coquille quality`: how good texts are, one line each.

use std::fmt::Write as _;

use crate::cleaner::{Cleaner, PARTS};
use crate::model::quality::Signs;
use crate::quality::Quality;
use crate::report::json;

use super::args::QualityArgs;
use super::batches::{Weighed, in_order};
use super::exit_codes::Exit;
use super::failure::Failure;
use super::form::Form;
use super::input::Source;
use super::output::Output;
use super::pieces::Piece;
use super::progress::Progress;
use super::streams::Streams;

/// What comes of a source, in order.
enum Step {
    Piece(Piece),
    Failed(Failure),
    /// Its end, and what it was.
    End(Source, Form),
}

impl Weighed for Step {
    fn size(&self) -> usize {
        if let Self::Piece(piece) = self { piece.size() } else { 0 }
    }
}

pub(crate) fn run(
    args: &QualityArgs,
    cleaner: &Cleaner,
    streams: &Streams,
) -> Result<Exit, Failure> {
    let mut out = Output::to(None, streams)?;
    let sources = args.input.sources();
    let progress = Progress::new(&sources, true, streams);
    let steps = sources.into_iter().flat_map(|source| {
        let form = args.input.form_of(&source);
        let pieces = args.input.pieces_of(source.clone(), form, PARTS, streams);
        let steps = pieces.map(|piece| piece.map_or_else(Step::Failed, Step::Piece));
        steps.chain(std::iter::once(Step::End(source, form)))
    });
    let (mut signs, mut failed, mut all) = (Signs::default(), false, true);
    in_order(
        steps,
        Step::size,
        |step| match step {
            Step::Piece(piece) => piece.text().map_or_else(Signs::default, |t| cleaner.signs(t)),
            _ => Signs::default(),
        },
        |step, more| {
            signs.merge(&more);
            progress.advance();
            let text = match &step {
                Step::Failed(failure) => {
                    progress.tell(failure);
                    (failed, all) = (true, false);
                    return Ok(());
                }
                Step::Piece(piece) => piece.ends_line().map(|record| Named {
                    source: &record.source,
                    line: Some(record.line),
                    id: record.id.as_deref(),
                }),
                // half of a text says nothing of the whole
                Step::End(source, form) => {
                    let broken = std::mem::take(&mut failed);
                    let whole = !form.has_records() && !broken;
                    if broken {
                        signs = Signs::default();
                    }
                    whole.then_some(Named { source, line: None, id: None })
                }
            };
            let Some(text) = text else { return Ok(()) };
            let quality = cleaner.quality_of(&std::mem::take(&mut signs));
            out.write(&if args.json { text.json(&quality) } else { text.line(&quality) })
        },
    )?;
    out.finish()?;
    Ok(if all { Exit::Done } else { Exit::Unreadable })
}

/// A text by its name.
struct Named<'a> {
    source: &'a Source,
    line: Option<usize>,
    id: Option<&'a str>,
}

impl Named<'_> {
    fn line(&self, quality: &Quality) -> String {
        let Quality { right, words, unknown, .. } = quality;
        let line = self.line.map_or_else(String::new, |line| format!(":{line}"));
        format!("{right:.4}\t{words}\t{unknown:.4}\t{}{line}\n", self.source)
    }

    fn json(&self, quality: &Quality) -> String {
        let Quality { right, words, unknown, signs } = quality;
        let mut out = format!("{{\"file\":{}", json::string(&self.source.to_string()));
        let mut add = |name: &str, value: &dyn std::fmt::Display| {
            let _ = write!(out, ",\"{name}\":{value}");
        };
        if let Some(line) = self.line {
            add("line", &line);
        }
        if let Some(id) = self.id {
            add("id", &id);
        }
        add("right", &format_args!("{right:.4}"));
        add("words", words);
        add("unknown", &format_args!("{unknown:.4}"));
        let signs: Vec<_> = signs.iter().map(|(name, n)| format!("\"{name}\":{n}")).collect();
        add("signs", &format_args!("{{{}}}", signs.join(",")));
        out + "}\n"
    }
}
