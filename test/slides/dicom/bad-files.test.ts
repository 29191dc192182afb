// Files that came to harm or lie: each refusal says what is wrong, on opening where that can be known, else on reading.
import { truncate } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { ErrorReason } from '../../../src/domain/errors/error-reason.js';
import { detectAndOpen } from '../../../src/slides/registry.js';
import { expectRejection, openSlide, readLevel, slideOf } from '../support/open-slide.js';
import { oneLevel, picture } from './support/dicom-set.js';
import { element, type TestElement } from './support/elements.js';
import { writeDicom, type TestInstance } from './support/write-dicom.js';

interface BadFile {
  readonly name: string;
  readonly test: Partial<TestInstance>;
  /** Of the finished file. */
  readonly change?: (bytes: Uint8Array) => Uint8Array;
  readonly reason: ErrorReason;
  readonly message: RegExp;
}

const jpeg = { codec: 'jpeg' } as const;
const changed = (...changes: readonly TestElement[]): Partial<TestInstance> => ({ changes });
const nested = (depth: number): readonly TestElement[] =>
  depth === 0 ? [] : [element(0x00081115, 'SQ', [nested(depth - 1)])];
const cut = (bytes: number) => (file: Uint8Array) => file.subarray(0, file.length - bytes);
const listing = (vr: string, tag: number, numbers: readonly number[]): Partial<TestInstance> => ({
  ...jpeg,
  table: 'extended',
  changes: [element(tag, vr, numbers)],
});

const HEADERS: readonly BadFile[] = [
  {
    name: 'no size',
    test: { without: [0x00480006] },
    reason: 'SLIDE_CORRUPT',
    message: /states no Total Pixel Matrix Columns/,
  },
  {
    name: 'an absurd size',
    test: changed(element(0x00480006, 'UL', [4_000_000_000])),
    reason: 'SLIDE_CORRUPT',
    message: /states 4000000000 as Total Pixel Matrix Columns/,
  },
  {
    name: 'more tiles than a slide can have',
    test: changed(element(0x00480006, 'UL', [4_000_000]), element(0x00480007, 'UL', [4_000_000])),
    reason: 'SLIDE_CORRUPT',
    message: /would have \d+ frames by its size/,
  },
  {
    name: 'tiles of no size',
    test: changed(element(0x00280010, 'US', [0])),
    reason: 'SLIDE_CORRUPT',
    message: /states 0 as Rows/,
  },
  {
    name: 'frames larger than memory',
    test: { ...jpeg, changes: [element(0x00280010, 'US', [60_000]), element(0x00280011, 'US', [60_000])] },
    reason: 'SLIDE_CORRUPT',
    message: /claims frames of 60000×60000 px/,
  },
  {
    name: 'a count of frames that is no number',
    test: changed(element(0x00280008, 'IS', '-3')),
    reason: 'SLIDE_CORRUPT',
    message: /states -3 as Number of Frames/,
  },
  {
    name: 'more frames than its size makes',
    test: {
      ...changed(element(0x00280008, 'IS', '31')),
      changeFrames: (frames) => [...frames, frames[0] ?? new Uint8Array()],
    },
    reason: 'SLIDE_CORRUPT',
    message: /has 31 frames where its size makes 30/,
  },
  {
    name: 'more frames than pixels',
    test: changed(element(0x00280008, 'IS', '31')),
    reason: 'SLIDE_CORRUPT',
    message: /has 276480 bytes of pixels where its 31 frames make 285696/,
  },
  {
    name: 'places for some frames only',
    test: { organization: 'TILED_SPARSE', ...changed(element(0x52009230, 'SQ', [[]])) },
    reason: 'SLIDE_CORRUPT',
    message: /does not say where its frames lie/,
  },
  {
    name: 'no places for frames in no order',
    test: { organization: 'omitted' },
    reason: 'SLIDE_UNSUPPORTED',
    message: /does not say where its frames lie: neither in which order/,
  },
  {
    name: 'a frame outside the picture',
    test: { organization: 'TILED_SPARSE', tile: [400, 300], changes: [framesAt([[401, 1]])] },
    reason: 'SLIDE_CORRUPT',
    message: /frame 0 of .* lies at \(400, 0\), outside the picture/,
  },
  {
    name: 'two frames in one place',
    test: {
      organization: 'TILED_SPARSE',
      tile: [200, 217],
      changes: [
        framesAt([
          [1, 1],
          [1, 1],
        ]),
      ],
    },
    reason: 'SLIDE_CORRUPT',
    message: /frames 0 and 1 of .* lie in the same place/,
  },
  {
    name: 'a representation that is none',
    test: changed(element(0x00081090, '1?', 'x')),
    reason: 'SLIDE_CORRUPT',
    message: /has no value representation at byte \d+/,
  },
  {
    name: 'an element that reaches beyond the file',
    test: changed({ ...element(0x00081090, 'UT', 'x'), claimedLength: 0x7fff_ffff }),
    reason: 'SLIDE_TRUNCATED',
    message: /the element \(0008,1090\) of .* reaches to byte \d+, but the file ends at byte/,
  },
  {
    name: 'a sequence that reaches beyond its item',
    test: changed(element(0x52009229, 'SQ', [[{ ...element(0x00289110, 'SQ', [[]]), claimedLength: 500 }]])),
    reason: 'SLIDE_CORRUPT',
    message: /the element \(0028,9110\) of .* reaches to byte \d+, but what it is part of ends/,
  },
  {
    name: 'a value of a megabyte where a word is expected',
    test: changed(element(0x00080008, 'UT', 'x'.repeat(1_000_000))),
    reason: 'SLIDE_CORRUPT',
    message: /claims 1000000 bytes for the element \(0008,0008\)/,
  },
  {
    name: 'sequences without a bottom',
    test: { changes: nested(40), delimited: true },
    reason: 'SLIDE_CORRUPT',
    message: /sequences more than 16 deep/,
  },
  {
    name: '16 bits',
    test: changed(element(0x00280100, 'US', [16]), element(0x00280101, 'US', [12])),
    reason: 'SLIDE_UNSUPPORTED',
    message: /has 12 bits per sample/,
  },
  {
    name: 'a palette',
    test: { photometric: 'RGB', changes: [element(0x00280004, 'CS', 'PALETTE COLOR')] },
    reason: 'SLIDE_UNSUPPORTED',
    message: /has PALETTE COLOR colours/,
  },
  {
    name: 'separate channels',
    test: { photometric: 'MONOCHROME2', pictures: [picture, picture] },
    reason: 'SLIDE_UNSUPPORTED',
    message: /has 2 separate channels: a multi-channel image/,
  },
  ...[
    ['1.2.840.10008.1.2.4.80', /has JPEG-LS; JPEG, JPEG 2000 and uncompressed/],
    ['1.2.840.10008.1.2.4.201', /has High-Throughput JPEG 2000/],
    ['1.2.840.10008.1.2.5', /has RLE/],
    ['1.2.840.10008.1.2.1.99', /is of a deflated data set/],
    ['1.2.840.10008.1.2.2', /is of big-endian elements/],
    ['1.2.840.10008.99', /has the transfer syntax 1.2.840.10008.99/],
    ['ROBERT', /has the transfer syntax that is none of the standard/],
  ].map(([syntaxUid, message]) => ({
    name: `the transfer syntax ${String(syntaxUid)}`,
    test: { ...jpeg, syntaxUid: String(syntaxUid) },
    reason: 'SLIDE_UNSUPPORTED' as const,
    message: message as RegExp,
  })),
];

const PIXELS: readonly BadFile[] = [
  {
    name: 'pixels cut off',
    test: {},
    change: cut(5000),
    reason: 'SLIDE_TRUNCATED',
    message: /\(7FE0,0010\) of .* reaches to byte/,
  },
  {
    name: 'frames cut off, with a table',
    test: jpeg,
    change: cut(3000),
    reason: 'SLIDE_TRUNCATED',
    message: /frame 25 of .* lies at bytes \d+ to \d+, but the file ends/,
  },
  {
    name: 'frames cut off, without a table',
    test: { ...jpeg, table: 'none' },
    change: cut(3000),
    reason: 'SLIDE_TRUNCATED',
    message: /within its pixel data: 26 of 30 frames begin before/,
  },
  {
    name: 'frames missing at the end',
    test: { ...jpeg, table: 'none' },
    change: cut(30_000),
    reason: 'SLIDE_TRUNCATED',
    message: /within its pixel data: \d+ of 30 frames begin/,
  },
  {
    name: 'no pixels',
    test: { codec: 'none', changeFrames: () => [] },
    reason: 'SLIDE_CORRUPT',
    message: /has pixel data of no bytes/,
  },
  {
    name: 'no frames',
    test: { ...jpeg, table: 'none', changeFrames: () => [] },
    reason: 'SLIDE_CORRUPT',
    message: /states 30 frames but has 0 in 0 fragments/,
  },
  {
    name: 'a frame of no bytes',
    test: { ...jpeg, changeFrames: (frames) => frames.map((frame, i) => (i === 7 ? new Uint8Array() : frame)) },
    reason: 'SLIDE_CORRUPT',
    message: /frame 7 of .* has no bytes/,
  },
  {
    name: 'fewer frames than stated',
    test: { ...jpeg, table: 'none', changeFrames: (frames) => frames.slice(2) },
    reason: 'SLIDE_CORRUPT',
    message: /states 30 frames but has 28 in 28 fragments/,
  },
  {
    name: 'a table of fewer frames',
    test: { ...jpeg, changeFrames: (frames) => frames.slice(2) },
    reason: 'SLIDE_CORRUPT',
    message: /the offset table of .* lists 28 frames where it has 30/,
  },
  {
    name: 'an extended table of fewer frames',
    test: listing('OV', 0x7fe00001, [0, 8]),
    reason: 'SLIDE_CORRUPT',
    message: /lists 2 frames where it has 30/,
  },
  {
    name: 'an extended table that lies',
    test: listing(
      'OV',
      0x7fe00001,
      Array.from({ length: 30 }, () => 100),
    ),
    reason: 'SLIDE_CORRUPT',
    message: /the offset table of .* is wrong for frame 0/,
  },
  {
    name: 'no pixel data at all',
    test: {},
    change: (bytes) => bytes.subarray(0, bytes.length - 276_480 - 12),
    reason: 'SLIDE_CORRUPT',
    message: /has no pixel data/,
  },
];

function framesAt(places: readonly (readonly [number, number])[]): TestElement {
  const position = ([x, y]: readonly [number, number]): readonly TestElement[] => [
    element(0x0048021a, 'SQ', [[element(0x0048021e, 'SL', [x]), element(0x0048021f, 'SL', [y])]]),
  ];
  return element(0x52009230, 'SQ', places.map(position));
}

async function written({ test, change = (bytes) => bytes }: BadFile): Promise<Uint8Array> {
  return change(await writeDicom({ pictures: [picture], ...test }));
}

describe('a file is refused', () => {
  it.each([...HEADERS, ...PIXELS])('with $name', async (bad) => {
    await expectRejection(detectAndOpen(await slideOf(await written(bad), 'a.dcm')), bad.reason, bad.message);
  });
});

describe('a frame is refused when it is read, and the others are not', () => {
  const wrong = new TextEncoder().encode('not what it was '.repeat(20));

  it.each<[string, Partial<TestInstance>, RegExp]>([
    [
      'JPEG that is none',
      jpeg,
      /frame 7 of level 0, at \(64, 48\), cannot be decoded: the data does not start as JPEG/,
    ],
    [
      'JPEG 2000 that is none',
      { codec: 'jpeg2000' },
      /frame 7 .* cannot be decoded: the data does not start as JPEG 2000/,
    ],
  ])('%s', async (_, test, message) => {
    const changeFrames: TestInstance['changeFrames'] = (frames) => frames.map((frame, i) => (i === 7 ? wrong : frame));
    const reader = await openSlide(await oneLevel({ ...test, changeFrames }));
    const error = await expectRejection(readLevel(reader), 'SLIDE_CORRUPT', message);
    expect(error.metadata).toEqual({ level: '0', frame: '7', x: '64', y: '48' });
    await reader.readRegion({ level: 0, x: 128, y: 0, widthPx: 64, heightPx: 48 });
  });

  it('a table that leads elsewhere', async () => {
    const bytes = await writeDicom({ pictures: [picture], ...jpeg });
    const table = offsetOfTable(bytes);
    const view = new DataView(bytes.buffer);
    // Still rising, and no longer where an item starts.
    view.setUint32(table + 7 * 4, view.getUint32(table + 7 * 4, true) + 2, true);
    const reader = await openSlide(await slideOf(bytes, 'a.dcm'));
    await expectRejection(readLevel(reader), 'SLIDE_CORRUPT', /the offset table of .* is wrong for frame [67]/);
  });

  it('frames that are smaller than they are said to be', async () => {
    const reader = await openSlide(await oneLevel({ ...jpeg, changes: [element(0x00280011, 'US', [66])] }));
    await expectRejection(readLevel(reader), 'SLIDE_CORRUPT', /it is 64×48 px, not 66×48/);
  });

  it('a file that is cut off while it is open', async () => {
    const files = await oneLevel();
    const reader = await openSlide(files);
    await truncate(`${files.rootDir}/1.dcm`, 20_000);
    await expectRejection(readLevel(reader), 'SLIDE_TRUNCATED', /ends before byte/);
  });
});

/** Behind the pixel data's header and that of its first item. */
function offsetOfTable(bytes: Uint8Array): number {
  const pixelData = [0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x42];
  for (let at = 0; at < bytes.length; at += 1) {
    if (pixelData.every((byte, i) => bytes[at + i] === byte)) return at + 12 + 8;
  }
  throw new Error('no pixel data');
}
