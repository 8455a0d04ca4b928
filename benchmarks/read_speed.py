"""How fast a page is read, and how much memory the papers take.

    python benchmarks/read_speed.py [N]

Makes a page of N papers (100,000) and reads it in fresh interpreters: the best of five, in MB/s of one core,
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


def main() -> None:
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
    print(
        f"{count:,} papers, {size / 1e6:.1f} MB: {seconds:.2f} s, {size / seconds / 1e6:.0f} MB/s, "
        f"{seconds / count * 1e6:.1f} µs a paper, memory {memory / size:.2f} times the file"
    )


if __name__ == "__main__":
    main()
