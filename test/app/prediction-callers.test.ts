import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/domain/errors/app-error.js';
import type { NumberedPredictionEvent } from '../../src/domain/predictions/prediction.js';
import { callContext, collect, uploadSample } from './harness.js';
import { begin, commandFor, finalOf, predict, readyHarness } from './prediction-steps.js';

const context = callContext();

describe('a caller who goes away', () => {
  it.each([
    ['cancels', 'CANCELLED', 'cancelled'],
    ['lets the deadline pass', 'DEADLINE_EXCEEDED', 'cancelled'],
  ] as const)('and %s stops the work', async (_, reason, state) => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    harness.compute.hold();
    const controller = new AbortController();
    const { id, rest } = await begin(harness, commandFor(slideId), callContext(controller.signal));
    await harness.compute.untilHeld();
    controller.abort(new AppError(reason, 'gone'));
    await expect(rest).rejects.toMatchObject({ reason });
    const events = await collect(harness.app.predictions.watchPrediction(id, 0, context));
    expect(finalOf(events)).toMatchObject({ state, error: { reason } });
  });

  it('by ending the iteration stops the work', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    harness.compute.hold();
    const events = harness.app.predictions.predictSlide(commandFor(slideId), context)[Symbol.asyncIterator]();
    const first = (await events.next()).value as NumberedPredictionEvent;
    await harness.compute.untilHeld();
    await events.return?.();
    const id = first.event.kind === 'accepted' ? first.event.prediction.id : '';
    const all = await collect(harness.app.predictions.watchPrediction(id, 0, context));
    expect(finalOf(all)).toMatchObject({ state: 'cancelled', error: { reason: 'CANCELLED' } });
  });

  it('leaves what was told to keep running', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    const release = harness.compute.hold();
    const controller = new AbortController();
    const { id, rest } = await begin(
      harness,
      commandFor(slideId, { keepRunning: true }),
      callContext(controller.signal),
    );
    await harness.compute.untilHeld();
    controller.abort(new AppError('CANCELLED', 'gone'));
    await expect(rest).rejects.toMatchObject({ reason: 'CANCELLED' });
    const watched = collect(harness.app.predictions.watchPrediction(id, 1, context));
    release();
    const events = await watched;
    expect(events[0]?.sequence).toBe(2);
    expect(finalOf(events).state).toBe('succeeded');
  });

  it('leaves what another caller of the same request id follows', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    const release = harness.compute.hold();
    const controller = new AbortController();
    const command = commandFor(slideId, { requestId: 'r' });
    const first = await begin(harness, command, callContext(controller.signal));
    const second = await begin(harness, command);
    expect(second.id).toBe(first.id);
    await harness.compute.untilHeld();
    controller.abort(new AppError('CANCELLED', 'gone'));
    await expect(first.rest).rejects.toMatchObject({ reason: 'CANCELLED' });
    release();
    expect(finalOf(await second.rest).state).toBe('succeeded');
    expect(harness.compute.slideWork).toHaveLength(1);
  });

  it('who only watched changes nothing', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    const release = harness.compute.hold();
    const { id, rest } = await begin(harness, commandFor(slideId));
    const watch = harness.app.predictions.watchPrediction(id, 0, context)[Symbol.asyncIterator]();
    await watch.next();
    await watch.return?.();
    release();
    expect(finalOf(await rest).state).toBe('succeeded');
  });
});

describe('a request id', () => {
  it('replays a prediction that succeeded, also after a restart', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    const command = commandFor(slideId, { requestId: 'r' });
    const first = await collect(harness.app.predictions.predictSlide(command, context));
    expect(await collect(harness.app.predictions.predictSlide(command, context))).toEqual(first);
    await harness.restart();
    expect(await collect(harness.app.predictions.predictSlide(command, context))).toEqual(first);
  });

  it('is refused for other parameters', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    await collect(harness.app.predictions.predictSlide(commandFor(slideId, { requestId: 'r' }), context));
    const parameters = { sampling: { mode: 'all' }, aggregation: { kind: 'percentile', percentile: 61 } } as const;
    const other = collect(
      harness.app.predictions.predictSlide(commandFor(slideId, { requestId: 'r', parameters }), context),
    );
    await expect(other).rejects.toMatchObject({
      reason: 'REQUEST_ID_REUSED',
      fieldViolations: [{ field: 'request_id' }],
    });
  });

  it('begins anew after a failure', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    const command = commandFor(slideId, { requestId: 'r' });
    harness.compute.failSlides(new AppError('ENGINE_CRASHED', 'died'));
    const failed = finalOf(await collect(harness.app.predictions.predictSlide(command, context)));
    expect(failed.error?.reason).toBe('ENGINE_CRASHED');
    harness.compute.failSlides(undefined);
    const second = finalOf(await collect(harness.app.predictions.predictSlide(command, context)));
    expect(second.state).toBe('succeeded');
    expect(second.id).not.toBe(failed.id);
  });

  it('that is no identifier is refused', async () => {
    const harness = await readyHarness();
    const { id } = await uploadSample(harness);
    const prediction = collect(harness.app.predictions.predictSlide(commandFor(id, { requestId: 'a b' }), context));
    await expect(prediction).rejects.toMatchObject({ fieldViolations: [{ field: 'request_id' }] });
  });
});

describe('CancelPrediction', () => {
  it('stops what runs and what waits, and returns the end', async () => {
    const harness = await readyHarness();
    const { id: slideId } = await uploadSample(harness);
    harness.compute.hold();
    const running = await begin(harness, commandFor(slideId));
    await harness.compute.untilHeld();
    const waiting = await begin(harness, commandFor(slideId));
    for (const { id, rest } of [waiting, running]) {
      const cancelled = await harness.app.predictions.cancelPrediction(id, context);
      expect(cancelled).toMatchObject({ state: 'cancelled', error: { reason: 'CANCELLED' } });
      expect(finalOf(await rest)).toEqual(cancelled);
      expect(await harness.app.predictions.cancelPrediction(id, context)).toEqual(cancelled);
    }
    expect(harness.compute.slideWork).toHaveLength(1);
  });

  it('leaves what has ended, and knows nothing of others', async () => {
    const harness = await readyHarness();
    const prediction = await predict(harness);
    expect(await harness.app.predictions.cancelPrediction(prediction.id, context)).toEqual(prediction);
    const stranger = harness.app.predictions.cancelPrediction(prediction.id, callContext(undefined, 'other'));
    await expect(stranger).rejects.toMatchObject({ reason: 'PREDICTION_NOT_FOUND' });
  });
});

describe('a full queue', () => {
  it('refuses with a time to retry, and leaves nothing', async () => {
    const harness = await readyHarness({ maxRunning: 1, maxWaiting: 1 });
    const { id: slideId } = await uploadSample(harness);
    const release = harness.compute.hold();
    const accepted = [await begin(harness, commandFor(slideId)), await begin(harness, commandFor(slideId))];
    const refused = collect(harness.app.predictions.predictSlide(commandFor(slideId, { requestId: 'r' }), context));
    await expect(refused).rejects.toMatchObject({ reason: 'QUEUE_FULL', retryAfterMs: 10_000 });
    const { items } = await harness.app.predictions.listPredictions({ pageSize: 9, pageToken: '', slideId }, context);
    expect(items).toHaveLength(2);
    release();
    for (const { rest } of accepted) expect(finalOf(await rest).state).toBe('succeeded');
    const command = commandFor(slideId, { requestId: 'r' });
    expect(finalOf(await collect(harness.app.predictions.predictSlide(command, context))).state).toBe('succeeded');
  });
});
