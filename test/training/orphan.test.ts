// A training child has nobody to tell when the service is killed: it must not train on, unseen, for hours.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import { forkModule } from '../../src/process/fork-module.js';
import { isAlive } from '../support/is-alive.js';
import { present } from '../support/present.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { trainingChildren } from '../support/training-children.js';
import { suiteThatTrains } from './training-device.js';

suiteThatTrains('a training child', () => {
  it('ends when the service is killed', { timeout: 120_000 }, async () => {
    const service = forkModule(import.meta.url, './orphan-trainer.js', { args: [await temporaryFolder()] });
    await firstStep(service);
    const child = present(trainingChildren(present(service.pid))[0]);
    expect(isAlive(child)).toBe(true);
    service.kill('SIGKILL');
    // It hears of it between two steps.
    await vi.waitUntil(() => !isAlive(child), { timeout: 60_000, interval: 100 });
  });
});

async function firstStep(service: ChildProcess): Promise<void> {
  const ended = once(service, 'exit').then(() => Promise.reject(new Error('the service ended before it trained')));
  await Promise.race([once(service, 'message'), ended]);
}
