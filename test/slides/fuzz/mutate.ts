import { pixelRanges } from './layout/pixel-ranges.js';
import type { FileContents } from './corpus/seed-files.js';
import * as blind from './mutators/blind.js';
import { BOMB_MUTATORS } from './mutators/bombs.js';
import { DICOM_MUTATORS } from './mutators/dicom.js';
import { INI_MUTATORS } from './mutators/ini.js';
import type { Mutator, Subject } from './mutators/mutation.js';
import { XML_MUTATORS } from './mutators/xml.js';
import { TIFF_MUTATORS } from './mutators/tiff.js';
import type { Random } from './random.js';

const MUTATORS: readonly (readonly [name: string, mutator: Mutator])[] = Object.entries({
  ...blind,
  ...BOMB_MUTATORS,
  ...TIFF_MUTATORS,
  ...DICOM_MUTATORS,
  ...INI_MUTATORS,
  ...XML_MUTATORS,
});

/** What a format-aware mutator cannot be asked of a seed of another format, so often another one is tried. */
const MAX_TRIES = 50;

export interface Mutated {
  readonly files: FileContents;
  /** Names of the mutators, and what each did. */
  readonly mutators: readonly string[];
  readonly changes: readonly string[];
}

/** One to three mutations, the later ones on top of the first. */
export function mutate(seed: FileContents, random: Random): Mutated {
  const subject: Subject = { files: new Map(seed), pixels: pixelRanges(seed), random };
  const wanted = random.next() < 0.7 ? 1 : 2 + random.below(2);
  const mutators: string[] = [];
  const changes: string[] = [];
  for (let tries = 0; changes.length < wanted && tries < MAX_TRIES; tries += 1) {
    const [name, mutator] = MUTATORS[random.below(MUTATORS.length)] ?? ['flipBits', blind.flipBits];
    const change = mutator(subject);
    if (change === undefined) continue;
    mutators.push(name);
    changes.push(change);
  }
  return { files: subject.files, mutators, changes };
}
