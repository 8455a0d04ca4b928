"""What the papers can be narrowed to, and what they add up to: menus beside the list, which follows them.

The screens are imported when they are asked for: the first one must not wait for them.
"""

from __future__ import annotations

from profiletui.ui.screens.browse.people_actions import Company


class Narrowing(Company, inherit_bindings=False):
    """The part of the main screen that opens facets and insights."""

    def _show_facets(self) -> None:
        from profiletui.ui.screens.menus.facets import FacetsScreen

        self.app.push_screen(FacetsScreen(self.desk), self._narrowed)

    def _show_insights(self) -> None:
        from profiletui.ui.screens.menus.insights import InsightsScreen

        self.app.push_screen(InsightsScreen(self.desk), self._narrowed)

    def _narrowed(self, wanted: str | None) -> None:
        """Show what was chosen there, and go on to the other of the two where that is wanted."""
        self._set_box(self.desk.query.text)
        self.message = ()
        self._show_view()
        if wanted == "run:facets":
            self._show_facets()
        elif wanted == "run:insights":
            self._show_insights()
