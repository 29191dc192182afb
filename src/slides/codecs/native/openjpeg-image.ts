// What OpenJPEG leaves in memory (openjpeg.h, `opj_image_t`), as 8-bit samples side by side.
import type { OpenjpegBindings, Pointer } from './openjpeg-bindings.js';

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

/** Kept from tile to tile: no other code runs between filling and reading it. */
let scratch = new Int32Array(0);

/** The samples, or undefined where the image is not of this layout in unsigned 8-bit samples. */
export function takeSamples(library: OpenjpegBindings, image: Pointer, layout: SampleLayout): Uint8Array | undefined {
  const planes = planesOf(library, image, layout);
  if (planes === undefined) return undefined;
  const pixels = layout.widthPx * layout.heightPx;
  if (scratch.length !== pixels * planes.length) scratch = new Int32Array(pixels * planes.length);
  planes.forEach((address, i) => {
    library.copy(scratch.subarray(i * pixels, (i + 1) * pixels), address, pixels * Int32Array.BYTES_PER_ELEMENT);
  });
  if (planes.length !== 3) return Uint8Array.from(scratch);
  return layout.ycbcr === true ? interleavedColours(scratch, pixels) : interleaved(scratch, pixels);
}

/** Its own function because it is the hot loop. */
function interleaved(planes: Int32Array, pixels: number): Uint8Array {
  const samples = new Uint8Array(pixels * 3);
  for (let i = 0, at = 0; i < pixels; i += 1, at += 3) {
    samples[at] = planes[i]!;
    samples[at + 1] = planes[pixels + i]!;
    samples[at + 2] = planes[2 * pixels + i]!;
  }
  return samples;
}

/** As `ycbcrToRgb` makes of the interleaved samples, in one pass. */
function interleavedColours(planes: Int32Array, pixels: number): Uint8Array {
  const clamped = new Uint8ClampedArray(pixels * 3);
  for (let i = 0, at = 0; i < pixels; i += 1, at += 3) {
    const luma = planes[i]!;
    const blue = planes[pixels + i]! - 128;
    const red = planes[2 * pixels + i]! - 128;
    clamped[at] = luma + 1.402 * red;
    clamped[at + 1] = luma - 0.344136 * blue - 0.714136 * red;
    clamped[at + 2] = luma + 1.772 * blue;
  }
  return new Uint8Array(clamped.buffer);
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
