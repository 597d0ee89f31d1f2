//! The character sets that French in UTF-8 is misread as, as tables of their upper halves.

use std::sync::LazyLock;

/// A set of 256 characters whose lower half is ASCII.
pub(super) struct Charset {
    /// Its name, as browsers and converters know it.
    pub(super) name: &'static str,
    /// The characters of the bytes 80 to FF, in a row.
    #[cfg(test)]
    upper: &'static str,
    /// The same, to be found by byte.
    chars: LazyLock<Vec<char>>,
    /// The same by character, with the controls 80 to 9F as themselves where the set has nothing for the byte.
    bytes: LazyLock<Vec<(char, u8)>>,
}

impl Charset {
    /// The byte of a character of the upper half.
    pub(super) fn byte(&self, c: char) -> Option<u8> {
        self.bytes.binary_search_by_key(&c, |e| e.0).ok().map(|i| self.bytes[i].1)
    }

    /// Whether it has the marks that printers use: `“`, `–`, `…`.
    pub(super) fn has_quotes(&self) -> bool {
        self.byte('“').is_some()
    }

    /// The character of a byte of the upper half that is not a control.
    pub(super) fn char(&self, byte: u8) -> Option<char> {
        self.any_char(byte).filter(|c| !c.is_control())
    }

    /// The character of a byte of the upper half.
    pub(super) fn any_char(&self, byte: u8) -> Option<char> {
        self.chars.get(usize::from(byte.checked_sub(0x80)?)).copied()
    }
}

fn by_character(upper: &str, western: bool) -> Vec<(char, u8)> {
    let mut bytes: Vec<(char, u8)> = upper.chars().zip(0x80..=0xFF).collect();
    if western {
        // ISO-8859-1 and Windows-1252 are taken for each other, sign by sign
        let taken = bytes.clone();
        let controls = ('\u{80}'..='\u{9F}').zip(0x80..=0x9F);
        bytes.extend(controls.filter(|c| taken.iter().all(|t| t.0 != c.0)));
    }
    bytes.sort_unstable();
    bytes
}

macro_rules! charsets {
    ($($(#[doc = $doc:literal])+ $name:ident $label:literal $controls:literal $upper:expr;)+) => {
        $($(#[doc = $doc])+
        pub(super) static $name: Charset = Charset {
            name: $label,
            #[cfg(test)]
            upper: $upper,
            chars: LazyLock::new(|| $upper.chars().collect()),
            bytes: LazyLock::new(|| by_character($upper, $controls)),
        };)+

        /// All of them, likeliest first.
        pub(super) static CHARSETS: &[&Charset] = &[$(&$name,)+];
    };
}

charsets! {
    /// Western Windows; the five bytes it leaves free are controls, as in ISO-8859-1.
    WINDOWS_1252 "windows-1252" true
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ\
        \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿\
        ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
        àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
    /// Western Unix: `Ãš` for è.
    ISO_8859_15 "iso-8859-15" false
        "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\
        \u{A0}¡¢£€¥Š§š©ª«¬\u{AD}®¯°±²³Žµ¶·ž¹º»ŒœŸ¿\
        ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
        àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";
    /// Central European Windows: `Ă©` for é, `Ĺ“` for œ.
    WINDOWS_1250 "windows-1250" true
        "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\
        \u{A0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{AD}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż\
        ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß\
        ŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";
    /// South-Eastern European: `Ăš` for è, `ĂȘ` for ê, `ĂŽ` for ô.
    ISO_8859_16 "iso-8859-16" false
        "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\
        \u{A0}ĄąŁ€„Š§š©Ș«Ź\u{AD}źŻ°±ČłŽ”¶·žčș»ŒœŸż\
        ÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚß\
        àáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ";
    /// Old Macintosh: `√©` for é, `‚Äô` for ’.
    MACINTOSH "macintosh" false
        "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü\
        †°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
        ¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ\
        ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
    /// The DOS and console page of Western Europe: `├®` for é.
    DOS_850 "cp850" false
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
        áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
        └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
        ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}";
    /// The first DOS page: `├⌐` for é, `ΓÇÖ` for ’.
    DOS_437 "cp437" false
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ\
        áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐\
        └┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀\
        αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}";
    /// Cyrillic Windows: `Г©` for é, `вЂ™` for ’.
    WINDOWS_1251 "windows-1251" true
        "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\
        \u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї\
        АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
        абвгдежзийклмнопрстуфхцчшщъыьэюя";
    /// Greek Windows: `Γ©` for é, `β€™` for ’.
    WINDOWS_1253 "windows-1253" true
        "€\u{81}‚ƒ„…†‡\u{88}‰\u{8A}‹\u{8C}\u{8D}\u{8E}\u{8F}\u{90}‘’“”•–—\u{98}™\u{9A}›\u{9C}\u{9D}\u{9E}\u{9F}\
        \u{A0}΅Ά£¤¥¦§¨©ª«¬\u{AD}®―°±²³΄µ¶·ΈΉΊ»Ό½ΎΏ\
        ΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡÒΣΤΥΦΧΨΩΪΫάέήί\
        ΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώÿ";
}

/// The codes of a PostScript font, which some PDF files give for those of the text: `confØrences`. It has few letters with
/// accents; what it has not, such files leave out.
pub(super) static FONT: Charset = Charset {
    name: "adobe-standard-encoding",
    #[cfg(test)]
    upper: FONT_UPPER,
    chars: LazyLock::new(|| FONT_UPPER.chars().collect()),
    bytes: LazyLock::new(|| by_character(FONT_UPPER, false)),
};

const FONT_UPPER: &str = "\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8A}\u{8B}\u{8C}\u{8D}\u{8E}\u{8F}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9A}\u{9B}\u{9C}\u{9D}\u{9E}\u{9F}\
        \u{A0}¡¢£⁄¥ƒ§¤\u{A9}“«‹›ﬁﬂ\u{B0}–†‡·\u{B5}¶•‚„”»…‰\u{BE}¿\
        \u{C0}\u{C1}´ˆ˜¯˘˙¨\u{C9}˚¸\u{CC}˝˛ˇ—\u{D1}\u{D2}\u{D3}\u{D4}\u{D5}\u{D6}\u{D7}\u{D8}\u{D9}\u{DA}\u{DB}\u{DC}\u{DD}\u{DE}\u{DF}\
        \u{E0}Æ\u{E2}ª\u{E4}\u{E5}\u{E6}\u{E7}ŁØŒº\u{EC}\u{ED}\u{EE}\u{EF}\u{F0}æ\u{F2}\u{F3}\u{F4}ı\u{F6}\u{F7}łøœß\u{FC}\u{FD}\u{FE}\u{FF}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_has_128_characters_and_finds_them() {
        for set in CHARSETS {
            assert_eq!(set.upper.chars().count(), 128);
            for (c, byte) in set.upper.chars().zip(0x80..=0xFF) {
                assert_eq!(set.byte(c), Some(byte));
            }
        }
        assert_eq!(WINDOWS_1252.byte('\u{99}'), Some(0x99));
        assert_eq!(WINDOWS_1252.char(0x92), Some('’'));
        assert_eq!(WINDOWS_1252.char(0x81), None);
    }
}
