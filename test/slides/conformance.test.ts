import { coarseMosaic, fineMosaic } from '../support/mosaics.js';
import { describeSlideReader } from './conformance.js';
import { fixtureSlide, slideOf } from './support/open-slide.js';
import { cutStrips, cutTiles, gradient, paint } from './support/test-pictures.js';
import { writeTiff } from './support/write-tiff.js';

const picture = paint(333, 217, gradient);

const CASES = [
  { name: 'Aperio SVS, JPEG', files: () => fixtureSlide('CMU-1-Small-Region.svs') },
  { name: 'Aperio SVS, JPEG 2000 RGB', files: () => fixtureSlide('tcga-cr-7395-region.svs') },
  { name: 'Aperio SVS, JPEG 2000 YCbCr 4:2:2', files: () => fixtureSlide('aperio-33003-ycbcr-422.svs') },
  { name: 'OME-TIFF', files: () => fixtureSlide('OS-1-detail.ome.tif') },
  { name: 'a mosaic at 0.972 µm/px', files: () => coarseMosaic.files },
  { name: 'a mosaic at 0.486 µm/px', files: () => fineMosaic.files },
  {
    name: 'an uncompressed tiled BigTIFF, big-endian',
    files: () =>
      slideOf(
        writeTiff([{ widthPx: 333, heightPx: 217, tile: [64, 48], chunks: cutTiles(picture, [64, 48]) }], {
          bigTiff: true,
          bigEndian: true,
        }).bytes,
      ),
  },
  {
    name: 'an uncompressed TIFF in strips',
    files: () =>
      slideOf(writeTiff([{ widthPx: 333, heightPx: 217, rowsPerStrip: 10, chunks: cutStrips(picture, 10) }]).bytes),
  },
];

CASES.forEach(describeSlideReader);
