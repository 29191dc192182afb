"""Writes a seed's Zstandard TIFF: the picture of the uncompressed one in tiles, by tifffile and imagecodecs.

    python make_zstd.py ../../../fixtures/fuzz/tiff-strips/slide.tif ../../../fixtures/fuzz/tiff-zstd/slide.tif
"""

import sys

import tifffile

picture = tifffile.imread(sys.argv[1])
layout = {"tile": (32, 32), "compression": "zstd", "photometric": "rgb", "metadata": None}
with tifffile.TiffWriter(sys.argv[2]) as file:
    file.write(picture, predictor=True, resolution=(20000, 20000), resolutionunit="CENTIMETER", **layout)
    file.write(picture[::2, ::2], subfiletype=1, **layout)
