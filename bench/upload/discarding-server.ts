import { AppError } from '../../src/domain/errors/app-error.js';
import { openDoor } from '../../src/rpc/door.js';
import type { ReceiveWindows } from '../../src/rpc/receive-windows.js';
import { NO_METRICS } from '../../src/metrics/no-metrics.js';
import { NO_TRACING } from '../../src/tracing/no-tracing.js';
import type { UseCases } from '../../src/app/application.js';
import { startRpcServer, type RpcServer } from '../../src/rpc/server.js';

const MAX_MESSAGE_BYTES = 16 * 2 ** 20;

/** The service's own transport; what arrives is read and dropped, so that the wire alone is measured. */
export async function startDiscardingServer(windows: ReceiveWindows): Promise<RpcServer> {
  const slides: Partial<UseCases['slides']> = {
    async writeUpload(_id, chunks) {
      for await (const _chunk of chunks);
      throw new AppError('UPLOAD_INCOMPLETE', 'all of it was read');
    },
  };
  const quiet = (): void => undefined;
  return startRpcServer({
    door: await openDoor({ listen: { host: '127.0.0.1', port: 0 } }),
    maxReceiveMessageBytes: MAX_MESSAGE_BYTES,
    maxConcurrentStreams: 256,
    windows,
    useCases: { slides } as UseCases,
    readiness: { isReady: () => true, detail: () => 'ready', onChange: () => quiet },
    metrics: NO_METRICS,
    tracing: NO_TRACING,
    log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    newCallId: () => 'bench',
  });
}
