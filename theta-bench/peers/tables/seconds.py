"""Times `theta train` without options and scikit-learn's MLPClassifier on 20,000 rows of 20 numbers and 3 classes, in turns.

Whole processes: start, reading, training, and for Theta also the report. The fit of scikit-learn alone is printed, too.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from sklearn.datasets import make_classification

FIT = """
import sys, time, warnings
import pandas as pd
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
warnings.filterwarnings("ignore")
rows = pd.read_csv(sys.argv[1])
began = time.time()
make_pipeline(StandardScaler(), MLPClassifier(random_state=1)).fit(rows.iloc[:16000, :-1], rows.iloc[:16000, -1])
print(f"{time.time() - began:.1f}")
"""

parser = argparse.ArgumentParser()
parser.add_argument("--pairs", type=int, default=3)
pairs = parser.parse_args().pairs
root = Path(__file__).resolve().parents[3]
with tempfile.TemporaryDirectory() as folder:
    table = Path(folder, "rows.csv")
    x, y = make_classification(n_samples=20000, n_features=20, n_informative=10, n_classes=3, random_state=1)
    header = ",".join(f"x{i}" for i in range(20)) + ",y"
    np.savetxt(table, np.c_[x, y], delimiter=",", header=header, comments="", fmt=["%.5f"] * 20 + ["%d"])
    subprocess.run([root / "theta", "--version"], check=True, stdout=subprocess.DEVNULL)  # builds it, if need be
    for pair in range(pairs):
        began = time.time()
        fit = subprocess.run([sys.executable, "-c", FIT, table], check=True, capture_output=True, text=True).stdout.strip()
        peer = time.time() - began
        began = time.time()
        subprocess.run(
            [root / "theta", "train", table, "--target", "y", "--out", Path(folder, f"run{pair}")],
            check=True,
            capture_output=True,
        )
        own = time.time() - began
        print(f"pair {pair + 1}: theta {own:.1f} s, scikit-learn {peer:.1f} s (its fit alone {fit} s), ratio {own / peer:.2f}", flush=True)
