//! The words that agreement hangs on, as the grammar knows them: forms of verbs, adverbs, nouns in the place of adjectives.

use crate::model::Unit;
use crate::model::grammar::high_bits;

pub(super) const fn words<const N: usize>(forms: [&str; N]) -> [u32; N] {
    let mut out = [0; N];
    let mut i = 0;
    while i < N {
        out[i] = high_bits(Unit::of(forms[i]));
        i += 1;
    }
    out
}

/// The forms of *avoir* and *être*.
#[rustfmt::skip]
pub(super) const AUXILIARIES: [u32; 84] = words([
    "ai", "as", "a", "avons", "avez", "ont", "avais", "avait", "avions", "aviez", "avaient",
    "aurai", "auras", "aura", "aurons", "aurez", "auront", "aurais", "aurait", "aurions",
    "auriez", "auraient", "aie", "aies", "ait", "ayons", "ayez", "aient", "eus", "eut", "eûmes",
    "eurent", "eût", "eussent", "avoir", "ayant", "eu", "suis", "es", "est", "sommes", "êtes",
    "sont", "étais", "était", "étions", "étiez", "étaient", "serai", "seras", "sera", "serons",
    "serez", "seront", "serais", "serait", "serions", "seriez", "seraient", "sois", "soit",
    "soyons", "soyez", "soient", "fus", "fut", "fûmes", "furent", "fût", "fussent", "être",
    "étant", "été", "semble", "semblait", "semblent", "reste", "restait", "paraît", "devient",
    "devenir", "rester", "sembler", "paraître",
]);

/// The forms of *être* and its like that mostly stand between a subject and what is said of it.
#[rustfmt::skip]
pub(super) const ETRE: [u32; 72] = words([
    "suis", "es", "est", "sommes", "êtes", "sont", "étais", "était", "étions", "étiez", "étaient",
    "serai", "seras", "sera", "serons", "serez", "seront", "serais", "serait", "serions",
    "seriez", "seraient", "fus", "fut", "fûmes", "furent", "fût", "fussent", "sois", "soit",
    "soyons", "soient", "semble", "sembles", "semblent", "semblait", "semblaient", "sembla",
    "semblèrent", "paraît", "paraissent", "paraissait", "paraissaient", "parut", "parurent",
    "devient", "deviens", "deviennent", "devenait", "devenaient", "devint", "devinrent",
    "deviendra", "deviendront", "deviendrait", "reste", "restes", "restent", "restait",
    "restaient", "resta", "restèrent", "restera", "resteront", "demeure", "demeurent",
    "demeurait", "demeuraient", "demeura", "demeurèrent", "redevient", "redeviennent",
]);
/// Their infinitives: `elles peuvent être fières`.
#[rustfmt::skip]
pub(super) const BE: [u32; 7] =
    words([
    "être", "sembler", "paraître", "devenir", "redevenir", "rester", "demeurer",
]);
/// Their participles.
#[rustfmt::skip]
pub(super) const BEING: [u32; 6] = words([
    "étant", "semblant", "paraissant", "devenant", "restant", "demeurant",
]);
/// Verbs that say of their subject what stands behind them, if they are reflexive: `elles se sentent perdues`.
#[rustfmt::skip]
pub(super) const FEEL: [u32; 30] = words([
    "sent", "sentent", "sentait", "sentaient", "sentit", "sentirent", "sentira", "montre",
    "montrent", "montrait", "montraient", "montra", "montrèrent", "croit", "croient", "croyait",
    "croyaient", "sait", "savent", "savait", "savaient", "trouve", "trouvent", "trouvait",
    "trouvaient", "trouva", "retrouve", "retrouvent", "fait", "font",
]);
#[rustfmt::skip]
pub(super) const SELF: [u32; 2] = words([
    "se", "s'",
]);
/// Subjects with one person that no other word sounds like.
#[rustfmt::skip]
pub(super) const PRONOUNS: [u32; 4] = words(["je", "j'", "tu", "on"]);
/// Subjects behind their verb.
#[rustfmt::skip]
pub(super) const INVERTED: [u32; 9] = words([
    "-je", "-tu", "-il", "-elle", "-on", "-nous", "-vous", "-ils", "-elles",
]);
/// What makes a verb reflexive, with its subject.
#[rustfmt::skip]
pub(super) const REFLEXIVE: [u32; 8] = words([
    "se", "s'", "me", "m'", "te", "t'", "nous", "vous",
]);
/// What is said to be by others agrees with whom it is said of: `ils sont censés être nourris`.
#[rustfmt::skip]
pub(super) const SAID: [u32; 12] = words([
    "censé", "censée", "censés", "censées", "supposé", "supposée", "supposés", "supposées",
    "réputé", "réputée", "réputés", "réputées",
]);
/// Verbs without a subject of their own: `il faut être prudente`.
#[rustfmt::skip]
pub(super) const IMPERSONAL: [u32; 14] = words([
    "faut", "fallait", "faudra", "faudrait", "fallut", "faille", "convient", "convenait",
    "suffit", "suffisait", "importe", "s'agit", "agit", "agissait",
]);
/// Who is asked to be something, where it is not the subject: `il leur demande d'être prudents`.
#[rustfmt::skip]
pub(super) const ASKED: [u32; 10] = words([
    "me", "m'", "te", "t'", "le", "la", "l'", "lui", "les", "leur",
]);
/// The forms of *avoir* before `été`.
#[rustfmt::skip]
pub(super) const AVOIR: [u32; 20] = words([
    "ai", "as", "a", "avons", "avez", "ont", "avais", "avait", "avions", "avaient", "aura",
    "auront", "aurait", "auraient", "eut", "eurent", "ait", "aient", "eût", "eussent",
]);
#[rustfmt::skip]
pub(super) const TO_HAVE: u32 = high_bits(Unit::of("avoir"));
/// Determiners that are no pronouns.
#[rustfmt::skip]
pub(super) const DETERMINERS: [u32; 20] = words([
    "mon", "ma", "mes", "ton", "ta", "tes", "son", "sa", "ses", "notre", "nos", "votre", "vos", "leurs",
    "cet", "cette", "ces", "au", "aux", "des",
]);
/// Adverbs that are nouns or determiners elsewhere.
#[rustfmt::skip]
pub(super) const ADVERBS: [u32; 15] = words([
    "pas", "plus", "point", "bien", "mal", "tout", "toute", "toutes", "trop", "si", "aussi", "moins",
    "même", "mieux", "fort",
]);
/// Nouns that stand behind others as adjectives do: `une offensive éclair`, `le mot clé`.
#[rustfmt::skip]
pub(super) const APPOSED: [u32; 30] = words([
    "éclair", "surprise", "clé", "clés", "clef", "clefs", "pilote", "pilotes", "type", "types", "record",
    "records", "test", "tests", "choc", "phare", "phares", "limite", "limites", "modèle", "modèles",
    "marathon", "fantôme", "fantômes", "fleuve", "monstre", "express", "maison", "minute", "satellite",
]);
/// Nouns of time, which stand before and behind verbs without being their subject: `annoncé la semaine dernière`, `ces
/// dernières années s'est ouverte une école`.
#[rustfmt::skip]
pub(super) const TIMES: [u32; 46] = words([
    "jour", "jours", "matin", "matins", "midi", "soir", "soirs", "soirée", "soirées", "matinée",
    "nuit", "nuits", "veille", "lendemain", "semaine", "semaines", "week-end", "mois", "an", "ans",
    "année", "années", "siècle", "siècles", "heure", "heures", "minutes", "fois", "temps", "époque",
    "dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "saison", "saisons",
    "printemps", "été", "étés", "automne", "hiver", "trimestre", "rentrée",
]);
