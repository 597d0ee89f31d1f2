"""Lines in which the signs of misreading stand rightly: other languages, prices, mathematics, drawings."""

from __future__ import annotations

import itertools

WORDS = {
    "portugais": "São não mão João pão irmã manhã amanhã lã maçã Magalhães Guimarães Camões coração educação câmara "
    "Âncora você Três português Ângela câncer tâmara órgão avô Antônio Fé café até é à às Pará Íris país Íngreme",
    "vietnamien": "Nguyễn Hà Nội Đà Nẵng phở Việt Huế Trần Lê Phạm Hồ Chí Minh Đặng Bùi xã hội mã số lãnh đạo cà phê "
    "Quảng Ngãi Ất Dậu Tết đã sẽ nghĩa",
    "turc": "İstanbul Şükrü Erdoğan Çağlar Ağrı ışık Iğdır Beşiktaş Galatasaray değil çünkü şöyle Kâğıt hâlâ kârlı Güneş "
    "Gülşen Özgür İzmir Diyarbakır",
    "roumain": "București Brașov Iași Ceaușescu țară săptămână până când mâine pâine sâmbătă Ștefan Mădălina Vlădescu "
    "română încă fără Târgu România",
    "scandinave": "Ångström Århus Åland Åsa smörgås Malmö Håkan Märta Bjørn Tromsø Ærø Færøerne Åre båt på så två år "
    "Skåne Ålesund Øyvind",
    "polonais": "Łódź Wałęsa Kraków Gdańsk Lech Kaczyński źródło żona święto będzie Świątek Żeromski Ćwiek",
    "tchèque": "Škoda Dvořák Čapek Plzeň Kundera Říjen Žižek příklad město Ústí měl Těšín Šárka",
    "hongrois": "Győr Pécs Petőfi Őrség Űrhajó könyvtár Ágnes Kádár Szőke",
    "allemand": "Köln München Straße Fußball Österreich Übermut Größe Äpfel Müller Jürgen schön Ökonomie",
    "espagnol": "España año niño García Núñez Ávila Índice Última Óscar ¿Qué? ¡Hola! Íñigo",
    "grec": "Αθήνα Θεσσαλονίκη λόγος Γιώργος ελληνικά Ωμέγα Σωκράτης",
    "russe": "Москва Чехов Достоевский Россия мир Пётр Горький Гоголь",
    "français": "pâté âge âtre château Âme Îles île hôtel Ôter gâteau râle Étienne École ÉTÉ DÉJÀ CÔTÉ ŒUVRE Œdipe cœur "
    "sœur LAÏCITÉ Noël naïf Égypte À Çà",
}

FRAMES = [
    "Le mot {0} se lit sur la façade.",
    "«\xa0{0}\xa0» et «{1}» sont les deux mots cités.",
    "On a vu {0}, {1} et {2} l’été dernier.",
    "{U0} — {U1}",
    "({0}) “{1}” ‘{2}’",
    "«{U0}», «\xa0{U1}\xa0» : deux titres.",
    "{0} {1} {2}",
    "Titre original : {U0} {1}…",
    "D’après {0}’s {1}, il faut lire {U2}™.",
]

SIGNS = [
    "Prix : {0} € (au lieu de {1} €), soit –{2} %.",
    "{0} ≤ x ≤ {1}, √{2} ≈ 1, ∑ {0}, ∂f/∂x, Ω = {1} ± {2}",
    "Température : –{0} °C, pression ×{1}, {2} µm, n° {0}, § {1}.",
    "├── dossier{0}\n│   └── fichier{1}.txt ░░▒▒▓▓ {2}",
    "α = {0}, β = {1}, Γ({2}), Δx, ΣF = ma, Φ et Θ",
    "£{0}, ¥{1}, ¢{2}, $5, {0}¤, ½ + ¼ = ¾, {1}², {2}³",
    "Dose : {0} µg/Å, {1} Å, {2} Ų ; l’angström (Å) vaut 10⁻¹⁰ m.",
    "© {0} Société™, marque®, †{1}, ‡{2}, ¶ et •",
    "Un «Â» , un « Ã » , un Å, un “â” : lettres n° {0}, {1} et {2}.",
    "{0}ª edición, {1}º lugar ; ¿cuánto? ¡{2}!",
]


def lines(count: int = 2000) -> list[str]:
    """So many of them, in turn from every language and kind of sign."""
    return list(itertools.islice(endless(), count))


def endless() -> itertools.chain[str]:
    return itertools.chain.from_iterable(map(turn, itertools.count()))


def turn(n: int) -> list[str]:
    """The lines of one turn: one a language, and one with signs."""
    out = []
    for words in WORDS.values():
        row = words.split()
        three = [row[(n * k + k) % len(row)] for k in (1, 3, 5)]
        upper = {f"U{i}": word.upper() for i, word in enumerate(three)}
        out.append(FRAMES[n % len(FRAMES)].format(*three, **upper))
    out.append(SIGNS[n % len(SIGNS)].format(n + 2, 3 * n + 10, 7 * n + 1))
    return out
