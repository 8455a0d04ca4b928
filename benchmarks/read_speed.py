"""How fast a page and other formats are read, and how much memory the papers of a page take.

    python benchmarks/read_speed.py [N]

Reads lists of 2,720 entries in other formats, and a page of Google Scholar with 100, each in a fresh interpreter and
with the imports that the format needs: the best of five. Makes a page of N papers (100,000) and reads it in fresh
interpreters: the best of five, in MB/s of one core, and the growth of the resident memory against the size of the file.
The garbage collector is off, as it is in every command.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHUNK = 1 << 20


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def measure(page: Path) -> tuple[float, float]:
    """Return CPU seconds and bytes of memory that reading takes."""
    from profiletui.readers.page.reader import PageReader

    gc.disable()
    before = resident_bytes()
    started = time.process_time()
    reader = PageReader(page.name)
    with page.open("rb") as source:
        while chunk := source.read(CHUNK):
            reader.feed(chunk)
    reading = reader.close()
    seconds = time.process_time() - started
    assert len(reading.profiles) == 1
    return seconds, resident_bytes() - before


BIBTEX_ENTRIES = 2720
ENTRY = """@inproceedings{{key{number},
  abbr = {{ICML}},
  title = {{On the {{Gromov--Witten}} theory of W{{\\"a}}rme, part {number}}},
  author = {{Byron*, Ada and M{{\\"u}}ller, J{{\\'e}}r{{\\^o}}me and {{The Analytical Society}} and others}},
  booktitle = {{Proceedings of the {number}th Conference}},
  year = {{2021}}, month = may,
  abstract = {{{abstract}}},
  code = {{https://github.com/ada/engine{number}}},
  doi = {{10.1234/{number}}},
}}

"""
ABSTRACT = (
    "We prove that $x_{1} \\leq \\alpha$ holds for all looms &amp; engines that weave. " * 12 + "See www.example.org."
)


RIS_ENTRY = """TY  - JOUR
TI  - On the theory of Wärme &amp; <i>looms</i>, part {number}
AU  - Byron, Ada
AU  - Müller, Jérôme, Jr.
T2  - Journal of Looms
DA  - 2021/05/04/
DO  - 10.1234/{number}
AB  - {abstract}
ER  -\x20

"""
ROW = (
    '<tr class="gsc_a_tr"><td class="gsc_a_t"><a href="/citations?view_op=view_citation&amp;hl=en&amp;user=AdaByron_0AJ'
    '&amp;citation_for_view=AdaByron_0AJ:u5HHmVD_{number}" class="gsc_a_at">On looms, part {number}</a>'
    '<div class="gs_gray">A Byron, J Müller, ...</div><div class="gs_gray">Journal of Looms 12 (3), 101-120'
    '<span class="gs_oph">, 2023</span></div></td><td class="gsc_a_c"><a class="gsc_a_ac gs_ibl">{number}</a></td>'
    '<td class="gsc_a_y"><span class="gsc_a_h">2023</span></td></tr>'
)
ARTICLE = """<article><div><span>LG</span><span>Mar 4, 2023</span><a href="https://github.com/ada/e{number}">Code</a></div>
<h3><a href="https://arxiv.org/abs/2303.{number:05}">On looms, part {number}</a></h3>
<p><a href="/people/ada">Ada Byron</a>, Jérôme Müller</p><p>{abstract}</p></article>
"""


def bibtex() -> str:
    return "".join([ENTRY.format(number=number, abstract=ABSTRACT) for number in range(BIBTEX_ENTRIES)])


def ris() -> str:
    return "".join([RIS_ENTRY.format(number=number, abstract=ABSTRACT) for number in range(BIBTEX_ENTRIES)])


def csl_json() -> str:
    return json.dumps(
        [
            {
                "type": "article-journal",
                "title": f"On looms, part {number}",
                "author": [{"family": "Byron", "given": "Ada"}],
                "issued": {"date-parts": [[2021, 5, 4]]},
                "DOI": f"10.1234/{number}",
                "abstract": f"<jats:p>{ABSTRACT}</jats:p>",
            }
            for number in range(BIBTEX_ENTRIES)
        ]
    )


def scholar() -> str:
    style = "<style>" + ".gsc_a_tr{margin:0}" * 1500 + "</style><script>" + "var a='<div>';" * 8000 + "</script>"
    rows = "".join([ROW.format(number=number) for number in range(100)])
    return f'<!doctype html><html><head>{style}</head><body><div id="gsc_prf_in">Ada Byron</div><table>{rows}</table>'


def html() -> str:
    articles = "".join([ARTICLE.format(number=number, abstract=ABSTRACT) for number in range(BIBTEX_ENTRIES)])
    return f"<!doctype html><html><body><h1>Ada Byron</h1><p>h-index 11</p><h2>2,720 Papers</h2>{articles}"


FILES = {"bibtex": bibtex, "ris": ris, "csl-json": csl_json, "scholar": scholar, "html": html}
"""What is read of other formats than the page, by the key of the format."""


def time_of(key: str) -> tuple[float, int, int]:
    """Return the seconds in which a source is read, what has to be imported included, its papers and its bytes."""
    from profiletui.readers.registry import read

    gc.disable()
    data = FILES[key]().encode()
    started = time.process_time()
    reading = read(key, data, "file")
    seconds = time.process_time() - started
    return seconds, len(reading.profiles[0].papers), len(data)


def main() -> None:
    if sys.argv[1:2] == ["--read"]:
        print(*time_of(sys.argv[2]))
        return
    if len(sys.argv) == 3:
        print(*measure(Path(sys.argv[2])))
        return
    count = int(sys.argv[1]) if len(sys.argv) == 2 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        subprocess.run([sys.executable, Path(__file__).with_name("make_pages.py"), str(count), str(page)], check=True)
        size = page.stat().st_size
        runs = []
        for _ in range(5):
            command = [sys.executable, __file__, "--measure", str(page)]
            runs.append([float(field) for field in subprocess.check_output(command).split()])
    seconds, memory = min(runs)
    for key in FILES:
        command = [sys.executable, __file__, "--read", key]
        best, papers, size_of_file = min(tuple(map(float, subprocess.check_output(command).split())) for _ in range(5))
        print(f"{key}: {papers:,.0f} papers, {size_of_file / 1e6:.1f} MB: {best:.3f} s")
    print(
        f"{count:,} papers, {size / 1e6:.1f} MB: {seconds:.2f} s, {size / seconds / 1e6:.0f} MB/s, "
        f"{seconds / count * 1e6:.1f} µs a paper, memory {memory / size:.2f} times the file"
    )


if __name__ == "__main__":
    main()
