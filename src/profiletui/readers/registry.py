"""What can be read: tells the formats apart by their first bytes and finds the reader of each.

**The contract of a reader.** A format is one line in `FORMATS` and one module, whose function

    read(data: bytes, source_name: str) -> Reading

takes a source whole and obeys:

- It never raises, whatever the bytes, and takes time and memory in proportion to them.
- A reader that takes long of a large source has `read_in_steps` beside it, a generator that yields None in between and
  returns the same.
- It imports what it needs besides the standard library inside its functions: a page pays for no other format.
- Bytes become text by `decoding.decode`, text from outside passes `cleaning.clean` (a person `clean_name`), links are
  found by `readers.links`; no value is guessed: what a source does not state stays None.
- Each problem is a `Diagnostic` of the profile: ``note`` for what is odd, ``warning`` where something was left out. Its
  ``line`` counts from 1. JSON has no lines: ``line`` is 0 and the message begins with the path (``results[3].title:``).
- ``Source.format`` is the format's key in `FORMATS`. A format that names no owner leaves ``Profile.name`` '':
  `loading.owner` names it. A list of papers is one profile; a source may hold several.
- Where nothing can be made of the source, ``profiles`` is () and ``diagnostics`` holds one ``error`` whose message
  begins with “It” or “There” and says why and what to do: it ends the sentence “cannot read NAME: …”.

Only the profile page is read in pieces (`readers.page`); it is what everything is that has no other shape.
"""

from __future__ import annotations

import re

from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Generator

    from profiletui.model.profile import Reading

PAGE = "page"
"""The format of what has the shape of no other."""

HEAD = 48 << 10
"""Bytes at the beginning of a source by which its format is told."""


class Format(NamedTuple):
    """A format that is read whole.

    A source has it whose head holds all of ``marks`` (plain bytes, looked for first and quickly; of a tuple, one) and
    in it ``shape``, a regular expression of bytes in which ``^`` is the beginning of any line and ``\\A`` that of the
    source. ``title`` is what people call it, ``module`` where its `read` stands, ``endings`` what its files are called
    by: a hint for sentences alone.
    """

    title: str
    module: str
    marks: tuple[bytes | tuple[bytes, ...], ...]
    shape: bytes
    endings: tuple[str, ...] = ()


FORMATS: dict[str, Format] = {
    "profiletui": Format(
        "an export in JSON", "profiletui.readers.own_json", (b'"profiletui/',),
        rb'\A\s*\{\s*"schema"\s*:\s*"profiletui/',
    ),
    "openalex": Format(
        "answers of OpenAlex", "profiletui.readers.openalex", (b"https://openalex.org/",),
        rb'\A\s*[\[{](?s:.*?)"id"\s*:\s*"https://openalex\.org/[AW][0-9]',
    ),
    "inspire": Format(
        "answers of INSPIRE", "profiletui.readers.inspire", (b'"metadata"',),
        rb'\A\s*\{(?s:.*?)(?:inspirehep\.net/|"control_number")',
    ),
    "arxiv": Format("answers of arXiv", "profiletui.readers.arxiv_atom", (b"<feed", b"arxiv.org/"), rb"\A\s*<"),
    "orcid": Format(
        "answers of ORCID", "profiletui.readers.orcid", ((b"put-code", b"last-modified", b"orcid"),),
        rb'\A\s*\{\s*"(?:last-modified-date|created-date|orcid-identifier|path|put-code|bulk|group)"\s*:',
    ),
    "semanticscholar": Format(
        "answers of Semantic Scholar", "profiletui.readers.semantic_scholar", (b'Id"',),
        rb'\A\s*[\[{](?s:.*?)"(?:paperId|authorId)"\s*:',
    ),
    "csl-json": Format(
        "CSL-JSON", "profiletui.readers.csl_json", (b'"type"',),
        rb'\A\s*[\[{](?s:.*?)"type"\s*:\s*"(?:article|book|chapter|paper|thesis|report|webpage|post|dataset|document'
        rb'|entry|manuscript|patent|software|speech|journal-|proceedings-|preprint|review|standard|figure|graphic|map|bill'
        rb'|legal_case|legislation|motion_picture|song|interview|personal_communication|pamphlet|broadcast|collection)',
    ),
    "scholar": Format("a page of Google Scholar", "profiletui.readers.html", (b"gsc_",), rb"\A\s*<"),
    "scholar-text": Format(
        "a page of Google Scholar", "profiletui.readers.scholar_text",
        ((b"TIT", b"Title", "TÍT".encode(), "标题".encode(), "タイトル".encode()),),
        (r"^[ \t]*(?:(?i:TITLE\s+CITED BY\s+YEAR)|TITEL\s+ZITIERT VON\s+JAHR|TITRE\s+CITÉE PAR\s+ANNÉE"
         r"|TÍTULO\s+CITADO POR\s+A(?:N|Ñ)O|TITOLO\s+CITATA DA\s+ANNO|TITEL\s+GECITEERD DOOR\s+JAAR"
         r"|标题\s+引用次数\s+年份|タイトル\s+引用先\s+年)[ \t\r]*$").encode(),
    ),
    "scholar-csv": Format(
        "a page of Google Scholar", "profiletui.readers.scholar_csv", (b"Authors", b"Title"),
        rb'\A\s*"?Authors"?,"?Title"?,"?Publication"?,',
    ),
    "html": Format(
        "HTML", "profiletui.readers.html", (b"<",),
        rb"\A\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!--|(?i:!doctype\s+html|html|head|body|meta|title|link|div|main)\b)",
    ),
    "ris": Format(
        "RIS", "profiletui.readers.ris", (b"TY",),
        rb"\A[^{}<@]{0,4096}?^[ \t]*TY {1,3}- ?[A-Z]{3,}[ \t\r]*$", (".ris",),
    ),
    "nbib": Format(
        "NBIB (PubMed)", "profiletui.readers.nbib", ((b"PMID", b"PMC", b"OWN ", b"STAT"),),
        rb"\A[^{}<@]{0,4096}?^(?:PMID|OWN |PMC |PMCR|STAT)-[ \t]?[0-9A-Z]", (".nbib",),
    ),
    "bibtex": Format(
        "BibTeX",
        "profiletui.readers.bibtex",
        (b"@",),
        rb"""^[ \t]*+@[ \t]*+(?i:(?:string|comment|preamble)\s*+[{(]|[a-z]++\s*+[{(]\s*+[^\n,{}()="]*+\s*+,)""",
        (".bib", ".bibtex"),
    ),
}  # fmt: skip
"""The first that fits is taken, so that the more particular stand above the more general."""


def recognise(head: bytes) -> str:
    """The key of the format whose shape `head`, the first `HEAD` bytes of a source as UTF-8, has; else `PAGE`."""
    for key, form in FORMATS.items():
        if all(_holds(head, mark) for mark in form.marks) and re.search(form.shape, head, re.MULTILINE):
            return key
    return PAGE


def _holds(head: bytes, mark: bytes | tuple[bytes, ...]) -> bool:
    return mark in head if isinstance(mark, bytes) else any(each in head for each in mark)


def read(key: str, data: bytes, source_name: str) -> Reading:
    """Read a source of a format that is read whole."""
    # late: a source pays for the reader of its own format alone, and a page for none
    from importlib import import_module

    from profiletui.readers.repeats import with_repeats

    reading: Reading = import_module(FORMATS[key].module).read(data, source_name)
    return reading if key == "profiletui" else with_repeats(reading)  # an export has its notes already


def read_in_steps(key: str, data: bytes, source_name: str) -> Generator[None, None, Reading]:
    """Do the same in steps, between which keys can be obeyed, where the reader of the format has such."""
    # late: as above
    from importlib import import_module

    from profiletui.readers.repeats import with_repeats

    module = import_module(FORMATS[key].module)
    if hasattr(module, "read_in_steps"):
        reading: Reading = yield from module.read_in_steps(data, source_name)
        return with_repeats(reading)
    return read(key, data, source_name)


def hinted(name: str) -> str:
    """The key of the format that a file's name points to, or `PAGE`."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    return next((key for key, form in FORMATS.items() if ending in form.endings), PAGE)


def readable() -> str:
    """What can be read, for a sentence: ``a profile page saved as text, BibTeX or RIS``."""
    titles = list(dict.fromkeys(["a profile page saved as text", *(form.title for form in FORMATS.values())]))
    return " or ".join([*([", ".join(titles[:-1])] if titles[1:] else []), titles[-1]])
