// The Reducer port by child processes: engines are native, and block whoever runs them.
import { once, on } from 'node:events';
import { AppError } from '../domain/errors/app-error.js';
import type { Reducer, ReductionEvent, ReductionWork } from '../ports/reducer.js';
import { forkModule } from '../process/fork-module.js';
import { reviveError } from '../process/wire-error.js';
import type { ReductionReply } from './reduction/messages.js';

export function createChildReducer(): Reducer {
  return { reduce };
}

async function* reduce(work: ReductionWork, signal: AbortSignal): AsyncGenerator<ReductionEvent> {
  signal.throwIfAborted();
  const child = forkModule(import.meta.url, './reduction/child.js');
  const exited = once(child, 'exit');
  // Nothing of it is kept: it need not end well.
  const kill = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', kill, { once: true });
  try {
    const replies = on(child, 'message', { close: ['disconnect'] });
    child.send(work, () => undefined);
    for await (const [reply] of replies as AsyncIterable<[ReductionReply]>) {
      if (reply.type === 'failed') throw reviveError(reply.error);
      yield reply.event;
      if (reply.event.kind === 'finished') return;
    }
    signal.throwIfAborted();
    throw new AppError('ENGINE_CRASHED', 'the process that made the version ended before it was done');
  } finally {
    signal.removeEventListener('abort', kill);
    kill();
    await exited;
  }
}
