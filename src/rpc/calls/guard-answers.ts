import { ServerInterceptingCall, type ServerInterceptor } from '@grpc/grpc-js';
import { constants, type ServerHttp2Stream } from 'node:http2';
import { PackedAnswer } from './packed-answers.js';
import type { UnreadAnswerLimits } from './unread-answers.js';

/** After its deadline nobody waits for an answer; this long for clocks that differ. */
const DEADLINE_SLACK_MS = 1_000;
/** The longest timer that Node keeps. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Watches packed answers on their way: gives their room back once they have left or their call has ended, and resets
 * the stream of one that is not read in time. Must be the first interceptor: only the first is given grpc-js's own
 * call.
 */
export function guardAnswers(
  limits: Pick<UnreadAnswerLimits, 'patienceMs' | 'leastBytesPerSecond'>,
): ServerInterceptor {
  return (method, call) => {
    if (method.responseStream) return new ServerInterceptingCall(call);
    let timer: NodeJS.Timeout | undefined;
    let answer: PackedAnswer | undefined;
    let isOver = false;
    const end = (): void => {
      isOver = true;
      clearTimeout(timer);
      answer?.release();
    };
    const watch = (packed: PackedAnswer): void => {
      answer = packed;
      const ms = timeFor(packed.byteLength, Number(call.getDeadline()), limits);
      timer = setTimeout(() => reset(call), ms).unref();
      // Its caller has gone meanwhile: grpc-js drops it without a word.
      if (isOver) end();
    };
    return new ServerInterceptingCall(call, {
      start: (next) => next({ onCancel: end }),
      sendMessage: (message: unknown, next) => {
        if (message instanceof PackedAnswer) watch(message);
        next(message);
      },
      // grpc-js sends it once the message has been written out.
      sendStatus: (status, next) => {
        end();
        next(status);
      },
    });
  };
}

function timeFor(
  bytes: number,
  deadlineMs: number,
  { patienceMs, leastBytesPerSecond }: Pick<UnreadAnswerLimits, 'patienceMs' | 'leastBytesPerSecond'>,
): number {
  const readingMs = patienceMs + (bytes / leastBytesPerSecond) * 1000;
  const waitedForMs = Math.max(0, deadlineMs - Date.now()) + DEADLINE_SLACK_MS;
  return Math.min(readingMs, waitedForMs, MAX_TIMER_MS);
}

/** grpc-js's own call has the stream in a field that is not public; a test fails when a new version of it moves it. */
function reset(call: object): void {
  const { stream } = call as { readonly stream?: ServerHttp2Stream };
  stream?.close(constants.NGHTTP2_CANCEL);
}
