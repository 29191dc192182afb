import { hasShapeOf, levelOf } from '../../level-of.js';
import { corrupt, unsupported } from '../../slide-error.js';
import type { SlideLevel } from '../../../domain/slides/slide.js';
import type { DicomInstance } from '../instance.js';
import { picturesOf, type DicomPicture } from './picture.js';

/** A level and the picture that it is stored in. */
export interface DicomLevel<Instance extends DicomInstance = DicomInstance> {
  readonly level: SlideLevel;
  readonly picture: DicomPicture<Instance>;
}

/** Image Type says so, or nothing at all, as some converters leave it out. */
export function isVolume({ flavour }: DicomInstance): boolean {
  return flavour === 'VOLUME' || flavour === '';
}

/**
 * The levels, finest first. Of pictures of one size that differ in optical path the first path's is taken, of those
 * that differ in focus the middle one.
 */
export function chooseLevels<Instance extends DicomInstance>(
  instances: readonly Instance[],
): readonly DicomLevel<Instance>[] {
  checkIdentities(instances);
  const bySize = new Map<string, DicomPicture<Instance>[]>();
  for (const picture of picturesOf(instances)) {
    const { widthPx, heightPx } = picture.head.size;
    const key = `${widthPx}×${heightPx}`;
    bySize.set(key, [...(bySize.get(key) ?? []), picture]);
  }
  const pictures = [...bySize.values()]
    .map((same) => chooseOne(same))
    .sort((a, b) => b.head.size.widthPx - a.head.size.widthPx);
  const [base] = pictures;
  if (base === undefined) return [];
  return pictures.map((picture) => {
    const { head, name } = picture;
    if (picture !== base && !hasShapeOf(base.head.size, head.size)) {
      throw unsupported(`${name} and ${base.name} are no levels of one picture, by their sizes`);
    }
    return { picture, level: levelOf(base.head.size, head.size) };
  });
}

/** Each instance once, and all of one series. */
function checkIdentities(instances: readonly DicomInstance[]): void {
  const seen = new Map<string, DicomInstance>();
  const [first] = instances;
  for (const instance of instances) {
    const { name, sopInstanceUid, seriesUid } = instance;
    const twin = seen.get(sopInstanceUid);
    if (twin !== undefined) throw corrupt(`${twin.name} and ${name} are the same instance`);
    seen.set(sopInstanceUid, instance);
    if (first !== undefined && seriesUid !== first.seriesUid) {
      throw unsupported(`${first.name} and ${name} are of two series, that is of two slides; upload each on its own`);
    }
  }
}

function chooseOne<Instance extends DicomInstance>(same: readonly DicomPicture<Instance>[]): DicomPicture<Instance> {
  const [first] = same.toSorted(byNumber);
  if (first === undefined) throw new RangeError('a group without pictures');
  const [path] = first.head.opticalPaths;
  const ofPath = same.filter(({ head }) => head.opticalPaths[0] === path);
  const ofPlanes = ofPath.toSorted((a, b) => a.head.zOffset - b.head.zOffset);
  ofPlanes.forEach((picture, i) => {
    const before = ofPlanes[i - 1];
    if (before?.head.zOffset !== picture.head.zOffset) return;
    throw corrupt(`${before.name} and ${picture.name} show the same level`);
  });
  return ofPlanes[Math.floor((ofPlanes.length - 1) / 2)] ?? first;
}

function byNumber(a: DicomPicture, b: DicomPicture): number {
  return a.head.instanceNumber - b.head.instanceNumber || (a.name < b.name ? -1 : 1);
}
