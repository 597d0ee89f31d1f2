"""A column is cleaned on a cluster, here a master with two workers, which then learns the words of the corpus."""

import os
import sys

from pyspark.sql import SparkSession

import coquille.spark

# the workers need coquille too: here they run this Python
os.environ["PYSPARK_PYTHON"] = sys.executable
builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("coquille")
spark = builder.config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("OFF")

rows = [(i, None if i % 10 == 0 else f"Le caf&eacute; {i} de Zabad") for i in range(1000)]
pages = spark.createDataFrame(rows, "n long, text string").repartition(4)

cleaner = coquille.spark.fit(pages, "text", preset="web")
print(cleaner.words.to_tsv().splitlines()[-1])
assert "Zabad" in cleaner.words.to_tsv()

clean = coquille.spark.clean(pages, "text", cleaner, into="clean").orderBy("n")
print(clean.take(2))
assert [row.clean for row in clean.take(2)] == [None, "Le café 1 de Zabad"]

edits = coquille.spark.explain(pages, "text", cleaner)
reasons = edits.selectExpr("explode(explained.edits) AS edit").groupBy("edit.reason").count()
print(reasons.collect())
assert [(row.reason, row["count"]) for row in reasons.collect()] == [("html-entity", 900)]
spark.stop()
