"""A profile while its papers are still being read, and what there is to remark about it."""

from __future__ import annotations

from profiletui.model.categories import category_name
from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import Paper
from profiletui.model.profile import Profile, Source
from profiletui.readers.page_header import Header, quote

_LONGEST_AUTHOR = 80  # characters; whatever is longer is a sentence


class Draft:
    """The head of a profile, the place of its first paper among all papers, and the remarks so far."""

    def __init__(self, header: Header, start: int) -> None:
        self.header = header
        self.start = start
        self.remarks = list(header.remarks)
        self._first_lines: dict[str, int] = {}
        self._categories: dict[str | None, bool] = {}

    def add(self, paper: Paper, written_date: str) -> None:
        """Remark on what is odd about a paper of this profile; `written_date` is the date as on the page."""
        first_line = self._first_lines.setdefault(paper.id, paper.line)
        if first_line != paper.line:
            self._remark(paper, "note", "repeated-paper", f"The same paper stands in line {first_line:,}.")
        if paper.has_code or paper.links:
            self._compare_code(paper)
        if paper.date is None:
            self._remark(
                paper, "warning", "bad-date", f"There is no day {quote(written_date)}; the date is left empty."
            )
        known = self._categories.get(paper.category)
        if not known:
            self._check_category(paper)
        if paper.flags:
            flags = ", ".join([quote(flag) for flag in paper.flags])
            self._remark(paper, "warning", "unknown-flag", f"Unknown beside the date, and kept: {flags}.")
        if not paper.title:
            self._remark(paper, "warning", "missing-title", "The paper has no title.")
        if not paper.authors:
            if not paper.et_al:
                self._remark(paper, "warning", "missing-authors", "The paper names no authors.")
        elif max(map(len, paper.authors)) > _LONGEST_AUTHOR:
            message = f"The line of authors reads like text: {quote(max(paper.authors, key=len))}."
            self._remark(paper, "warning", "odd-authors", message)

    def _remark(self, paper: Paper, severity: str, code: str, message: str) -> None:
        self.remarks.append(Diagnostic(paper.line, severity, code, message))

    def _compare_code(self, paper: Paper) -> None:
        linked = any(link.kind == "code" for link in paper.links)
        if paper.has_code and not linked:
            message = "The page marks code, but neither title nor abstract links to any."
            self._remark(paper, "note", "badge-without-link", message)
        elif linked and not paper.has_code:
            message = "The text links to code that the page does not mark."
            self._remark(paper, "note", "link-without-badge", message)

    def _check_category(self, paper: Paper) -> None:
        if paper.category is None:
            self._remark(paper, "warning", "missing-category", "The paper has no category.")
        elif category_name(paper.category) is None:
            message = f"arXiv has no category {quote(paper.category)}."
            self._remark(paper, "note", "unknown-category", message)
        else:
            self._categories[paper.category] = True

    def profile(self, source: Source, papers: list[Paper], more: list[Diagnostic], finished: bool) -> Profile:
        """Return the profile as it stands; `more` are remarks about its bytes.

        Only with `finished` are the papers counted against what the page says.
        """
        header = self.header
        remarks = [*self.remarks, *more, *(self._counts(len(papers)) if finished else ())]
        remarks.sort(key=lambda remark: remark.line)
        return Profile(header.name, header.field, header.metrics, source, tuple(papers), tuple(remarks))

    def _counts(self, found: int) -> list[Diagnostic]:
        header = self.header
        remarks = []
        follow = "follows" if found == 1 else "follow"
        if header.heading not in (None, found):
            message = f"The heading says {_papers(header.heading or 0)}, and {_papers(found)} {follow}."
            remarks.append(Diagnostic(header.heading_line, "note", "paper-count", message))
        if header.metrics.papers not in (None, found, header.heading):
            message = f"The page counts {_papers(header.metrics.papers or 0)}, and {_papers(found)} {follow}."
            remarks.append(Diagnostic(header.metric_line, "note", "paper-count", message))
        return remarks


def _papers(count: int) -> str:
    return "1 paper" if count == 1 else f"{count:,} papers"
