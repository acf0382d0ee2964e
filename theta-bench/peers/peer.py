"""One job of one peer in Python: seconds per epoch (median after the first), the first, test accuracy, peak MB, installed MB.

    python peer.py torch|keras|scikit-learn THREADS DATA HIDDEN BATCH momentum|adam EPOCHS
    python peer.py PEER                                                                    whether it is installed: exit code 0

DATA is the folder of MNIST's four files. HIDDEN is 128 or 512,512; for torch also "example", the convolutional network of
PyTorch's own example for MNIST. Tensors are in memory, and no DataLoader is between them and the network.
"""
import importlib.metadata, importlib.util, os, re, resource, statistics, sys, time, warnings

peer = sys.argv[1]
os.environ.setdefault("KERAS_BACKEND", "tensorflow" if importlib.util.find_spec("tensorflow") else "torch")
warnings.filterwarnings("ignore")
if len(sys.argv) == 2:
    sys.exit(0 if importlib.util.find_spec("sklearn" if peer == "scikit-learn" else peer) else 1)
threads, data, epochs, hidden, batch, optimizer = int(sys.argv[2]), sys.argv[3], int(sys.argv[7]), sys.argv[4], int(sys.argv[5]), sys.argv[6]
example = hidden == "example"
hidden = [] if example else [int(units) for units in hidden.split(",")]

import numpy as np


def read(name, header):
    return np.frombuffer(open(f"{data}/{name}", "rb").read()[header:], np.uint8)


def installed(name, seen):
    """Bytes of a distribution and of those it needs."""
    try:
        distribution = importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError:
        return 0
    if distribution.metadata["Name"].lower() in seen:
        return 0
    seen.add(distribution.metadata["Name"].lower())
    files = (distribution.locate_file(file) for file in distribution.files or ())
    needs = (need for need in distribution.requires or () if "extra ==" not in need)
    return sum(file.stat().st_size for file in files if file.is_file()) + sum(
        installed(re.match(r"[\w.-]+", need)[0], seen) for need in needs)


x = read("train-images-idx3-ubyte", 16).reshape(-1, 784).astype(np.float32) / 255
y = read("train-labels-idx1-ubyte", 8).astype(np.int64)
xt = read("t10k-images-idx3-ubyte", 16).reshape(-1, 784).astype(np.float32) / 255
yt = read("t10k-labels-idx1-ubyte", 8)
needed = [peer]
seconds = []


def timed(epoch):
    for _ in range(epochs):
        start = time.perf_counter()
        epoch()
        seconds.append(time.perf_counter() - start)


if peer == "torch":
    import torch

    torch.set_num_threads(threads)
    torch.manual_seed(0)
    if example:
        net = torch.nn.Sequential(
            torch.nn.Unflatten(1, (1, 28, 28)), torch.nn.Conv2d(1, 32, 3), torch.nn.ReLU(), torch.nn.Conv2d(32, 64, 3),
            torch.nn.ReLU(), torch.nn.MaxPool2d(2), torch.nn.Dropout(0.25), torch.nn.Flatten(), torch.nn.Linear(9216, 128),
            torch.nn.ReLU(), torch.nn.Dropout(0.5), torch.nn.Linear(128, 10))
    else:
        sizes = [784] + hidden + [10]
        layers = []
        for a, b in zip(sizes, sizes[1:]):
            layers += [torch.nn.Linear(a, b), torch.nn.ReLU()]
        net = torch.nn.Sequential(*layers[:-1])
    step = (torch.optim.Adam(net.parameters(), lr=0.001) if optimizer == "adam"
            else torch.optim.SGD(net.parameters(), lr=0.02, momentum=0.9))
    loss = torch.nn.CrossEntropyLoss()
    xs, ys = torch.from_numpy(x), torch.from_numpy(y)

    def epoch():
        order = torch.randperm(len(xs))
        for i in range(0, len(xs), batch):
            rows = order[i:i + batch]
            step.zero_grad()
            loss(net(xs[rows]), ys[rows]).backward()
            step.step()

    timed(epoch)
    net.eval()
    with torch.no_grad():
        answers = torch.cat([net(rows).argmax(1) for rows in torch.from_numpy(xt).split(1000)]).numpy()
elif peer == "keras":
    import keras

    if keras.backend.backend() == "torch":
        import torch

        torch.set_num_threads(threads)
    elif keras.backend.backend() == "tensorflow":
        import tensorflow

        tensorflow.config.threading.set_intra_op_parallelism_threads(threads)
    needed.append(keras.backend.backend())
    keras.utils.set_random_seed(0)
    net = keras.Sequential(
        [keras.layers.Dense(units, activation="relu") for units in hidden] + [keras.layers.Dense(10)])
    net.compile(keras.optimizers.Adam(0.001) if optimizer == "adam" else keras.optimizers.SGD(0.02, momentum=0.9),
                keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    timed(lambda: net.fit(x, y, batch_size=batch, verbose=0))
    answers = net.predict(xt, batch_size=1000, verbose=0).argmax(1)
else:
    from sklearn.neural_network import MLPClassifier

    solver = {"solver": "adam"} if optimizer == "adam" else {
        "solver": "sgd", "learning_rate_init": 0.02, "momentum": 0.9, "nesterovs_momentum": False}
    net = MLPClassifier(hidden_layer_sizes=hidden, batch_size=batch, max_iter=1, warm_start=True, alpha=0, random_state=0, **solver)
    timed(lambda: net.fit(x, y))
    answers = net.predict(xt)
accuracy = 100 * (answers == yt).mean()
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
size = sum(installed(name, set()) for name in needed) >> 20
print(f"{statistics.median(seconds[1:] or seconds):.3f} {seconds[0]:.3f} {accuracy:.2f} {memory} {size}")
