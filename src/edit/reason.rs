//! Why a text was changed, as a stable code.

use std::fmt;
use std::str::FromStr;

macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $name:ident $code:literal in $stage:literal;)+) => {
        /// Why a text was changed. Codes are kebab-case and never change their meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Reason {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Reason {
            /// Every reason, in the order of the stages.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The code: `dropped-initial`.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// The stage that gives this reason, under the name of its option: `spelling`.
            pub const fn stage(self) -> &'static str {
                match self { $(Self::$name => $stage,)+ }
            }

            /// What the reason means, in a sentence with an example.
            pub const fn description(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc,)+).trim_ascii(),)+ }
            }
        }
    };
}

reasons! {
    /// An HTML entity left as it was written: `&eacute;` → `é`.
    HtmlEntity "html-entity" in "html_entities";
    /// UTF-8 read as another encoding: `Ã©tÃ©` → `été`.
    Mojibake "mojibake" in "mojibake";
    /// A letter or mark of which `?`, U+FFFD or nothing is left: `d?cembre` → `décembre`.
    LostSign "lost-sign" in "mojibake";
    /// A sign written as programs escape it: `l\u2019eau` → `l’eau`.
    Escape "escape" in "mojibake";
    /// A sign that is not text: control, zero-width and soft-hyphen characters.
    ControlCharacter "control-character" in "control_characters";
    /// A ligature or width variant of a letter: `ﬁn` → `fin`.
    PresentationForm "presentation-form" in "presentation_forms";
    /// A letter and its accent written as two characters: `é` → `é`.
    Composition "composition" in "composition";

    /// A link, menu or breadcrumb: `Passer au contenu principal`.
    Navigation "navigation" in "page";
    /// A rubric or section word alone on its line: `Publicité`.
    Rubric "rubric" in "page";
    /// A line of date, time or author: `Publié le 3 mai à 10h12`.
    Byline "byline" in "page";
    /// A reading time or counter: `Lecture en 2 min.`
    Counter "counter" in "page";
    /// A share, print or save tool: `Partager sur Facebook`.
    ShareTool "share-tool" in "page";
    /// Consent, login, shop or appeal: `Se connecter`.
    Account "account" in "page";
    /// A notice about the page: `Cet article date de plus de 3 ans.`
    Notice "notice" in "page";
    /// What a blog, forum or document-sharing engine adds.
    Engine "engine" in "page";
    /// Links to other articles: `Lire aussi`, lists of headlines.
    LinkList "link-list" in "page";
    /// A paywall or comment box: `Cet article est réservé aux abonnés.`
    Paywall "paywall" in "page";
    /// A picture credit or source line: `© Reuters`.
    Credit "credit" in "page";
    /// The mark an extractor puts in front: ` date 2017-03`.
    ExtractorMark "extractor-mark" in "page";
    /// A title, caption, lead or paragraph that stands twice.
    RepeatedBlock "repeated-block" in "page";
    /// The beginning of another article, cut with `...`.
    Teaser "teaser" in "page";

    /// A title that stands at the head or foot of page after page: `LE PETIT MOULIN`.
    RunningHead "running-head" in "running_heads";
    /// The number of a page: `12`, `— 12 —`, `[Page 12]`.
    PageNumber "page-number" in "running_heads";
    /// The letter or number of a sheet, for the binder: `B ij`.
    SheetSignature "sheet-signature" in "running_heads";
    /// The first word of the next page, below the last line of this one.
    Catchword "catchword" in "running_heads";

    /// A line end inside a paragraph.
    LineBreak "line-break" in "line_breaks";
    /// A word cut at the end of a line: `impri-` and `merie` → `imprimerie`.
    LineCut "line-cut" in "hyphenation";
    /// A word set with blanks between its letters: `T I T R E` → `TITRE`.
    LetterSpacing "letter-spacing" in "letter_spacing";

    /// A word that a machine misread in print: `navlre` → `navire`.
    Misread "misread" in "misreadings";
    /// A speck that a machine read as a mark, or a mark read twice: `le .navire` → `le navire`, `la. ville` → `la ville`.
    StrayMark "stray-mark" in "misreadings";

    /// The blank after a sentence is lost: `rebelles.La` → `rebelles. La`.
    SentenceSeam "sentence-seam" in "sentence_seams";
    /// A comma where a paragraph ends and the next is a sentence of its own: `jusqu'au soir,⏎Mais` → `jusqu'au soir.⏎Mais`.
    FinalStop "final-stop" in "sentence_seams";
    /// A quotation mark that opens or closes the wrong way round: `« mot «` → `« mot »`.
    QuotePairing "quote-pairing" in "quote_pairing";
    /// Another sign in place of an apostrophe, or a blank beside it: `l 'eau` → `l'eau`.
    Apostrophe "apostrophe" in "apostrophe_signs";
    /// A blank too many or before a mark that takes none: `voyage , mais` → `voyage, mais`.
    StraySpace "stray-space" in "stray_spaces";
    /// `oe` for `œ` where the lexicon leaves one reading: `oeuvre` → `œuvre`.
    Ligature "ligature" in "ligatures";
    /// A capital without its accent or cedilla: `Etat` → `État`, `Ca` → `Ça`.
    CapitalAccent "capital-accent" in "capital_accents";
    /// A hyphen is lost: `lui même` → `lui-même`, `pouvez vous` → `pouvez-vous`.
    MissingHyphen "missing-hyphen" in "hyphens";
    /// Quotation marks brought to one style, when asked.
    QuoteStyle "quote-style" in "quotes";
    /// Apostrophes brought to one style, when asked.
    ApostropheStyle "apostrophe-style" in "apostrophes";
    /// Blanks beside punctuation brought to one style, when asked.
    SpaceStyle "space-style" in "spaces";

    /// The first letter is lost: `ernières` → `dernières`.
    DroppedInitial "dropped-initial" in "spelling";
    /// Another letter is lost: `mecredi` → `mercredi`.
    DroppedLetter "dropped-letter" in "spelling";
    /// A letter too many: `annnée` → `année`.
    AddedLetter "added-letter" in "spelling";
    /// One letter in place of another: `dinc` → `donc`.
    ChangedLetter "changed-letter" in "spelling";
    /// Two letters changed places: `pesnons` → `pensons`.
    SwappedLetters "swapped-letters" in "spelling";
    /// Letters read for others of like shape: `rn` for `m`.
    MisreadShape "misread-shape" in "spelling";
    /// An accent lost, added or changed: `medecin` → `médecin`.
    Accent "accent" in "spelling";
    /// The blank between words is lost: `jeudiun` → `jeudi un`.
    GluedWords "glued-words" in "spelling";
    /// A blank inside a word: `pre mier` → `premier`.
    SplitWord "split-word" in "spelling";
    /// An apostrophe is lost: `larmée` → `l'armée`.
    LostApostrophe "lost-apostrophe" in "spelling";
    /// Several misreadings in one word.
    Misspelling "misspelling" in "spelling";
    /// A word of the dictionary in the place of another: `Pour faite face` → `Pour faire face`.
    RealWord "real-word" in "spelling";
    /// A word too many: `il appelle mon les enfants` → `il appelle les enfants`.
    StrayWord "stray-word" in "spelling";
    /// A word is lost: `dans un premier -, on` → `dans un premier temps, on`.
    LostWord "lost-word" in "spelling";
    /// The particle of a name that the text has otherwise: `akl-Assad` beside `al-Assad`.
    NameConsistency "name-consistency" in "names";
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Reason {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.iter().copied().find(|r| r.code() == code).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_kebab_case_and_unique() {
        let mut codes: Vec<_> = Reason::ALL.iter().map(|r| r.code()).collect();
        assert!(codes.iter().all(|c| c.chars().all(|c| c.is_ascii_lowercase() || c == '-')));
        for reason in Reason::ALL {
            assert_eq!(reason.code().parse(), Ok(*reason));
        }
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Reason::ALL.len());
    }
}
