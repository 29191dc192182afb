"""WSInfer as its command line runs it, on a model of ones own: tissue, patches, inference, CSV, GeoJSON."""

import csv
import glob
import json
import os
import shutil
import sys
import tempfile

from turn import Clock, plan, report, write_scores

NO_MODELS = {"models": {"none": {"description": "none", "hf_repo_id": "none/none", "hf_revision": "main"}}}


def without_registry(folder):
    """It asks a model hub for its list of models when it is imported, also for those who bring their own."""
    import wsinfer_zoo
    import wsinfer_zoo.client

    file = os.path.join(folder, "registry.json")
    with open(file, "w") as out:
        json.dump(NO_MODELS, out)
    load = wsinfer_zoo.client.load_registry
    wsinfer_zoo.client.load_registry = lambda registry_file=None: load(registry_file or file)
    wsinfer_zoo.load_registry = wsinfer_zoo.client.load_registry


def write_model(asked, folder):
    import torch
    from simplenet import PatchClassifier, SimpleNet

    classifier = PatchClassifier(SimpleNet().load(asked["weights"]), asked["centreSizePx"], log=True).eval()
    size = asked["patchSizePx"]
    traced = torch.jit.trace(classifier, torch.zeros(1, 3, size, size))
    model = os.path.join(folder, "model.pt")
    torch.jit.freeze(traced).save(model)
    config = os.path.join(folder, "config.json")
    with open(config, "w") as out:
        json.dump(
            {
                "spec_version": "1.0",
                "architecture": "simplenet",
                "num_classes": 2,
                "class_names": ["normal", "tumour"],
                "name": "simplenet",
                "patch_size_pixels": size,
                "spacing_um_px": asked["mpp"],
                "transform": [
                    {"name": "ToTensor"},
                    {"name": "Normalize", "arguments": {"mean": [0.5, 0.5, 0.5], "std": [1.0, 1.0, 1.0]}},
                ],
            },
            out,
        )
    return model, config


def main():
    asked = plan()
    os.environ["WSINFER_FORCE_CPU"] = "1"
    folder = tempfile.mkdtemp(prefix="sentinode-wsinfer-")
    try:
        run(asked, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(asked, folder):
    without_registry(folder)
    import torch
    import wsinfer
    from wsinfer.cli.cli import cli

    torch.set_num_threads(asked["threads"])
    model, config = write_model(asked, folder)
    # It takes a folder of slides.
    slides, results = os.path.join(folder, "slides"), os.path.join(folder, "results")
    os.mkdir(slides)
    os.symlink(asked["slide"], os.path.join(slides, os.path.basename(asked["slide"])))
    clock = Clock()
    arguments = ["run", "--wsi-dir", slides, "--results-dir", results, "--model-path", model, "--config", config]
    try:
        cli([*arguments, "--batch-size", str(asked["batch"])], standalone_mode=False)
    except SystemExit as ended:
        if ended.code not in (0, None):
            raise
    clock.stop()
    with open(glob.glob(os.path.join(results, "model-outputs-csv", "*.csv"))[0]) as file:
        rows = [(row["minx"], row["miny"], row["prob_tumour"]) for row in csv.DictReader(file)]
    write_scores(asked["scores"], ((float(left), float(top), float(p)) for left, top, p in rows))
    report(clock, len(rows), f"wsinfer {wsinfer.__version__}, torch {torch.__version__}")


if __name__ == "__main__":
    main()
    sys.exit(0)
