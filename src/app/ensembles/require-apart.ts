import { invalidField } from '../../domain/errors/invalid-field.js';
import type { FitSamples, FitSlide } from './fit-work.js';

/**
 * What was fitted on would flatter the test. By real paths: the same file under another name is the same.
 * Throws INVALID_FIELD.
 */
export function requireApart(fit: FitSamples, test: FitSamples): void {
  const fitted = new Set([...fit.slides.flatMap(pathsOf), ...fit.patches.map(({ path }) => path)]);
  const slide = test.slides.findIndex((one) => pathsOf(one).some((path) => fitted.has(path)));
  if (slide >= 0) throw invalidField(`${test.name}.slides[${slide}]`, 'is fitted on too');
  const patches = test.patches.filter(({ path }) => fitted.has(path)).length;
  if (patches > 0) throw invalidField(`${test.name}.patches.dir`, `holds ${patches} patches that are fitted on too`);
}

function pathsOf({ files: { rootDir, names } }: FitSlide): readonly string[] {
  return names.map((name) => `${rootDir}/${name}`);
}
