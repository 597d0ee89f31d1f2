//! The parts of the page that need no script.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::super::{COLUMNS, Report};
use super::thousands;
use crate::options::{NONE, Options};
use crate::report::Family;
use crate::report::html::escape;
use crate::report::visible::{shortened, visible};

/// So many of the most repaired words are listed.
const REPAIRS: usize = 60;

/// … and of the forms that no list has.
const FORMS: usize = 120;

/// A change of more is no word, in characters.
const WORD: usize = 48;

/// Bars in percent of the largest; the least still shows.
const LEAST: f64 = 0.6;

/// The options that are not the usual ones.
pub(super) fn options(report: &Report) -> String {
    let (own, usual) = (report.cleaner.options(), Options::default());
    let differ =
        |name: &&&str| own.get(name) != usual.get(name) && own.get(name).as_deref() != Some(NONE);
    let named = Options::NAMES.iter().filter(differ).map(|name| {
        let value = own.get(name).unwrap_or_default();
        format!("<code>{name}={}</code>", escape(&shortened(&value, 80)))
    });
    let mut all: Vec<_> = named.collect();
    let decided = report.cleaner.decisions().len();
    if decided > 0 {
        all.push(format!("{} decisions heeded", thousands(decided as u64)));
    }
    let options = if all.is_empty() { "the usual options".to_owned() } else { all.join(" ") };
    format!("coquille {}, {options}", env!("CARGO_PKG_VERSION"))
}

/// The large figures.
pub(super) fn figures(report: &Report) -> String {
    let totals = report.totals();
    let share = |part: f64, of: u64| part * 100.0 / of.max(1) as f64;
    let figures = [
        (
            thousands(totals.documents),
            "documents",
            format!("{} changed", thousands(totals.changed)),
        ),
        (
            thousands(totals.words),
            "words",
            format!("{:.1} % expected right", share(totals.right, totals.words)),
        ),
        (
            thousands(totals.edits),
            "edits",
            format!("{} suggested only", thousands(totals.suggestions)),
        ),
        (format!("{:.1}", totals.edits_per_10_000_words()), "edits in 10,000 words", String::new()),
        (
            format!("{} → {}", thousands(totals.unknown), thousands(totals.unknown_after)),
            "unknown words, before → after",
            format!(
                "{:.2} % → {:.2} %",
                share(totals.unknown as f64, totals.words),
                share(totals.unknown_after as f64, totals.words)
            ),
        ),
    ];
    let mut out = String::from("<dl class=\"figures\">");
    for (figure, what, more) in figures {
        let _ = write!(
            out,
            "<div><dt>{what}</dt><dd>{figure}</dd><dd class=\"more\">{more}</dd></div>"
        );
    }
    out + "</dl>\n"
}

/// Edits and suggestions by reason, as bars.
pub(super) fn reasons(report: &Report) -> String {
    let mut reasons: Vec<_> = report.reasons.iter().collect();
    reasons
        .sort_by_key(|(reason, count)| (Reverse(count.made), Reverse(count.suggested), **reason));
    let most = reasons.iter().map(|(_, count)| count.made.max(count.suggested)).max().unwrap_or(1);
    let mut out = String::from(
        "<table class=\"bars\"><caption>Edits by reason <small>pale: suggested only</small></caption><tbody>",
    );
    for (reason, count) in reasons {
        let width = |n: u64| if n == 0 { 0.0 } else { (n as f64 * 100.0 / most as f64).max(LEAST) };
        let family = Family::of(*reason).name();
        let _ = write!(
            out,
            "<tr class=\"{family}\"><th scope=\"row\" title=\"{}\">{reason}</th>\
             <td><span class=\"bar\" style=\"width:{:.1}%\"></span><span class=\"bar pale\" style=\"width:{:.1}%\"></span></td>\
             <td class=\"n\">{}<small>{}</small></td></tr>",
            escape(reason.description()),
            width(count.made),
            width(count.suggested),
            thousands(count.made),
            if count.suggested > 0 {
                format!(" +{}", thousands(count.suggested))
            } else {
                String::new()
            },
        );
    }
    out + "</tbody></table>\n"
}

/// How sure edits were, as columns.
pub(super) fn confidence(report: &Report) -> String {
    let most = report
        .confidence
        .iter()
        .map(|count| count.made.max(count.suggested))
        .max()
        .unwrap_or(0)
        .max(1);
    // the surest are so many that the others would not be seen
    let height = |n: u64| {
        if n == 0 { 0.0 } else { ((n as f64 / most as f64).sqrt() * 100.0).max(2.0 * LEAST) }
    };
    let mut out = String::from(
        "<figure class=\"histogram\"><figcaption>Confidence <small>heights by square root; pale: suggested only</small></figcaption>\
         <div class=\"columns\" role=\"list\">",
    );
    for (i, count) in report.confidence.iter().enumerate() {
        let [from, to] = [i, i + 1].map(|at| at as f64 / COLUMNS as f64);
        let title = format!(
            "{from:.2} to {to:.2}: {} edits, {} suggestions",
            thousands(count.made),
            thousands(count.suggested)
        );
        let _ = write!(
            out,
            "<span role=\"listitem\" title=\"{title}\" aria-label=\"{title}\"><i style=\"height:{:.1}%\"></i><i class=\"pale\" style=\"height:{:.1}%\"></i></span>",
            height(count.made),
            height(count.suggested)
        );
    }
    out.push_str("</div><div class=\"axis\" aria-hidden=\"true\"><span>0</span><span>0.5</span><span>1</span></div></figure>\n");
    out
}

/// What kind of damage there was, in the colours of the page.
pub(super) fn families(report: &Report) -> String {
    let mut families = BTreeMap::<Family, u64>::new();
    for (reason, count) in &report.reasons {
        *families.entry(Family::of(*reason)).or_default() += count.made;
    }
    let mut out = String::from("<ul class=\"families\">");
    for (family, count) in families {
        let name = family.name();
        let _ = write!(out, "<li class=\"{name}\"><b>{name}</b> {}</li>", thousands(count));
    }
    out + "</ul>\n"
}

/// The words that were repaired most, each a row that the script finds again.
pub(super) fn repairs(report: &Report) -> String {
    let is_word = |text: &str| {
        text.chars().any(char::is_alphabetic)
            && text.chars().nth(WORD).is_none()
            && !text.contains('\n')
    };
    let commonest = report.made.commonest();
    let words = commonest.iter().filter(|(pair, change)| {
        let family = Family::of(change.reason);
        let of_words = matches!(family, Family::Spelling | Family::Misreadings)
            || change.reason.stage() == "mojibake";
        of_words && is_word(&pair.before) && is_word(&pair.after)
    });
    let mut out = String::new();
    for (pair, change) in words.take(REPAIRS) {
        let family = Family::of(change.reason).name();
        let _ = writeln!(
            out,
            "<li data-before=\"{}\" data-after=\"{}\"><span class=\"n\">{}</span><span lang=\"fr\"><span class=\"edit {family}\"><del>{}</del><wbr><ins>{}</ins></span></span></li>",
            escape(&pair.before),
            escape(&pair.after),
            thousands(change.count),
            escape(&visible(&pair.before)),
            escape(&visible(&pair.after)),
        );
    }
    if out.is_empty() { "<li class=\"none\">none</li>".to_owned() } else { out }
}

/// Forms that no list has, in the cleaned texts.
pub(super) fn unknown(report: &Report) -> String {
    let mut out = String::new();
    for (form, count) in report.forms.most(FORMS) {
        let _ = write!(
            out,
            "<li lang=\"fr\">{}<small>{}</small></li> ",
            escape(&visible(form)),
            thousands(count)
        );
    }
    if out.is_empty() { "<li class=\"none\">none</li>".to_owned() } else { out }
}

/// The documents that look worst.
pub(super) fn suspects(report: &Report) -> String {
    let mut out = String::new();
    let percent = |millionths: u32| format!("{:.1}", f64::from(millionths) / 10_000.0);
    for suspect in report.suspects.items() {
        let _ = writeln!(
            out,
            "<tr><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"n\">{}</td><td class=\"name\">{}</td><td class=\"beginning\" lang=\"fr\">{}</td></tr>",
            percent(suspect.right),
            percent(suspect.right_after),
            thousands(suspect.words),
            thousands(suspect.edits),
            broken(&suspect.document),
            escape(&shortened(&suspect.beginning, 120)),
        );
    }
    if out.is_empty() {
        "<tr><td colspan=\"6\" class=\"none\">none of 20 words or more</td></tr>\n".to_owned()
    } else {
        out
    }
}

/// Documents side by side with what became of them.
pub(super) fn samples(report: &Report) -> String {
    let mut out = String::new();
    for (i, sample) in report.samples.items().iter().enumerate() {
        let _ = write!(
            out,
            "<details{}><summary><span class=\"name\">{}</span> <small>{} {}</small></summary>\n\
             <div class=\"scroll\"><table class=\"sides\"><thead><tr><th></th><th scope=\"col\">original</th><th scope=\"col\">cleaned</th></tr></thead><tbody lang=\"fr\">\n{}</tbody></table></div></details>\n",
            if i < 2 { " open" } else { "" },
            broken(&sample.document),
            thousands(sample.edits as u64),
            if sample.edits == 1 { "edit" } else { "edits" },
            sample.rows,
        );
    }
    if out.is_empty() { "<p class=\"none\">nothing was changed</p>\n".to_owned() } else { out }
}

/// A name that may go on in the next line after a slash.
fn broken(name: &str) -> String {
    escape(name).replace('/', "/<wbr>")
}
