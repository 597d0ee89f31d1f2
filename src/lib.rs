//! coquille repairs French text as it comes out of a scraper, an OCR engine, a PDF or a bad export, and
//! records every change: where, what, why, how sure.
//!
//! A correct text comes back byte for byte. What is not sure enough is suggested and not changed. Nothing is
//! loaded, downloaded or started: what is known of French is compiled in.
//!
//! # Clean a text
//!
//! ```
//! assert_eq!(coquille::clean("L&rsquo;&eacute;t&eacute; dernier"), "L’été dernier");
//! ```
//!
//! # See what was changed, and take it back
//!
//! ```
//! let cleaned = coquille::Cleaner::default().explain("L&rsquo;&eacute;t&eacute; dernier");
//! let edit = &cleaned.edits[0];
//! assert_eq!((edit.before.as_str(), edit.after.as_str()), ("&rsquo;", "’"));
//! assert_eq!((edit.start, edit.reason.code()), (1, "html-entity"));
//! assert_eq!(cleaned.undo(&[0]), "L&rsquo;été dernier");
//! assert_eq!(cleaned.original(), "L&rsquo;&eacute;t&eacute; dernier");
//! ```
//!
//! # Find a place again
//!
//! ```
//! let cleaned = coquille::Cleaner::default().explain("L&rsquo;&eacute;t&eacute; dernier");
//! let at = cleaned.text.find("dernier").unwrap();
//! assert_eq!(cleaned.to_original(at), 26);
//! assert_eq!(cleaned.to_cleaned(26), at);
//! ```
//!
//! # Choose what is repaired
//!
//! ```
//! use coquille::{Cleaner, Options, Preset, Style};
//!
//! let mut options = Options::preset(Preset::Web);
//! options.html_entities = false;
//! options.apostrophes = Style::French;
//! options.set("min_confidence", "0.95")?;
//! assert_eq!(Cleaner::new(options).clean("C'est la saison des noix &amp; du vin"), "C’est la saison des noix &amp; du vin");
//! # Ok::<(), coquille::Error>(())
//! ```
//!
//! # Clean many texts
//!
//! ```
//! use coquille::Cleaner;
//!
//! let texts = ["Le caf&eacute; du port", "Le th&eacute; du soir"];
//! let cleaner = Cleaner::default().fit(&texts);
//! assert_eq!(cleaner.clean_many(&texts), ["Le café du port", "Le thé du soir"]);
//! ```
//!
//! # Overview
//!
//! - [`clean`] uses the preset `repair`; a [`Cleaner`] is made once for other [`Options`] and used from any thread.
//! - [`Cleaner::explain`] gives a [`Cleaned`]: the text, its [`Edit`]s and the suggestions. An edit has a
//!   [`Reason`] and a [`Confidence`].
//! - A [`Preset`] is a set of options for one kind of text: `Repair` mends damage and drops nothing, `Web` also
//!   takes the furniture of pages out, `Ocr` is for scans.
//! - [`Cleaner::clean_stream`] reads and writes texts of any length in bounded memory. [`Cleaner::quality`] says what share
//!   of the words of a text can be expected to be right.
//! - [`Cleaner::clean_many`] works on the threads of the current rayon pool; [`Cleaner::fit`] first learns the
//!   words that a corpus uses again and again. [`Words`] are what it has learned: a table to read, change and load,
//!   which merges with that of another part of the corpus.
//!
//! # Features
//!
//! - `parallel` (default): several threads for many texts.
//! - `arrow`: columns of Apache Arrow, `Cleaner::clean_arrow` and `Cleaner::explain_arrow`.
//! - `cli` (default): the command `coquille`. A library does better without: `default-features = false`.
//! - `python`: the Python module; only for building it.
//!
//! # Quirks
//!
//! - Positions are bytes. The Python module counts code points.
//! - An edit is as large as the repairs that met in its place: a word whose entity was resolved and whose
//!   misprint was mended is one edit, with the first reason.
//! - Inside an edit, a position maps to where the edit begins.
//! - Cleaning twice changes nothing, unless the text is longer than 65 kilobytes (a megabyte where
//!   furniture is looked for): it is cleaned in parts, and a repair can move the place of a cut.
//! - With [`Furniture::Drop`] or [`Furniture::Mark`], `clean_many` takes a line that stands on three of the texts
//!   for furniture, so a text can come out otherwise than alone.
//! - What [`Cleaner::fit`] has met three times is left alone, and so is a misprint that comes as often.
//! - Names are compared with each other and never with the lexicon, so a name that is misspelt throughout stays so.
//! - Only French is repaired. The model of another language cannot be loaded.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

#[cfg(doctest)]
#[doc = include_str!("../docs/rust.md")]
mod guide {}

#[cfg(feature = "arrow")]
pub mod arrow;
mod cleaner;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod corpus;
#[doc(hidden)]
pub mod edit;
mod error;
#[doc(hidden)]
pub mod model;
mod options;
mod pipeline;
#[cfg(feature = "python")]
mod python;
mod quality;
pub mod report;
#[doc(hidden)]
pub mod stages;
mod stream;
#[doc(hidden)]
pub mod text;

pub use cleaner::{Cleaner, clean};
pub use corpus::{Report, Totals};
pub use edit::{Cleaned, Confidence, Decisions, Edit, Place, Reason, Verdict};
pub use error::Error;
pub use model::{Misreadings, Words};
pub use options::{CapitalAccents, Furniture, LineBreaks, OptionKind, Options, Preset, Style};
pub use quality::Quality;
pub use stages::encoding::Decoded;
pub use stream::Tally;
