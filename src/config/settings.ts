// Every setting of the server: its bounds, its default and the reason for it. Flags, environment variables, the
// configuration file and docs/configuration.md all follow from this one table.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { MAX_RUN_PATCHES } from '../domain/scheduling/batching.js';
import { ASSOCIATED_POLICIES } from '../domain/slides/associated-image.js';
import { byteCount, listenAddress, path, webOrigin, wholeNumber, yesOrNo } from './values.js';

export interface Setting<T> {
  readonly schema: z.ZodType<T>;
  /** As a user would write it; undefined when the setting is off unless given. */
  readonly default: string | number | boolean | readonly (string | number)[] | undefined;
  /** What stands for the value in a usage line; absent for a switch. */
  readonly placeholder?: string;
  /** Paths in a configuration file are relative to it, others to the working directory. A `list` holds plain words. */
  readonly kind?: 'path' | 'paths' | 'list';
  /** Completes "the setting …"; says the reason for the default too. */
  readonly help: string;
}

function setting<T>(definition: Setting<T>): Setting<T> {
  return definition;
}

/** The models that ship with this version: the same distance from `src/config` and from `dist/config`. */
const SHIPPED_MODELS_DIR = fileURLToPath(new URL('../../models', import.meta.url));
const MIB = 2 ** 20;
const GIB = 2 ** 30;
/** Two weeks; Node's timers overflow at 24 days, and a connection's age is lengthened by up to a tenth. */
const MAX_AGE_SECONDS = 14 * 86_400;

export const SETTINGS = {
  listen: setting({
    schema: listenAddress,
    default: '127.0.0.1:50051',
    placeholder: 'host:port',
    help: 'Address of the gRPC port; port 0 takes a free one. Loopback, for slides are patient data: listen wider only with TLS or behind a proxy that adds it.',
  }),
  tlsCert: setting({
    schema: path.optional(),
    default: undefined,
    placeholder: 'file',
    kind: 'path',
    help: 'PEM certificate chain of the server; with tlsKey it turns TLS on.',
  }),
  tlsKey: setting({
    schema: path.optional(),
    default: undefined,
    placeholder: 'file',
    kind: 'path',
    help: 'PEM private key that belongs to tlsCert.',
  }),
  tlsCa: setting({
    schema: path.optional(),
    default: undefined,
    placeholder: 'file',
    kind: 'path',
    help: 'PEM certificates of the authority whose clients are let in; given, every client must show a certificate.',
  }),
  httpListen: setting({
    schema: listenAddress.optional(),
    default: undefined,
    placeholder: 'host:port',
    help: 'Address of the HTTP port, with the slide viewer and its DeepZoom tiles (docs/viewing.md) and Prometheus metrics (docs/metrics.md); port 0 takes a free one. Off unless given: the gRPC port is out of reach of web pages, this one is not, and it shows every slide to whoever reaches it. With TLS settings it asks for the same certificates as gRPC.',
  }),
  httpAllowedOrigins: setting({
    schema: z.array(webOrigin).max(100),
    default: [],
    placeholder: 'origin',
    kind: 'list',
    help: 'Web sites whose pages may read the HTTP port, such as `https://viewer.example.org`; may be given again. None, so that no page that a user visits can read slides.',
  }),
  httpViewer: setting({
    schema: yesOrNo,
    default: true,
    placeholder: 'true|false',
    help: 'Whether the HTTP port shows slides. Without, it serves metrics and nothing of a patient, and may be opened to a scraper on another machine.',
  }),
  metrics: setting({
    schema: yesOrNo,
    default: true,
    placeholder: 'true|false',
    help: 'Whether the HTTP port serves Prometheus metrics at /metrics (docs/metrics.md); nothing is served, nor counted, while the HTTP port is off. They hold counts and times alone, so that whoever may see slides may see them.',
  }),
  debugTokenFile: setting({
    schema: path.optional(),
    default: undefined,
    placeholder: 'file',
    kind: 'path',
    help: 'File with the administrator’s token, at least 32 characters, which /debug/pprof of the HTTP port asks for: CPU profiles and heaps of the running service (docs/profiling.md). Off unless given, for a heap holds whatever the process does. Beyond loopback it needs TLS.',
  }),
  dataDir: setting({
    schema: path,
    default: 'data',
    placeholder: 'folder',
    kind: 'path',
    help: 'Where uploads, slides, predictions and trained models are kept. One server at a time.',
  }),
  modelsDir: setting({
    schema: path,
    default: SHIPPED_MODELS_DIR,
    placeholder: 'folder',
    kind: 'path',
    help: 'Where the models and ensemble.json lie; the ones that ship with this version unless given.',
  }),
  trainingRoots: setting({
    schema: z.array(path).max(100),
    default: [],
    placeholder: 'folder',
    kind: 'paths',
    help: 'Folders below which TrainingService may read labelled patches; may be given again. None, so that no caller can make the server read its disk.',
  }),
  archivesFile: setting({
    schema: path.optional(),
    default: undefined,
    placeholder: 'file',
    kind: 'path',
    help: 'YAML file of the DICOMweb servers that ImportSlide may read slides from, by name; docs/archives.md shows one. None, so that no caller can make the server reach into a network.',
  }),
  associatedImages: setting({
    schema: z.enum(ASSOCIATED_POLICIES),
    default: 'thumbnail',
    placeholder: 'name',
    help: 'Which pictures beside a slide’s levels callers may see: `none`, `thumbnail`, `macro` (of the whole glass; thumbnails too) or `all` (labels too). Labels, and macros that show them, can carry a patient’s name; so neither is shown unless asked for.',
  }),
  engine: setting({
    schema: z.enum(['auto', 'onnx', 'tensorflow', 'wasm']),
    default: 'auto',
    placeholder: 'name',
    help: '`auto`, `onnx`, `tensorflow` or `wasm`. `auto` takes the fastest that is there and logs why.',
  }),
  threads: setting({
    schema: wholeNumber(0, 1024),
    default: 0,
    placeholder: 'count',
    help: 'Threads of the engine, for all its runs together; 0 means as many as the machine has physical cores.',
  }),
  trainingDevice: setting({
    schema: z.enum(['auto', 'tensorflow', 'wasm', 'cpu']),
    default: 'auto',
    placeholder: 'name',
    help: 'Where training computes: `auto`, `tensorflow`, `wasm` or `cpu` (plain JavaScript). `auto` takes the fastest that is there; a run on a slow one warns and names the command that adds a faster one.',
  }),
  trainingThreads: setting({
    schema: wholeNumber(0, 1024),
    default: 0,
    placeholder: 'count',
    help: 'Threads that a training run computes with; 0 means one a core. Training runs at a lower priority, so that predictions take the cores first; fewer threads leave cores free for them altogether.',
  }),
  maxUploadBytes: setting({
    schema: byteCount(1, 2 ** 50),
    default: 64 * GIB,
    placeholder: 'bytes',
    help: 'Largest upload, all its files together. A slide scanned at 0.1 µm/px with several focus planes stays below 64 GiB.',
  }),
  uploadTtlSeconds: setting({
    schema: wholeNumber(60, 30 * 86_400),
    default: 86_400,
    placeholder: 'seconds',
    help: 'How long an unfinished upload is kept: a day, so that a client can come back after a night.',
  }),
  minUploadBytesPerSecond: setting({
    schema: wholeNumber(0, 2 ** 30),
    default: 1024,
    placeholder: 'bytes',
    help: 'An upload stream that brings less, over a minute in which it is waited for, is ended and gives its place to others; 0 ends none. At 1 KiB/s a slide of 1 GiB takes twelve days, far beyond what an unfinished upload is kept.',
  }),
  maxConcurrentSlides: setting({
    schema: wholeNumber(1, 64),
    default: 1,
    placeholder: 'count',
    help: 'Slides predicted at the same time, of a priority and the more urgent ones: less urgent ones that run already give way instead. One uses the whole machine; more only make each slower.',
  }),
  maxQueuedPredictions: setting({
    schema: wholeNumber(0, 100_000),
    default: 64,
    placeholder: 'count',
    help: 'Slides that may wait for their turn, of a priority and the more urgent ones; the next is refused with QUEUE_FULL, so that a caller learns of an overload instead of waiting for hours.',
  }),
  maxQueuedPatches: setting({
    schema: wholeNumber(1, 1_000_000_000),
    default: 4_000_000,
    placeholder: 'count',
    help: 'Patches that the slides that wait may have together, counted as cells of their grids, for nobody knows how much of a slide is tissue before it is opened; the next slide is refused with QUEUE_FULL. 64 of the largest common slides (100,000 × 80,000 px at 0.25 µm), or many more small ones with a larger maxQueuedPredictions. One slide alone may wait, whatever its size.',
  }),
  maxQueuedTrainingRuns: setting({
    schema: wholeNumber(0, 10_000),
    default: 16,
    placeholder: 'count',
    help: 'Training runs that may wait for the device, which one run at a time holds; the next is refused with QUEUE_FULL.',
  }),
  trainingRunTtlSeconds: setting({
    schema: wholeNumber(60, 10 * 365 * 86_400),
    default: 14 * 86_400,
    placeholder: 'seconds',
    help: 'How long the checkpoints of a training run that was cancelled or failed wait for ResumeTraining: two weeks, so that nobody must come back from a holiday. The run itself stays listed until it is deleted.',
  }),
  maxReceiveMessageBytes: setting({
    schema: byteCount(MIB, 256 * MIB),
    default: 16 * MIB,
    placeholder: 'bytes',
    help: 'Largest request message. 16 MiB hold 512 encoded patches of 96 px, and four times the largest upload chunk.',
  }),
  maxConcurrentStreams: setting({
    schema: wholeNumber(1, 100_000),
    default: 256,
    placeholder: 'count',
    help: 'Calls at the same time on one connection; further ones wait at the client.',
  }),
  keepaliveSeconds: setting({
    schema: wholeNumber(1, 86_400),
    default: 60,
    placeholder: 'seconds',
    help: 'How long a connection may be without a sign of life before the server asks for one (HTTP/2 ping). A peer that vanished without a word (a pulled cable, a sleeping laptop, a firewall that forgot the connection) is noticed after this and keepaliveTimeoutSeconds, and its slides and streams give their places to others; a minute also keeps firewalls, which forget after five to fifteen, from forgetting. More often would wake idle clients for nothing.',
  }),
  keepaliveTimeoutSeconds: setting({
    schema: wholeNumber(1, 3_600),
    default: 20,
    placeholder: 'seconds',
    help: 'A peer that has not answered for so long is gone: its connection is closed and its calls are cancelled. 20 s, as in gRPC: longer than a bad mobile link is silent.',
  }),
  maxConnectionAgeSeconds: setting({
    schema: wholeNumber(0, MAX_AGE_SECONDS),
    default: 0,
    placeholder: 'seconds',
    help: 'A connection takes no new calls after so long, give or take a tenth; clients open another by themselves and lose nothing. 0 sets no limit, which is right for one server: uploads and predictions last for hours, and a new connection gains them nothing. Behind a load balancer 1800 spreads clients over servers that were added later, and lets renewed certificates take effect.',
  }),
  maxConnectionAgeGraceSeconds: setting({
    schema: wholeNumber(0, MAX_AGE_SECONDS),
    default: 0,
    placeholder: 'seconds',
    help: 'How long calls may go on over a connection that has reached maxConnectionAgeSeconds before it is cut; 0 means to their end, so that no upload and no slide is lost to a birthday.',
  }),
  maxPatchStreams: setting({
    schema: wholeNumber(1, 10_000),
    default: 64,
    placeholder: 'count',
    help: 'StreamPatchScores calls at the same time; the next is refused with QUEUE_FULL. Few streams keep the engine busy, each more only divides it; 64 read up to 8 MiB ahead each, 16 MiB a connection.',
  }),
  maxPatchStreamsPerConnection: setting({
    schema: wholeNumber(1, 10_000),
    default: 16,
    placeholder: 'count',
    help: 'Of these on one connection: a quarter, so that one client cannot take every place.',
  }),
  maxBatchSize: setting({
    schema: wholeNumber(1, MAX_RUN_PATCHES),
    default: MAX_RUN_PATCHES,
    placeholder: 'count',
    help: 'Patches of one engine run, of all requests that are joined in it (docs/scheduling.md). Above 32 patches of 96 px no engine got faster, and whoever is more urgent waits for one run; patches above 128 px go fewer at a time, 8 of 256 px.',
  }),
  preferredBatchSizes: setting({
    schema: z.array(wholeNumber(1, MAX_RUN_PATCHES)).max(MAX_RUN_PATCHES),
    default: [],
    placeholder: 'count',
    kind: 'list',
    help: 'Batch sizes that are run as soon as the requests that wait reach one exactly; may be given again. None, so that whatever waits goes together.',
  }),
  maxQueueDelayMicroseconds: setting({
    schema: wholeNumber(0, 1_000_000),
    default: 0,
    placeholder: 'µs',
    help: 'How long a request may wait for others while the engine is free. 0: an idle engine starts at once, and requests gather by themselves while it is busy. Urgent requests never wait.',
  }),
  drainSeconds: setting({
    schema: wholeNumber(0, 86_400),
    default: 30,
    placeholder: 'seconds',
    help: 'How long calls under way may go on after SIGTERM. Orchestrators kill after 30 to 60 s by default.',
  }),
  logLevel: setting({
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    default: 'info',
    placeholder: 'level',
    help: '`debug`, `info`, `warn`, `error` or `silent`. `info` is one line a call.',
  }),
  logPretty: setting({
    schema: yesOrNo,
    default: false,
    help: 'Log lines for people instead of JSON.',
  }),
  readyFile: setting({
    schema: path.optional(),
    default: undefined,
    placeholder: 'file',
    kind: 'path',
    help: 'Written once the server answers, as JSON with `host`, `port` and `pid`, and `http` with `host` and `port` where HTTP is on; removed when it stops.',
  }),
} as const;

export type SettingName = keyof typeof SETTINGS;

export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

/** `maxUploadBytes` → `--max-upload-bytes`; lists are singular, for the flag may be given again. */
export function flagOf(name: SettingName): string {
  const words = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `--${isList(name) ? words.replace(/s$/, '') : words}`;
}

/** Whether the setting takes several values. */
export function isList(name: SettingName): boolean {
  const { kind } = SETTINGS[name];
  return kind === 'paths' || kind === 'list';
}

/** `maxUploadBytes` → `SENTINODE_MAX_UPLOAD_BYTES`. */
export function environmentVariableOf(name: SettingName): string {
  return `SENTINODE_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
