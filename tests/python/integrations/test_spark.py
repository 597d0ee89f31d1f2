"""Columns in Spark, on a master with two workers."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from coquille import Cleaner

pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")

import coquille.spark

# PySpark warns of every pandas that is newer than itself
pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
]

ROWS = 200_000


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    # two workers, each a process with one core and 1 GB
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("coquille")
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "4"}
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def texts() -> list[str | None]:
    kinds = [
        "L'&eacute;cole {} de Zabad est ferm&eacute;e.",
        None,
        "La page {} n'a rien.",
        "",
        "Le moulin {} tourne.La rivi&egrave;re aussi.",
    ]
    return [
        kind and kind.format(i % 1000) for i in range(ROWS) for kind in (kinds[i % len(kinds)],)
    ]


@pytest.fixture(scope="module")
def frame(spark: Any) -> Any:
    rows = list(enumerate(texts()))
    return spark.createDataFrame(rows, "n long, text string").repartition(8).cache()


def cleaned(cleaner: Cleaner) -> list[str | None]:
    """Clean all in this process, each distinct text once."""
    known = {text: cleaner.clean(text) for text in set(texts()) if text is not None}
    return [None if text is None else known[text] for text in texts()]


def collected(frame: Any, column: str = "text") -> list[str | None]:
    rows = frame.select("n", column).orderBy("n").toArrow()
    found: list[str | None] = rows.column(column).to_pylist()
    return found


def test_two_workers_give_what_one_process_gives(frame: Any) -> None:
    cleaner = Cleaner("web", apostrophes="french")
    found = coquille.spark.clean(frame, "text", cleaner, into="propre")
    assert found.columns == ["n", "text", "propre"]
    assert collected(found, "propre") == cleaned(cleaner)
    assert collected(found) == texts()


def test_a_worker_that_dies_loses_nothing(frame: Any) -> None:
    frame.count()
    killed = []

    def kill() -> None:
        time.sleep(1)
        pids = subprocess.run(
            ["pgrep", "-f", "CoarseGrainedExecutorBackend"],
            capture_output=True,
            text=True,
            check=False,
        ).stdout.split()
        if pids:
            os.kill(int(pids[0]), signal.SIGKILL)
            killed.append(pids[0])

    assassin = threading.Thread(target=kill)
    assassin.start()
    found = collected(coquille.spark.clean(frame, "text"))
    assassin.join()
    assert killed
    assert found == cleaned(Cleaner())


def test_a_cluster_learns_what_one_machine_learns(frame: Any) -> None:
    knows = Cleaner().fit(["Zabad et Barada.", "Le Barada."])
    one = knows.fit(text for text in texts() if text is not None)
    assert coquille.spark.fit(frame, "text", knows) == one
    assert one.words.to_tsv().count("Zabad") == 1


def test_edits_are_structures(frame: Any) -> None:
    rows = coquille.spark.explain(frame.where("n < 2"), "text").orderBy("n").collect()
    wanted = Cleaner().explain(texts()[0] or "").to_dict()
    assert rows[0].explained.asDict(recursive=True) == wanted
    assert rows[1].explained is None


def test_what_cannot_be_is_said_at_once(frame: Any) -> None:
    with pytest.raises(TypeError, match="'n' holds bigint: expected string"):
        coquille.spark.clean(frame, "n")
    with pytest.raises(ValueError, match="no column 'texte': the frame has 'n', 'text'"):
        coquille.spark.clean(frame, "texte")
    with pytest.raises(ValueError, match="there is a column 'n' already"):
        coquille.spark.explain(frame, "text", into="n")
    with pytest.raises(TypeError, match="not both"):
        coquille.spark.fit(frame, "text", Cleaner(), preset="web")
