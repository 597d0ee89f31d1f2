//! What a placeholder of a phrase stands for: numbers, dates, times of day and names.

use crate::text::letters::{is_apostrophe, is_blank};

const DAYS: &[&str] =
    &["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "aujourd"];

const MONTHS: &[&str] = &[
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
    "janv",
    "fevr",
    "fev",
    "avr",
    "juil",
    "sept",
    "oct",
    "nov",
    "dec",
];

const PARTICLES: &[&str] =
    &["de", "du", "des", "la", "le", "van", "von", "der", "den", "et", "el", "al", "ben", "bin"];

/// The end of the blanks at `at`.
pub(super) fn blanks(text: &str, at: usize) -> usize {
    text[at..].find(|c| !is_blank(c)).map_or(text.len(), |n| at + n)
}

/// The end of the letters at `at`.
fn letters(text: &str, at: usize) -> usize {
    text[at..].find(|c: char| !c.is_alphabetic()).map_or(text.len(), |n| at + n)
}

fn digits(text: &str, at: usize) -> usize {
    at + text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_digit()).count()
}

/// `12`, `1 243`, `2,5`, `3K`
pub(super) fn number(text: &str, at: usize) -> Option<usize> {
    let mut end = digits(text, at);
    if end == at {
        return None;
    }
    loop {
        let mut rest = text[end..].chars();
        let Some(sign) = rest.next() else { break };
        let next = end + sign.len_utf8();
        let group = digits(text, next) - next;
        let joins = matches!(sign, '.' | ',') && group > 0 || is_blank(sign) && group == 3;
        if !joins {
            break;
        }
        end = next + group;
    }
    if text[end..].starts_with(['K', 'k'])
        && !text[end + 1..].starts_with(|c: char| c.is_alphanumeric())
    {
        end += 1;
    }
    Some(end)
}

/// `10h12`, `10 h`, `10:12:33`
pub(super) fn hour(text: &str, at: usize) -> Option<usize> {
    let mut end = digits(text, at);
    if !(1..=2).contains(&(end - at)) {
        return None;
    }
    if text[end..].starts_with(':') {
        while text[end..].starts_with(':') && digits(text, end + 1) == end + 3 {
            end += 3;
        }
        return (end > at + 2).then_some(end);
    }
    end = blanks(text, end);
    if !text[end..].starts_with(['h', 'H']) {
        return None;
    }
    end += 1;
    let minutes = digits(text, blanks(text, end));
    Some(if minutes > end && minutes <= blanks(text, end) + 2 { minutes } else { end })
}

/// `3 mai 2019`, `lundi 3 mai`, `1er mai 2019`, `mai 2019`, `03/05/2019`, `2019-05-03`, `hier`
pub(super) fn date(text: &str, at: usize) -> Option<usize> {
    let mut start = at;
    let word = folded(&text[at..letters(text, at)]);
    if DAYS.contains(&word.as_str()) {
        let end = letters(text, at);
        match word.as_str() {
            "hier" => return Some(end),
            "aujourd" => {
                let mut rest = text[end..].chars();
                let sign = rest.next().filter(|&c| is_apostrophe(c))?;
                return rest.as_str().starts_with("hui").then_some(end + sign.len_utf8() + 3);
            }
            _ => start = blanks(text, end + usize::from(text[end..].starts_with(','))),
        }
    }
    if let Some(end) = numeric_date(text, start) {
        return Some(end);
    }
    let mut end = digits(text, start);
    if end > start + 2 {
        return None;
    }
    if end > start {
        if text[end..].starts_with("er") {
            end += 2;
        }
        end = blanks(text, end);
    }
    let month = letters(text, end);
    if !MONTHS.contains(&folded(&text[end..month]).as_str()) {
        return None;
    }
    let named = end > start;
    end = month + usize::from(text[month..].starts_with('.'));
    let year = blanks(text, end);
    if digits(text, year) == year + 4 { Some(year + 4) } else { named.then_some(end) }
}

/// A date with its year in four digits: `lundi 3 mai 2019`, `03/05/2019`.
pub(super) fn full_date(text: &str, at: usize) -> Option<usize> {
    let end = date(text, at)?;
    let mut numbers = text[at..end].split(|c: char| !c.is_ascii_digit());
    numbers.any(|n| n.len() == 4).then_some(end)
}

fn numeric_date(text: &str, at: usize) -> Option<usize> {
    let mut parts = [0; 3];
    let mut end = at;
    let mut sign = None;
    for (i, part) in parts.iter_mut().enumerate() {
        if i > 0 {
            let found = text[end..].chars().next().filter(|c| matches!(c, '/' | '.' | '-'))?;
            if *sign.get_or_insert(found) != found {
                return None;
            }
            end += 1;
        }
        let next = digits(text, end);
        *part = next - end;
        end = next;
    }
    matches!(parts, [1 | 2, 1 | 2, 2 | 4] | [4, 2, 2]).then_some(end)
}

/// The ends a name of at least `least` words may have, longest first: `Camille Roux`, `J.-P. de La Tour`.
pub(super) fn names(text: &str, at: usize, least: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut words = 0;
    let mut end = at;
    while words < 6 {
        let next = if words == 0 { at } else { blanks(text, end) };
        if words > 0 && next == end {
            break;
        }
        let stop = text[next..]
            .find(|c: char| {
                !(c.is_alphanumeric() || matches!(c, '-' | '.' | '@' | '_') || is_apostrophe(c))
            })
            .map_or(text.len(), |n| next + n);
        let word = &text[next..stop];
        let Some(first) = word.chars().next() else { break };
        if first.is_uppercase() || first == '@' || elided(word) {
            words += 1;
            if words >= least {
                ends.push(stop);
            }
        } else if words == 0 || !PARTICLES.contains(&word) {
            break;
        }
        end = stop;
    }
    ends.reverse();
    ends
}

/// `d'Estaing`
fn elided(word: &str) -> bool {
    let mut chars = word.chars();
    matches!(chars.next(), Some('d' | 'l'))
        && chars.next().is_some_and(is_apostrophe)
        && chars.next().is_some_and(char::is_uppercase)
}

/// The text in lower case without accents.
pub(super) fn folded(text: &str) -> String {
    text.chars().map(fold).collect()
}

/// The letter without case and accent; the plain sign for an apostrophe, a blank or a dash.
pub(super) fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    match c {
        c if is_apostrophe(c) => '\'',
        c if is_blank(c) => ' ',
        '–' | '—' | '‑' | '‐' => '-',
        c => crate::text::letters::base(c.to_lowercase().next().unwrap_or(c)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_hours_and_numbers_are_read_to_their_end() {
        for text in [
            "3 mai 2019",
            "lundi 3 mai",
            "1er août 2019",
            "03/05/2019",
            "2019-05-03",
            "mai 2019",
            "aujourd’hui",
        ] {
            assert_eq!(date(text, 0), Some(text.len()), "{text}");
        }
        assert_eq!(date("mai", 0), None);
        assert_eq!(full_date("lundi 20 mai", 0), None);
        assert_eq!(full_date("lundi 20 mai 2019", 0), Some(17));
        assert_eq!(date("12 personnes", 0), None);
        for text in ["10h12", "10 h", "10:12", "10:12:33", "9h"] {
            assert_eq!(hour(text, 0), Some(text.len()), "{text}");
        }
        assert_eq!(hour("10", 0), None);
        for text in ["12", "1 243", "2,5", "3K"] {
            assert_eq!(number(text, 0), Some(text.len()), "{text}");
        }
    }

    #[test]
    fn a_name_is_words_with_capitals_and_their_particles() {
        assert_eq!(names("Camille de La Tour d'Auvergne a", 0, 1)[0], 29);
        assert!(names("Toutatis", 0, 2).is_empty());
        assert!(names("camille", 0, 1).is_empty());
    }
}
