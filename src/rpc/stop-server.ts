import type { Server } from '@grpc/grpc-js';
import type { Log } from '../ports/log.js';
import type { CallRegistry } from '../app/calls/call-registry.js';
import type { Health } from './health.js';

export interface StopOptions {
  readonly server: Server;
  readonly health: Health;
  readonly registry: CallRegistry;
  readonly log: Log;
  /** How long calls under way may go on. */
  readonly drainMs: number;
}

/** Aborted work stops within a batch; a call that has not ended by then never will. */
const ABORT_GRACE_MS = 5_000;
/** For statuses to reach their clients. Health watches have no end of their own and are cut then. */
const FLUSH_MS = 500;

/** NOT_SERVING, refuse new calls, let the others end, abort what is left, close the connections. */
export async function stopServer({ server, health, registry, log, drainMs }: StopOptions): Promise<void> {
  health.drain();
  registry.drain();
  if (registry.size > 0) log.info({ calls: registry.size, drainMs }, 'draining');
  if (!(await registry.whenIdle(drainMs))) {
    log.warn({ calls: registry.size }, 'drain time is over: aborting the calls that are left');
    registry.abortAll();
    await registry.whenIdle(ABORT_GRACE_MS);
  }
  await closeConnections(server);
}

function closeConnections(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.forceShutdown();
      resolve();
    }, FLUSH_MS);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
