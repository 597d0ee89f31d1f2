//! The tokens of a text that was changed in places: only the lines around a change are cut again.
//!
//! What begins in a line is cut by what stands in that line, save mark-up, which may end many lines on. So behind a line end
//! the tokens of an unchanged text are the same as before, if one began there before.

use super::span::Span;
use super::tokens::{Cutter, LONGEST_MARKUP, Token};

/// A place that was changed: where it lay in the text before, and where what stands for it lies now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Before.
    pub from: Span,
    /// Now.
    pub to: Span,
}

impl Moved {
    /// How far what follows it has moved. Places are counted round, so that a shift to the left is one too.
    const fn shift(self) -> u32 {
        (self.to.end as u32).wrapping_sub(self.from.end as u32)
    }
}

/// Cuts a text into tokens, as [`tokenize`](super::tokenize) does, of which the tokens were `before` the changes, which are in order.
pub fn recut(text: &str, before: &[Token], changes: &[Moved]) -> Vec<Token> {
    let mut cutter = Cutter::new(text, before.len() + before.len() / 16);
    // the tokens from here on are those of before, moved so far
    let mut known = Some((0, 0));
    for (i, change) in changes.iter().enumerate() {
        if let Some((first, shift)) = known {
            let unseen = before[first..].partition_point(|token| {
                token.start as usize + LONGEST_MARKUP <= change.from.start
            });
            let opens_line =
                |token: &Token| opens_line(text, token.start.wrapping_add(shift) as usize);
            let kept = before[first..first + unseen].iter().rposition(opens_line).unwrap_or(0);
            keep(&before[first..first + kept], shift, &mut cutter);
            if kept > 0 {
                cutter.at = before[first + kept].start.wrapping_add(shift) as usize;
            }
        }
        let next = changes.get(i + 1).map_or(text.len(), |next| next.to.start);
        known = None;
        while cutter.at < next && known.is_none() && cutter.step() {
            let parted = (change.to.end + 1..=next).contains(&cutter.at);
            if parted && opens_line(text, cutter.at) {
                let start = (cutter.at as u32).wrapping_sub(change.shift());
                let found = before.binary_search_by_key(&start, |token| token.start);
                known = found.ok().map(|first| (first, change.shift()));
            }
        }
    }
    if let Some((first, shift)) = known {
        keep(&before[first..], shift, &mut cutter);
    }
    cutter.out
}

/// Takes tokens over.
fn keep(tokens: &[Token], shift: u32, cutter: &mut Cutter<'_>) {
    let moved = |token: &Token| Token {
        start: token.start.wrapping_add(shift),
        end: token.end.wrapping_add(shift),
        ..*token
    };
    cutter.out.extend(tokens.iter().map(moved));
}

fn opens_line(text: &str, at: usize) -> bool {
    text[..at].ends_with('\n')
}

#[cfg(test)]
mod tests {
    use super::super::tokenize;
    use super::*;

    /// The text with each of the replacements made, and what they moved.
    fn change(text: &str, replaced: &[(usize, usize, &str)]) -> (String, Vec<Moved>) {
        let (mut out, mut moved, mut at) = (String::new(), Vec::new(), 0);
        for &(start, end, with) in replaced {
            out.push_str(&text[at..start]);
            let to = Span::new(out.len(), out.len() + with.len());
            out.push_str(with);
            moved.push(Moved { from: Span::new(start, end), to });
            at = end;
        }
        out.push_str(&text[at..]);
        (out, moved)
    }

    #[test]
    fn what_is_cut_again_is_what_would_be_cut() {
        let lines = [
            "L'homme dit-il 24 h. <b>Il a 1 500 F</b>\n",
            "\n",
            "  un deux.trois M. U.R.S.S. `code\n",
            "<!-- une remarque\n",
            "de deux lignes --> www.site.fr/a et 12\n345\n",
        ];
        for rounds in [1, 40, 200] {
            let text: String = lines.iter().cycle().take(rounds * 7).copied().collect();
            let tokens = tokenize(&text);
            let mut seed = rounds;
            for _ in 0..200 {
                let mut replaced: Vec<(usize, usize, &str)> = Vec::new();
                for with in ["", "x", "\n", "-->", "<!-- ", "deux mots\net `"] {
                    seed = seed * 1_103_515_245 % 2_147_483_647 + 12_345;
                    let start = replaced.last().map_or(0, |last| last.1) + seed % (text.len() / 3);
                    let end = start + seed / 7 % 4;
                    if end > text.len() {
                        break;
                    }
                    replaced.push((start, end, with));
                }
                let (now, moved) = change(&text, &replaced);
                assert_eq!(recut(&now, &tokens, &moved), tokenize(&now), "{replaced:?}");
            }
        }
    }
}
