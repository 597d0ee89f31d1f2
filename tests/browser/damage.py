"""Generated texts, with the accidents that texts meet with."""

import random

SENTENCES = """\
Le boulanger de la place ouvre sa boutique avant le lever du soleil.
Les habitants du quartier demandent depuis longtemps une nouvelle fontaine.
La bibliothécaire range patiemment les volumes que personne ne consulte.
Pendant les vacances, les enfants construisent une cabane dans le verger.
Le conducteur attendait tranquillement que la barrière se relève.
Une lumière étrange éclairait la façade de la maison abandonnée.
Le professeur expliquait calmement la différence entre les deux méthodes.
Les marchands installent leurs étalages malgré la pluie persistante.
Ma grand-mère préparait une confiture délicieuse avec les prunes du jardin.
Le capitaine surveillait attentivement la manœuvre depuis la passerelle.
Plusieurs voyageurs racontaient leurs aventures autour de la cheminée.
La locomotive traversait lentement la campagne recouverte de neige.
Le menuisier choisissait soigneusement les planches les plus régulières.
Cette rivière débordait chaque printemps et inondait les prairies voisines.
Le musicien répétait inlassablement le même passage devant la fenêtre.
Les ouvriers terminaient la construction du pont avant la tombée de la nuit.
Un promeneur découvrait parfois des champignons magnifiques sous les châtaigniers.
La couturière mesurait la longueur des rideaux avec une précision admirable.
Le facteur apportait régulièrement des nouvelles de la capitale.
Après le spectacle, les comédiens saluaient longuement le public enthousiaste.
"""


def damaged(sentence: str, dice: random.Random) -> str:
    """Return the sentence with one of the accidents that texts meet with, or as it is."""
    kind = dice.randrange(10)
    words = sentence.split(" ")
    long = [i for i, word in enumerate(words) if len(word) > 6 and word.isalpha()]
    i = dice.choice(long)
    word = words[i]
    at = dice.randrange(1, len(word) - 1)
    if kind < 3:
        words[i] = word[:at] + word[at + 1 :]
    elif kind == 3:
        words[i] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif kind == 4:
        words[i] = word[:at] + word[at] + word[at:]
    elif kind == 5:
        return sentence.replace("é", "&eacute;")
    elif kind == 6:
        return sentence.replace("é", "Ã©")
    elif kind == 7:
        words[i - 1 : i + 1] = [words[i - 1] + word]
    return " ".join(words)


def texts(number: int) -> list[str]:
    """Return so many texts, always the same."""
    dice = random.Random(1)
    sentences = SENTENCES.splitlines()
    return [
        " ".join(damaged(dice.choice(sentences), dice) for _ in range(dice.randrange(1, 4)))
        for _ in range(number)
    ]
