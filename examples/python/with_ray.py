"""A data set of Ray is cleaned by tasks, and written."""

import tempfile

import pyarrow.parquet as pq
import ray

import coquille.ray

ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
pages = ray.data.from_items([{"n": n, "text": f"Le caf&eacute; {n}"} for n in range(100)])

with tempfile.TemporaryDirectory() as folder:
    coquille.ray.clean(pages, "text", into="clean").write_parquet(folder)
    table = pq.read_table(folder).sort_by("n")

print(table.slice(0, 2).to_pylist())
assert table["clean"].to_pylist() == [f"Le café {n}" for n in range(100)]
assert table["text"][0].as_py() == "Le caf&eacute; 0"
ray.shutdown()
