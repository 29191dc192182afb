// The use cases on their ports.
import { createKeyedMutex } from '../domain/async/keyed-mutex.js';
import { DEFAULT_BATCHING, type BatchingPolicy } from '../domain/scheduling/batching.js';
import type { AssociatedPolicy } from '../domain/slides/associated-image.js';
import { createAdmission } from './admission.js';
import type { AppPorts } from './app-ports.js';
import type { ServiceState } from '../ports/service-state.js';
import { createEnsembleUseCases } from './ensembles/fit-ensemble.js';
import type { EnsembleUseCases } from './ensembles/fit-types.js';
import { createEvaluationUseCases } from './evaluation/evaluation-use-cases.js';
import type { EvaluationUseCases } from './evaluation/evaluation-types.js';
import { createLifecycle, type Lifecycle } from './lifecycle.js';
import { countedMetadata } from './metrics/counted-metadata.js';
import { serviceState, type WatchedParts } from './metrics/service-state.js';
import { createModels, type ModelParts } from './models/model-use-cases.js';
import { createReadiness } from './models/readiness.js';
import { createPatchStreamPlaces, type PatchStreamLimits } from './predictions/patch-stream-places.js';
import type { PredictionPorts } from './predictions/prediction-ports.js';
import { createPredictionUseCases } from './predictions/prediction-use-cases.js';
import { createWatchers } from './predictions/watchers.js';
import { TILES } from './slides/slide-tiles.js';
import { createSlideUseCases, type SlidePorts } from './slides/slide-use-cases.js';
import { createReductionUseCases } from './reduction/reduce-model.js';
import type { ReductionUseCases } from './reduction/reduction-types.js';
import type { TrainingPorts } from './training/training-ports.js';
import { createTrainingUseCases } from './training/training-use-cases.js';
import { MAX_WRITING_STREAMS, UPLOAD_RETRY_AFTER_MS } from './uploads/upload-limits.js';
import type { UploadSettings } from './uploads/upload-ports.js';
import { createUploadWriters } from './uploads/upload-writers.js';
import { createInferenceUseCases } from './inference/inference-use-cases.js';
import type { InferenceUseCases } from './inference/inference-types.js';
import { createModelStatistics } from './inference/model-statistics.js';
import { createPatchAdmission } from './predictions/patch-admission.js';
import type { ModelUseCases, PredictionUseCases, Readiness, SlideUseCases, TrainingUseCases } from './use-cases.js';

export interface ApplicationSettings extends UploadSettings, PatchStreamLimits {
  /** What the compute child joins requests by; told to clients. Absent: the default. */
  readonly batching?: BatchingPolicy;
  /** For provenance. */
  readonly softwareVersion: string;
  /** How long the checkpoints of a run that ended without a model are kept. */
  readonly trainingRunTtlMs: number;
  /** Which pictures beside a slide's levels may be seen. */
  readonly associatedPolicy: AssociatedPolicy;
}

export interface UseCases {
  readonly slides: SlideUseCases;
  readonly predictions: PredictionUseCases;
  readonly models: ModelUseCases;
  readonly training: TrainingUseCases;
  readonly evaluation: EvaluationUseCases;
  readonly ensembles: EnsembleUseCases;
  readonly reduction: ReductionUseCases;
  readonly inference: InferenceUseCases;
}

export interface Application extends UseCases, Lifecycle {
  readonly readiness: Readiness;
  /** For whoever watches the service; reads nothing that is not in memory. */
  state(): ServiceState;
}

const UPLOAD_STREAMS = {
  what: 'upload streams',
  limit: MAX_WRITING_STREAMS,
  retryAfterMs: UPLOAD_RETRY_AFTER_MS,
};

export function createApplication(given: AppPorts, settings: ApplicationSettings): Application {
  const { metadata, counts } = countedMetadata(given.metadata);
  const ports: AppPorts = { ...given, metadata };
  const models = createModels(ports);
  const readiness = createReadiness(models, ports.compute);
  const { softwareVersion, batching = DEFAULT_BATCHING } = settings;
  const shared = { ...ports, slideLocks: createKeyedMutex(), requestIdLocks: createKeyedMutex() };
  const slidePorts = slidePortsOf(shared, settings);
  const predictionPorts: PredictionPorts = {
    ...shared,
    serving: models.serving,
    watchers: createWatchers(),
    running: new Map(),
    ...patchParts(ports, settings),
    softwareVersion,
  };
  const trainingPorts = trainingPortsOf(ports, models, settings);
  const watched = { ...watchedParts(ports, slidePorts, predictionPorts), readiness, records: counts };
  return {
    slides: createSlideUseCases(slidePorts),
    predictions: createPredictionUseCases(predictionPorts),
    models: models.useCases,
    training: createTrainingUseCases(trainingPorts),
    evaluation: createEvaluationUseCases({ ...ports, serving: models.serving }),
    ensembles: createEnsembleUseCases({ ...ports, serving: models.serving, softwareVersion }),
    reduction: createReductionUseCases({ ...ports, serving: models.serving, describe: models.describe }),
    inference: createInferenceUseCases({ ...predictionPorts, models: models.useCases, readiness, batching }),
    readiness,
    state: () => serviceState(watched),
    ...createLifecycle({ models, slidePorts, predictionPorts, trainingPorts }),
  };
}

function slidePortsOf(shared: AppPorts & Pick<SlidePorts, 'slideLocks'>, settings: ApplicationSettings): SlidePorts {
  return {
    ...shared,
    settings,
    writers: createUploadWriters(),
    streams: createAdmission(UPLOAD_STREAMS),
    tiles: createAdmission(TILES),
    // A key of an upload says nothing of a prediction: each kind has its own locks.
    requestIdLocks: createKeyedMutex(),
  };
}

function trainingPortsOf(ports: AppPorts, { describe }: ModelParts, settings: ApplicationSettings): TrainingPorts {
  return {
    ...ports,
    describe,
    runningTrainings: new Map(),
    runLocks: createKeyedMutex(),
    requestIdLocks: createKeyedMutex(),
    trainingRunTtlMs: settings.trainingRunTtlMs,
  };
}

/** The queues under the names that a watcher knows them by. */
function watchedParts(
  { jobs, trainingJobs }: AppPorts,
  { streams, tiles }: SlidePorts,
  { serving, statistics, patchAdmission }: PredictionPorts,
): Omit<WatchedParts, 'readiness' | 'records'> {
  return {
    serving,
    statistics,
    jobs: { predictions: jobs, training: trainingJobs },
    admissions: { patches: patchAdmission, uploads: streams, tiles },
  };
}

/** What all calls that score patches share, whichever API they come by. */
function patchParts(
  { clock, metrics }: AppPorts,
  settings: ApplicationSettings,
): Pick<PredictionPorts, 'patchStreams' | 'patchAdmission' | 'statistics'> {
  return {
    patchStreams: createPatchStreamPlaces(settings),
    patchAdmission: createPatchAdmission(() => clock.monotonic()),
    statistics: createModelStatistics(clock, metrics),
  };
}
