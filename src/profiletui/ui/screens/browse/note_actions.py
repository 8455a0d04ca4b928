"""What one notes about papers for oneself, for good: stars, and tags that are typed into the box."""

from __future__ import annotations

from textual.events import Key
from textual.widget import Widget

from profiletui.keys import BROWSE
from profiletui.state.notes import tags_in
from profiletui.typeset.words import count
from profiletui.ui.present.chrome import does_nothing
from profiletui.ui.screens.browse.abstract_actions import Reading
from profiletui.ui.viewmodel.browse_model import Desk
from profiletui.ui.viewmodel.copier import Copier


class Noting(Reading, inherit_bindings=False):
    """The part of the main screen that stars and tags."""

    def __init__(self, desk: Desk, copier: Copier) -> None:
        super().__init__(desk, copier)
        self._tagged_from: Widget | None = None
        """The pane that had the keys before the box."""
        self._whose_tags = ""
        """Whose tags are typed, as the end of a sentence."""

    def _star(self) -> None:
        if not (papers := self.desk.chosen):
            self.say("Nothing to star: there is no paper here")
            return
        # Which papers it was is told where they need not be the ones on the screen.
        marked = f"{count(len(papers), 'marked paper')} " if self.desk.chose_marked else ""
        said = f"{marked}starred" if self.desk.toggle_stars() else f"{marked}no longer starred"
        self._show_view()
        self.say(said[0].upper() + said[1:])

    def _toggle_read(self) -> None:
        if not (papers := self.desk.chosen):
            self.say("Nothing to note as read: there is no paper here")
            return
        marked = f"{count(len(papers), 'marked paper')} " if self.desk.chose_marked else ""
        said = f"{marked}noted as {'read' if self.desk.toggle_read() else 'unread'}"
        self._show_view()
        self.say(said[0].upper() + said[1:])

    def on_key(self, event: Key) -> None:
        """Answer a key that does nothing in the list or the abstract."""
        if self.place in BROWSE:
            self.say(does_nothing(event.key, event.character, self.desk.glyphs.dot, self.desk.commands))

    def _open_tags(self) -> None:
        if not (papers := self.desk.chosen):
            self.say("Nothing to tag: there is no paper here")
            return
        self._whose_tags = "of this paper"
        if self.desk.chose_marked:
            marked = count(len(papers), "marked paper")
            self._whose_tags = f"that {marked} share" if len(papers) > 1 else f"of {marked}"
        self._tagging, self._tagged_from = papers, self.focused
        tags = sorted(self.desk.shared_tags(papers))
        self._set_box(" ".join([*tags, ""]))  # the next one can be typed at once
        self._open_box()
        keeps, leaves = self.desk.key("keep-tags").text, self.desk.key("back").text
        dot = f" {self.desk.glyphs.dot} "
        self.say(dot.join((f"{keeps} keeps, {leaves} leaves the tags {self._whose_tags}", "blanks or commas between")))

    def _keep_tags(self) -> None:
        tags = tags_in(self._box.value)
        self.desk.retag(self._tagging, tags)
        self._leave_tags()
        self._show_view()
        self.say(f"Tags {self._whose_tags}: {', '.join(sorted(tags)) or 'none'}")

    def _leave_tags(self) -> None:
        self._tagging = []
        self._set_box(self.desk.query.text)
        self._focus(self._abstract if self._tagged_from is self._abstract else self._list)
        self._stand()
        self.say("")
