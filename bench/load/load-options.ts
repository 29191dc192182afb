import { parseArgs } from 'node:util';
import { PROFILE_NAMES, type ProfileName } from './profiles.js';

export interface LoadOptions {
  /** `host:port` of a running server; a server of its own is started where it is left out. */
  readonly target: string | undefined;
  readonly tls: TlsFiles | undefined;
  readonly profiles: readonly ProfileName[];
  readonly concurrency: readonly number[];
  /** Each point of the curve is measured for so long. */
  readonly seconds: number;
  /** Patches in a ScorePatches call. */
  readonly batch: number;
  /** Patches in a StreamPatchScores call. */
  readonly streamPatches: number;
  /** Slides under prediction all the time in the mixed profile. */
  readonly slides: number;
  /** Of all calls; above it the run fails. */
  readonly maxErrorShare: number;
  readonly out: string;
  /** For the server that is started. */
  readonly serverFlags: readonly string[];
}

export interface TlsFiles {
  readonly ca: string | undefined;
  readonly cert: string | undefined;
  readonly key: string | undefined;
}

export const LOAD_HELP = `Load on a server by ghz, with a report and curves by concurrency.

  make load [ARGS="options"]          npm run load -- [options] [-- flags of the server that is started]

  --target HOST:PORT      a running server; without it one is started for the run and stopped after it
  --tls-ca FILE           with --target: the server speaks TLS, its certificate is of this authority
  --tls-cert FILE, --tls-key FILE    the client's own certificate, where the server asks for one
  --profiles LIST         of patches, streams, mixed; default all
  --concurrency LIST      calls at the same time; default 1,2,4,8,16,32
  --seconds N             each profile at each concurrency; default 10, at most 600
  --batch N               patches in a call of ScorePatches; default 8
  --stream-patches N      patches in a call of StreamPatchScores; default 32
  --slides N              slides under prediction all the time in mixed; default 2
  --max-error-share X     0 to 1: the command fails when more of the calls fail; default 0.01
  --out FOLDER            default load-out

The whole takes profiles × concurrencies × seconds, and some seconds more for each point.
`;

const FLAGS = {
  help: { type: 'boolean', default: false },
  target: { type: 'string' },
  'tls-ca': { type: 'string' },
  'tls-cert': { type: 'string' },
  'tls-key': { type: 'string' },
  profiles: { type: 'string', default: PROFILE_NAMES.join(',') },
  concurrency: { type: 'string', default: '1,2,4,8,16,32' },
  seconds: { type: 'string', default: '10' },
  batch: { type: 'string', default: '8' },
  'stream-patches': { type: 'string', default: '32' },
  slides: { type: 'string', default: '2' },
  'max-error-share': { type: 'string', default: '0.01' },
  out: { type: 'string', default: 'load-out' },
} as const;

/** A point longer than this says no more, and a slip of a digit would take the day. */
const MAX_SECONDS = 600;
/** ghz keeps a worker a call; beyond this its own machine is what is measured. */
const MAX_CONCURRENCY = 1024;
/** As many patches as the server takes in a call. */
const MAX_BATCH = 512;
const MAX_STREAM_PATCHES = 100_000;
const MAX_SLIDES = 16;

/** Undefined when help was asked for. Throws for what makes no sense, naming the option. */
export function readLoadOptions(args: readonly string[]): LoadOptions | undefined {
  const { values, positionals } = parseArgs({ args: [...args], options: FLAGS, allowPositionals: true });
  if (values.help) return undefined;
  const { 'tls-ca': ca, 'tls-cert': cert, 'tls-key': key } = values;
  const tls = ca === undefined && cert === undefined && key === undefined ? undefined : { ca, cert, key };
  if (values.target === undefined && tls !== undefined) throw new Error('--tls-… belongs to --target');
  if (values.target !== undefined && positionals.length > 0)
    throw new Error('flags of the server belong to no --target');
  return {
    target: values.target,
    tls,
    profiles: values.profiles.split(',').map(profileNamed),
    concurrency: ascending(values.concurrency.split(',').map((text) => count('concurrency', text, MAX_CONCURRENCY))),
    seconds: count('seconds', values.seconds, MAX_SECONDS),
    batch: count('batch', values.batch, MAX_BATCH),
    streamPatches: count('stream-patches', values['stream-patches'], MAX_STREAM_PATCHES),
    slides: count('slides', values.slides, MAX_SLIDES),
    maxErrorShare: share('max-error-share', values['max-error-share']),
    out: values.out,
    serverFlags: positionals,
  };
}

function profileNamed(name: string): ProfileName {
  const found = PROFILE_NAMES.find((profile) => profile === name);
  if (found === undefined) throw new Error(`--profiles knows ${PROFILE_NAMES.join(', ')}, not ${name}`);
  return found;
}

function count(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new Error(`--${option} wants whole numbers from 1 to ${most}, not '${text}'`);
  return value;
}

function share(option: string, text: string): number {
  const value = Number(text);
  if (text === '' || !(value >= 0 && value <= 1))
    throw new Error(`--${option} wants a number from 0 to 1, not '${text}'`);
  return value;
}

/** Each once, for a curve goes from left to right. */
function ascending(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
