// The adapters behind the ports, by dynamic import: what is not installed costs nothing until it is asked for.
import { join } from 'node:path';
import { layerModels } from '../app/models/layer-models.js';
import type { AppPorts } from '../app/app-ports.js';
import { loadArchives, type Config } from '../config.js';
import type { ComputeHost } from '../ports/compute-host.js';
import type { LocalFiles } from '../ports/local-files.js';
import type { Log } from '../ports/log.js';
import type { ServiceMetrics } from '../ports/metrics.js';
import type { Trainer } from '../ports/trainer.js';
import type { ChildModule } from '../compute/host.js';
import { batchingOf } from './batching-of.js';
import type { CloseableStack } from './closeable-stack.js';

/** What no setting leads to. */
export interface StartOptions {
  /** Another program for the compute child; benches have one whose engine computes nothing. */
  readonly computeChild?: ChildModule;
}

type Opening = Pick<AppPorts, 'log' | 'metrics' | 'tracing'> & StartOptions;

/** A second run beside it would halve the speed of both and double their memory. */
const RUNS_A_DEVICE = 1;

/**
 * Opens everything that the use cases stand on; each part closes with the stack. Throws CONFIG_INVALID or
 * ENGINE_UNAVAILABLE.
 */
export async function openPorts(
  config: Config,
  { log, metrics, tracing, ...options }: Opening,
  stack: CloseableStack,
): Promise<AppPorts> {
  const { systemClock: clock } = await import('../system/clock.js');
  const { createUlidSource } = await import('../system/ulid-source.js');
  const { systemDigests: digests } = await import('../system/digests.js');
  const { createPathGuard } = await import('../system/path-guard.js');
  const { labelledFolders } = await import('../system/labelled-folders.js');
  const { openEmbeddedStorage } = await import('../storage/embedded/open-storage.js');

  const storage = await openEmbeddedStorage({ dataDir: config.dataDir, log, clock });
  stack.push('storage', storage.close);
  const compute = await openCompute(config, { log, metrics, tracing, ...options }, stack);
  return {
    blobs: storage.blobs,
    metadata: storage.metadata,
    compute,
    ...(await openJobs(config, log)),
    ...(await openModels(config.modelsDir, storage.modelsDir)),
    trainer: await openTrainer(config, metrics),
    reducer: (await import('../training/child-reducer.js')).createChildReducer(),
    trainingPaths: createPathGuard(config.trainingRoots),
    labelledFolders,
    localFiles: await openLocalFiles(stack),
    clock,
    newId: createUlidSource(clock),
    digests,
    log,
    metrics,
    tracing,
  };
}

async function openJobs(config: Config, log: Log): Promise<Pick<AppPorts, 'jobs' | 'trainingJobs'>> {
  const { createLocalJobRunner } = await import('../jobs/local/local-job-runner.js');
  return {
    jobs: createLocalJobRunner({
      what: 'predictions',
      maxRunning: config.maxConcurrentSlides,
      maxWaiting: config.maxQueuedPredictions,
      maxWaitingPatches: config.maxQueuedPatches,
      log,
    }),
    trainingJobs: createLocalJobRunner({
      what: 'training runs',
      maxRunning: RUNS_A_DEVICE,
      maxWaiting: config.maxQueuedTrainingRuns,
      log,
    }),
  };
}

async function openCompute(
  config: Config,
  { log, metrics, tracing, computeChild }: Opening,
  stack: CloseableStack,
): Promise<ComputeHost> {
  const { startComputeHost } = await import('../compute/host.js');
  const archives = await loadArchives(config.archivesFile);
  const compute = await startComputeHost({
    engine: config.engine,
    archives,
    batching: batchingOf(config),
    ...threadsOf(config),
    log,
    onChildEnd: metrics.computeChildEnded,
    ...(computeChild && { childModule: computeChild }),
    trace: tracing.current,
  });
  stack.push('compute', compute.close);
  return compute;
}

async function openLocalFiles(stack: CloseableStack): Promise<LocalFiles> {
  const { fileSetOf } = await import('../training/data/file-set-of.js');
  const { createFileHasher } = await import('../storage/embedded/file-hasher.js');
  const hasher = createFileHasher();
  stack.push('hasher', hasher.close);
  return { slideFiles: fileSetOf, sha256: hasher.hash };
}

async function openModels(shippedDir: string, trainedDir: string): Promise<Pick<AppPorts, 'models' | 'ensembles'>> {
  const { createEnsembleStore } = await import('../models/ensemble-store.js');
  const { createModelRepository } = await import('../models/model-repository.js');
  return {
    models: layerModels(createModelRepository(shippedDir), createModelRepository(trainedDir)),
    ensembles: createEnsembleStore(shippedDir, trainedDir),
  };
}

/** Training happens in children of its own; what it lacks is found when it is asked for. */
async function openTrainer(
  { trainingDevice: device, trainingThreads, dataDir }: Config,
  metrics: ServiceMetrics,
): Promise<Trainer> {
  const { createChildTrainer } = await import('../training/child-trainer.js');
  return createChildTrainer({
    device,
    indexDir: join(dataDir, 'training-index'),
    onVitals: metrics.trainingVitals,
    ...(trainingThreads > 0 && { threads: trainingThreads }),
    // The others come with the service; a run that falls back to one of them says so.
    unavailability: async () => (device === 'tensorflow' ? tensorflowProblem() : undefined),
  });
}

async function tensorflowProblem(): Promise<string | undefined> {
  const { availableEngines } = await import('../engines/available-engines.js');
  const tensorflow = (await availableEngines()).find(({ id }) => id === 'tensorflow');
  if (tensorflow === undefined || tensorflow.available) return undefined;
  return [tensorflow.detail, tensorflow.remedy].filter((text) => text !== undefined).join('; add it with: ');
}

function threadsOf({ threads }: Config): { readonly threads?: number } {
  return threads === 0 ? {} : { threads };
}
