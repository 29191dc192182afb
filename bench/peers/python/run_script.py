"""The loop that one writes by hand: openslide-python and onnxruntime on the network as it was exported. Tissue by
Otsu's threshold on the saturation of a thumbnail; patches whose centre is tissue; batches read ahead by threads."""

from collections import deque
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import onnxruntime
import openslide

from turn import Clock, plan, report, write_scores

THUMBNAIL_PX = 2048


def otsu(levels):
    """The threshold that parts a histogram of 0 to 255 best."""
    counts = np.bincount(levels.ravel(), minlength=256).astype(np.float64)
    below = counts.cumsum()
    sums = (counts * np.arange(256)).cumsum()
    with np.errstate(divide="ignore", invalid="ignore"):
        between = (sums[-1] * below / below[-1] - sums) ** 2 / (below * (below[-1] - below))
    return int(np.nan_to_num(between).argmax())


def tissue_patches(slide, size):
    """Left and top of each patch of the grid whose centre is tissue."""
    width, height = slide.dimensions
    thumbnail = slide.get_thumbnail((THUMBNAIL_PX, THUMBNAIL_PX)).convert("HSV")
    saturation = np.asarray(thumbnail)[..., 1]
    tissue = saturation > otsu(saturation)
    rows, columns = tissue.shape
    return [
        (left, top)
        for top in range(0, height - size + 1, size)
        for left in range(0, width - size + 1, size)
        if tissue[int((top + size / 2) * rows / height), int((left + size / 2) * columns / width)]
    ]


def batches_ahead(patches, size, read, readers):
    """Batches in order, as many being read as there are readers."""
    pending = deque()
    with ThreadPoolExecutor(readers) as pool:
        for start in range(0, len(patches), size):
            pending.append(pool.submit(lambda some: np.stack([read(place) for place in some]), patches[start : start + size]))
            if len(pending) > readers:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


def main():
    asked = plan()
    size, centre = asked["patchSizePx"], asked["centreSizePx"]
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = asked["threads"]
    session = onnxruntime.InferenceSession(asked["model"], options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name

    clock = Clock()
    slide = openslide.OpenSlide(asked["slide"])
    patches = tissue_patches(slide, size)
    read = lambda place: np.asarray(slide.read_region(place, 0, (size, size)).convert("RGB"))
    edge = (size - centre) // 2
    inner = slice(edge, edge + centre)
    scores = []
    for batch in batches_ahead(patches, asked["batch"], read, asked["threads"]):
        (classes,) = session.run(None, {name: batch})
        scores.extend(classes[:, 1, inner, inner].mean((1, 2)))
    write_scores(asked["scores"], ((*place, score) for place, score in zip(patches, scores)))
    clock.stop()
    report(clock, len(scores), f"openslide-python {openslide.__version__}, onnxruntime {onnxruntime.__version__}")


main()
