import { expect, it } from 'vitest';
import type { WorkPriority } from '../../src/domain/scheduling/work-priority.js';
import { callContext, collect, uploadSample } from './harness.js';
import { begin, commandFor, finalOf, readyHarness } from './prediction-steps.js';

const context = callContext();

it('slides that wait start by priority, then by age, and tell the engine of it', async () => {
  const harness = await readyHarness();
  const { id: slideId } = await uploadSample(harness);
  const release = harness.compute.hold();
  const ask = (priority: WorkPriority) => begin(harness, commandFor(slideId, { priority }));
  const running = [await ask('urgent')];
  await harness.compute.untilHeld();
  for (const priority of ['bulk', 'interactive', 'bulk', 'urgent'] as const) running.push(await ask(priority));
  release();
  const ends = (await Promise.all(running.map(({ rest }) => rest))).map(finalOf);
  expect(ends.map(({ state }) => state)).toEqual(ends.map(() => 'succeeded'));
  expect(harness.compute.slideWork.map(({ priority }) => priority)).toEqual([
    'urgent',
    'urgent',
    'interactive',
    'bulk',
    'bulk',
  ]);
});

it('a priority outlives a restart, and is no part of what a request id stands for', async () => {
  const harness = await readyHarness();
  const { id: slideId } = await uploadSample(harness);
  harness.compute.hold();
  const asked = { keepRunning: true, requestId: 'mine' };
  const { id } = await begin(harness, commandFor(slideId, { ...asked, priority: 'bulk' }));
  await harness.compute.untilHeld();
  await harness.crash();
  const joined = await collect(
    harness.app.predictions.predictSlide(commandFor(slideId, { ...asked, priority: 'urgent' }), context),
  );
  expect(finalOf(joined)).toMatchObject({ id, state: 'succeeded', priority: 'bulk' });
  expect(harness.compute.slideWork.map(({ priority }) => priority)).toEqual(['bulk']);
});
