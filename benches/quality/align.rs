//! Two texts side by side: where they are the same, and the runs that differ.

use std::collections::BTreeSet;
use std::ops::Range;

/// A run of the damaged text, in bytes, and what it becomes.
pub(crate) type Change = (usize, usize, String);

/// The runs of a text that differ from the other text. Shapes of apostrophes and kinds of blanks do not count.
pub(crate) fn changes(text: &str, other: &str) -> BTreeSet<Change> {
    let (a, b) = (tokens(text), tokens(other));
    let words = |tokens: &[(usize, &str)]| tokens.iter().map(|t| level(t.1)).collect::<Vec<_>>();
    let (left, right) = (words(&a), words(&b));
    let start_of = |i: usize| a.get(i).map_or(text.len(), |t| t.0);
    let mut changes = BTreeSet::new();
    let mut at = (0, 0);
    let end = (a.len(), b.len());
    for (i, j) in common(&left, &right).into_iter().chain([end]) {
        if (i, j) != at {
            changes.insert((start_of(at.0), start_of(i), right[at.1..j].concat()));
        }
        at = (i + 1, j + 1);
    }
    changes
}

/// How many items have to be changed, put in or taken out to make one row of the other.
pub(crate) fn distance<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    let mut changes = 0;
    fronts(a, b, |_| changes += 1);
    changes
}

/// The places that two rows keep in common where the fewest are changed, put in or taken out.
fn common<T: PartialEq>(a: &[T], b: &[T]) -> Vec<(usize, usize)> {
    let head = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| x == y);
    let tail = tail.count();
    let mut kept: Vec<_> = (0..head).map(|n| (n, n)).collect();
    // of several ways, that which keeps the last ones: Lecomité a → Le comité a is one run
    let [left, right]: [Vec<&T>; 2] =
        [a, b].map(|row| row[head..row.len() - tail].iter().rev().collect());
    let place = |row: &[&T], i: usize| head + row.len() - 1 - i;
    kept.extend(path(&left, &right).map(|(i, j)| (place(&left, i), place(&right, j))));
    kept.extend((0..tail).rev().map(|n| (a.len() - 1 - n, b.len() - 1 - n)));
    kept
}

/// The places that the shortest way through two rows keeps, from the end.
fn path<T: PartialEq>(a: &[T], b: &[T]) -> impl Iterator<Item = (usize, usize)> {
    let mut passed = Vec::new();
    fronts(a, b, |front| passed.push(front));
    let mut stretches = Vec::new();
    let (mut end, mut diagonal) = (a.len(), b.len().cast_signed() - a.len().cast_signed());
    while let Some(front) = passed.pop() {
        let (start, before) = start(&front, diagonal, a.len(), b.len()).expect("it was reached");
        stretches.push((start..end, diagonal));
        diagonal = before;
        end = front.reached(diagonal).expect("it was reached");
    }
    stretches.push((0..end, 0));
    let places = |(stretch, diagonal): (Range<usize>, isize)| {
        stretch.rev().map(move |i| (i, i.wrapping_add_signed(diagonal)))
    };
    stretches.into_iter().flat_map(places)
}

/// How far into the first row one comes with so many changes, for each difference between the place in the
/// second row and that in the first: the diagonals of the table of Ukkonen 1985. The time is that of the
/// changes and not of the texts, so that a book takes no longer than its misprints.
struct Front(Vec<Option<usize>>);

impl Front {
    fn reached(&self, diagonal: isize) -> Option<usize> {
        let middle = self.0.len().cast_signed() / 2;
        self.0.get(usize::try_from(middle + diagonal).ok()?).copied().flatten()
    }
}

/// Goes on with one change more until both rows are at their end, and hands over each front that is passed.
fn fronts<T: PartialEq>(a: &[T], b: &[T], mut passed: impl FnMut(Front)) {
    let slide = |from: usize, diagonal: isize| {
        let rest = &b[from.wrapping_add_signed(diagonal)..];
        from + a[from..].iter().zip(rest).take_while(|(x, y)| x == y).count()
    };
    let last = b.len().cast_signed() - a.len().cast_signed();
    let mut front = Front(vec![Some(slide(0, 0))]);
    for changes in 1.. {
        if front.reached(last) == Some(a.len()) {
            return;
        }
        let next = (-changes..=changes).map(|diagonal| {
            let (start, _) = start(&front, diagonal, a.len(), b.len())?;
            Some(slide(start, diagonal))
        });
        let next = Front(next.collect());
        passed(std::mem::replace(&mut front, next));
    }
}

/// Where one change more begins on a diagonal, and the diagonal it comes from: an item changed, taken out or put in.
fn start(front: &Front, diagonal: isize, rows: usize, columns: usize) -> Option<(usize, isize)> {
    let from = |by: isize, step: usize| Some((front.reached(diagonal + by)? + step, diagonal + by));
    let inside = |(at, _): &(usize, isize)| {
        *at <= rows && at.checked_add_signed(diagonal).is_some_and(|j| j <= columns)
    };
    let ways = [from(-1, 0), from(1, 1), from(0, 1)];
    // the last of those that come as far
    ways.into_iter().flatten().filter(inside).max_by_key(|(at, _)| *at)
}

/// Words, runs of blanks, and marks, each with where it begins.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let kind = |c: char| if c.is_whitespace() { 1 } else { u8::from(!c.is_alphanumeric()) * 2 };
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) =
            chars.peek().filter(|c| kind(first) < 2 && kind(c.1) == kind(first))
        {
            end = at + c.len_utf8();
            chars.next();
        }
        tokens.push((start, &text[start..end]));
    }
    tokens
}

/// The text with apostrophes of one shape and blanks of one kind, one at a time.
pub(crate) fn level(text: &str) -> String {
    let mut level = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '’' | 'ʼ' => level.push('\''),
            c if c.is_whitespace() => {
                if !level.ends_with(' ') {
                    level.push(' ');
                }
            }
            c => level.push(c),
        }
    }
    level
}
