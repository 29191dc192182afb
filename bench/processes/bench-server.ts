// A real server for benches, and what it and its compute child use.
import { createSentinodeClient, type SentinodeClient } from '@sentinode/client';
import { seededBatch } from '../../test/engines/seeded-network.js';
import { startServerProcess, type ServerProcess } from '../../test/e2e/support/server-process.js';
import { present } from '../../test/support/present.js';
import { processUse, type ProcessUse } from '../../test/support/process-use.js';

export interface BenchServer {
  readonly client: SentinodeClient;
  /** Processor seconds of the service and its compute child. */
  cpuSeconds(): Promise<number>;
  /** What service and compute child hold, and have held at most. */
  memory(): Promise<{ readonly service: ProcessUse; readonly compute: ProcessUse }>;
  close(): Promise<void>;
}

/** From source; `built`: what `npm run build` has made, without the loader of TypeScript. */
export async function openServer(dataDir: string, flags: readonly string[], built = false): Promise<BenchServer> {
  const server = await startServerProcess({ dataDir, flags, built });
  const client = createSentinodeClient({ address: server.address });
  return {
    client,
    cpuSeconds: () => cpuOf(server),
    memory: () => usesOf(server),
    close: async () => {
      client.close();
      await server.stop();
    },
  };
}

async function usesOf(server: ServerProcess): Promise<{ readonly service: ProcessUse; readonly compute: ProcessUse }> {
  const [service, compute] = await Promise.all([processUse(server.pid), processUse(server.computePid())]);
  return { service: present(service, 'the service'), compute: present(compute, 'its compute child') };
}

/** Processor seconds of the service and its compute child. */
export async function cpuOf(server: ServerProcess): Promise<number> {
  const { service, compute } = await usesOf(server);
  return service.cpuSeconds + compute.cpuSeconds;
}

/** So many patches through every network: graphs are compiled and memory is taken before a clock starts. */
export async function warmUp({ client }: BenchServer, patchSizePx: number, count = 8): Promise<void> {
  const { data } = seededBatch(count, patchSizePx);
  const bytes = data.length / count;
  const patches = Array.from({ length: count }, (_, index) => ({
    id: String(index),
    content: {
      $case: 'raw' as const,
      value: {
        data: data.slice(index * bytes, (index + 1) * bytes),
        widthPx: patchSizePx,
        heightPx: patchSizePx,
      },
    },
  }));
  await client.predictions.scorePatches({ patches });
}
