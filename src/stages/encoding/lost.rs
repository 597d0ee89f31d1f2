//! What is left of a misread sequence when programs have dropped its controls, made its no-break space a blank and
//! its curly marks straight: `Ã ` → `à`, `Ã"` → `û`, `â` → `’`.

use std::sync::LazyLock;

use super::charsets::Charset;
use super::stretch::Stretch;

/// What became of the bytes that are not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lost {
    /// A no-break space became a blank.
    Blank,
    /// A quotation mark or apostrophe was replaced by another.
    Mark,
    /// A control was dropped.
    Control,
}

/// The signs that French has in UTF-8 beside ASCII, likeliest first, and those that the same text has when its
/// UTF-8 was already taken for Windows-1252 once: halfway down, `€` and `™` are parts of an apostrophe.
const MEANT: &str = "éàèêçâîôûïùëœÉÀÊÈÇŒÔÎÂÛÏËÙÄÖÜöüäÿæÆñáíóúÑ’«»“”‘–—…•·°€\u{A0}\u{202F}²³½\
    Ãƒ¢‚¬„¦¨©ª®¯´µ¶¸¹º¿‹›™š˜ž¡£§";

/// The same with their bytes.
static SEQUENCES: LazyLock<Vec<(char, [u8; 4])>> = LazyLock::new(|| {
    let bytes = |c: char| {
        let mut buffer = [0; 4];
        c.encode_utf8(&mut buffer);
        (c, buffer)
    };
    MEANT.chars().map(bytes).collect()
});

/// Whether French, or what it becomes when it is misread, has the sign.
pub(super) fn is_meant(c: char) -> bool {
    MEANT.contains(c)
}

/// The characters that the first stretches may be what is left of, how many stretches they take, and what was lost.
/// Of two readings the one that loses less, and then the longer.
///
/// Where the line has sound signs too, a lone `â` may be one of them, so `controls` says whether one may be lost.
/// `in_capitals`: capitals stand before, and à does not follow.
pub(super) fn remains(
    row: &[Stretch],
    set: &Charset,
    controls: bool,
    in_capitals: bool,
) -> Option<(usize, Vec<char>, Lost)> {
    let lead = set.byte(row[0].only()?)?;
    if !matches!(lead, 0xC2..=0xC5 | 0xE2) {
        return None;
    }
    let mut best: Option<(Lost, usize)> = None;
    let mut found: Vec<char> = Vec::new();
    for (meant, buffer) in SEQUENCES.iter().filter(|(_, bytes)| bytes[0] == lead) {
        let (meant, bytes) = (*meant, &buffer[..meant.len_utf8()]);
        let Some((len, lost)) = left_of(bytes, &row[1..], set) else { continue };
        if lost == Lost::Control && !controls || in_capitals && meant == 'à' {
            continue;
        }
        match best {
            Some((least, longest)) if (least, longest) == (lost, len) => found.push(meant),
            Some((least, longest))
                if (least, std::cmp::Reverse(longest)) < (lost, std::cmp::Reverse(len)) => {}
            _ => {
                best = Some((lost, len));
                found = vec![meant];
            }
        }
    }
    // `Ã partir`: where the blank is that between the words, À may have lost its control as well
    if found == ['à'] && best.is_some_and(|(_, len)| len == 0) {
        found.push('À');
    }
    best.map(|(lost, len)| (len + 1, found, lost))
}

/// How many stretches the bytes behind the first take that are left of them, if something is lost and the rest is
/// there.
fn left_of(bytes: &[u8], row: &[Stretch], set: &Charset) -> Option<(usize, Lost)> {
    let mut taken = 0;
    let mut lost = None;
    for &byte in &bytes[1..] {
        let sign = set.any_char(byte)?;
        let stands = row.get(taken).and_then(Stretch::only);
        if stands.is_some_and(|c| set.byte(c) == Some(byte)) {
            taken += 1;
            continue;
        }
        let next = stands.map(|c| replaced(sign, c));
        match next {
            Some(true) if sign == '\u{A0}' => {
                // `à la` of three characters: the blank is the one between the words
                let behind = row.get(taken + 1).and_then(Stretch::only);
                let kept = bytes == "à".as_bytes() && behind.is_some_and(parts_words);
                taken += usize::from(!kept);
                lost = lost.max(Some(Lost::Blank));
            }
            Some(true) => {
                taken += 1;
                lost = lost.max(Some(Lost::Mark));
            }
            _ if is_control(byte, set) || matches!(sign, '\u{A0}' | '\u{AD}') => {
                lost = lost.max(Some(Lost::Control));
            }
            _ => return None,
        }
    }
    lost.map(|lost| (taken, lost))
}

/// Whether the blank between `Ã` and this sign parts two words, so that the byte itself is gone. `Â` is what was put
/// before a no-break space or a mark, and begins no word.
fn parts_words(behind: char) -> bool {
    behind.is_alphanumeric() && behind != 'Â' || "«\"“(".contains(behind)
}

/// Whether the byte is a control in the set, or may be: Windows-1252 and ISO-8859-1 are taken for each other.
fn is_control(byte: u8, set: &Charset) -> bool {
    byte < 0xA0 && set.byte(char::from(byte)) == Some(byte)
}

/// Whether search and replace makes `stands` of `sign`.
fn replaced(sign: char, stands: char) -> bool {
    match sign {
        '\u{A0}' | '\u{202F}' => stands == ' ',
        '“' | '”' | '„' | '«' | '»' => matches!(stands, '"' | '“' | '”' | '«' | '»'),
        '‘' | '’' | '‚' | '\u{B4}' => matches!(stands, '\'' | '’'),
        _ => false,
    }
}
