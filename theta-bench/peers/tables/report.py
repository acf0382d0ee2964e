"""The page: what was measured, per table and over all tables. Every mean is over the seeds, ± its standard error."""

import platform
import subprocess
from pathlib import Path

import numpy as np

import peers
import theta

METHODS = [*peers.METHODS[1:], *theta.METHODS]  # the baseline is what the others are measured from
FLAT = 0.01  # of accuracy or R²: where the best method is no further above the baseline, the table has nothing to tell them apart by


class Scores:
    """The numbers of each table and method, by seed."""

    def __init__(self, tables, lines, seeds):
        self.lines = {(line["table"], line["method"], line["seed"]): line for line in lines}
        self.seeds = range(seeds)
        self.tables = tables
        self.methods = [method for method in METHODS if all(self.done(name, method) for name in tables)]
        self.failed = [line for line in self.lines.values() if "failed" in line]

    def done(self, name, method):
        return all((name, method, seed) in self.lines for seed in self.seeds)

    def values(self, name, method, what):
        """One number a seed; none at all where a run failed."""
        found = [self.lines[name, method, seed].get(what) for seed in self.seeds]
        return None if None in found else np.array(found)

    def mean(self, name, method, what="score"):
        found = self.values(name, method, what)
        return None if found is None else found.mean()

    def share(self, name, method, what="score"):
        """0 where it is no better than the baseline, 1 where it is the best; None where no method is better than the baseline."""
        sign = -1 if what == "log_loss" else 1
        means = {m: self.mean(name, m, what) for m in ["baseline", *self.methods]}
        zero = sign * means["baseline"]
        best = max(sign * mean for mean in means.values() if mean is not None)
        if best - zero < FLAT:
            return None
        return 0.0 if means[method] is None else max(0.0, (sign * means[method] - zero) / (best - zero))

    def rank(self, name, method):
        """1 is the best; methods that are level share the mean of their places."""
        means = {m: -np.inf if self.mean(name, m) is None else self.mean(name, m) for m in self.methods}
        better = sum(mean > means[method] for mean in means.values())
        level = sum(mean == means[method] for mean in means.values())
        return better + (level + 1) / 2

    def against(self, name, one, other):
        """The mean of one's score less the other's on the same split, and the standard error of that mean; None where one failed."""
        a, b = self.values(name, one, "score"), self.values(name, other, "score")
        return None if a is None or b is None else error_of(a - b)


def error_of(values):
    return values.mean(), values.std(ddof=1) / np.sqrt(len(values)) if len(values) > 1 else 0.0


def page(tables, lines, seeds):
    lines = [line for line in lines if line["table"] in tables and line["seed"] < seeds]
    scores = Scores(tables, lines, seeds)
    real = [name for name, about in scores.tables.items() if about["set"] != "t"]
    words = ["# Real tables", "", *opening(scores, real, lines, seeds)]
    if real:
        words += ["", "## Over all tables", "", *summary(scores, real)]
    for which, said in ("a", "Set a, on which defaults may be chosen"), ("b", "Set b, held back: nothing may be chosen on it"):
        names = [name for name, about in scores.tables.items() if about["set"] == which]
        if names and len(names) < len(real):
            words += ["", f"### {said}", "", *summary(scores, names)]
    for task, said in ("c", "Classes: accuracy"), ("r", "Numbers: R²"):
        names = [name for name in real if scores.tables[name]["task"] == task]
        if names:
            words += ["", f"## {said}", "", *details(scores, names)]
    drawn = [name for name in scores.tables if name not in real]
    if drawn:
        words += ["", "## Seconds on 20,000 rows", "", "Drawn by scikit-learn's `make_classification` and `make_friedman1`, 20 columns; not among the tables above.", ""]
        words += details(scores, drawn)
    missing = [method for method in METHODS if method not in scores.methods]
    if missing:
        words += ["", f"Not measured on every table, and so not on this page: {', '.join(missing)}."]
    words += ["", "## Where the tables come from", "", "| table | set | target | from |", "|---|---|---|---|"]
    words += [f"| {name} | {about['set']} | {about['target']} | {about['source']} |" for name, about in scores.tables.items() if name in real]
    return "\n".join(words) + "\n"


def machine():
    info = Path("/proc/cpuinfo")
    named = [line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")] if info.exists() else []
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr.splitlines()
    return f"{named[0] if named else platform.machine()}, {len(named) or '?'} cores, {java[0] if java else 'no java on the path'}"


def opening(scores, real, lines, seeds):
    dates = sorted({line["date"] for line in lines}) or ["no date"]
    versions = sorted({f"{'Theta' if line['method'] in theta.METHODS else 'scikit-learn'} {line['version']}" for line in lines})
    return [
        f"`theta-bench/scripts/tables PYTHON`: {counted(len(real), 'real table')}, {counted(seeds, 'split')} of each (four fifths to train on,",
        "one fifth to test, classes in their proportions), all methods on the same rows, in turns.",
        f"{dates[0]}{' to ' + dates[-1] if len(dates) > 1 else ''}; {machine()}; {', '.join(versions)}.",
        "",
        "- **linear**, **MLP**, **HGB**: scikit-learn's `LogisticRegression` or `RidgeCV`, `MLPClassifier` or `MLPRegressor`, and",
        "  `HistGradientBoosting…`, each with its defaults. Linear models and the MLP get gaps filled with the median, scaled numbers, a column",
        "  for each category and, for numbers, a scaled target; HGB gets the columns as they are, categories as such.",
        "- **Theta**: `theta train FILE --target COLUMN`, no other option; **table-best**: with `--recipe table-best`. Scored from what",
        "  `theta predict` says about the test file. Each of Theta's networks leaves a fold of the training file out; scikit-learn's methods train on all rows.",
        "- **Seconds** are those of fitting, for Theta of the whole process of `theta train`: start of the JVM, reading, report.",
        "- ± is the standard error over the splits.",
        "- **Rank**: by mean score, 1 is the best. **Share**: 0 where a method is no better than the baseline (the most frequent class, the",
        f"  mean), 1 where it is the best of the methods here; its mean is over the tables on which some method is at least {FLAT} above the",
        "  baseline. The share of the log loss is the same for the tables of classes.",
    ]


def summary(scores, names):
    classes = [name for name in names if scores.tables[name]["task"] == "c"]
    told = [name for name in names if scores.methods and scores.share(name, scores.methods[0]) is not None]
    words = [
        f"{counted(len(names), 'table')}, {len(classes)} of classes; on {len(told)} some method is at least {FLAT} above the baseline.",
        "",
        "| | mean rank | mean share | mean share of log loss | median seconds | most seconds |",
        "|---|---|---|---|---|---|",
    ]
    for method in scores.methods:
        ranks = [scores.rank(name, method) for name in names]
        shares = [scores.share(name, method) for name in told]
        losses = [share for share in (scores.share(name, method, "log_loss") for name in classes) if share is not None]
        seconds = [mean for mean in (scores.mean(name, method, "seconds") for name in names) if mean is not None]
        words.append(f"| {method} | {np.mean(ranks):.2f} | {average(shares, 3)} | {average(losses, 3)} | "
                     f"{np.median(seconds) if seconds else float('nan'):.1f} | {max(seconds, default=float('nan')):.1f} |")
    for method in theta.METHODS:
        if method in scores.methods:
            words += ["", *goals(scores, names, told, method)]
    return words


def counted(number, what):
    return f"{number} {what}{'' if number == 1 else 's'}"


def average(values, digits):
    return f"{np.mean(values):.{digits}f}" if values else "–"


def goals(scores, names, told, method):
    words = []
    for other in ("linear", "MLP", "HGB"):
        if other in scores.methods:
            pairs = {name: scores.against(name, method, other) for name in names}
            worse = [name for name, pair in pairs.items() if pair is None or pair[0] < -pair[1]]
            better = [name for name, pair in pairs.items() if pair is not None and pair[0] > pair[1]]
            words.append(f"- {method} is at least as good as {other} on **{len(names) - len(worse)} of {len(names)}** tables (the mean of the differences is "
                         f"above minus its standard error), better by more than that on {len(better)}"
                         + (f"; worse on {', '.join(worse)}." if worse else "."))
    if {"MLP", "HGB"} <= set(scores.methods):
        behind = [name for name in told if scores.share(name, "HGB") > scores.share(name, "MLP")]
        gap = sum(scores.share(name, "HGB") - scores.share(name, "MLP") for name in behind)
        closed = sum(scores.share(name, method) - scores.share(name, "MLP") for name in behind)
        if gap > 0:
            words.append(f"- Of the gap from MLP to HGB, on the {len(behind)} tables where HGB is ahead, {method} closes **{100 * closed / gap:.0f} %** "
                         "(the sum of its shares less the MLP's, over that of HGB's less the MLP's).")
    failed = [line for line in scores.failed if line["method"] == method and line["table"] in names]
    for line in failed:
        words.append(f"- {method} failed on {line['table']}, split {line['seed']}: {line['failed']}. It counts as the last rank and share 0.")
    noted = {f"{name} ({note})" for name in names for note in [scores.lines[name, method, 0].get("note")] if note}
    if noted:
        words.append(f"- To note about {method}: {', '.join(sorted(noted))}.")
    return words


def details(scores, names):
    words = ["| table | rows × columns | baseline | " + " | ".join(scores.methods) + " | seconds: " + ", ".join(scores.methods) + " |",
             "|---" * (4 + len(scores.methods)) + "|"]
    for name in names:
        about = scores.tables[name]
        best = max((mean for mean in (scores.mean(name, method) for method in scores.methods) if mean is not None), default=None)
        cells = [cell(scores, name, method, best) for method in ["baseline", *scores.methods]]
        seconds = ["–" if mean is None else f"{mean:.1f}" for mean in (scores.mean(name, method, "seconds") for method in scores.methods)]
        words.append(f"| {name} | {about['rows']:,} × {about['cols']} | {' | '.join(cells)} | {', '.join(seconds)} |")
    return words


def cell(scores, name, method, best):
    found = scores.values(name, method, "score")
    if found is None:
        return "failed"
    mean, error = error_of(found)
    if method == "baseline":
        return brief(mean)
    text = f"{brief(mean)} ± {brief(error)}" if len(found) > 1 else brief(mean)
    return f"**{text}**" if mean == best else text


def brief(value):
    """Three decimals without the zero before the point."""
    text = f"{abs(value):.3f}"
    return "0" if text == "0.000" else ("−" if value < 0 else "") + text.removeprefix("0")
