//! What the script of the page works on, as JSON.

use std::fmt::Write as _;

use super::super::Report;
use super::super::changes::{BESIDE, Change, Pair};
use crate::edit::Reason;
use crate::edit::decisions::place::AROUND;
use crate::edit::decisions::table::HEAD;
use crate::report::{Family, json};

/// So many edits are laid before the user, and so many suggestions.
const RISKIEST: usize = 50;

/// The changes that can be searched take so many bytes at most: the page stays below ten megabytes, and opens at once.
const SEARCHED: usize = 6_000_000;

/// The object: the changes as rows, and which of them are the riskiest.
///
/// A row is what stood there, what is to stand there, the number of the reason, 1 for an edit and 0 for a suggestion, how often,
/// and examples: what stands before and behind, the confidence, the document.
pub(super) fn data(report: &Report) -> String {
    let mut rows = Rows { json: String::new(), count: 0 };
    let riskiest = report.made.first(RISKIEST);
    let nearly = report.suggested.first(RISKIEST);
    for (pair, change) in &riskiest {
        rows.add(pair, change, true);
    }
    for (pair, change) in &nearly {
        rows.add(pair, change, false);
    }
    let laid: Vec<_> =
        riskiest.iter().chain(&nearly).map(|(pair, _)| std::ptr::from_ref(*pair)).collect();
    let made = report.made.commonest().into_iter().map(|(pair, change)| (pair, change, true));
    let suggested =
        report.suggested.commonest().into_iter().map(|(pair, change)| (pair, change, false));
    let mut all = report.made.pruned || report.suggested.pruned;
    for (pair, change, made) in made.chain(suggested) {
        if laid.contains(&std::ptr::from_ref(pair)) {
            continue;
        }
        if rows.json.len() > SEARCHED {
            all = true;
            break;
        }
        rows.add(pair, change, made);
    }
    let reasons: Vec<_> = Reason::ALL
        .iter()
        .map(|reason| {
            let (code, family) = (reason.code(), Family::of(*reason).name());
            format!(
                "[{},{},{}]",
                json::string(code),
                json::string(family),
                json::string(reason.description())
            )
        })
        .collect();
    format!(
        "{{\"riskiest\":{},\"nearly\":{},\"around\":{AROUND},\"beside\":{BESIDE},\"cut\":{all},\"head\":{},\"reasons\":[{}],\"changes\":[{}]}}",
        riskiest.len(),
        nearly.len(),
        safe(&json::string(HEAD)),
        safe(&reasons.join(",")),
        rows.json
    )
}

/// JSON that cannot end the element that holds it.
fn safe(json: &str) -> String {
    json.replace('<', "\\u003c")
}

struct Rows {
    json: String,
    count: usize,
}

impl Rows {
    fn add(&mut self, pair: &Pair, change: &Change, made: bool) {
        let mut out = String::new();
        if self.count > 0 {
            out.push_str(",\n");
        }
        self.count += 1;
        let reason =
            Reason::ALL.iter().position(|reason| *reason == change.reason).unwrap_or_default();
        let (before, after) = (json::string(&pair.before), json::string(&pair.after));
        let _ = write!(out, "[{before},{after},{reason},{},{},[", u8::from(made), change.count);
        for (i, example) in change.examples.iter().enumerate() {
            let [before, behind] = example.beside.each_ref().map(|text| json::string(text));
            let comma = if i > 0 { "," } else { "" };
            let document = json::string(&example.document);
            let _ = write!(out, "{comma}[{before},{behind},{:.3},{document}]", example.confidence);
        }
        out.push_str("]]");
        self.json.push_str(&safe(&out));
    }
}
