"""Measures biaochi beside its peers in one run and writes docs/benchmarks.md. Run by `make bench`.

Everything runs on one core, one thing at a time; each figure is the median of several rounds, and the rounds of biaochi and of its
peers take turns, so that a slow minute of the machine hits all alike.
"""
import importlib.metadata
import io
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time
import zipfile

import docx
import openpyxl
import pdfplumber
import python_calamine

import make_examples

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "bench-out"
BENCH = ROOT / ".build/release/biaochi-bench"
BIAOCHI = ROOT / ".build/release/biaochi"
ROUNDS = 3
SECONDS = float(os.environ.get("BENCH_SECONDS", "2"))
FILES = 20


def varied(grid, n):
    """The same form with other numbers and another body, so that no two files are alike."""
    def change(text):
        if text is None:
            return None
        text = text.replace("临溪县", f"临溪{'东西南北中上下左右前'[n % 10]}县")
        return str(int(text) + n) if text.isdigit() and 1 < int(text) < 90 else text
    return [[change(cell) for cell in row] for row in grid]


def make_inputs():
    files = {"docx": [], "xlsx": [], "text": [], "html": []}
    OUT.mkdir(exist_ok=True)
    for n in range(FILES):
        grid = varied(make_examples.OVERALL, n)
        for kind, ending, write in (("docx", "docx", make_examples.write_docx), ("xlsx", "xlsx", make_examples.write_xlsx),
                                    ("text", "txt", make_examples.write_text), ("html", "html", make_examples.write_html)):
            path = OUT / f"form-{n:02}.{ending}"
            write(path, make_examples.OVERALL_TITLE, make_examples.OVERALL_LINES, grid)
            files[kind].append(path)
    # As pdf: biaochi's own writing of the same forms.
    files["pdf"] = [path.with_suffix(".pdf") for path in files["docx"]]
    for path in files["docx"]:
        subprocess.run([BIAOCHI, "render", path, "--out", path.with_suffix(".pdf")], check=True, capture_output=True)
    return files


def make_large(kind, megabytes):
    """A file of about this size: a booklet of many forms. Archives are stored, so that size on disk is size of content."""
    path = OUT / f"large-{megabytes}.{'txt' if kind == 'text' else kind}"
    size = int(megabytes * (1 << 20))
    title, lines, grid = make_examples.OVERALL_TITLE, make_examples.OVERALL_LINES, make_examples.OVERALL
    if kind in ("text", "html"):
        one = OUT / f"one.{kind}"
        (make_examples.write_text if kind == "text" else make_examples.write_html)(one, title, lines, grid)
        text = one.read_text(encoding="utf-8")
        start, end = (text.index("<h1>"), text.index("</table>") + 9) if kind == "html" else (0, len(text))
        part = text[start:end] + "\n"
        count = size // len(part.encode())
        path.write_text(text[:start] + part * count + text[end:], encoding="utf-8")
    elif kind == "docx":
        one = OUT / "one.docx"
        make_examples.write_docx(one, title, lines, grid)
        with zipfile.ZipFile(one) as archive, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as large:
            for name in archive.namelist():
                data = archive.read(name)
                if name == "word/document.xml":
                    start, end = data.index(b"<w:body>") + 8, data.rindex(b"<w:sectPr")
                    data = data[:start] + data[start:end] * (size // (end - start)) + data[end:]
                large.writestr(name, data)
    else:
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("绩效目标表")
        rows = [[title]] + [[line] for line in lines] + [[c if c != "^" else None for c in row] for row in grid]
        # Each form takes about this many bytes of a sheet with shared strings.
        for _ in range(size // 9160):
            for row in rows:
                sheet.append(row)
        packed = io.BytesIO()
        book.save(packed)
        with zipfile.ZipFile(packed) as archive, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as large:
            for name in archive.namelist():
                large.writestr(name, archive.read(name))
    return path


def ours(mode, files):
    result = subprocess.run([BENCH, mode, str(SECONDS), *files], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"biaochi-bench {mode}: {result.stderr.strip()}")
    rate, counted = result.stdout.split()
    if int(counted) == 0:
        sys.exit(f"biaochi-bench {mode}: nothing was found in {files[0].name} and the like")
    return float(rate)


def peer(work, files):
    loaded = [path.read_bytes() for path in files]
    work(loaded[0])
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < SECONDS:
        for data in loaded:
            work(data)
        done += len(loaded)
    return done / (time.perf_counter() - start)


def with_python_docx(data):
    document = docx.Document(io.BytesIO(data))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def with_openpyxl(data):
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()]


def with_calamine(data):
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


def with_pdfplumber(data):
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [page.extract_tables() for page in document.pages]


def with_poppler(data):
    return subprocess.run(["pdftotext", "-bbox-layout", "-", "-"], input=data, capture_output=True, check=True).stdout


def with_unzip(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def measured(files, peers):
    """Medians by name; the rounds of all take turns."""
    jobs = {"biaochi read and checked": lambda: ours("check", files), "biaochi opened to cells": lambda: ours("open", files)}
    jobs |= {name: (lambda work=work: peer(work, files)) for name, work in peers.items()}
    rates = {name: [] for name in jobs}
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            rates[name].append(job())
    return {name: statistics.median(values) for name, values in rates.items()}


# A child's greatest memory counts that of the process it was forked from: a small one starts it.
LAUNCHER = """
import os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(time.perf_counter() - start, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status))
"""


def cost(path):
    """Seconds, greatest memory in MB and exit status of `biaochi check` on a file."""
    command = [sys.executable, "-c", LAUNCHER, BIAOCHI, "check", path, "--format", "json", "--severity", "error"]
    seconds, memory, status = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), float(memory), int(status)


def main():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    files = make_inputs()
    page = [
        "# Benchmarks", "",
        "Written by `make bench`; never by hand. One core; the bytes of the files lie in memory; each figure is the median of"
        f" {ROUNDS} rounds, and biaochi's take turns with the peers' in one run. `×` compares with \"biaochi read and checked\".", "",
        f"Machine: {platform.machine()}, Python {platform.python_version()}, python-docx {docx.__version__},"
        f" openpyxl {openpyxl.__version__}, pdfplumber {pdfplumber.__version__}, python-calamine {importlib.metadata.version('python-calamine')}.", "",
        f"{FILES} forms of one layout in each format.", "",
        "| format | what | forms a second | × |", "|---|---|---:|---:|",
    ]
    peers = {
        "docx": {"python-docx, all cells": with_python_docx, "unzip alone (zipfile)": with_unzip},
        "xlsx": {"openpyxl, all cells": with_openpyxl, "python-calamine, all cells": with_calamine,
                 "unzip alone (zipfile)": with_unzip},
        "text": {}, "html": {},
        "pdf": {"pdfplumber, all tables": with_pdfplumber, "pdftotext -bbox-layout (a process)": with_poppler},
    }
    for kind, paths in files.items():
        rates = measured(paths, peers[kind])
        base = rates["biaochi read and checked"]
        for name, rate in rates.items():
            page.append(f"| {kind} | {name} | {rate:,.0f} | {rate / base:.2f} |")
            print(f"{kind:5} {name:28} {rate:10,.0f}/s  {rate / base:6.2f} x", flush=True)
    page += ["", "## Text as it is stored", "",
             "The fixtures of `Tests/Fixtures/wild` (what the storages are: `docs/reading.md`), one page a file; read to forms, and"
             " read and checked by all rules.", "",
             "| storage | pages read a second | read and checked |", "|---|---:|---:|"]
    for storage in ("w1.txt", "w2.txt", "w3.txt", "w5.txt", "w8.md", "w9.txt", "w11.html"):
        paths = sorted((ROOT / "Tests/Fixtures/wild").glob(f"*.{storage}"))
        rates = [statistics.median(ours(mode, paths) for _ in range(ROUNDS)) for mode in ("read", "check")]
        page.append(f"| {storage} | {rates[0]:,.0f} | {rates[1]:,.0f} |")
        print(f"{storage:9} {rates[0]:8,.0f}/s read {rates[1]:8,.0f}/s checked", flush=True)
    page += ["", "## Large files", "",
             "`biaochi check FILE --format json` as a process: a booklet of many forms; archives are stored uncompressed, so that the"
             " size is that of the content. Linear cost keeps seconds per MB the same from the first line to the last.", "",
             "| format | size, MB | seconds | seconds per MB | greatest memory, MB | exit status |", "|---|---:|---:|---:|---:|---:|"]
    for kind in ("docx", "xlsx", "text", "html"):
        for megabytes in (1.25, 2.5, 5, 10):
            path = make_large(kind, megabytes)
            size = path.stat().st_size / (1 << 20)
            seconds, memory, status = min(cost(path) for _ in range(3))
            page.append(f"| {kind} | {size:.2f} | {seconds:.2f} | {seconds / size:.3f} | {memory:.0f} | {status} |")
            print(f"{kind:5} {size:6.2f} MB {seconds:7.2f} s {memory:6.0f} MB  exit {status}", flush=True)
    (ROOT / "docs/benchmarks.md").write_text("\n".join(page) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
