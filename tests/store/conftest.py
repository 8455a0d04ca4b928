"""Small libraries for the store's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from profiletui.model.paper import Link, Paper
from profiletui.model.profile import Metrics, Profile, Source
from profiletui.store import incremental_search, order, substring
from profiletui.store.library import Library

REPOSITORY = Link("https://github.com/PKU-ML/Rank-Mechanism", "code", "github.com")
PROJECT = Link("https://someone.github.io/erdos", "other", "someone.github.io")

PAPERS = (
    Paper(
        "graph", 1, "LG", "2020-06-16", True, "Defending Graph Networks", ("Ao Zhang", "Jinwen Ma"),
        abstract="Neural networks on graphs are vulnerable.", links=(REPOSITORY,),
    ),
    Paper(
        "erdos", 5, "math.CO", "2021-02-01", False, "On a Problem of Paul Erd\\H{o}s",
        ("Zo\u00eb M\u00fcller", "Sammy Davis, Jr."), affiliations=("ETH Z\u00fcrich",),
        abstract="We sort in $\\mathcal{O}(n \\log n)$.\n\nTrees  and\u00a0graphs.", links=(PROJECT,),
    ),
    Paper("badge", 9, "CV", "2023-10-27", True, "Seismic Fault Detection", ("Ran Chen",), et_al=True),
    Paper("bare", 12, None, None, False, "", ()),
    Paper("late", 14, "ML", "2024-03-31", False, "Neural Trees [CLS]", ("Jinwen Ma",), abstract="foo:bar"),
)  # fmt: skip

READINGS = {
    "On a Problem of Paul Erd\\H{o}s": "On a Problem of Paul Erd\u0151s",
    PAPERS[1].abstract: "We sort in O(n log n).\n\nTrees and graphs.",
}


@pytest.fixture(scope="module", params=["plain", "fast"])
def each_search(request: pytest.FixtureRequest) -> Iterator[None]:
    """Searches in Python, and then with the extra, which must make no difference."""
    if request.param == "fast":
        pytest.importorskip("stringzilla")
        yield
    else:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(substring, "fast_search", lambda: None)
            yield


@pytest.fixture(scope="module")
def short_steps() -> Iterator[None]:
    """Work is cut into steps of a few papers, so that a small library takes many."""
    with pytest.MonkeyPatch.context() as patch:
        for module, name, size in (
            (incremental_search, "_SHORT_SLICE", 3),
            (incremental_search, "_DEEP_SLICE", 2),
            (incremental_search, "_FIRST_SLICE", 1),
            (order, "_STEP", 2),
            (order, "_CHUNK", 2),
        ):
            patch.setattr(module, name, size)
        yield


@pytest.fixture
def library() -> Library:
    return make_library(PAPERS)


@pytest.fixture
def library_of() -> Callable[..., Library]:
    return make_library


def make_library(*pages: tuple[Paper, ...], reading: bool = True) -> Library:
    """One profile for each of `pages`; LaTeX is read where `READINGS` knows it."""
    names = ("Jinwen Ma", "Zo\u00eb M\u00fcller", "Third Person")
    profiles = [
        Profile(name, "LG", Metrics(), Source(f"{name}.txt"), papers)
        for name, papers in zip(names, pages, strict=False)
    ]
    return Library(profiles, (lambda text: READINGS.get(text, text)) if reading else None)
