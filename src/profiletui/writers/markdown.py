"""Profiles as Markdown: a heading a paper, its facts, its links, its abstract."""

from __future__ import annotations

from functools import cache

from profiletui.model.categories import category_name
from profiletui.model.urls import safe_url

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from profiletui.model.paper import Link, Paper
    from profiletui.model.profile import Metrics, Profile

_ESCAPES = str.maketrans({sign: "\\" + sign for sign in "\\`*_{}[]<>#|~$&"})


def write_markdown(profiles: Iterable[Profile]) -> Iterator[str]:
    """One first-level heading a profile, one second-level heading a paper."""
    separator = ""
    for profile in profiles:
        yield separator + _profile_head(profile)
        for paper in profile.papers:
            yield "\n" + paper_markdown(paper)
        separator = "\n"


def paper_markdown(paper: Paper) -> str:
    """One paper, ended by a line break."""
    parts = [f"## {escape(paper.title) or 'Untitled'}"]
    authors = ", ".join(paper.authors) + (" et al." if paper.et_al else "")
    facts = [authors, paper.venue or "", paper.date or "", _category(paper.category), ", ".join(paper.affiliations)]
    if paper.citations is not None:
        facts.append(f"{paper.citations:,} citation{'' if paper.citations == 1 else 's'}")
    line = " · ".join([escape(fact) for fact in facts if fact])
    if line:
        parts.append(line)
    if paper.has_code and not paper.code_links:
        parts.append("The page marks code, but the text has no link to it.")
    if paper.links:
        parts.append("\n".join([f"- {link.kind}: {_target(link)}" for link in paper.links]))
    parts.extend(escape(paragraph) for paragraph in paper.abstract.split("\n\n") if paragraph)
    return "\n\n".join(parts) + "\n"


def escape(text: str) -> str:
    """A paragraph's text so that Markdown shows it as it is written: no markup, no list, no HTML."""
    text = text.strip().translate(_ESCAPES)
    if text[:1] in ("-", "+", "="):
        return "\\" + text
    return _list_number().sub(r"\1\\\2", text, count=1)


@cache
def _list_number() -> re.Pattern[str]:
    import re

    return re.compile(r"^(\d+)([.)])")


def _profile_head(profile: Profile) -> str:
    stated = ", ".join(_stated(profile.metrics))
    origin = " ".join(filter(None, (profile.origin.source, profile.origin.day))) if profile.origin else ""
    told = (profile.affiliation, _category(profile.field), stated, origin)
    facts = " · ".join([escape(fact) for fact in told if fact])
    return f"# {escape(profile.name) or 'Unnamed profile'}\n" + (f"\n{facts}\n" if facts else "")


def _stated(metrics: Metrics) -> Iterator[str]:
    """The figures the page states, in words."""
    if metrics.h_index is not None:
        yield f"h-index {metrics.h_index}"
    if metrics.papers is not None:
        yield f"{metrics.papers:,} paper{'' if metrics.papers == 1 else 's'}"
    if metrics.citations is not None:
        yield f"{metrics.citations:,} citation{'' if metrics.citations == 1 else 's'}"
    if metrics.novelty_percent is not None:
        yield f"novelty {metrics.novelty_percent}%"
    if metrics.ai_score is not None:
        yield f"AI score {metrics.ai_score}"


def _category(code: str | None) -> str:
    if code is None:
        return ""
    name = category_name(code)
    return f"{code} ({name})" if name else code


def _target(link: Link) -> str:
    """The URL to click where it is one that may be followed, else as text."""
    url = safe_url(link.url)
    return f"<{url}>" if url else escape(link.url)
