"""scikit-learn's methods as a user would set them up: each with its own defaults, on columns prepared in the usual way.

Numbers are the columns that pandas reads as numbers; the others are categories. Linear models and the MLP get gaps filled with the
median, scaled numbers and one column per category; trees get the numbers as they are and the categories as categories.
"""

import time
import warnings

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, RidgeCV
from sklearn.metrics import accuracy_score, r2_score
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

METHODS = ["baseline", "linear", "MLP", "HGB"]


def read(train, test, target, task):
    """The two files as pandas reads them; the kinds of the columns are those of the training file."""
    one, two = pd.read_csv(train), pd.read_csv(test)
    inputs = [column for column in one.columns if column != target]
    for column in inputs:
        if pd.api.types.is_bool_dtype(one[column]) or not pd.api.types.is_numeric_dtype(one[column]):
            one[column] = one[column].astype("object").map(str, na_action="ignore")
            two[column] = two[column].astype("object").map(str, na_action="ignore")
        else:
            two[column] = pd.to_numeric(two[column], errors="coerce")
    if task == "c":
        y = [pd.read_csv(path, dtype=str, keep_default_na=False, usecols=[target])[target] for path in (train, test)]
    else:
        y = [part[target].astype(float) for part in (one, two)]
    return one[inputs], y[0].to_numpy(), two[inputs], y[1].to_numpy()


def kinds(x):
    numbers = [column for column in x.columns if pd.api.types.is_numeric_dtype(x[column])]
    return numbers, [column for column in x.columns if column not in numbers]


def one_hot(x):
    numbers, words = kinds(x)
    return ColumnTransformer([
        ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), numbers),
        ("words", OneHotEncoder(handle_unknown="ignore", sparse_output=False), words),  # a gap is a category of its own
    ])


def categories(x, test):
    """Categories as pandas has them, those of the training file in both."""
    x, test = x.copy(), test.copy()
    for column in kinds(x)[1]:
        x[column] = x[column].astype("category")
        test[column] = pd.Categorical(test[column], categories=x[column].cat.categories)
    return x, test


def build(method, task, x, seed):
    if method == "baseline":
        return DummyClassifier() if task == "c" else DummyRegressor()
    if method == "linear":
        return make_pipeline(one_hot(x), LogisticRegression(max_iter=1000) if task == "c" else RidgeCV())
    if method == "MLP":
        if task == "c":
            return make_pipeline(one_hot(x), MLPClassifier(random_state=seed))
        return make_pipeline(one_hot(x), TransformedTargetRegressor(MLPRegressor(random_state=seed), transformer=StandardScaler()))
    trees = HistGradientBoostingClassifier if task == "c" else HistGradientBoostingRegressor
    return trees(categorical_features="from_dtype", random_state=seed)


def run(method, task, target, train, test, seed):
    """One fit and its scores on the test file; seconds are those of preparing and fitting."""
    x, y, unseen, truth = read(train, test, target, task)
    if method == "HGB":
        x, unseen = categories(x, unseen)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the MLP's 200 epochs may not be enough: they are its default
        started = time.perf_counter()
        model = build(method, task, x, seed).fit(x, y)
        seconds = time.perf_counter() - started
        if task == "c":
            return scores_of_classes(truth, model.predict_proba(unseen), list(model.classes_)) | {"seconds": seconds}
        return scores_of_numbers(truth, model.predict(unseen)) | {"seconds": seconds}


def scores_of_classes(truth, shares, labels):
    """Accuracy of the likeliest class, and the log loss in nats."""
    shares = np.asarray(shares, dtype=float)
    said = np.asarray(labels)[shares.argmax(axis=1)]
    shares = np.clip(shares, 1e-15, 1)
    place = {label: k for k, label in enumerate(labels)}
    of_truth = np.array([shares[i, place[t]] if t in place else 1e-15 for i, t in enumerate(truth)])
    return {"score": accuracy_score(truth, said), "log_loss": float(-np.log(of_truth / shares.sum(axis=1)).mean())}


def scores_of_numbers(truth, said):
    return {"score": r2_score(truth, said)}
