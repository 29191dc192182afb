import { BENCH_SCALE } from '../predict-slide/write-bench-models.js';

/**
 * The score of a patch wherever others are measured beside us: the mean over its centre. Cheap everywhere, and unlike
 * the maximum of an untrained network different from patch to patch, so that a wrong answer shows.
 */
export const CENTRE_MEAN = { kind: 'meanTopK', k: BENCH_SCALE.centreSizePx ** 2 } as const;
