"""The package as it is installed: types, documentation, import."""

import importlib.metadata
import inspect
import json
import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import coquille
from coquille import Cleaner, CoquilleError, _coquille

# What `import coquille` may cost. Measured: 2 ms; the rest is slack for a busy machine.
IMPORT_SECONDS = 0.1


def run(code: str) -> str:
    return subprocess.check_output([sys.executable, "-c", code], text=True)


def test_the_version_is_that_of_the_package() -> None:
    assert coquille.__version__ == importlib.metadata.version("coquille")


def test_nothing_else_has_to_be_installed() -> None:
    required = importlib.metadata.requires("coquille") or []
    assert all("extra ==" in requirement for requirement in required)


def test_import_is_fast() -> None:
    code = "import time; t = time.perf_counter(); import coquille; print(time.perf_counter() - t)"
    assert min(float(run(code)) for _ in range(5)) < IMPORT_SECONDS


def test_import_loads_no_other_library() -> None:
    code = (
        "import json, sys; before = set(sys.modules); import coquille;"
        "print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    loaded = json.loads(run(code))
    assert {name.partition(".")[0] for name in loaded} <= {"coquille", *sys.stdlib_module_names}


def test_there_is_an_extra_for_each_library() -> None:
    extras = set(importlib.metadata.metadata("coquille").get_all("Provides-Extra") or [])
    modules = {path.stem for path in Path(coquille.__file__).parent.glob("[a-z]*.py")}
    assert modules <= extras


def test_stubs_agree_with_the_binary() -> None:
    pytest.importorskip("mypy")
    check = [sys.executable, "-m", "mypy.stubtest", "coquille._coquille", "--concise"]
    found = subprocess.run(check, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_stubs_name_every_option() -> None:
    stub = Path(coquille.__file__).with_name("_coquille.pyi").read_text("utf-8")
    options = stub.partition("class _Options")[2].partition("\nclass ")[0]
    assert re.findall(r"^    (\w+): ", options, re.MULTILINE) == list(Cleaner().options)


def test_the_package_says_it_is_typed() -> None:
    assert Path(coquille.__file__).with_name("py.typed").exists()


def test_everything_public_is_exported() -> None:
    public = {name for name in vars(_coquille) if not name.startswith("_")} | {"__version__"}
    assert set(coquille.__all__) == public


def documented() -> list[Any]:
    things = [getattr(coquille, name) for name in coquille.__all__ if name != "__version__"]
    classes = [thing for thing in things if inspect.isclass(thing) and thing is not CoquilleError]
    members = [m for c in classes for name, m in vars(c).items() if not name.startswith("_")]
    return things + members


@pytest.mark.parametrize("thing", documented(), ids=str)
def test_help_has_something_to_say(thing: Any) -> None:
    assert inspect.getdoc(thing)


def test_classes_live_where_they_are_imported_from() -> None:
    for name in coquille.__all__:
        thing = getattr(coquille, name)
        if not inspect.isclass(thing):
            continue
        assert thing.__module__ == "coquille"
    with pytest.raises(CoquilleError, match="full"):
        raise pickle.loads(pickle.dumps(CoquilleError("full")))
