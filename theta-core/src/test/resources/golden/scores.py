"""Writes scores.json: scores of predictions, computed by scikit-learn 1.9.1. Probabilities are multiples of 1/64, so they tie and are exact in float32."""

import json
import warnings

import numpy as np
from sklearn import metrics as m

warnings.simplefilter("ignore")
random = np.random.default_rng(19)


def shares(rows, classes, truth, skill):
    """Rows of probabilities in 64ths that lean towards the truth."""
    p = np.zeros((rows, classes))
    for i in range(rows):
        weights = random.random(classes) + skill * (np.arange(classes) == truth[i])
        p[i] = random.multinomial(64, weights / weights.sum()) / 64
    return p.astype(np.float32)


def classes(name, count, truth, p):
    truth = np.array(truth)
    labels = list(range(count))
    answer = p.argmax(axis=1)
    case = {"name": name, "classes": count, "truth": truth.tolist(), "probabilities": p.tolist()}
    case["balanced_accuracy"] = m.balanced_accuracy_score(truth, answer)
    case["macro_f1"] = m.f1_score(truth, answer, average="macro", zero_division=0)
    case["matthews"] = m.matthews_corrcoef(truth, answer)
    case["log_loss"] = m.log_loss(truth, p, labels=labels)
    precision, recall, f1, rows = m.precision_recall_fscore_support(truth, answer, labels=labels, zero_division=np.nan)
    case["precision"] = [None if np.isnan(v) else v for v in precision]
    case["recall"] = [None if np.isnan(v) else v for v in recall]
    case["f1"] = [None if np.isnan(v) else v for v in f1]
    case["rows"] = rows.tolist()
    if count == 2:
        score = p[:, 1]
        one = len(set(truth.tolist())) == 1
        case["roc_auc"] = None if one else m.roc_auc_score(truth, score)
        case["average_precision"] = m.average_precision_score(truth, score)
        case["brier"] = m.brier_score_loss(truth, score, labels=labels)
    else:
        present = [k for k in labels if 0 < (truth == k).sum() < len(truth)]
        case["roc_auc"] = float(np.mean([m.roc_auc_score(truth == k, p[:, k]) for k in present]))
        if len(present) == count:
            assert np.isclose(case["roc_auc"], m.roc_auc_score(truth, p, multi_class="ovr"))
        case["brier"] = m.brier_score_loss(truth, p, labels=labels, scale_by_half=False)
    return case


def numbers(name, truth, answer):
    case = {"name": name, "truth": truth.tolist(), "answer": answer.tolist()}
    mean = np.full_like(truth, truth.mean(), dtype=np.float64)
    case["rmse"] = m.root_mean_squared_error(truth, answer)
    case["r2"] = m.r2_score(truth, answer)
    case["mae"] = m.mean_absolute_error(truth, answer)
    case["median_error"] = m.median_absolute_error(truth, answer)
    case["baseline_rmse"] = m.root_mean_squared_error(truth, mean)
    case["baseline_mae"] = m.mean_absolute_error(truth, mean)
    return case


two = (random.random(60) < 0.3).astype(int)
three = random.integers(0, 3, 70)
four = random.integers(0, 3, 50)  # the fourth class has no rows
flat = np.full((20, 2), 0.5, dtype=np.float32)
sure = np.eye(2, dtype=np.float32)[[0, 1, 1, 0, 1, 0]]
truth = random.integers(-512, 512, 41) / 32
off = random.integers(-64, 64, 41) / 32
out = {
    "classes": [
        classes("two classes", 2, two, shares(60, 2, two, 0.6)),
        classes("two classes, equal probabilities", 2, [0, 1] * 10, flat),
        classes("two classes, certain and sometimes wrong", 2, [0, 1, 0, 0, 1, 1], sure),
        classes("two classes, only one occurs", 2, [1] * 12, shares(12, 2, [1] * 12, 1.0)),
        classes("three classes", 3, three, shares(70, 3, three, 0.8)),
        classes("four classes, one without rows", 4, four, shares(50, 4, four, 0.5)),
    ],
    "numbers": [numbers("odd", truth, truth + off), numbers("even", truth[:40], (truth + 2 * off)[:40])],
}
json.dump(out, open("scores.json", "w"), separators=(",", ":"))
