"""How fast a page and other formats are read, and how much memory the papers of a page take.

    python benchmarks/read_speed.py [N]

Reads a list of 2,720 entries of BibTeX in a fresh interpreter, the import of bibtexparser included. Makes a page of N
papers (100,000) and reads it in fresh interpreters: the best of five, in MB/s of one core,
and the growth of the resident memory against the size of the file. The garbage collector is off, as it is in
every command.
"""

from __future__ import annotations

import gc
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


def time_of_bibtex() -> float:
    """Return the seconds in which a list of BibTeX is read."""
    from profiletui.readers.registry import read

    gc.disable()
    text = "".join(ENTRY.format(number=number, abstract=ABSTRACT) for number in range(BIBTEX_ENTRIES))
    started = time.process_time()
    reading = read("bibtex", text.encode(), "papers.bib")
    seconds = time.process_time() - started
    assert len(reading.profiles[0].papers) == BIBTEX_ENTRIES
    return seconds


def main() -> None:
    if sys.argv[1:] == ["--bibtex"]:
        print(time_of_bibtex())
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
    bibtex = min(float(subprocess.check_output([sys.executable, __file__, "--bibtex"])) for _ in range(5))
    print(f"{BIBTEX_ENTRIES:,} entries of BibTeX: {bibtex:.2f} s")
    print(
        f"{count:,} papers, {size / 1e6:.1f} MB: {seconds:.2f} s, {size / seconds / 1e6:.0f} MB/s, "
        f"{seconds / count * 1e6:.1f} µs a paper, memory {memory / size:.2f} times the file"
    )


if __name__ == "__main__":
    main()
