"""Writes the French frequencies of wordfreq as a table that the builder reads.

    pip install wordfreq==3.1.1
    python export_wordfreq.py > SOURCES/wordfreq_fr.tsv
"""

from wordfreq import get_frequency_dict

for word, frequency in sorted(get_frequency_dict("fr", wordlist="large").items()):
    print(f"{word}\t{frequency * 1e9:.1f}")
