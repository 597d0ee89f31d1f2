//! Made-up French: words and marks in a row, as a page has them, and then damaged.

use proptest::prelude::*;
use proptest::sample::{Index, select};

const WORDS: &[&str] = &[
    "le",
    "la",
    "les",
    "un",
    "une",
    "des",
    "du",
    "de",
    "à",
    "au",
    "aux",
    "en",
    "et",
    "ou",
    "où",
    "mais",
    "donc",
    "car",
    "ne",
    "pas",
    "plus",
    "que",
    "qui",
    "dont",
    "ce",
    "cette",
    "ces",
    "ses",
    "son",
    "sa",
    "leur",
    "leurs",
    "il",
    "elle",
    "ils",
    "elles",
    "on",
    "nous",
    "vous",
    "se",
    "y",
    "est",
    "sont",
    "était",
    "été",
    "a",
    "ont",
    "avait",
    "fait",
    "faire",
    "prend",
    "prépare",
    "rouge",
    "rouges",
    "petite",
    "petits",
    "vieille",
    "dernières",
    "premier",
    "grande",
    "meilleur",
    "jardin",
    "maison",
    "maisons",
    "rue",
    "rues",
    "route",
    "moulin",
    "boulanger",
    "boulangère",
    "facteur",
    "rivière",
    "village",
    "école",
    "élèves",
    "cœur",
    "œuvre",
    "sœur",
    "œufs",
    "forêt",
    "gâteau",
    "hôpital",
    "naïf",
    "où",
    "déjà",
    "très",
    "souvent",
    "toujours",
    "lendemain",
    "jeudi",
    "mercredi",
    "décembre",
    "armée",
    "attentat",
    "personnes",
    "autorités",
    "gouvernement",
    "l'eau",
    "l’armée",
    "d'abord",
    "qu'il",
    "jusqu’à",
    "aujourd'hui",
    "c'est",
    "n'a-t-elle",
    "dit-il",
    "lui-même",
    "peut-être",
    "porte-parole",
    "c'est-à-dire",
    "grand-mère",
    "arc-en-ciel",
];

const NAMES: &[&str] = &[
    "Marie",
    "Étienne",
    "Lyon",
    "Clermont-Ferrand",
    "Homs",
    "al-Assad",
    "akl-Assad",
    "al-Assad",
    "ONU",
    "États-Unis",
    "Etat",
    "L'Haÿ-les-Roses",
    "M. Dupont",
    "Mme Roux",
    "J.-P. Martin",
    "Przewalski",
    "iPad",
    "SNCF",
    "S.P.S.",
    "McDonald",
];

/// Right as they stand, and tempting.
const MARKS: &[&str] = &[
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "…",
    "...",
    "« mot »",
    "«\u{A0}mot\u{A0}»",
    "“mot”",
    "\"mot\"",
    "(sic)",
    "[…]",
    "—",
    "–",
    "-",
    "24 h",
    "24h/24",
    "3,5 %",
    "1 000 €",
    "n° 7",
    "XIXe",
    "1er",
    "12:30",
    "https://exemple.fr/page?id=3&lang=fr",
    "moi@exemple.fr",
    "@compte",
    "#motdièse",
    "salarié·e·s",
    "étudiant.e.s",
    "R&D",
    "AT&T",
    "x < y",
    "{id_article}",
    "2\u{202F}000",
];

/// Damage as pages have it.
const BROKEN: &[&str] = &[
    "Ã©tÃ©",
    "lâ€™eau",
    "Å“uvre",
    "Ă©cole",
    "Ã  la",
    "dÚs",
    "d�cembre",
    "ann?e",
    "c?ur",
    "&eacute;t&eacute;",
    "&nbsp;",
    "&amp;amp;",
    "&#8217;",
    "&#x27;",
    "&amp;eacute;",
    "&lt;b&gt;",
    "&",
    "&;",
    "&#;",
    "&#0;",
    "ﬁn",
    "eﬀet",
    "e\u{301}te\u{301}",
    "a\u{300}",
    "\u{AD}",
    "rai\u{AD}son",
    "\u{200B}",
    "\u{FEFF}",
    "\0",
    "\u{7F}",
    "\u{85}",
    "\u{92}",
    "\u{1F}",
    "ｆｉｎ",
    "ernières",
    "ersonnes",
    "mecredi",
    "annnée",
    "pesnons",
    "hopital",
    "jeudiun",
    "larmée",
    "l 'eau",
    "l ' eau",
    "d une",
    "qu' il",
    "l`eau",
    "lhomme",
    "rebelles.La",
    "ville,mais",
    "24hConnexion",
    "AccueilMenu",
    "pre mier",
    "distribu- tion",
    "foi « .",
    "» mot «",
    "« mot “",
    "”mot",
    "''",
    "«»",
    "« »",
    "lui même",
    "oeuvre",
    "coeur",
    "Ca",
    "A la",
    "mot ,",
    "mot .",
    "mot  mot",
    "rnaison",
    "géuérale",
    "frai8",
    "positions tenus",
    "Pour faite face",
];

const LINES: &[&str] = &[
    "Passer au contenu principal",
    "Publicité",
    "Lire aussi : Un autre article",
    "Se connecter",
    "Partager sur Facebook",
    "Publié le 3 mai 2019 à 10h12",
    "Temps de lecture : 2 min.",
    "Par Marie Roux",
    "Accueil > Région > Lyon",
    "© Agence",
    " date 2019-05",
    "Lire la suite...",
    "Cet article est réservé aux abonnés.",
    "Aucun commentaire",
    "- ",
    "* * *",
    "1/3",
];

/// A text as a page has it: lines of words and marks, some of them damaged.
pub(crate) fn page() -> impl Strategy<Value = String> {
    (damaged(), prop::collection::vec(furniture(), 0..4), any::<[Index; 4]>()).prop_map(
        |(text, furniture, places)| {
            let mut lines: Vec<&str> = text.split('\n').collect();
            for (line, place) in furniture.iter().zip(places) {
                lines.insert(place.index(lines.len() + 1), line);
            }
            lines.join("\n")
        },
    )
}

fn furniture() -> impl Strategy<Value = &'static str> {
    select(LINES)
}

/// Any characters, those that text is damaged with more often than others.
pub(crate) fn anything() -> impl Strategy<Value = String> {
    let odd = prop_oneof![
        6 => any::<char>(),
        6 => prop::char::range(' ', '~'),
        4 => prop::char::range('\u{A0}', 'ÿ'),
        2 => prop::char::range('\0', '\u{A0}'),
        2 => prop::char::range('\u{300}', '\u{36F}'),
        2 => prop::char::range('\u{2000}', '\u{206F}'),
        4 => select(&['\n', '\r', '\t', ' ', '&', ';', '#', '\'', '’', '«', '»', '"', 'Ã', 'â', '€'][..]),
    ];
    prop::collection::vec(odd, 0..120).prop_map(|chars| chars.into_iter().collect())
}

fn damaged() -> impl Strategy<Value = String> {
    (text(), prop::collection::vec((any::<Damage>(), any::<Index>()), 0..8)).prop_map(
        |(text, damages)| {
            let mut letters: Vec<char> = text.chars().collect();
            for (damage, place) in damages {
                damage.strike(&mut letters, place);
            }
            letters.into_iter().collect()
        },
    )
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => select(WORDS),
        2 => select(NAMES),
        3 => select(MARKS),
        3 => select(BROKEN),
    ];
    let gap = prop_oneof![
        20 => Just(" "),
        2 => Just(""),
        1 => Just("\u{A0}"),
        1 => Just("  "),
        1 => Just(", "),
        2 => Just(". "),
        1 => Just("\n"),
        1 => Just("\n\n"),
        1 => Just("\r\n"),
        1 => Just("\t"),
    ];
    prop::collection::vec((piece, any::<bool>(), gap), 0..40).prop_map(|pieces| {
        let mut text = String::new();
        for (piece, capital, gap) in pieces {
            if capital && text.trim_end().ends_with(['.', '!', '?', '\n']) || text.is_empty() {
                let mut letters = piece.chars();
                text.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                text.push_str(letters.as_str());
            } else {
                text.push_str(piece);
            }
            text.push_str(gap);
        }
        text
    })
}

/// What can befall a letter.
#[derive(Clone, Copy, Debug)]
enum Damage {
    Lost,
    Doubled,
    Swapped,
    Changed(char),
    Added(char),
}

impl Damage {
    fn strike(self, letters: &mut Vec<char>, place: Index) {
        if letters.is_empty() {
            return;
        }
        let at = place.index(letters.len());
        match self {
            Self::Lost => drop(letters.remove(at)),
            Self::Doubled => letters.insert(at, letters[at]),
            Self::Swapped if at > 0 => letters.swap(at - 1, at),
            Self::Swapped => {}
            Self::Changed(to) => letters[at] = to,
            Self::Added(letter) => letters.insert(at, letter),
        }
    }
}

impl Arbitrary for Damage {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let letter =
            select(&['a', 'e', 'é', 'n', 'l', 'I', '1', ' ', '\'', '.', '-', '\u{301}'][..]);
        prop_oneof![
            Just(Self::Lost),
            Just(Self::Doubled),
            Just(Self::Swapped),
            letter.clone().prop_map(Self::Changed),
            letter.prop_map(Self::Added),
        ]
        .boxed()
    }
}
