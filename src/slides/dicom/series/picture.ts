import { incomplete, MAX_LISTED } from '../../missing-files.js';
import { corrupt } from '../../slide-error.js';
import type { DicomInstance } from '../instance.js';
import { MAX_FRAMES } from '../limits.js';

/** One picture of the series: an instance, or a concatenation's parts put in order. */
export interface DicomPicture<Instance extends DicomInstance = DicomInstance> {
  /** For messages. */
  readonly name: string;
  /** What all parts state alike. */
  readonly head: Instance;
  readonly parts: readonly Instance[];
  readonly frameCount: number;
}

/** Puts concatenations together. Throws UPLOAD_INCOMPLETE with the list of parts that are not there. */
export function picturesOf<Instance extends DicomInstance>(
  instances: readonly Instance[],
): readonly DicomPicture<Instance>[] {
  const whole: DicomPicture<Instance>[] = [];
  const concatenations = new Map<string, Instance[]>();
  for (const instance of instances) {
    const uid = instance.concatenation?.uid;
    if (uid === undefined) whole.push(pictureOf([instance], instance.name));
    else concatenations.set(uid, [...(concatenations.get(uid) ?? []), instance]);
  }
  const missing = [...concatenations.values()].map(missingParts);
  const names = missing.flatMap(({ first }) => first);
  const count = missing.reduce((sum, parts) => sum + parts.count, 0);
  if (count > 0) throw incomplete('DICOM', names, count);
  return [...whole, ...[...concatenations.values()].map((parts) => concatenated(parts))];
}

function pictureOf<Instance extends DicomInstance>(parts: readonly Instance[], name: string): DicomPicture<Instance> {
  const [head] = parts;
  if (head === undefined) throw corrupt(`${name} has no parts`);
  const frameCount = parts.reduce((sum, part) => sum + part.frameCount, 0);
  if (frameCount > MAX_FRAMES) throw corrupt(`${name} has ${frameCount} frames; ${MAX_FRAMES} can be`);
  return { name, head, parts, frameCount };
}

interface MissingParts {
  readonly count: number;
  /** Names of the first: a small file may claim millions. */
  readonly first: readonly string[];
}

/** Parts by number, 1 on; without a stated total those up to the last that came. */
function missingParts(parts: readonly DicomInstance[]): MissingParts {
  const numbers = new Set(parts.map(numberOfPart));
  const stated = parts.map(({ concatenation }) => concatenation?.total ?? 0);
  const total = Math.min(Math.max(...stated, ...numbers), MAX_FRAMES);
  const { widthPx = 0, heightPx = 0 } = parts[0]?.size ?? {};
  const first: string[] = [];
  for (let number = 1; number <= total && first.length < MAX_LISTED; number += 1) {
    if (!numbers.has(number)) first.push(`part ${number} of ${total} of the picture of ${widthPx}×${heightPx} px`);
  }
  return { count: total - numbers.size, first };
}

function concatenated<Instance extends DicomInstance>(parts: readonly Instance[]): DicomPicture<Instance> {
  const sorted = parts.toSorted((a, b) => numberOfPart(a) - numberOfPart(b));
  let frames = 0;
  sorted.forEach((part, i) => {
    const before = sorted[i - 1];
    if (before !== undefined) checkNeighbours(before, part);
    const { frameOffset = frames } = part.concatenation ?? {};
    if (frameOffset !== frames) {
      throw corrupt(`${part.name} starts at frame ${frameOffset} of its picture, where ${frames} frames come before`);
    }
    frames += part.frameCount;
  });
  return pictureOf(sorted, sorted.map(({ name }) => name).join(', '));
}

function checkNeighbours(before: DicomInstance, part: DicomInstance): void {
  if (numberOfPart(before) === numberOfPart(part)) {
    throw corrupt(`${before.name} and ${part.name} are the same part of one picture`);
  }
  const same =
    JSON.stringify([before.size, before.tile, before.pixels]) === JSON.stringify([part.size, part.tile, part.pixels]);
  if (!same) throw corrupt(`${before.name} and ${part.name} are parts of one picture but differ in size or colours`);
}

function numberOfPart({ concatenation }: DicomInstance): number {
  return concatenation?.number ?? 1;
}
