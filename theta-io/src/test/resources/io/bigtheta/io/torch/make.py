"""Makes the files of weights of PyTorch on which theta import is tested, with PyTorch's own outputs.

Ran with Python 3.11, torch 2.13.0 and safetensors: python make.py FOLDER
"""
import sys
import torch
from torch import nn
from safetensors.torch import save_file

folder = sys.argv[1]


class Cnn(nn.Module):
    """Names in an order that is not that of the alphabet."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(
            nn.Conv2d(3, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2))
        self.body = nn.Sequential(nn.Conv2d(6, 4, (3, 2), stride=2), nn.GELU(), nn.Flatten())
        self.head = nn.Sequential(nn.Linear(4 * 1 * 2, 9), nn.PReLU(9), nn.Linear(9, 4))

    def forward(self, x):
        return self.head(self.body(self.stem(x)))


class Res(nn.Module):
    """A residual block between two other layers."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 4, 3, padding=1)
        self.block = nn.Sequential(
            nn.Conv2d(4, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4), nn.ReLU(),
            nn.Conv2d(4, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4))
        self.last = nn.Linear(4, 3)

    def forward(self, x):
        x = torch.relu(self.first(x))
        x = torch.relu(x + self.block(x))
        return self.last(x.mean((2, 3)))


class Two(nn.Module):
    """Two layers of one shape, whose names do not say which is the first."""

    def __init__(self):
        super().__init__()
        self.encoder = nn.Linear(4, 4)
        self.decoder = nn.Linear(4, 4)

    def forward(self, x):
        return self.decoder(torch.tanh(self.encoder(x)))


def settle(net):
    """Gives running statistics and affine parameters other values than those of a new network."""
    with torch.no_grad():
        for module in net.modules():
            if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d, nn.LayerNorm, nn.PReLU)):
                if module.weight is not None:
                    module.weight.uniform_(0.3, 1.5)
                    if not isinstance(module, nn.PReLU):
                        module.bias.uniform_(-0.5, 0.5)
            if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
                module.running_mean.uniform_(-0.5, 0.5)
                module.running_var.uniform_(0.3, 2)
    net.eval()


def write(name, net, shape, dtype=torch.float32, prefix=""):
    settle(net)
    net = net.to(dtype).float() if dtype != torch.float64 else net
    x = torch.rand(4, *shape, dtype=torch.float64) * 2 - 1
    with torch.no_grad():
        y = net.double()(x)
    state = {}
    for key, value in net.state_dict().items():
        value = value.to(dtype) if value.is_floating_point() else value
        state[prefix + key] = value.contiguous()
    save_file(state, f"{folder}/{name}.safetensors")
    # rows as Theta has them: the channels of a pixel together
    rows = x if len(shape) == 1 else x.permute(0, 2, 3, 1).reshape(4, -1)
    save_file(
        {"x": rows.float().contiguous(), "y": y.float().contiguous()},
        f"{folder}/{name}-expected.safetensors",
    )


torch.manual_seed(7)
write("mlp", nn.Sequential(nn.Linear(5, 8), nn.Tanh(), nn.Linear(8, 8), nn.LayerNorm(8), nn.ReLU(), nn.Linear(8, 3)), (5,))
write("twelve", nn.Sequential(*[nn.Linear(4, 4) for _ in range(12)]), (4,), prefix="module.")
write("cnn", Cnn(), (3, 8, 8))
write(
    "depthwise",
    nn.Sequential(
        nn.Conv2d(4, 8, 3, padding=1, groups=4), nn.SiLU(), nn.Conv2d(8, 6, 3, padding=2, dilation=2, groups=2),
        nn.BatchNorm2d(6, affine=False), nn.PReLU(), nn.AvgPool2d(2), nn.Flatten(), nn.LayerNorm(6 * 3 * 4),
        nn.Linear(6 * 3 * 4, 5)),
    (4, 6, 8), torch.float16)
write("brain", nn.Sequential(nn.Flatten(), nn.Linear(2 * 3 * 4, 6), nn.BatchNorm1d(6), nn.GELU(approximate="tanh"), nn.Linear(6, 2)), (2, 3, 4), torch.bfloat16)
write("double", nn.Sequential(nn.LayerNorm([2, 3, 4]), nn.Flatten(), nn.Linear(2 * 3 * 4, 1)), (2, 3, 4), torch.float64)
write("residual", Res(), (1, 5, 5))
write("two", Two(), (4,))
save_file(nn.LSTM(4, 3).state_dict(), f"{folder}/lstm.safetensors")
