"""Theta, scikit-learn and fastText on the same folds of three collections of short texts. See theta-bench/scripts/texts."""

import argparse
import csv
import json
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import zipfile
from pathlib import Path

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline

ROOT = Path(__file__).resolve().parents[3]
WORDS = re.compile(r"\w+|[^\w\s]")


def lines(archive, member):
    with zipfile.ZipFile(archive) as files:
        return [line.strip() for line in files.read(member).decode("latin-1").splitlines() if line.strip()]


def sms(folder):
    rows = (folder / "SMSSpamCollection.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(row.split("\t", 1)) for row in rows]


def mr(folder):
    archive = folder / "sentence_polarity.zip"
    return [(label, text) for label in ("pos", "neg") for text in lines(archive, f"sentence_polarity/rt-polarity.{label}")]


def subj(folder):
    archive = folder / "subjectivity.zip"
    parts = {"objective": "plot.tok.gt9.5000", "subjective": "quote.tok.gt9.5000"}
    return [(label, text) for label, name in parts.items() for text in lines(archive, f"subjectivity/{name}")]


def once(rows):
    """Each text once: the first of equal ones."""
    known = {}
    for label, text in rows:
        known.setdefault(" ".join(text.split()), label)
    return [(label, text) for text, label in known.items()]


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["label", "message"])
        writer.writerows(rows)


def timed(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"texts: {' '.join(map(str, command))}\n{done.stderr}")
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout, seconds


def theta(command, work, options):
    run = work / "run"
    shutil.rmtree(run, ignore_errors=True)
    data = ["--target", "label"]
    train = [command, "train", work / "train.csv", *data, "--json", "--out", run, *options]
    _, seconds = timed(train)
    out, _ = timed([command, "evaluate", run, work / "test.csv", *data, "--json"])
    return json.loads(out)["accuracy"], seconds


def peer(train, test):
    before = resource.getrusage(resource.RUSAGE_SELF)
    model = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), token_pattern=WORDS.pattern, sublinear_tf=True),
        LogisticRegression(C=10, max_iter=2000),
    )
    model.fit([text for _, text in train], [label for label, _ in train])
    after = resource.getrusage(resource.RUSAGE_SELF)
    score = model.score([text for _, text in test], [label for label, _ in test])
    return score, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def fasttext(work, train, test):
    for name, rows in (("train", train), ("test", test)):
        texts = [f"__label__{label} {' '.join(WORDS.findall(text.lower()))}" for label, text in rows]
        random.Random(0).shuffle(texts)  # fastText learns in the order of the file
        (work / f"{name}.ft").write_text("\n".join(texts) + "\n", encoding="utf-8")
    command = ["fasttext", "supervised", "-input", work / "train.ft", "-output", work / "ft", "-wordNgrams", "2"]
    command += ["-lr", "0.5", "-epoch", "5", "-dim", "16", "-bucket", "131072", "-thread", "1", "-seed", "1"]
    _, seconds = timed(command)
    out, _ = timed(["fasttext", "test", work / "ft.bin", work / "test.ft"])
    return float(re.search(r"P@1\s+([\d.]+)", out).group(1)), seconds


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--only", default="sms,mr,subj")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--text", default="message")
    parser.add_argument("--peers", action="store_true", help="only the peers")
    parser.add_argument("--theta", type=Path, default=ROOT / "theta")
    parser.add_argument("--work", type=Path, default=ROOT / "theta-bench/target/texts")
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    results = {}
    for name in asked.only.split(","):
        try:
            rows = once({"sms": sms, "mr": mr, "subj": subj}[name](asked.data))
        except FileNotFoundError as missing:
            print(f"{name}: left out, as {missing.filename} is not there")
            continue
        print(f"{name}: {len(rows)} different texts", flush=True)
        labels = [label for label, _ in rows]
        scores = {}
        folds = StratifiedKFold(5, shuffle=True, random_state=0).split(rows, labels)
        for number, (learnt, held) in list(enumerate(folds))[: asked.folds]:
            work = asked.work / f"{name}-{number}"
            work.mkdir(exist_ok=True)
            train, test = [rows[i] for i in learnt], [rows[i] for i in held]
            write(work / "train.csv", train)
            write(work / "test.csv", test)
            measured = {}
            if not asked.peers:
                measured["theta"] = theta(asked.theta, work, ["--text", asked.text])
            measured["tf-idf + logistic regression"] = peer(train, test)
            if shutil.which("fasttext"):
                measured["fasttext"] = fasttext(work, train, test)
            for who, outcome in measured.items():
                scores.setdefault(who, []).append(outcome)
            print(f"  fold {number + 1}: {measured}", flush=True)
        results[name] = scores
        for who, outcomes in scores.items():
            right = [100 * score for score, _ in outcomes]
            error = statistics.stdev(right) / len(right) ** 0.5 if len(right) > 1 else float("nan")
            seconds = sum(seconds for _, seconds in outcomes)
            print(f"  {who:30} {statistics.mean(right):6.2f} ± {error:.2f} %  {seconds:6.1f} CPU s in all", flush=True)
    (asked.work / "results.json").write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
