import { describe, expect, it } from 'vitest';
import { createEngineNetwork, type CompiledGraph } from '../../src/engines/engine-network.js';
import type { PatchBatch } from '../../src/ports/inference-engine.js';
import { seededNetwork } from './seeded-network.js';

const definition = seededNetwork('simplenet', 32);
const blank = (count: number, patchSizePx: number): PatchBatch => ({
  data: new Uint8Array(count * patchSizePx * patchSizePx * 3),
  count,
  patchSizePx,
});

interface Recorder {
  /** Patches a run, in order. */
  readonly runs: number[];
  /** Patch sizes compiled, in order. */
  readonly compiled: number[];
  readonly disposed: number[];
}

function record(runGate: Promise<void> = Promise.resolve()): { recorder: Recorder; compile: CompileForTest } {
  const recorder: Recorder = { runs: [], compiled: [], disposed: [] };
  const compile: CompileForTest = async (graph, patchSizePx) => {
    recorder.compiled.push(patchSizePx);
    const cropped = graph.spec.nodes.some(
      (node) => node.op === 'crop' || ('padding' in node && typeof node.padding === 'object'),
    );
    const sidePx = cropped ? 32 : patchSizePx;
    return {
      run: async ({ count }) => {
        recorder.runs.push(count);
        await runGate;
        return new Float32Array(count * sidePx * sidePx);
      },
      dispose: async () => void recorder.disposed.push(patchSizePx),
    };
  };
  return { recorder, compile };
}

type CompileForTest = (
  graph: { readonly spec: { readonly nodes: readonly { readonly op: string }[] } },
  patchSizePx: number,
) => Promise<CompiledGraph>;

describe('a network of any engine', () => {
  it('runs at most 32 patches at a time, and fewer when they are large', async () => {
    const { recorder, compile } = record();
    const network = createEngineNetwork(definition, compile);
    await network.centreProbabilities(blank(70, 96));
    expect(recorder.runs).toEqual([32, 32, 6]);
    await network.probabilityMaps(blank(9, 256));
    expect(recorder.runs.slice(3)).toEqual([8, 1]);
    await network.probabilityMaps(blank(2, 1024));
    expect(recorder.runs.slice(5)).toEqual([1, 1]);
  });

  it('compiles a view of a size once, on first use', async () => {
    const { recorder, compile } = record();
    const network = createEngineNetwork(definition, compile);
    expect(recorder.compiled).toEqual([]);
    await Promise.all([network.centreProbabilities(blank(1, 96)), network.centreProbabilities(blank(1, 96))]);
    await network.probabilityMaps(blank(1, 96));
    expect(recorder.compiled).toEqual([96, 96]);
  });

  it('keeps four graphs and disposes the one used longest ago', async () => {
    const { recorder, compile } = record();
    const network = createEngineNetwork(definition, compile);
    for (const size of [64, 80, 96, 112]) await network.probabilityMaps(blank(1, size));
    await network.probabilityMaps(blank(1, 64));
    await network.probabilityMaps(blank(1, 128));
    await network.dispose();
    expect(recorder.disposed[0]).toBe(80);
    expect([...recorder.disposed].sort()).toEqual([...recorder.compiled].sort());
  });

  it('disposes a graph only after its calls', async () => {
    let finish = (): void => undefined;
    const { recorder, compile } = record(new Promise((resolve) => (finish = resolve)));
    const network = createEngineNetwork(definition, compile);
    const underWay = network.probabilityMaps(blank(1, 96));
    const disposed = network.dispose();
    // Whatever was due at once has run by then.
    await new Promise(setImmediate);
    expect(recorder.disposed).toEqual([]);
    finish();
    await underWay;
    await disposed;
    expect(recorder.disposed).toEqual([96]);
  });

  it('tries again after a graph failed to compile', async () => {
    const { compile } = record();
    let attempts = 0;
    const network = createEngineNetwork(definition, async (graph, patchSizePx) => {
      attempts += 1;
      if (attempts === 1) throw new Error('no memory');
      return compile(graph, patchSizePx);
    });
    await expect(network.probabilityMaps(blank(1, 96))).rejects.toThrow('no memory');
    expect(await network.probabilityMaps(blank(1, 96))).toHaveLength(96 * 96);
    await network.dispose();
  });

  it('refuses an engine that gives too few values', async () => {
    const network = createEngineNetwork(definition, async () => ({
      run: async () => new Float32Array(5),
      dispose: async () => undefined,
    }));
    await expect(network.probabilityMaps(blank(1, 96))).rejects.toMatchObject({ reason: 'INTERNAL' });
  });
});
