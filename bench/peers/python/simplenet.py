"""SimpleNet in torch with the weights of a file of ours (safetensors: kernels as height, width, in, out)."""

import json
import struct

import numpy as np
import torch
from torch import nn
from torch.nn import functional


def read_weights(path):
    """A safetensors file: the length of its header, the header as JSON, the values."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        values = file.read()
    header.pop("__metadata__", None)
    return {
        name: np.frombuffer(values[slice(*entry["data_offsets"])], "<f4").reshape(entry["shape"]).copy()
        for name, entry in header.items()
    }


class SimpleNet(nn.Module):
    """RGB as x / 255 - 0.5, NCHW, to two classes a pixel. 'Same' padding is TensorFlow's: what is odd goes last."""

    def __init__(self):
        super().__init__()
        self.conv_1 = nn.Conv2d(3, 100, 3, 2)
        self.conv_2 = nn.Conv2d(100, 200, 3, 2)
        self.conv_3 = nn.Conv2d(200, 300, 3, padding=1)
        self.conv_4 = nn.Conv2d(300, 300, 3, padding=1)
        self.conv_5 = nn.Conv2d(300, 2, 1)
        self.upscale = nn.ConvTranspose2d(2, 2, 31, 16)

    def load(self, path):
        weights = read_weights(path)
        for name, layer in self.named_children():
            kernel = torch.from_numpy(weights[f"{name}/kernel"])
            # Height, width, in, out (out, in of a transposed one) to out, in (in, out), height, width.
            layer.weight.data = kernel.permute(3, 2, 0, 1).contiguous()
            layer.bias.data = torch.from_numpy(weights[f"{name}/bias"])
        return self.eval()

    def forward(self, pixels):
        height, width = pixels.shape[2], pixels.shape[3]
        x = functional.max_pool2d(functional.elu(self.conv_1(functional.pad(pixels, (0, 1, 0, 1)))), 2)
        x = functional.max_pool2d(functional.elu(self.conv_2(functional.pad(x, (0, 1, 0, 1)))), 2)
        x = functional.elu(self.conv_4(functional.elu(self.conv_3(x))))
        x = self.upscale(self.conv_5(x))
        # The transposed convolution reaches 31 - 16 pixels beyond: half of them, rounded down, before the picture.
        before = (x.shape[2] - height) // 2
        x = x[:, :, before : before + height, before : before + width]
        return torch.softmax(x, 1)


class PatchClassifier(nn.Module):
    """Two classes a patch: the mean of its centre. `log`: as log-probabilities, for those who add a softmax."""

    def __init__(self, net, centre, log):
        super().__init__()
        self.net, self.centre, self.log = net, centre, log

    def forward(self, pixels):
        edge = (pixels.shape[2] - self.centre) // 2
        classes = self.net(pixels)[:, :, edge : edge + self.centre, edge : edge + self.centre].mean((2, 3))
        return torch.log(classes.clamp_min(1e-12)) if self.log else classes
