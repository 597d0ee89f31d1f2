//! French text cut into tokens: `L'homme dit-il 24 h.` → `L'` `homme` `dit` `-il` `24` `h` `.`
//!
//! Tokens are in order and disjoint; blanks and line ends between them belong to none. Elisions and clitic
//! pronouns are tokens of their own, so that what is left is a word of a dictionary. Addresses,
//! handles, mark-up and code are one token each, so that nothing looks inside them.

use super::abbreviations::is_abbreviation;
use super::casing::Casing;
use super::letters::{is_apostrophe, is_blank, is_hyphen, is_letter, is_line_end};
use super::offsets::floor;
use super::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `ville`, `porte-avions`, `aujourd'hui`
    Word,
    /// `l'`, `Qu’`: ends with its apostrophe
    Elision,
    /// `-il`, `-t-elle`, `-là`: begins with its hyphen
    Clitic,
    /// `24`, `320.000`, `1 500`, `3,5`, `24h`
    Number,
    /// `1er`, `XXe`, `2ème`
    Ordinal,
    /// `M.`, `etc.`, `J.`: ends with its full stop
    Abbreviation,
    /// `U.R.S.S.`, `S.P.S`
    Acronym,
    /// letters and digits run together: `H5N1`, `guerre2`, `24hConnexion`
    Alphanumeric,
    /// `https://…`, `www.…`, `nom@domaine.fr`, `fichier.txt`
    Address,
    /// `@nom`, `#mot`
    Handle,
    /// `<b>`, `</p>`, `<!-- … -->`
    Markup,
    /// `a_b()`, `C:\x`, `` `code` ``
    Code,
    /// a punctuation mark or other sign; equal full stops in a row are one
    Mark,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
    /// What it is.
    pub kind: Kind,
    /// Its capitals; [`Casing::Lower`] for what has no letters.
    pub casing: Casing,
}

impl Token {
    /// Where it stands, in bytes of the text it was cut from.
    pub const fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// Its text.
    pub fn of(self, text: &str) -> &str {
        self.span().of(text)
    }
}

/// Cuts a text into tokens. A text is read up to 4 GiB.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut cutter = Cutter::new(text, text.len() / 5);
    while cutter.step() {}
    cutter.out
}

/// Words an apostrophe stands for the lost vowel of, longest first where one ends another.
const ELIDED: &[&str] = &[
    "l", "d", "j", "m", "n", "s", "t", "c", "ç", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
    "quelqu", "presqu", "entr",
];

/// Whether `word`, before an apostrophe, is an elision: `l`, `Qu`, `jusqu`.
pub fn is_elided(word: &str) -> bool {
    // the last byte of qu, of ç and of entr
    let ends = |last: &u8| matches!(last, b'u' | b'U' | 0xA7 | 0x87 | b'r' | b'R');
    (word.len() == 1 || word.len() <= 6 && word.as_bytes().last().is_some_and(ends))
        && ELIDED.iter().any(|e| e.len() == word.len() && eq_lower(word, e))
}

const PRONOUNS: &[&str] = &[
    "je", "tu", "il", "elle", "on", "nous", "vous", "ils", "elles", "ce", "ci", "là", "la", "le",
    "les", "lui", "leur", "moi", "toi", "y", "en",
];

/// Whether `word`, after a hyphen, leans on the word before: `il`, `là`, `vous`.
pub fn is_clitic(word: &str) -> bool {
    PRONOUNS.contains(&word)
        || Casing::of(word) == Casing::Upper && PRONOUNS.contains(&word.to_lowercase().as_str())
}

const ORDINAL_ENDINGS: &[&str] = &[
    "er", "re", "ers", "res", "e", "è", "es", "ème", "èmes", "eme", "nd", "nde", "nds", "ndes",
    "de", "d",
];

const UNITS: &[&str] = &[
    "h", "H", "km", "m", "cm", "mm", "kg", "g", "mg", "l", "L", "cl", "ml", "s", "min", "mn", "ha",
    "kW", "W", "V", "A", "Go", "Mo", "Ko", "ko", "To", "Hz", "MHz", "GHz", "F", "p", "px", "k",
    "K", "M", "Md", "ans", "D", "G", "hPa", "t",
];

const ENDINGS_OF_FILES: &[&str] = &[
    "txt", "pdf", "jpg", "jpeg", "png", "gif", "html", "htm", "php", "js", "py", "xml", "doc",
    "docx", "xls", "xlsx", "csv", "zip", "exe", "dll", "ini", "json", "css", "mp3", "mp4", "avi",
    "odt", "ppt", "pptx", "svg", "rs", "c", "h", "cpp", "java", "sh", "md", "yml", "yaml", "conf",
    "cfg", "log", "sql", "tar", "gz", "bat", "so", "inc", "phar",
];

const TOP_DOMAINS: &[&str] = &[
    "com", "fr", "org", "net", "ch", "be", "ca", "eu", "info", "lu", "tv", "io", "qc", "gouv",
    "edu", "gov", "uk", "de", "it", "es", "ma", "dz", "tn", "sn", "ci", "cm", "biz", "co", "me",
    "us", "re", "paris", "mg", "ht",
];

fn eq_lower(word: &str, lower: &str) -> bool {
    if word.is_ascii() {
        return word.eq_ignore_ascii_case(lower);
    }
    word.chars().flat_map(char::to_lowercase).eq(lower.chars())
}

/// Of a longer run of non-blanks each part is looked at by itself, so that the time stays linear.
const LONGEST_CHUNK: usize = 1_000;

/// A text while it is cut.
pub(super) struct Cutter<'a> {
    text: &'a str,
    pub(super) at: usize,
    /// End of the run of non-blanks that `at` stands in.
    chunk_end: usize,
    /// Whether that run holds letters, hyphens, apostrophes and common marks alone.
    plain: bool,
    pub(super) out: Vec<Token>,
}

impl<'a> Cutter<'a> {
    /// At the front of a text, with room for so many tokens.
    pub(super) fn new(text: &'a str, room: usize) -> Self {
        Self { text, at: 0, chunk_end: 0, plain: true, out: Vec::with_capacity(room) }
    }

    /// Passes a blank or takes what begins here: a token, and the clitics behind it. At the end of the text no more.
    #[inline]
    pub(super) fn step(&mut self) -> bool {
        let Some(c) = self.peek() else { return false };
        if is_blank(c) || is_line_end(c) {
            self.at += c.len_utf8();
            return true;
        }
        if self.at >= self.chunk_end {
            if let Some(end) = small_letters_end(self.text.as_bytes(), self.at) {
                self.out.push(Token {
                    start: self.at as u32,
                    end: end as u32,
                    kind: Kind::Word,
                    casing: Casing::Lower,
                });
                self.at = end;
                return true;
            }
            self.enter_chunk();
        }
        if is_letter(c) {
            if self.plain || !self.special() {
                self.word();
            }
        } else if c.is_ascii_digit() {
            if !self.special() {
                self.number();
            }
        } else if self.plain || !self.special_mark(c) {
            self.mark(c);
        }
        true
    }

    fn peek(&self) -> Option<char> {
        let byte = *self.text.as_bytes().get(self.at)?;
        if byte < 0x80 { Some(byte as char) } else { self.text[self.at..].chars().next() }
    }

    fn push(&mut self, end: usize, kind: Kind) {
        let casing = match kind {
            Kind::Mark | Kind::Number | Kind::Address | Kind::Markup | Kind::Code => Casing::Lower,
            _ => Casing::of(&self.text[self.at..end]),
        };
        self.out.push(Token { start: self.at as u32, end: end as u32, kind, casing });
        self.at = end;
    }

    /// Finds the end of the run of non-blanks, and whether anything in it needs a second look.
    fn enter_chunk(&mut self) {
        let bytes = self.text.as_bytes();
        let mut end = self.at;
        let mut plain = !self.text[self.at..].starts_with("--");
        while let Some(&b) = bytes.get(end) {
            if end - self.at >= LONGEST_CHUNK {
                break;
            }
            match b {
                b' ' | b'\t'..=b'\r' => break,
                b'a'..=b'z'
                | b'A'..=b'Z'
                | b'-'
                | b'\''
                | b','
                | b';'
                | b'!'
                | b'?'
                | b'"'
                | b'('
                | b')' => end += 1,
                // a full stop inside may be an abbreviation, an address or a lost blank
                b'.' | b':' => {
                    plain &=
                        bytes.get(end + 1).is_none_or(|b| !b.is_ascii_alphanumeric() && *b != b'/');
                    end += 1;
                }
                0..0x80 => {
                    plain = false;
                    end += 1;
                }
                _ => {
                    let Some(c) = self.text[end..].chars().next() else { break };
                    if is_blank(c) || is_line_end(c) {
                        break;
                    }
                    end += c.len_utf8();
                }
            }
        }
        self.chunk_end = end;
        self.plain = plain;
    }

    /// Takes an address, a file name or code that begins here with a letter or digit.
    fn special(&mut self) -> bool {
        let chunk = &self.text[self.at..self.chunk_end];
        if let Some(len) = address(chunk) {
            self.push(self.at + len, Kind::Address);
            return true;
        }
        if let Some(len) = code(chunk) {
            self.push(self.at + len, Kind::Code);
            return true;
        }
        false
    }

    /// Takes a handle, mark-up or code that begins here with a sign.
    fn special_mark(&mut self, c: char) -> bool {
        let rest = &self.text[self.at..];
        match c {
            '<' => {
                if let Some(len) = markup(rest) {
                    self.push(self.at + len, Kind::Markup);
                    self.chunk_end = self.at;
                    return true;
                }
            }
            '@' | '#' => {
                let name = rest[1..]
                    .find(|c: char| !is_letter(c) && !c.is_ascii_digit() && c != '_')
                    .unwrap_or(rest.len() - 1);
                let opens = self.at == 0 || !self.text[..self.at].ends_with(is_letter);
                if opens && name > 1 && rest[1..].starts_with(is_letter) {
                    self.push(self.at + 1 + name, Kind::Handle);
                    return true;
                }
            }
            '`' => {
                let limit = floor(rest, 120);
                if let Some(len) = rest[1..limit]
                    .find(['`', '\n'])
                    .filter(|&n| n > 0 && rest[1 + n..].starts_with('`'))
                {
                    self.push(self.at + len + 2, Kind::Code);
                    self.chunk_end = self.at;
                    return true;
                }
            }
            '$' | '\\' | '/' | '_' | '{' | '%' | '&' | '-' => {
                // a path begins its run of signs; in ONU/Russie the stroke parts two words
                let opens = !self.text[..self.at].ends_with(is_letter);
                if let Some(len) = code(&self.text[self.at..self.chunk_end]).filter(|_| opens) {
                    self.push(self.at + len, Kind::Code);
                    return true;
                }
            }
            _ => {}
        }
        false
    }

    fn mark(&mut self, c: char) {
        let mut end = self.at + c.len_utf8();
        if c == '.' {
            end += self.text.as_bytes()[end..].iter().take_while(|&&b| b == b'.').count();
        }
        self.out.push(Token {
            start: self.at as u32,
            end: end as u32,
            kind: Kind::Mark,
            casing: Casing::Lower,
        });
        self.at = end;
    }

    /// Takes a word, an elision, an abbreviation or an acronym, and the clitics behind it.
    fn word(&mut self) {
        let letters = letters_end(self.text, self.at);
        let after = self.text[letters..].chars().next();
        match after {
            Some(a) if is_apostrophe(a) => {
                let followed = self.text[letters + a.len_utf8()..]
                    .starts_with(|c| is_letter(c) || matches!(c, '«' | '“' | '"'));
                if followed && is_elided(&self.text[self.at..letters]) {
                    return self.push(letters + a.len_utf8(), Kind::Elision);
                }
            }
            Some('.') if self.dotted(letters) => return,
            Some(d) if d.is_ascii_digit() => {
                let end = alphanumeric_end(self.text, letters);
                return self.push(end, Kind::Alphanumeric);
            }
            _ => {}
        }
        if is_roman_ordinal(&self.text[self.at..letters]) {
            return self.push(letters, Kind::Ordinal);
        }
        let end = self.compound_end(letters);
        let (stem, clitics) = self.clitics(self.at, end);
        self.push(stem, Kind::Word);
        for clitic in clitics.into_iter().flatten() {
            self.push(clitic, Kind::Clitic);
        }
    }

    /// Takes `U.R.S.S.` or `M.` where the letters up to `letters` are followed by a full stop.
    fn dotted(&mut self, letters: usize) -> bool {
        let bytes = self.text.as_bytes();
        let single = |at: usize| {
            self.text[at..].chars().next().filter(|c| c.is_uppercase()).map(|c| at + c.len_utf8())
        };
        let mut end = letters + 1;
        let mut stops = 1;
        if single(self.at) == Some(letters) {
            while let Some(next) = single(end) {
                if bytes.get(next) == Some(&b'.') {
                    end = next + 1;
                    stops += 1;
                } else {
                    // the last letter may lack its stop (S.P.S), but `U.La` is a lost blank
                    if stops > 1 && !self.text[next..].starts_with(is_letter) {
                        end = next;
                        stops += 1;
                    }
                    break;
                }
            }
            if stops > 1 {
                self.push(end, Kind::Acronym);
                return true;
            }
        }
        let word = &self.text[self.at..letters];
        // a lone letter is an initial when it is a capital; `y.` and `à.` end sentences
        let initial = word.chars().count() > 1 || word.starts_with(char::is_uppercase);
        if initial && bytes.get(letters + 1) != Some(&b'.') && is_abbreviation(word) {
            self.push(letters + 1, Kind::Abbreviation);
            return true;
        }
        false
    }

    /// The end of a compound whose first part ends at `end`: `porte-avions`, `aujourd'hui`, `l'un-l'autre`.
    fn compound_end(&self, mut end: usize) -> usize {
        loop {
            let mut rest = self.text[end..].chars();
            let Some(joint) = rest.next() else { return end };
            if !is_hyphen(joint) && !is_apostrophe(joint) {
                return end;
            }
            let next = end + joint.len_utf8();
            if !self.text[next..].starts_with(is_letter) {
                return end;
            }
            end = letters_end(self.text, next);
        }
    }

    /// Where the stem of a compound ends, and where each clitic behind it ends.
    fn clitics(&self, start: usize, end: usize) -> (usize, [Option<usize>; 3]) {
        let mut ends = [None; 3];
        let mut stem = end;
        let mut slot = 3;
        while slot > 0 {
            let Some((at, hyphen)) =
                self.text[start..stem].char_indices().rfind(|&(_, c)| is_hyphen(c))
            else {
                break;
            };
            let at = start + at;
            if at == start || !is_clitic(&self.text[at + hyphen.len_utf8()..stem]) {
                break;
            }
            slot -= 1;
            ends[slot] = Some(stem);
            stem = at;
            // the t of a-t-il belongs to the pronoun
            let before = &self.text[start..stem];
            if before.len() > 2 && (before.ends_with("-t") || before.ends_with("-T")) {
                stem -= 2;
            }
        }
        (stem, ends)
    }

    fn number(&mut self) {
        let bytes = self.text.as_bytes();
        let digits = |mut at: usize| {
            while bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
            at
        };
        let mut end = digits(self.at);
        while let Some(sign) = self.text[end..].chars().next() {
            let next = end + sign.len_utf8();
            let run = digits(next) - next;
            let grouped = (is_blank(sign) && sign != '\t' || is_apostrophe(sign))
                && run == 3
                && end - self.at <= 3 + 4 * 3;
            if run > 0 && (matches!(sign, '.' | ',') || grouped) {
                end = next + run;
            } else {
                break;
            }
        }
        let letters = letters_end(self.text, end);
        if letters == end {
            return self.push(end, Kind::Number);
        }
        let tail = &self.text[end..letters];
        let more = self.text[letters..].starts_with(|c: char| c.is_ascii_digit());
        if !more && ORDINAL_ENDINGS.contains(&tail) {
            return self.push(letters, Kind::Ordinal);
        }
        if UNITS.contains(&tail) {
            // 24h, and 22h30
            return self.push(digits(letters), Kind::Number);
        }
        let end = alphanumeric_end(self.text, letters);
        self.push(end, Kind::Alphanumeric);
    }
}

/// The end of a word of small letters alone that a blank follows, or the end of a line. Most words are so, and cannot be
/// anything else.
fn small_letters_end(bytes: &[u8], start: usize) -> Option<usize> {
    const LONGEST: usize = 64;
    let run = bytes.get(start..)?;
    let mut at = 0;
    while at < LONGEST {
        match (run.get(at)?, run.get(at + 1)) {
            (b'a'..=b'z', _) => at += 1,
            // from à to ÿ, and œ
            (0xC3, Some(0xA0..=0xB6 | 0xB8..=0xBF)) | (0xC5, Some(0x93)) => at += 2,
            (b' ' | b'\n', _) if at > 0 => return Some(start + at),
            _ => return None,
        }
    }
    None
}

fn letters_end(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            at += 1;
        }
        match bytes.get(at) {
            Some(0x80..) => match text[at..].chars().next() {
                Some(c) if is_letter(c) => at += c.len_utf8(),
                _ => return at,
            },
            _ => return at,
        }
    }
}

fn alphanumeric_end(text: &str, mut at: usize) -> usize {
    while text[at..].starts_with(|c: char| c.is_ascii_digit() || is_letter(c)) {
        at = letters_end(text, at);
        at += text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_digit()).count();
    }
    at
}

/// `XXe`, `IIIème`, `Ier`: a Roman number in capitals with its ending. `Le`, `Ces` and `Ver` are words.
fn is_roman_ordinal(word: &str) -> bool {
    if !word.starts_with(['I', 'V', 'X', 'L', 'C']) {
        return false;
    }
    let digits = word.bytes().take_while(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C')).count();
    let (number, ending) = word.split_at(digits);
    match ending {
        "er" | "re" => number == "I",
        "nd" | "nde" => number == "II",
        "e" | "es" => !matches!(number, "" | "L" | "C"),
        "ème" | "èmes" | "eme" => !number.is_empty(),
        _ => false,
    }
}

/// The length of an address or file name at the start of a chunk.
fn address(chunk: &str) -> Option<usize> {
    let lower = |n: usize| chunk.get(..n).map(str::to_ascii_lowercase);
    let web = [(7, "http://"), (8, "https://"), (6, "ftp://"), (4, "www.")]
        .iter()
        .any(|&(n, start)| lower(n).as_deref() == Some(start));
    if web {
        let end = chunk.find(['<', '>', '"', '«', '»', '’', ')']).unwrap_or(chunk.len());
        return Some(
            chunk[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '…']).len(),
        );
    }
    // name@domain, name.ending: ASCII letters, digits and . _ - + @
    let run = chunk
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+' | b'@'))
        .count();
    let name = chunk[..run].trim_end_matches(['.', '-', '_', '+']);
    if chunk[name.len()..].starts_with(is_letter) {
        return None;
    }
    let (stem, ending) = name.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    if let Some((user, domain)) = name.split_once('@') {
        return (!user.is_empty() && domain.contains('.')).then_some(name.len());
    }
    if stem.is_empty() || stem.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let known =
        ENDINGS_OF_FILES.contains(&ending.as_str()) && (ending.len() > 1 || name.contains('_'));
    // `lemonde.fr` yes, `fin.De` no: a domain is in lower case
    let domain = TOP_DOMAINS.contains(&ending.as_str())
        && !name.bytes().any(|b| b.is_ascii_uppercase())
        && stem.len() > 2
        || TOP_DOMAINS[..4].contains(&ending.as_str()) && name.ends_with(&ending) && stem.len() > 2;
    if !known && !domain {
        return None;
    }
    let path = &chunk[name.len()..];
    if domain && path.starts_with('/') {
        let end = path.find(['<', '>', '"', '«', '»', ')']).unwrap_or(path.len());
        return Some(
            name.len() + path[..end].trim_end_matches(['.', ',', ';', ':', '!', '?']).len(),
        );
    }
    Some(name.len())
}

/// The length of code at the start of a chunk: identifiers with `_`, calls, paths, options, placeholders.
fn code(chunk: &str) -> Option<usize> {
    let end = chunk.find([',', ';', '"', '«', '»', '<', '>', '’']).unwrap_or(chunk.len());
    let body = chunk[..end].trim_end_matches(['.', ':', '!', '?', ')']);
    let whole = &chunk[..end];
    if body.is_empty() {
        return None;
    }
    let bytes = body.as_bytes();
    let inner =
        |sign: &str| body.find(sign).is_some_and(|at| at > 0 && at + sign.len() < body.len());
    let called = whole.find("()").filter(|&at| {
        at > 0
            && whole[..at]
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b':' | b'.' | b'>' | b'-'))
    });
    if let Some(at) = called {
        return Some(at + 2);
    }
    let identifier = bytes.contains(&b'_')
        && bytes.iter().any(u8::is_ascii_alphabetic)
        && !body.starts_with('_')
        || body.len() > 2 && body.starts_with("__");
    let variable =
        matches!(bytes[0], b'$' | b'%') && bytes.get(1).is_some_and(u8::is_ascii_alphabetic);
    let scoped = inner("::") || inner("->") || inner("=>");
    let path = body.contains('\\') && body.len() > 2
        || body.starts_with('/')
            && bytes.get(1).is_some_and(u8::is_ascii_alphabetic)
            && body[1..].contains('/');
    let option = body.starts_with("--")
        && bytes.get(2).is_some_and(u8::is_ascii_lowercase)
        && body.is_ascii();
    let placeholder = (body.starts_with('{') && whole.contains('}')) || body.starts_with("${");
    let entity = body.starts_with('&')
        && chunk.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic)
        && chunk[end..].starts_with(';');
    if entity {
        return Some(end + 1);
    }
    if placeholder {
        return whole.find('}').map(|at| at + 1);
    }
    (identifier || variable || scoped || path || option).then_some(body.len())
}

/// An HTML comment is so many bytes at most.
pub(super) const LONGEST_MARKUP: usize = 2_000;

/// The length of an HTML tag or comment at the start of `text`.
fn markup(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        let limit = floor(text, LONGEST_MARKUP);
        return text[..limit].find("-->").map(|at| at + 3);
    }
    let name = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
        return None;
    }
    let limit = floor(text, 400);
    let end = text[1..limit].find(['<', '>'])? + 1;
    text[end..].starts_with('>').then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        tokenize(text).iter().map(|t| t.of(text)).collect::<Vec<_>>().join("|")
    }

    fn kinds(text: &str) -> Vec<Kind> {
        tokenize(text).iter().map(|t| t.kind).collect()
    }

    #[test]
    fn elisions_and_clitics_stand_alone() {
        assert_eq!(
            cut("L’homme qu'il dit-il, va-t-elle là-bas"),
            "L’|homme|qu'|il|dit|-il|,|va|-t-elle|là-bas"
        );
        assert_eq!(
            cut("jusqu'à aujourd'hui, prud'hommes et presqu’île"),
            "jusqu'|à|aujourd'hui|,|prud'hommes|et|presqu’|île"
        );
        assert_eq!(
            cut("celui-ci rends-le-moi porte-avions"),
            "celui|-ci|rends|-le|-moi|porte-avions"
        );
        assert_eq!(cut("Aulnay-la-Ville s'y c’est-à-dire"), "Aulnay-la-Ville|s'|y|c’|est-à-dire");
    }

    #[test]
    fn numbers_keep_their_groups_and_units() {
        assert_eq!(
            cut("320.000 morts, 1 500 euros, 3,5 % et 24h, 37’000"),
            "320.000|morts|,|1 500|euros|,|3,5|%|et|24h|,|37’000"
        );
        assert_eq!(kinds("1er XXe 2ème Ier 4e"), [Kind::Ordinal; 5]);
        assert_eq!(kinds("Le Les Ce Ces Ver"), [Kind::Word; 5]);
        assert_eq!(kinds("18hFermeture H5N1 11morts guerre2"), [Kind::Alphanumeric; 4]);
        assert_eq!(cut("22h30 en 1999."), "22h30|en|1999|.");
    }

    #[test]
    fn stops_belong_to_abbreviations_and_acronyms() {
        assert_eq!(
            cut("M. Dupont, U.R.S.S. et S.P.S, etc."),
            "M.|Dupont|,|U.R.S.S.|et|S.P.S|,|etc."
        );
        assert_eq!(cut("J.-P. Martin vit ici.La suite"), "J.|-|P.|Martin|vit|ici|.|La|suite");
        assert_eq!(cut("fini... Il"), "fini|...|Il");
    }

    #[test]
    fn addresses_and_code_are_one_token() {
        for (text, kind) in [
            ("https://www.example.org/a?b=c", Kind::Address),
            ("www.example.org", Kind::Address),
            ("lemonde.fr", Kind::Address),
            ("nom.prenom@example.org", Kind::Address),
            ("fichier.Txt", Kind::Address),
            ("@LeMonde_correct", Kind::Handle),
            ("#ToponoGender", Kind::Handle),
            ("mysql_query()", Kind::Code),
            ("is_array", Kind::Code),
            ("$variable", Kind::Code),
            ("C:\\Windows", Kind::Code),
            ("/usr/bin/env", Kind::Code),
            ("--verbose", Kind::Code),
            ("`du code`", Kind::Code),
            ("Foo::bar", Kind::Code),
            ("&nbsp;", Kind::Code),
            ("<b>", Kind::Markup),
            ("<!-- x y -->", Kind::Markup),
        ] {
            assert_eq!(kinds(text), [kind], "{text}: {}", cut(text));
        }
        assert_eq!(cut("voir www.example.org."), "voir|www.example.org|.");
        assert_eq!(cut("ONU/Russie/États-Unis"), "ONU|/|Russie|/|États-Unis");
        assert_eq!(cut("riverains.La commune"), "riverains|.|La|commune");
        assert_eq!(cut("5 < 6 et 7 > 2"), "5|<|6|et|7|>|2");
    }

    #[test]
    fn tokens_are_in_order_and_on_boundaries() {
        for text in [
            "",
            "é",
            "\u{0}\u{FFFD}\u{301}",
            "<",
            "`",
            "l'",
            "'",
            "1 000 000 000 000",
            "a-",
            "-a",
            "日本語 «x»",
            "&",
            "a@",
            "#é#",
        ] {
            let mut last = 0;
            for token in tokenize(text) {
                assert!(token.start >= last && token.end > token.start, "{text:?}");
                assert!(!token.of(text).is_empty());
                last = token.end;
            }
        }
    }
}
