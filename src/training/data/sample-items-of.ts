import type { SampleItems } from '../../domain/sampling/sample-pool.js';
import { slideNameOf, type LabelledPatch } from './labelled-patch.js';

/** Patches as samplers see them: their class, and a number for the slide they name. */
export function sampleItemsOf(patches: readonly LabelledPatch[]): SampleItems {
  const numbers = new Map<string, number>();
  const slides = patches.map((patch) => {
    const name = slideNameOf(patch);
    if (name === undefined) return undefined;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  return {
    count: patches.length,
    isTumour: (index) => patches[index]?.tumour === true,
    slideOf: (index) => slides[index],
  };
}
