//! What is cleaned of an input at a time: a part of a text, a JSON line or a row, or a part of a long line.

use std::cell::Cell;
use std::io::BufRead;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use crate::cleaner::Cleaner;
use crate::edit::{Cleaned, Edit};
use crate::report::json;
use crate::stream::{Converted, Parts, Texts};
use crate::text::Span;
use crate::text::parts::{Part, Sizes};

use super::batches::Weighed;
use super::failure::Failure;
use super::input::Source;
use super::record::{Record, Records};
use super::streams::Streams;
use super::unescape::Unescape;

/// The text of a longer JSON line is cleaned in parts.
const LONG: usize = 4 << 20;

/// … which are read out of it so many bytes at a time.
const SOME: usize = 1 << 18;

/// Pieces of a source follow one another without a gap.
pub(crate) enum Piece {
    /// A part of a file that is one text.
    Text { source: Arc<Source>, part: Part<'static>, converted: bool },
    /// A whole JSON line or row, and its text.
    Line { record: Record, text: String },
    /// Bytes of a long JSON line that stay.
    Rest { record: Arc<Record>, range: Range<usize> },
    /// A part of the text of a long JSON line, and where the line has it.
    LineText { record: Arc<Record>, range: Range<usize>, part: Part<'static> },
}

/// What became of a piece.
#[derive(Default)]
pub(crate) struct Mended {
    /// What to write, if it is not what was read.
    pub(crate) text: Option<String>,
    pub(crate) edits: Vec<Edit>,
    /// Where the edits are in the piece, in code points, and how many the piece has, before and after; if that was asked for.
    pub(crate) positions: Vec<[usize; 4]>,
    pub(crate) points: [usize; 2],
}

impl Piece {
    /// A record with its text.
    pub(crate) fn of_record(record: Record) -> Result<Self, Failure> {
        record.text().map(|text| Self::Line { record, text })
    }

    /// Cleans it. `located` asks where the edits are.
    pub(crate) fn clean(&self, cleaner: &Cleaner, located: bool) -> Mended {
        let Some(mut cleaned) = self.explain(cleaner) else {
            return Mended::default();
        };
        let (mut positions, mut points) = (Vec::new(), [0; 2]);
        if located {
            positions = json::code_points(&cleaned.edits, &cleaned);
            let read = self.text().unwrap_or_default().chars().count();
            points = [read, cleaned.text.chars().count()];
        }
        let changed = cleaned.is_changed() || matches!(self, Self::Text { converted: true, .. });
        let edits = std::mem::take(&mut cleaned.edits);
        let text = changed.then(|| match self {
            Self::Text { .. } => cleaned.text,
            Self::Line { record, .. } => record.with_text(&cleaned.text),
            _ => {
                let string = json::string(&cleaned.text);
                string[1..string.len() - 1].to_owned()
            }
        });
        Mended { text, edits, positions, points }
    }

    /// Where it was read.
    pub(crate) fn source(&self) -> &Arc<Source> {
        match self {
            Self::Text { source, .. } => source,
            Self::Line { record, .. } => &record.source,
            Self::Rest { record, .. } | Self::LineText { record, .. } => &record.source,
        }
    }

    /// The JSON line or row that it is of.
    pub(crate) fn record(&self) -> Option<&Record> {
        match self {
            Self::Text { .. } => None,
            Self::Line { record, .. } => Some(record),
            Self::Rest { record, .. } | Self::LineText { record, .. } => Some(record),
        }
    }

    /// Whether what follows it is another text.
    pub(crate) const fn ends_text(&self) -> bool {
        match self {
            Self::Text { part, .. } | Self::LineText { part, .. } => part.is_last,
            Self::Line { .. } | Self::Rest { .. } => true,
        }
    }

    /// What becomes of its text, if it has one.
    pub(crate) fn explain(&self, cleaner: &Cleaner) -> Option<Cleaned> {
        match self {
            Self::Text { part, .. } | Self::LineText { part, .. } => {
                Some(cleaner.explain_part(part))
            }
            Self::Line { text, .. } => Some(cleaner.explain(text)),
            Self::Rest { .. } => None,
        }
    }

    /// Its text with what stands around it, and where it is in that.
    pub(crate) fn window(&self) -> Option<(&str, Span)> {
        match self {
            Self::Text { part, .. } | Self::LineText { part, .. } => {
                Some((&part.window, part.core))
            }
            Self::Line { text, .. } => Some((text, Span::new(0, text.len()))),
            Self::Rest { .. } => None,
        }
    }

    /// What was read.
    pub(crate) fn raw(&self) -> &str {
        match self {
            Self::Text { part, .. } => part.text(),
            Self::Line { record, .. } => &record.raw,
            Self::Rest { record, range } | Self::LineText { record, range, .. } => {
                &record.raw[range.clone()]
            }
        }
    }

    /// What there is to read in it.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Text { part, .. } | Self::LineText { part, .. } => Some(part.text()),
            Self::Line { text, .. } => Some(text),
            Self::Rest { .. } => None,
        }
    }

    /// The JSON line or row whose text ends with it; a blank line has none.
    pub(crate) fn ends_line(&self) -> Option<&Record> {
        match self {
            Self::Line { record, .. } if !record.is_blank() => Some(record),
            Self::LineText { record, part, .. } if part.is_last => Some(record),
            _ => None,
        }
    }

    /// Whether it is all of a file that is one text.
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self, Self::Text { part, .. } if part.is_last && part.core.start == 0)
    }
}

impl Weighed for Piece {
    fn size(&self) -> usize {
        self.raw().len()
    }
}

/// The pieces of a source, up to the first that cannot be read.
pub(crate) type Pieces<'a> = Box<dyn Iterator<Item = Result<Piece, Failure>> + 'a>;

/// The text of a source, block by block.
pub(crate) struct Decoded<'a> {
    pub(crate) texts: Box<dyn Iterator<Item = Result<String, Failure>> + 'a>,
    /// Whether some of it was in another encoding than UTF-8.
    converted: Rc<Cell<bool>>,
}

/// The text of a source in the encoding of this name, or in what it is found to be; the user is told what that is.
pub(crate) fn decoded<'a>(
    reader: Box<dyn BufRead>,
    source: Arc<Source>,
    encoding: &str,
    streams: &'a Streams,
) -> Result<Decoded<'a>, Failure> {
    let found_out = encoding == "auto";
    let mut told: Option<Converted> = None;
    let converted = Rc::new(Cell::new(false));
    let seen = Rc::clone(&converted);
    let texts = Texts::new(reader, Some(encoding))?.map(move |read| -> Result<String, Failure> {
        let text = read.map_err(|error| source.unreadable(&error))?;
        if let Some(found) = text.converted {
            seen.set(true);
            if found_out && told.is_none_or(|told| told.encoding != found.encoding) {
                let lines = if found.mixed { "some lines " } else { "" };
                streams.tell(format!("{source}: {lines}read as {}", found.encoding));
                told = Some(found);
            }
        }
        Ok(text.text)
    });
    Ok(Decoded { texts: Box::new(texts), converted })
}

/// The pieces of a text.
pub(crate) fn of_text<'a>(
    reader: Box<dyn BufRead>,
    source: Arc<Source>,
    encoding: &str,
    sizes: Sizes,
    streams: &'a Streams,
) -> Result<Pieces<'a>, Failure> {
    let Decoded { texts, converted } = decoded(reader, Arc::clone(&source), encoding, streams)?;
    // where some of a text was in another encoding, all that follows is written anew
    let pieces = Parts::new(texts, sizes).map(move |part| {
        let (source, part, converted) = (Arc::clone(&source), part?, converted.get());
        Ok(Piece::Text { source, part, converted })
    });
    Ok(Box::new(pieces))
}

/// The pieces of a file with many texts.
pub(crate) fn of_records(records: Records<'_>, sizes: Sizes) -> Pieces<'_> {
    Box::new(records.flat_map(move |record| -> Pieces<'_> {
        match record {
            Err(failure) => once(Err(failure)),
            Ok(record) if record.size() > LONG && record.is_json() => of_long_line(record, sizes),
            Ok(record) => once(Piece::of_record(record)),
        }
    }))
}

fn once<'a>(piece: Result<Piece, Failure>) -> Pieces<'a> {
    Box::new(std::iter::once(piece))
}

/// A long JSON line is held once; its text is read out of it bit by bit.
fn of_long_line<'a>(record: Record, sizes: Sizes) -> Pieces<'a> {
    let record = Arc::new(record);
    let (all, text) = (record.raw.len(), record.inside());
    let rest = |range: Range<usize>| once(Ok(Piece::Rest { record: Arc::clone(&record), range }));
    let (before, after) = (rest(0..text.start), rest(text.end..all));
    let mut raw = text.start;
    let parts = Parts::new(texts(Arc::clone(&record)), sizes).map(move |part| {
        let part = part?;
        let mut unescape = Unescape::new(&record.raw[raw..text.end]);
        let mut same = String::new();
        unescape.read(&mut same, part.core.len()).map_err(|_| record.no_unicode())?;
        let range = raw..raw + unescape.at();
        raw = range.end;
        Ok(Piece::LineText { record: Arc::clone(&record), range, part })
    });
    Box::new(before.chain(parts).chain(after))
}

/// The text of a JSON line, some of it at a time.
fn texts(record: Arc<Record>) -> impl Iterator<Item = Result<String, Failure>> {
    let Range { start: mut at, end } = record.inside();
    std::iter::from_fn(move || {
        let mut unescape = Unescape::new(&record.raw[at..end]);
        let mut text = String::new();
        let read = unescape.read(&mut text, SOME);
        at += unescape.at();
        match read {
            Ok(()) => (!text.is_empty()).then_some(Ok(text)),
            Err(_) => Some(Err(record.no_unicode())),
        }
    })
}
