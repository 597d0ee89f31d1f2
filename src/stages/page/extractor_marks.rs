//! The mark that an extractor puts in front of a page: ` date 2017-03 Des rues` → `Des rues`.

use super::removal::Removal;
use super::signs::blanks;
use crate::edit::Reason;
use crate::text::Span;

/// The mark at the beginning of the text.
pub(super) fn find(text: &str) -> Option<Removal> {
    let start = blanks(text, 0);
    let after = text[start..].strip_prefix("date ")?;
    let date = after.split([' ', '\n', '\u{A0}']).next()?;
    let is_date = matches!(date.len(), 7 | 10)
        && date.bytes().enumerate().all(|(i, b)| match i {
            4 | 7 => b == b'-',
            _ => b.is_ascii_digit(),
        });
    if !is_date {
        return None;
    }
    let end = text.len() - after[date.len()..].trim_start().len();
    Some(Removal { span: Span::new(0, end), reason: Reason::ExtractorMark, confidence: 0.99 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_mark_at_the_beginning_is_found() {
        assert_eq!(find(" date 2017-03 Des rues").unwrap().span, Span::new(0, 14));
        assert_eq!(find("date 2021-03-08\n\nDes rues").unwrap().span, Span::new(0, 17));
        assert_eq!(find("date 2017 de la réforme"), None);
        assert_eq!(find("La date 2017-03 est ouverte"), None);
    }
}
