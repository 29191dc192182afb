// The service's compute host: every call goes to the child that is up, and over to the next one when that dies.
import path from 'node:path';
import { AppError } from '../domain/errors/app-error.js';
import { DEFAULT_BATCHING } from '../domain/scheduling/batching.js';
import { forkModule } from '../process/fork-module.js';
import { openMemoryFile } from '../process/memory-file.js';
import { machineMs } from '../process/machine-clock.js';
import type {
  ComputeHost,
  EngineStatus,
  ModelHandle,
  ScoredPatches,
  ScorePatchesWork,
  ScoreSlideWork,
  SlideScoreBatch,
  SlideScoreEvent,
} from '../ports/compute-host.js';
import type { Log } from '../ports/log.js';
import type { TraceContext } from '../ports/tracing.js';
import { computeEnvironment } from './child-environment.js';
import { encodeChildOptions, type ChildOptions } from './child-options.js';
import { joinScores } from './join-scores.js';
import type { ScoreSlideArgs } from './messages.js';
import { createChildLink, type ChildLink } from './link/child-link.js';
import { ChildLostError } from './link/child-lost-error.js';
import type { HangLimits } from './link/hang-watch.js';
import { withOneRetry } from './link/with-one-retry.js';
import { createParcelDesk, PARCEL_BYTES } from './parcels/parcel-desk.js';
import { resumeOnce } from './link/resume-once.js';
import { DEFAULT_SUPERVISOR_LIMITS, superviseChild, type Supervisor, type SupervisorLimits } from './supervisor.js';

type Defaulted = 'archives' | 'batching';

export interface ComputeHostOptions extends Omit<ChildOptions, Defaulted>, Partial<Pick<ChildOptions, Defaulted>> {
  readonly log: Log;
  /** The span of whoever asks; its work in the child becomes a part of it. */
  readonly trace?: () => TraceContext | undefined;
  /** Told when the child has ended without being asked to, before the next one is started. */
  readonly onChildEnd?: (cause: 'crash' | 'hang') => void;
  readonly limits?: Partial<SupervisorLimits & HangLimits>;
  /** The program of the child; absent: ours. A bench brings one whose engine computes nothing. */
  readonly childModule?: ChildModule;
}

/** A sibling module of the file at `parentUrl`, as `forkModule` takes it. */
export interface ChildModule {
  readonly parentUrl: string;
  readonly specifier: string;
}

const OWN_CHILD: ChildModule = { parentUrl: import.meta.url, specifier: './child.js' };

/** A loaded machine delays heartbeats by seconds; InceptionV3's slowest batch, on wasm, takes some ten. */
const DEFAULT_HANG_LIMITS: HangLimits = { startMs: 120_000, silenceMs: 20_000, computingMs: 120_000 };

/**
 * Starts the compute child and resolves when it takes requests. Rejects with ENGINE_UNAVAILABLE when the engine
 * asked for is not there; then no process is left.
 */
export async function startComputeHost(options: ComputeHostOptions): Promise<ComputeHost> {
  const models = new Map<string, string>();
  const supervisor = superviseHost(options, models);
  try {
    await supervisor.link();
    return createHost(supervisor, models, options.log);
  } catch (error) {
    await supervisor.close();
    throw error;
  }
}

/** `models` is what every new child must load, folder by key. */
function superviseHost(options: ComputeHostOptions, models: ReadonlyMap<string, string>): Supervisor {
  const { log, engine, threads, archives = [], batching = DEFAULT_BATCHING } = options;
  const { childModule = OWN_CHILD, onChildEnd = () => undefined } = options;
  const limits = { ...DEFAULT_SUPERVISOR_LIMITS, ...DEFAULT_HANG_LIMITS, ...options.limits };
  const argument = encodeChildOptions({ engine, archives, batching, ...(threads === undefined ? {} : { threads }) });
  return superviseChild({
    log,
    onEnd: onChildEnd,
    limits,
    start: () => {
      const memory = openMemoryFile(PARCEL_BYTES);
      const child = forkModule(childModule.parentUrl, childModule.specifier, {
        args: [argument],
        // The last is PARCEL_FD.
        stdio: ['ignore', 'pipe', 'pipe', 'ipc', memory?.fd ?? 'ignore'],
        env: computeEnvironment(),
      });
      return createChildLink(child, log, limits, createParcelDesk(memory), options.trace);
    },
    prepare: (link) => reloadModels(link, models, log),
  });
}

/**
 * A model whose files have gone or changed under a running service stays out, so that the others serve: its calls fail
 * with MODEL_NOT_LOADED until it is loaded anew.
 */
async function reloadModels(link: ChildLink, models: ReadonlyMap<string, string>, log: Log): Promise<void> {
  for (const [key, modelDir] of models) {
    await link.call('loadModel', { key, modelDir }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      log.error({ err: error, model: path.basename(path.dirname(modelDir)) }, 'a model could not be loaded again');
    });
  }
}

function createHost(supervisor: Supervisor, models: Map<string, string>, log: Log): ComputeHost {
  let lastKey = 0;
  const retry: Retry = (work, signal) => withOneRetry(supervisor, work, signal);
  const unload = (key: string): Promise<void> =>
    ignoreLoss(supervisor.link().then((link) => link.call('unloadModel', { key })));
  return {
    status: () => requireStatus(supervisor.status()),
    onHealthChange: supervisor.onHealthChange,
    ...inspection(supervisor),
    ready: async () => {
      await supervisor.link();
    },
    close: supervisor.close,
    loadModel: async (modelDir, signal) => {
      lastKey += 1;
      const key = `model-${lastKey}`;
      await retry((link) => link.call('loadModel', { key, modelDir }, signal), signal).catch((error: unknown) => {
        // The abort may have crossed the child's answer: the call ends at once, the model is freed behind its back.
        if (signal?.aborted === true) void unload(key).catch(logUnfreed(log));
        throw error;
      });
      models.set(key, modelDir);
      return { key };
    },
    unloadModel: async ({ key }) => {
      models.delete(key);
      await unload(key);
    },
    ...newSlides(retry),
    scorePatches: async (work, signal) => (await scorePatches(retry, work, signal)).patches,
    scorePatchesWithRuns: (work, signal) => scorePatches(retry, work, signal),
    scoreSlide: (work, signal) => scoreSlide(supervisor, work, signal),
    renderThumbnail: (files, maxSidePx, format, signal) =>
      retry((link) => link.call('renderThumbnail', { files, maxSidePx, format }, signal), signal),
    renderRegion: (files, region, output, signal) =>
      retry((link) => link.call('renderRegion', { files, region, output }, signal), signal),
    renderAssociated: (files, kind, maxSidePx, format, signal) =>
      retry((link) => link.call('renderAssociated', { files, kind, maxSidePx, format }, signal), signal),
    renderHeatmap: (work, signal) => retry((link) => link.call('renderHeatmap', work, signal), signal),
  };
}

/** Of the child that is up; another one's figures are no answer. */
function inspection(supervisor: Supervisor): Pick<ComputeHost, 'profile' | 'metrics'> {
  return {
    profile: async (request, signal) => (await supervisor.link(signal)).call('profile', request, signal),
    metrics: async (signal) => (await supervisor.link(signal)).call('readMetrics', undefined, signal),
  };
}

type Retry = <T>(work: (link: ChildLink) => Promise<T>, signal?: AbortSignal) => Promise<T>;

/** What is asked of slides before they are registered. */
function newSlides(retry: Retry): Pick<ComputeHost, 'findSeries' | 'probeSlide' | 'assessSlide'> {
  return {
    findSeries: (query, signal) => retry((link) => link.call('findSeries', query, signal), signal),
    probeSlide: (files, signal) => retry((link) => link.call('probeSlide', { files }, signal), signal),
    assessSlide: (files, spacing, signal) =>
      retry((link) => link.call('assessSlide', { files, ...(spacing && { spacing }) }, signal), signal),
  };
}

function scorePatches(
  retry: Retry,
  { models, deadlineMs, ...work }: ScorePatchesWork,
  signal: AbortSignal | undefined,
): Promise<ScoredPatches> {
  const expiry = deadlineMs === undefined ? {} : { expiresMs: machineMs() + deadlineMs - Date.now() };
  return retry((link) => link.call('scorePatches', { ...work, ...expiry, modelKeys: keysOf(models) }, signal), signal);
}

function scoreSlide(
  supervisor: Supervisor,
  { models, ...work }: ScoreSlideWork,
  signal: AbortSignal | undefined,
): AsyncIterable<SlideScoreEvent> {
  return resumeOnce(
    supervisor,
    (link, scored) => link.stream({ ...work, modelKeys: keysOf(models), ...progressOf(work, scored) }, signal),
    signal,
  );
}

/**
 * Scores themselves go to the child only where it needs them: in reading order a count says which patches they are of.
 */
function progressOf(
  { order, stop }: Omit<ScoreSlideWork, 'models'>,
  parts: readonly SlideScoreBatch[],
): Pick<ScoreSlideArgs, 'skip' | 'scored'> {
  const skip = parts.reduce((sum, { columns }) => sum + columns.length, 0);
  const isNeeded = skip > 0 && (order === 'suspicious-first' || stop !== undefined);
  return { skip, ...(isNeeded && { scored: joinScores(parts) }) };
}

function logUnfreed(log: Log): (error: unknown) => void {
  return (err) => {
    log.error({ err }, 'a model whose load was cancelled could not be freed');
  };
}

function keysOf(handles: readonly ModelHandle[]): readonly string[] {
  return handles.map(({ key }) => key);
}

function requireStatus(status: EngineStatus | undefined): EngineStatus {
  if (status === undefined) throw new AppError('INTERNAL', 'no compute child has come up yet');
  return status;
}

/** A model in a child that is gone, or in a host that is closing, is unloaded. */
async function ignoreLoss(call: Promise<undefined>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ChildLostError) return;
    if (error instanceof AppError && (error.reason === 'SERVER_DRAINING' || error.reason === 'ENGINE_CRASHED')) return;
    throw error;
  }
}
