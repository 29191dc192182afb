import { associatedKindOf, type AssociatedImage } from '../../domain/slides/associated-image.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { RgbImage } from '../../domain/image.js';
import { checkAssociatedSize } from '../check-associated-size.js';
import type { AssociatedReaders } from '../create-slide-reader.js';
import { firstByKind } from '../first-by-kind.js';
import { WHITE, type ArgbCanvases } from './argb-canvases.js';
import { readProfile } from './read-profile.js';
import { openHandle, type SlideHandle, type SlideSource } from './slide-handle.js';

const BYTES_PER_PIXEL = 4;

/** Those of OpenSlide's pictures that are a label, the whole glass or a thumbnail; the first of each kind. */
export function associatedImages(source: SlideSource, names: readonly string[]): AssociatedReaders {
  return new Map(
    [...firstByKind(names, associatedKindOf)].map(([kind, name]) => [kind, () => readAlone(source, name)]),
  );
}

/** From a handle of its own: an error ends a handle, and a broken label must not cost the slide's readers theirs. */
async function readAlone(source: SlideSource, name: string): Promise<AssociatedImage> {
  const handle = await openHandle(source);
  try {
    return await readImage(source, handle, name);
  } finally {
    await handle.retire();
  }
}

async function readImage(source: SlideSource, handle: SlideHandle, name: string): Promise<AssociatedImage> {
  const { library, call, canvases } = source;
  const { pointer } = handle;
  const size = sizeOf(source, handle, name);
  checkAssociatedSize(size);
  const data = new Uint32Array(size.widthPx * size.heightPx);
  await call(library.bindings.readAssociatedImage, [pointer, name, data], data.length * BYTES_PER_PIXEL);
  const error = handle.error();
  if (error !== undefined) throw error;
  const image = { data: await rgbOf(data, canvases), ...size };
  const iccProfile = await profileOf(source, handle, name);
  return { image, ...(iccProfile !== undefined && { iccProfile }) };
}

/** Piece by piece: there is no bound on these pictures that a canvas could have. */
function rgbOf(data: Uint32Array, canvases: ArgbCanvases): Promise<RgbImage['data']> {
  const rgb = new Uint8Array(data.length * 3);
  return canvases.lend((canvas) => {
    for (let at = 0; at < data.length; at += canvases.size) {
      const piece = data.subarray(at, at + canvases.size);
      canvas.words(piece.length).set(piece);
      rgb.set(canvas.toRgb(piece.length, WHITE), at * 3);
    }
    return Promise.resolve(rgb);
  });
}

function sizeOf(
  { library }: SlideSource,
  handle: SlideHandle,
  name: string,
): { readonly widthPx: number; readonly heightPx: number } {
  const width = new BigInt64Array(1);
  const height = new BigInt64Array(1);
  library.bindings.getAssociatedImageDimensions(handle.pointer, name, width, height);
  const error = handle.error();
  if (error !== undefined) throw error;
  const [widthPx, heightPx] = [Number(width[0]), Number(height[0])];
  if (widthPx >= 1 && heightPx >= 1) return { widthPx, heightPx };
  throw new AppError('ASSOCIATED_IMAGE_NOT_FOUND', `The slide holds no picture "${name}" any more.`);
}

function profileOf(
  { library, call }: SlideSource,
  { pointer }: SlideHandle,
  name: string,
): Promise<Uint8Array | undefined> {
  const { getAssociatedImageIccProfileSize, readAssociatedImageIccProfile } = library.bindings;
  return readProfile(getAssociatedImageIccProfileSize(pointer, name), (profile) =>
    call(readAssociatedImageIccProfile, [pointer, name, profile]),
  );
}
