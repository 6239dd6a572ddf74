#!/usr/bin/env python3
"""Runs the Spark job in local mode over the fixtures and compares what it finds with `biaochi batch`, line by line.

    .venv/bin/python cluster/test.py BIAOCHI
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FOLDERS = [HERE.parent / "Tests/Fixtures/clean", HERE.parent / "examples"]
DAY = "2026-11-24"


def job(manifest, out, program, more=()):
    run = subprocess.run(
        [sys.executable, str(HERE / "judge.py"), str(manifest), str(out), "--biaochi", program, "--shard", "40",
         "--as-of", DAY, *more],
        capture_output=True, text=True,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_SUBMIT_ARGS":
             "--master local[2] --conf spark.ui.enabled=false pyspark-shell"})
    if run.returncode != 0:
        sys.exit(f"the job failed:\n{run.stderr[-3000:]}")
    return [line for line in run.stderr.splitlines() if line.startswith(("shards:", "results:"))]


def lines(folder):
    """All results, with the partition that each lies in."""
    found = []
    for file in sorted(folder.glob("year=*/place=*/part-*")):
        for line in file.read_text(encoding="utf-8").splitlines():
            found.append((file.parent.parent.name, file.parent.name, line))
    return found


def check(name, holds):
    print(f"{'ok' if holds else 'FAILED'}: {name}")
    if not holds:
        sys.exit(1)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        paths = sorted(str(path) for place in FOLDERS for path in place.iterdir() if path.is_file())
        paths.append(str(folder / "没有.docx"))
        manifest = folder / "manifest.txt"
        manifest.write_text("\n".join(paths) + "\n", encoding="utf-8")

        told = job(manifest, folder / "out", program)
        check(f"all shards are done ({told[0]})", told[1] == f"results: {len(paths)}")
        first = lines(folder / "out/results")

        subprocess.run(
            [program, "batch", str(manifest), "--out", str(folder / "batch"), "--as-of", DAY], stderr=subprocess.DEVNULL)
        batch = {}
        copies = {}
        for line in (folder / "batch/results.ndjson").read_text(encoding="utf-8").splitlines():
            result = json.loads(line)
            if "copyOf" in result:
                copies[result["path"]] = result["copyOf"]
            else:
                batch[result["path"]] = line
        spark = {json.loads(line)["path"]: line for _, _, line in first}
        check(f"batch and Spark judge the same {len(paths)} files", set(spark) == set(batch) | set(copies))
        check(f"the same line for each of {len(batch)} files", all(spark[path] == batch[path] for path in batch))
        check(f"copies ({len(copies)}) have the forms of their first", all(
            json.loads(spark[path])["forms"] == json.loads(batch[first])["forms"] for path, first in copies.items()))
        check("each lies with its year and place", all(
            year == f"year={(about(line) or {}).get('year') or 'unknown'}" for year, _, line in first))

        check("run again, nothing is done anew", job(manifest, folder / "out", program)[0].endswith(" 0 to do"))
        check("and the results are the same", lines(folder / "out/results") == first)

        shards = sorted((folder / "out/shards").iterdir())
        shards[1].unlink()
        shutil.rmtree(folder / "out/results")
        check("a lost shard is done again, alone",
              job(manifest, folder / "out", program)[0].endswith(" 1 to do"))
        check("and the results are the same", lines(folder / "out/results") == first)

        job(manifest, folder / "out", program, ["--format", "parquet"])
        import pyarrow.dataset
        table = pyarrow.dataset.dataset(folder / "out/results", partitioning="hive").to_table(columns=["path", "result"])
        rows = dict(zip(table["path"].to_pylist(), table["result"].to_pylist()))
        check("Parquet holds the same lines", rows == spark)


def about(line):
    found = json.loads(line).get("about") or [None]
    return found[0]


if __name__ == "__main__":
    main()
