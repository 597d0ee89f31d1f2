//! Sets of one byte a character that are taken for one another: no sign is lost, each is just another.

use super::chain::Layer;
use super::charsets::{
    Charset, DOS_437, DOS_850, FONT, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
    WINDOWS_1253,
};

/// Which set was meant and what it is taken for, likeliest first.
static PAIRS: &[(&Charset, &Charset)] = &[
    // `Thιβtre`, `Thйвtre`, `Thęâtre`: a page in French that a browser takes for Greek, Russian or Czech
    (&WINDOWS_1252, &WINDOWS_1253),
    (&WINDOWS_1252, &WINDOWS_1251),
    (&WINDOWS_1252, &WINDOWS_1250),
    // `rÈpublique` on old Macintoshes, `rÚpublique` and `rΘpublique` in consoles
    (&WINDOWS_1252, &MACINTOSH),
    (&WINDOWS_1252, &DOS_850),
    (&WINDOWS_1252, &DOS_437),
    // `rŽpublique`, `r‚publique`: and back
    (&MACINTOSH, &WINDOWS_1252),
    (&DOS_850, &WINDOWS_1252),
    (&DOS_850, &MACINTOSH),
    // `confØrences`, from PDF files
    (&WINDOWS_1252, &FONT),
    (&MACINTOSH, &DOS_850),
];

/// All of them.
pub(super) fn confused() -> impl Iterator<Item = Layer> {
    PAIRS.iter().map(|&(meant, read)| Layer { meant: Some(meant), read })
}

impl Layer {
    /// Whether what comes of it looks like a language: `č` and `ę` stand in many a name.
    pub(super) fn is_plausible_text(self) -> bool {
        std::ptr::eq(self.read, &raw const WINDOWS_1250)
    }
}

/// Whether French texts are full of the sign: such a one is odd nowhere.
pub(super) const fn is_common(c: char) -> bool {
    matches!(c, 'à' | 'â' | 'ç' | 'é' | 'è' | 'ê' | 'ë' | 'î' | 'ï' | 'ô' | 'œ')
        || matches!(c, '’' | '‘' | '«' | '»' | '\u{A0}' | '\u{AD}' | 'º' | '°')
}

/// Whether French has no use for the sign between these two: a capital or a sign inside a word, letters of two scripts.
/// Such neighbours are rare in any language, so only lines that have them are tried.
pub(super) fn is_odd(before: Option<char>, c: char, after: Option<char>) -> bool {
    let small = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase());
    let capital = |c: Option<char>| c.is_some_and(|c| c.is_ascii_uppercase());
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let opens = || before.is_none_or(|c| matches!(c, ' ' | '\'' | '’' | '«' | '(' | '-'));
    let lone = || {
        before.is_none_or(|c| matches!(c, ' ' | '.' | '!' | '?' | ','))
            && after.is_none_or(|c| c == ' ')
    };
    let parted = || opens() && after.is_none_or(|c| matches!(c, ' ' | '-' | ',' | '.'));
    match c {
        c if is_common(c) => false,
        // à, è, ê, œ and û in Windows-1250, à in Macintosh and back
        'ŕ' | 'č' | 'ę' | 'ś' | 'ű' | 'ů' | 'ď' | '‡' | 'ˆ' | 'Ŕ' => true,
        // » in Macintosh and DOS
        '¯' if small(before) => small(after),
        'ª' | '╗' | '¯' => before.is_some_and(|c| " !?.†ÿ".contains(c)) && !letter(after),
        // capitals that few French words begin with, for é, è, ê: `Ítre`
        'Í' | 'È' | 'Ë' | 'Á' | 'Û' | 'Ú' | 'Ù' | 'Ó' | 'Ò' | 'Þ' | 'Ž' if small(after) => {
            true
        }
        'Ó' | 'ΰ' | 'α' | 'а' | 'ΐ' | 'А' if parted() => true,
        // À in DOS and Macintosh
        '└' | '¿' | 'Ë' if before.is_none_or(|c| c == ' ') && after == Some(' ') => true,
        // où
        '∙' | '—' if matches!(before, Some('o' | 'O')) => true,
        // the dash that begins a speech
        'ñ' | 'û' | 'ù' | 'ó' if before.is_none() && (after == Some(' ') || capital(after)) => {
            true
        }
        'Ñ' | 'Ð' if before.is_none() && after == Some(' ') => true,
        // the apostrophe of `CÕest`, `JÆentends`
        'Õ' | 'Æ' if capital(before) && small(after) => true,
        // « in Macintosh and DOS
        'Ç' | '½' | '´' if opens() && (capital(after) || c != 'Ç' && letter(after)) => true,
        // a mark that stands alone: …, », «
        'È' | 'Ç' | '´' | '½' | '®' if lone() => true,
        // `®Je cherchai`, `®—Oui`
        '®' if before.is_none() => {
            capital(after) || after.is_some_and(|c| matches!(c, '-' | '–' | '—'))
        }
        'É' | 'Ö' if lone() => before.is_some_and(|c| ".!?,".contains(c)),
        // É, â
        'ƒ' | '‰' | 'Ô' | 'Ã' if opens() && small(after) => true,
        // œ
        '£' | 'ú' | 'Ï' if opens() && after == Some('u') => true,
        // the apostrophe of `líURSSAF`
        'í' if small(before) && capital(after) => true,
        // the no-break space before a mark, and behind «
        'á' | 'ÿ' | 'Ê' | '†' if before.is_some_and(|c| "½®Ç´".contains(c)) => true,
        'á' | 'ÿ' | '†' if after.is_some_and(|c| "!?;:»".contains(c)) => true,
        'Ò' if capital(before) || capital(after) => true,
        'À'..='ß' => small(before) && after.is_none_or(|a| !a.is_ascii_digit()),
        'Ž' | 'ž' | 'Š' | 'ƒ' | 'Ł' | '‚' => {
            letter(before) || c == '‚' && opens() && small(after)
        }
        // with their capitals: `DÉJÀ`
        '\u{80}'..='\u{9F}' | '\u{370}'..='\u{4FF}' | '\u{2500}'..='\u{25FF}' => {
            letter(before) || letter(after)
        }
        'Č' | 'Ę' | 'Ś' | 'Ů' | 'Ű' | '¨' | '\u{2C6}'..='\u{2DD}' => letter(before),
        // Ça, but `5 €a` and `€uro`
        '€' if before.is_none() => after == Some('a'),
        '€' => letter(before) && letter(after),
        '–' => letter(before) && (small(after) || after == Some(' ')),
        // jusqu’à, à between two words, déjà, là
        '…' if before.is_some_and(|c| "'’ ".contains(c)) && after == Some(' ') => true,
        '…' if matches!(before, Some('l' | 'j' | 'L')) => true,
        '…' => small(after) && (small(before) || before == Some(' ')) || capital(before),
        // ça
        'þ' if opens() => small(after),
        'Œ'
        | 'þ'
        | 'ð'
        | 'ñ'
        | 'í'
        | 'ú'
        | '—'
        | '“'
        | '”'
        | '„'
        | '†'
        | '‰'
        | '‹'
        | '™'
        | '\u{207F}'
        | '\u{A1}'..='\u{BF}'
        | '\u{2200}'..='\u{24FF}' => letter(before) && small(after),
        _ => false,
    }
}
