"""Theta's command line, run as a user runs it, and scored from its predictions: no number here is one that Theta says about itself."""

import csv
import subprocess
import tempfile
import time
from pathlib import Path

import numpy as np
import pandas as pd

import peers

METHODS = {"Theta": [], "table-best": ["--recipe", "table-best"]}
LIMIT = 3600  # seconds of one command


class Refused(Exception):
    """Theta does not know the option."""


class Failed(Exception):
    """A training or a prediction ended with an error: its last line."""


def command(words):
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired as late:
        raise Failed(f"more than {LIMIT} seconds") from late
    if done.returncode != 0:
        said = (done.stderr.strip().splitlines() or ["no message"])[-1]
        if done.returncode == 2 and "--recipe" in said:
            raise Refused(said)
        raise Failed(f"exit {done.returncode}: {said}")
    return done.stdout


def run(launcher, method, task, target, train, test):
    """One training and its scores on the test file; seconds are those of the whole process of training, start and report included."""
    with tempfile.TemporaryDirectory() as work:
        model = Path(work) / "run"
        started = time.perf_counter()
        command([launcher, "train", str(train), "--target", target, "--out", str(model), "--json", *METHODS[method]])
        seconds = time.perf_counter() - started
        said = command([launcher, "predict", str(model), str(test), "--format", "csv"])
    truth = pd.read_csv(test, dtype=str, keep_default_na=False, usecols=[target])[target].to_numpy()
    head, *rows = csv.reader(said.splitlines())
    if len(rows) != len(truth):
        raise Failed(f"{len(rows)} answers to {len(truth)} rows")
    return scores(task, target, head, rows, truth) | {"seconds": seconds}


def scores(task, target, head, rows, truth):
    """Of classes (label and a share each) or numbers (one column), also where Theta took the one for the other, which is noted."""
    if "label" in head:
        at = head.index("label")
        said = np.array([row[at] for row in rows])
        if task == "r":
            return peers.scores_of_numbers(truth.astype(float), said.astype(float)) | {"note": "numbers taken for classes"}
        labels = head[at + 1 :]
        shares = np.array([row[at + 1 :] for row in rows], dtype=float)
        note = {}
        if not set(labels) & set(truth):  # 1 for 1.0: the answer is right, its spelling is not
            labels, said, truth = ([plain(label) for label in words] for words in (labels, said, truth))
            note = {"note": "labels spelled otherwise"}
        right = np.array(said) == np.array(truth)
        return peers.scores_of_classes(truth, shares, labels) | {"score": float(right.mean())} | note
    values = np.array([row[head.index(target)] for row in rows], dtype=float)
    if task == "r":
        return peers.scores_of_numbers(truth.astype(float), values)
    numbers = pd.to_numeric(pd.Series(truth), errors="coerce").to_numpy()
    return {"score": float((np.round(values) == numbers).mean()), "note": "classes taken for numbers"}


def plain(label):
    """A number without a fraction that is zero."""
    return label.removesuffix(".0")
