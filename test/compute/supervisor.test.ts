import { expect, it } from 'vitest';
import { createDeferred, type Deferred } from '../../src/domain/async/deferred.js';
import type { ChildExit, ChildLink } from '../../src/compute/link/child-link.js';
import { ChildLostError } from '../../src/compute/link/child-lost-error.js';
import { createQuietDeferred } from '../../src/compute/link/quiet-deferred.js';
import { DEFAULT_SUPERVISOR_LIMITS, superviseChild } from '../../src/compute/supervisor.js';
import type { EngineStatus } from '../../src/ports/compute-host.js';
import { createRecordingLog } from '../support/recording-log.js';

const STATUS: EngineStatus = { engine: 'onnx', device: 'cpu', reason: 'a test', engines: [] };

function neverUp(): Promise<EngineStatus> {
  const started = createQuietDeferred<EngineStatus>();
  started.reject(new ChildLostError());
  return started.promise;
}

function fakeLink(started: Promise<EngineStatus>, exited: Deferred<ChildExit>): ChildLink {
  const end = (): void => {
    exited.resolve({ hung: false, code: null, signal: 'SIGKILL' });
  };
  const refuse = (): never => {
    throw new Error('nobody asks it');
  };
  return { pid: 1, started, exited: exited.promise, call: refuse, stream: refuse, disconnect: end, kill: end };
}

function neverAsked(): never {
  throw new Error('a fifth child was started');
}

it('tells of every child that ends unasked, be it while it starts', async () => {
  const ends: string[] = [];
  const first = createDeferred<ChildExit>();
  const links = [
    fakeLink(Promise.resolve(STATUS), first),
    fakeLink(neverUp(), createDeferred()),
    fakeLink(neverUp(), createDeferred()),
    fakeLink(Promise.resolve(STATUS), createDeferred()),
  ];
  const last = links[3];
  const rest = links.values();
  const supervisor = superviseChild({
    start: () => rest.next().value ?? neverAsked(),
    prepare: async () => undefined,
    onEnd: (cause) => ends.push(cause),
    log: createRecordingLog(),
    limits: { ...DEFAULT_SUPERVISOR_LIMITS, backoffMs: [0] },
  });
  await supervisor.link();
  first.resolve({ hung: true, code: null, signal: 'SIGKILL' });
  await new Promise(setImmediate);
  expect(await supervisor.link()).toBe(last);
  expect(ends).toEqual(['hang', 'crash', 'crash']);
  await supervisor.close();
  expect(ends).toHaveLength(3);
});
