// A real server for benches, and what it and its compute child use.
import { createSentinodeClient, type SentinodeClient } from '@sentinode/client';
import { seededBatch } from '../../test/engines/seeded-network.js';
import { startServerProcess, type ServerProcess } from '../../test/e2e/support/server-process.js';
import { processorSeconds, residentMemory, type ResidentMemory } from './process-cost.js';

export interface BenchServer {
  readonly client: SentinodeClient;
  /** Processor seconds of the service and its compute child. */
  cpuSeconds(): Promise<number>;
  memory(): Promise<{ readonly service: ResidentMemory; readonly compute: ResidentMemory }>;
  close(): Promise<void>;
}

export async function openServer(dataDir: string, flags: readonly string[]): Promise<BenchServer> {
  const server = await startServerProcess({ dataDir, flags });
  const client = createSentinodeClient({ address: server.address });
  return {
    client,
    cpuSeconds: () => cpuOf(server),
    memory: async () => {
      const [service, compute] = await Promise.all([residentMemory(server.pid), residentMemory(server.computePid())]);
      return { service, compute };
    },
    close: async () => {
      client.close();
      await server.stop();
    },
  };
}

async function cpuOf(server: ServerProcess): Promise<number> {
  const [service, compute] = await Promise.all([processorSeconds(server.pid), processorSeconds(server.computePid())]);
  return service + compute;
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
