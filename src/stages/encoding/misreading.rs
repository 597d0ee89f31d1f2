//! UTF-8 that was read as another encoding, one sequence at a time: `Ã©` are the bytes C3 A9, and these are `é`.

use super::chain::Layer;
use super::charsets::{CHARSETS, Charset, WINDOWS_1252};
use super::gain::{Fit, fit};

/// A run of misread sequences and what it was.
#[derive(Clone)]
pub(super) struct Misreading {
    /// Bytes of text it takes.
    pub(super) len: usize,
    /// What was meant.
    pub(super) meant: String,
    /// How well that fits.
    pub(super) fit: Fit,
    /// Index of the character set it was read as last.
    pub(super) charset: usize,
    /// All that it was read as, in that order.
    pub(super) layers: Vec<Layer>,
}

/// A run is read up to this many sequences at a time.
const RUN: usize = 24;

/// How often a text may have been misread over and over.
const LAYERS: usize = 4;

/// The misread run at the start of `text`, as the character set number `charset`. `before` stands before it.
pub(super) fn run(text: &str, before: Option<char>, charset: usize) -> Option<Misreading> {
    let set = CHARSETS[charset];
    let (first, first_len) = sequence(text, set)?;
    let mut decoded = String::from(first);
    let mut len = first_len;
    for _ in 1..RUN {
        let Some((c, n)) = sequence(&text[len..], set) else { break };
        decoded.push(c);
        len += n;
    }
    let found = |len: usize, meant: String, layers: Vec<Layer>| {
        let fit = worst_fit(&meant, before, text[len..].chars().next());
        Misreading { len, meant, fit, charset, layers }
    };
    let (peeled, layers) = peel(&decoded, set);
    let peeled = found(len, peeled, layers);
    if peeled.fit > Fit::Poor {
        return Some(peeled);
    }
    let once = found(first_len, first.to_string(), vec![Layer::utf8_as(set)]);
    Some(once).filter(|f| f.fit > Fit::None)
}

/// The character that the first few of `text` are the bytes of, and their length.
fn sequence(text: &str, set: &Charset) -> Option<(char, usize)> {
    let mut chars = text.chars();
    let c = chars.next()?;
    let lead = set.byte(c)?;
    // Latin, its marks, Greek, Cyrillic, Hebrew and Arabic; punctuation and symbols; emoji
    let count = match lead {
        0xC2..=0xC9 | 0xCA | 0xCC..=0xD1 | 0xD7..=0xD9 => 2,
        0xE1..=0xE2 | 0xEF => 3,
        0xF0 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let mut len = c.len_utf8();
    for byte in &mut bytes[1..count] {
        let c = chars.next()?;
        *byte = set.byte(c)?;
        len += c.len_utf8();
    }
    let decoded = std::str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    // Â’ is U+0092, and that is ’ in Windows-1252
    let decoded = match decoded {
        '\u{80}'..='\u{9F}' => WINDOWS_1252.char(decoded as u8)?,
        c => c,
    };
    Some((decoded, len))
}

/// Reads what was decoded once more, as long as that gives something that fits: `Ã©` of `ÃƒÂ©` → `é`. Also gives the
/// layers, of which `set` is the last.
fn peel(decoded: &str, set: &'static Charset) -> (String, Vec<Layer>) {
    let mut text = decoded.to_owned();
    let mut layers = vec![Layer::utf8_as(set)];
    for _ in 1..LAYERS {
        let mut layer = None;
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            // halfway down, capitals stand where they like: only what the sign is counts
            let again = CHARSETS[..5]
                .iter()
                .filter_map(|set| sequence(&text[at..], set).map(|found| (found, *set)))
                .find(|&((c, _), _)| fit(c, None, Some('a')) >= Fit::Foreign);
            layer = layer.or(again.map(|(_, set)| Layer::utf8_as(set)));
            let (c, n) = again.map_or((c, c.len_utf8()), |(found, _)| found);
            out.push(c);
            at += n;
        }
        if out == text {
            break;
        }
        text = out;
        layers.splice(0..0, layer);
    }
    (text, layers)
}

fn worst_fit(text: &str, before: Option<char>, after: Option<char>) -> Fit {
    let mut before = before;
    let mut chars = text.chars().peekable();
    let mut worst = Fit::French;
    while let Some(c) = chars.next() {
        worst = worst.min(fit(c, before, chars.peek().copied().or(after)));
        before = Some(c);
    }
    // half of a sequence that was misread twice
    if text.contains("â€") || text.contains('Ã') { Fit::None } else { worst }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(text: &str, charset: usize) -> Option<String> {
        run(text, Some('t'), charset).map(|m| m.meant)
    }

    #[test]
    fn a_sequence_is_decoded_as_often_as_it_was_misread() {
        for text in ["Ã©", "ÃƒÂ©", "ÃƒÆ’Ã‚Â©"] {
            assert_eq!(meant(text, 0).as_deref(), Some("é"), "{text}");
        }
        assert_eq!(meant("Ã¢â‚¬â„¢", 0).as_deref(), Some("’"));
        assert_eq!(meant("lâ€™", 0), None);
        assert_eq!(meant("â€™", 0).as_deref(), Some("’"));
        assert_eq!(run("Ã‰Â»", None, 0).map(|m| m.meant).as_deref(), Some("É»"));
    }

    #[test]
    fn each_set_has_its_own_signs() {
        for (text, charset) in [("Ãš", 1), ("Ă¨", 2), ("Ăš", 3), ("√®", 4), ("├¿", 5), ("├¿", 6)]
        {
            let _ = charset;
            let found = (0..CHARSETS.len()).filter_map(|i| meant(text, i)).find(|m| m == "è");
            assert!(found.is_some(), "{text}");
        }
    }
}
