"""The real tables of the side-by-side run: where each comes from, made into CSV files, and cut into train and test.

tables.csv beside this file has a line per table: its set (a, to choose defaults on; b, held back to check them; t, drawn by
scikit-learn to measure seconds on 20,000 rows of 20 columns), its target, its task (c for classes, r for numbers), where it comes from, and which columns are left out, with the reason (ids, and columns that tell
the target). Nothing is fetched: scikit-learn and
statsmodels bring theirs, R's packages theirs, and the rest lie in a folder that is named.
"""

import csv
import json
import subprocess
import sys
from pathlib import Path
from shutil import which

import pandas as pd
from sklearn.model_selection import train_test_split

HERE = Path(__file__).parent
MOST_ROWS = 25_000  # of a table; more are drawn from with a fixed seed
MOST_TRAIN = 20_000
MOST_TEST = 5_000
FEWEST = 10  # rows of a class; smaller classes are left out, as they cannot be in train and test both


def wanted():
    """The lines of tables.csv, by name."""
    with open(HERE / "tables.csv", newline="", encoding="utf-8") as lines:
        return {line["name"]: line for line in csv.DictReader(lines)}


def scikit_learn(name):
    import sklearn.datasets as bundled

    raw = {"scaled": False} if name == "diabetes" else {}
    loaded = getattr(bundled, "load_" + name)(as_frame=True, **raw)
    table = loaded.data.copy()
    target = {"iris": "species", "wine": "class", "breast_cancer": "diagnosis", "digits": "digit"}.get(name, "progression")
    words = name in ("iris", "wine", "breast_cancer")
    table[target] = [str(loaded.target_names[k]) for k in loaded.target] if words else loaded.target.astype(int)
    return table


def statsmodels(name):
    import importlib

    return importlib.import_module("statsmodels.datasets." + name).load_pandas().data


def made(name):
    import sklearn.datasets as bundled

    if name == "classification":
        x, y = bundled.make_classification(MOST_ROWS, 20, n_informative=10, flip_y=0.05, random_state=0)
    else:
        x, y = bundled.make_friedman1(MOST_ROWS, 20, noise=1, random_state=0)
    return pd.DataFrame(x, columns=[f"x{k}" for k in range(1, 21)]).round(6).assign(y=y)


def from_r(lines, folder):
    """One start of R for all tables that come from there."""
    if lines and which("Rscript"):
        asked = "".join(f"{line['name']} {' '.join(line['from'].split()[1:])}\n" for line in lines)
        subprocess.run(["Rscript", "--vanilla", str(HERE / "export.R"), str(folder)], input=asked, text=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def from_folder(name, folder):
    """A table as somebody cut it: train and test of the first seed, joined again; None where there is none."""
    parts = [folder / f"{name}_0_{part}.csv" for part in ("train", "test")] if folder else []
    if not parts or not all(part.exists() for part in parts):
        return None
    return pd.concat([as_written(part) for part in parts], ignore_index=True)


def as_written(path):
    """Every cell as the words that stand there."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def clean(table, line):
    """Leaves out the columns named, rows without a target, tiny classes, and rows above the cap; says what it did."""
    target = line["target"]
    said = []
    drop = line["drop"].split()
    if drop:
        said.append(f"without {', '.join(drop)} ({line['why dropped']})")
    table = table.drop(columns=drop)
    known = ~table[target].isin(["", "NA"]) & table[target].notna()
    if not known.all():
        said.append(f"{(~known).sum()} rows without a target left out")
        table = table[known]
    if line["task"] == "c":
        rows = table[target].map(table[target].value_counts())
        if (rows < FEWEST).any():
            said.append(f"{(rows < FEWEST).sum()} rows of classes with fewer than {FEWEST} rows left out")
            table = table[rows >= FEWEST]
    if len(table) > MOST_ROWS:
        said.append(f"{MOST_ROWS} of {len(table)} rows, drawn")
        table = table.sample(MOST_ROWS, random_state=0)
    return table.reset_index(drop=True), "; ".join([line["from"], *said])


def cut(table, target, task, seed):
    """Four fifths and one fifth; classes in their proportions."""
    train, test = train_test_split(table, test_size=0.2, random_state=seed, stratify=table[target] if task == "c" else None)
    return train[:MOST_TRAIN], test[:MOST_TEST]


def write(table, path):
    table.to_csv(path, index=False, lineterminator="\n")


def make(out, names, seeds, folder):
    """Makes what is not made yet; returns {name: {set, target, task, rows, cols, source}} of the tables that could be made."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "raw").mkdir(exist_ok=True)
    (out / "splits").mkdir(exist_ok=True)
    lines = wanted()
    index = out / "tables.json"
    index_of = json.loads(index.read_text()) if index.exists() else {}
    todo = [lines[name] for name in names if name not in index_of]
    from_r([line for line in todo if line["from"].startswith("R ")], out / "raw")
    for line in todo:
        name, (kind, *where) = line["name"], line["from"].split()
        try:
            if kind == "R":
                raw = out / "raw" / f"{name}.csv"
                table = as_written(raw) if raw.exists() else None
            elif kind == "folder":
                table = from_folder(name, folder)
            else:
                table = {"sklearn": scikit_learn, "statsmodels": statsmodels, "made": made}[kind](where[0])
        except ImportError:
            table = None
        if table is None:
            missing = "no folder of --tables has it" if kind == "folder" else f"{line['from']} is not on this machine"
            print(f"tables: {name} left out, as {missing}", file=sys.stderr)
            continue
        table, source = clean(table, line)
        write(table, out / f"{name}.csv")
        index_of[name] = {"set": line["set"], "target": line["target"], "task": line["task"], "rows": len(table),
                          "cols": table.shape[1] - 1, "source": source}
        index.write_text(json.dumps(index_of, indent=1))
    there = {name: index_of[name] for name in names if name in index_of}
    for name, about in there.items():
        table = None
        for seed in range(seeds):
            paths = [out / "splits" / f"{name}_{seed}_{part}.csv" for part in ("train", "test")]
            if all(path.exists() for path in paths):
                continue
            if table is None:
                table = as_written(out / f"{name}.csv")
            for part, path in zip(cut(table, about["target"], about["task"], seed), paths):
                write(part, path)
    return there
