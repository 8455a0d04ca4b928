"""Pages of three people who write together, and a later save of one of them."""

from __future__ import annotations

from pathlib import Path

WEAVE = """LGMar 4, 2021Code
Engines that weave

Ada Byron, Mary Somerville

See https://github.com/ada/engine for more.
"""
LOOMS = """CVAug 7, 2022Code
Notes on looms [/]

Ada Byron, Jo Cheng

Threads, at https://github.com/ada/looms too.
"""
EARLY = """CVAug 7, 2018
An early paper

Ada Byron, Jo Cheng et al.

Nothing yet.
"""
SILK = """LGFeb 1, 2024Code
Shuttles of silk

Jo Cheng, Ada Byron, Mary Somerville

Code: https://github.com/jo/silk
"""
SCIENCES = """PHYSMay 1, 2020
On the connexion of the sciences

Mary Somerville

Physics.
"""
LONELY = """CVMay 9, 2023
A lonely paper

Jo Cheng

Alone.
"""


def page(name: str, field: str, citations: int, *papers: str) -> str:
    return "\n".join(
        (f"{name}\n\n{field}\nh-index{len(papers)}\n{citations}citations\n\n{len(papers)} Papers\n", *papers)
    )


ADA = page("Ada Byron", "LG", 142, WEAVE, LOOMS, EARLY, SILK)
JO = page("Jo Cheng", "CV", 12, LOOMS, SILK, LONELY)
MARY = page("Mary Somerville", "PHYS", 642, WEAVE, SCIENCES, SILK)
LATER_ADA = page("Ada Byron", "LG", 170, WEAVE, LOOMS, SILK, LONELY, SCIENCES)


def folder_of_three(folder: Path) -> Path:
    """A folder with the three pages: ada.txt, jo.txt, mary.txt."""
    folder.mkdir(exist_ok=True)
    for name, text in (("ada", ADA), ("jo", JO), ("mary", MARY)):
        (folder / f"{name}.txt").write_text(text)
    return folder
