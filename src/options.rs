//! What a caller can switch: one option a stage, under the stage's own name.

use std::str::FromStr;

use crate::edit::Confidence;
use crate::error::Error;
use crate::model::Model;

/// How an option is written that is not given, where that can be.
pub(crate) const NONE: &str = "none";

/// A set of options for one kind of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// Mends damage, keeps style, drops nothing.
    #[default]
    Repair,
    /// Also takes the furniture of web pages out and gives capitals their accents.
    Web,
    /// For text from OCR: mends what machines misread in print. It finds a tenth of that in rough scans, so look at what it changes.
    Ocr,
}

/// What to do with the furniture of a page, on the web or in a book.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Furniture {
    /// Take it out; each removal is an edit.
    Drop,
    /// Leave it, and name it among the suggestions.
    Mark,
    /// Leave it.
    #[default]
    Keep,
}

/// The style of quotes, apostrophes or blanks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As it stands.
    #[default]
    Keep,
    /// `« mot »`, `l’eau`, no-break spaces.
    French,
    /// `"mot"`, `l'eau`, plain spaces.
    Plain,
}

/// What to do with capitals without their accents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CapitalAccents {
    /// As they stand: many houses write `Etat` on purpose.
    #[default]
    Keep,
    /// `Etat` → `État`
    Restore,
}

/// What to do with line ends inside paragraphs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineBreaks {
    /// As they stand: citations and other tools count lines.
    #[default]
    Keep,
    /// Put the lines of a paragraph together.
    Join,
}

macro_rules! choice {
    ($type:ident, $option:literal, $($name:literal => $value:ident),+) => {
        impl FromStr for $type {
            type Err = Error;

            fn from_str(name: &str) -> Result<Self, Error> {
                match name {
                    $($name => Ok(Self::$value),)+
                    _ => Err(Error::option($option, name, [$($name),+].join(", "))),
                }
            }
        }

        impl $type {
            /// Its name, as `from_str` reads it.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$value => $name,)+ }
            }
        }
    };
}

choice!(Preset, "preset", "repair" => Repair, "web" => Web, "ocr" => Ocr);
choice!(Furniture, "page", "drop" => Drop, "mark" => Mark, "keep" => Keep);
choice!(Style, "style", "keep" => Keep, "french" => French, "plain" => Plain);
choice!(LineBreaks, "line_breaks", "keep" => Keep, "join" => Join);
choice!(CapitalAccents, "capital_accents", "keep" => Keep, "restore" => Restore);

macro_rules! options {
    ($($(#[doc = $doc:literal])+ $name:ident: $type:ty = $default:expr;)+) => {
        /// What to repair and how: those of a [`Preset`], of which any field can be set. A switch has the name of its stage; see
        /// `docs/options.md`.
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub struct Options {
            $($(#[doc = $doc])+ pub $name: $type,)+
        }

        impl Default for Options {
            fn default() -> Self {
                Self { $($name: $default,)+ }
            }
        }

        impl Options {
            /// The names of all options, in the order of the stages.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name),)+];

            /// Sets an option by name from text: `true`/`false`, a choice, a number, words parted by commas.
            /// `none` takes `min_confidence` or `max_damage` back.
            ///
            /// # Errors
            /// If there is no such option, it cannot have that value, or it is one of `min_confidence` and `max_damage`
            /// and the other is set.
            pub fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
                self.refuse_both(name, value)?;
                match name {
                    "min_confidence" if value == NONE => {
                        self.min_confidence = Self::default().min_confidence;
                    }
                    $(stringify!($name) => self.$name = Value::read(name, value)?,)+
                    _ => return Err(Error::unknown_option(name, Self::NAMES)),
                }
                Ok(())
            }

            /// What values an option takes, by name.
            pub fn kind(name: &str) -> Option<OptionKind> {
                match name {
                    $(stringify!($name) => Some(<$type as Value>::KIND),)+
                    _ => None,
                }
            }

            /// The value of an option by name, as `set` reads it. Where `max_damage` is set, `min_confidence` is `none`.
            pub fn get(&self, name: &str) -> Option<String> {
                match name {
                    "min_confidence" if self.max_damage.is_some() => Some(NONE.to_owned()),
                    $(stringify!($name) => Some(self.$name.show()),)+
                    _ => None,
                }
            }
        }
    };
}

options! {
    /// Resolve HTML entities: `&eacute;` → `é`.
    html_entities: bool = true;
    /// Undo wrong decodings: `Ã©` → `é`.
    mojibake: bool = true;
    /// Take out control, zero-width and soft-hyphen characters.
    control_characters: bool = true;
    /// Write ligatures and width variants as letters: `ﬁ` → `fi`.
    presentation_forms: bool = true;
    /// Join letters and their accents (NFC).
    composition: bool = true;
    /// What to do with the furniture of a web page.
    page: Furniture = Furniture::Keep;
    /// What to do with running heads, page numbers, signatures and catchwords, where form feeds or page markers part the pages.
    running_heads: Furniture = Furniture::Keep;
    /// What to do with line ends inside paragraphs: verse, lists and tables stay as they are.
    line_breaks: LineBreaks = LineBreaks::Keep;
    /// Join words that were cut at the end of a line: `impri-` and `merie` → `imprimerie`.
    hyphenation: bool = false;
    /// Put words together that are set with blanks between their letters: `T I T R E` → `TITRE`.
    letter_spacing: bool = false;
    /// Repair words that a machine misread in print: `navlre` → `navire`.
    misreadings: bool = false;
    /// Give sentences their blank back: `rebelles.La` → `rebelles. La`.
    sentence_seams: bool = true;
    /// Turn quotation marks that stand the wrong way round.
    quote_pairing: bool = true;
    /// Mend wrong signs and blanks at apostrophes: `l 'eau` → `l'eau`.
    apostrophe_signs: bool = true;
    /// Take out blanks before `. , )` and doubled blanks.
    stray_spaces: bool = true;
    /// Write `œ` where only it is right: `oeuvre` → `œuvre`.
    ligatures: bool = true;
    /// Whether capitals get their accents: `Etat` → `État`.
    capital_accents: CapitalAccents = CapitalAccents::Keep;
    /// Give words their hyphens back: `lui même` → `lui-même`, `pouvez vous` → `pouvez-vous`.
    hyphens: bool = true;
    /// Repair words.
    spelling: bool = true;
    /// Mend the particle of a name that the text has otherwise: `akl-Assad` → `al-Assad`.
    names: bool = true;
    /// Whether a machine has read the text from print, which may be old: old spellings are right there, and words change
    /// only on strong evidence.
    print: bool = false;
    /// The style of quotation marks.
    quotes: Style = Style::Keep;
    /// The style of apostrophes.
    apostrophes: Style = Style::Keep;
    /// The style of blanks beside punctuation.
    spaces: Style = Style::Keep;
    /// How sure a change must be to be made, from 0 to 1. What is less sure becomes a suggestion.
    min_confidence: f32 = 0.75;
    /// How many wrong edits in 10,000 words of right text are tolerated: decides in place of `min_confidence`.
    max_damage: Option<f32> = None;
    /// Words to leave alone, as written or in lower case.
    keep: Vec<String> = Vec::new();
}

impl Options {
    /// The options of a preset.
    pub fn preset(preset: Preset) -> Self {
        let repair = Self::default();
        match preset {
            Preset::Repair => repair,
            // old printers set « au delà » and « grand père » without hyphens, and « oe » where
            // they had no other letter: all of it is the text
            Preset::Ocr => Self {
                hyphenation: true,
                letter_spacing: true,
                misreadings: true,
                min_confidence: 0.65,
                ligatures: false,
                hyphens: false,
                print: true,
                ..repair
            },
            Preset::Web => {
                Self { page: Furniture::Drop, capital_accents: CapitalAccents::Restore, ..repair }
            }
        }
    }

    /// Sets several options that were given together, in their order. `max_damage` comes first, so that
    /// `min_confidence` beside it is refused whatever its value is.
    #[cfg(any(feature = "cli", feature = "python"))]
    pub(crate) fn set_all(&mut self, mut values: Vec<(String, String)>) -> Result<(), Error> {
        values.sort_by_key(|(name, _)| name != "max_damage");
        values.iter().try_for_each(|(name, value)| self.set(name, value))
    }

    /// How sure a change must be to be made: as `max_damage` chooses, if it is set, or `min_confidence`.
    pub(crate) fn threshold(&self, model: &Model) -> Confidence {
        let chosen = self.max_damage.map(|most| model.damage.threshold(most));
        Confidence::new(chosen.unwrap_or(self.min_confidence))
    }

    /// Refuses one of `min_confidence` and `max_damage` beside the other: each says how sure a change must be.
    fn refuse_both(&self, name: &str, value: &str) -> Result<(), Error> {
        let other = match name {
            "min_confidence" if self.max_damage.is_some() => "max_damage",
            "max_damage"
                if self.min_confidence.to_bits() != Self::default().min_confidence.to_bits() =>
            {
                "min_confidence"
            }
            _ => return Ok(()),
        };
        if value == NONE { Ok(()) } else { Err(Error::both(name, other)) }
    }
}

/// What values an option takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OptionKind {
    /// On or off.
    Switch,
    /// One of a few names.
    Choice,
    /// A number.
    Number,
    /// Any number of words.
    Words,
}

/// A value an option can have, read from text.
trait Value: Sized {
    const KIND: OptionKind;
    fn read(option: &str, text: &str) -> Result<Self, Error>;
    fn show(&self) -> String;
}

impl Value for bool {
    const KIND: OptionKind = OptionKind::Switch;

    fn read(option: &str, text: &str) -> Result<Self, Error> {
        text.parse().map_err(|_| Error::option(option, text, "true or false"))
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl Value for f32 {
    const KIND: OptionKind = OptionKind::Number;

    fn read(option: &str, text: &str) -> Result<Self, Error> {
        let in_range = text.parse().ok().filter(|p| (0.0..=1.0).contains(p));
        in_range.ok_or_else(|| Error::option(option, text, "a number from 0 to 1"))
    }

    fn show(&self) -> String {
        self.to_string()
    }
}

impl Value for Option<f32> {
    const KIND: OptionKind = OptionKind::Number;

    fn read(option: &str, text: &str) -> Result<Self, Error> {
        if text == NONE {
            return Ok(None);
        }
        let in_range = text.parse().ok().filter(|number| (0.0..f32::INFINITY).contains(number));
        in_range.map(Some).ok_or_else(|| Error::option(option, text, "a number from 0, or none"))
    }

    fn show(&self) -> String {
        self.map_or_else(|| NONE.to_owned(), |number| number.to_string())
    }
}

impl Value for Vec<String> {
    const KIND: OptionKind = OptionKind::Words;

    fn read(_: &str, text: &str) -> Result<Self, Error> {
        Ok(text.split(',').map(|w| w.trim().to_owned()).filter(|w| !w.is_empty()).collect())
    }

    fn show(&self) -> String {
        self.join(",")
    }
}

macro_rules! chosen {
    ($($type:ident),+) => {$(
        impl Value for $type {
            const KIND: OptionKind = OptionKind::Choice;

            fn read(option: &str, text: &str) -> Result<Self, Error> {
                text.parse().map_err(|e: Error| e.for_option(option))
            }

            fn show(&self) -> String {
                self.name().to_owned()
            }
        }
    )+};
}

chosen!(Furniture, Style, LineBreaks, CapitalAccents);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_set_by_name() {
        let mut options = Options::default();
        options.set("page", "mark").unwrap();
        options.set("quotes", "french").unwrap();
        options.set("spelling", "false").unwrap();
        options.set("keep", "Kerlouan, galinettes").unwrap();
        assert_eq!(options.page, Furniture::Mark);
        assert_eq!(options.keep, ["Kerlouan", "galinettes"]);
        for name in Options::NAMES {
            let value = options.get(name).unwrap();
            options.set(name, &value).unwrap();
        }
    }

    #[test]
    fn damage_chooses_the_threshold() {
        let threshold = |options: &Options| options.threshold(Model::french()).get();
        let mut options = Options::default();
        assert!((threshold(&options) - options.min_confidence).abs() < 1e-6);
        let mut last = 1.1;
        for most in ["0", "1", "3", "10", "1000"] {
            options.set("max_damage", most).unwrap();
            assert!(threshold(&options) <= last, "{most}");
            last = threshold(&options);
        }
        assert!(last < 0.6, "{last}");
        // whoever sets the fields has the same
        let fields = Options { max_damage: Some(0.0), min_confidence: 0.1, ..Options::default() };
        assert!(threshold(&fields) > 0.9);
    }

    #[test]
    fn damage_and_confidence_exclude_each_other() {
        let pair = [("max_damage", "2"), ("min_confidence", "0.9")];
        for [first, second] in [pair, [pair[1], pair[0]]] {
            let mut options = Options::default();
            options.set(first.0, first.1).unwrap();
            let before = options.clone();
            let refused = options.set(second.0, second.1).unwrap_err();
            assert!(refused.is_option_value());
            for name in ["max_damage", "min_confidence"] {
                assert!(refused.to_string().contains(name), "{refused}");
            }
            assert_eq!(options, before);
            options.set(first.0, NONE).unwrap();
            options.set(second.0, second.1).unwrap();
            assert_eq!(options.get(second.0).unwrap(), second.1);
        }
    }

    #[test]
    fn options_with_damage_come_back() {
        let options = Options { max_damage: Some(2.5), ..Options::default() };
        assert_eq!(options.get("min_confidence").unwrap(), NONE);
        let mut again = Options::default();
        for name in Options::NAMES {
            again.set(name, &options.get(name).unwrap()).unwrap();
        }
        assert_eq!(again, options);
    }

    #[test]
    fn a_wrong_option_is_named_with_what_was_expected() {
        let mut options = Options::default();
        let wrong = options.set("quotes", "german").unwrap_err().to_string();
        assert!(
            wrong.contains("quotes") && wrong.contains("german") && wrong.contains("french"),
            "{wrong}"
        );
        for wrong in ["-1", "NaN", "inf", "much", ""] {
            let refused = options.set("max_damage", wrong).unwrap_err().to_string();
            assert!(refused.contains(wrong) && refused.contains("a number from 0"), "{refused}");
        }
        let unknown = options.set("speling", "true").unwrap_err().to_string();
        assert!(unknown.contains("speling") && unknown.contains("spelling"), "{unknown}");
    }
}
