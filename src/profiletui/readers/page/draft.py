"""A profile while its papers are still being read, and what there is to remark about it."""

from __future__ import annotations

from profiletui.model.categories import category_name
from profiletui.model.diagnostic import Diagnostic
from profiletui.model.paper import Paper
from profiletui.model.profile import Profile, Source
from profiletui.readers.page.header import Header, quote

_LONGEST_AUTHOR = 80  # characters; whatever is longer is a sentence


class Draft:
    """The head of a profile, the place of its first paper among all papers, and the remarks so far."""

    def __init__(self, header: Header, start: int) -> None:
        self.header = header
        self.start = start
        self.remarks = list(header.remarks)
        self._first_lines: dict[str, int] = {}
        self._known_categories: set[str | None] = set()

    def add(self, paper: Paper, written_date: str, written_authors: str) -> None:
        """Remark on what is odd about a paper of this profile; date and authors are given as on the page, too."""
        identity, line, category, date, has_code, title, authors, et_al, _, _, links, flags, *_ = paper
        first_line = self._first_lines.setdefault(identity, line)
        if first_line != line:
            self._remark(line, "note", "repeated-paper", f"The same paper stands in line {first_line:,}.")
        if has_code or links:
            self._compare_code(paper)
        if date is None:
            self._remark(line, "warning", "bad-date", f"There is no day {quote(written_date)}; the date is left empty.")
        if category not in self._known_categories:
            self._check_category(paper)
        if flags:
            unknown = ", ".join([quote(flag) for flag in flags])
            self._remark(line, "warning", "unknown-flag", f"Unknown beside the date, and kept: {unknown}.")
        if not title:
            self._remark(line, "warning", "missing-title", "The paper has no title.")
        if not authors:
            if not et_al:
                self._remark(line, "warning", "missing-authors", "The paper names no authors.")
        elif len(written_authors) > _LONGEST_AUTHOR < max(map(len, authors)):
            message = f"The line of authors reads like text: {quote(max(authors, key=len))}."
            self._remark(line, "warning", "odd-authors", message)

    def find_code(self, line: int) -> None:
        """Take back that nothing leads to the code of the paper in that line."""
        self.remarks = [each for each in self.remarks if (each.line, each.code) != (line, "badge-without-link")]

    def _remark(self, line: int, severity: str, code: str, message: str) -> None:
        self.remarks.append(Diagnostic(line, severity, code, message))

    def _compare_code(self, paper: Paper) -> None:
        linked = "code" in [link.kind for link in paper.links]
        if paper.has_code and not linked:
            message = "The page marks code, but neither title nor abstract links to any."
            self._remark(paper.line, "note", "badge-without-link", message)
        elif linked and not paper.has_code:
            message = "The text links to code that the page does not mark."
            self._remark(paper.line, "note", "link-without-badge", message)

    def _check_category(self, paper: Paper) -> None:
        if paper.category is None:
            self._remark(paper.line, "warning", "missing-category", "The paper has no category.")
        elif category_name(paper.category) is None:
            message = f"arXiv has no category {quote(paper.category)}."
            self._remark(paper.line, "note", "unknown-category", message)
        else:
            self._known_categories.add(paper.category)

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
