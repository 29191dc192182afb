"""TIAToolbox' PatchPredictor on a whole slide with a model of one's own: its own tissue mask, patches and output."""

import os
import shutil
import tempfile

import numpy as np
import torch
from simplenet import PatchClassifier, SimpleNet
from turn import Clock, plan, report, write_scores

import tiatoolbox
import zarr
from tiatoolbox.models.engine.io_config import IOPatchPredictorConfig
from tiatoolbox.models.engine.patch_predictor import PatchPredictor
from tiatoolbox.models.models_abc import ModelABC


class Model(ModelABC):
    """As its documentation says how to bring a network."""

    def __init__(self, asked):
        super().__init__()
        self.classifier = PatchClassifier(SimpleNet().load(asked["weights"]), asked["centreSizePx"], log=False)

    def forward(self, pixels):
        return self.classifier(pixels / 255 - 0.5)

    @staticmethod
    def infer_batch(model, batch_data, device="cpu"):
        model.eval()
        with torch.inference_mode():
            pixels = batch_data.to(device=device, dtype=torch.float32).permute(0, 3, 1, 2).contiguous()
            return model(pixels).cpu().numpy()

    @staticmethod
    def postproc(output):
        return np.argmax(output, axis=-1)


def main():
    asked = plan()
    torch.set_num_threads(asked["threads"])
    folder = tempfile.mkdtemp(prefix="sentinode-tiatoolbox-")
    try:
        run(asked, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(asked, folder):
    scale = [{"units": "mpp", "resolution": asked["mpp"]}]
    size = (asked["patchSizePx"], asked["patchSizePx"])
    config = IOPatchPredictorConfig(
        input_resolutions=scale, output_resolutions=scale, patch_input_shape=size, stride_shape=size
    )
    predictor = PatchPredictor(
        model=Model(asked), batch_size=asked["batch"], num_workers=0, device="cpu", verbose=False
    )
    clock = Clock()
    output = predictor.run(
        [asked["slide"]],
        patch_mode=False,
        ioconfig=config,
        save_dir=os.path.join(folder, "out"),
        output_type="zarr",
        return_probabilities=True,
    )
    clock.stop()
    result = zarr.open(str(next(iter(output.values()))), mode="r")
    probabilities, places = np.asarray(result["probabilities"])[:, 1], np.asarray(result["coordinates"])
    write_scores(asked["scores"], ((*place[:2], p) for place, p in zip(places, probabilities)))
    report(clock, len(probabilities), f"tiatoolbox {tiatoolbox.__version__}, torch {torch.__version__}")


if __name__ == "__main__":
    main()
