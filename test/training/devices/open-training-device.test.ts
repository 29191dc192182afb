import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/errors/app-error.js';
import { openTrainingDevice } from '../../../src/training/devices/open-training-device.js';
import type { TrainingDevice, TrainingDeviceId } from '../../../src/training/training-device.js';

const absent = async (): Promise<never> => {
  throw new AppError('ENGINE_UNAVAILABLE', 'it is not here');
};

function device(id: TrainingDeviceId, warning?: string): () => Promise<TrainingDevice> {
  const opened = { id, label: id, software: {}, ...(warning !== undefined && { warning }) };
  return async () => opened as unknown as TrainingDevice;
}

const tensorflow = device('tensorflow');
const wasm = device('wasm', 'wasm is slow');
const cpu = device('cpu', 'cpu is slower');

describe('openTrainingDevice', () => {
  it('auto takes the fastest that opens, without a word', async () => {
    const opened = await openTrainingDevice('auto', { tensorflow, wasm, cpu });
    expect(opened).toMatchObject({ id: 'tensorflow' });
    expect(opened.warning).toBeUndefined();
  });

  it('auto says what kept it from a faster one, and what adds it', async () => {
    const opened = await openTrainingDevice('auto', { tensorflow: absent, wasm, cpu });
    expect(opened.id).toBe('wasm');
    expect(opened.warning).toMatch(/^wasm is slow \(it is not here\).*`make tensorflow`/);
    expect((await openTrainingDevice('auto', { tensorflow: absent, wasm: absent, cpu })).id).toBe('cpu');
  });

  it('a named device never gives way', async () => {
    await expect(openTrainingDevice('tensorflow', { tensorflow: absent, wasm, cpu })).rejects.toMatchObject({
      reason: 'ENGINE_UNAVAILABLE',
    });
    expect((await openTrainingDevice('wasm', { tensorflow, wasm, cpu })).warning).toContain('as configured');
  });

  it('refuses with the remedy where nothing opens', async () => {
    await expect(openTrainingDevice('auto', { tensorflow: absent, wasm: absent, cpu: absent })).rejects.toMatchObject({
      reason: 'ENGINE_UNAVAILABLE',
      metadata: { remedy: 'make tensorflow' },
    });
  });
});
