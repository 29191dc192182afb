import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { PeerName, PeerPlan, PeerTurn } from './peer-turn.js';

/** glibc gives large blocks back at once and asks for them again; told to keep them, torch is faster. */
const KEEP_LARGE_BLOCKS = { MALLOC_MMAP_THRESHOLD_: '2147483648', MALLOC_TRIM_THRESHOLD_: '4294967296' };
const WITH_MALLOC = ', malloc';
/** The slowest takes a minute and a half where nothing else runs. */
const TIMEOUT_MS = 30 * 60_000;
const MAX_OUTPUT_BYTES = 64 * 2 ** 20;

/** The Python environment and script behind a name. */
export function environmentOf(peer: PeerName): string {
  return peer.replace(WITH_MALLOC, '');
}

/** In a process of its own, in the environment that install-peer.sh provides. */
export async function takePeerTurn(peer: PeerName, plan: PeerPlan): Promise<PeerTurn> {
  const name = environmentOf(peer);
  const python = fileURLToPath(new URL(`../../.tools/peers/${name}/bin/python`, import.meta.url));
  const script = fileURLToPath(new URL(`./python/run_${name}.py`, import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), 'sentinode-bench-peer-'));
  const scores = join(folder, 'scores.csv');
  const startedMs = performance.now();
  try {
    const { stdout } = await promisify(execFile)(python, [script, JSON.stringify({ ...plan, scores })], {
      cwd: folder,
      env: { ...process.env, ...(peer.endsWith(WITH_MALLOC) && KEEP_LARGE_BLOCKS) },
      maxBuffer: MAX_OUTPUT_BYTES,
      timeout: TIMEOUT_MS,
    });
    const wholeSeconds = (performance.now() - startedMs) / 1000;
    return { peer, wholeSeconds, ...reportIn(stdout), scores: readScores(await readFile(scores, 'utf8')) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The last line that is JSON; peers write more. */
function reportIn(stdout: string): Pick<PeerTurn, 'patches' | 'seconds' | 'cpuSeconds' | 'peakMib' | 'software'> {
  const line = stdout.split('\n').findLast((text) => text.startsWith('{"patches"'));
  if (line === undefined) throw new Error(`the peer told no result:\n${stdout.slice(-2_000)}`);
  return JSON.parse(line) as ReturnType<typeof reportIn>;
}

/** Lines of left, top, probability. */
function readScores(csv: string): PeerTurn['scores'] {
  const rows = csv.trim().split('\n');
  return Object.fromEntries(
    rows.map((row) => {
      const [left, top, probability] = row.split(',');
      return [`${left ?? ''},${top ?? ''}`, Number(probability)];
    }),
  );
}
