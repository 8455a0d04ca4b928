"""Write a profile page of N papers made from the sentences of the sample page.

    python benchmarks/make_pages.py N OUT

The same N gives the same bytes. Lengths are those of the sample; titles are distinct, people, years,
categories, badges and links vary as they do on real pages.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

SAMPLE = Path(__file__).parents[1] / "assets" / "jinwen-ma.txt"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
CATEGORIES = ("CV", "CV", "CV", "LG", "LG", "CL", "IR", "ML", "hep-th", "QUANT-PH", "MTRL-SCI", "astro-ph.GA", "AI")
HOSTS = ("github.com", "github.com", "github.com", "gitlab.com", "bitbucket.org", "huggingface.co")
GIVEN = (
    "Jinwen", "Zeren", "Ran", "Yifei", "Zhijian", "Wei", "Anna", "José", "Tomáš", "Léa", "Olga", "Ravi", "Mei",
    "Kenji", "Sofia", "Lars", "Fatima", "Noah", "Ada", "Emmy",
)  # fmt: skip
FAMILY = (
    "Ma", "Zhang", "Chen", "Wang", "Zhuo", "Li", "García", "Novák", "Müller", "Ivanova", "Patel", "Tanaka", "Rossi",
    "Nielsen", "Haddad", "Smith", "Noether",
)  # fmt: skip
PLACES = ("mit", "bytedance", "peking university", "inria", "eth zürich", "google")


class Sample:
    """What the sample page is made of."""

    def __init__(self) -> None:
        paragraphs = SAMPLE.read_text().split("\n\n")[3:]
        self.titles = [paragraph.split("\n")[1] for paragraph in paragraphs[::3]]
        self.abstracts = paragraphs[2::3]
        prose = re.compile(r"(?<=[.!?]) (?=[A-Z])")
        self.sentences = [
            sentence
            for abstract in self.abstracts
            for sentence in prose.split(abstract)
            if "://" not in sentence and sentence.endswith(".")
        ]
        self.words = sorted({word for title in self.titles for word in re.findall(r"[A-Za-z-]{4,}", title)})


def papers(count: int, sample: Sample) -> Iterator[str]:
    chance = random.Random(count)
    people = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    for number in range(count):
        year = 2010 + chance.randrange(16)
        has_link = chance.random() < 0.2
        has_badge = chance.random() < (0.95 if has_link else 0.02)
        head, _, tail = chance.choice(sample.titles).partition(" ")
        title = f"{head} {chance.choice(sample.words)} {chance.choice(sample.words)} {number}: {tail}"
        authors = ", ".join(chance.sample(people, chance.randint(2, 4)))
        authors += " et al." if chance.random() < 0.6 else ""
        authors += f" · {chance.choice(PLACES)}" if chance.random() < 0.15 else ""
        length = len(chance.choice(sample.abstracts))
        abstract: list[str] = []
        while len(" ".join(abstract)) < length - 100:
            abstract.append(chance.choice(sample.sentences))
        if has_link:
            abstract.append(
                f"Our code is available at https://{chance.choice(HOSTS)}/group-{number % 97}/project_{number}."
            )
        badges = f"{chance.choice(CATEGORIES)}{chance.choice(MONTHS)} {chance.randint(1, 28)}, {year}"
        yield f"{badges}{'Code' * has_badge}\n{title}\n\n{authors}\n\n{' '.join(abstract)}\n"


def write_page(count: int, path: Path) -> None:
    with path.open("w", encoding="utf-8") as page:
        page.write(f"Jinwen Ma\n\nCV\nh-index11\n{count:,}papers\n2,072citations\nNovelty54%\nAI Score38\n\n")
        page.write(f"{count:,} Papers\n\n")
        for number, paper in enumerate(papers(count, Sample())):
            page.write(f"\n{paper}" if number else paper)


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdecimal():
        sys.exit(__doc__)
    write_page(int(sys.argv[1]), Path(sys.argv[2]))
