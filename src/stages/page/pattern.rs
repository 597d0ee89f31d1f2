//! The language of the phrase table: words as written, and placeholders for what changes from page to page.

use super::signs::{blanks, date, fold, full_date, hour, names, number};
use crate::text::letters::is_blank;

/// A headline, or what `*` and `…` stand for, is no longer than this many bytes.
const LONGEST: usize = 240;

/// A phrase: nodes that must match one after the other.
#[derive(Clone, Debug)]
pub(super) struct Pattern(Vec<Node>);

#[derive(Clone, Debug)]
enum Node {
    /// Words, without case and accents.
    Literal(String),
    /// `N`
    Number,
    /// `D`
    Date,
    /// `J`: a date with its year
    FullDate,
    /// `H`
    Hour,
    /// `X`, `Y`: a name of so many words at least
    Name(usize),
    /// `T`
    Headline,
    /// `*`
    Line,
    /// `…`
    Sentence,
    /// `~`
    Glue,
    /// `(a|b)`
    Either(Vec<Vec<Node>>),
}

impl Pattern {
    /// Reads a pattern of the table.
    pub(super) fn read(pattern: &str) -> Self {
        let chars: Vec<char> = pattern.chars().collect();
        let mut at = 0;
        let mut branches = read_branches(&chars, &mut at);
        Self(if branches.len() == 1 { branches.remove(0) } else { vec![Node::Either(branches)] })
    }

    /// Whether the pattern matches `line` from `at`, and goes on to an end that `accept` takes.
    pub(super) fn matches(
        &self,
        line: &str,
        at: usize,
        accept: &mut dyn FnMut(usize) -> bool,
    ) -> bool {
        run(&self.0, line, at, accept)
    }

    /// The keys that text it matches may begin with; see [`key`].
    pub(super) fn keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        first_words(&self.0, String::new(), &mut keys);
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// The key of text at the beginning of a phrase: its first word without case and accents, `0` for a digit,
/// or the sign itself.
pub(super) fn key(text: &str) -> String {
    let mut chars = text.chars();
    let Some(first) = chars.next() else { return String::new() };
    if first.is_ascii_digit() {
        return "0".to_owned();
    }
    if !first.is_alphabetic() {
        return fold(first).to_string();
    }
    let mut word = String::from(fold(first));
    let mut lower = first.is_lowercase();
    for c in chars {
        if !c.is_alphabetic() || lower && c.is_uppercase() || word.len() > 24 {
            break;
        }
        lower = c.is_lowercase();
        word.push(fold(c));
    }
    word
}

/// Keys of phrases that begin with a date or a name.
pub(super) const DATE: &str = "D";
pub(super) const NAME: &str = "X";

fn first_words(nodes: &[Node], before: String, keys: &mut Vec<String>) {
    let Some((first, rest)) = nodes.split_first() else {
        keys.push(before);
        return;
    };
    match first {
        Node::Literal(words) => {
            let all = before + words;
            let word = key(&all);
            if word.len() == all.len() && all.chars().all(char::is_alphabetic) {
                first_words(rest, all, keys);
            } else {
                keys.push(word);
            }
        }
        Node::Either(branches) => {
            for branch in branches {
                let whole: Vec<Node> = branch.iter().chain(rest).cloned().collect();
                first_words(&whole, before.clone(), keys);
            }
        }
        _ if !before.is_empty() => keys.push(before),
        Node::Number | Node::Hour => keys.push("0".to_owned()),
        Node::Date | Node::FullDate => keys.push(DATE.to_owned()),
        _ => keys.push(NAME.to_owned()),
    }
}

fn read_branches(chars: &[char], at: &mut usize) -> Vec<Vec<Node>> {
    let mut branches = vec![Vec::new()];
    let mut words = String::new();
    while let Some(&c) = chars.get(*at) {
        let start = *at;
        *at += 1;
        let node = match c {
            '\\' => {
                words.extend(chars.get(*at).map(|&c| fold(c)));
                *at += 1;
                continue;
            }
            ')' => break,
            '|' => None,
            '(' => Some(Node::Either(read_branches(chars, at))),
            _ => {
                let placeholder = placeholder(chars, start);
                if placeholder.is_none() {
                    words.push(fold(c));
                    continue;
                }
                placeholder
            }
        };
        let branch = branches.last_mut().expect("never empty");
        if !words.is_empty() {
            branch.push(Node::Literal(std::mem::take(&mut words)));
        }
        match node {
            Some(node) => branch.push(node),
            None => branches.push(Vec::new()),
        }
    }
    if !words.is_empty() {
        branches.last_mut().expect("never empty").push(Node::Literal(words));
    }
    branches
}

/// A letter is a placeholder where it stands alone: `N` in `N min`, not in `N'oubliez pas`.
fn placeholder(chars: &[char], at: usize) -> Option<Node> {
    let node = match chars[at] {
        '*' => return Some(Node::Line),
        '…' => return Some(Node::Sentence),
        '~' => return Some(Node::Glue),
        'N' => Node::Number,
        'D' => Node::Date,
        'J' => Node::FullDate,
        'H' => Node::Hour,
        'X' => Node::Name(1),
        'Y' => Node::Name(2),
        'T' => Node::Headline,
        _ => return None,
    };
    let joins = |c: &char| c.is_alphanumeric() || *c == '\'';
    let before = at > 0 && joins(&chars[at - 1]);
    let after = chars.get(at + 1).is_some_and(joins);
    (!before && !after).then_some(node)
}

fn run(nodes: &[Node], line: &str, at: usize, accept: &mut dyn FnMut(usize) -> bool) -> bool {
    let Some((first, rest)) = nodes.split_first() else {
        return accept(at);
    };
    let mut go = |end: Option<usize>| end.is_some_and(|end| run(rest, line, end, accept));
    match first {
        Node::Literal(words) => go(literal(words, line, at)),
        Node::Number => go(number(line, at)),
        Node::Date => go(date(line, at)),
        Node::FullDate => go(full_date(line, at)),
        Node::Hour => go(hour(line, at)),
        Node::Name(least) => names(line, at, *least).into_iter().any(|end| go(Some(end))),
        Node::Headline => go(is_headline(&line[at..]).then_some(line.len())),
        Node::Line => go((line.len() - at <= LONGEST).then_some(line.len())),
        Node::Glue => go(glued(line, at).then_some(at)),
        Node::Sentence if rest.is_empty() => go(sentence_end(line, at)),
        Node::Sentence => sentence_end(line, at).is_some_and(|end| {
            (at..=end).filter(|&i| line.is_char_boundary(i)).any(|i| go(Some(i)))
        }),
        Node::Either(branches) => branches
            .iter()
            .any(|branch| run(branch, line, at, &mut |end| run(rest, line, end, accept))),
    }
}

fn literal(words: &str, line: &str, at: usize) -> Option<usize> {
    let mut at = at;
    for expected in words.chars() {
        if expected == ' ' {
            let end = blanks(line, at);
            // a colon or a question mark may stand tight, and a word after a colon too
            if end == at && !tight(line, at) {
                return None;
            }
            at = end;
        } else {
            let c = line[at..].chars().next().filter(|&c| fold(c) == expected)?;
            at += c.len_utf8();
        }
    }
    Some(at)
}

/// Whether a blank may be missing at `at`: beside `:`, `!` and `?`.
fn tight(line: &str, at: usize) -> bool {
    line[at..].starts_with([':', '!', '?']) || line[..at].ends_with(':')
}

/// Whether a capital or an opening quote follows a letter or stop without a blank.
fn glued(line: &str, at: usize) -> bool {
    line[at..].starts_with(|c: char| c.is_uppercase() || c == '«' || c == '“')
        && line[..at].ends_with(|c: char| !is_blank(c) && !c.is_uppercase())
}

/// Whether the text could be the headline of an article: no full stop, begins as a sentence.
pub(super) fn is_headline(text: &str) -> bool {
    let text = text.trim();
    let opens = |c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '«' | '"' | '“');
    let stops = text.ends_with(['.', ',', ';', ':']) && !text.ends_with("...");
    text.len() <= LONGEST && text.starts_with(opens) && !stops
}

/// The end of the sentence that goes on at `at`, with its stop.
fn sentence_end(line: &str, at: usize) -> Option<usize> {
    let rest = &line[at..];
    let end = rest
        .char_indices()
        .find(|&(i, c)| {
            let after = &rest[i + c.len_utf8()..];
            matches!(c, '.' | '!' | '?')
                && !after.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || c == '.')
        })
        .map_or(rest.len(), |(i, _)| i + 1);
    (end <= LONGEST).then_some(at + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(pattern: &str, line: &str) -> bool {
        Pattern::read(pattern).matches(line, 0, &mut |end| end == line.len())
    }

    #[test]
    fn a_pattern_reads_case_accents_and_placeholders() {
        assert!(whole("Publié( le|) D( à H|)", "PUBLIE LE 3 mai 2019 à 10h12"));
        assert!(whole("Publié( le|) D( à H|)", "Publié 3 mai"));
        assert!(whole("(À |)lire aussi : *", "Lire aussi: le budget"));
        assert!(whole("En complément~T", "En complémentLe budget"));
        assert!(!whole("En complément~T", "En complément Le budget"));
        assert!(!whole("Par Y", "Par Toutatis"));
        assert!(whole("abonné\\(e\\) N", "Abonné(e) 12"));
        assert!(whole("Recevez … lettre", "Recevez chaque jour notre lettre"));
    }

    #[test]
    fn keys_are_the_first_words() {
        assert_eq!(Pattern::read("(À |)lire aussi").keys(), ["a", "lire"]);
        assert_eq!(Pattern::read("Mis\\(e\\) à jour").keys(), ["mis"]);
        assert_eq!(Pattern::read("abonné(e|s|) ici").keys(), ["abonne", "abonnee", "abonnes"]);
        assert_eq!(Pattern::read("N vues").keys(), ["0"]);
        assert_eq!(key("PublicitéLe maire"), "publicite");
    }
}
