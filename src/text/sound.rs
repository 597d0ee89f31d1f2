//! How French spelling sounds, roughly: words that are said alike have one key.
//!
//! `faim` and `fin`, `parler`, `parlé` and `parlait` (open and closed e are one: many speakers do not part them,
//! and all confuse their spellings). Meant for finding words that are written for one another, not for speech.

/// The key of a lower-case word. `mute_ent` says that a final *-ent* is the silent ending of a verb.
pub fn sound(word: &str, mute_ent: bool) -> String {
    // an ending may add one
    let mut letters = Vec::with_capacity(word.len() + 1);
    letters.extend(word.chars().filter_map(simple));
    trim(&mut letters, mute_ent);
    let mut reader = Reader { letters: &letters, at: 0, key: String::with_capacity(word.len()) };
    while reader.at < letters.len() {
        reader.step();
    }
    reader.key
}

/// Letters as far as they sound different: é and è are one sound, other accents tell words apart in writing alone.
fn simple(c: char) -> Option<char> {
    Some(match c {
        'à' | 'â' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'é',
        'î' => 'i',
        'ô' => 'o',
        'ù' | 'û' => 'u',
        'œ' => 'œ',
        '\'' | '-' | 'h' => return if c == 'h' { Some('h') } else { None },
        c => c,
    })
}

/// Takes off what is not heard at the end.
fn trim(letters: &mut Vec<char>, mute_ent: bool) {
    let ends = |letters: &[char], end: &[char]| letters.len() > end.len() && letters.ends_with(end);
    if mute_ent && ends(letters, &['e', 'n', 't']) {
        letters.truncate(letters.len() - 3);
        // ils parlaient: the i belongs to the vowel
        if !ends(letters, &['a', 'i']) {
            letters.push('e');
        }
    }
    if ends(letters, &['e', 'r']) || ends(letters, &['e', 'z']) {
        // cher, mer, ver are short; parler is not, and nez sounds as né
        let syllables = letters.iter().filter(|c| is_vowel(**c)).count();
        if syllables > 1 || ends(letters, &['e', 'z']) {
            letters.truncate(letters.len() - 2);
            letters.push('é');
            return;
        }
    }
    while let Some(&last) = letters.last() {
        let before = letters.len().checked_sub(2).map(|i| letters[i]);
        let silent = match last {
            's' | 'x' | 't' | 'd' | 'p' | 'z' => before.is_some() && letters.len() > 2,
            'g' => before == Some('n') || before == Some('r'),
            'c' => before == Some('n'),
            'h' => before.is_none_or(|b| !matches!(b, 'c' | 'p')),
            'b' => before == Some('m'),
            _ => false,
        };
        if !silent {
            break;
        }
        letters.pop();
    }
    // mute e: port, porte are told apart by the consonant that the e lets sound
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'é' | 'œ')
}

/// Whether a letter is a vowel, or one that is said apart from the vowel before.
const fn is_vowel_or_parted(c: char) -> bool {
    is_vowel(c) || matches!(c, 'ï' | 'ü')
}

const fn is_front(c: Option<char>) -> bool {
    matches!(c, Some('e' | 'i' | 'y' | 'é'))
}

struct Reader<'a> {
    letters: &'a [char],
    at: usize,
    key: String,
}

impl Reader<'_> {
    fn peek(&self, by: usize) -> Option<char> {
        self.letters.get(self.at + by).copied()
    }

    fn is_vowel_at(&self, by: usize) -> bool {
        self.peek(by).is_some_and(is_vowel_or_parted)
    }

    fn has(&self, letters: &[char]) -> bool {
        self.letters[self.at..].starts_with(letters)
    }

    /// Whether the n or m behind `by` letters makes the vowel before it nasal.
    fn is_nasal(&self, by: usize) -> bool {
        matches!(self.peek(by), Some('n' | 'm'))
            && !self.is_vowel_at(by + 1)
            && !matches!(self.peek(by + 1), Some('n' | 'm' | 'h'))
    }

    fn say(&mut self, sound: char, letters: usize) {
        // double consonants are said once
        let is_vowel = matches!(sound, 'a' | 'e' | 'o' | 'i' | 'u' | 'y' | 'w');
        if is_vowel || !self.key.ends_with(sound) {
            self.key.push(sound);
        }
        self.at += letters;
    }

    fn step(&mut self) {
        let Some(c) = self.peek(0) else { return };
        match c {
            c if is_vowel_or_parted(c) => self.vowel(c),
            _ => self.consonant(c),
        }
    }

    fn vowel(&mut self, c: char) {
        // vowels in a row, longest first; @ in the table is a nasal
        const GROUPS: &[(&[char], char)] = &[
            (&['e', 'a', 'u'], 'o'),
            (&['o', 'e', 'u'], '2'),
            (&['œ', 'u'], '2'),
            (&['a', 'u'], 'o'),
            (&['o', 'u'], 'u'),
            (&['o', 'i'], 'w'),
            (&['o', 'y'], 'w'),
            (&['a', 'i'], 'e'),
            (&['e', 'i'], 'e'),
            (&['e', 'u'], '2'),
            (&['a', 'y'], 'e'),
            (&['e', 'y'], 'e'),
        ];
        const NASALS: &[(&[char], char)] = &[
            (&['a', 'i', 'n'], '3'),
            (&['a', 'i', 'm'], '3'),
            (&['e', 'i', 'n'], '3'),
            (&['e', 'i', 'm'], '3'),
            (&['i', 'n'], '3'),
            (&['i', 'm'], '3'),
            (&['y', 'n'], '3'),
            (&['y', 'm'], '3'),
            (&['u', 'n'], '3'),
            (&['u', 'm'], '3'),
            (&['a', 'n'], '4'),
            (&['a', 'm'], '4'),
            (&['e', 'n'], '4'),
            (&['e', 'm'], '4'),
            (&['o', 'n'], '5'),
            (&['o', 'm'], '5'),
        ];
        // no vowel is nasal but with one of these behind it, and no group has another second letter
        let nasal = |by| matches!(self.peek(by), Some('n' | 'm'));
        let nasals = if nasal(1) || nasal(2) { NASALS } else { &[] };
        let grouped = matches!(self.peek(1), Some('a' | 'e' | 'i' | 'u' | 'y'));
        let groups = if grouped { GROUPS } else { &[] };
        let begins = |(text, _): &&(&[char], char)| text.first() == Some(&c);
        for (text, sound) in nasals.iter().filter(begins) {
            let len = text.len();
            if self.has(text) && self.is_nasal(len - 1) {
                let after_i = self.key.ends_with('i') && *text == ['e', 'n'];
                return self.say(if after_i { '3' } else { *sound }, len);
            }
        }
        if self.has(&['o', 'i', 'n']) && self.is_nasal(2) {
            self.say('w', 1);
            return self.say('3', 2);
        }
        for (text, sound) in groups.iter().filter(begins) {
            // travail, soleil: the i belongs to the l
            let il = matches!(text, ['a' | 'e', 'i'])
                && self.letters[self.at + 1..].starts_with(&['i', 'l'])
                && (self.at + 3 == self.letters.len() || self.peek(3) == Some('l'));
            if self.has(text) && !il {
                return self.say(*sound, text.len());
            }
        }
        if c == 'i' && self.has(&['i', 'l', 'l']) && self.at > 0 {
            let after_vowel =
                matches!(self.letters[self.at - 1], 'a' | 'e' | 'u' | 'o' | 'é' | 'œ');
            if after_vowel {
                self.at += 1;
            } else {
                self.say('i', 1);
            }
            self.say('j', 2);
            return;
        }
        if c == 'i'
            && self.has(&['i', 'l'])
            && self.at + 2 == self.letters.len()
            && self.at > 0
            && matches!(self.letters[self.at - 1], 'a' | 'e' | 'u')
        {
            return self.say('j', 2);
        }
        match c {
            'e' => {
                let last = self.at + 1 == self.letters.len();
                let closed = !last
                    && !self.is_vowel_at(1)
                    && (self.at + 2 == self.letters.len() || !self.is_vowel_at(2));
                if last && !self.key.is_empty() {
                    // mute; written down after consonants only, where it lets them sound
                    self.at += 1;
                } else {
                    self.say(if closed { 'e' } else { '0' }, 1);
                }
            }
            'é' => self.say('e', 1),
            'y' | 'ï' => self.say('i', 1),
            'u' | 'ü' => self.say('y', 1),
            'œ' => self.say('2', 1),
            c => self.say(c, 1),
        }
    }

    fn consonant(&mut self, c: char) {
        let next = self.peek(1);
        match c {
            'h' => self.at += 1,
            // chœur, chrétien
            'c' if next == Some('h') && matches!(self.peek(2), Some('œ' | 'r' | 'l' | 'n')) => {
                self.say('k', 2);
            }
            'c' if next == Some('h') => self.say('S', 2),
            'c' if is_front(next) => self.say('s', 1),
            'ç' => self.say('s', 1),
            'c' if self.has(&['c', 'k']) || self.has(&['c', 'q', 'u']) => self.at += 1,
            'c' | 'k' => self.say('k', 1),
            'q' => self.say('k', if next == Some('u') { 2 } else { 1 }),
            'p' if next == Some('h') => self.say('f', 2),
            // compte, sculpter
            'p' if next == Some('t') && self.key.ends_with(['5', '4']) => self.at += 1,
            'g' if next == Some('n') => self.say('N', 2),
            'g' if next == Some('e') && self.peek(2).is_some_and(|c| "aou".contains(c)) => {
                self.say('Z', 2);
            }
            'g' if is_front(next) => self.say('Z', 1),
            'g' if next == Some('u') && is_front(self.peek(2)) => self.say('g', 2),
            'j' => self.say('Z', 1),
            's' if next == Some('c') && is_front(self.peek(2)) => self.at += 1,
            's' => {
                let between =
                    self.at > 0 && self.is_vowel_at(1) && is_vowel(self.letters[self.at - 1]);
                self.say(if between { 'z' } else { 's' }, 1);
            }
            't' if matches!(
                self.letters[self.at..],
                ['t', 'i', 'o', 'n', ..] | ['t', 'i', 'e', 'l' | 'u', ..]
            ) =>
            {
                self.say('s', 1);
            }
            't' if next == Some('h') => self.say('t', 2),
            'x' => {
                self.key.push('k');
                self.say('s', 1);
            }
            'w' => self.say('v', 1),
            c => self.say(c, 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_alike_has_one_key() {
        for group in [
            &["faim", "fin", "feint"][..],
            &["parler", "parlé", "parlée", "parlez", "parlais", "parlait"],
            &["voix", "voie", "vois", "voit"],
            &["cou", "coup", "coups"],
            &["cor", "corps"],
            &["compte", "conte", "comte"],
            &["chair", "chaire", "chère", "cher"],
            &["pause", "pose"],
            &["mère", "maire", "mer"],
            &["sceau", "saut", "seau", "sot"],
            &["encre", "ancre"],
            &["cœur", "chœur"],
            &["soutien", "soutient", "soutiens"],
            &["travail", "travaille", "travailles"],
            &["guerre", "guère"],
            &["père", "paire", "perd"],
            &["vingt", "vain", "vin"],
            &["champ", "chant", "chants"],
            &["différent", "différend", "différents"],
        ] {
            let first = sound(group[0], false);
            for word in group {
                assert_eq!(sound(word, false), first, "{word} and {}", group[0]);
            }
        }
        assert_eq!(sound("parlent", true), sound("parle", false));
        assert_eq!(sound("parlaient", true), sound("parlait", false));
    }

    #[test]
    fn what_sounds_different_has_another() {
        for (a, b) in [
            ("port", "porte"),
            ("vers", "verte"),
            ("bas", "bal"),
            ("cas", "gaz"),
            ("poisson", "poison"),
            ("dessert", "désert"),
            ("roue", "rue"),
            ("bon", "banc"),
        ] {
            assert_ne!(sound(a, false), sound(b, false), "{a} and {b}");
        }
    }
}
