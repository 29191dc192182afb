// Whole-slide images in DICOM, written from pictures whose every pixel is known.
import type { RgbImage } from '../../../../src/domain/image.js';
import { cutTiles } from '../../support/test-pictures.js';
import {
  element,
  header,
  joined,
  rawItem,
  sequenceEnd,
  UNDEFINED,
  writeElements,
  type TestElement,
} from './elements.js';
import { encodeFrame, type TestCodec } from './encode-frame.js';

const WSI_CLASS = '1.2.840.10008.5.1.4.1.1.77.1.6';
/** In every file, where patients, studies and labels are described: none of it may ever come out. */
export const CANARY = 'CANARY^PATIENT';

export interface TestInstance {
  /** One picture for each optical path, all of one size. */
  readonly pictures: readonly RgbImage[];
  readonly tile?: readonly [number, number];
  readonly codec?: TestCodec;
  readonly photometric?: string;
  readonly planar?: boolean;
  readonly implicit?: boolean;
  readonly delimited?: boolean;
  /** `omitted` writes neither the organisation nor places. */
  readonly organization?: 'TILED_FULL' | 'TILED_SPARSE' | 'omitted';
  /** Of sparse pictures: tiles that are left out, as `column,row`. */
  readonly missing?: ReadonlySet<string>;
  /** Frames state their places; by default those of sparse pictures do. */
  readonly placed?: boolean;
  /** Frames in this order, by a number for each. */
  readonly orderOf?: (index: number) => number;
  readonly table?: 'basic' | 'extended' | 'none';
  readonly fragments?: number;
  /** Micrometres, X and Y; null for none. */
  readonly mpp?: readonly [number, number] | null;
  /** All focal planes but the middle one are white. */
  readonly focalPlanes?: number;
  readonly flavour?: string;
  readonly series?: string;
  readonly instance?: string;
  readonly part?: { readonly number: number; readonly total: number; readonly stateTotal?: boolean };
  /** Of each optical path; by default one that is none. */
  readonly iccProfile?: Uint8Array;
  /** Replaces elements of the data set, or adds them. */
  readonly changes?: readonly TestElement[];
  readonly without?: readonly number[];
  readonly sopClass?: string;
  readonly syntaxUid?: string;
  /** Of the finished frames. */
  readonly changeFrames?: (frames: readonly Uint8Array[]) => readonly Uint8Array[];
}

const SYNTAXES: Readonly<Record<TestCodec, string>> = {
  none: '1.2.840.10008.1.2.1',
  jpeg: '1.2.840.10008.1.2.4.50',
  jpeg2000: '1.2.840.10008.1.2.4.90',
  'jpeg2000-lossy': '1.2.840.10008.1.2.4.91',
};

const PHOTOMETRICS: Readonly<Record<TestCodec, string>> = {
  none: 'RGB',
  jpeg: 'YBR_FULL_422',
  jpeg2000: 'YBR_RCT',
  'jpeg2000-lossy': 'YBR_ICT',
};

interface Frame {
  readonly pixels: RgbImage;
  readonly column: number;
  readonly row: number;
  readonly path: number;
  readonly plane: number;
}

const DEFAULTS = {
  tile: [64, 48],
  codec: 'none',
  planar: false,
  implicit: false,
  delimited: false,
  organization: 'TILED_FULL',
  table: 'basic',
  fragments: 1,
  mpp: [0.25, 0.25],
  focalPlanes: 1,
  flavour: 'VOLUME',
  series: '200',
  instance: '1',
  changes: [],
  without: [],
  sopClass: WSI_CLASS,
  changeFrames: (frames: readonly Uint8Array[]) => frames,
} as const satisfies Partial<TestInstance>;

type Whole = TestInstance & Required<Pick<TestInstance, keyof typeof DEFAULTS | 'photometric'>>;

/** The file's bytes. */
export async function writeDicom(given: TestInstance): Promise<Uint8Array> {
  const test: Whole = { ...DEFAULTS, photometric: PHOTOMETRICS[given.codec ?? 'none'], ...given };
  const { codec, implicit, delimited, changes } = test;
  const frames = partOf(orderedFrames(test), test);
  const encoded: Uint8Array[] = [];
  for (const { pixels } of frames.shown) encoded.push(await encodeFrame(pixels, test));
  const stored = test.changeFrames(encoded);
  const replaced = new Set([...test.without, ...changes.map(({ tag }) => tag)]);
  const tables = codec === 'none' ? [] : extendedTables(stored, test);
  const elements = [...describe(test, frames), ...tables].filter(({ tag }) => !replaced.has(tag));
  return joined([
    preamble(test.sopClass, test.syntaxUid ?? (implicit ? '1.2.840.10008.1.2' : SYNTAXES[codec])),
    writeElements([...elements, ...changes], { implicit, delimited }),
    codec === 'none' ? plainPixels(stored, implicit) : encapsulated(stored, test),
  ]);
}

function preamble(sopClass: string, syntax: string): Uint8Array {
  const meta = writeElements([
    element(0x00020001, 'OB', [0, 1]),
    element(0x00020002, 'UI', sopClass),
    element(0x00020003, 'UI', '1.2.3.4'),
    element(0x00020010, 'UI', syntax),
    element(0x00020012, 'UI', '1.2.3'),
  ]);
  const length = element(0x00020000, 'UL', [meta.length]);
  return joined([new Uint8Array(128), new TextEncoder().encode('DICM'), writeElements([length]), meta]);
}

function orderedFrames(test: Whole): readonly Frame[] {
  const { pictures, tile, focalPlanes, missing } = test;
  const frames = pictures.flatMap((picture, path) =>
    Array.from({ length: focalPlanes }, (_, plane) => {
      const white = { ...picture, data: new Uint8Array(picture.data.length).fill(255) };
      const shown = plane === Math.floor((focalPlanes - 1) / 2) ? picture : white;
      const columns = Math.ceil(picture.widthPx / tile[0]);
      return cutTiles(shown, tile).map((data, i) => ({
        pixels: { data, widthPx: tile[0], heightPx: tile[1] },
        column: i % columns,
        row: Math.floor(i / columns),
        path,
        plane,
      }));
    }).flat(),
  );
  const kept = frames.filter(({ column, row }) => missing?.has(`${column},${row}`) !== true);
  const { orderOf } = test;
  if (orderOf === undefined) return kept;
  return kept
    .map((frame, i) => ({ frame, at: orderOf(i) }))
    .sort((a, b) => a.at - b.at)
    .map(({ frame }) => frame);
}

interface Part {
  readonly shown: readonly Frame[];
  readonly before: number;
}

function partOf(frames: readonly Frame[], { part }: TestInstance): Part {
  if (part === undefined) return { shown: frames, before: 0 };
  const each = Math.ceil(frames.length / part.total);
  const before = (part.number - 1) * each;
  return { shown: frames.slice(before, before + each), before };
}

function describe(test: Whole, { shown, before }: Part): readonly TestElement[] {
  const { pictures, tile, organization, focalPlanes, photometric, mpp } = test;
  const [{ widthPx, heightPx } = { widthPx: 0, heightPx: 0 }] = pictures;
  const samples = photometric.startsWith('MONOCHROME') ? 1 : 3;
  return [
    element(0x00080008, 'CS', `ORIGINAL\\PRIMARY\\${test.flavour}\\NONE`),
    element(0x00080016, 'UI', test.sopClass),
    element(0x00080018, 'UI', `1.2.3.${test.instance}`),
    element(0x00080020, 'DA', '19990101'),
    element(0x00080050, 'SH', CANARY),
    element(0x00080070, 'LO', 'Scanner Works'),
    element(0x00081090, 'LO', 'S 1'),
    // A nested identifier of a series, which is not this one.
    element(0x00081115, 'SQ', [[element(0x0020000e, 'UI', '9.9.9')]]),
    element(0x00100010, 'PN', CANARY),
    element(0x00100020, 'LO', CANARY),
    element(0x0020000d, 'UI', '1.2.3.100'),
    element(0x0020000e, 'UI', `1.2.3.${test.series}`),
    element(0x00200013, 'IS', test.instance),
    ...(organization === 'omitted' ? [] : [element(0x00209311, 'CS', organization)]),
    element(0x00280002, 'US', [samples]),
    element(0x00280004, 'CS', photometric),
    element(0x00280006, 'US', [test.planar ? 1 : 0]),
    element(0x00280008, 'IS', String(shown.length)),
    element(0x00280010, 'US', [tile[1]]),
    element(0x00280011, 'US', [tile[0]]),
    element(0x00280100, 'US', [8]),
    element(0x00280101, 'US', [8]),
    element(0x00280102, 'US', [7]),
    element(0x00280103, 'US', [0]),
    element(0x00400512, 'LO', CANARY),
    ...(mpp === null ? [] : imagedVolume([(widthPx * mpp[0]) / 1000, (heightPx * mpp[1]) / 1000])),
    element(0x00480006, 'UL', [widthPx]),
    element(0x00480007, 'UL', [heightPx]),
    element(
      0x00480105,
      'SQ',
      pictures.map((_, path) => opticalPath(path, test.iccProfile)),
    ),
    element(0x00480302, 'UL', [pictures.length]),
    element(0x00480303, 'UL', [focalPlanes]),
    ...concatenation(test, before),
    element(0x52009229, 'SQ', [mpp === null ? [] : [pixelMeasures(mpp)]]),
    ...((test.placed ?? organization === 'TILED_SPARSE')
      ? [
          element(
            0x52009230,
            'SQ',
            shown.map((frame) => framePlace(frame, tile)),
          ),
        ]
      : []),
  ];
}

/** Width and height in millimetres. */
export function imagedVolume([width, height]: readonly [number, number]): readonly TestElement[] {
  return [element(0x00480001, 'FL', [width]), element(0x00480002, 'FL', [height])];
}

/** Spacing comes in millimetres, between rows first. */
export function pixelMeasures([mppX, mppY]: readonly [number, number]): TestElement {
  return element(0x00289110, 'SQ', [[element(0x00280030, 'DS', `${mppY / 1000}\\${mppX / 1000}`)]]);
}

function opticalPath(path: number, iccProfile: Uint8Array = new Uint8Array(200)): readonly TestElement[] {
  return [
    element(0x00282000, 'OB', iccProfile),
    element(0x00480106, 'SH', `path ${path}`),
    element(0x00480112, 'DS', '20'),
  ];
}

function framePlace({ column, row, path, plane }: Frame, tile: readonly [number, number]): readonly TestElement[] {
  return [
    element(0x00480207, 'SQ', [[element(0x00480106, 'SH', `path ${path}`)]]),
    element(0x0048021a, 'SQ', [
      [
        element(0x0040074a, 'DS', String(plane * 2)),
        element(0x0048021e, 'SL', [column * tile[0] + 1]),
        element(0x0048021f, 'SL', [row * tile[1] + 1]),
      ],
    ]),
  ];
}

function concatenation({ part }: TestInstance, before: number): readonly TestElement[] {
  if (part === undefined) return [];
  return [
    element(0x00209161, 'UI', '1.2.3.300'),
    element(0x00209162, 'US', [part.number]),
    ...(part.stateTotal === false ? [] : [element(0x00209163, 'US', [part.total])]),
    element(0x00209228, 'UL', [before]),
  ];
}

function plainPixels(frames: readonly Uint8Array[], implicit: boolean): Uint8Array {
  const bytes = joined(frames);
  const even = bytes.length % 2 === 0 ? bytes : joined([bytes, Uint8Array.of(0)]);
  return joined([header(0x7fe00010, 'OW', even.length, { implicit }), even]);
}

const ITEM_HEADER_BYTES = 8;

function fragmentsOf(frame: Uint8Array, { fragments }: Whole): readonly Uint8Array[] {
  const even = frame.length % 2 === 0 ? frame : joined([frame, Uint8Array.of(0)]);
  const each = Math.ceil(even.length / fragments / 2) * 2;
  return Array.from({ length: fragments }, (_, i) => even.subarray(i * each, (i + 1) * each));
}

function frameOffsets(frames: readonly Uint8Array[], test: Whole): readonly number[] {
  let at = 0;
  return frames.map((frame) => {
    const start = at;
    for (const fragment of fragmentsOf(frame, test)) at += ITEM_HEADER_BYTES + fragment.length;
    return start;
  });
}

function extendedTables(frames: readonly Uint8Array[], test: Whole): readonly TestElement[] {
  if (test.table !== 'extended') return [];
  return [
    element(0x7fe00001, 'OV', frameOffsets(frames, test)),
    element(
      0x7fe00002,
      'OV',
      frames.map(({ length }) => length),
    ),
  ];
}

function encapsulated(frames: readonly Uint8Array[], test: Whole): Uint8Array {
  const offsets = test.table === 'basic' ? frameOffsets(frames, test) : [];
  const basic = new Uint8Array(Uint32Array.from(offsets).buffer);
  const items = frames.flatMap((frame) => fragmentsOf(frame, test)).map(rawItem);
  return joined([header(0x7fe00010, 'OB', UNDEFINED), rawItem(basic), ...items, sequenceEnd]);
}
