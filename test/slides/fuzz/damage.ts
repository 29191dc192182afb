import type { FileContents } from './corpus/seed-files.js';
import { holds } from './layout/byte-range.js';
import { pixelRanges } from './layout/pixel-ranges.js';

/**
 * `pixels`: only compressed pixels differ; `length`: files were cut off and nothing else. Neither can make a file that
 * rightly shows glass. `structure`: anything else.
 */
export type Damage = 'pixels' | 'length' | 'structure';

export function damageOf(sound: FileContents, damaged: FileContents): Damage {
  const names = [...sound.keys()];
  if (names.join('\n') !== [...damaged.keys()].join('\n')) return 'structure';
  const ranges = pixelRanges(sound);
  let shorter = false;
  for (const [name, before] of sound) {
    const after = damaged.get(name) ?? new Uint8Array(0);
    if (after.length > before.length) return 'structure';
    shorter ||= after.length < before.length;
    const own = ranges.get(name) ?? [];
    for (let i = 0; i < after.length; i += 1) {
      if (after[i] !== before[i] && !holds(own, i)) return 'structure';
    }
  }
  return shorter ? 'length' : 'pixels';
}
