import { describe, expect, it } from 'vitest';
import { collectFacts } from '../../src/doctor/collect-facts.js';
import { nodeFacts } from '../../src/doctor/node-facts.js';
import { trainingFacts } from '../../src/doctor/training-facts.js';
import type { EngineAvailability } from '../../src/ports/inference-engine.js';

describe('facts for the doctor', () => {
  it('tells of this machine, its image library and the engines it was given', async () => {
    const engines: EngineAvailability[] = [{ id: 'wasm', available: true, detail: 'tfjs wasm 4.22.0' }];
    const facts = await collectFacts(engines);
    expect(facts.engines).toBe(engines);
    expect(facts.node).toMatchObject({
      available: true,
      detail: expect.stringContaining(process.versions.node) as string,
    });
    expect(facts.images).toMatchObject({
      available: true,
      detail: expect.stringMatching(/^sharp \d.*, libvips \d/) as string,
    });
    expect(facts.machine.platform).toBe(`${process.platform}-${process.arch}`);
    expect(facts.machine.usableCores).toBeGreaterThanOrEqual(1);
    expect(facts.machine.memoryBytes).toBeGreaterThan(2 ** 28);
    expect(facts.machine.memoryLimitBytes ?? 0).toBeLessThan(facts.machine.memoryBytes);
  });

  it.each([
    ['18.20.0', false],
    ['20.11.1', false],
    ['20.12.0', true],
    ['22.1.0', true],
    ['24.0.0', true],
  ])('takes Node %s: %s', (version, available) => {
    const facts = nodeFacts(version);
    expect(facts.available).toBe(available);
    expect(facts.remedy === undefined).toBe(available);
  });

  it('says that a Node between the tested lines is not tested', () => {
    expect(nodeFacts('23.5.0')).toMatchObject({
      available: true,
      detail: expect.stringContaining('not tested') as string,
    });
  });
});

describe('where training would compute', () => {
  const tensorflow: EngineAvailability = { id: 'tensorflow', available: true, detail: 'tfjs-node 4.22.0 on the CPU' };
  const wasm: EngineAvailability = { id: 'wasm', available: true, detail: 'tfjs wasm 4.22.0' };

  it('is TensorFlow where that is there', () => {
    expect(trainingFacts([tensorflow, wasm])).toEqual({ name: 'training', available: true, detail: tensorflow.detail });
  });

  it.each([[[wasm], 'several times slower'] as const, [[], 'far too slow'] as const])(
    'is something slower else, with the command that helps',
    (engines, words) => {
      const facts = trainingFacts(engines);
      expect(facts.detail).toContain(words);
      expect(facts.remedy).toBe('make tensorflow');
    },
  );
});
