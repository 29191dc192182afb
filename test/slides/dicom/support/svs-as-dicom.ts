// A scanner's own JPEG tiles, moved from an SVS into DICOM as converters do it: RGB, and no marker says so.
import type { SlideFileSet } from '../../../../src/ports/slide-reader.js';
import { readJpegHeader } from '../../../../src/image/jpeg/jpeg-header.js';
import { openFileSource } from '../../../../src/slides/file-source.js';
import { readDirectories } from '../../../../src/slides/tiff/read-directories.js';
import { fixtureSlide } from '../../support/open-slide.js';
import { paint } from '../../support/test-pictures.js';
import { dicomSlide } from './dicom-set.js';
import { joined } from './elements.js';

/** The finest level of the SVS, its tiles as they are stored but for the tables that JPEG tiles share. */
export async function svsAsDicom(name = 'CMU-1-Small-Region.svs', photometric = 'RGB'): Promise<SlideFileSet> {
  const file = await openFileSource(fixtureSlide(name));
  const [directory] = await readDirectories(file, undefined);
  if (directory === undefined) throw new Error('an SVS is needed');
  const { offsets, byteCounts, tileWidthPx, tileHeightPx } = directory.tiling;
  const frames: Uint8Array[] = [];
  for (let tile = 0; tile < offsets.length; tile += 1) {
    const stored = await file.read(await offsets.get(tile), await byteCounts.get(tile));
    frames.push(directory.jpegTables === undefined ? stored : withTables(stored, directory.jpegTables));
  }
  await file.close();
  return dicomSlide({
    pictures: [paint(directory.widthPx, directory.heightPx, () => [0, 0, 0])],
    tile: [tileWidthPx, tileHeightPx],
    codec: directory.jpegTables === undefined ? 'jpeg2000-lossy' : 'jpeg',
    photometric,
    mpp: [0.499, 0.499],
    changeFrames: () => frames,
  });
}

function withTables(tile: Uint8Array, tables: Uint8Array): Uint8Array {
  const { segments, scans = new Uint8Array() } = readJpegHeader(tile);
  return joined([Uint8Array.of(0xff, 0xd8), ...readJpegHeader(tables).segments, ...segments, scans]);
}
