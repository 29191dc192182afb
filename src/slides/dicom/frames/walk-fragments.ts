import { throwIfAborted } from '../../../domain/errors/abort-error.js';
import type { FileSource } from '../../file-source.js';
import { corrupt, truncated } from '../../slide-error.js';
import { TAG } from '../dataset/tags.js';
import type { FileInstance } from '../instance.js';
import { MAX_FRAMES } from '../limits.js';
import { ITEM_HEADER_BYTES, readItemHeader, type FrameTable } from './items.js';

/** A frame is one fragment but in files of odd writers, which cut it into several. */
const MAX_FRAGMENTS = MAX_FRAMES * 2;

/** How compressed images start: JPEG, and a JPEG 2000 codestream. */
const IMAGE_STARTS: readonly (readonly number[])[] = [
  [0xff, 0xd8, 0xff],
  [0xff, 0x4f, 0xff, 0x51],
];
const START_BYTES = 4;

interface Fragments {
  readonly offsets: number[];
  /** Indices of those that an image starts in. */
  readonly imageStarts: number[];
  /** Where the last one ends. */
  end: number;
}

/** For files without an offset table: steps from item to item, and tells where a frame of several items starts. */
export async function walkFragments(
  file: FileSource,
  instance: FileInstance,
  framesAt: number,
  signal: AbortSignal | undefined,
): Promise<FrameTable> {
  const fragments = await findFragments(file, instance, framesAt, signal);
  const firsts = firstFragments(fragments, instance);
  const offsets = Float64Array.from(firsts, (index) => fragments.offsets[index]!);
  const ends = new Float64Array(offsets.length);
  ends.set(offsets.subarray(1));
  ends[ends.length - 1] = fragments.end;
  return { offsets, ends };
}

async function findFragments(
  file: FileSource,
  { name, frameCount }: FileInstance,
  framesAt: number,
  signal: AbortSignal | undefined,
): Promise<Fragments> {
  const found: Fragments = { offsets: [], imageStarts: [], end: framesAt };
  while (found.end < file.sizeBytes) {
    throwIfAborted(signal);
    const at = found.end;
    const { tag, length } = await readItemHeader(file, at, name);
    if (tag === TAG.sequenceEnd) return found;
    if (tag !== TAG.item) throw corrupt(`the pixel data of ${name} is broken at byte ${at}`, { file: name });
    if (found.offsets.length >= MAX_FRAGMENTS) throw corrupt(`${name} has too many fragments`, { file: name });
    found.end = at + ITEM_HEADER_BYTES + length;
    if (await startsImage(file, at + ITEM_HEADER_BYTES, length)) found.imageStarts.push(found.offsets.length);
    found.offsets.push(at);
  }
  // Some writers leave out the last delimiter: all is well as long as no frame is missing.
  if (found.end === file.sizeBytes && found.offsets.length >= frameCount) return found;
  throw truncated(
    `${name} ends at byte ${file.sizeBytes}, within its pixel data: ${found.offsets.length} of ${frameCount} frames begin before`,
    { file: name },
  );
}

async function startsImage(file: FileSource, offset: number, length: number): Promise<boolean> {
  if (length < START_BYTES || offset + START_BYTES > file.sizeBytes) return false;
  const bytes = await file.read(offset, START_BYTES);
  return IMAGE_STARTS.some((start) => start.every((byte, i) => bytes[i] === byte));
}

/** The index of each frame's first fragment. */
function firstFragments({ offsets, imageStarts }: Fragments, { frameCount, name }: FileInstance): readonly number[] {
  if (offsets.length === frameCount) return Array.from(offsets.keys());
  if (frameCount === 1 && offsets.length > 0) return [0];
  if (imageStarts.length === frameCount && imageStarts[0] === 0) return imageStarts;
  throw corrupt(`${name} states ${frameCount} frames but has ${imageStarts.length} in ${offsets.length} fragments`, {
    file: name,
  });
}
