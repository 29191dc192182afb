// Broken and hostile files: each is refused with its reason on opening, in bounded time and memory.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, it } from 'vitest';
import {
  describeRefusals,
  entryOf,
  good,
  patched,
  SIZE,
  tiles,
  withTags,
  type BrokenSlide,
} from '../support/broken-tiff.js';
import { expectRejection, fixtureSlide, openBytes } from '../support/open-slide.js';
import { writeTiff, type TestImage } from '../support/write-tiff.js';

const CONTAINERS: readonly BrokenSlide[] = [
  {
    name: 'a header alone',
    bytes: () => Uint8Array.of(0x49, 0x49, 42, 0),
    reason: 'SLIDE_TRUNCATED',
    message: /4 bytes long and has no whole TIFF header/,
  },
  {
    name: 'half a file',
    bytes: () => writeTiff([good]).bytes.subarray(0, 9000),
    reason: 'SLIDE_TRUNCATED',
    message: /directory 0 lies at byte \d+, but the file ends at byte 9000/,
  },
  {
    name: 'a cut within the directory',
    bytes: () => writeTiff([good]).bytes.slice(0, -20),
    reason: 'SLIDE_TRUNCATED',
    message: /directory 0 lies at byte/,
  },
  {
    name: 'no directory',
    bytes: () =>
      patched((view) => {
        view.setUint32(4, 0, true);
      }),
    reason: 'SLIDE_CORRUPT',
    message: /no directory: its writing was perhaps never finished/,
  },
  {
    name: 'a directory loop',
    bytes: () =>
      patched(
        (view, { linkOffsets, directoryOffsets }) => {
          view.setUint32(linkOffsets[2] ?? 0, directoryOffsets[0] ?? 0, true);
        },
        [good, good],
      ),
    reason: 'SLIDE_CORRUPT',
    message: /form a loop: directory 2 is directory 0 again/,
  },
  {
    name: 'a tag that stands twice',
    bytes: () =>
      patched((view, { directoryOffsets: [directory = 0] }) => {
        view.setUint16(entryOf(view, directory, 262), 325, true);
      }),
    reason: 'SLIDE_CORRUPT',
    message: /directory 0 has tag 325 twice/,
  },
  {
    name: 'a directory that is its own sub-directory',
    bytes: () =>
      patched(
        (view, { directoryOffsets: [directory = 0] }) => {
          view.setUint32(entryOf(view, directory, 330) + 8, directory, true);
        },
        [{ ...good, tags: { 330: [1] } }],
      ),
    reason: 'SLIDE_CORRUPT',
    message: /form a loop: sub-directory 0 of directory 0 is directory 0 again/,
  },
  {
    name: 'more directories than any slide has',
    bytes: () =>
      writeTiff(new Array<TestImage>(600).fill({ widthPx: 1, heightPx: 1, chunks: [Uint8Array.of(1, 2, 3)] })).bytes,
    reason: 'SLIDE_CORRUPT',
    message: /more than 512 directories/,
  },
  {
    name: 'a directory of thousands of entries',
    bytes: () =>
      patched((view, { directoryOffsets: [at = 0] }) => {
        view.setUint16(at, 60_000, true);
      }),
    reason: 'SLIDE_CORRUPT',
    message: /directory 0 claims 60000 entries/,
  },
  {
    name: 'a directory without entries',
    bytes: () =>
      patched((view, { directoryOffsets: [at = 0] }) => {
        view.setUint16(at, 0, true);
      }),
    reason: 'SLIDE_CORRUPT',
    message: /directory 0 has no entries/,
  },
  {
    name: 'a directory beyond the file',
    bytes: () =>
      patched((view, { linkOffsets: [, at = 0] }) => {
        view.setUint32(at, 0xfffffff0, true);
      }),
    reason: 'SLIDE_TRUNCATED',
    message: /directory 1 lies at byte 4294967280/,
  },
  {
    name: 'a tag that claims gigabytes',
    bytes: () =>
      patched((view, { directoryOffsets: [at = 0] }) => {
        view.setUint32(entryOf(view, at, 324) + 4, 0xffffffff, true);
      }),
    reason: 'SLIDE_CORRUPT',
    message: /tag 324 of directory 0 claims 17179869180 bytes/,
  },
  {
    name: 'a tag value beyond the file',
    bytes: () =>
      patched((view, { directoryOffsets: [at = 0] }) => {
        view.setUint32(entryOf(view, at, 258) + 8, 0x7fffffff, true);
      }),
    reason: 'SLIDE_TRUNCATED',
    message: /tag 258 of directory 0 lies at bytes 2147483647/,
  },
  {
    name: 'an unknown field type',
    bytes: () =>
      patched((view, { directoryOffsets: [at = 0] }) => {
        view.setUint16(entryOf(view, at, 256) + 2, 99, true);
      }),
    reason: 'SLIDE_CORRUPT',
    message: /tag 256 of directory 0 has the unknown field type 99/,
  },
  {
    name: 'a BigTIFF of other offsets',
    bytes: () => {
      const { bytes } = writeTiff([good], { bigTiff: true });
      bytes[4] = 4;
      return bytes;
    },
    reason: 'SLIDE_CORRUPT',
    message: /does not state 8-byte offsets/,
  },
  {
    name: 'a BigTIFF offset beyond all files',
    bytes: () => {
      const { bytes } = writeTiff([good], { bigTiff: true });
      bytes.fill(0xff, 8, 16);
      return bytes;
    },
    reason: 'SLIDE_CORRUPT',
    message: /impossible offset or size 18446744073709551615/,
  },
];

const LAYOUTS: readonly BrokenSlide[] = [
  {
    name: 'a tile beyond the file',
    bytes: () => withTags({ 324: [8, 8, 8, 50_000_000] }),
    reason: 'SLIDE_TRUNCATED',
    message: /tile \(column 1, row 1\) of level 0 lies at bytes 50000000 to 50012288, but the file ends/,
  },
  {
    name: 'a tile of absurd size',
    bytes: () =>
      withTags({ 325: [8, 3_000_000, 8, 8] }, { ...good, chunks: [...tiles.slice(0, 3), new Uint8Array(4_000_000)] }),
    reason: 'SLIDE_CORRUPT',
    message: /tile \(column 1, row 0\) of level 0 claims 3000000 bytes for 12288 bytes of pixels/,
  },
  {
    name: 'tiles of no width',
    bytes: () => withTags({ 322: [0] }),
    reason: 'SLIDE_CORRUPT',
    message: /directory 0 has tiles of 0×64 px/,
  },
  {
    name: 'tiles of absurd width',
    bytes: () => withTags({ 322: [60_000] }),
    reason: 'SLIDE_CORRUPT',
    message: /tiles of 60000×64 px; the limit is 16384 px a side/,
  },
  {
    name: 'tiles of absurd area',
    bytes: () => withTags({ 322: [16_000], 323: [16_000] }),
    reason: 'SLIDE_CORRUPT',
    message: /tiles of 16000×16000 px; the limit is 67108864 pixels/,
  },
  {
    name: 'a compressed strip of absurd area',
    bytes: () =>
      withTags({ 256: [20_000], 257: [20_000], 278: [20_000], 259: [5] }, { ...SIZE, chunks: [tiles[0] ?? null] }),
    reason: 'SLIDE_CORRUPT',
    message: /strips of 20000×20000 px/,
  },
  {
    name: 'an image of no height',
    bytes: () => withTags({ 257: [0] }),
    reason: 'SLIDE_CORRUPT',
    message: /image height of 0 px/,
  },
  {
    name: 'an image of absurd width',
    bytes: () => withTags({ 256: [4_000_000_000] }),
    reason: 'SLIDE_CORRUPT',
    message: /image width of 4000000000 px; 1 to 4194304 can be/,
  },
  {
    name: 'fewer tiles than its size makes',
    bytes: () => withTags({ 256: [10_000] }),
    reason: 'SLIDE_CORRUPT',
    message: /lists 4 tile offsets where its size makes 314/,
  },
  {
    name: 'a tile without a place',
    bytes: () => withTags({ 324: [0, 0, 0, 0] }),
    reason: 'SLIDE_CORRUPT',
    message: /column 0, row 0\) of level 0 is said to lie at byte 0, within the file's header/,
  },
  {
    name: 'no tile offsets',
    bytes: () =>
      patched((view, { directoryOffsets: [at = 0] }) => {
        view.setUint16(entryOf(view, at, 324), 60_001, true);
      }),
    reason: 'SLIDE_CORRUPT',
    message: /does not say where its tiles are/,
  },
  {
    name: 'tile offsets that are no numbers',
    bytes: () => withTags({ 324: 'here and there, wherever' }),
    reason: 'SLIDE_CORRUPT',
    message: /tag 324 of directory 0 has field type 2, which holds no whole numbers/,
  },
];

describeRefusals('containers', CONTAINERS);
describeRefusals('layouts', LAYOUTS);

describe('real slides cut off', () => {
  it.each(['CMU-1-Small-Region.svs', 'tcga-cr-7395-region.svs', 'OS-1-detail.ome.tif'])(
    '%s at any place is refused or whole',
    async (name) => {
      const { rootDir } = fixtureSlide(name);
      const whole = await readFile(path.join(rootDir, name));
      for (const share of [0.05, 0.3, 0.6, 0.9, 0.999]) {
        const opening = openBytes(whole.subarray(0, Math.floor(whole.length * share)));
        await expectRejection(opening, 'SLIDE_TRUNCATED', /ends at byte/);
      }
    },
  );
});
