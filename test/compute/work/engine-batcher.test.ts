import { describe, expect, it, onTestFinished } from 'vitest';
import { createPatchMemory } from '../../../src/compute/work/work-memory.js';
import { createEngineBatcher } from '../../../src/compute/work/engine-batcher.js';
import { createEngineLane } from '../../../src/compute/work/engine-lane.js';
import { scorePatches } from '../../../src/compute/work/score-patches.js';
import { AppError } from '../../../src/domain/errors/app-error.js';
import { DEFAULT_BATCHING, type BatchingPolicy } from '../../../src/domain/scheduling/batching.js';
import { createOnnxEngine } from '../../../src/engines/onnx/create-onnx-engine.js';
import type { EngineRun } from '../../../src/ports/compute-host.js';
import type { WorkPriority } from '../../../src/domain/scheduling/work-priority.js';
import type { LoadedModel } from '../../../src/ports/loaded-model.js';
import { machineMs } from '../../../src/process/machine-clock.js';
import { seededBatch, seededNetwork } from '../../engines/seeded-network.js';
import { countingNetwork, modelOf, PATCH_PX, patch, settle } from './counting-network.js';

interface Ask {
  readonly models: readonly LoadedModel[];
  readonly includeMaps?: boolean;
  readonly priority?: WorkPriority;
  readonly signal?: AbortSignal;
  readonly expiresMs?: number;
}

interface Child {
  score(firstBytes: readonly number[], ask: Ask): Promise<readonly number[]>;
  readonly runs: EngineRun[];
  readonly lane: ReturnType<typeof createEngineLane>;
}

function openChild(policy: Partial<BatchingPolicy> = {}): Child {
  const lane = createEngineLane();
  const batcher = createEngineBatcher(lane, { ...DEFAULT_BATCHING, ...policy });
  const runs: EngineRun[] = [];
  const common = {
    aggregation: undefined,
    includeMaps: false,
    lane,
    batcher,
    memory: createPatchMemory(),
    onRun: (run: EngineRun) => runs.push(run),
  };
  return {
    lane,
    runs,
    score: async (firstBytes, { signal = new AbortController().signal, ...ask }) => {
      const scores = await scorePatches(firstBytes.map(patch), { ...common, signal, ...ask });
      return scores.map(({ probabilities: [first = NaN] }) => Math.round(first * 256));
    },
  };
}

/** Requests arrive while the first one's run is held: they gather as behind a busy engine. */
async function behindBusyEngine<T>(
  network: ReturnType<typeof countingNetwork>,
  child: Child,
  ask: () => readonly Promise<T>[],
): Promise<PromiseSettledResult<T>[]> {
  const release = network.hold();
  const first = child.score([200], { models: [modelOf(network)] });
  await settle();
  const asked = Promise.allSettled(ask());
  await settle();
  release();
  await first;
  return asked;
}

describe('requests for the same network', () => {
  it('start at once while the engine is free', async () => {
    const network = countingNetwork();
    const child = openChild();
    expect(await child.score([1, 2], { models: [modelOf(network)] })).toEqual([1, 2]);
    expect(network.runs).toEqual([[1, 2]]);
  });

  it('that wait for a busy engine are computed together, in their order, and each gets its own', async () => {
    const network = countingNetwork();
    const child = openChild();
    const models = [modelOf(network)];
    const answers = await behindBusyEngine(network, child, () =>
      [
        [1, 2],
        [3, 4],
        [5, 6],
      ].map((bytes) => child.score(bytes, { models })),
    );
    expect(answers.map((answer) => answer.status === 'fulfilled' && answer.value)).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
    expect(network.runs).toEqual([[200], [1, 2, 3, 4, 5, 6]]);
  });

  it('are counted by request and by run', async () => {
    const network = countingNetwork();
    const child = openChild();
    const models = [modelOf(network)];
    await behindBusyEngine(network, child, () => [1, 2].map((byte) => child.score([byte, 0], { models })));
    const executions = child.runs.flatMap(({ execution }) => execution?.patches ?? []);
    expect(child.runs.map(({ patches }) => patches)).toEqual([1, 2, 2]);
    expect(executions).toEqual([1, 4]);
  });

  it('fill no run above the maximum', async () => {
    const network = countingNetwork();
    const child = openChild({ maxBatchSize: 4 });
    const models = [modelOf(network)];
    await behindBusyEngine(network, child, () => [1, 3, 5].map((byte) => child.score([byte, byte + 1], { models })));
    expect(network.runs).toEqual([[200], [1, 2, 3, 4], [5, 6]]);
  });

  it('go in a preferred size where they reach one', async () => {
    const network = countingNetwork();
    const child = openChild({ preferredBatchSizes: [2] });
    const models = [modelOf(network)];
    await behindBusyEngine(network, child, () => [1, 2, 3].map((byte) => child.score([byte], { models })));
    expect(network.runs).toEqual([[200], [1, 2], [3]]);
  });

  it('wait for others up to the delay where one is set, and no longer than for a full batch', async () => {
    const network = countingNetwork();
    const child = openChild({ maxQueueDelayMs: 600_000, preferredBatchSizes: [2] });
    const models = [modelOf(network)];
    const first = child.score([1], { models });
    await settle();
    expect(network.runs).toEqual([]);
    const second = child.score([2], { models });
    expect(await Promise.all([first, second])).toEqual([[1], [2]]);
    expect(network.runs).toEqual([[1, 2]]);
    // An urgent one waits for nobody.
    await child.score([3], { models, priority: 'urgent' });
    expect(network.runs).toEqual([[1, 2], [3]]);
  });

  it('run after the delay when nobody else comes', async () => {
    const network = countingNetwork();
    const child = openChild({ maxQueueDelayMs: 5 });
    expect(await child.score([1], { models: [modelOf(network)] })).toEqual([1]);
  });

  it('of ensembles and of single models share the runs of the model that both want', async () => {
    const [one, other] = [countingNetwork(), countingNetwork()];
    const child = openChild();
    await behindBusyEngine(one, child, () => [
      child.score([1], { models: [modelOf(one), modelOf(other)] }),
      child.score([2], { models: [modelOf(one)] }),
    ]);
    expect(one.runs).toEqual([[200], [1, 2]]);
    expect(other.runs).toEqual([[1]]);
  });

  it('of another priority are not dragged along', async () => {
    const network = countingNetwork();
    const child = openChild();
    const models = [modelOf(network)];
    await behindBusyEngine(network, child, () => [
      child.score([1], { models, priority: 'bulk' }),
      child.score([2], { models, priority: 'urgent' }),
      child.score([3], { models }),
    ]);
    expect(network.runs).toEqual([[200], [2], [3], [1]]);
  });
});

describe('requests for maps', () => {
  it('are computed together as those for scores are, but not with them', async () => {
    const network = countingNetwork();
    const child = openChild();
    const models = [modelOf(network)];
    const answers = await behindBusyEngine(network, child, () => [
      child.score([1, 2], { models, includeMaps: true }),
      child.score([3], { models }),
      child.score([4], { models, includeMaps: true }),
    ]);
    expect(answers.map((answer) => answer.status === 'fulfilled' && answer.value)).toEqual([[1, 2], [3], [4]]);
    expect(network.runs).toEqual([[200], [3]]);
    // Of two patches the decoding takes a moment longer than of one.
    expect(network.mapRuns.map((run) => run.toSorted())).toEqual([[1, 2, 4]]);
    const executions = child.runs.flatMap(({ execution }) => execution?.patches ?? []);
    expect(executions.toSorted()).toEqual([1, 1, 3]);
  });

  it('get each its own maps of a run that they share', async () => {
    const network = countingNetwork();
    const lane = createEngineLane();
    const common = {
      aggregation: undefined,
      includeMaps: true,
      lane,
      batcher: createEngineBatcher(lane),
      memory: createPatchMemory(),
    };
    const ask = (byte: number): ReturnType<typeof scorePatches> =>
      scorePatches([patch(byte)], { ...common, models: [modelOf(network)], signal: new AbortController().signal });
    const busy = lane.run('urgent', settle);
    const answers = await Promise.all([64, 128].map(ask));
    await busy;
    expect(network.mapRuns).toEqual([[64, 128]]);
    const maps = answers.map(([answer]) => answer?.maps?.[0]);
    expect(maps.map((map) => map?.length)).toEqual([PATCH_PX ** 2, PATCH_PX ** 2]);
    expect(maps.map((map) => map && [...new Set(map)])).toEqual([[0.25], [0.5]]);
    // No map keeps the others of its run in memory.
    expect(maps.map((map) => map?.buffer.byteLength)).toEqual(maps.map((map) => map?.byteLength));
  });

  it('leave the queue when their caller goes', async () => {
    const network = countingNetwork();
    const child = openChild();
    const how = { models: [modelOf(network)], includeMaps: true };
    const controller = new AbortController();
    const answers = await behindBusyEngine(network, child, () => {
      const asked = [child.score([1], how), child.score([2], { ...how, signal: controller.signal })];
      setImmediate(() => controller.abort(new AppError('CANCELLED', 'gone')));
      return asked;
    });
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(network.mapRuns).toEqual([[1]]);
  });
});

describe('a bad request', () => {
  it('that cannot be decoded never meets its neighbours', async () => {
    const network = countingNetwork();
    const child = openChild();
    const models = [modelOf(network)];
    const lane = child.lane;
    const bad = (): Promise<unknown> =>
      scorePatches([{ kind: 'encoded', data: Uint8Array.of(1, 2, 3) }], {
        models,
        aggregation: undefined,
        includeMaps: false,
        lane,
        batcher: createEngineBatcher(lane),
        memory: createPatchMemory(),
        signal: new AbortController().signal,
      });
    const answers = await behindBusyEngine<unknown>(network, child, () => [child.score([1], { models }), bad()]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });

  it('that breaks the engine fails alone: the others of its run are computed again', async () => {
    const network = countingNetwork();
    network.failFor(13);
    const child = openChild();
    const models = [modelOf(network)];
    const answers = await behindBusyEngine(network, child, () =>
      [[1], [13], [2]].map((bytes) => child.score(bytes, { models })),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(network.runs).toEqual([[200], [1, 13, 2], [1], [13], [2]]);
  });
});

describe('nothing is computed', () => {
  it('of a request that was cancelled while it waited, however full its batch', async () => {
    const network = countingNetwork();
    const child = openChild();
    const models = [modelOf(network)];
    const controller = new AbortController();
    const answers = await behindBusyEngine(network, child, () => {
      const asked = [
        child.score([1], { models }),
        child.score([2], { models, signal: controller.signal }),
        child.score([3], { models }),
      ];
      setImmediate(() => controller.abort(new AppError('CANCELLED', 'gone')));
      return asked;
    });
    expect(answers[1]).toMatchObject({ status: 'rejected', reason: { reason: 'CANCELLED' } });
    expect(network.runs).toEqual([[200], [1, 3]]);
  });

  it('of a request whose deadline passed while the engine was busy, though nobody cancelled it', async () => {
    const network = countingNetwork();
    const child = openChild();
    const models = [modelOf(network)];
    const release = network.hold();
    const first = child.score([200], { models });
    await settle();
    const expiresMs = machineMs() + 5;
    const late = child.score([1], { models, expiresMs });
    const inTime = child.score([2], { models, expiresMs: machineMs() + 600_000 });
    await settle();
    while (machineMs() < expiresMs) await settle();
    release();
    await expect(late).rejects.toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
    expect([await first, await inTime]).toEqual([[200], [2]]);
    expect(network.runs).toEqual([[200], [2]]);
  });

  it('of a request that comes with its deadline behind it', async () => {
    const network = countingNetwork();
    const late = openChild().score([1], { models: [modelOf(network)], expiresMs: machineMs() - 1 });
    await expect(late).rejects.toMatchObject({ reason: 'DEADLINE_EXCEEDED' });
    expect(network.runs).toEqual([]);
  });

  it('of the rest of a request that was cancelled between two of its batches', async () => {
    const network = countingNetwork();
    const child = openChild({ maxBatchSize: 2 });
    const controller = new AbortController();
    const release = network.hold();
    const asked = child.score([1, 2, 3, 4, 5, 6], { models: [modelOf(network)], signal: controller.signal });
    const refused = expect(asked).rejects.toMatchObject({ reason: 'CANCELLED' });
    await settle();
    controller.abort(new AppError('CANCELLED', 'gone'));
    release();
    await refused;
    await settle();
    expect(network.runs).toEqual([[1, 2]]);
  });
});

it.each(['centre', 'map'] as const)('a real engine gives the same in joined batches as alone: %s', async (view) => {
  const engine = await createOnnxEngine({ threads: 1 });
  onTestFinished(() => engine.dispose());
  const network = await engine.load(seededNetwork('simplenet', 32, 7));
  const lane = createEngineLane();
  const batcher = createEngineBatcher(lane);
  const { data } = seededBatch(6, PATCH_PX);
  const bytes = PATCH_PX ** 2 * 3;
  const request = { priority: 'interactive', signal: new AbortController().signal, inputMs: 0 } as const;
  const batches = [
    { data: data.subarray(0, bytes), count: 1, patchSizePx: PATCH_PX },
    { data: data.subarray(bytes, 4 * bytes), count: 3, patchSizePx: PATCH_PX },
    { data: data.subarray(4 * bytes), count: 2, patchSizePx: PATCH_PX },
  ];
  const busy = lane.run('urgent', settle);
  const joined = await Promise.all(batches.map((batch) => batcher.probabilities(network, view, batch, request)));
  await busy;
  expect(joined.flatMap(({ run }) => run?.patches ?? [])).toEqual([6]);
  for (const [index, batch] of batches.entries()) {
    const alone = await (view === 'map' ? network.probabilityMaps(batch) : network.centreProbabilities(batch));
    const differences = joined[index]?.values.map((value, at) => Math.abs(value - (alone[at] ?? NaN))) ?? [NaN];
    expect(Math.max(...differences)).toBeLessThanOrEqual(1e-6);
  }
});
