//! Guillemets glued to the word outside their quotation.

use super::super::quote_roles::{Quote, Role};
use super::super::row::{after, before};
use super::LIKELY;
use crate::edit::Confidence;
use crate::text::letters::{is_blank, is_letter};

/// `? »dans` and `sarin« A Damas »`: a guillemet that lost the blank outside it.
pub(super) fn beside_guillemets(
    text: &str,
    quotes: &[Quote],
    insert: &mut impl FnMut(usize, Confidence),
) {
    for quote in quotes {
        if quote.margin < 1.0 || quote.partner.is_none() {
            continue;
        }
        let left = before(text, quote.at);
        let right = after(text, quote.end());
        if quote.sign == '»' && quote.role == Role::Closes {
            let spaced = left.is_some_and(is_blank) || left.is_some_and(|c| "?!.…".contains(c));
            if spaced && right.is_some_and(is_letter) {
                insert(quote.end(), LIKELY);
            }
        }
        if quote.sign == '«' && quote.role == Role::Opens {
            let glued = left.is_some_and(char::is_lowercase);
            if glued && right.is_some_and(is_blank) {
                insert(quote.at, LIKELY);
            }
        }
    }
}
