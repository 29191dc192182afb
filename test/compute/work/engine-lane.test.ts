import { describe, expect, test } from 'vitest';
import { createEngineLane } from '../../../src/compute/work/engine-lane.js';

interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

function gate(): Gate {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('the engine lane', () => {
  test('runs one task at a time and tells of each', async () => {
    const log: string[] = [];
    const lane = createEngineLane({ onComputing: (active) => log.push(active ? 'computing' : 'free') });
    const task = (name: string) => async () => {
      log.push(`${name} begins`);
      await new Promise(setImmediate);
      log.push(`${name} ends`);
      return name;
    };
    await expect(Promise.all([lane.run('bulk', task('a')), lane.run('bulk', task('b'))])).resolves.toEqual(['a', 'b']);
    expect(log).toEqual(['computing', 'a begins', 'a ends', 'free', 'computing', 'b begins', 'b ends', 'free']);
  });

  test('patches go before slides that wait, in their order, but cannot starve them', async () => {
    const lane = createEngineLane();
    const order: string[] = [];
    const first = gate();
    const waiting = [lane.run('bulk', () => first.opened)];
    const note = (name: string) => (): Promise<void> => {
      order.push(name);
      return Promise.resolve();
    };
    waiting.push(lane.run('bulk', note('slide 1')), lane.run('bulk', note('slide 2')));
    for (let index = 1; index <= 12; index += 1) waiting.push(lane.run('interactive', note(`patch ${index}`)));
    first.open();
    await Promise.all(waiting);
    expect(order.filter((name) => name.startsWith('patch'))).toEqual(
      Array.from({ length: 12 }, (_, index) => `patch ${index + 1}`),
    );
    expect(order.indexOf('slide 1')).toBe(8);
    expect(order.at(-1)).toBe('slide 2');
  });

  test('urgent work goes before all that waits, but can starve none of it', async () => {
    const lane = createEngineLane();
    const order: string[] = [];
    const first = gate();
    const waiting = [lane.run('bulk', () => first.opened)];
    const enter = (priority: 'urgent' | 'interactive' | 'bulk', count: number): void => {
      for (let index = 0; index < count; index += 1) {
        waiting.push(lane.run(priority, () => Promise.resolve(void order.push(priority))));
      }
    };
    enter('bulk', 1);
    enter('interactive', 2);
    enter('urgent', 12);
    first.open();
    await Promise.all(waiting);
    expect(order.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'urgent'));
    // After eight in a row another has its turn, the one that was passed over longest, of these the last in line.
    expect(order.slice(8)).toEqual(['bulk', 'urgent', 'urgent', 'urgent', 'urgent', 'interactive', 'interactive']);
  });

  test('an urgent patch waits for one task, also where others have been passed over', async () => {
    const lane = createEngineLane();
    const order: string[] = [];
    const first = gate();
    const waiting = [lane.run('bulk', () => first.opened)];
    const note = (name: string) => (): Promise<void> => Promise.resolve(void order.push(name));
    waiting.push(lane.run('bulk-slide', note('slide')), lane.run('bulk', note('patch')));
    for (let index = 0; index < 8; index += 1) {
      const last = index === 7 ? () => void waiting.push(lane.run('urgent', note('urgent'))) : (): void => undefined;
      waiting.push(
        lane.run('interactive-slide', async () => {
          last();
          await note('before')();
        }),
      );
    }
    first.open();
    while (order.length < 11) await Promise.all(waiting);
    expect(order.slice(8)).toEqual(['urgent', 'slide', 'patch']);
  });

  test('goes by priority, and inside each takes patches before slides', async () => {
    const lane = createEngineLane();
    const order: string[] = [];
    const first = gate();
    const waiting = [lane.run('bulk', () => first.opened)];
    const all = ['urgent', 'urgent-slide', 'interactive', 'interactive-slide', 'bulk', 'bulk-slide'] as const;
    for (const priority of all.toReversed()) {
      waiting.push(lane.run(priority, () => Promise.resolve(void order.push(priority))));
    }
    first.open();
    await Promise.all(waiting);
    expect(order).toEqual(all);
  });

  test('an abort takes a waiting task out without running it', async () => {
    const lane = createEngineLane();
    const first = gate();
    const running = lane.run('bulk', () => first.opened);
    const abort = new AbortController();
    let ran = false;
    const waiting = lane.run(
      'bulk',
      async () => {
        ran = true;
      },
      abort.signal,
    );
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ reason: 'CANCELLED' });
    first.open();
    await running;
    await lane.run('bulk', () => Promise.resolve());
    expect(ran).toBe(false);
    await expect(lane.run('bulk', () => Promise.resolve(), abort.signal)).rejects.toMatchObject({
      reason: 'CANCELLED',
    });
  });

  test('a failing task fails alone', async () => {
    const lane = createEngineLane();
    const failing = lane.run('bulk', () => Promise.reject(new Error('engine')));
    const next = lane.run('bulk', () => Promise.resolve('fine'));
    await expect(failing).rejects.toThrow('engine');
    await expect(next).resolves.toBe('fine');
  });

  test('refuses the 257th waiting task with QUEUE_FULL and a time to come back', async () => {
    const lane = createEngineLane();
    const first = gate();
    const accepted = [lane.run('interactive', () => first.opened)];
    for (let index = 0; index < 256; index += 1) accepted.push(lane.run('interactive', () => Promise.resolve()));
    await expect(lane.run('interactive', () => Promise.resolve())).rejects.toMatchObject({
      reason: 'QUEUE_FULL',
      retryAfterMs: 1000,
    });
    first.open();
    await Promise.all(accepted);
  });
});

describe('an urgent task that is on its way', () => {
  test('goes before a slide’s next batch, though its patches are still being decoded', async () => {
    const lane = createEngineLane();
    const order: string[] = [];
    const note = (name: string) => (): Promise<void> => Promise.resolve(void order.push(name));
    const first = gate();
    const slide = [lane.run('bulk', () => first.opened), lane.run('bulk', note('slide'))];
    const arrived = lane.expectUrgent();
    first.open();
    // The batch has ended, the decoding has not.
    for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
    const urgent = lane.run('urgent', note('urgent'));
    arrived();
    await Promise.all([...slide, urgent]);
    expect(order).toEqual(['urgent', 'slide']);
  });

  test('holds nothing up once it has withdrawn', async () => {
    const lane = createEngineLane();
    const arrived = lane.expectUrgent();
    const slide = lane.run('bulk', () => Promise.resolve('done'));
    arrived();
    arrived();
    await expect(slide).resolves.toBe('done');
  });

  test('holds nothing up for long when it never comes', async () => {
    const lane = createEngineLane();
    lane.expectUrgent();
    await expect(lane.run('bulk', () => Promise.resolve('done'))).resolves.toBe('done');
  });
});

test('begins a task beside another as soon as the engine has a place for it, the most urgent then', async () => {
  const order: string[] = [];
  let places = 2;
  const waiting: (() => void)[] = [];
  const untilFree = (): Promise<void> =>
    places > 0 ? Promise.resolve() : new Promise((resolve) => void waiting.push(resolve));
  const lane = createEngineLane({ untilFree });
  const task = (name: string, end: Promise<void>) => async (): Promise<void> => {
    order.push(name);
    places -= 1;
    await end;
    places += 1;
    for (const wake of waiting.splice(0)) wake();
  };
  const [a, b] = [gate(), gate()];
  const runs = [lane.run('bulk', task('a', a.opened)), lane.run('bulk', task('b', b.opened))];
  while (order.length < 2) await new Promise(setImmediate);
  runs.push(lane.run('bulk', task('c', Promise.resolve())));
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
  expect(order).toEqual(['a', 'b']);
  runs.push(lane.run('urgent', task('urgent', Promise.resolve())));
  b.open();
  await runs[1];
  await Promise.all(runs.slice(2));
  // The first is under way still.
  expect(order).toEqual(['a', 'b', 'urgent', 'c']);
  a.open();
  await Promise.all(runs);
});

test('tells how many wait', async () => {
  const counts: string[] = [];
  const lane = createEngineLane({
    onWaiting: (priority, count) => counts.push(`${priority} ${count}`),
  });
  const abort = new AbortController();
  const left = lane.run('bulk', () => Promise.resolve(), abort.signal);
  const done = lane.run('urgent', () => Promise.resolve());
  const slide = lane.run('urgent-slide', () => Promise.resolve());
  abort.abort();
  await expect(left).rejects.toMatchObject({ reason: 'CANCELLED' });
  await Promise.all([done, slide]);
  expect(counts).toEqual(['bulk 1', 'urgent 1', 'urgent 2', 'bulk 0', 'urgent 1', 'urgent 0']);
});

test('slides that run together take turns, however many batches each has ready', async () => {
  const lane = createEngineLane();
  const order: string[] = [];
  const slides = ['a', 'b', 'c'].map((name) => ({ name, signal: new AbortController().signal }));
  const first = gate();
  const waiting = [lane.run('bulk', () => first.opened)];
  // A slide that is quick to decode has all its batches there before the others have one.
  for (const { name, signal } of slides) {
    for (let batch = 0; batch < 4; batch += 1) {
      waiting.push(lane.run('bulk', () => Promise.resolve(void order.push(name)), signal));
    }
  }
  first.open();
  await Promise.all(waiting);
  expect(order.join('')).toBe('abcabcabcabc');
});
