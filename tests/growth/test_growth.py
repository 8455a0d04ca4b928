"""Whatever takes text from outside takes work in proportion to it, whoever wrote the text.

Two tests for each line of the table. The instructions of Python's are counted at four sizes. What is done in C, such
as a regular expression that tries every way, is no such instruction: so a larger text is taken as well, which any
machine finishes soon where the work is in proportion, and none within the test's limit where it is not.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from xml.sax.saxutils import escape

import pytest

from profiletui.fetching.faults import Refusal
from profiletui.fetching.identity import read_asked
from profiletui.fetching.names import file_name
from profiletui.model.urls import safe_url
from profiletui.model.words import fold
from profiletui.readers import (
    arxiv_atom,
    csl_json,
    html,
    inspire,
    nbib,
    openalex,
    orcid,
    own_json,
    ris,
    scholar_csv,
    scholar_text,
    semantic_scholar,
)
from profiletui.readers.page.reader import read_page
from profiletui.readers.registry import recognise
from profiletui.readers.sanitize import sanitize
from profiletui.state.journal import contents_of, entry_of
from profiletui.state.notes import tags_in
from profiletui.state.toml_lines import deep_name, lines_of
from profiletui.store.describe import describe
from profiletui.store.loose import further
from profiletui.store.query import parse
from profiletui.typeset.latex.render import reading_text
from tests.growth.counted import exponent

LARGE = 150_000
HEAD = "Ada Byron\n\nh-index3\n1paper\n\n1 Paper\n\nLGMar 4, 2023Code\n"

PATTERNS: dict[str, Callable[[int], str]] = {
    "letters": lambda size: "a" * size,
    "blanks": lambda size: " " * size,
    "dollar-letters": lambda size: "$" + "a" * size + "$",
    "dollar-open": lambda size: "$a " * (size // 3),
    "dollar-digit": lambda size: "$1" + "b" * size,
    "hskip": lambda size: "$\\hskip " + "1." * (size // 2) + "$",
    "powers": lambda size: "$" + "a^" * (size // 2) + "$",
    "fracs": lambda size: "$" + "\\frac" * (size // 5) + "$",
    "braces": lambda size: "{" * size,
    "braces-closed": lambda size: "{" * (size // 2) + "}" * (size // 2),
    "ion": lambda size: "\\ion{H}{" + "2" * size + "}",
    "backslashes": lambda size: "\\" * size,
    "link-ends": lambda size: "https://a.org/" + "'s" * (size // 2),
    "link-dots": lambda size: "https://a.org" + "/." * (size // 2),
    "links": lambda size: "https://a.org/b " * (size // 16),
    "link-parentheses": lambda size: "https://a.org/" + "(" * size,
    "commas": lambda size: "Jr., " * (size // 5),
    "quotes": lambda size: "\"'" * (size // 2),
    "parentheses": lambda size: "(" * size,
    "letters-and-hyphen": lambda size: "a" * size + " a-b",
    "hyphens": lambda size: "a-" * (size // 2),
    "minus": lambda size: "-" * size,
    "or": lambda size: "a OR " * (size // 5),
    "colons": lambda size: "title:" * (size // 6),
    "escapes": lambda size: "\x1b[" * (size // 2),
    "escapes-open": lambda size: "\x1b]8;" * (size // 4),
    "marks": lambda size: "e" + "\u0301" * size,
    "direction-marks": lambda size: "\u202e" * size,
}
"""Texts that somebody may aim at the program, by their size; a further one is a line here."""


MARKUP: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "1" * size,
    "lists": lambda size: "1, " * (size // 3),
    "ranges": lambda size: ", 1-2" * (size // 5),
    "semicolons": lambda size: "a; " * (size // 3),
    "lines": lambda size: "a\n" * (size // 2),
    "tags": lambda size: "<div>" * (size // 5),
    "tags-mixed": lambda size: "<b><p><table></b>" * (size // 17),
    "tags-open": lambda size: "<a b='" * (size // 6),
    "comments": lambda size: "<!--" * (size // 4),
    "anchors": lambda size: "<a href='https://a.org/b'>c</a>" * (size // 31),
    "tagged": lambda size: "TY  - JOUR\n" * (size // 11),
    "rows": lambda size: "A title\n  a, b\n2023\n" * (size // 21),
}
"""Texts aimed at what reads lists and markup."""

READS_MARKUP = ("answers", "page abstract", "references in JSON", "references in lines", "web page")


def _as_answer(text: str) -> object:
    """A text in every field of the answers of services, of our own JSON, and as who is asked for."""
    work = {"id": "https://openalex.org/W1", "title": text, "doi": text, "publication_date": text,
            "authorships": [{"author": {"display_name": text}}], "abstract_inverted_index": {text: [0], "a": [1]},
            "primary_location": {"id": f"pmh:oai:arXiv.org:{text}", "pdf_url": f"https://a.org/{text}"}}  # fmt: skip
    hit = {"titles": [{"title": text}], "abstracts": [{"value": text}], "authors": [{"full_name": text}],
           "arxiv_eprints": [{"value": text}], "dois": [{"value": text}]}  # fmt: skip
    entry = f"<entry><id>http://arxiv.org/abs/{text}</id><title>{escape(text)}</title><summary>{escape(text)}</summary>"
    own = {"schema": "profiletui/1", "profiles": [{"name": text, "papers": [{"title": text, "authors": [text]}]}]}
    file_name(text)
    with suppress(Refusal):
        read_asked(text)
    return (
        openalex.read(json.dumps([work]).encode(), "a"),
        inspire.read(json.dumps({"hits": {"hits": [{"metadata": hit}]}}).encode(), "a"),
        arxiv_atom.read(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</entry></feed>'.encode(), "a"),
        own_json.read(json.dumps(own).encode(), "a"),
    )


def _as_references(text: str) -> object:
    """A text in every field of the answers and files that are JSON."""
    text = f"We {text}"
    csl = {"type": "article", "title": text, "author": [{"family": text, "given": text}], "issued": {"raw": text},
           "DOI": text, "URL": text, "note": text, "container-title": text}  # fmt: skip
    scholar = {"paperId": text, "title": text, "url": text, "externalIds": {"ArXiv": text}, "venue": text}
    value = {"value": text}
    external = [{"external-id-type": "arxiv", "external-id-value": text, "external-id-url": value}]
    summary = {
        "title": {"title": value},
        "url": value,
        "external-ids": {"external-id": external},
        "journal-title": value,
    }
    return (
        csl_json.read(json.dumps([csl]).encode(), "a"),
        semantic_scholar.read(json.dumps([scholar | {"authors": [{"name": text}]}]).encode(), "a"),
        orcid.read(json.dumps({"group": [{"work-summary": [summary]}]}).encode(), "a"),
    )


def _as_lines(text: str) -> object:
    """A text in the fields of lists of references, in the last of them with all that it begins."""
    told = f"We {text}".replace("\n", " ")
    fields = "".join([f"{tag}  - {told}\n" for tag in ("TI", "AU", "PY", "T2", "UR", "N1", "AD")])
    return (
        ris.read(f"TY  - JOUR\n{fields}AB  - We {text}\n".encode(), "a"),
        nbib.read(f"PMID- {told}\nTI  - {told}\nFAU - {told}\nDP  - {told}\nLID - {told}\nAB  - {text}".encode(), "a"),
        scholar_text.read(f"TITLE\tCITED BY\tYEAR\nA\n{told}\n{told}\t1\t2023\nA\nB\n{text}".encode(), "a"),
        scholar_csv.read(f'Authors,Title,Publication,Year\n"{told}","{told}","{told}",{text}\n'.encode(), "a"),
        recognise(text.encode()),
    )


def _as_web_page(text: str) -> object:
    """A text as what stands in a saved page, be it one of Google Scholar."""
    row = '<table><tr class="gsc_a_tr"><td class="gsc_a_t"><a class="gsc_a_at">A</a><div class="gs_gray">B</div>'
    article = "<h1>Ada Byron</h1><p>h-index 3</p><p>LGMar 4, 2023</p><p>A</p><p>B</p>"
    return (
        html.read(f'<html><body>{row}<div class="gs_gray">We {text}'.encode(), "a"),
        html.read(f"<html><body>{article}<p>We {text}".encode(), "a"),
    )


def _as_page(where: str) -> Callable[[str], object]:
    def read_it(text: str) -> object:
        return read_page([(HEAD + where.format(text)).encode()], "page")

    return read_it


FUNCTIONS: dict[str, Callable[[str], object]] = {
    "sanitize": sanitize,
    "page title": _as_page("{}\n\nAda Byron\n\nAbstract.\n"),
    "page authors": _as_page("Title\n\n{}\n\nAbstract.\n"),
    "page abstract": _as_page("Title\n\nAda Byron\n\n{}\n"),
    "LaTeX": reading_text,
    "query": lambda text: describe(parse(text)),
    "configuration": lambda text: deep_name(text, 100) or lines_of(text),
    "fold": fold,
    "forms to search": lambda text: list(further(text, fold(text))),
    "safe_url": safe_url,
    "tags": tags_in,
    "journal": lambda text: contents_of(b"profiletui notes journal 1\n" + text.encode()),
    "journal line": lambda text: entry_of(b"1 w words p " + text.encode()),
    "answers": _as_answer,
    "references in JSON": _as_references,
    "references in lines": _as_lines,
    "web page": _as_web_page,
    "notes of the first form": lambda text: contents_of(b"profiletui notes 1\ntagged a " + text.encode()),
}
"""What takes text from outside; a further one is a line here."""

APART = {("LaTeX", "dollar-letters"), ("LaTeX", "powers"), ("LaTeX", "ion")}
"""What is known to take more than its share; a line goes when that is mended."""

CASES = [(name, pattern) for name in FUNCTIONS for pattern in PATTERNS if (name, pattern) not in APART]
CASES += [(name, pattern) for name in READS_MARKUP for pattern in MARKUP]


@pytest.mark.parametrize(("name", "pattern"), CASES)
def test_work_is_in_proportion_to_the_text(name: str, pattern: str) -> None:
    assert exponent(FUNCTIONS[name], (PATTERNS | MARKUP)[pattern]) <= 1.2


@pytest.mark.timeout(30)
@pytest.mark.parametrize(("name", "pattern"), CASES)
def test_a_large_text_is_taken_to_its_end(name: str, pattern: str) -> None:
    FUNCTIONS[name]((PATTERNS | MARKUP)[pattern](LARGE))


def test_work_with_the_square_of_the_text_is_noticed() -> None:
    def square(text: str) -> int:
        return sum(1 for _ in text for _ in text[: len(text) // 40])

    assert exponent(square, PATTERNS["letters"]) > 1.2
    assert 0.8 < exponent(lambda text: [ord(letter) for letter in text], PATTERNS["letters"]) < 1.1
