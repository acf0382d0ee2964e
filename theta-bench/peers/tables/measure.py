"""Measures real tables with scikit-learn and with Theta, side by side, and writes the page. Started by theta-bench/scripts/tables."""

import argparse
import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import sklearn

import collection
import peers
import report
import theta

ROOT = Path(__file__).resolve().parents[3]
LAUNCHER = str(ROOT / "theta")


class Arguments(argparse.ArgumentParser):
    def error(self, message):
        print(f"tables: {message}", file=sys.stderr)
        sys.exit(2)


def arguments():
    parser = Arguments(prog="theta-bench/scripts/tables PYTHON", allow_abbrev=False)
    parser.add_argument("--tables", type=Path, metavar="DIR", help="tables as NAME_0_train.csv and NAME_0_test.csv, which are joined again")
    parser.add_argument("--seeds", type=int, default=5, metavar="N", help="splits of each table; default 5")
    parser.add_argument("--only", metavar="NAME,…", help="these tables")
    parser.add_argument("--set", choices=["a", "b"], help="the tables of one set; default: both")
    parser.add_argument("--methods", metavar="NAME,…", help="these methods; default: " + ",".join([*peers.METHODS, *theta.METHODS]))
    parser.add_argument("--work", type=Path, default=ROOT / "theta-bench/target/tables", metavar="DIR",
                        help="the tables made and the results so far, which a later call goes on from; default theta-bench/target/tables")
    parser.add_argument("--out", type=Path, default=ROOT / "docs/tables.md", metavar="FILE", help="the page; default docs/tables.md")
    parser.add_argument("--report", action="store_true", help="measure nothing: the page of the tables that are complete so far")
    asked = parser.parse_args()
    known = collection.wanted()
    names = asked.only.split(",") if asked.only else [name for name, line in known.items() if asked.set in (None, line["set"])]
    for name in names:
        if name not in known:
            parser.error(f"--only: expected names of tables, got {name!r}; theta-bench/peers/tables/tables.csv has them")
    methods = asked.methods.split(",") if asked.methods else [*peers.METHODS, *theta.METHODS]
    for method in methods:
        if method not in [*peers.METHODS, *theta.METHODS]:
            parser.error(f"--methods: expected some of {', '.join([*peers.METHODS, *theta.METHODS])}, got {method!r}")
    methods = list(dict.fromkeys(["baseline", *methods]))  # what shares are measured from, and costs nothing
    if asked.seeds < 1:
        parser.error(f"--seeds: expected a number of 1 or more, got {asked.seeds}")
    if asked.tables and not asked.tables.is_dir():
        parser.error(f"--tables: expected a folder, got {asked.tables}")
    if not asked.out.parent.is_dir():
        parser.error(f"--out: expected a file in a folder that is there, got {asked.out}")
    return asked, list(dict.fromkeys(names)), methods


def versions():
    """What a result depends on: scikit-learn's version, and the classes that Theta is built of. Other results are measured again."""
    started = subprocess.run([LAUNCHER, "--version"], capture_output=True, text=True, check=False)
    if started.returncode != 0:
        print(f"tables: expected {LAUNCHER} to start, got {(started.stderr.strip().splitlines() or ['nothing'])[-1]}", file=sys.stderr)
        sys.exit(1)
    built = hashlib.sha256()
    for path in sorted(ROOT.glob("theta-*/target/classes/**/*.class")):
        if "theta-bench" in path.parts:
            continue
        built.update(path.read_bytes())
    return {"scikit-learn": sklearn.__version__, "Theta": built.hexdigest()[:12]}


def who(method):
    return "Theta" if method in theta.METHODS else "scikit-learn"


class Results:
    """A file with a line per table, seed and method, so that nothing is measured twice."""

    def __init__(self, path, versions):
        self.path, self.versions = path, versions
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if before and not before.endswith("\n"):  # a run was killed in the middle of a line
            path.write_text(before[: before.rfind("\n") + 1], encoding="utf-8")
        lines = [json.loads(line) for line in before.splitlines(keepends=True) if line.endswith("\n")]
        self.lines = [line for line in lines if line["version"] == versions[who(line["method"])]]

    def has(self, name, seed, method):
        return any((line["table"], line["seed"], line["method"]) == (name, seed, method) for line in self.lines)

    def add(self, name, seed, method, result):
        line = {"table": name, "seed": seed, "method": method, "version": self.versions[who(method)], "date": time.strftime("%Y-%m-%d")}
        self.lines.append(line | result)
        with open(self.path, "a", encoding="utf-8") as file:
            file.write(json.dumps(line | result) + "\n")


def measure(method, about, train, test, seed):
    try:
        if method in theta.METHODS:
            return theta.run(LAUNCHER, method, about["task"], about["target"], train, test)
        return peers.run(method, about["task"], about["target"], train, test, seed)
    except (theta.Failed, ValueError) as wrong:
        return {"failed": str(wrong)}


def complete(tables, results, methods, seeds):
    """The tables on which every method that was measured at all is measured on every split."""
    methods = [method for method in methods if any(line["method"] == method for line in results.lines)]
    done = {name: about for name, about in tables.items() if all(results.has(name, seed, m) for seed in range(seeds) for m in methods)}
    if not done:
        print(f"tables: --report: expected a table with {', '.join(methods)} on {seeds} splits, got none; measure first", file=sys.stderr)
        sys.exit(2)
    if len(done) < len(tables):
        print(f"tables: {len(tables) - len(done)} of {len(tables)} tables left out, as they are not complete", file=sys.stderr)
    return done


def measure_all(asked, tables, results, methods):
    """Smallest tables first."""
    smallest = sorted(tables, key=lambda name: tables[name]["rows"] * tables[name]["cols"])
    turn, unknown = 0, set()
    for name in smallest:
        for seed in range(asked.seeds):
            turn += 1  # who begins changes, so that a slow minute of the machine does not always meet the same
            paths = [asked.work / "splits" / f"{name}_{seed}_{part}.csv" for part in ("train", "test")]
            for method in [*methods[turn % len(methods) :], *methods[: turn % len(methods)]]:
                if method in unknown or results.has(name, seed, method):
                    continue
                try:
                    result = measure(method, tables[name], *paths, seed)
                except theta.Refused as refused:
                    print(f"tables: {method} left out, as this Theta does not know it: {refused}", file=sys.stderr)
                    unknown.add(method)
                    continue
                results.add(name, seed, method, result)
                print(name, seed, method, result.get("failed") or f"{result['score']:.4f} {result['seconds']:.1f} s", flush=True)


def main():
    asked, names, methods = arguments()
    tables = collection.make(asked.work, names, asked.seeds, asked.tables)
    if not tables:
        print("tables: expected at least one table, got none; install R's packages, or name a folder with --tables", file=sys.stderr)
        sys.exit(2)
    results = Results(asked.work / "results.jsonl", versions())
    if asked.report:
        tables = complete(tables, results, methods, asked.seeds)
    else:
        measure_all(asked, tables, results, methods)
    asked.out.write_text(report.page(tables, results.lines, asked.seeds), encoding="utf-8")
    print(f"tables: {asked.out}")


if __name__ == "__main__":
    main()
