#!/usr/bin/env python3
"""A Spark job: judges the files of a manifest with `biaochi worker`, on any number of machines.

    spark-submit cluster/judge.py MANIFEST OUT --biaochi /usr/local/bin/biaochi [--format ndjson|parquet] [--shard 2000]

MANIFEST has a path a line; every worker must see these paths (shared storage) and the executable. The manifest is cut into shards of
so many lines. What a shard comes to is written to OUT/shards/ID under a name of its own and renamed when it is whole; ID is the hash
of the shard's paths and of what they are judged by, so that running the job again does only what is missing, and a task that Spark
runs twice writes the same once. When all shards are there, OUT/results is written anew, partitioned by year and place.
"""
import argparse
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys

NONE = "unknown"


def shards(manifest, size):
    """Lists of paths; blank lines count for nothing."""
    shard = []
    with open(manifest, encoding="utf-8") as lines:
        for line in lines:
            path = line.rstrip("\r\n")
            if path:
                shard.append(path)
            if len(shard) == size:
                yield shard
                shard = []
    if shard:
        yield shard


def shard_id(paths, command):
    words = "\n".join(paths) + "\0" + "\0".join(command[1:])
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:32]


def keys(result):
    """Year and place of a result: those of its first form; files without one are kept apart."""
    about = (result.get("about") or [{}])[0]
    return str(about.get("year") or NONE), about.get("place") or NONE


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("manifest")
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--biaochi", default="biaochi")
    parser.add_argument("--format", choices=["ndjson", "parquet"], default="ndjson")
    parser.add_argument("--shard", type=int, default=2000)
    parser.add_argument("--as-of", required=True, help="the day to judge dates by, as 2026-11-24: the same on all machines")
    parser.add_argument("--profile", default="national-2021")
    options = parser.parse_args()
    if options.shard < 1:
        parser.error("--shard is from 1")

    from pyspark.sql import SparkSession

    command = [options.biaochi, "worker", "--as-of", options.as_of, "--profile", options.profile]
    # The rules are part of what a shard rests on: another program judges anew.
    version = subprocess.run(
        [options.biaochi, "rules", "--format", "json"], capture_output=True, check=True).stdout
    command_key = command + [hashlib.sha256(version).hexdigest()]
    store = options.out.resolve() / "shards"
    store.mkdir(parents=True, exist_ok=True)

    wanted = []
    missing = []
    for paths in shards(options.manifest, options.shard):
        name = shard_id(paths, command_key)
        wanted.append(name)
        if not (store / name).exists():
            missing.append((name, paths))
    print(f"shards: {len(wanted)}, of which {len(missing)} to do", file=sys.stderr)

    session = SparkSession.builder.appName("biaochi").getOrCreate()
    context = session.sparkContext
    context.setLogLevel("ERROR")
    try:
        if missing:
            judge(context, missing, command, store)
        write(session, [store / name for name in wanted], options)
    finally:
        session.stop()


def judge(context, missing, command, store):
    """A partition is a shard: its paths go through `rdd.pipe` into one `biaochi worker`, its lines into one file."""
    names = context.broadcast([name for name, _ in missing])
    folder = str(store)
    lines = context.parallelize([(i, path) for i, (_, paths) in enumerate(missing) for path in paths], 1)
    placed = lines.partitionBy(len(missing), int).values()

    def keep(index, results):
        name = names.value[index]
        # Two attempts of one task never write to one file.
        aside = os.path.join(folder, f".{name}.{os.getpid()}.{os.urandom(4).hex()}")
        count = 0
        with open(aside, "w", encoding="utf-8", newline="\n") as file:
            for line in results:
                file.write(line + "\n")
                count += 1
            file.flush()
            os.fsync(file.fileno())
        os.rename(aside, os.path.join(folder, name))
        yield count

    # checkCode: a worker that ends with a fault fails the task, and Spark tries it again.
    command_line = " ".join(quoted(word) for word in command)
    done = placed.pipe(command_line, checkCode=True).mapPartitionsWithIndex(keep).sum()
    print(f"results: {done}", file=sys.stderr)


def quoted(word):
    """As `rdd.pipe` takes words apart."""
    import shlex
    return shlex.quote(word)


def write(session, files, options):
    """OUT/results, whole or not at all."""
    out = options.out.resolve()
    new = out / ".results.new"
    shutil.rmtree(new, ignore_errors=True)

    def row(line):
        result = json.loads(line)
        year, place = keys(result)
        fault = result.get("fault")
        forms = result.get("forms") or []
        return (
            year, place, result["path"], result.get("sha256"), result.get("format"),
            None if fault is None else fault["message"]["zh"], len(forms),
            sum(1 for form in forms if form["verdict"] == "fail"), line)

    columns = ("year string, place string, path string, sha256 string, format string, fault string, "
               "forms int, failed int, result string")
    lines = session.sparkContext.textFile(",".join(str(file) for file in files)) if files else \
        session.sparkContext.parallelize([], 1)
    frame = session.createDataFrame(lines.map(row), columns)
    frame = frame.repartition("year", "place").sortWithinPartitions("path")
    if options.format == "parquet":
        frame.write.partitionBy("year", "place").parquet(str(new))
    else:
        frame.select("year", "place", "result").write.partitionBy("year", "place").text(str(new))
    old = out / "results"
    aside = out / ".results.old"
    shutil.rmtree(aside, ignore_errors=True)
    if old.exists():
        old.rename(aside)
    new.rename(old)
    shutil.rmtree(aside, ignore_errors=True)


if __name__ == "__main__":
    main()
