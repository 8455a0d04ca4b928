r"""Where a URL ends: the path, query and fragment behind a host, as running text holds them.

The path is read in runs of plain characters. Between two runs stands a LaTeX escape, a pair of brackets or
the place where a line was wrapped; anything else ends the URL.
"""

from __future__ import annotations

import re

from profiletui.readers.links.code_hosts import is_code_host, is_repository, names_are_plain

_LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
HOST_CHARACTERS = _LETTERS_AND_DIGITS + ".-_"
_NAME_CHARACTERS = HOST_CHARACTERS + "/"
_PATH_CHARACTERS = _NAME_CHARACTERS + "~?#@!'*+=%&"
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_DEEPEST = 3  # brackets within brackets: bounded, so that hostile text is not read over and over
_MOST_WRAPS = 4
_WINDOW = 128  # characters looked at together

# Only few texts need these, and compiling costs time at the start: they are left to the cache of `re`.
_WORD_MACRO = r"(?:textasciitilde|textunderscore|sim|slash|allowbreak|protect)(?![A-Za-z])"
_MACRO = rf"\\(?:string)?(?:[_%#&~/-]|{_WORD_MACRO})"
_TILDE = r"\$\^?\{?\\sim\}?\$"
_ESCAPE = rf"{_TILDE}|\{{{_MACRO}(?:\{{\}})?\}}|\${_MACRO}\$|{_MACRO}(?:\{{ ?\}}|(?<=[a-z]) (?=\w))?|\{{[-_.~/]?\}}"
_MEANING = {"textasciitilde": "~", "textunderscore": "_", "sim": "~", "slash": "/", "allowbreak": "", "protect": ""}
_SENTENCE_START = r"\.(?:[A-Z][a-z]+(?:-[a-z]+)*|[AI]),?\Z"
_WORD_AFTER = r",?(?: +\n?| *\n) *(?:[^\W_]|[$\\(\"“])"
_DECLARED_REST = r"(?: +\n?| *\n) *[^\s{}]+[ \n]?\}"
_OWNER_ALONE = r"(?=[\w-]*[a-z])(?=[\w-]*[A-Z0-9-])[A-Za-z0-9][\w-]*[-0-9][\w-]*"
_UNFINISHED = ("sites.google.com/view/",)
_ABBREVIATION = r"[A-Z]+[.,:;]?"
_ORDINARY_WORD = r"[A-Za-z]?[a-z]*(?:-[a-z]+)*"

_WORDS_OF_SENTENCES = """
    a after all along also an and are as at available be because both but by can for from has have here however if in
    is it its like moreover of on once or our please see so soon such than that the their then there these they this
    those through to under until upon using via was we were when where which while will with
"""
FUNCTION_WORDS = frozenset(_WORDS_OF_SENTENCES.split())


def scan_path(text: str, start: int, host: str, declared: bool) -> tuple[str, int]:
    r"""Read what follows ``host`` at ``start``; return it without LaTeX and closing marks, and where it ends.

    ``host`` is in lower case without ``www.``; ``declared`` says that the URL is the argument of ``\url``.
    """
    if text[start : start + 1] not in ("/", "?", "#", "\\", " ", "\n"):
        return "", start
    path, end = _scan(text, start, host, declared)
    if path[:1] not in ("/", "?", "#"):
        return "", start
    return _tidy(path, text, end), end


def run_of(characters: str, text: str, at: int) -> str:
    """The longest stretch of ``text`` from ``at`` on that holds only these ``characters``; it may be empty."""
    end = at
    while True:
        window = text[end : end + _WINDOW]
        rest = window.lstrip(characters)
        end += len(window) - len(rest)
        if rest or not window:
            return text[at:end]


def begins_sentence(url: str, text: str, end: int) -> int:
    """Where in ``url`` a sentence begins that was glued to it (``bar.Experiments show``); 0 for nowhere.

    ``end`` is the place in ``text`` behind the URL. A capital behind a dot is a sentence only if more words
    follow: ``SortableJS/Vue.Draggable.`` is a name.
    """
    last = url[-40:].rpartition(".")[2]
    if not "A" <= last[:1] <= "Z":
        return 0
    glued = re.search(_SENTENCE_START, url[-40:])
    if glued is None or not re.match(_WORD_AFTER, text[end : end + 8]):
        return 0
    return len(url) - len(glued.group())


def letters_end(text: str, at: int) -> int:
    """Where the letters beyond ASCII that begin at ``at`` end.

    Scripts without blanks belong to a URL only where a part of it begins: behind an ASCII letter they belong
    to the sentence.
    """
    ideographs_fit = text[at - 1 : at] in ("/", "=", "_", ".")
    end = at
    for letter in text[at : at + 256]:
        ideograph = "\u3040" <= letter <= "\ud7a3"
        if not (("\u00c0" <= letter < "\u2000" or ideograph) and (letter.isalpha() or "\u0300" <= letter < "\u0370")):
            break
        if ideograph and not ideographs_fit:
            break
        ideographs_fit = ideograph
        end += 1
    return end


def _scan(text: str, at: int, host: str, declared: bool = False, depth: int = 0) -> tuple[str, int]:
    """The longest stretch from ``at`` that belongs together, unescaped, and where it ends.

    On a code host owner and repository hold only the characters such names have, so that
    ``github.com/a/b(code)`` ends where a reader ends it; what is deeper in the path may hold any.
    """
    pieces: list[str] = []
    names_left = 3 if depth == 0 and names_are_plain(host) else 0
    wraps_left = 0 if depth else _MOST_WRAPS
    while True:
        run = run_of(_NAME_CHARACTERS if names_left else _PATH_CHARACTERS, text, at)
        pieces.append(run)
        at += len(run)
        mark = text[at : at + 1]
        if names_left:
            names_left = max(0, names_left - run.count("/"))
            if not names_left or mark in ("?", "#"):
                names_left = 0
                continue
        if mark == ":" and (length := _glued_scheme(text, at, run)):
            pieces.append(pieces.pop()[:-length])
            at -= length
            break
        if mark in (" ", "\n") and wraps_left:
            wraps_left -= 1
            taken = "", _resume(text, at, "".join(pieces), host, declared)
        else:
            taken = _take_mark(text, at, host, bool(names_left), depth)
        if not taken[1]:
            break
        pieces.append(taken[0])
        at = taken[1]
    return "".join(pieces), at


def _glued_scheme(text: str, colon: int, run: str) -> int:
    """The length of a scheme that ends at ``colon`` and begins the next URL; 0 if this one carries it on.

    Archives and redirects hold a second URL behind a ``/`` or ``=``.
    """
    if text[colon : colon + 3] != "://":
        return 0
    scheme = "https" if run[-5:].lower() == "https" else "http"
    if run[-len(scheme) :].lower() != scheme or text[colon - len(scheme) - 1] in "/=?&":
        return 0
    return len(scheme)


def _take_mark(text: str, at: int, host: str, in_names: bool, depth: int) -> tuple[str, int]:
    """What the mark at ``at`` between two runs means and where it ends; an end of 0 if it ends the URL."""
    mark = text[at : at + 1]
    if mark in ("\\", "{", "$") and (escape := re.match(_ESCAPE, text[at : at + 40])):
        return _plain(escape.group()), at + escape.end()
    if mark == "~":
        return (mark, at + 1) if text[at - 1] == "/" else ("", 0)
    if mark == "(" and text[at - 1] == "_":
        in_names = False  # `b_(v2)`, while `b(code)` is a name and a remark
    if in_names or not mark:
        return "", 0
    if mark in _CLOSING and depth < _DEEPEST:
        inner, close = _scan(text, at + 1, host, depth=depth + 1)
        closing = _CLOSING[mark]
        return (mark + inner + closing, close + 1) if text[close : close + 1] == closing else ("", 0)
    if mark in ":,;":
        next_url = mark != ":" and text[at + 1 : at + 12].lower().startswith(("www.", "github.com/"))
        return ("", 0) if next_url else (mark, at + 1)
    end = letters_end(text, at)
    return text[at:end], end if end > at else 0


def _plain(escape: str) -> str:
    macro = escape.strip("$^{} ").removeprefix("\\").removeprefix("string").removesuffix("{}").rstrip("{ ")
    if macro in ("-", "/") and "\\" in escape:
        return ""  # a place where TeX may break or must not kern
    return _MEANING.get(macro.removeprefix("\\"), macro.removeprefix("\\"))


def _resume(text: str, at: int, path: str, host: str, declared: bool) -> int:
    """Where a URL goes on behind the blank or line end at ``at``; 0 if it ends there.

    It goes on when it is plainly unfinished, or when what follows can be nothing but its rest. A word that
    may begin the next sentence is never taken for a part of it.
    """
    if declared and (rest := re.match(_DECLARED_REST, text[at : at + 400])):
        return at + len(rest.group()) - len(rest.group().lstrip())
    gap = text[at : at + 8]
    gap = gap[: len(gap) - len(gap.lstrip(" \n"))]
    if gap.count("\n") > 1 or len(gap) > 7:
        return 0
    wrapped = "\n" in gap
    start = at + len(gap)
    token = text[start : start + 200].split(maxsplit=1)[:1]
    word = token[0].rstrip(".,;:!?)]}>\"'*”’$") if token and not text[start : start + 1].isspace() else ""
    if not word or not word.isascii() or _leading_word(word) in FUNCTION_WORDS:
        return 0
    if is_code_host(host) and not is_repository(host, path):
        goes_on = _completes(path, word, wrapped)
    else:
        whole = wrapped and f"{host}{path}".endswith(_UNFINISHED) and word[0].isalnum()
        goes_on = whole or (wrapped and (_asks_for_more(path, word) or _can_only_continue(path, word)))
    return start if goes_on else 0


def _leading_word(word: str) -> str:
    return re.split(r"[^A-Za-z]", word, maxsplit=1)[0].lower() if re.match(r"[A-Za-z]+(?:/[a-z]+)?\Z", word) else ""


def _completes(path: str, word: str, wrapped: bool) -> bool:
    """Whether ``word`` brings the owner or the repository that the path on a code host still lacks."""
    if path in ("", "/"):
        if wrapped and re.fullmatch(_OWNER_ALONE if path else f"/{_OWNER_ALONE}", word):
            return True
        return bool(re.match(r"/?[\w.~-]+/(?:[\w.-]|\Z)" if path else r"/[\w.~-]+/(?:[\w.-]|\Z)", word))
    if path.endswith("/"):
        return word[0].isalnum() and (wrapped or not re.fullmatch("[A-Za-z]?[a-z]*", word))
    return wrapped and (_asks_for_more(path, word) or _can_only_continue(path, word))


def _asks_for_more(path: str, word: str) -> bool:
    """Whether a path cut off at a line end is plainly unfinished, and ``word`` can be its rest."""
    last = path[-1:]
    if last == "/":
        if re.fullmatch(_ABBREVIATION, word):
            return False  # the next sentence: `SDK: …`
        return word[0] in "~_" or (word[0].isalnum() and not re.fullmatch(_ORDINARY_WORD, word))
    if last == "?":
        return "=" in word
    if last == "%":
        return re.match(r"[0-9A-Fa-f]{2}", word) is not None
    return last != "" and last in "-_=&~#+" and (word[0].isalnum() or word[0] in "_~%/")


def _can_only_continue(path: str, word: str) -> bool:
    """Whether ``word``, first on its line, can be nothing but the rest of a URL."""
    if path[-1:] in tuple(".,;:!?'*"):
        return False
    return (
        re.match(r"[/~_-][A-Za-z0-9~]|/\Z|[?&][\w.-]+=|=[\w]|%[0-9A-Fa-f]{2}|#[A-Za-z]|\.(?:git|html?|pdf)\b", word)
        is not None
    )


def _tidy(path: str, text: str, end: int) -> str:
    """The path without a glued sentence and without closing marks that belong to the text around it."""
    if cut := begins_sentence(path, text, end):
        path = path[:cut]
    parameters = min((at for at in (path.find("?"), path.find("#")) if at >= 0), default=len(path))
    last = len(path)
    while last:
        mark = path[last - 1]
        if mark in ".,;:!?'*~" or (mark == "/" and parameters >= last):
            last -= 1
        elif path.endswith("'s", 0, last):
            last -= 2
        else:
            break
    return path[:last]
