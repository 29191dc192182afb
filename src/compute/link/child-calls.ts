// The two ways to ask a child: one answer, or events until an end. Either ends at once when its signal fires.
import { abortError, throwIfAborted } from '../../domain/errors/abort-error.js';
import type { SlideScoreEvent } from '../../ports/compute-host.js';
import type {
  ComputeArgs,
  ComputeKind,
  ComputeRequest,
  ComputeResult,
  MessageToChild,
  PlainKind,
  ScoreSlideArgs,
} from '../messages.js';
import { createInbox } from './inbox.js';
import type { PendingCalls } from './pending-calls.js';
import { createQuietDeferred } from './quiet-deferred.js';

export type Send = (message: MessageToChild) => void;

export async function callChild<K extends PlainKind>(
  kind: K,
  args: ComputeArgs<K>,
  signal: AbortSignal | undefined,
  calls: PendingCalls,
  send: Send,
): Promise<ComputeResult<K>> {
  throwIfAborted(signal);
  const answer = createQuietDeferred<ComputeResult<ComputeKind>>();
  const id = calls.add({ resolve: answer.resolve, reject: answer.reject, onEvent: () => undefined });
  const cancel = (): void => {
    send({ type: 'cancel', id });
    calls.remove(id);
    if (signal !== undefined) answer.reject(abortError(signal));
  };
  signal?.addEventListener('abort', cancel, { once: true });
  send({ type: 'request', id, request: { kind, args } as ComputeRequest });
  try {
    // The child answers each kind with its own result; see ComputeHandlers.
    return await answer.promise;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

export async function* streamFromChild(
  args: ScoreSlideArgs,
  signal: AbortSignal | undefined,
  calls: PendingCalls,
  send: Send,
): AsyncGenerator<SlideScoreEvent, void, undefined> {
  throwIfAborted(signal);
  // Bounded by the child: MAX_UNACKNOWLEDGED_SCORES scores and a handful of other events.
  const inbox = createInbox<SlideScoreEvent>();
  const id = calls.add({ resolve: inbox.end, reject: inbox.fail, onEvent: inbox.push });
  const stop = (): void => {
    if (signal !== undefined) inbox.fail(abortError(signal));
  };
  signal?.addEventListener('abort', stop, { once: true });
  send({ type: 'request', id, request: { kind: 'scoreSlide', args } });
  let isOver = false;
  try {
    for (;;) {
      const item = await inbox.next();
      isOver = item.done === true;
      if (item.done === true) return;
      yield item.value;
      if (item.value.kind === 'scores') send({ type: 'acknowledge', id });
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    calls.remove(id);
    // To a child that has ended by itself, or failed, this says nothing new.
    if (!isOver) send({ type: 'cancel', id });
  }
}
