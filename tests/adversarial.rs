//! Texts that a scraper can make and nobody would write: each is cleaned in a time that its length accounts for.
//!
//! A repair that looks back or ahead over all that it has seen takes minutes for these. The limits leave a slow
//! machine, an unoptimised build and three neighbours their time.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use coquille::{Cleaner, Options, Preset};

const PRESETS: [Preset; 3] = [Preset::Repair, Preset::Web, Preset::Ocr];

/// Cleans a text with each preset, in ten seconds and three a megabyte.
#[track_caller]
fn in_time(text: &str) {
    for preset in PRESETS {
        in_time_with(preset, text);
    }
}

#[track_caller]
fn in_time_with(preset: Preset, text: &str) {
    let limit = Duration::from_secs(10) + Duration::from_secs(3) * (text.len() / 1_000_000) as u32;
    let started = Instant::now();
    let cleaned = Cleaner::preset(preset).explain(text);
    let taken = started.elapsed();
    assert!(cleaned.original() == text, "{preset:?}: the edits do not lead back");
    let begin: String = text.chars().take(20).collect();
    assert!(taken < limit, "{preset:?}: {} bytes like {begin:?} took {taken:?}", text.len());
}

#[test]
fn entities_without_end() {
    in_time(&"&eacute".repeat(100_000));
}

#[test]
fn elisions() {
    in_time(&"l'".repeat(100_000));
}

#[test]
fn quotation_marks_that_open() {
    in_time(&"«".repeat(200_000));
}

#[test]
fn hyphens() {
    in_time(&"a-".repeat(100_000));
}

#[test]
fn pages_of_nothing() {
    let mut options = Options::preset(Preset::Ocr);
    options.set("running_heads", "drop").unwrap();
    options.set("line_breaks", "join").unwrap();
    let cleaner = Cleaner::new(options);
    for page in [
        "a\u{0C}",
        "texte\nA\u{0C}",
        "mot\nmot\u{0C}",
        "[Page 1]\n",
        "12\n\u{0C}",
        "mot\n-\n",
        "A l'a \n",
    ] {
        let text = page.repeat(20_000);
        let started = Instant::now();
        assert!(cleaner.explain(&text).original() == text, "{page:?}: the edits do not lead back");
        assert!(started.elapsed() < Duration::from_secs(10), "{page:?}: {:?}", started.elapsed());
    }
    let line = |n: usize| format!("ligne {} mot {}\u{0C}", n % 97, n % 13);
    let lines = (0..20_000).map(line).collect::<Vec<_>>().concat();
    assert!(cleaner.explain(&lines).original() == lines);
}

#[test]
fn letters_with_blanks() {
    for row in ["E ", "E\n", "l ' ", "P A R I S\n", "d e l a "] {
        in_time(&row.repeat(30_000));
    }
}

#[test]
fn initials() {
    in_time(&"M.".repeat(100_000));
}

#[test]
fn accents_without_letters() {
    in_time(&"\u{301}".repeat(200_000));
}

#[test]
fn less_than_signs() {
    in_time(&"<".repeat(200_000));
}

#[test]
fn numbers_in_groups() {
    in_time(&"1 000 ".repeat(100_000));
}

#[test]
fn mojibake() {
    in_time(&"Ã¢â‚¬".repeat(50_000));
}

#[test]
fn one_letter() {
    in_time(&"é".repeat(1_000_000));
}

#[test]
fn one_unknown_word() {
    in_time(&"ersonne ".repeat(50_000));
    in_time(&"blarvouille ".repeat(100_000));
}

#[test]
fn unknown_words() {
    let mut text = String::new();
    for n in 0..100_000 {
        write!(text, "{} ", unknown(n)).expect("memory is there");
    }
    in_time(&text);
}

#[test]
fn many_lines() {
    in_time(&"\n".repeat(500_000));
    in_time(&"Lire aussi\n".repeat(50_000));
    in_time(&"| Accueil ".repeat(50_000));
}

#[test]
fn a_line_without_blanks() {
    let syllables: String = (0..20_000_000 / 10).map(unknown).collect();
    in_time_with(Preset::Repair, &syllables);
}

#[test]
fn letters_by_chance() {
    let mut seed = 1789_u64;
    let letters: String = std::iter::repeat_with(|| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        char::from(b'a' + (seed >> 33) as u8 % 26)
    })
    .take(1_000_000)
    .collect();
    in_time(&letters);
}

/// Whatever a repair looks for.
const BITS: &[&str] = &[
    "oe",
    "Oe",
    "AE-",
    "E",
    "Etat-",
    "ETAT ",
    "l 'a ",
    "l a ",
    "d ' ",
    "a'",
    "’",
    "`",
    "``a",
    "\"",
    "\"a",
    "“",
    "» ",
    "« a",
    "(",
    ")",
    "( a",
    " ,",
    " .",
    ".",
    "..",
    "a.",
    "a.B",
    "A.b ",
    "S.N",
    ", ",
    "a,b",
    "1,",
    "1.",
    "1 ",
    "12e",
    "XXe",
    "@a",
    "#a",
    "@",
    "#",
    "_a",
    "a_",
    "{a",
    "%",
    "$a",
    "--",
    "-",
    "- ",
    " -",
    "\u{AD}",
    "\u{200B}",
    "a\u{AD}",
    "\u{FEFF}",
    "\0",
    "\u{FFFD}",
    "a\u{FFFD}",
    "ﬁ",
    "Ａ",
    "e\u{301}",
    "&",
    "&amp;",
    "&amp",
    "&#",
    "&#233;",
    "&#x",
    "&lt;",
    "&lt;b",
    "&lt;b&gt;",
    "<a ",
    "<!--",
    "<a>",
    "www.",
    "www.a.fr ",
    "http://",
    "a.fr/",
    "a@",
    "a/",
    "/a",
    "C:\\",
    "\\",
    "Ã",
    "Ã©",
    "â€",
    "â€™",
    "Â\u{A0}",
    "Ð",
    "Ð¿",
    "\n- ",
    "\n\n",
    "\r\n",
    "\r",
    "a-\n",
    "-\na",
    "M. ",
    "etc. ",
    "Non. ",
    "Le ",
    "le le ",
    "A ",
    "Par ",
    "Lire aussi : ",
    "Lire aussi",
    "Publicité",
    "Partager ",
    " | ",
    "…",
    "[…]",
    "Menu\n",
    "3 mai 2019",
    "3 mai 2019\n",
    "a-t-il",
    "-il",
    "-là",
    "qu'",
    "jusqu'",
    "aujourd'",
    "rn",
    "cl",
    "li",
    "ii",
    "ll",
    "é",
    "É",
    "ß",
    "İ",
    "字",
    "я",
    "👨‍👩‍👧",
    "ersonne",
    "personne",
    "depersonne",
    "lété ",
    "Dupnot Dupont ",
    "DupontDupont",
    "Mariee Marie ",
    "j",
    "J",
    "··",
    "·e·",
    "(e)",
    "/e ",
    "\t",
    "\u{A0}",
];

#[test]
fn any_sign_again_and_again() {
    for bit in BITS {
        in_time(&bit.repeat(70_000 / bit.len() + 1));
    }
}

/// A word that no lexicon has, another for each number.
fn unknown(mut n: usize) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "cro", "di", "fu", "gle", "jo", "mé", "nu", "pri", "vou"];
    let mut word = String::new();
    for _ in 0..5 {
        word.push_str(SYLLABLES[n % 10]);
        n /= 10;
    }
    word
}
