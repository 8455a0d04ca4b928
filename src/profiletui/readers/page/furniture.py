r"""What programs put beside the words of a page when they save it: marks, numbers, addresses, buttons, navigation.

All of it goes out of the texts and into a diagnostic; addresses of the web among it are links of the paper.
"""

from __future__ import annotations

import re

from profiletui.model.categories import category_name
from profiletui.model.diagnostic import Diagnostic
from profiletui.readers.page.grammar import mark_of
from profiletui.readers.page.header import quote

LONGEST_MARKED = 300
"""Characters of a line that is looked at for badges with marks of links around them."""

_MONTH = r"[A-Z][a-z]{2,8}\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}}|\d{{4}}-\d\d-\d\d)"
_BADGES = (
    rf"(?:(?P<item>\d{{1,4}}[.)]|[*•-])\s+)?(?P<code>[A-Za-z](?:[A-Za-z-]|\.(?=[A-Za-z]))*?)?(?P<gap>[ ·•|]*)"
    rf"(?P<date>{_DATE})(?P<tail>.*)"
)
_ITEM = r"(?:\d{1,4}[.)]|[*•-])\s+(?=[A-Za-z])"
_TAIL = r"[ ·•|,]*(?:(?:Code|[A-Z][A-Za-z]{1,14})[ ·•|,]*){0,4}"
_MARKDOWN_LINK = r"!?\[([^\[\]]*)\]\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?: \"[^\"]*\")?\)"
_POINTED = r"\s*<((?:https?|file):[^<>]{0,500})>"
_NUMBER = r"\[(\d{1,4})\](?=\S)"
_HEADING = r"#{1,6} +"
_EMPHASIS = r"(\*{1,2}|__?)(?=\S)([^*_]+?)(?<=\S)\1"
_ESCAPED = r"\\\\(?=[_*#`])|(?<=\\)\\\\(?= \()"  # html2text writes one backslash more before a mark
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

_BUTTON = (
    r"(?i)"
    r"(?:(?:show|read|see|view|load)[ -]?(?:more|less|all|abstract|paper|pdf)|expand|collapse|bookmark|share|"
    r"cite|upvote|pdf|arxiv|view on arxiv|abstract)[ …]*"
)
_PLACES = (
    r"home|search|sign ?(?:in|up|out)|log ?(?:in|out)|register|menu|about(?: us)?|skip to (?:main )?content|explore|"
    r"trending|papers|authors|researchers|profiles?|account|contact(?: us)?|help|faq|pricing|blog|docs|api|settings|"
    r"subscribe|back|privacy(?: policy)?|terms(?: of (?:use|service))?|imprint|impressum|cookies?|careers|feedback|"
    r"github|twitter|top|next|previous|accessibility|legal|status|news|toggle (?:menu|theme)|dark mode|light mode"
)
_NAVIGATION = rf"(?i)(?:(?:{_PLACES})[ |·•/>»«,-]*)+|(?:©|\(c\)|copyright).{{0,80}}"
# What a line of these begins with tells of nearly all lines at once that they are none, and nothing is compiled then.
_BUTTONS = (
    "show",
    "read",
    "see",
    "view",
    "load",
    "expand",
    "collapse",
    "bookmark",
    "share",
    "cite",
    "upvote",
    "pdf",
    "arxiv",
    "abstract",
)
_PLACES_BEGIN = (
    "home", "search", "sign", "log", "register", "menu", "about", "skip", "explore", "trending", "papers", "authors",
    "researchers", "profile", "account", "contact", "help", "faq", "pricing", "blog", "docs", "api", "settings",
    "subscribe", "back", "privacy", "terms", "imprint", "impressum", "cookie", "career", "feedback", "github",
    "twitter", "top", "next", "previous", "accessibility", "legal", "status", "news", "toggle", "dark", "light", "©",
    "(c)", "copyright",
)  # fmt: skip
_LISTS = ("References", "Visible", "Hidden", "Link")
_REFERENCES = r"(?:References|Visible links:?|Hidden links:?|Links:?)\Z"
_REFERENCE = r"(\d{1,4})\. (\S+)\Z"


class Furniture:
    """Takes the furniture of one source out of what is read of it, and remarks on it."""

    def __init__(self) -> None:
        self.remarks: list[Diagnostic] = []
        self.numbered: list[tuple[int, int]] = []
        """Numbers of lynx's that stood at the Code badge of a paper: the paper's line, and the number."""
        self.addresses: dict[int, str] = {}
        """What lynx's list says of a number."""
        self._number = 0
        self._marked_up = False
        self._spaced = False

    def note(self, line: int, what: str, text: str) -> None:
        """Remark that some text was left out of every field."""
        message = f"{what}, which is no part of a paper: {quote(text)}."
        self.remarks.append(Diagnostic(line, "note", "furniture", message))

    def badges(self, line: str, number: int, begins: bool) -> tuple[str, str]:
        """Return a line of badges in the form ``LGMar 4, 2023Code``, and the address of its Code; others as they are.

        Blanks between the badges, a list's number before them, other forms of the date and the marks of a link
        around Code make no difference. ``begins`` tells that the line begins a paragraph or the papers; badges with
        blanks between them are those of a page, whatever stands above them, where its first ones are.
        """
        if len(line) > LONGEST_MARKED or not ("19" in line or "20" in line):
            return line, ""
        address = ""
        found = re.fullmatch(_BADGES, line)
        if found is None:
            return line, ""
        tail = found["tail"]
        if "[" in tail or "<" in tail:
            tail, address = self._linked_tail(tail)
        if not re.fullmatch(_TAIL, tail):
            return line, ""
        code, date = found["code"] or "", _usual_date(found["date"])
        if code and category_name(code) is None and (found["gap"] or found["item"]):
            return line, ""
        plain = f"{code}{date}{tail.strip(' ·•|,')}"
        if isinstance(mark_of(plain, True), bool):
            return line, ""
        spaced = bool(code and found["gap"] and not found["item"])
        if spaced and not (begins or self._spaced):
            return line, ""
        self._spaced = self._spaced or spaced
        if found["item"]:
            self.note(number, "The mark of a list", found["item"])
        if tail != found["tail"]:
            self.note(number, "The mark of a link", found["tail"])
            if lynx := re.search(_NUMBER, found["tail"]):
                self.numbered.append((number, int(lynx[1])))
        return plain, address

    @staticmethod
    def _linked_tail(tail: str) -> tuple[str, str]:
        address = ""
        if link := re.search(_MARKDOWN_LINK, tail):
            address = link[2]
            tail = tail[: link.start()] + link[1] + tail[link.end() :]
        elif link := re.search(_POINTED, tail):
            address = link[1].replace(" ", "")
            tail = tail[: link.start()] + tail[link.end() :]
        return re.sub(_NUMBER, "", tail), address

    def category(self, line: str) -> str:
        """Return a category that stands alone on its line, without the number of a list before it."""
        if (item := re.match(_ITEM, line)) and category_name(line[item.end() :]):
            return line[item.end() :]
        return line

    def figure(self, line: str) -> str:
        """Return a short line of a head without the marks of bold letters and headings."""
        text = re.sub(_HEADING, "", line, count=1) if line[0] == "#" else line
        if "](" in text:
            text = re.sub(_MARKDOWN_LINK, r"\1", text)
        return re.sub(_EMPHASIS, r"\2", text) if "*" in text or "_" in text else text

    def head(self, lines: list[str], first: int) -> list[str]:
        """Return the lines of a head without marks, and without the navigation above the name."""
        clean: list[str] = []
        for at, line in enumerate(lines):
            text = self.figure(line) if line else line
            if text != line:
                self._marked_up = self._marked_up or line[0] == "#"
            if text and not any(clean) and _is_navigation(text):
                self.note(first + at, "Navigation of the page", text)
                text = ""
            clean.append(text)
        return clean

    def address_below(self, lines: list[str], first: int) -> tuple[list[str], str]:
        """Return the lines below badges without the address of their Code, where that stands on a line of its own."""
        if lines and lines[0][:1] == "<" and (found := re.fullmatch(_POINTED, lines[0])):
            self.note(first, "The mark of a link", lines[0])
            return ["", *lines[1:]], found[1]
        return lines, ""

    def body(self, lines: list[str], first: int, last: bool) -> list[str]:
        """Return the lines of a paper without buttons below it; with ``last`` also without the foot of the page."""
        lines = list(lines)
        if last:
            self._take_references(lines, first)
        end = len(lines)
        while end > 1 and (not lines[end - 1] or self._is_foot(lines[end - 1], last)):
            end -= 1
            if lines[end]:
                what = "A button of the page" if _is_button(lines[end]) else "The foot of the page"
                self.note(first + end, what, lines[end])
        del lines[end:]
        for at, line in enumerate(lines):
            if line in ("Abstract", "Abstract:", "ABSTRACT") and at:
                self.note(first + at, "A heading", line)
                lines[at] = ""
        return lines

    @staticmethod
    def _is_foot(line: str, last: bool) -> bool:
        return _is_button(line) or (last and _is_navigation(line))

    def _take_references(self, lines: list[str], first: int) -> None:
        """Take lynx's list of addresses from the end of a page."""
        if not lines or not (lines[-1] == "" or lines[-1][0].isdigit() or lines[-1].startswith(_LISTS)):
            return
        end = len(lines)
        while end and (not (line := lines[end - 1]) or re.match(_REFERENCE, line) or re.match(_REFERENCES, line)):
            end -= 1
        taken = lines[end:]
        if not any(re.match(_REFERENCES, line) for line in taken):
            return
        del lines[end:]
        for at, line in enumerate(taken):
            if found := re.match(_REFERENCE, line):
                self.addresses[int(found[1])] = found[2]
            if line:
                self.note(first + end + at, "An address at the end", line)

    def title(self, text: str, line: int) -> tuple[str, str]:
        """Return a title without what it was saved with, and the address it leads to or ''."""
        before, address = text, ""
        if text[:1] == "#" and (mark := re.match(_HEADING, text)):
            text, self._marked_up = text[mark.end() :], True
        if text[:1] == "[" and (link := re.fullmatch(_MARKDOWN_LINK, text)):
            text, address, self._marked_up = link[1], link[2], True
        elif text[-1:] == ">" and (pointed := re.search(_POINTED, text)) and pointed.end() == len(text):
            text, address = text[: pointed.start()], pointed[1].replace(" ", "")
        elif text[:1] == "[" and (number := re.match(_NUMBER, text)) and self._follows(int(number[1])):
            text = text[number.end() :]
        if text != before:
            self.note(line, "The marks of a link or heading", before)
        return text, address

    def text(self, text: str, line: int) -> str:
        """Return a paragraph of an abstract without marks that a program put around its addresses."""
        before = text
        if "[" in text and self._number:
            text = re.sub(_NUMBER, lambda found: "" if self._follows(int(found[1])) else found[0], text)
        if "<http" in text or "<file:" in text:
            text = re.sub(_POINTED, lambda found: self._pointed(found, text), text)
        if self._marked_up:
            text = re.sub(_MARKDOWN_LINK, _same_twice, text)
            text = re.sub(_ESCAPED, r"\\", text) if "\\\\" in text else text
        if text != before:
            marks = " ".join(found[0] for found in re.finditer(_POINTED, before))
            self.note(line, "The marks of links", marks or "[…]")
        return text

    def _pointed(self, found: re.Match[str], text: str) -> str:
        address = found[1].replace(" ", "")
        shown = text[: found.start()].rstrip().rpartition(" ")[2]
        plain = address.partition("://")[2].rstrip("/")
        if address.startswith("file:") or (plain and plain in shown):
            return ""
        return f"{found[0][: found[0].index('<')]}{address}" if self._marked_up else found[0]

    def _follows(self, number: int) -> bool:
        """Whether a number is the next that lynx gives, or the first."""
        if self._number < number <= self._number + 3 or not self._number:
            self._number = number
            return True
        return False


def _is_button(line: str) -> bool:
    return len(line) < 40 and line.lower().startswith(_BUTTONS) and re.fullmatch(_BUTTON, line) is not None


def _is_navigation(line: str) -> bool:
    return len(line) < 120 and line.lower().startswith(_PLACES_BEGIN) and re.fullmatch(_NAVIGATION, line) is not None


def _same_twice(found: re.Match[str]) -> str:
    """An address that was made a link of itself, once; any other link as it is."""
    same = found[1].rpartition("://")[2].rstrip("/") == found[2].rpartition("://")[2].rstrip("/")
    return found[1] if same else found[0]


def _usual_date(text: str) -> str:
    """A date as the page writes it: ``Mar 4, 2023``."""
    if text[4:5] == "-":
        year, month, day = text.split("-")
        name = _MONTHS[int(month) - 1] if 1 <= int(month) <= 12 else "Jan"
        return f"{name} {int(day)}, {year}" if 1 <= int(month) <= 12 else text
    words = text.replace(",", "").split()
    if words[0].isdigit():
        words = [words[1], words[0], words[2]]
    return f"{words[0].rstrip('.')} {words[1]}, {words[2]}"
