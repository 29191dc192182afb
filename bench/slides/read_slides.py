"""The other side of bench/slides: reads a slide's patches in order, with OpenSlide, TiffSlide or libvips.

Gets a plan as JSON, prints a turn as JSON: see reading-plan.ts.
"""

import importlib.metadata
import json
import os
import resource
import sys
import threading
import time

import numpy as np


def open_openslide(path):
    import openslide

    return openslide.OpenSlide(path)


def open_tiffslide(path):
    import tiffslide

    return tiffslide.TiffSlide(path)


class VipsSlide:
    """libvips' own TIFF loader; regions are cut from one image that keeps its decoded tiles."""

    def __init__(self, path):
        import pyvips

        self.image = pyvips.Image.new_from_file(path, access="random")
        self.dimensions = (self.image.width, self.image.height)
        self.region = pyvips.Region.new(self.image)

    def patch(self, x, y, side, out):
        import pyvips

        if out == side:
            return np.frombuffer(self.region.fetch(x, y, side, side), np.uint8).reshape(side, side, -1)
        cut = self.image.crop(x, y, side, side)
        return cut.resize(out / side, kernel="cubic").numpy()


class PillowSlide:
    """What a Python program does with OpenSlide's interface: a region, without alpha, resized by Pillow."""

    def __init__(self, slide):
        self.slide = slide
        self.dimensions = slide.dimensions

    def patch(self, x, y, side, out):
        from PIL import Image

        level = self.slide.get_best_level_for_downsample(side / out + 0.001)
        scale = self.slide.level_downsamples[level]
        size = round(side / scale)
        image = self.slide.read_region((x, y), level, (size, size)).convert("RGB")
        if size != out:
            image = image.resize((out, out), Image.Resampling.BICUBIC)
        return np.asarray(image)


def open_slide(reader, path):
    if reader == "libvips":
        return VipsSlide(path)
    return PillowSlide({"openslide": open_openslide, "tiffslide": open_tiffslide}[reader](path))


def corners(width, height, side):
    return [(x, y) for y in range(0, height - side + 1, side) for x in range(0, width - side + 1, side)]


def read(reader, path, side, out, threads, seconds):
    """Patches a second, and what one costs: rows of the grid in their order, each thread with a handle of its own."""
    slides = [open_slide(reader, path) for _ in range(threads)]
    places = corners(*slides[0].dimensions, side)
    lock = threading.Lock()
    state = {"next": 0, "done": 0}
    slides[0].patch(0, 0, side, out)
    # A slide has a hundred thousand patches: what the first ones cost more is not what is asked.
    run(slides, places, side, out, state, lock, time.perf_counter() + seconds / 3)
    state["done"] = 0
    started = time.perf_counter()
    cpu_started = time.process_time()
    run(slides, places, side, out, state, lock, started + seconds)
    done = state["done"]
    return {
        "perSecond": done / (time.perf_counter() - started),
        "cpuMs": 1000 * (time.process_time() - cpu_started) / done,
    }


def run(slides, places, side, out, state, lock, end):
    """Goes on where it was, until the time is over or the slide."""

    def work(slide):
        while time.perf_counter() < end:
            with lock:
                at = state["next"]
                state["next"] += 1
            if at >= len(places):
                return
            patch = slide.patch(*places[at], side, out)
            assert patch.shape[:2] == (out, out), patch.shape
            with lock:
                state["done"] += 1

    workers = [threading.Thread(target=work, args=(slide,)) for slide in slides]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def main():
    plan = json.loads(sys.argv[1])
    packages = {"openslide": "openslide-bin", "tiffslide": "tiffslide", "libvips": "pyvips-binary"}
    rates = {}
    for name, scale in plan["scales"].items():
        try:
            rates[name] = read(plan["reader"], plan["path"], scale["sidePx"], scale["outputPx"], plan["threads"], plan["seconds"])
        except Exception as error:  # noqa: BLE001 - a reader that cannot read this slide says so in the table
            rates[name] = None
            print(f"{plan['reader']}: {os.path.basename(plan['path'])}: {str(error)[:150]}", file=sys.stderr)
    package = packages[plan["reader"]]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rates": rates, "software": f"{package} {importlib.metadata.version(package)}", "peakMib": peak}))


main()
