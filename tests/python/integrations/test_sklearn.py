"""The transformer of scikit-learn."""

import inspect
import pickle
from typing import Any

import pytest

from coquille import Cleaner, CoquilleError

pytest.importorskip("sklearn")
pytest.importorskip("pyarrow")
np = pytest.importorskip("numpy")

from sklearn import set_config
from sklearn.base import clone
from sklearn.compose import make_column_transformer
from sklearn.exceptions import NotFittedError
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.utils import estimator_checks

from coquille.sklearn import CleanTransformer

TEXTS = ["Le caf&eacute; du port", None, "Le quai", "", "Une 😀 &agrave; la mer"]
CLEAN = ["Le café du port", None, "Le quai", "", "Une 😀 à la mer"]


def test_its_parameters_are_the_options() -> None:
    parameters = list(inspect.signature(CleanTransformer).parameters)
    assert parameters == ["preset", "learn", "threads", *Cleaner().options]
    assert all(CleanTransformer().get_params()[name] is None for name in Cleaner().options)


# those that hand over texts, or nothing; the others are about numbers
@pytest.mark.parametrize(
    "check",
    [
        "check_do_not_raise_errors_in_init_or_set_params",
        "check_estimator_cloneable",
        "check_estimator_repr",
        "check_estimator_tags_renamed",
        "check_get_params_invariance",
        "check_mixin_order",
        "check_no_attributes_set_in_init",
        "check_parameters_default_constructible",
        "check_set_params",
        "check_transformers_unfitted",
        "check_valid_tag_types",
    ],
)
def test_it_is_an_estimator(check: str) -> None:
    run = getattr(estimator_checks, check)
    run("CleanTransformer", CleanTransformer())


@pytest.mark.parametrize("make", [list, tuple, lambda texts: np.array(texts, dtype=object), iter])
def test_texts_give_a_list(make: Any) -> None:
    transformer = CleanTransformer().fit(make(TEXTS))
    assert transformer.transform(make(TEXTS)) == CLEAN
    assert transformer.transform([]) == []


def test_a_row_comes_out_as_it_does_among_others() -> None:
    transformer = CleanTransformer("web").fit(TEXTS)
    assert [transformer.transform([text])[0] for text in TEXTS] == transformer.transform(TEXTS)


def test_series_and_frames() -> None:
    pd = pytest.importorskip("pandas")
    series = pd.Series(TEXTS, name="texte")
    assert CleanTransformer().fit_transform(series) == CLEAN
    frame = pd.DataFrame({"a": TEXTS, "b": TEXTS[::-1]}, index=[5, 4, 3, 2, 1])
    transformer = CleanTransformer().fit(frame)
    assert transformer.transform(frame).tolist() == list(
        map(list, zip(CLEAN, CLEAN[::-1], strict=True))
    )
    assert transformer.get_feature_names_out().tolist() == ["a", "b"]
    out = transformer.set_output(transform="pandas").transform(frame)
    assert (list(out.columns), out.index.tolist()) == (["a", "b"], [5, 4, 3, 2, 1])
    assert out["a"].tolist()[0] == CLEAN[0]
    with pytest.raises(ValueError, match="has the columns"):
        transformer.transform(frame[["b", "a"]])
    with pytest.raises(ValueError, match="X has 1 columns"):
        transformer.transform(frame[["a"]])


def test_rows_of_several_columns() -> None:
    rows = np.array([["caf&eacute;", "a"], ["b", "th&eacute;"]], dtype=object)
    transformer = CleanTransformer().fit(rows)
    assert transformer.transform(rows).tolist() == [["café", "a"], ["b", "thé"]]
    assert transformer.get_feature_names_out().tolist() == ["x0", "x1"]
    assert transformer.get_feature_names_out(["u", "v"]).tolist() == ["u", "v"]
    with pytest.raises(ValueError, match="should have length equal"):
        transformer.get_feature_names_out(["u"])


def test_it_stands_in_pipelines() -> None:
    texts = ["Le caf&eacute; du port", "Le café du coin", "La mer est calme", "La mer monte"] * 3
    kinds = [0, 0, 1, 1] * 3
    model = make_pipeline(CleanTransformer(), TfidfVectorizer(), LogisticRegression())
    search = GridSearchCV(model, {"cleantransformer__html_entities": [True, False]}, cv=3)
    search.fit(texts, kinds)
    assert search.predict(["le café"]).tolist() == [0]
    words = clone(model).fit(texts, kinds)[1].get_feature_names_out()
    assert "café" in words and "eacute" not in words


def test_it_stands_in_column_transformers() -> None:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame({"texte": ["Le caf&eacute;"], "n": [1]})
    columns = make_column_transformer((CleanTransformer(), ["texte"]), remainder="passthrough")
    assert columns.fit_transform(frame).tolist() == [["Le café", 1]]
    assert columns.get_feature_names_out().tolist() == ["cleantransformer__texte", "remainder__n"]


def test_fit_learns_words_if_asked() -> None:
    texts = ["Les rues de Qousseir.", None, "Qousseir est tombée.", "Alep et Qousseir."]
    assert len(CleanTransformer().fit(texts).cleaner_.words) == 0
    learned = CleanTransformer(learn=True).fit(texts).cleaner_
    assert learned == Cleaner().fit([text for text in texts if text])
    assert "Qousseir" in learned.words.to_tsv()


def test_it_is_cloned_and_pickled() -> None:
    transformer = CleanTransformer("web", learn=True, keep=["Qousseir"], apostrophes="plain")
    assert clone(transformer).get_params() == transformer.get_params()
    transformer.fit(["L’&eacute;t&eacute;"])
    again = pickle.loads(pickle.dumps(transformer))
    assert again.cleaner_ == transformer.cleaner_
    assert again.transform(["L’&eacute;t&eacute;"]) == ["L'été"]
    assert not hasattr(clone(transformer), "cleaner_")


def test_errors_come_with_fit() -> None:
    with pytest.raises(CoquilleError):
        CleanTransformer("webb").fit(TEXTS)  # type: ignore[arg-type, unused-ignore]
    with pytest.raises(NotFittedError):
        CleanTransformer().transform(TEXTS)
    with pytest.raises(TypeError, match="row 1 of X holds int"):
        CleanTransformer().fit(["Le quai", 3])
    with pytest.raises(TypeError, match="one str"):
        CleanTransformer().fit("Le quai")


def test_a_diagram_can_be_drawn() -> None:
    set_config(display="diagram")
    assert "CleanTransformer" in CleanTransformer()._repr_html_()
