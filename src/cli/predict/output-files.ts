import { basename, join } from 'node:path';
import type { PredictOptions } from './predict-options.js';
import type { OutputFiles } from './predict-one.js';

/** Where the files of one slide go: as named for a single slide, below that name for several. */
export function outputFiles(options: PredictOptions, input: string, several: boolean): OutputFiles {
  const stem = basename(input).replace(/(\.ome)?\.[^.]+$/i, '') || basename(input);
  const place = (name: string, ending: string): string =>
    several || name.endsWith('/') ? join(name, `${stem}${ending}`) : name;
  return {
    ...(options.heatmap !== undefined && { heatmap: place(options.heatmap, '.png') }),
    ...(options.patchScores !== undefined && { patchScores: place(options.patchScores, '.csv') }),
  };
}
