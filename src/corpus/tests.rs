//! Reports of small corpora.

use super::*;

const TEXTS: [(&str, &str); 4] = [
    ("a.txt", "Le caf&eacute; du port est ferm&eacute; depuis lundi.\nRien d'autre n'a changé.\n"),
    ("b.txt", "La ermeture du port a surpris tout le monde <b>hier</b>.\n"),
    ("c.txt", "Une phrase juste, et rien de plus.\n"),
    ("d.txt", ""),
];

fn report(texts: &[(&str, &str)]) -> Report {
    let mut report = Report::new(&Cleaner::default());
    report.add_many(texts);
    report
}

#[test]
fn everything_is_counted() {
    let report = report(&TEXTS);
    let totals = report.totals();
    assert_eq!((totals.documents, totals.changed, totals.edits), (4, 2, 3));
    assert!(totals.words > 25 && totals.edits_per_10_000_words() > 100.0);
    assert!(totals.unknown_after < totals.unknown && totals.right_after > totals.right);
    assert_eq!(report.reasons[&Reason::HtmlEntity].made, 2);
    assert_eq!(report.confidence.iter().map(|count| count.made).sum::<u64>(), 3);
    assert_eq!(report.samples.items().len(), 2);
}

#[test]
fn one_by_one_and_in_halves_it_is_the_same() {
    let whole = report(&TEXTS).to_html("x");
    let mut single = Report::new(&Cleaner::default());
    for (name, text) in TEXTS {
        single.add(name, text);
    }
    assert_eq!(single.to_html("x"), whole);
    let mut half = report(&TEXTS[..2]);
    half.merge(&report(&TEXTS[2..]));
    assert_eq!(half.to_html("x"), whole);
}

#[test]
fn no_text_is_taken_for_html() {
    let evil = "</script><script>alert(1)</script> <img src=x onerror=alert(2)>";
    let texts = [("<i>.txt", format!("La ermeture {evil} du port, la ermeture {evil}\n"))];
    let mut report = Report::new(&Cleaner::default());
    report.add_many(&texts);
    let page = report.to_html("<u>&");
    for part in [evil, "<img", "<script>alert", "<i>", "<u>"] {
        assert!(!page.contains(part), "{part}");
    }
    assert_eq!(page.matches("</script>").count(), 2);
    assert!(page.contains("&lt;u&gt;&amp;"));
    assert!(!report.summary_html().contains("<script"));
}

#[test]
fn the_page_asks_for_nothing_elsewhere() {
    let page = report(&TEXTS).to_html("x");
    for sign in
        ["http:", "https:", "url(", "@import", "src=", "fetch(", "XMLHttp", "WebSocket", "{{"]
    {
        assert!(!page.contains(sign), "{sign}");
    }
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn the_worst_come_first() {
    let bad = "Lc vaisseau ctoit sorli du porl avaul le lcver du soieil ".repeat(4);
    let good = "Le vaisseau est sorti du port avant le lever du soleil. ".repeat(4);
    let report = report(&[("good", &good), ("bad", &bad), ("short", "xqzt")]);
    let names: Vec<_> = report.suspects.items().iter().map(|s| s.document.as_str()).collect();
    assert_eq!(names, ["bad", "good"]);
}

#[test]
fn an_empty_report_is_a_page_too() {
    let page = report(&[]).to_html("x");
    assert!(page.ends_with("</html>\n"));
}
