"""Writes frequencies of wordfreq as tables that the builder reads.

    pip install wordfreq==3.1.1
    python export_wordfreq.py SOURCES

`wordfreq_fr.tsv`: French words and how often each stands in a billion. `wordfreq_foreign.tsv`: words of other
languages in the Latin script, their Zipf frequency in English, and the highest in the others.
"""

import sys

from wordfreq import get_frequency_dict, top_n_list, zipf_frequency

folder = sys.argv[1]
OTHERS = ("es", "it", "de", "pt", "nl", "ca")
MOST = 20_000

with open(f"{folder}/wordfreq_fr.tsv", "w", encoding="utf8") as out:
    for word, frequency in sorted(get_frequency_dict("fr", wordlist="large").items()):
        print(f"{word}\t{frequency * 1e9:.1f}", file=out)

words = {w for language in ("en", *OTHERS) for w in top_n_list(language, MOST) if w.isalpha()}
with open(f"{folder}/wordfreq_foreign.tsv", "w", encoding="utf8") as out:
    for word in sorted(words):
        english = zipf_frequency(word, "en")
        other = max(zipf_frequency(word, language) for language in OTHERS)
        print(f"{word}\t{english:.2f}\t{other:.2f}", file=out)
