import { access, constants, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { usageError } from '../errors/cli-error.js';
import { kindOf } from '../inputs/kind-of.js';
import type { PredictOptions } from './predict-options.js';
import type { OutputFiles } from './predict-one.js';

/**
 * Where the files of each input go: as named for a single slide, below that name for several or when it is a folder.
 * Looked at before any work is done: throws for a place that cannot be written to, and for two inputs in one place.
 */
export async function planOutputFiles(
  { heatmap, patchScores }: PredictOptions,
  inputs: readonly string[],
): Promise<ReadonlyMap<string, OutputFiles>> {
  const heatmaps = heatmap === undefined ? undefined : await places(heatmap, '.png', inputs);
  const tables = patchScores === undefined ? undefined : await places(patchScores, '.csv', inputs);
  return new Map(
    inputs.map((input) => {
      const [map, table] = [heatmaps?.get(input), tables?.get(input)];
      return [
        input,
        { ...(map !== undefined && { heatmap: map }), ...(table !== undefined && { patchScores: table }) },
      ];
    }),
  );
}

async function places(name: string, ending: string, inputs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const kind = await kindOf(name);
  const isFolder = inputs.length > 1 || name.endsWith('/') || kind === 'folder';
  if (isFolder && kind === 'file') throw usageError(`${name} is a file: several slides need a folder`);
  const planned = new Map(inputs.map((input) => [input, isFolder ? join(name, `${stem(input)}${ending}`) : name]));
  refuseCollisions(planned);
  const folder = isFolder ? name : dirname(name);
  await mkdir(folder, { recursive: true });
  await access(folder, constants.W_OK);
  return planned;
}

/** One slide's result must not silently take the place of another's. */
function refuseCollisions(planned: ReadonlyMap<string, string>): void {
  const owners = new Map<string, string>();
  for (const [input, place] of planned) {
    const owner = owners.get(place);
    if (owner !== undefined) {
      throw usageError(`${owner} and ${input} would both be written to ${place}: predict them one at a time`);
    }
    owners.set(place, input);
  }
}

function stem(input: string): string {
  return basename(input).replace(/(\.ome)?\.[^.]+$/i, '') || basename(input);
}
