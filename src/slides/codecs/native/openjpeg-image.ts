// What OpenJPEG leaves in memory (openjpeg.h, `opj_image_t`), as 8-bit samples side by side.
import type { PixelRows } from '../../../image/jpeg/turbojpeg.js';
import type { OpenjpegBindings, Pointer } from './openjpeg-bindings.js';
import { createPlanesDesk, PIECE_PIXELS, type PlanesDesk } from './planes-kernel.js';

export interface SampleLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly components: number;
  /** Whether the samples are to be turned from YCbCr into RGB. */
  readonly ycbcr?: boolean;
}

// Sizes and places of fields on 64-bit machines.
const IMAGE_BYTES = 48;
const COMPONENT_COUNT_AT = 16;
const COMPONENTS_AT = 24;
const COMPONENT_BYTES = 64;
const COMPONENT = { width: 8, height: 12, bits: 24, signed: 32, data: 48 } as const;

/** Kept from tile to tile, and made for the first: no other code runs between filling and reading it. */
let desk: PlanesDesk | undefined;

/** Writes the samples; false where the image is not of this layout in unsigned 8-bit samples. */
export function takeSamples(
  library: OpenjpegBindings,
  image: Pointer,
  layout: SampleLayout,
  target: PixelRows,
): boolean {
  const { widthPx, heightPx, components } = layout;
  const planes = planesOf(library, image, layout);
  if (planes === undefined || widthPx > PIECE_PIXELS) return false;
  const merge = components === 1 ? onlyPlane : layout.ycbcr === true ? mergeYcbcr : mergeRgb;
  const pieceRows = Math.floor(PIECE_PIXELS / widthPx);
  for (let row = 0; row < heightPx; row += pieceRows) {
    const rows = Math.min(pieceRows, heightPx - row);
    const merged = merge((desk ??= createPlanesDesk()), rows * widthPx, (plane, samples) => {
      const from = (planes[plane] ?? 0n) + BigInt(row * widthPx * Int32Array.BYTES_PER_ELEMENT);
      library.copy(samples, from, samples.byteLength);
    });
    putRows(merged, widthPx * components, target, row);
  }
  return true;
}

/** The samples of whole rows, from row `first` of the target on. */
function putRows(
  samples: Uint8Array | Uint8ClampedArray | Int32Array,
  rowLength: number,
  { data, pitchBytes }: PixelRows,
  first: number,
): void {
  if (pitchBytes === rowLength) {
    data.set(samples, first * pitchBytes);
    return;
  }
  for (let at = 0, to = first * pitchBytes; at < samples.length; at += rowLength, to += pitchBytes) {
    data.set(samples.subarray(at, at + rowLength), to);
  }
}

/** Copies a plane's next samples. */
type Fill = (plane: number, target: Int32Array) => void;

function onlyPlane(at: PlanesDesk, pixels: number, fill: Fill): Int32Array {
  const [grey] = at.planes(pixels);
  fill(0, grey);
  return grey;
}

function mergeRgb(at: PlanesDesk, pixels: number, fill: Fill): Uint8Array {
  at.planes(pixels).forEach((target, plane) => {
    fill(plane, target);
  });
  return at.interleave(pixels);
}

/** As `ycbcrToRgb` makes of the interleaved samples, in one pass. */
function mergeYcbcr(at: PlanesDesk, pixels: number, fill: Fill): Uint8ClampedArray {
  const [lumas, blues, reds] = at.planes(pixels);
  fill(0, lumas);
  fill(1, blues);
  fill(2, reds);
  return toRgb(lumas, blues, reds);
}

/** Its own function because it is the hot loop. */
function toRgb(lumas: Int32Array, blues: Int32Array, reds: Int32Array): Uint8ClampedArray {
  const clamped = new Uint8ClampedArray(lumas.length * 3);
  for (let i = 0, at = 0; i < lumas.length; i += 1, at += 3) {
    const luma = lumas[i]!;
    const blue = blues[i]! - 128;
    const red = reds[i]! - 128;
    clamped[at] = luma + 1.402 * red;
    clamped[at + 1] = luma - 0.344136 * blue - 0.714136 * red;
    clamped[at + 2] = luma + 1.772 * blue;
  }
  return clamped;
}

/** Where each component's 32-bit samples lie. */
function planesOf(
  library: OpenjpegBindings,
  image: Pointer,
  { widthPx, heightPx, components }: SampleLayout,
): readonly Pointer[] | undefined {
  const head = structAt(library, image, IMAGE_BYTES);
  if (head.getUint32(COMPONENT_COUNT_AT, true) !== components) return undefined;
  const fields = structAt(library, head.getBigUint64(COMPONENTS_AT, true), COMPONENT_BYTES * components);
  const planes: Pointer[] = [];
  for (let at = 0; at < fields.byteLength; at += COMPONENT_BYTES) {
    const data = fields.getBigUint64(at + COMPONENT.data, true);
    const [width, height, bits, signed] = [COMPONENT.width, COMPONENT.height, COMPONENT.bits, COMPONENT.signed].map(
      (field) => fields.getUint32(at + field, true),
    );
    const isPlain = width === widthPx && height === heightPx && bits === 8 && signed === 0;
    if (!isPlain || data === 0n) return undefined;
    planes.push(data);
  }
  return planes;
}

function structAt(library: OpenjpegBindings, address: Pointer, bytes: number): DataView {
  const copy = new Uint8Array(bytes);
  library.copy(copy, address, bytes);
  return new DataView(copy.buffer);
}
