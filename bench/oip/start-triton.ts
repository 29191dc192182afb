import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Served } from './served.js';

export interface TritonPlan {
  /** ONNX file of the plain graph. */
  readonly model: string;
  readonly threads: number;
  readonly maxBatch: number;
  readonly patchSizePx: number;
  readonly centreSizePx: number;
}

const PYTHON = fileURLToPath(new URL('../../.tools/peers/triton/bin/python', import.meta.url));
const SCRIPT = fileURLToPath(new URL('./triton_server.py', import.meta.url));
const START_TIMEOUT_MS = 90_000;
const KEPT_LINES = 40;
/** Triton writes to the same output, and may be in the middle of a line. */
const READY = 'MODELS-ARE-BOUND';

/** Throws with the end of its log when it does not come up. */
export async function startTriton(plan: TritonPlan): Promise<Served> {
  const port = await freePorts();
  const child = spawn(PYTHON, [SCRIPT, JSON.stringify({ ...plan, port })], { stdio: ['pipe', 'pipe', 'pipe'] });
  const log: string[] = [];
  const ended = once(child, 'close');
  const ready = new Promise<boolean>((resolve) => {
    for (const output of [child.stdout, child.stderr]) {
      createInterface({ input: output }).on('line', (line) => {
        if (log.push(line) > KEPT_LINES) log.shift();
        if (line.includes(READY)) resolve(true);
      });
    }
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  const isUp = await Promise.race([ready, ended.then(() => false)]);
  clearTimeout(timer);
  if (!isUp) throw new Error(`Triton did not start:\n${log.join('\n')}`);
  return {
    address: `127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

/**
 * The first of three in a row, for gRPC, HTTP and metrics; Triton takes no port 0. Taken ones make it fail to start.
 */
async function freePorts(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
