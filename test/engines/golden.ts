// Stored scores of the seeded networks: an engine, or a rewrite, that changes its answers is caught by a number.
import { readFile } from 'node:fs/promises';

export const goldenFile = new URL('golden-values.json', import.meta.url);
/** Values kept a network, spread evenly over the centres of three patches. */
export const goldenSamples = 24;

export async function readGolden(): Promise<Readonly<Record<string, readonly number[]>>> {
  return JSON.parse(await readFile(goldenFile, 'utf8')) as Record<string, readonly number[]>;
}

export function sampleAt(scores: Float32Array): Float32Array {
  const step = scores.length / goldenSamples;
  return Float32Array.from({ length: goldenSamples }, (_, index) => scores[Math.floor((index + 0.5) * step)] ?? NaN);
}
