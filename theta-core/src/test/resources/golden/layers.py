"""Writes layers.json: convolutions, pools and parametric rectifiers with all their gradients, computed by PyTorch in float64."""

import json

import torch
from torch import nn
from torch.nn import functional as f

torch.manual_seed(31)


def numbers(*shape):
    return (torch.randn(*shape, dtype=torch.float64) * 1000).round() / 1000


def short(values):
    """Eight decimals, so that the file stays small."""
    return [short(v) for v in values] if isinstance(values, list) else round(values, 8)


def case(text, layer, channels, height, width, pads=None):
    layer = layer.double()
    for parameter in layer.parameters():
        parameter.data = numbers(*parameter.shape)
    x = numbers(2, channels, height, width).requires_grad_()
    y = layer(x if pads is None else f.pad(x, pads))
    dy = numbers(*y.shape)
    y.backward(dy)
    out = {"text": text, "tolerance": 2e-5, "input": x.tolist(), "output": short(y.tolist())}
    out |= {"output_gradient": dy.tolist(), "input_gradient": short(x.grad.tolist()), "parameters": []}
    for parameter in layer.parameters():
        out["parameters"].append({"values": parameter.tolist(), "gradient": short(parameter.grad.tolist())})
    return out


cases = [
    case("conv(3, 3, padding=1)", nn.Conv2d(2, 3, 3, padding=1), 2, 5, 6),
    case("conv(3, 3, padding=3)", nn.Conv2d(2, 3, 3, padding=3), 2, 3, 4),
    case(
        "conv(3, 3x1, stride=2x1, padding=1x0)",
        nn.Conv2d(2, 3, (3, 1), stride=(2, 1), padding=(1, 0)),
        2, 6, 4,
    ),
    case(
        "conv(3, 2x3, stride=1x2, padding=sides(0, 1, 2, 0))",
        nn.Conv2d(2, 3, (2, 3), stride=(1, 2)),
        2, 4, 6, pads=(1, 0, 0, 2),
    ),
    case("conv(3, 2, stride=3x2, padding=1)", nn.Conv2d(2, 3, 2, stride=(3, 2), padding=1), 2, 7, 6),
    case("conv(6, 3, padding=1, groups=2)", nn.Conv2d(4, 6, 3, padding=1, groups=2), 4, 5, 4),
    case(
        "conv(6, 3, stride=2, padding=1, groups=3)",
        nn.Conv2d(3, 6, 3, stride=2, padding=1, groups=3),
        3, 6, 5,
    ),
    case("conv(5, 3, padding=1, groups=5)", nn.Conv2d(5, 5, 3, padding=1, groups=5), 5, 5, 6),
    case(
        "conv(5, 3, stride=2, padding=1, bias=false, groups=5)",
        nn.Conv2d(5, 5, 3, stride=2, padding=1, bias=False, groups=5),
        5, 6, 5,
    ),
    case(
        "conv(4, 3x2, stride=1x3, padding=2x1, groups=4, dilation=2x1)",
        nn.Conv2d(4, 4, (3, 2), stride=(1, 3), padding=(2, 1), groups=4, dilation=(2, 1)),
        4, 5, 6,
    ),
    case(
        "conv(4, 3, stride=2x3, padding=0, groups=4, dilation=3x2)",
        nn.Conv2d(4, 4, 3, stride=(2, 3), groups=4, dilation=(3, 2)),
        4, 9, 9,
    ),
    case("conv(3, 3, padding=2, dilation=2)", nn.Conv2d(2, 3, 3, padding=2, dilation=2), 2, 6, 5),
    case(
        "conv(4, 2x3, stride=2, padding=1x2, groups=2, dilation=3x2)",
        nn.Conv2d(4, 4, (2, 3), stride=2, padding=(1, 2), groups=2, dilation=(3, 2)),
        4, 6, 7,
    ),
    case("max-pool(3, stride=2, padding=1)", nn.MaxPool2d(3, stride=2, padding=1), 3, 6, 7),
    case("max-pool(3, stride=2, ceil=true)", nn.MaxPool2d(3, stride=2, ceil_mode=True), 3, 6, 7),
    case(
        "max-pool(2x3, stride=3x1, padding=1x0, ceil=true)",
        nn.MaxPool2d((2, 3), stride=(3, 1), padding=(1, 0), ceil_mode=True),
        3, 6, 5,
    ),
    case(
        "avg-pool(3, stride=2, padding=1)",
        nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False),
        3, 6, 7,
    ),
    case(
        "avg-pool(3, stride=2, padding=1, count-padding=true)",
        nn.AvgPool2d(3, stride=2, padding=1),
        3, 6, 7,
    ),
    case(
        "avg-pool(3, stride=2, padding=1, ceil=true)",
        nn.AvgPool2d(3, stride=2, padding=1, ceil_mode=True, count_include_pad=False),
        3, 6, 7,
    ),
    case(
        "avg-pool(2x3, stride=3x2, padding=1x0, ceil=true, count-padding=true)",
        nn.AvgPool2d((2, 3), stride=(3, 2), padding=(1, 0), ceil_mode=True),
        3, 7, 6,
    ),
    case("prelu", nn.PReLU(4), 4, 3, 5),
    case("prelu(shared=true)", nn.PReLU(), 4, 3, 5),
]
json.dump(cases, open("layers.json", "w"), separators=(",", ":"))
