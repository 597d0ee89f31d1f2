"""A data set of Hugging Face is cleaned on several processes, once."""

import tempfile
from pathlib import Path

import datasets

from coquille import Cleaner


def main() -> None:
    """Clean a data set twice; the second time it is found in the cache."""
    cleaner = Cleaner("web")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "pages.jsonl")
        path.write_text('{"text": "Le caf&eacute; du port"}\n{"text": null}\n' * 100, "utf-8")
        pages = datasets.load_dataset("json", data_files=str(path), split="train", cache_dir=folder)
        cleaned = pages.map(cleaner.map("text"), batched=True, num_proc=2)
        print(cleaned[:2])
        assert list(cleaned["text"]) == ["Le café du port", None] * 100

        # an equal cleaner, in this process or another, finds it again
        again = pages.map(Cleaner("web").map("text"), batched=True, num_proc=2)
        assert again.cache_files == cleaned.cache_files

        # beside the text as it was
        both = pages.map(cleaner.map("text", into="clean"), batched=True)
        assert both[0] == {"text": "Le caf&eacute; du port", "clean": "Le café du port"}


if __name__ == "__main__":
    main()
