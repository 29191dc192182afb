// A MIRAX slide with something wrong: one case a mistake, each with its own words, and no white where there was an
// error.
import { truncate } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { ErrorReason } from '../../../src/domain/errors/error-reason.js';
import { detectAndOpen } from '../../../src/slides/registry.js';
import { expectRejection, openSlide, readLevel, rejectionOf } from '../support/open-slide.js';
import { differenceOf, gradient, paint } from '../support/test-pictures.js';
import { openslideSuite } from './support/openslide-suite.js';
import { layMirax, makeMirax, writeMirax, type MiraxFiles } from './support/write-mirax.js';

/** The files with one of them changed. */
async function withFile(name: string, change: (bytes: Buffer) => Uint8Array): Promise<MiraxFiles> {
  const files = await makeMirax({ format: 'PNG' });
  return files.set(name, change(Buffer.from(files.get(name) ?? [])));
}

async function without(...names: readonly string[]): Promise<MiraxFiles> {
  const files = await makeMirax();
  for (const name of names) files.delete(name);
  return files;
}

openslideSuite('a MIRAX slide of which something is missing', () => {
  it.each([
    { lacks: ['case7/Data0000.dat', 'case7/Data0001.dat'] },
    { lacks: ['case7/Index.dat', 'case7/Data0001.dat'] },
    { lacks: ['case7/Slidedat.ini'] },
    { lacks: ['case7.mrxs'] },
  ])('is refused with the list: $lacks', async ({ lacks }) => {
    const opening = detectAndOpen(await layMirax(await without(...lacks)));
    const error = await expectRejection(opening, 'UPLOAD_INCOMPLETE', /^The MIRAX slide lacks \d of its files: /);
    expect(error.metadata).toEqual({
      format: 'MIRAX',
      missingCount: String(lacks.length),
      missingFiles: lacks.join(', '),
    });
  });
});

openslideSuite('a MIRAX slide whose Slidedat.ini', () => {
  it.each<[string, Record<string, string>, ErrorReason, RegExp]>([
    ['leads out of the folder', { FILE_1: '../../secret.dat' }, 'SLIDE_CORRUPT', /FILE_1 is no plain file name/],
    ['leads out by its index', { INDEXFILE: '../other/Index.dat' }, 'SLIDE_CORRUPT', /INDEXFILE is no plain file name/],
    ['has a Windows path', { FILE_0: '..\\Data0000.dat' }, 'SLIDE_CORRUPT', /FILE_0 is no plain file name/],
    ['names the folder itself', { FILE_0: '..' }, 'SLIDE_CORRUPT', /FILE_0 is no plain file name/],
    ['names a file of another slide', { FILE_1: 'Data0009.dat' }, 'UPLOAD_INCOMPLETE', /case7\/Data0009.dat/],
    ['states too many files', { FILE_COUNT: '2000000000' }, 'SLIDE_CORRUPT', /2000000000 data files/],
    [
      'states images beyond all bounds',
      { IMAGENUMBER_X: '2000000000' },
      'SLIDE_CORRUPT',
      /IMAGENUMBER_X is 2000000000/,
    ],
    [
      'states more images than fit',
      { IMAGENUMBER_X: '8000', IMAGENUMBER_Y: '8000' },
      'SLIDE_CORRUPT',
      /8000×8000 images/,
    ],
    ['states huge images', { DIGITIZER_WIDTH: '65536' }, 'SLIDE_CORRUPT', /DIGITIZER_WIDTH is 65536/],
    ['states negative images', { DIGITIZER_HEIGHT: '-64' }, 'SLIDE_CORRUPT', /DIGITIZER_HEIGHT is -64/],
    [
      'divides photos into more than there is',
      { CameraImageDivisionsPerSide: '9' },
      'SLIDE_CORRUPT',
      /Divisions.* is 9/,
    ],
    ['has photos that are all overlap', { OVERLAP_X: '64' }, 'SLIDE_CORRUPT', /OVERLAP_X of .* is 64/],
    ['has an endless overlap', { OVERLAP_Y: '-1e300' }, 'SLIDE_CORRUPT', /OVERLAP_Y of .* is -1e\+300/],
    ['has too many levels', { HIER_0_COUNT: '1000000' }, 'SLIDE_CORRUPT', /HIER_0_COUNT is 1000000/],
    ['has a level that is not there', { HIER_0_COUNT: '5' }, 'SLIDE_CORRUPT', /no section for zoom level 4/],
    ['has an unknown codec', { IMAGE_FORMAT: 'JXL' }, 'SLIDE_UNSUPPORTED', /Unrecognized image format: JXL/],
    ['belongs to another slide', { SLIDE_ID: 'F'.repeat(32) }, 'SLIDE_CORRUPT', /matching slide identifier/],
    ['overstates its levels’ scale', { IMAGE_CONCAT_FACTOR: '30' }, 'SLIDE_CORRUPT', /./],
  ])('%s', async (_, overrides, reason, message) => {
    await expectRejection(detectAndOpen(await writeMirax({ overrides })), reason, message);
  });

  it('is empty', async () => {
    const files = await withFile('case7/Slidedat.ini', () => Buffer.from('\n'));
    await expectRejection(detectAndOpen(await layMirax(files)), 'SLIDE_CORRUPT', /names no INDEXFILE/);
  });

  it('is no text', async () => {
    const files = await withFile('case7/Slidedat.ini', () => Buffer.alloc(2 * 1024 * 1024, 61));
    await expectRejection(detectAndOpen(await layMirax(files)), 'SLIDE_CORRUPT', /Slidedat.ini has 2097152 bytes/);
  });
});

openslideSuite('a MIRAX slide whose photos', () => {
  it.each(['plain', 'compressed'] as const)('lie beyond all bounds by its %s table', async (positions) => {
    const shiftOf = (x: number, y: number): readonly [number, number] => (x === 3 && y === 2 ? [2e9, 0] : [0, 0]);
    const opening = detectAndOpen(await writeMirax({ positions, scene: { shiftOf } }));
    await expectRejection(opening, 'SLIDE_CORRUPT', /photo \(3, 2\) lies \d+ photos off/);
  });

  it('were not taken may lie anywhere', async () => {
    const shiftOf = (x: number, y: number): readonly [number, number] => (x === 3 && y === 2 ? [2e9, 0] : [0, 0]);
    const scene = { shiftOf, missing: new Set(['3,2']) };
    const reader = await openSlide(await writeMirax({ format: 'PNG', positions: 'plain', scene }));
    const beside = await reader.readRegion({ level: 0, x: 128, y: 128, widthPx: 64, heightPx: 64 });
    expect(
      differenceOf(
        beside,
        paint(64, 64, (x, y) => gradient(x + 128, y + 128)),
      ).max,
    ).toBe(0);
  });
});

openslideSuite('a MIRAX slide whose data', () => {
  it('are cut off is found on opening', async () => {
    const files = await withFile('case7/Data0001.dat', (bytes) => bytes.subarray(0, bytes.length / 2));
    await expectRejection(
      detectAndOpen(await layMirax(files)),
      'SLIDE_TRUNCATED',
      /"case7\/Data0001.dat" has \d+ bytes, where an image of level \d ends at \d+/,
    );
  });

  it('are cut off while it is open', async () => {
    const set = await writeMirax({ format: 'PNG' });
    const reader = await openSlide(set);
    await truncate(path.join(set.rootDir, 'case7/Data0000.dat'), 100);
    const error = await rejectionOf(readLevel(reader));
    expect(['SLIDE_TRUNCATED', 'SLIDE_CORRUPT']).toContain(error.reason);
    expect(error.message).toMatch(/OpenSlide says: /);
    expect(error.message).not.toContain(set.rootDir);
  });

  it('hold one broken image: it is an error, and what lies around it stays readable', async () => {
    // The first image of the first data file is the one at (0, 0).
    const spoil = (bytes: Buffer): Uint8Array => bytes.fill(0, 45, 120);
    const reader = await openSlide(await layMirax(await withFile('case7/Data0000.dat', spoil)));
    const broken = { level: 0, x: 10, y: 10, widthPx: 8, heightPx: 8 };
    const whole = { level: 0, x: 100, y: 100, widthPx: 90, heightPx: 90 };
    const expected = paint(90, 90, (x, y) => gradient(x + 100, y + 100));
    for (let round = 0; round < 3; round += 1) {
      const [failed, ...read] = await Promise.all([
        rejectionOf(reader.readRegion(broken)),
        ...Array.from({ length: 6 }, () => reader.readRegion(whole)),
      ]);
      expect(failed.reason).toBe('SLIDE_CORRUPT');
      for (const image of read) expect(differenceOf(image, expected).max).toBe(0);
    }
  });

  it.each([4, 40, 48, 60])('have an index of only %i bytes', async (length) => {
    const files = await withFile('case7/Index.dat', (bytes) => bytes.subarray(0, length));
    await expectRejection(detectAndOpen(await layMirax(files)), 'SLIDE_CORRUPT', /OpenSlide says: /);
  });

  it('have an index with its bits turned: an error or a picture, never the end of the process', async () => {
    const files = await makeMirax({ format: 'PNG', positions: 'plain', scene: { divisions: 2 } });
    const index = Buffer.from(files.get('case7/Index.dat') ?? []);
    for (let at = 37; at < index.length; at += 13) {
      const turned = Buffer.from(index);
      turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8));
      const set = await layMirax(new Map(files).set('case7/Index.dat', turned));
      const outcome = await detectAndOpen(set).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(outcome.name).toBe('AppError');
      else await openAndRead(outcome as Awaited<ReturnType<typeof detectAndOpen>>);
    }
  });
});

async function openAndRead(reader: Awaited<ReturnType<typeof detectAndOpen>>): Promise<void> {
  await readLevel(reader).catch((error: unknown) => {
    expect((error as Error).name).toBe('AppError');
  });
  await reader.close();
}
