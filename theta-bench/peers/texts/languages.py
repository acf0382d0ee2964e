"""Which of 19 languages a text is in. See theta-bench/scripts/languages."""

import argparse
import csv
import json
import random
import resource
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
KINDS = ("sentences", "word-pairs", "single-words")
OPTIONS = [
    "--text", "text=prose(words=1, least=1, most=5, buckets=65536)", "--test", "0", "--validation", "0.05", "--rate", "cosine(0.005)", "--batch", "64", "--epochs", "6",
]  # fmt: skip


def lines(path):
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["language", "text"])
        writer.writerows(rows)


def windows(sentence, count, draw):
    """Runs of one to three words; of a script without blanks, of two to six characters."""
    words = [word.strip(".,;:!?()[]«»„“”\"'’…-–—") for word in sentence.split()]
    words = [word for word in words if word and not any(c.isdigit() for c in word)]
    if len(words) < 4 and len(sentence) > 20:
        for _ in range(count):
            length = draw.randint(2, 6)
            begin = draw.randrange(len(sentence) - length)
            yield sentence[begin : begin + length].strip(" 。，、“”")
    elif len(words) >= 3:
        for k in range(count):
            length = 1 + k % 3
            begin = draw.randrange(len(words) - length + 1)
            yield " ".join(words[begin : begin + length])


def theta(command, *words):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([command, *words], capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"languages: {done.stderr}")
    return done.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pud", type=Path, required=True)
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("--windows", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--options", default="")
    parser.add_argument("--theta", type=Path, default=ROOT / "theta")
    parser.add_argument("--work", type=Path, default=ROOT / "theta-bench/target/languages")
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    draw = random.Random(asked.seed)
    sentences = {path.stem: lines(path) for path in sorted(asked.pud.glob("*.txt"))}
    sentences = {code: texts for code, texts in sentences.items() if texts}
    print(f"{len(sentences)} languages: {' '.join(sentences)}")
    rows = []
    for code, texts in sentences.items():
        for text in texts:
            rows.append((code, text))
            rows.extend((code, part) for part in windows(text, asked.windows, draw) if part)
    rows = sorted(set(rows))
    write(asked.work / "train.csv", rows)
    print(f"{len(rows)} different rows to learn from", flush=True)
    run = asked.work / "run"
    shutil.rmtree(run, ignore_errors=True)
    options = asked.options.split("|") if asked.options else OPTIONS
    _, seconds = theta(asked.theta, "train", asked.work / "train.csv", "--target", "language", "--json", "--out", run, "--seed", str(asked.seed), *options)
    size = (run / "model.safetensors").stat().st_size
    print(f"trained in {seconds:.0f} CPU s; model of {size / 1e6:.2f} MB", flush=True)
    for kind in KINDS:
        test = [(code, text) for code in sentences for text in lines(asked.test / kind / f"{code}.txt")]
        write(asked.work / f"{kind}.csv", test)
        out, seconds = theta(asked.theta, "evaluate", run, asked.work / f"{kind}.csv", "--target", "language", "--json")
        words = sum(len(text.split()) for _, text in test)
        print(f"{kind}: {100 * json.loads(out)['accuracy']:.2f} % of {len(test)}; {words} words, {seconds:.1f} CPU s with the start", flush=True)


if __name__ == "__main__":
    main()
