//! Turns quotation marks that open or close the wrong way round: `"terroristes«, a ajouté` → `"terroristes", a ajouté`.
//!
//! # What it repairs
//! `sa »réfutation« du livre`, `»mot"`, `"mot«`, `« mot «`, `foi « .`
//! # Why it happens
//! Blog engines and agencies turn straight quotes into French ones by a rule that looks at one side only: after an
//! apostrophe, a bracket or a stop it takes the wrong one.
//! # Example
//! `les »terroristes«. Téhéran` → `les "terroristes". Téhéran`
//! # What it leaves alone
//! `»Wort«` in German, `»` that begins each line of a long quotation, `«` that is never closed, inches, arrows
//! (`Accueil » Sport`), pairs of two styles (`“mot"`). A mark that was lost is not invented.

use super::quote_roles::{Quote, Role, quotes};
use super::row::{after, before};
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::letters::is_blank;

/// Quotation marks the wrong way round.
#[derive(Clone, Copy, Debug, Default)]
pub struct QuotePairing;

/// By how much a reading must beat the others, in the costs of `quote_roles`.
const CLEAR: f32 = 1.4;

impl Stage for QuotePairing {
    fn name(&self) -> &'static str {
        "quote_pairing"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let text = passage.text();
        if memchr::memchr2(0xC2, 0xE2, text.as_bytes()).is_none() {
            return;
        }
        let quotes = quotes(passage);
        if !quotes.iter().any(Quote::is_reversed) || is_german(text) {
            return;
        }
        let style = Style::of(text, quotes);
        for quote in quotes.iter().filter(|q| q.is_reversed()) {
            let partner = quote.partner.map(|p| quotes[p]);
            let paired = partner.is_some_and(|p| p.margin >= CLEAR);
            let confidence = match (quote.margin >= CLEAR, paired) {
                (true, true) => 0.97,
                (true, false) => 0.7,
                (false, _) => 0.5,
            };
            let style =
                partner.filter(|p| !p.is_reversed()).map_or(style, |p| Style::like(text, &p));
            let (start, end) = with_inner_blank(text, quote);
            proposals.replace(
                start..end,
                style.mark(quote.role),
                Reason::QuotePairing,
                Confidence::new(confidence),
            );
        }
    }
}

/// How a text writes its quotation marks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Style {
    Straight,
    Curly,
    /// With the blank inside.
    French(Option<char>),
}

impl Style {
    /// The style of the marks that stand right; where they are of several, straight marks suit them all.
    fn of(text: &str, quotes: &[Quote]) -> Self {
        let mut styles = quotes
            .iter()
            .filter(|q| q.partner.is_some() && !q.is_reversed())
            .map(|q| Self::like(text, q));
        match styles.next() {
            Some(first) if styles.all(|s| s == first) => first,
            _ => Self::Straight,
        }
    }

    fn like(text: &str, quote: &Quote) -> Self {
        let inner = match quote.sign {
            '«' => after(text, quote.end()),
            '»' => before(text, quote.at),
            '“' | '”' | '„' => return Self::Curly,
            _ => return Self::Straight,
        };
        Self::French(inner.filter(|&c| is_blank(c)))
    }

    fn mark(self, role: Role) -> String {
        let opens = role == Role::Opens;
        match self {
            Self::Straight => "\"".to_owned(),
            Self::Curly => if opens { "“" } else { "”" }.to_owned(),
            Self::French(blank) => {
                let blank = blank.map(String::from).unwrap_or_default();
                if opens { format!("«{blank}") } else { format!("{blank}»") }
            }
        }
    }
}

/// The mark with the blank on its inner side.
fn with_inner_blank(text: &str, quote: &Quote) -> (usize, usize) {
    let blank = |c: Option<char>| c.filter(|&c| is_blank(c)).map_or(0, char::len_utf8);
    match quote.role {
        Role::Opens => (quote.at, quote.end() + blank(after(text, quote.end()))),
        _ => (quote.at - blank(before(text, quote.at)), quote.end()),
    }
}

/// Whether German words outnumber French ones: there `»Wort«` is right.
fn is_german(text: &str) -> bool {
    let mut balance = 0_i32;
    for word in text.split_whitespace() {
        balance += match word {
            "und" | "der" | "die" | "das" | "ist" | "nicht" | "ein" | "eine" | "mit" | "von"
            | "zu" | "den" | "im" | "auf" | "sich" | "auch" => 1,
            "le" | "la" | "les" | "de" | "et" | "un" | "une" | "est" | "que" | "dans" | "du"
            | "à" | "en" | "pour" | "sur" => -1,
            _ => 0,
        };
    }
    balance > 0
}
