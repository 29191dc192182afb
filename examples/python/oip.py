"""Scores patches over the Open Inference Protocol: python oip.py [--server HOST:PORT] [--model M] PATCH..."""
import argparse
from pathlib import Path

import numpy as np
import tritonclient.grpc as triton

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--server", default="localhost:50051")
parser.add_argument("--model", default="ensemble")
parser.add_argument("patches", nargs="+", type=Path)
arguments = parser.parse_args()

client = triton.InferenceServerClient(arguments.server)
pictures = np.array([path.read_bytes() for path in arguments.patches], dtype=np.object_)
patches = triton.InferInput("patches", pictures.shape, "BYTES")
patches.set_data_from_numpy(pictures)
result = client.infer(arguments.model, [patches])

names = [output.name for output in result.get_response().outputs]
for row, path in enumerate(arguments.patches):
    print(path.name, *(f"{name}={result.as_numpy(name)[row, 0]:.4f}" for name in names))
