"""Papers that a list tells more than once, which a library shows once."""

from __future__ import annotations

from profiletui.model.diagnostic import Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from profiletui.model.profile import Profile, Reading

CODE = "repeated-paper"


def with_repeats(reading: Reading) -> Reading:
    """Return what was read, with a note for each paper that stands a second time in a profile."""
    return reading._replace(profiles=tuple(map(_with_repeats, reading.profiles)))


def _with_repeats(profile: Profile) -> Profile:
    if len({paper.id for paper in profile.papers}) == len(profile.papers):
        return profile
    if any(remark.code == CODE for remark in profile.diagnostics):
        return profile
    first: dict[str, int] = {}
    notes: list[Diagnostic] = []
    for number, paper in enumerate(profile.papers, 1):
        line, known = paper.line, first.setdefault(paper.id, paper.line)
        if len(first) + len(notes) == number:
            continue
        where = f"stands in line {known:,}" if known != line else "was told before"
        notes.append(Diagnostic(line, "note", CODE, f"The same paper {where}: “{paper.title[:60]}”."))
    remarks = sorted([*profile.diagnostics, *notes], key=lambda remark: remark.line)
    return profile._replace(diagnostics=tuple(remarks))
