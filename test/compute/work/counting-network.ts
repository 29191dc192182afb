// A network whose score of a patch is its first byte, that counts its runs and can be held at work.
import { createDeferred } from '../../../src/domain/async/deferred.js';
import type { PatchContent } from '../../../src/domain/predictions/patch.js';
import type { EngineNetwork, PatchBatch } from '../../../src/ports/inference-engine.js';
import type { LoadedModel } from '../../../src/ports/loaded-model.js';
import { sampleManifest } from '../../app/model-folders.js';

export interface CountingNetwork extends EngineNetwork {
  /** First bytes of the patches of each run. */
  readonly runs: readonly (readonly number[])[];
  /** The same of runs that give whole maps. */
  readonly mapRuns: readonly (readonly number[])[];
  /** Runs wait before their end until the function that is returned is called. */
  hold(): () => void;
  /** A run with a patch of this first byte fails. */
  failFor(firstByte: number): void;
}

export const PATCH_PX = 96;
const CENTRE_PIXELS = 32 * 32;

export function countingNetwork(log: number[][] = []): CountingNetwork {
  const runs: number[][] = log;
  const mapRuns: number[][] = [];
  const broken = new Set<number>();
  let gate: Promise<unknown> = Promise.resolve();
  const run =
    (log: number[][], pixels: number) =>
    async (batch: PatchBatch): Promise<Float32Array> => {
      const firstBytes = bytesOf(batch);
      log.push(firstBytes);
      await gate;
      if (firstBytes.some((byte) => broken.has(byte))) throw new Error('the engine broke');
      return Float32Array.from(firstBytes.flatMap((byte) => new Array<number>(pixels).fill(byte / 256)));
    };
  return {
    runs,
    mapRuns,
    centreProbabilities: run(runs, CENTRE_PIXELS),
    probabilityMaps: run(mapRuns, PATCH_PX * PATCH_PX),
    dispose: () => Promise.resolve(),
    hold: () => {
      const mine = createDeferred<undefined>();
      gate = mine.promise;
      return () => {
        gate = Promise.resolve();
        mine.resolve(undefined);
      };
    },
    failFor: (byte) => void broken.add(byte),
  };
}

function bytesOf({ data, count }: PatchBatch): number[] {
  return Array.from({ length: count }, (_, index) => data[(index * data.length) / count] ?? -1);
}

export function modelOf(network: EngineNetwork, name = 'm'): LoadedModel {
  return { manifest: { ...sampleManifest(name, 1), aggregation: { kind: 'max' } }, network };
}

export function patch(firstByte: number): PatchContent {
  const data = new Uint8Array(PATCH_PX * PATCH_PX * 3);
  data[0] = firstByte;
  return { kind: 'raw', data, widthPx: PATCH_PX, heightPx: PATCH_PX };
}

/** Some turns of the event loop: what can happen by itself has happened. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
