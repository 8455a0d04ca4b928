import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiletui.model.categories import category_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("LG", "Machine Learning"),
        ("cs.LG", "Machine Learning"),
        ("lg", "Machine Learning"),
        ("CV", "Computer Vision and Pattern Recognition"),
        ("math.CV", "Complex Variables"),
        ("hep-th", "High Energy Physics - Theory"),
        ("QUANT-PH", "Quantum Physics"),
        ("MTRL-SCI", "Materials Science"),
        ("cond-mat.mtrl-sci", "Materials Science"),
        ("astro-ph.GA", "Astrophysics of Galaxies"),
        ("GA", "Astrophysics of Galaxies"),
        ("astro-ph", "Astrophysics"),
        ("AG", "Algebraic Geometry"),
        ("AP", "Analysis of PDEs"),
        ("stat.AP", "Applications"),
        ("SP", "Signal Processing"),
        ("GN", "General Economics"),
        ("ML", "Machine Learning"),
        ("ME", "Methodology"),
        ("q-bio.NC", "Neurons and Cognition"),
        ("OPTICS", "Optics"),
        ("cmp-lg", "Computation and Language"),
    ],
)
def test_known_codes(code: str, name: str) -> None:
    assert category_name(code) == name


@pytest.mark.parametrize("code", ["", "XX", "cs.", ".LG", "cs.XX", "LG.cs", "bio.LG", "Machine Learning"])
def test_unknown_codes(code: str) -> None:
    assert category_name(code) is None


@given(st.text())
def test_any_string_may_be_asked_for(code: str) -> None:
    assert category_name(code) == category_name(code.lower())
