//! The page of a corpus: one file of HTML that holds its own style, script and data.

mod data;
mod sections;

use super::Report;
use crate::report::html::{STYLE, escape};

const PAGE: &str = include_str!("page.html");
const PAGE_STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The whole page.
pub(super) fn page(report: &Report, title: &str) -> String {
    let parts = [
        ("title", escape(title)),
        ("options", sections::options(report)),
        ("figures", sections::figures(report)),
        ("reasons", sections::reasons(report)),
        ("confidence", sections::confidence(report)),
        ("families", sections::families(report)),
        ("repairs", sections::repairs(report)),
        ("unknown", sections::unknown(report)),
        ("suspects", sections::suspects(report)),
        ("samples", sections::samples(report)),
        ("style", format!("{STYLE}{SUMMARY_STYLE}{PAGE_STYLE}")),
        ("data", data::data(report)),
        ("script", SCRIPT.to_owned()),
    ];
    fill(PAGE, &parts)
}

/// The counts alone, for a notebook.
pub(super) fn summary(report: &Report) -> String {
    format!(
        "<style>{STYLE}{SUMMARY_STYLE}</style>\n<div class=\"coquille summary\">{}<div class=\"two\">{}<div>{}{}</div></div>\
         <footer>save(path) writes the whole page: what was changed most, the riskiest edits to decide about, a search</footer></div>\n",
        sections::figures(report),
        sections::reasons(report),
        sections::confidence(report),
        sections::families(report)
    )
}

const SUMMARY_STYLE: &str = include_str!("summary.css");

/// The template with each `{{name}}` replaced; what is put in is not looked at again.
fn fill(template: &str, parts: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(
        template.len() + parts.iter().map(|(_, part)| part.len()).sum::<usize>(),
    );
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").expect("a name ends");
        let (_, part) =
            parts.iter().find(|(known, _)| *known == name).expect("a name that is known");
        out.push_str(before);
        out.push_str(part);
        rest = after;
    }
    out + rest
}

/// `1,234,567`
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_threes() {
        assert_eq!([0, 999, 1000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
    }

    #[test]
    fn what_is_put_in_is_not_looked_at_again() {
        assert_eq!(
            fill("a {{x}} b {{y}}", &[("x", "{{y}}".to_owned()), ("y", "z".to_owned())]),
            "a {{y}} b z"
        );
    }
}
