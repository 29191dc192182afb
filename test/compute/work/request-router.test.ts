import { describe, expect, test } from 'vitest';
import {
  MAX_UNACKNOWLEDGED_SCORES,
  type ComputeRequest,
  type MessageFromChild,
} from '../../../src/compute/messages.js';
import type { ComputeHandlers } from '../../../src/compute/work/compute-handlers.js';
import { createRequestRouter } from '../../../src/compute/work/request-router.js';
import { AppError } from '../../../src/domain/errors/app-error.js';
import type { SlideScoreEvent } from '../../../src/ports/compute-host.js';

const files = { rootDir: '/slides', names: ['a.svs'] };
const scoreSlide: ComputeRequest = {
  kind: 'scoreSlide',
  args: { files, spacing: { mppX: 1, mppY: 1 }, modelKeys: ['m'], sampling: { mode: 'all' }, skip: 0 },
};

function handlersWith(own: Partial<ComputeHandlers>): ComputeHandlers {
  const unasked = (): never => {
    throw new Error('not part of this test');
  };
  return {
    loadModel: unasked,
    unloadModel: unasked,
    probeSlide: unasked,
    findSeries: unasked,
    assessSlide: unasked,
    scorePatches: unasked,
    readMetrics: unasked,
    profile: unasked,
    renderThumbnail: unasked,
    renderRegion: unasked,
    renderAssociated: unasked,
    renderHeatmap: unasked,
    scoreSlide: unasked,
    ...own,
  };
}

async function* endlessScores(signal: AbortSignal): AsyncGenerator<SlideScoreEvent, void, undefined> {
  for (let patch = 0; !signal.aborted; patch += 1) {
    const batch = { columns: Uint32Array.of(patch), rows: Uint32Array.of(0), probabilities: Float32Array.of(0.5) };
    yield { kind: 'scores', batch };
  }
  throw new AppError('CANCELLED', 'stopped');
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}

describe('the request router', () => {
  test('scores never run further ahead than the window, and go on with each acknowledgement', async () => {
    const sent: MessageFromChild[] = [];
    const route = createRequestRouter(handlersWith({ scoreSlide: (_, signal) => endlessScores(signal) }), (message) =>
      sent.push(message),
    );
    route({ type: 'request', id: 5, request: scoreSlide });
    await turns(20);
    expect(sent).toHaveLength(MAX_UNACKNOWLEDGED_SCORES);
    route({ type: 'acknowledge', id: 5 });
    await turns(20);
    expect(sent).toHaveLength(MAX_UNACKNOWLEDGED_SCORES + 1);
    route({ type: 'cancel', id: 5 });
    await turns(5);
    expect(sent.at(-1)).toMatchObject({ type: 'error', id: 5, error: { reason: 'CANCELLED' } });
    await turns(20);
    expect(sent).toHaveLength(MAX_UNACKNOWLEDGED_SCORES + 2);
  });

  test('an AppError crosses with all that it says; anything else becomes INTERNAL without its words', async () => {
    const sent: MessageFromChild[] = [];
    const corrupt = new AppError('SLIDE_CORRUPT', 'tile 3 is broken', { metadata: { tile: '3' } });
    const errors = [corrupt, new Error('secret path /a/b')];
    const route = createRequestRouter(
      handlersWith({ probeSlide: () => Promise.reject(errors.shift() ?? new Error('no more')) }),
      (message) => sent.push(message),
    );
    route({ type: 'request', id: 1, request: { kind: 'probeSlide', args: { files } } });
    route({ type: 'request', id: 2, request: { kind: 'probeSlide', args: { files } } });
    await turns(3);
    expect(sent).toMatchObject([
      {
        type: 'error',
        id: 1,
        error: { reason: 'SLIDE_CORRUPT', message: 'tile 3 is broken', metadata: { tile: '3' } },
      },
      { type: 'error', id: 2, error: { reason: 'INTERNAL', message: expect.not.stringContaining('secret') as string } },
    ]);
  });
});
