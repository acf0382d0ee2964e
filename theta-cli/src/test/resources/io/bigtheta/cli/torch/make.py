"""Makes weights of PyTorch for the tests of theta import, and prints what PyTorch answers.

Ran with Python 3.11, torch 2.13.0, safetensors and pillow: python make.py FOLDER
"""
import sys
import torch
from PIL import Image
from safetensors.torch import save_file
from torch import nn

folder = sys.argv[1]
torch.manual_seed(3)

# the flowers of Cli.flowers, of which the network sees the two measures
kinds = ["rose", "lily", "aster"]
rows = [(i % 3 + 0.1 * (i % 7), 4 - i % 3 + 0.1 * (i % 5)) for i in range(120)]
x = torch.tensor(rows)
x = (x - torch.tensor([1.3, 3.2])) / torch.tensor([0.8, 0.9])
labels = torch.tensor([i % 3 for i in range(120)])
net = nn.Sequential(nn.Linear(2, 6), nn.BatchNorm1d(6), nn.GELU(), nn.Linear(6, 3))
optimizer = torch.optim.Adam(net.parameters(), 0.02)
for _ in range(150):
    optimizer.zero_grad()
    nn.functional.cross_entropy(net(x), labels).backward()
    optimizer.step()
net.eval()
save_file(net.state_dict(), f"{folder}/flowers.safetensors")
torch.set_printoptions(precision=8)
print(net(x).softmax(1)[:3])

net = nn.Sequential(
    nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(4 * 3 * 3, 3))
with torch.no_grad():
    for _ in range(20):
        net(torch.randn(8, 3, 8, 8))
net.eval()
save_file(net.state_dict(), f"{folder}/picture.safetensors")
pixels = torch.randint(0, 256, (8, 8, 3), dtype=torch.uint8)
Image.fromarray(pixels.numpy()).save(f"{folder}/picture.png")
image = (pixels.permute(2, 0, 1).float() / 255 - torch.tensor([0.485, 0.456, 0.406]).view(3, 1, 1))
image = image / torch.tensor([0.229, 0.224, 0.225]).view(3, 1, 1)
torch.set_printoptions(precision=8)
print(net(image[None]).softmax(1))
