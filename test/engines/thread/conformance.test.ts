import { expect, it } from 'vitest';
import { probeOnnx } from '../../../src/engines/onnx/probe-onnx.js';
import { openEngineThreads } from '../../../src/engines/thread/open-engine-threads.js';
import { suiteThatNeeds } from '../../support/suite-that-needs.js';
import { loadEngine } from '../../../src/engines/open-engine.js';
import type { InferenceEngine } from '../../../src/ports/inference-engine.js';
import { describeEngineConformance, type EngineUnderTest } from '../conformance.js';
import { seededBatch, seededNetwork } from '../seeded-network.js';
import { startWasm } from '../start-wasm.js';

const open = async (): Promise<InferenceEngine> => (await openEngineThreads('onnx')).engine;

const subject: EngineUnderTest = {
  id: 'onnx',
  open,
  openPeer: () => loadEngine('wasm'),
  referenceTf: startWasm,
};

suiteThatNeeds(probeOnnx().available, 'onnxruntime-node: npm ci')('an engine in a thread of its own', () => {
  describeEngineConformance(subject);

  it('leaves the event loop to others while it runs, and the batch to whoever gave it', async () => {
    const engine = await open();
    const network = await engine.load(seededNetwork('inceptionv3', 32));
    const batch = seededBatch(32, 96);
    const before = batch.data.slice();
    await network.centreProbabilities(batch);
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 1);
    const started = performance.now();
    await network.centreProbabilities(batch);
    const ms = performance.now() - started;
    clearInterval(counting);
    // On the calling thread there would be none: a run is one native call. A tenth leaves room for a busy machine.
    expect(turns).toBeGreaterThan(ms / 10);
    expect(batch.data).toEqual(before);
    await engine.dispose();
  });

  it('tells why it was not opened', async () => {
    const threads = { threads: 1 };
    await expect(openEngineThreads('missing' as 'onnx', threads)).rejects.toMatchObject({
      reason: 'ENGINE_UNAVAILABLE',
    });
  });

  it('refuses what is asked after its end', async () => {
    const engine = await open();
    const network = await engine.load(seededNetwork('simplenet', 32));
    await engine.dispose();
    await expect(network.centreProbabilities(seededBatch(1, 96))).rejects.toMatchObject({ reason: 'ENGINE_CRASHED' });
  });
});

it('of WebAssembly has an instance for each thread, which give the scores of one', async () => {
  const [alone, together] = await Promise.all([loadEngine('wasm'), openEngineThreads('wasm', { threads: 2 })]);
  expect(together.engine.device).toMatch(/2 instances$/);
  const definition = seededNetwork('simplenet', 32);
  const networks = await Promise.all([alone.load(definition), together.engine.load(definition)]);
  const batch = seededBatch(5, 96);
  const [expected, scores] = await Promise.all(networks.map((network) => network.centreProbabilities(batch)));
  expect(scores).toEqual(expected);
  await together.engine.dispose();
});
