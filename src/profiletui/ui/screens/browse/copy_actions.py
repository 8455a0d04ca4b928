"""What one takes out of the papers: copies of all kinds, the links screen, a browser."""

from __future__ import annotations

import os

from textual import work
from textual.message import Message

from profiletui.clipboard.outcome import Outcome
from profiletui.model.paper import PAPER, PROJECT, Link, Paper
from profiletui.model.urls import refusal, safe_url, search_url
from profiletui.typeset.lines import plain
from profiletui.typeset.reading import reading_text
from profiletui.typeset.words import count
from profiletui.ui.present import chrome
from profiletui.ui.present.layout import MOST_SAID
from profiletui.ui.screens.browse.panes import PanesScreen
from profiletui.ui.screens.menus.copy_as import CopyAsScreen
from profiletui.ui.screens.menus.links import LinksScreen
from profiletui.ui.viewmodel.browse_model import Desk
from profiletui.ui.viewmodel.copier import Copier
from profiletui.ui.viewmodel.open_url import can_open, open_locally
from profiletui.writers.copies import KINDS, together
from profiletui.writers.paper_links import code_links, project_pages


class Taking(PanesScreen, inherit_bindings=False):
    """The part of the main screen that copies and opens."""

    class Copied(Message):
        """A copy has gone as far as it could. ``what`` says in a word or two what was copied, and ``address`` is that
        where it was one address, '' for anything else.
        """

        def __init__(self, outcome: Outcome, what: str, address: str = "") -> None:
            super().__init__()
            self.outcome = outcome
            self.what = what
            self.address = address

    class BrowserStarted(Message):
        """A browser was started, or could not be."""

        def __init__(self, url: str, well: bool) -> None:
            super().__init__()
            self.url = url
            self.well = well

    def __init__(self, desk: Desk, copier: Copier) -> None:
        super().__init__(desk)
        self._copier = copier

    def on_taking_copied(self, message: Copied) -> None:
        """Say what is known of the copy, and no more."""
        if message.outcome.went:
            parts = (message.outcome.said, message.what)
            if "marked" in message.what:  # which papers it was comes first: they need not be the ones on the screen
                parts = (message.what, message.outcome.said)
            said = f" {self.desk.glyphs.dot} ".join(filter(None, parts))
            if message.address:
                said = chrome.with_address(said, message.address, self.size.width, MOST_SAID, self.desk.glyphs)
            self.say(said, "good")
        else:
            self.say(message.outcome.said, "error")

    def on_taking_browser_started(self, message: BrowserStarted) -> None:
        """Say whether there is a browser now."""
        if message.well:
            self.say(f"Opened in your browser {self.desk.glyphs.dot} {message.url}")
        else:
            self.say(f"No browser could be started; {self.desk.key('copy-code').text} copies {message.url}", "error")

    @work(thread=True, group="copy")
    def _copy(self, text: str, what: str, links: list[str], address: str = "") -> None:
        self.post_message(self.Copied(self._copier.copy(text, links), what, address))

    def _copy_link(self, link: Link, what: str = "") -> None:
        url = safe_url(link.url)
        if url is None:
            self.say(f"Not copied: {refusal(link.url)}; p in the links screen shows it plainly", "error")
        else:
            self._copy(url, what, [url], url)

    def _copy_code(self) -> None:
        papers = self.desk.chosen
        if self.desk.chose_marked:
            self._copy_code_of_marked(papers)
        elif papers:
            self._copy_code_of(papers[0])
        else:
            self.say("Nothing to copy: there is no paper here")

    def _copy_code_of_marked(self, papers: list[Paper]) -> None:
        links = list(dict.fromkeys(url for paper in papers for url in code_links(paper)))
        pages = list(dict.fromkeys(url for paper in papers if not code_links(paper) for url in project_pages(paper)))
        marked = count(len(papers), "marked paper")
        if links or pages:
            counted = [count(len(links), "code link")] if links else []
            counted += [count(len(pages), "project page")] if pages else []
            copied = list(dict.fromkeys(links + pages))
            self._copy("\n".join(copied), f"{' and '.join(counted)} of {marked}", copied)
        else:
            self.say(f"Nothing to copy: {marked}, but no code link")

    def _copy_code_of(self, paper: Paper) -> None:
        if len(paper.code_links) == 1:
            self._copy_link(paper.code_links[0])
        elif paper.code_links:
            self._show_links(paper.code_links, "This paper has several code links: which one?")
        elif projects := tuple(link for link in paper.links if link.kind == PROJECT):
            if len(projects) == 1:
                self._copy_link(projects[0], "project page, there is no code link")
            else:
                self._show_links(projects, "No code link, but several project pages: which one?")
        elif paper.has_code:
            self.say(f"Nothing to copy: the page shows a Code badge, but no code link; {self._search_offer()}")
        else:
            more = f"; {self.desk.key('links').text} shows its other links" if paper.links else ""
            self.say(f"Nothing to copy: this paper has no code link{more}; {self._search_offer()}")

    def _search_offer(self) -> str:
        return plain(chrome.search_offer(self.desk.commands))

    def _copy_search(self) -> None:
        """Copy where to look for the code of a paper, called what it is."""
        paper = self.desk.paper
        title = reading_text(paper.title) if paper else ""
        if not any(map(str.isalnum, title)):
            self.say("Nothing to copy: there is no title to search for")
            return
        url = search_url(title)
        self._copy(url, "a search address for this title", [url], url)

    def _copy_as(self) -> None:
        papers = self.desk.chosen
        if not papers:
            self.say("Nothing to copy: there is no paper here")
            return

        def done(chosen: str | None) -> None:
            kind = next((kind for kind in KINDS if chosen == f"kind:{kind.key}"), None)
            if kind is None:
                return
            text = together(kind, papers, self.desk.reading)
            if not text:
                self.say(f"Nothing to copy: no {kind.label} here")
                return
            what = f"{kind.label} of {count(len(papers), 'marked paper')}" if len(papers) > 1 else kind.label
            self._copy(text, what, text.split("\n") if kind.label in ("link", "all links") else [])

        title = self.desk.reading(papers[0].title) if len(papers) == 1 else count(len(papers), "marked paper")
        self.app.push_screen(CopyAsScreen(f"copy as {self.desk.glyphs.dot} {title}", papers, self.desk), done)

    def _links(self) -> tuple[Link, ...]:
        return self.desk.paper.links if self.desk.paper else ()

    def _show_links(self, links: tuple[Link, ...], said: str = "") -> None:
        if self.desk.paper is None:
            return

        def done(chosen: str | None) -> None:
            kind, _, value = (chosen or "").partition(":")
            if kind == "copy":
                self._copy_link(links[int(value) - 1])
            elif kind == "open":
                self._open_link(links[int(value) - 1])

        title = f"links {self.desk.glyphs.dot} {self.desk.reading(self.desk.paper.title)}"
        self.app.push_screen(LinksScreen(title, links, self.desk.glyphs, said), done)

    def _open(self) -> None:
        links = _to_open(self.desk.paper) if self.desk.paper else ()
        if not links:
            self.say("Nothing to open: this paper has no link")
        elif len(links) > 1:
            opens, copies = (self.desk.key(command).text for command in ("open", "choose"))
            here = can_open(os.environ)
            does = (
                f"Which one? Move to it and press {opens}."
                if here
                else f"No browser here is yours; {copies} copies one."
            )
            self._show_links(links, does)
        else:
            self._open_link(links[0])

    def _open_link(self, link: Link) -> None:
        url = safe_url(link.url)
        if url is None:
            self.say(f"Not opened: {refusal(link.url)}", "error")
        elif can_open(os.environ):
            self._start_browser(url)
        else:
            shows = f"{self.desk.key('links').text} shows and copies it"
            self.say(f"{shows}; no browser here is yours {self.desk.glyphs.dot} {url}")

    @work(thread=True, group="open")
    def _start_browser(self, url: str) -> None:
        self.post_message(self.BrowserStarted(url, open_locally(url)))


def _to_open(paper: Paper) -> tuple[Link, ...]:
    """What one may want to open: the code, else pages of the project, and then the paper itself; else any link."""
    projects = tuple(link for link in paper.links if link.kind == PROJECT)
    pages = tuple(link for link in paper.links if link.kind == PAPER)
    return (*(paper.code_links or projects), *pages) or paper.links
