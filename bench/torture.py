#!/usr/bin/env python3
"""A bulk run under torture: thousands of files, many broken, the run killed and gone on with.

    bench/torture.py BIAOCHI SOURCE… --work DIR [--files 20000] [--distinct 4000] [--broken 200] [--kills 3]

Makes DIR/forms out of the forms in the SOURCE folders (years, places and figures changed inside docx, xlsx, odt, ods and text files;
other files get bytes behind their end that readers skip), some in archives of folders, and DIR/forms with broken files among them.
Runs `batch` undisturbed, then killed by SIGKILL at random points and resumed, and compares all outputs byte for byte; checks that
every broken file is named with a reason; measures the largest memory of the parent and of its workers at a tenth, at half and at all
of the files. The same seed makes the same files.
"""
import argparse
import hashlib
import io
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import time
import zipfile
import zlib

OUTPUTS = ["results.ndjson", "findings.csv", "failed.tsv", "summary.xlsx", "summary.html"]
ZIPPED = {"docx", "xlsx", "odt", "ods"}
TEXTS = {"txt", "flat.txt", "md", "csv", "html", "gb.csv", "gb.html"}
# They are converted by another program, at a tenth of a second each: fewer of them are made.
SLOW = {"doc", "xls", "rtf", "wps", "et"}
PLACES = ["青浦桥区", "临溪县", "望江湾区", "石塘县", "安澜市", "云栖区", "北屏县", "松口县", "南渡区", "长汀湾市"]


def kind(path):
    return path.name.split(".", 1)[1] if "." in path.name else ""


def changed(text, dice):
    """Another year, another place, another figure here and there."""
    shift = dice.randint(-4, 4)
    text = re.sub(r"20(2\d)(?=年)", lambda m: str(2000 + int(m[1]) + shift), text)
    place = dice.choice(PLACES)
    text = re.sub(r"[一-鿿]{2}[县区市](?=[一-鿿]{2,8}局)", place, text)
    return re.sub(
        r"(?<![\d.a-zA-Z\"#=_-])(\d{2,4})(?=(万元|个|人|处|公里|次|家)[^\"=])",
        lambda m: str(int(m[1]) + dice.randint(0, 9)), text)


def variant(data, ending, dice):
    if ending in ZIPPED:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
            for info in old.infolist():
                part = old.read(info)
                if info.filename.endswith(".xml") and "theme" not in info.filename:
                    part = changed(part.decode("utf-8"), dice).encode("utf-8")
                # The first part of odt and ods stays uncompressed, and first.
                entry = zipfile.ZipInfo(info.filename, (2026, 1, 1, 0, 0, 0))
                new.writestr(entry, part, info.compress_type)
        return out.getvalue()
    if ending in TEXTS:
        encoding = "gb18030" if ending.startswith("gb.") else "utf-8"
        return changed(data.decode(encoding), dice).encode(encoding)
    if ending == "pdf":
        return data + b"%% %d\n" % dice.randrange(10**9)
    return data


def broken(number, sources, dice):
    """One of nine ways to be broken: its name's ending and its bytes."""
    zipped = [path for path in sources if kind(path) in ("docx", "xlsx")]
    way = number % 9
    if way == 0:
        data = dice.choice(zipped).read_bytes()
        return "断." + kind(dice.choice(zipped)), data[: len(data) * dice.randint(20, 90) // 100]
    if way == 1:
        return "乱." + dice.choice(["docx", "xlsx", "pdf", "txt"]), dice.randbytes(dice.randint(300, 30000))
    if way == 2:
        # 300 MB of zeros in some hundred kB.
        return "弹.docx", bomb("word/document.xml", dice)
    if way == 3:
        return "弹.xlsx", bomb("xl/workbook.xml", dice)
    if way == 4:
        return "图." + dice.choice(["docx", "xlsx", "pdf"]), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + dice.randbytes(500)
    if way == 5:
        name = "EncryptedPackage".encode("utf-16-le")
        return "密.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + name + dice.randbytes(480)
    if way == 6:
        data = bytearray(dice.choice(zipped).read_bytes())
        # A sound archive whose main part is overwritten in its middle.
        with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
            part = max(
                (info for info in archive.infolist()
                 if info.filename in ("word/document.xml", "xl/worksheets/sheet1.xml")),
                key=lambda info: info.compress_size)
        start = part.header_offset + 30 + len(part.filename) + part.compress_size // 3
        for at in range(start, start + 200):
            data[at] = dice.randrange(256)
        return "坏.docx", bytes(data)
    if way == 7:
        return "空.docx", b" " * number
    return "信.xls", f"<html><body><p>第{number}号通知：请各科室准时参加座谈会。</p></body></html>".encode()


_bombs = {}


def bomb(part, dice):
    if part not in _bombs:
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        size, crc, packed = 0, 0, []
        block = bytes(1 << 20)
        for _ in range(300):
            packed.append(packer.compress(block))
            crc = zlib.crc32(block, crc)
            size += len(block)
        packed.append(packer.flush())
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), b"")
        _bombs[part] = (b"".join(packed), crc, size)
    data, crc, size = _bombs[part]
    name = part.encode()
    # Each with a comment of its own, so that no two are copies.
    comment = str(dice.randrange(10**9)).encode()
    common = (
        (20).to_bytes(2, "little") + bytes(2) + (8).to_bytes(2, "little") + bytes(2) + (0x21).to_bytes(2, "little")
        + crc.to_bytes(4, "little") + len(data).to_bytes(4, "little") + size.to_bytes(4, "little")
        + len(name).to_bytes(2, "little") + bytes(2))
    head = b"PK\3\4" + common + name + data
    entry = b"PK\1\2" + (20).to_bytes(2, "little") + common + bytes(2 + 2 + 2 + 4 + 4) + name
    end = b"PK\5\6" + bytes(4) + b"\1\0\1\0" + len(entry).to_bytes(4, "little") + len(head).to_bytes(4, "little")
    return head + entry + end + len(comment).to_bytes(2, "little") + comment


def make(sources, folder, files, distinct, broken_count, seed):
    dice = random.Random(seed)
    slow = [path for path in sources if kind(path) in SLOW]
    quick = [path for path in sources if kind(path) not in SLOW]
    contents = []
    digests = set()
    tries = 0
    for path in slow:
        data = path.read_bytes()
        digests.add(hashlib.sha256(data).digest())
        contents.append((path.name.split(".", 1), data))
    while len(digests) < distinct and tries < distinct * 20:
        path = quick[tries % len(quick)]
        tries += 1
        data = path.read_bytes()
        if tries > len(quick):
            data = variant(data, kind(path), dice)
        digest = hashlib.sha256(data).digest()
        if digest not in digests:
            digests.add(digest)
            contents.append((path.name.split(".", 1), data))
    bad = []
    spots = set(dice.sample(range(files), broken_count))
    number = 0
    for i in range(files):
        place = folder / f"{i % 97:02d}" / f"{i // 1000:02d}"
        place.mkdir(parents=True, exist_ok=True)
        if i in spots:
            name, data = broken(number, sources, dice)
            number += 1
            path = place / f"{i:05d}{name}"
            bad.append(str(path))
        else:
            k = i if i < len(contents) else dice.randrange(len(contents))
            (stem, ending), data = contents[k]
            path = place / f"{i:05d}-{stem}.{ending}"
        path.write_bytes(data)
    return len(digests), bad


class Watch:
    """The largest memory of a run's parent and of its workers, in kB, as the kernel keeps it."""

    def __init__(self, process):
        self.process = process
        self.parent = 0
        self.worker = 0

    @staticmethod
    def peak(number):
        try:
            text = pathlib.Path(f"/proc/{number}/status").read_text()
        except OSError:
            return 0
        found = re.search(r"VmHWM:\s+(\d+)", text)
        return int(found[1]) if found else 0

    def look(self):
        number = self.process.pid
        self.parent = max(self.parent, self.peak(number))
        try:
            children = pathlib.Path(f"/proc/{number}/task/{number}/children").read_text().split()
        except OSError:
            children = []
        for child in children:
            self.worker = max(self.worker, self.peak(child))


def run(program, paths, out, jobs, resume=False, kill_after=None):
    command = [program, "batch", *paths, "--out", str(out), "--jobs", str(jobs), "--as-of", "2026-11-24"]
    if resume:
        command.append("--resume")
    start = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
    watch = Watch(process)
    os.set_blocking(process.stderr.fileno(), False)
    words = b""
    while process.poll() is None:
        watch.look()
        words += process.stderr.read() or b""
        if kill_after is not None and time.monotonic() - start >= kill_after:
            process.send_signal(signal.SIGKILL)
            process.wait()
            break
        time.sleep(0.05)
    words += process.stderr.read() or b""
    return time.monotonic() - start, watch, words.decode(errors="replace"), process.returncode


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("sources", nargs="+", type=pathlib.Path)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("--files", type=int, default=20000)
    parser.add_argument("--distinct", type=int, default=4000)
    parser.add_argument("--broken", type=int, default=200)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    skipped = {"truth.json", "defects.json", "tsv"}
    sources = sorted(
        path for folder in options.sources for path in folder.iterdir()
        if path.is_file() and kind(path) not in skipped and path.name != "README.md")
    work = options.work.resolve()
    work.mkdir(parents=True, exist_ok=False)
    distinct, bad = make(
        sources, work / "forms", options.files, options.distinct, options.broken, options.seed)
    made = sorted((str(path) for path in (work / "forms").rglob("*") if path.is_file()), key=os.fsencode)
    print(f"files {len(made)}, distinct contents of sound ones {distinct}, broken {len(bad)}", flush=True)
    failures = []

    took, watch, words, status = run(options.program, [str(work / "forms")], work / "whole", options.jobs)
    print(f"undisturbed: {took:.1f} s, {len(made) / took:.0f} files/s, status {status}")
    print(f"memory at {len(made)}: parent {watch.parent} kB, workers {watch.worker} kB", flush=True)
    print(words.strip().splitlines()[-2], flush=True)

    named = dict(
        (line.split("\t")[0], line.split("\t")[1:])
        for line in (work / "whole/failed.tsv").read_text().splitlines()[1:])
    missing = [path for path in bad if not all(named.get(path, ["", ""]))]
    print(f"broken files named with a reason and advice: {len(bad) - len(missing)} of {len(bad)}")
    print(f"other files not judged: {len(named) - len(bad) + len(missing)}", flush=True)
    if missing:
        failures.append(f"not named: {missing[:5]}")

    dice = random.Random(options.seed)
    for number in range(options.kills):
        after = took * dice.uniform(0.05, 0.95) / (options.kills - 0.5)
        spent, _, _, status = run(
            options.program, [str(work / "forms")], work / "killed", options.jobs, resume=number > 0,
            kill_after=after)
        print(f"killed after {spent:.1f} s (status {status})", flush=True)
    spent, _, words, status = run(
        options.program, [str(work / "forms")], work / "killed", options.jobs, resume=True)
    print(f"gone on: {spent:.1f} s; {words.splitlines()[0]}")
    for name in OUTPUTS:
        same = (work / "whole" / name).read_bytes() == (work / "killed" / name).read_bytes()
        print(f"{name}: {'the same bytes' if same else 'DIFFERENT'}")
        if not same:
            failures.append(f"{name} differs")
    left = sorted(path.name for path in (work / "killed").iterdir())
    if left != sorted(OUTPUTS):
        failures.append(f"left behind: {left}")

    for share in (10, 2):
        some = work / f"list-{share}.txt"
        some.write_text("\n".join(made[:: share]) + "\n")
        _, watch, _, _ = run(options.program, [str(some)], work / f"part-{share}", options.jobs)
        print(f"memory at {len(made[::share])}: parent {watch.parent} kB, workers {watch.worker} kB", flush=True)
    for failure in failures:
        print("FAILED:", failure)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
