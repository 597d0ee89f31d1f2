//! Writes quotation marks in one style, where a caller asks for one: `"mot"` → `« mot »`.
//!
//! # What it repairs
//! Nothing: pairs are brought to `« mot »` with no-break blanks, or to `"mot"`.
//! # Why it happens
//! A corpus from many houses holds every style.
//! # Example
//! `le "mot" juste` → `le « mot » juste`
//! # What it leaves alone
//! Marks without a partner, inches, arrows, code and mark-up; the second kind of mark inside a quotation (`« … “mot” … »`).

use super::quote_roles::{Role, quotes};
use super::row::{after, before};
use crate::edit::{Confidence, Proposals, Reason};
use crate::stages::{Passage, Stage};
use crate::text::Kind;
use crate::text::letters::is_blank;

/// The house style of quotation marks.
#[derive(Clone, Copy, Debug)]
pub struct Quotes {
    french: bool,
}

impl Quotes {
    /// `« mot »` where `french`, else `"mot"`.
    pub const fn new(french: bool) -> Self {
        Self { french }
    }
}

impl Stage for Quotes {
    fn name(&self) -> &'static str {
        "quotes"
    }

    fn propose(&self, passage: &Passage<'_>, proposals: &mut Proposals) {
        let text = passage.text();
        if memchr::memchr3(b'"', 0xC2, 0xE2, text.as_bytes()).is_none() {
            return;
        }
        let quotes = quotes(passage);
        let tokens = passage.tokens();
        for quote in quotes {
            let Some(partner) = quote.partner.map(|p| quotes[p]) else { continue };
            let mark = |at: usize| {
                let i = tokens.partition_point(|t| (t.end as usize) <= at);
                tokens.get(i).is_some_and(|t| t.kind == Kind::Mark && t.start as usize == at)
            };
            // the second quotation of « … “mot” … » keeps its own marks, and so does a doubtful one
            let inner = self.french
                && quote.depth.min(partner.depth) > 0
                && matches!(quote.sign, '“' | '”');
            if quote.margin.min(partner.margin) < 1.0
                || inner
                || !mark(quote.at)
                || !mark(partner.at)
            {
                continue;
            }
            let blank = |c: Option<char>| c.filter(|&c| is_blank(c)).map_or(0, char::len_utf8);
            let (start, end, written) = match (quote.role, self.french) {
                (Role::Opens, french) => {
                    let end = quote.end() + blank(after(text, quote.end()));
                    (quote.at, end, if french { "«\u{A0}" } else { "\"" })
                }
                (_, french) => {
                    let start = quote.at - blank(before(text, quote.at));
                    (start, quote.end(), if french { "\u{A0}»" } else { "\"" })
                }
            };
            proposals.replace(start..end, written, Reason::QuoteStyle, Confidence::CERTAIN);
        }
    }
}
