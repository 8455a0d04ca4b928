"""The query language: what a person types, understood; and how it was understood, in words.

    word "a phrase" -word   a OR b   (a OR b) c     words are parts of words; AND may be written and binds tighter
    title: abstract: author: aff: cat: link: host: venue: doi: arxiv: tag: note: profile:  text; may be quoted
    year:2021 year:2019..2021 year:..2018 year:>=2020 date:2024-03..2024-09
    =word   the whole word in the letters it is typed in
    cites:>100 cites:10..50   code:yes|no|badge|link|missing|project   is:marked|starred|read|unread|new|selected

Every string is a query, so every stage of typing one is. A field without a value or with one it cannot hold is
plain text. What merely lacks its other half is forgiven: an open quote or parenthesis reaches to the end, a
closing one that closes nothing, an OR or AND that joins nothing and a lone ``-`` are passed over. A parenthesis inside
a word belongs to the word, so ``O(n log n)`` asks for ``O(n``, ``log`` and ``n)``.
"""

from __future__ import annotations

from profiletui.model.record import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

TEXT_FIELDS = (
    "title", "abstract", "author", "aff", "cat", "link", "host", "venue", "doi", "arxiv", "tag", "note",
    "profile",
)  # fmt: skip
DATE_FIELDS = ("year", "date")
NUMBER_FIELDS = ("cites",)
CHOICES: Mapping[str, tuple[str, ...]] = {
    "code": ("yes", "no", "badge", "link", "missing", "project"),
    "is": ("marked", "starred", "read", "unread", "new", "selected"),
}
FIELDS = (*TEXT_FIELDS, *DATE_FIELDS, *NUMBER_FIELDS, *CHOICES)

DEEPEST = 20
"""Parentheses nested deeper than this group nothing, so that no query can exhaust the interpreter's stack."""


class Query(NamedTuple):
    """What is asked: the text as typed, and a key of `order.SORT_KEYS`, with a leading ``-`` to reverse."""

    text: str = ""
    sort: str = "source"


class Context(NamedTuple):
    """What a query may ask of the person's own notes: paper ids, the tags of each tagged paper id, and the words that
    were written of it."""

    marked: frozenset[str] = frozenset()
    starred: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    tags: Mapping[str, frozenset[str]] = {}
    words: Mapping[str, str] = {}


NO_CONTEXT = Context()


class Term(NamedTuple):
    """One thing to look for. ``field`` is '' for plain text, '=' for a whole word in the letters it is typed in, else
    one of `TEXT_FIELDS`, `NUMBER_FIELDS` or `CHOICES`."""

    field: str
    value: str


class Dates(NamedTuple):
    """A span of dates. The ends are beginnings of ISO 8601 dates and belong to it whole, '' is no end.

    ``strict`` leaves the one end that is given out of the span (``year:>2020``).
    """

    field: str
    first: str
    last: str
    strict: bool = False


class Negation(NamedTuple):
    """All that ``operand`` does not match."""

    operand: Expression


class Group(NamedTuple):
    """Operands of which all (``and``) or at least one (``or``) must match; ``and`` of none matches all."""

    joint: str
    operands: tuple[Expression, ...]


Expression = Term | Dates | Negation | Group

EVERYTHING = Group("and", ())


def parse(text: str) -> Expression:
    """What ``text`` asks for; never fails."""
    return _Parser(text).parse()


def top_level(text: str) -> list[tuple[str, Expression]]:
    """The parts of a query that must all hold, each with the piece of ``text`` it was read from."""
    parser = _Parser(text)
    whole = parser.parse()
    if len(parser.pieces) < 2 or parser.joined:
        return [] if whole == EVERYTHING else [(text.strip(), whole)]
    return [(text[start:end], meant) for start, end, meant in parser.pieces]


def join(joint: str, operands: list[Expression]) -> Expression:
    """One expression of several: a single one stays itself, a group of the same joint is opened up."""
    opened: list[Expression] = []
    for operand in operands:
        if isinstance(operand, Group) and operand.joint == joint:
            opened += operand.operands
        else:
            opened.append(operand)
    return opened[0] if len(opened) == 1 else Group(joint, tuple(opened))


class _Parser:
    """One pass over the text. ``at`` is the next character; ``inner`` counts parentheses open inside words.

    ``pieces`` are the operands that stand in no parentheses, by their place in the text; ``joined`` tells that an OR
    stands between some of them.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.inner = 0
        self.pieces: list[tuple[int, int, Expression]] = []
        self.joined = False

    def parse(self) -> Expression:
        parts = [self.alternatives()]
        while self.at < len(self.text):  # a parenthesis that closes nothing: go on after it
            self.at += 1
            parts.append(self.alternatives())
        return join("and", parts)

    def alternatives(self) -> Expression:
        """Everything up to the parenthesis that closes this group, which is left standing, or to the end."""
        branches: list[list[Expression]] = [[]]
        while self.skip_space() and self.text[self.at] != ")":
            start = self.at
            if self.takes("OR"):
                branches.append([])
            elif self.takes("AND"):  # it joins what is joined anyway
                continue
            elif (operand := self.operand()) is not None:
                branches[-1].append(operand)
                if not self.depth:
                    self.pieces.append((start, self.at, operand))
        filled = [join("and", branch) for branch in branches if branch]
        self.joined |= len(filled) > 1 and not self.depth
        return join("or", filled) if filled else EVERYTHING

    def skip_space(self) -> bool:
        """Pass over white space; whether anything follows."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.at < len(self.text)

    def takes(self, joint: str) -> bool:
        after = self.at + len(joint)
        taken = self.text.startswith(joint, self.at) and (
            after == len(self.text) or self.text[after].isspace() or self.text[after] in '()"'
        )
        if taken:
            self.at = after
        return taken

    def operand(self) -> Expression | None:
        """A group, phrase, field or word with its signs, or None where it asks for nothing."""
        negative = False
        while self.text.startswith("-", self.at):
            negative = not negative
            self.at += 1
        if self.text.startswith("(", self.at):
            found = self.group()
        elif self.text.startswith('"', self.at):
            found = _text_term("", self.phrase())
        else:
            found = self.whole() or self.field() or _text_term("", self.word())
        return Negation(found) if negative and found is not None else found

    def group(self) -> Expression | None:
        self.at += 1
        if self.depth == DEEPEST:
            return None
        around, self.inner = self.inner, 0
        self.depth += 1
        expression = self.alternatives()
        self.depth -= 1
        self.inner = around
        self.at += 1  # over the closing parenthesis, or past the end
        return None if expression == EVERYTHING else expression

    def field(self) -> Expression | None:
        """A known field with a value it can hold; else None, and nothing is taken."""
        start, colon = self.at, self.text.find(":", self.at, self.at + 10)
        name = self.text[start:colon].lower() if colon > 0 else ""
        if name not in FIELDS:
            return None
        inner, self.at = self.inner, colon + 1
        quoted = self.text.startswith('"', self.at)
        value = self.phrase() if quoted else self.word()
        found = _field_term(name, value) if value.strip() else None
        if found is None:
            self.at, self.inner = start, inner
        return found

    def whole(self) -> Term | None:
        """A whole word or phrase in the letters it is typed in; else None, and nothing is taken."""
        if not self.text.startswith("=", self.at):
            return None
        start, inner = self.at, self.inner
        self.at += 1
        value = self.phrase() if self.text.startswith('"', self.at) else self.word()
        if any(map(str.isalnum, value)):
            return _text_term("=", value)
        self.at, self.inner = start, inner
        return None

    def phrase(self) -> str:
        end = self.text.find('"', self.at + 1)
        end = len(self.text) if end < 0 else end
        phrase = self.text[self.at + 1 : end]
        self.at = end + 1
        return phrase

    def word(self) -> str:
        """Up to white space, or to a parenthesis that was not opened inside a word."""
        start = self.at
        while self.at < len(self.text) and not (character := self.text[self.at]).isspace():
            if character == "(":
                self.inner += 1
            elif character == ")":
                if not self.inner:
                    break
                self.inner -= 1
            self.at += 1
        return self.text[start : self.at]


def _text_term(field: str, value: str) -> Term | None:
    value = " ".join(value.split())
    return Term(field, value) if value else None


def _field_term(name: str, value: str) -> Expression | None:
    if name in DATE_FIELDS:
        return _dates(name, value.strip())
    if name in NUMBER_FIELDS:
        value = "".join(value.split())
        return Term(name, value) if span(value) else None
    if name in CHOICES:
        wanted = value.strip().lower()
        return next((Term(name, choice) for choice in CHOICES[name] if choice.startswith(wanted)), None)
    return _text_term(name, value)


def _dates(field: str, value: str) -> Dates | None:
    for sign in (">=", "<=", ">", "<"):
        if value.startswith(sign):
            moment = _moment(value[len(sign) :])
            if not moment:
                return None
            # An unfinished year or month keeps its own: who types `>2020` must not see `>2` exclude it.
            strict = len(sign) == 1 and len(moment) in (4, 7, 10)
            return Dates(field, moment, "", strict) if sign[0] == ">" else Dates(field, "", moment, strict)
    first, dots, last = value.partition("..")
    low = _moment(first if dots else first.removesuffix("."))
    high = _moment(last) if dots else low
    if low is None or high is None or not low + high:
        return None
    if high and low > high + "~":
        low, high = high, low
    return Dates(field, low, high)


def _moment(text: str) -> str | None:
    """The beginning of an ISO 8601 date that ``text`` writes ('2024-3' is March), '' for '', None if it is none."""
    if not text:
        return ""
    year, *rest = text.split("-")
    if not _is_number(year) or len(year) > 4 or len(rest) > 2 or (rest and len(year) < 4):
        return None
    written = year
    for part, most in zip(rest, (12, 31), strict=False):
        if not part and part is rest[-1]:
            return written
        if not _is_number(part) or len(part) > 2 or len(written) not in (4, 7):
            return None
        if part != "0":
            part = part.zfill(2)
            if not 1 <= int(part) <= most:
                return None
        written = f"{written}-{part}"
    return written


def span(value: str) -> tuple[int, float] | None:
    """The least and the most that ``value`` takes in: ``100``, ``10..50``, ``>100``, ``<=5``; None if it is no span."""
    for sign, least, most in ((">=", 0, None), (">", 1, None), ("<=", None, 0), ("<", None, -1)):
        if value.startswith(sign):
            number = _number(value[len(sign) :])
            if number is None:
                return None
            return (number + least, INFINITE) if least is not None else (0, number + (most or 0))
    first, dots, last = value.partition("..")
    low, high = _number(first if dots else first.removesuffix(".")), _number(last)
    if not dots or (low is None and high is None):
        return None if low is None or last else (low, low)
    if (first and low is None) or (last and high is None):
        return None
    ends = (low or 0, INFINITE if high is None else high)
    return ends if ends[0] <= ends[1] else (int(ends[1]), ends[0])


INFINITE = float("inf")
_LONGEST_NUMBER = 15


def _number(text: str) -> int | None:
    digits = text.replace(",", "")
    return int(digits) if _is_number(digits) and len(digits) <= _LONGEST_NUMBER else None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
