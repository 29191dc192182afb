import { describe, expect, it } from 'vitest';
import type { TrainingRunEvent } from '../../src/ports/trainer.js';
import { createEventQueue } from '../../src/training/event-queue.js';
import { collect } from '../support/collect.js';

function step(number: number): Extract<TrainingRunEvent, { readonly kind: 'step' }> {
  return {
    kind: 'step',
    epoch: 1,
    step: number,
    loss: 1,
    losses: [number],
    accuracy: 0.5,
    learningRate: 1e-3,
    imagesPerSecond: 1,
    etaSeconds: 1,
  };
}
const warning: TrainingRunEvent = { kind: 'warning', message: 'w' };

describe('createEventQueue', () => {
  it('gives events in order, then ends', async () => {
    const queue = createEventQueue();
    queue.push(step(1));
    queue.push(warning);
    queue.end();
    expect(await collect(queue)).toEqual([step(1), warning]);
  });

  it('wakes a waiting reader', async () => {
    const queue = createEventQueue();
    const reading = collect(queue);
    queue.push(warning);
    queue.end();
    expect(await reading).toEqual([warning]);
  });

  it('drops the oldest steps of a reader far behind, but none of their losses, and nothing else', async () => {
    const queue = createEventQueue();
    queue.push(warning);
    for (let number = 1; number <= 1000; number += 1) queue.push(step(number));
    queue.end();
    const events = await collect(queue);
    expect(events[0]).toEqual(warning);
    expect(events).toHaveLength(65);
    expect(events.at(-1)).toEqual(step(1000));
    const losses = events.flatMap((event) => (event.kind === 'step' ? event.losses : []));
    expect(losses).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));
  });

  it('gives what came before a failure, then fails; the first end counts', async () => {
    const queue = createEventQueue();
    queue.push(warning);
    queue.end(new Error('first'));
    queue.end(new Error('second'));
    const seen: TrainingRunEvent[] = [];
    const reading = (async () => {
      for await (const event of queue) seen.push(event);
    })();
    await expect(reading).rejects.toThrow('first');
    expect(seen).toEqual([warning]);
  });
});
