import { parseArgs } from 'node:util';
import { computeThreads } from '../../src/process/compute-threads.js';

export interface OipOptions {
  readonly concurrency: number;
  readonly batch: number;
  /** Of one of perf_analyzer's windows; it measures three of them. */
  readonly seconds: number;
  readonly rounds: number;
  readonly threads: number;
  readonly json: string;
}

export const OIP_HELP = `perf_analyzer on our ModelInfer and on Triton as PyPI ships it, in alternating turns.

  npm run bench:oip -- [options]

SimpleNet with the same seeded weights, patches of 256 px as UINT8. We serve it as we serve every network; Triton serves the
plain ONNX graph by onnxruntime, once with its whole map as the answer and once with the score of each patch, as we answer.
The first run installs nvidia-pytriton into .tools/peers/triton (0.5 GB; it needs Debian's own /usr/bin/python3.11) and
perf_analyzer into .tools.

  --concurrency N    requests at the same time; default 4
  --batch N          patches a request; default 8
  --seconds N        a window of perf_analyzer, of which it takes three a turn; default 5
  --rounds N         of three turns there and three back; default 1
  --threads N        of onnxruntime on both sides; default: physical cores within the quota
  --json FILE        default bench-oip.json
`;

const FLAGS = {
  help: { type: 'boolean', default: false },
  concurrency: { type: 'string', default: '4' },
  batch: { type: 'string', default: '8' },
  seconds: { type: 'string', default: '5' },
  rounds: { type: 'string', default: '1' },
  threads: { type: 'string', default: String(computeThreads()) },
  json: { type: 'string', default: 'bench-oip.json' },
} as const;

/** Undefined when help was asked for. */
export function readOipOptions(args: readonly string[]): OipOptions | undefined {
  const { values } = parseArgs({ args: [...args], options: FLAGS });
  if (values.help) return undefined;
  const { concurrency, batch, seconds, rounds, threads, json } = values;
  return {
    concurrency: Number(concurrency),
    batch: Number(batch),
    seconds: Number(seconds),
    rounds: Number(rounds),
    threads: Number(threads),
    json,
  };
}
