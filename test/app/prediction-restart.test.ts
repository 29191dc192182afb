import { describe, expect, it } from 'vitest';
import { callContext, collect, untilReady, uploadSample } from './harness.js';
import { begin, commandFor, finalOf, predict, readyHarness } from './prediction-steps.js';

const context = callContext();

describe('a restart', () => {
  it('goes on with what was told to keep running and ends the others', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    harness.compute.hold();
    const kept = [
      await begin(harness, commandFor(slideId, { keepRunning: true })),
      await begin(harness, commandFor(slideId, { keepRunning: true })),
    ];
    const dropped = await begin(harness, commandFor(slideId));
    await harness.compute.untilHeld();
    await harness.crash();
    const end = await harness.app.predictions.getPrediction(dropped.id, context);
    expect(end).toMatchObject({ state: 'failed', error: { reason: 'SERVER_RESTARTED' } });
    expect(finalOf(await collect(harness.app.predictions.watchPrediction(dropped.id, 0, context)))).toEqual(end);
    for (const { id } of kept) {
      const events = await collect(harness.app.predictions.watchPrediction(id, 0, context));
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
      expect(finalOf(events).state).toBe('succeeded');
    }
  });

  it('that is announced ends streams with SERVER_DRAINING and keeps the work', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    harness.compute.hold();
    const kept = await begin(harness, commandFor(slideId, { keepRunning: true }));
    const dropped = await begin(harness, commandFor(slideId));
    await harness.compute.untilHeld();
    await harness.restart();
    await expect(kept.rest).rejects.toMatchObject({
      reason: 'SERVER_DRAINING',
      retryAfterMs: expect.any(Number) as number,
    });
    expect(finalOf(await dropped.rest)).toMatchObject({ state: 'failed', error: { reason: 'SERVER_DRAINING' } });
    expect(finalOf(await collect(harness.app.predictions.watchPrediction(kept.id, 0, context))).state).toBe(
      'succeeded',
    );
  });

  it('between the stored end and its event makes the event good', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    const log = harness.storage.metadata.predictionEvents;
    const { append } = log;
    Object.assign(log, {
      append: (...args: Parameters<typeof append>) =>
        args[1].kind === 'finished' ? new Promise(() => undefined) : append(...args),
    });
    const { id } = await begin(harness, commandFor(slideId));
    await expect.poll(async () => (await harness.app.predictions.getPrediction(id, context)).state).toBe('succeeded');
    await harness.crash();
    expect(finalOf(await collect(harness.app.predictions.watchPrediction(id, 0, context))).state).toBe('succeeded');
  });

  it('does not lose a cancellation that comes before the work goes on', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    harness.compute.hold();
    const { id } = await begin(harness, commandFor(slideId, { keepRunning: true }));
    await harness.compute.untilHeld();
    const loadModels = harness.holdModels();
    await harness.crash();
    const cancelled = await harness.app.predictions.cancelPrediction(id, context);
    expect(cancelled).toMatchObject({ state: 'cancelled', error: { reason: 'CANCELLED' } });
    loadModels();
    await untilReady(harness);
    // Another prediction has come through the queue: the cancelled one was not in it.
    expect((await predict(harness)).state).toBe('succeeded');
    expect(harness.compute.slideWork).toHaveLength(1);
    expect(finalOf(await collect(harness.app.predictions.watchPrediction(id, 0, context)))).toEqual(cancelled);
  });

  it('serves predictions that are new before it goes on with the old', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    const loadModels = harness.holdModels();
    await harness.restart();
    const early = collect(harness.app.predictions.predictSlide(commandFor(slideId), context));
    await expect(early).rejects.toMatchObject({ reason: 'MODEL_NOT_LOADED' });
    expect(harness.app.readiness.isReady()).toBe(false);
    loadModels();
    await untilReady(harness);
    const late = finalOf(await collect(harness.app.predictions.predictSlide(commandFor(slideId), context)));
    expect(late.state).toBe('succeeded');
  });
});
