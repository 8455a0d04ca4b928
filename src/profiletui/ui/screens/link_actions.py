"""What one does with the links of a paper: copy, list, open."""

from __future__ import annotations

import os

from textual import work
from textual.message import Message
from textual.reactive import reactive
from textual.screen import Screen

from profiletui.clipboard.outcome import Outcome
from profiletui.model.paper import Link
from profiletui.model.urls import refusal, safe_url
from profiletui.typeset.lines import Line, Span
from profiletui.ui.copying import Copier
from profiletui.ui.desk import Desk
from profiletui.ui.opening import can_open, open_locally
from profiletui.ui.screens.links import LinksScreen


class LinkActions(Screen[None], inherit_bindings=False):
    """The part of the main screen that takes links out of it."""

    message: reactive[Line] = reactive(tuple, repaint=False)
    """What the status line says, until the next thing is done."""

    class Copied(Message):
        """A copy has gone as far as it could."""

        def __init__(self, outcome: Outcome, links: list[str]) -> None:
            super().__init__()
            self.outcome = outcome
            self.links = links

    class BrowserStarted(Message):
        """A browser was started, or could not be."""

        def __init__(self, url: str, well: bool) -> None:
            super().__init__()
            self.url = url
            self.well = well

    def __init__(self, desk: Desk, copier: Copier) -> None:
        super().__init__()
        self.desk = desk
        self._copier = copier

    def say(self, text: str, role: str = "message") -> None:
        """Say something in the status line until the next thing is done."""
        self.message = (Span(text, role),) if text else ()

    def on_link_actions_copied(self, message: Copied) -> None:
        """Say what is known of the copy, and no more."""
        if message.outcome.went:
            self._copier.remember(message.links)
        what = f" {self.desk.glyphs.dot} {message.links[0]}" if len(message.links) == 1 else ""
        self.say(message.outcome.said + what, "good" if message.outcome.went else "error")

    def on_link_actions_browser_started(self, message: BrowserStarted) -> None:
        """Say whether there is a browser now."""
        if message.well:
            self.say(f"Opened in your browser {self.desk.glyphs.dot} {message.url}")
        else:
            self.say(f"No browser could be started; c copies {message.url}", "error")

    def _links(self) -> tuple[Link, ...]:
        return self.desk.paper.links if self.desk.paper else ()

    def _copy_code(self) -> None:
        paper = self.desk.paper
        if paper is None:
            return
        if len(paper.code_links) == 1:
            self._copy_links(list(paper.code_links))
        elif paper.code_links:
            self._show_links(paper.code_links, "This paper has several code links: which one?")
        elif paper.has_code:
            self.say("Nothing to copy: the page shows a Code badge, but the text has no code link")
        else:
            more = "; l shows its other links" if paper.links else ""
            self.say(f"Nothing to copy: this paper has no code link{more}")

    def _copy_links(self, links: list[Link]) -> None:
        urls = []
        for link in links:
            url = safe_url(link.url)
            if url is None:
                self.say(f"Not copied: {refusal(link.url)}; l shows the link", "error")
                return
            urls.append(url)
        self._copy("\n".join(urls), urls)

    @work(thread=True, group="copy")
    def _copy(self, text: str, links: list[str]) -> None:
        self.post_message(self.Copied(self._copier.copy(text), links))

    def _show_links(self, links: tuple[Link, ...], said: str = "") -> None:
        if self.desk.paper is None:
            return

        def done(chosen: str | None) -> None:
            kind, _, value = (chosen or "").partition(":")
            if kind == "copy":
                self._copy_links([links[int(value) - 1]])
            elif kind == "open":
                self._open_link(links[int(value) - 1])

        self.app.push_screen(LinksScreen(f"links of {self.desk.paper.title}", links, self.desk.glyphs, said), done)

    def _open(self) -> None:
        links = (self.desk.paper.code_links or self.desk.paper.links) if self.desk.paper else ()
        if not links:
            self.say("Nothing to open: this paper has no link")
        elif len(links) > 1:
            self._show_links(links, "Which one? Move to it and press o.")
        else:
            self._open_link(links[0])

    def _open_link(self, link: Link) -> None:
        url = safe_url(link.url)
        if url is None:
            self.say(f"Not opened: {refusal(link.url)}", "error")
        elif can_open(os.environ):
            self._start_browser(url)
        else:
            self.say(f"{url} {self.desk.glyphs.dot} no browser here is yours: c copies it, l shows it whole")

    @work(thread=True, group="open")
    def _start_browser(self, url: str) -> None:
        self.post_message(self.BrowserStarted(url, open_locally(url)))
