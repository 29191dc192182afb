// Child of bench/predict-slide.ts: onnxruntime by itself on patches that lie in memory, with its own defaults but for
// the threads. No decoding, no aggregation, no messages.
import * as ort from 'onnxruntime-node';
import { buildOnnxModel, INPUT_NAME } from '../../src/engines/onnx/build-onnx-model.js';
import { runsOf } from '../../src/engines/patch-batch.js';
import { centreGraph, servingGraph } from '../../src/engines/serving-graph/serving-graph.js';
import { readDefinition } from '../../src/models/load-model.js';
import { readVersion, versionDir } from '../../src/models/version-folders.js';
import { seededBatch } from '../../test/engines/seeded-network.js';
import { plainModel, PLAIN_INPUT } from '../engines/plain-model.js';
import { present } from '../../test/support/present.js';
import { processUse } from '../../test/support/process-use.js';
import type { LoopPlan, LoopTurn } from './loop-plan.js';
import { readEnsemble } from './read-ensemble.js';

/** As many as the service gathers at most; each run then takes what the engine takes at once. */
const BATCH_PATCHES = 32;

type RunOnce = () => Promise<unknown>;

async function main(plan: LoopPlan): Promise<LoopTurn> {
  const ensemble = await readEnsemble(plan.modelsDir);
  const networks = await Promise.all(ensemble.members.map((member) => openNetwork(plan, member)));
  const runs = [...runsOf(seededBatch(BATCH_PATCHES, ensemble.patchSizePx))];
  const calls = runs.map((run): readonly [patches: number, call: RunOnce] => {
    const ready = networks.map((network) => network(run.data, run.count));
    return [run.count, () => ready.reduce<Promise<unknown>>((before, next) => before.then(next), Promise.resolve())];
  });
  for (const [, call] of calls) await call();
  return timeLoop(calls, plan.patches);
}

async function timeLoop(
  calls: readonly (readonly [patches: number, call: RunOnce])[],
  patches: number,
): Promise<LoopTurn> {
  const cpuStart = process.cpuUsage();
  const started = performance.now();
  let done = 0;
  for (let turn = 0; done < patches; turn += 1) {
    const [count, call] = calls[turn % calls.length]!;
    await call();
    done += count;
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpuStart);
  const { peakMib } = present(await processUse(process.pid), 'this process');
  return { patches: done, seconds, cpuSeconds: (user + system) / 1e6, peakMib };
}

/** A session, and how to make it ready for a run of patches: the tensor is made once. */
async function openNetwork(
  { graph, modelsDir, threads }: LoopPlan,
  member: { readonly model: string; readonly version: number },
): Promise<(data: Uint8Array, count: number) => RunOnce> {
  const folder = { name: member.model, version: member.version };
  const { manifest } = await readVersion(modelsDir, folder);
  const definition = await readDefinition(versionDir(modelsDir, folder), manifest);
  const { patchSizePx, centreSizePx } = manifest;
  const model =
    graph === 'plain'
      ? plainModel(definition, patchSizePx)
      : buildOnnxModel(centreGraph(servingGraph(definition), patchSizePx, centreSizePx), patchSizePx);
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: threads, interOpNumThreads: 1 });
  const input = graph === 'plain' ? PLAIN_INPUT : INPUT_NAME;
  return (data, count) => {
    const feeds = { [input]: new ort.Tensor('uint8', data, [count, patchSizePx, patchSizePx, 3]) };
    return () => session.run(feeds);
  };
}

const turn = await main(JSON.parse(process.argv[2] ?? '{}') as LoopPlan);
process.send?.(turn, () => process.exit(0));
