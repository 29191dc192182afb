import { describe, expect, it } from 'vitest';
import { createCrew } from '../../../src/engines/thread/crew.js';
import type { EngineThread } from '../../../src/engines/thread/engine-thread.js';

interface Fake extends EngineThread {
  underWay: number;
}

function fake(underWay = 0): Fake {
  return { underWay, opened: new Promise(() => undefined), ask: async () => undefined, end: async () => undefined };
}

describe('a crew', () => {
  it('sends those first who have least to do, and no more than there are parts', () => {
    const [busy, idle, waiting] = [fake(1), fake(0), fake(2)];
    const crew = createCrew([busy, idle, waiting]);
    expect(crew.chooseFor(1)).toEqual([idle]);
    expect(crew.chooseFor(2)).toEqual([idle, busy]);
    expect(crew.chooseFor(9)).toEqual([idle, busy, waiting]);
    expect(crew.chooseFor(0)).toEqual([]);
  });

  it('is free while one has nothing to do, else when the first has ended', async () => {
    const [first, second] = [fake(0), fake(1)];
    const crew = createCrew([first, second]);
    await crew.untilFree();
    first.underWay = 1;
    let isFree = false;
    const freed = crew.untilFree().then(() => (isFree = true));
    await crew.ask(first, { kind: 'dispose' });
    expect(isFree).toBe(false);
    second.underWay = 0;
    second.ask = () => Promise.reject(new Error('engine'));
    await expect(crew.ask(second, { kind: 'dispose' })).rejects.toThrow('engine');
    await freed;
  });
});
