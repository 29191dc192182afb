import { parseArgs } from 'node:util';
import { computeThreads } from '../../src/process/compute-threads.js';
import { USUAL_SLIDE } from '../tissue-slides/write-tissue-slide.js';
import { PEER_NAMES, type PeerName } from './peer-turn.js';

export interface PeersOptions {
  readonly only: readonly PeerName[];
  readonly rounds: number;
  readonly sidePx: number;
  readonly batch: number;
  readonly threads: number;
  /** Turns that the report holds already are not taken again. */
  readonly resume: boolean;
  /** Reports, without ending: JSON and Markdown. */
  readonly out: string;
}

export const PEERS_HELP = `One slide and one network, by us and by what others would use, in turns.

  npm run bench:peers -- [options]

SimpleNet with the same seeded weights on the same drawn slide (20,480 px square, a quarter tissue, some 1,600 patches of
256 px): PredictSlide over gRPC; a script with openslide-python and onnxruntime on the plain graph; WSInfer 0.6; TIAToolbox 2.1.
The torch ones also with glibc told to keep large blocks ("malloc"), which makes them faster. Each is installed from PyPI into
.tools/peers when its turn first comes: 0.2, 6 and 6.5 GB, for torch comes with CUDA's libraries.

  --only LIST      of ${PEER_NAMES.map((name) => name.replace(', ', '+')).join(', ')}; default all
  --rounds N       turns of each; default 1
  --side N         of the slide in pixels, a multiple of 2048; default ${USUAL_SLIDE.sidePx}
  --small          --side 6144, to see that all of it runs
  --batch N        of the others; default 32
  --threads N      of everyone's engine; default: physical cores within the quota
  --resume         keeps the turns of the report that is there and takes those that are missing
  --out NAME       default bench-peers: bench-peers.json and bench-peers.md

On two cores a round takes some eight minutes; with --only and --resume it can be taken in parts.
`;

const SMALL_SIDE_PX = 6144;

const FLAGS = {
  help: { type: 'boolean', default: false },
  only: { type: 'string', default: '' },
  rounds: { type: 'string', default: '1' },
  side: { type: 'string', default: String(USUAL_SLIDE.sidePx) },
  small: { type: 'boolean', default: false },
  batch: { type: 'string', default: '32' },
  threads: { type: 'string', default: String(computeThreads()) },
  resume: { type: 'boolean', default: false },
  out: { type: 'string', default: 'bench-peers' },
} as const;

/** Undefined when help was asked for. Throws for a name that is none. */
export function readPeersOptions(args: readonly string[]): PeersOptions | undefined {
  const { values } = parseArgs({ args: [...args], options: FLAGS });
  if (values.help) return undefined;
  return {
    only: values.only === '' ? PEER_NAMES : values.only.split(',').map(peerNamed),
    rounds: Number(values.rounds),
    sidePx: values.small ? SMALL_SIDE_PX : Number(values.side),
    batch: Number(values.batch),
    threads: Number(values.threads),
    resume: values.resume,
    out: values.out,
  };
}

/** A comma parts names, so that `wsinfer, malloc` is written `wsinfer+malloc`. */
function peerNamed(text: string): PeerName {
  const found = PEER_NAMES.find((name) => name === text.replace('+', ', '));
  if (found === undefined) throw new Error(`--only knows no ${text}; see --help`);
  return found;
}
