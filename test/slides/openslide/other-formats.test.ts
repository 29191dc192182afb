// Formats that no small free file shows: a TIFF that our own reader hands on, and the refusals of the others.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { detectAndOpen } from '../../../src/slides/registry.js';
import type { SlideFileSet } from '../../../src/ports/slide-reader.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import { expectRejection, openSlide, readLevel, slideOf } from '../support/open-slide.js';
import { differenceOf, gradient, paint } from '../support/test-pictures.js';
import { writeTiff } from '../support/write-tiff.js';
import { openslideSuite } from './support/openslide-suite.js';

const TILE = 64;
const OVERLAP = { x: 8, y: 6 };
const [COLUMNS, ROWS] = [4, 3];

/** Trestle’s tiles overlap: read as a plain TIFF, seams would show twice. */
function trestleSlide(): Uint8Array {
  const chunks = Array.from({ length: COLUMNS * ROWS }, (_, i) => {
    const left = (i % COLUMNS) * (TILE - OVERLAP.x);
    const top = Math.floor(i / COLUMNS) * (TILE - OVERLAP.y);
    return paint(TILE, TILE, (x, y) => gradient(left + x, top + y)).data;
  });
  const tags = {
    270: `Background Color=FEFDFC;Objective Power=20;OverlapsXY= ${OVERLAP.x} ${OVERLAP.y}`,
    305: 'MedScan 3.2',
  };
  return writeTiff([{ widthPx: COLUMNS * TILE, heightPx: ROWS * TILE, tile: [TILE, TILE], chunks, tags }]).bytes;
}

async function vmsSlide(lines: readonly string[], files: readonly string[] = []): Promise<SlideFileSet> {
  const rootDir = await temporaryFolder();
  await mkdir(path.join(rootDir, 'a'));
  const text = ['[Virtual Microscope Specimen]', 'NoJpegColumns=1', 'NoJpegRows=1', ...lines].join('\r\n');
  await writeFile(path.join(rootDir, 'a/case.vms'), text);
  for (const name of files) await writeFile(path.join(rootDir, 'a', name), 'no picture');
  return { rootDir, names: ['a/case.vms', ...files.map((name) => `a/${name}`)] };
}

openslideSuite('slides that the tiff reader hands on', () => {
  it('Trestle: tiles that overlap lie where they belong', async () => {
    const reader = await openSlide(await slideOf(trestleSlide()));
    const [widthPx, heightPx] = [COLUMNS * TILE - 3 * OVERLAP.x, ROWS * TILE - 2 * OVERLAP.y];
    expect(reader.facts).toMatchObject({ format: 'trestle-tiff', widthPx, heightPx, objectivePower: 20 });
    expect(reader.details?.background).toEqual([254, 253, 252]);
    expect(differenceOf(await readLevel(reader), paint(widthPx, heightPx, gradient)).max).toBe(0);
  });

  it('none that OpenSlide would only show a part of: the refusal stays our own', async () => {
    const image = { widthPx: 64, heightPx: 64, samples: 1, chunks: [new Uint8Array(64 * 64)] };
    const xml = '<OME><Image><Pixels SizeX="64" SizeY="64" SizeC="2"><Channel/><Channel/></Pixels></Image></OME>';
    const bytes = writeTiff([
      { ...image, tile: [64, 64], tags: { 270: xml } },
      { ...image, tile: [64, 64] },
    ]).bytes;
    await expectRejection(
      detectAndOpen(await slideOf(bytes)),
      'SLIDE_UNSUPPORTED',
      /^The slide cannot be read: it is an OME-TIFF of 2 separate channels/,
    );
  });
});

openslideSuite('a Hamamatsu VMS set', () => {
  const named = ['ImageFile=p.jpg', 'MapFile=p_map.jpg', 'MacroImage=p_macro.jpg', 'OptimisationFile=p.opt'];

  it('is refused with the list of what is missing; its optimisation file may be', async () => {
    const opening = detectAndOpen(await vmsSlide(named, ['p.jpg']));
    const error = await expectRejection(opening, 'UPLOAD_INCOMPLETE', /lacks 2 of its files/);
    expect(error.metadata).toMatchObject({ missingFiles: 'a/p_map.jpg, a/p_macro.jpg' });
  });

  it.each(['ImageFile=../b/other.jpg', 'ImageFile(1,0) = /etc/hostname', 'OptimisationFile=..\\x.opt'])(
    'is refused when it leads out of its folder: %s',
    async (line) => {
      const opening = detectAndOpen(await vmsSlide([...named, line], ['p.jpg', 'p_map.jpg', 'p_macro.jpg']));
      await expectRejection(opening, 'SLIDE_CORRUPT', /is no plain file name/);
    },
  );

  it('is refused when its pictures are none', async () => {
    const opening = detectAndOpen(await vmsSlide(named, ['p.jpg', 'p_map.jpg', 'p_macro.jpg']));
    await expectRejection(opening, 'SLIDE_CORRUPT', /OpenSlide says: /);
  });
});

openslideSuite('a Zeiss CZI that OpenSlide does not take is refused by what it is:', () => {
  const czi = async (change: (bytes: Buffer) => void): Promise<SlideFileSet> => {
    const bytes = await readFile(new URL('../../fixtures/fuzz/zeiss-czi/case.czi', import.meta.url));
    change(bytes);
    return slideOf(bytes, 'case.czi');
  };

  it('without attachments, as libraries write it', async () => {
    const files = await czi((bytes) => bytes.writeBigInt64LE(0n, 104));
    await expectRejection(detectAndOpen(files), 'SLIDE_UNSUPPORTED', /CZI without a directory of attachments/);
  });

  it('with focal planes', async () => {
    const files = await czi((bytes) => bytes.write('Z', bytes.lastIndexOf('C\0\0\0')));
    await expectRejection(detectAndOpen(files), 'SLIDE_UNSUPPORTED', /Unrecognized subblock dimension "Z"/);
  });
});

openslideSuite('content that only looks like a slide', () => {
  it.each([
    ['Zeiss CZI', 'ZISRAWFILE', 0],
    ['DICOM', 'DICM', 128],
    ['SQLite database', 'SQLite format 3\0', 0],
  ])('%s: an error, by type', async (_, text, at) => {
    const bytes = new Uint8Array(2000);
    bytes.set(new TextEncoder().encode(text), at);
    const opening = detectAndOpen(await slideOf(bytes));
    const error = await opening.then(
      () => undefined,
      (failure: unknown) => failure,
    );
    expect(error).toMatchObject({ name: 'AppError', reason: expect.stringMatching(/^SLIDE_/) as string });
  });
});
