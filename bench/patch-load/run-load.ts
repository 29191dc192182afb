// A load of unary calls from this process: each of `concurrency` callers sends its next call when it has its answer.
import { Client, credentials } from '@grpc/grpc-js';

export interface Load {
  readonly address: string;
  /** Such as `/sentinode.v1.PredictionService/ScorePatches`. */
  readonly method: string;
  /** Serialized. */
  readonly request: Buffer;
  readonly concurrency: number;
  readonly seconds: number;
}

export interface LoadTurn {
  readonly calls: number;
  readonly seconds: number;
  /** From call to answer, ascending. */
  readonly latenciesMs: readonly number[];
  /** Of this process within those seconds. */
  readonly clientCpuSeconds: number;
}

/** Throws with the first call that fails. */
export async function runLoad({ address, method, request, concurrency, seconds }: Load): Promise<LoadTurn> {
  const client = new Client(address, credentials.createInsecure(), { 'grpc.max_receive_message_length': -1 });
  const latenciesMs: number[] = [];
  const cpu = process.cpuUsage();
  const startedMs = performance.now();
  const endMs = startedMs + seconds * 1000;
  const caller = async (): Promise<void> => {
    while (performance.now() < endMs) {
      const sentMs = performance.now();
      await call(client, method, request);
      latenciesMs.push(performance.now() - sentMs);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, caller));
  const { user, system } = process.cpuUsage(cpu);
  client.close();
  return {
    calls: latenciesMs.length,
    seconds: (performance.now() - startedMs) / 1000,
    latenciesMs: latenciesMs.sort((a, b) => a - b),
    clientCpuSeconds: (user + system) / 1e6,
  };
}

export function call(client: Client, method: string, request: Buffer): Promise<Buffer> {
  const asItIs = (bytes: Buffer): Buffer => bytes;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(method, asItIs, asItIs, request, (error, answer) => {
      if (error === null) resolve(answer ?? Buffer.alloc(0));
      else reject(error);
    });
  });
}

/** `share` 0 to 1 of ascending values. */
export function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.ceil(share * ascending.length) - 1)] ?? NaN;
}
