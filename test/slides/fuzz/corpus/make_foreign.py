"""Writes small sound slides by other programs' writers into a folder, for `npm run fuzz:slides -- --files FOLDER`.

    pip install tifffile imagecodecs pillow pyvips-binary pyvips pydicom wsidicomizer
    TURBOJPEG=.codecs/lib/libturbojpeg.so.0 python make_foreign.py FOLDER
"""

import io
import pathlib
import sys

import numpy
import pyvips
import tifffile
from PIL import Image
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.sequence import Sequence
from pydicom.uid import ExplicitVRLittleEndian, ImplicitVRLittleEndian, JPEG2000Lossless, JPEGBaseline8Bit
from wsidicomizer import WsiDicomizer

WIDTH, HEIGHT, TILE = 208, 160, 64
WSI_CLASS = "1.2.840.10008.5.1.4.1.1.77.1.6"


def tissue(step=1):
    """Never white and nowhere plain, as tissue.ts has it: what shows as either is the reader's own."""
    y, x = numpy.mgrid[0:HEIGHT:step, 0:WIDTH:step]
    wave = 60 * numpy.sin(x / 2.3) * numpy.cos(y / 2.9)
    grain = (x * 37 + y * 91 + x * y * 13) % 17 - 8
    return numpy.stack([150 + wave + grain, 90 + wave / 2 + grain, 140 + wave], axis=2).round().astype(numpy.uint8)


PICTURE, HALF = tissue(), tissue(2)


def by_tifffile(folder):
    tiled = {"tile": (TILE, TILE), "photometric": "rgb", "metadata": None}

    def pyramid(name, bigtiff=False, byteorder="<", description=None, **layout):
        with tifffile.TiffWriter(folder / name, bigtiff=bigtiff, byteorder=byteorder) as file:
            file.write(PICTURE, **{**tiled, **layout}, description=description)
            if description is not None:  # As Aperio has it: a thumbnail in strips comes second.
                file.write(HALF, photometric="rgb", metadata=None, rowsperstrip=16)
            file.write(HALF, **{**tiled, **layout}, subfiletype=1)

    svs = f"Aperio Image Library v12\r\n{WIDTH}x{HEIGHT} [0,0 {WIDTH}x{HEIGHT}] (64x64) JPEG/RGB Q=90|AppMag = 20|MPP = 0.5"
    pyramid("tifffile-jpeg.tif", compression="jpeg", compressionargs={"level": 95})
    pyramid("tifffile-jpeg-rgb.svs", compression="jpeg", compressionargs={"level": 95, "outcolorspace": "rgb"}, description=svs)
    pyramid("tifffile-jpeg2000.tif", compression="jpeg2000")
    pyramid("tifffile-aperio-33005.svs", compression="aperio_jp2000_rgb", description=svs)
    pyramid("tifffile-deflate-predictor.tif", compression="deflate", predictor=True, bigtiff=True)
    pyramid("tifffile-lzw-big-endian.tif", compression="lzw", predictor=True, byteorder=">")
    pyramid("tifffile-zstd.tif", compression="zstd", predictor=True)
    pyramid("tifffile-webp.tif", compression="webp")
    pyramid("tifffile-plain.tif")
    tifffile.imwrite(folder / "tifffile-strips.tif", PICTURE, rowsperstrip=40, compression="deflate", photometric="rgb")
    tifffile.imwrite(folder / "tifffile-grey.tif", PICTURE[..., 0], tile=(TILE, TILE), compression="deflate")
    rgba = numpy.concatenate([PICTURE, numpy.full_like(PICTURE[..., :1], 255)], axis=2)
    tifffile.imwrite(folder / "tifffile-rgba.tif", rgba, tile=(TILE, TILE), compression="deflate", photometric="rgb")
    planes = numpy.moveaxis(PICTURE, 2, 0)
    planar = {"photometric": "rgb", "planarconfig": "separate", "tile": (TILE, TILE)}
    tifffile.imwrite(folder / "tifffile-planar.tif", planes, compression="zstd", **planar)
    with tifffile.TiffWriter(folder / "tifffile-ome.ome.tif", ome=True, bigtiff=True) as file:
        about = {"axes": "YXS", "PhysicalSizeX": 0.5, "PhysicalSizeY": 0.5}
        file.write(PICTURE, subifds=1, tile=(TILE, TILE), compression="jpeg", photometric="rgb", metadata=about)
        file.write(HALF, subfiletype=1, tile=(TILE, TILE), compression="jpeg", photometric="rgb")


def by_libvips(folder):
    image = pyvips.Image.new_from_array(PICTURE)
    layout = {"tile": True, "tile_width": TILE, "tile_height": TILE, "pyramid": True}
    image.tiffsave(str(folder / "libvips-jpeg.tif"), compression="jpeg", Q=95, **layout)
    image.tiffsave(str(folder / "libvips-rgbjpeg-subifd.tif"), compression="jpeg", rgbjpeg=True, subifd=True, **layout)
    image.tiffsave(str(folder / "libvips-deflate-bigtiff.tif"), compression="deflate", bigtiff=True, **layout)
    image.tiffsave(str(folder / "libvips-lzw-strips.tif"), compression="lzw")


def by_pillow(folder):
    Image.fromarray(PICTURE).save(folder / "pillow-jpeg-strips.tif", compression="jpeg", quality=95)
    Image.fromarray(PICTURE).save(folder / "pillow-zstd.tif", compression="zstd")


def tiles_of(picture):
    rows, columns = -(-picture.shape[0] // TILE), -(-picture.shape[1] // TILE)
    padded = numpy.pad(picture, ((0, rows * TILE - picture.shape[0]), (0, columns * TILE - picture.shape[1]), (0, 0)), "edge")
    for row in range(rows):
        for column in range(columns):
            yield column, row, padded[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE]


def encoded(tile, syntax):
    if syntax == JPEGBaseline8Bit:
        out = io.BytesIO()
        Image.fromarray(tile).save(out, "jpeg", quality=95, subsampling=0)
        return out.getvalue()
    if syntax == JPEG2000Lossless:
        import imagecodecs

        return imagecodecs.jpeg2k_encode(tile, codecformat="j2k", reversible=True, mct=False)
    return tile.tobytes()


def whole_slide(picture, syntax, sparse=False, series="1.2.3", number=1):
    tiles = list(tiles_of(picture))
    order = tiles[::-1] if sparse else tiles
    data = Dataset()
    data.file_meta = FileMetaDataset()
    data.file_meta.TransferSyntaxUID = syntax
    data.file_meta.MediaStorageSOPClassUID = data.SOPClassUID = WSI_CLASS
    data.file_meta.MediaStorageSOPInstanceUID = data.SOPInstanceUID = f"{series}.{number}"
    data.StudyInstanceUID, data.SeriesInstanceUID = "1.2", series
    data.PatientName, data.PatientID, data.Modality = "Nobody", "0", "SM"
    data.ImageType = ["ORIGINAL", "PRIMARY", "VOLUME", "NONE"]
    data.InstanceNumber, data.NumberOfFrames = number, len(tiles)
    data.Rows = data.Columns = TILE
    data.TotalPixelMatrixRows, data.TotalPixelMatrixColumns = picture.shape[:2]
    data.SamplesPerPixel, data.PlanarConfiguration, data.PixelRepresentation = 3, 0, 0
    data.BitsAllocated = data.BitsStored = 8
    data.HighBit = 7
    data.PhotometricInterpretation = "YBR_FULL" if syntax == JPEGBaseline8Bit else "RGB"
    data.DimensionOrganizationType = "TILED_SPARSE" if sparse else "TILED_FULL"
    path = Dataset()
    path.OpticalPathIdentifier, path.ObjectiveLensPower = "1", "20"
    data.OpticalPathSequence = Sequence([path])
    measures, shared = Dataset(), Dataset()
    measures.PixelSpacing = [0.0005 * WIDTH / picture.shape[1]] * 2
    shared.PixelMeasuresSequence = Sequence([measures])
    data.SharedFunctionalGroupsSequence = Sequence([shared])
    if sparse:
        data.PerFrameFunctionalGroupsSequence = Sequence([frame_at(column, row) for column, row, _ in order])
    frames = [encoded(tile, syntax) for _, _, tile in order]
    encapsulates = syntax in (JPEGBaseline8Bit, JPEG2000Lossless)
    data.PixelData = encapsulate(frames) if encapsulates else b"".join(frames)
    data["PixelData"].VR = "OB" if encapsulates else "OW"
    return data


def frame_at(column, row):
    place, frame = Dataset(), Dataset()
    place.ColumnPositionInTotalImagePixelMatrix = column * TILE + 1
    place.RowPositionInTotalImagePixelMatrix = row * TILE + 1
    frame.PlanePositionSlideSequence = Sequence([place])
    return frame


def by_pydicom(folder):
    def write(name, *instances):
        (folder / name).mkdir()
        for i, data in enumerate(instances):
            data.save_as(folder / name / f"{i + 1}.dcm", enforce_file_format=True)

    write("pydicom-jpeg", whole_slide(PICTURE, JPEGBaseline8Bit), whole_slide(HALF, JPEGBaseline8Bit, number=2))
    write("pydicom-jpeg2000", whole_slide(PICTURE, JPEG2000Lossless))
    write("pydicom-plain", whole_slide(PICTURE, ExplicitVRLittleEndian))
    write("pydicom-implicit-sparse", whole_slide(PICTURE, ImplicitVRLittleEndian, sparse=True))
    write("pydicom-jpeg-sparse", whole_slide(PICTURE, JPEGBaseline8Bit, sparse=True))


def by_wsidicomizer(folder):
    (folder / "wsidicomizer").mkdir()
    options = {"tile_size": TILE, "include_label": False, "include_overview": False, "include_thumbnail": False}
    WsiDicomizer.convert(folder / "tifffile-jpeg-rgb.svs", output_path=folder / "wsidicomizer", **options)


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for write in (by_tifffile, by_libvips, by_pillow, by_pydicom, by_wsidicomizer):
        write(folder)


main()
