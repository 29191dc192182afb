import type { RgbImage } from '../../../domain/image.js';
import type { AssociatedImage, AssociatedKind } from '../../../domain/slides/associated-image.js';
import { checkAssociatedSize } from '../../check-associated-size.js';
import type { AssociatedReaders } from '../../create-slide-reader.js';
import type { SharedDecoding } from '../../shared-decoding.js';
import { corrupt } from '../../slide-error.js';
import { checkSupported } from '../check-supported.js';
import { openPictureFrames, type OpenFrames } from '../frames/picture-frames.js';
import type { DicomInstance } from '../instance.js';
import { createLevelReader } from '../level-reader.js';
import { picturesOf, type DicomPicture } from './picture.js';

/** Image Types of pictures that are no level, by the names that other formats have for them. */
const KINDS: ReadonlyMap<string, AssociatedKind> = new Map([
  ['LABEL', 'label'],
  ['OVERVIEW', 'macro'],
  ['THUMBNAIL', 'thumbnail'],
]);

export interface AssociatedAccess<Instance extends DicomInstance> {
  readonly openFrames: OpenFrames<Instance>;
  /** Completes what a header alone does not say, where the picture is wanted after all. */
  readonly complete?: ((instance: Instance, signal: AbortSignal | undefined) => Promise<Instance>) | undefined;
  /** Undefined for one without a profile. */
  readonly profileReader: (instance: Instance) => (() => Promise<Uint8Array>) | undefined;
  readonly shared: SharedDecoding;
}

/**
 * Pictures of the series that are no level, each by the first of its kind. No pixel of them is read before one is asked
 * for.
 */
export function associatedPictures<Instance extends DicomInstance>(
  instances: readonly Instance[],
  access: AssociatedAccess<Instance>,
): AssociatedReaders {
  const byKind = new Map<AssociatedKind, Instance[]>();
  for (const instance of instances) {
    const kind = kindOf(instance);
    if (kind !== undefined) byKind.set(kind, [...(byKind.get(kind) ?? []), instance]);
  }
  return new Map(
    [...byKind].map(([kind, ofKind]) => [kind, (signal) => readAssociated(firstPicture(ofKind), access, signal)]),
  );
}

/** A thumbnail is shown where labels are not: one with words in its picture is none. */
function kindOf({ flavour, burnedIn }: DicomInstance): AssociatedKind | undefined {
  const kind = KINDS.get(flavour);
  return kind === 'thumbnail' && burnedIn ? undefined : kind;
}

function firstPicture<Instance extends DicomInstance>(instances: readonly Instance[]): DicomPicture<Instance> {
  const pictures = picturesOf(instances).toSorted((a, b) => a.head.instanceNumber - b.head.instanceNumber);
  const [first] = pictures;
  if (first === undefined) throw corrupt('it holds no picture of the kind');
  return first;
}

async function readAssociated<Instance extends DicomInstance>(
  found: DicomPicture<Instance>,
  access: AssociatedAccess<Instance>,
  signal: AbortSignal | undefined,
): Promise<AssociatedImage> {
  checkAssociatedSize(found.head.size);
  const picture = await completed(found, access, signal);
  picture.parts.forEach(checkSupported);
  const image = await readWhole(picture, access, signal);
  const iccProfile = await access.profileReader(picture.head)?.();
  return { image, ...(iccProfile !== undefined && { iccProfile }) };
}

async function completed<Instance extends DicomInstance>(
  picture: DicomPicture<Instance>,
  { complete }: AssociatedAccess<Instance>,
  signal: AbortSignal | undefined,
): Promise<DicomPicture<Instance>> {
  if (complete === undefined) return picture;
  const parts: Instance[] = [];
  for (const part of picture.parts) parts.push(await complete(part, signal));
  return { ...picture, parts, head: parts[0] ?? picture.head };
}

async function readWhole<Instance extends DicomInstance>(
  picture: DicomPicture<Instance>,
  { openFrames, shared }: AssociatedAccess<Instance>,
  signal: AbortSignal | undefined,
): Promise<RgbImage> {
  const level = { ...picture.head.size, downsampleX: 1, downsampleY: 1 };
  const slide = Symbol('associated image');
  const frames = await openPictureFrames(picture, openFrames, signal);
  try {
    const reader = createLevelReader({ level, picture, index: 0, frames, slide, shared });
    return await reader.read({ level: 0, x: 0, y: 0, ...picture.head.size }, signal);
  } finally {
    // It is asked for once in a while.
    shared.cache.drop(slide);
    await frames.close();
  }
}
