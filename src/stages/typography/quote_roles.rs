//! Which way each quotation mark of a text opens, whatever its shape.
//!
//! A mark shows three things: its shape (`«` opens, `»` closes, `"` does either), the blanks beside it, and
//! what the other marks of its paragraph need. They seldom all lie: the reading of a paragraph that
//! contradicts them least is taken, by dynamic programming over how many quotations are open.

use super::row::{after, before};
use crate::stages::Passage;
use crate::text::letters::{is_apostrophe, is_blank, is_line_end};

/// What a mark does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::stages) enum Role {
    Opens,
    Closes,
    /// No quotation mark: the inches of `19"`, the arrow of `Accueil » Sport`.
    Other,
}

/// A quotation mark and how it was read.
#[derive(Clone, Copy, Debug)]
pub(in crate::stages) struct Quote {
    pub(super) at: usize,
    pub(super) sign: char,
    pub(super) role: Role,
    /// How much worse the best reading is that gives it another role.
    pub(super) margin: f32,
    /// The mark it makes a pair with, as an index.
    pub(super) partner: Option<usize>,
    /// How many quotations are open where it stands.
    pub(super) depth: usize,
}

impl Quote {
    pub(super) const fn end(&self) -> usize {
        self.at + self.sign.len_utf8()
    }

    /// Whether its shape says the contrary of its role.
    pub(super) fn is_reversed(&self) -> bool {
        match self.role {
            Role::Opens => matches!(self.sign, '»' | '”'),
            Role::Closes => matches!(self.sign, '«' | '“' | '„'),
            Role::Other => false,
        }
    }
}

/// Quotations deeper than this are not told apart.
const DEPTH: usize = 4;
/// What an opening mark without its closing one costs, and the other way round.
const ALONE: f32 = 1.5;
const ROLES: [Role; 3] = [Role::Opens, Role::Closes, Role::Other];

/// All the quotation marks of a passage.
pub(super) fn quotes<'a>(passage: &'a Passage<'_>) -> &'a [Quote] {
    passage.quotes(read)
}

/// Reads all the quotation marks of a text.
fn read(text: &str) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut start = 0;
    let mut last_end = 0;
    for at in memchr::memchr3_iter(b'"', 0xC2, 0xE2, text.as_bytes()) {
        let Some(sign) = after(text, at).filter(|&c| is_quote(c)) else { continue };
        if quotes.len() > start && parts_paragraph(&text[last_end..at]) {
            settle(text, &mut quotes[start..], start);
            start = quotes.len();
        }
        last_end = at + sign.len_utf8();
        quotes.push(Quote { at, sign, role: Role::Other, margin: 0.0, partner: None, depth: 0 });
    }
    settle(text, &mut quotes[start..], start);
    quotes
}

pub(super) const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '«' | '»' | '“' | '”' | '„')
}

/// Whether a paragraph ends in `between`: at an empty line, or at a line end after a final mark.
fn parts_paragraph(between: &str) -> bool {
    let mut lines = between.split(is_line_end);
    // the last goes on
    lines.next_back();
    lines.any(|line| {
        let line = line.trim_end_matches(is_blank);
        line.is_empty() || line.ends_with(['.', '!', '?', '…', ':'])
    })
}

/// Finds the roles of the marks of one paragraph that contradict least what is seen.
fn settle(text: &str, quotes: &mut [Quote], offset: usize) {
    let costs: Vec<[f32; 3]> = quotes.iter().map(|q| costs(text, q)).collect();
    let n = quotes.len();
    // the cheapest reading of the marks before `i`, and from `i` on, with `d` quotations open
    let mut past = vec![[f32::INFINITY; DEPTH]; n + 1];
    let mut rest = vec![[f32::INFINITY; DEPTH]; n + 1];
    past[0][0] = 0.0;
    for (d, cost) in rest[n].iter_mut().enumerate() {
        *cost = d as f32 * ALONE;
    }
    for i in 0..n {
        for d in 0..DEPTH {
            for role in ROLES {
                let Some((next, step)) = walk(d, role) else { continue };
                let cost = past[i][d] + step + costs[i][role as usize];
                past[i + 1][next] = past[i + 1][next].min(cost);
            }
        }
    }
    for i in (0..n).rev() {
        for d in 0..DEPTH {
            for role in ROLES {
                let Some((next, step)) = walk(d, role) else { continue };
                rest[i][d] = rest[i][d].min(step + costs[i][role as usize] + rest[i + 1][next]);
            }
        }
    }
    let mut d = 0;
    let mut open = Vec::new();
    for i in 0..n {
        let total = |role: Role, d: usize| {
            walk(d, role).map_or(f32::INFINITY, |(next, step)| {
                step + costs[i][role as usize] + rest[i + 1][next]
            })
        };
        let mut best = Role::Other;
        for role in ROLES {
            if total(role, d) < total(best, d) {
                best = role;
            }
        }
        let other = ROLES
            .into_iter()
            .filter(|&r| r != best)
            .flat_map(|r| (0..DEPTH).map(move |d| (r, d)))
            .map(|(r, d)| past[i][d] + total(r, d))
            .fold(f32::INFINITY, f32::min);
        quotes[i].role = best;
        quotes[i].margin = other - rest[0][0];
        quotes[i].depth = d;
        match best {
            Role::Opens => open.push(i),
            Role::Closes => {
                if let Some(partner) = open.pop() {
                    quotes[i].partner = Some(partner + offset);
                    quotes[partner].partner = Some(i + offset);
                }
            }
            Role::Other => {}
        }
        if let Some((next, _)) = walk(d, best) {
            d = next;
        }
    }
}

/// How many quotations are open after a mark, and what that costs.
fn walk(open: usize, role: Role) -> Option<(usize, f32)> {
    match role {
        // a quotation inside another is rarer than one after another
        Role::Opens => (open + 1 < DEPTH).then_some((open + 1, open as f32 * 0.6)),
        Role::Closes if open == 0 => Some((0, ALONE)),
        Role::Closes => Some((open - 1, 0.0)),
        Role::Other => Some((open, 0.0)),
    }
}

/// How much shape and neighbours speak against each of [`ROLES`].
fn costs(text: &str, quote: &Quote) -> [f32; 3] {
    let left = before(text, quote.at);
    let right = after(text, quote.end());
    let guillemet = matches!(quote.sign, '«' | '»');
    let (mut opens, mut closes) = match quote.sign {
        '«' | '“' | '„' => (0.0, 2.0),
        '»' | '”' => (2.0, 0.0),
        _ => (0.0, 0.0),
    };
    let left_blank = left.is_none_or(|c| is_blank(c) || is_line_end(c));
    let right_blank = right.is_none_or(|c| is_blank(c) || is_line_end(c));
    match left {
        _ if left_blank => {
            if !guillemet {
                closes += 2.0;
            } else if text[..quote.at].trim_end_matches(is_blank).ends_with([':', ',']) {
                // il dit : « oui
                closes += 1.5;
            }
        }
        Some('(' | '[' | '{' | '/' | '=') => closes += 3.0,
        // d'« amis », d'"amis"
        Some(c) if is_apostrophe(c) => closes += 2.0,
        None | Some('-' | '–' | '—') => {}
        Some(c) if is_quote(c) => {}
        // a blank may be lost before an opening mark: autorités.« Le
        Some('.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']') => opens += 2.0,
        Some(_) => opens += 3.0,
    }
    let beyond = right.filter(|_| right_blank).map(|c| quote.end() + c.len_utf8());
    match right {
        _ if right_blank => {
            if !guillemet {
                opens += 2.0;
            }
            // foi « . Le
            let stop = beyond.and_then(|at| after(text, at));
            if guillemet && stop.is_some_and(char::is_uppercase) {
                closes += 0.5;
            }
            if matches!(stop, Some('.' | ',' | ')'))
                && !text[beyond.unwrap_or(0)..].starts_with("..")
            {
                opens += 2.5;
            }
        }
        Some('.') if text[quote.end()..].starts_with("..") => {}
        Some('.' | ',' | ';' | ':' | ')' | ']') => opens += 3.0,
        Some('!' | '?' | '…') => opens += 1.0,
        Some('(' | '[') => closes += 1.0,
        None | Some('-' | '–' | '—') => {}
        Some(c) if is_quote(c) => {}
        // a blank may be lost after a closing mark: ? »dans
        Some(_) if quote.sign == '»' && left_blank => closes += 2.5,
        Some(_) => closes += 3.0,
    }
    let line_start = left.is_none_or(is_line_end)
        || text[..quote.at].trim_end_matches(is_blank).ends_with(is_line_end);
    let other = if quote.sign == '"' && left.is_some_and(|c| c.is_ascii_digit()) {
        0.5
    } else if guillemet && left_blank && right_blank {
        // the arrow of a list or a trail of links; » before each line of a long quotation
        match (line_start, quote.sign) {
            (true, _) => 0.6,
            (false, '»') => 1.0,
            _ => 2.5,
        }
    } else {
        4.0
    };
    [opens, closes, other]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> String {
        let sign = |q: &Quote| match q.role {
            Role::Opens => '<',
            Role::Closes => '>',
            Role::Other => '.',
        };
        read(text).iter().map(sign).collect()
    }

    #[test]
    fn marks_are_read_by_place_and_pair() {
        assert_eq!(roles("« un » et \"deux\" et “trois”"), "<><><>");
        assert_eq!(roles("sa »réfutation« du livre, « foi « ."), "<><>");
        assert_eq!(roles("un écran de 19\" et \"un mot\""), ".<>");
        assert_eq!(roles("« il a dit “oui” hier »"), "<<>>");
        assert_eq!(roles("Accueil » Sport » Tennis"), "..");
        assert_eq!(roles("« ordinaire « , dit-il"), "<>");
        assert_eq!(roles(""), "");
    }

    #[test]
    fn a_paragraph_does_not_answer_for_the_next() {
        assert_eq!(roles("Il dit « je pars.\n\nElle dit « je viens »."), "<<>");
    }
}
