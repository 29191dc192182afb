import { describe, expect, it } from 'vitest';
import { availableEngines } from '../../src/engines/available-engines.js';
import { openEngine } from '../../src/engines/open-engine.js';
import { engineChoices, unavailable } from '../../src/engines/select-engine.js';
import type { EngineAvailability, EngineId } from '../../src/ports/inference-engine.js';

const here = (id: EngineId, device: 'cpu' | 'gpu' = 'cpu'): EngineAvailability => ({
  id,
  available: true,
  detail: `${id} 1.0`,
  version: '1.0',
  device,
});
const missing = (id: EngineId, remedy: string): EngineAvailability => ({
  id,
  available: false,
  detail: 'not installed',
  remedy,
});

describe('the choice of an engine', () => {
  const order = (...engines: EngineAvailability[]): EngineId[] => engineChoices('auto', engines).map(({ id }) => id);

  it('takes the GPU first, then onnx, then tensorflow on the CPU, then wasm', () => {
    expect(order(here('wasm'), here('onnx'), here('tensorflow', 'gpu'))).toEqual(['tensorflow', 'onnx', 'wasm']);
    expect(order(here('tensorflow'), here('wasm'), here('onnx'))).toEqual(['onnx', 'tensorflow', 'wasm']);
    expect(order(missing('onnx', 'npm ci'), here('wasm'))).toEqual(['wasm']);
  });

  it('says why in one sentence', () => {
    const [choice] = engineChoices('auto', [here('onnx'), here('wasm')]);
    expect(choice?.reason).toBe('auto: onnx (onnx 1.0), the fastest engine on a CPU');
    expect(engineChoices('wasm', [here('onnx'), here('wasm')])).toEqual([
      { id: 'wasm', device: 'cpu', reason: 'wasm (wasm 1.0), as configured' },
    ]);
  });

  it('names the command when the configured engine is missing', () => {
    const engines = [missing('tensorflow', 'make tensorflow'), here('onnx')];
    expect(engineChoices('tensorflow', engines)).toEqual([]);
    const error = unavailable('tensorflow', engines);
    expect(error.reason).toBe('ENGINE_UNAVAILABLE');
    expect(error.message).toContain('make tensorflow');
    expect(error.message).not.toContain('onnx');
    expect(error.metadata).toEqual({ engine: 'tensorflow', remedy: 'make tensorflow' });
  });

  it('finds here what npm installs', async () => {
    const engines = await availableEngines();
    expect(engines.map(({ id }) => id)).toEqual(['tensorflow', 'onnx', 'wasm']);
    for (const id of ['onnx', 'wasm'] as const) {
      expect(engines.find((engine) => engine.id === id)).toMatchObject({ available: true, device: 'cpu' });
      expect(engineChoices(id, engines)).toMatchObject([{ id, device: 'cpu' }]);
    }
  });

  it('opens the configured engine and keeps the facts about the others', async () => {
    const { engine, reason, engines } = await openEngine('onnx', { threads: 1 });
    expect(engine).toMatchObject({
      id: 'onnx',
      device: expect.stringMatching(/^cpu, onnxruntime .*, 1 threads?$/) as string,
    });
    expect(reason).toContain('as configured');
    expect(engines).toHaveLength(3);
    await engine.dispose();
  });
});
