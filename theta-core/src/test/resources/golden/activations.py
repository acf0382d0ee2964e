"""Writes activations.json: activation functions and their derivatives, computed by PyTorch in float64."""

import json

import torch
from torch.nn import functional as f

z = ((torch.arange(-64, 64, dtype=torch.float64) + 0.5) / 8).requires_grad_()  # no kink is hit
functions = {
    "elu(0.7)": lambda x: f.elu(x, alpha=0.7),
    "selu": f.selu,
    "celu": f.celu,
    "celu(0.4)": lambda x: f.celu(x, alpha=0.4),
    "mish": f.mish,
    "silu": f.silu,
    "hard-swish": f.hardswish,
    "hard-sigmoid": f.hardsigmoid,
    "hard-sigmoid(0.2, 0.5)": lambda x: torch.clamp(0.2 * x + 0.5, 0, 1),
    "gelu": f.gelu,
    "gelu-tanh": lambda x: f.gelu(x, approximate="tanh"),
    "clipped-relu": f.relu6,
    "clipped-relu(2.2)": lambda x: torch.clamp(x, 0, 2.2),
    "leaky-relu(0.2)": lambda x: f.leaky_relu(x, 0.2),
    "softplus": f.softplus,
    "softsign": f.softsign,
}
out = {"z": z.tolist(), "functions": []}
for text, function in functions.items():
    y = function(z)
    (slope,) = torch.autograd.grad(y.sum(), z)
    out["functions"].append({"text": text, "y": y.tolist(), "derivative": slope.tolist()})
json.dump(out, open("activations.json", "w"), separators=(",", ":"))
