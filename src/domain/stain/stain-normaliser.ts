// From a slide's own stain to the stain that a model knows.
import { AppError } from '../errors/app-error.js';
import { labNormaliser } from './lab-normaliser.js';
import type { StainNormaliser, StainStatistics } from './stain-statistics.js';
import { stainVectorNormaliser } from './stain-vector-normaliser.js';

/** Both statistics are of the same method. */
export function createStainNormaliser(source: StainStatistics, target: StainStatistics): StainNormaliser {
  if ('haematoxylin' in source && 'haematoxylin' in target) return stainVectorNormaliser(source, target);
  if ('means' in source && 'means' in target) return labNormaliser(source, target, target.method);
  throw new AppError('INTERNAL', `stain statistics by ${source.method} cannot be matched to some by ${target.method}`);
}
