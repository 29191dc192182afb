import {
  credentials,
  loadPackageDefinition,
  type ClientReadableStream,
  type ServiceClientConstructor,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { protoPath } from 'grpc-health-check';
import { promised } from './raw-clients.js';

export interface HealthClient {
  check(service: string): Promise<string>;
  /** Statuses as they come, the present one first. */
  watch(service: string): string[];
  close(): void;
}

interface RawHealth {
  check(request: { service: string }, callback: (error: Error | null, value?: { status: string }) => void): unknown;
  watch(request: { service: string }): ClientReadableStream<{ status: string }>;
  close(): void;
}

export function healthClient(address: string): HealthClient {
  const types = loadPackageDefinition(loadSync(protoPath, { enums: String, defaults: true }));
  const { Health } = (types['grpc'] as unknown as { health: { v1: { Health: ServiceClientConstructor } } }).health.v1;
  const client = new Health(address, credentials.createInsecure()) as unknown as RawHealth;
  return {
    async check(service) {
      const { status } = await promised<{ status: string }>((callback) => client.check({ service }, callback as never));
      return status;
    },
    watch(service) {
      const seen: string[] = [];
      const call = client.watch({ service });
      call.on('data', ({ status }: { status: string }) => seen.push(status));
      call.on('error', () => undefined);
      return seen;
    },
    close() {
      client.close();
    },
  };
}
