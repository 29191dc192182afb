// The use cases on real embedded stores and a real queue; compute and trainer are scripted.
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createApplication, type Application, type ApplicationSettings } from '../../src/app/application.js';
import { layerModels } from '../../src/app/models/layer-models.js';
import type { CallContext } from '../../src/app/use-cases.js';
import { createDeferred } from '../../src/domain/async/deferred.js';
import { LOCAL_PRINCIPAL } from '../../src/domain/principal.js';
import type { Slide } from '../../src/domain/slides/slide.js';
import type { UploadChunk, UploadSpec } from '../../src/domain/uploads/upload.js';
import { createLocalJobRunner } from '../../src/jobs/local/local-job-runner.js';
import { hashSmallFiles } from '../../src/storage/embedded/hash-small-files.js';
import { fileSetOf } from '../../src/training/data/file-set-of.js';
import { createEnsembleStore } from '../../src/models/ensemble-store.js';
import { NO_METRICS } from '../../src/metrics/no-metrics.js';
import { NO_TRACING } from '../../src/tracing/no-tracing.js';
import { createModelRepository } from '../../src/models/model-repository.js';
import { openEmbeddedStorage, type EmbeddedStorage } from '../../src/storage/embedded/open-storage.js';
import { systemClock } from '../../src/system/clock.js';
import { systemDigests } from '../../src/system/digests.js';
import { labelledFolders } from '../../src/system/labelled-folders.js';
import { createPathGuard } from '../../src/system/path-guard.js';
import { createUlidSource } from '../../src/system/ulid-source.js';
import { createRecordingLog } from '../support/recording-log.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { sampleManifest, writeEnsemble, writeModel } from './model-folders.js';
import { createScriptedCompute, type ScriptedCompute, type SlideText } from './scripted-compute.js';
import { createScriptedReducer, type ScriptedReducer } from './scripted-reducer.js';
import { createScriptedTrainer, type ScriptedTrainer } from './scripted-trainer.js';

export interface Harness {
  readonly app: Application;
  readonly compute: ScriptedCompute;
  readonly trainer: ScriptedTrainer;
  readonly reducer: ScriptedReducer;
  readonly storage: EmbeddedStorage;
  readonly log: ReturnType<typeof createRecordingLog>;
  readonly modelsDir: string;
  readonly dataDir: string;
  readonly trainingRoot: string;
  /** Models load only once the function that is returned is called; holds over restarts too. */
  holdModels(): () => void;
  /** Moves the clock on. */
  advance(ms: number): void;
  /** Stops and starts on the same data; what runs is stopped at once. */
  restart(): Promise<void>;
  /** The same without a word to anyone, as after a crash. */
  crash(): Promise<void>;
}

export interface HarnessOptions extends Partial<ApplicationSettings> {
  readonly maxRunning?: number;
  readonly maxWaiting?: number;
}

export async function startHarness(options: HarnessOptions = {}): Promise<Harness> {
  const root = await temporaryFolder();
  const dirs = { dataDir: join(root, 'data'), modelsDir: join(root, 'models'), trainingRoot: join(root, 'patches') };
  for (const name of ['simplenet', 'inceptionv3']) await writeModel(dirs.modelsDir, sampleManifest(name, 1));
  await writeEnsemble(dirs.modelsDir);
  const world: World = { offsetMs: 0, modelsMayLoad: Promise.resolve() };
  let running = await startService(dirs, options, world);
  onTestFinished(async () => {
    await running.app.stop(0);
    await running.storage.close();
  });
  const start = async (): Promise<void> => {
    running = await startService(dirs, options, world);
  };
  return {
    ...dirs,
    get app() {
      return running.app;
    },
    get compute() {
      return running.compute;
    },
    get trainer() {
      return running.trainer;
    },
    get reducer() {
      return running.reducer;
    },
    get storage() {
      return running.storage;
    },
    get log() {
      return running.log;
    },
    holdModels: () => {
      const gate = createDeferred<undefined>();
      world.modelsMayLoad = gate.promise;
      return () => {
        gate.resolve(undefined);
      };
    },
    advance: (ms) => {
      world.offsetMs += ms;
    },
    restart: async () => {
      await running.app.stop(0);
      await running.storage.close();
      await start();
    },
    crash: async () => {
      // The lock alone is given back, as a dead process gives it.
      await running.storage.close();
      await start();
    },
  };
}

/** What outlives a restart of the service. */
interface World {
  offsetMs: number;
  modelsMayLoad: Promise<unknown>;
}

interface Dirs {
  readonly dataDir: string;
  readonly modelsDir: string;
  readonly trainingRoot: string;
}

type Running = Pick<Harness, 'app' | 'compute' | 'trainer' | 'reducer' | 'storage' | 'log'>;

async function startService(dirs: Dirs, options: HarnessOptions, world: World): Promise<Running> {
  const log = createRecordingLog();
  const clock = { now: () => Date.now() + world.offsetMs, monotonic: () => systemClock.monotonic() + world.offsetMs };
  const storage = await openEmbeddedStorage({ dataDir: dirs.dataDir, log, clock: systemClock });
  const compute = createScriptedCompute(() => world.modelsMayLoad);
  const trainer = createScriptedTrainer();
  const reducer = createScriptedReducer();
  const { maxRunning = 1, maxWaiting = 8, ...settings } = options;
  const app = createApplication(
    {
      blobs: storage.blobs,
      metadata: storage.metadata,
      compute,
      jobs: createLocalJobRunner({ what: 'predictions', maxRunning, maxWaiting, log }),
      trainingJobs: createLocalJobRunner({ what: 'training runs', maxRunning: 1, maxWaiting: 2, log }),
      models: layerModels(createModelRepository(dirs.modelsDir), createModelRepository(storage.modelsDir)),
      ensembles: createEnsembleStore(dirs.modelsDir, storage.modelsDir),
      trainer,
      reducer,
      trainingPaths: createPathGuard([dirs.trainingRoot]),
      labelledFolders,
      localFiles: { slideFiles: fileSetOf, sha256: hashSmallFiles },
      clock,
      newId: createUlidSource(clock),
      digests: systemDigests,
      log,
      metrics: NO_METRICS,
      tracing: NO_TRACING,
    },
    {
      maxUploadBytes: 100 * 1024 * 1024,
      minUploadBytesPerSecond: 1024,
      uploadTtlMs: 86_400_000,
      maxPatchStreams: 64,
      maxPatchStreamsPerConnection: 32,
      associatedPolicy: 'all',
      softwareVersion: '0.0.0-test',
      trainingRunTtlMs: 14 * 86_400_000,
      ...settings,
    },
  );
  await app.start();
  return { app, compute, trainer, reducer, storage, log };
}

export function callContext(signal: AbortSignal = new AbortController().signal, tenant = 'local'): CallContext {
  return { principal: { ...LOCAL_PRINCIPAL, tenant }, signal, callId: 'test', connection: 'test' };
}

/** Resolves when both models are served. */
export async function untilReady({ app }: Harness): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (app.readiness.isReady()) resolve();
    };
    app.readiness.onChange(look);
    look();
  });
}

export const SLIDE: SlideText = { widthPx: 2_000, heightPx: 1_000, mpp: 0.5, patches: 10 };

export function slideBytes(slide: SlideText | string = SLIDE): Buffer {
  return Buffer.from(typeof slide === 'string' ? slide : JSON.stringify(slide));
}

export function specOf(data: Uint8Array, overrides: Partial<UploadSpec> = {}): UploadSpec {
  return { files: [{ name: 'a.svs', sizeBytes: data.length }], displayName: '', requestId: '', ...overrides };
}

export function chunkOf(data: Uint8Array, offsetBytes = 0, fileIndex = 0): UploadChunk {
  return { fileIndex, offsetBytes, data, crc32c: systemDigests.crc32c(data) };
}

export async function* inOrder<T>(...items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

export async function uploadSample(
  { app }: Harness,
  slide: SlideText = SLIDE,
  overrides: Partial<UploadSpec> = {},
  context = callContext(),
): Promise<Slide> {
  const data = slideBytes(slide);
  return app.slides.uploadSlide(specOf(data, overrides), inOrder(chunkOf(data)), context);
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
