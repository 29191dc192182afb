// Rows with every field set, so that a store that drops one is caught.
import { monotonicFactory } from 'ulid';
import type { Prediction } from '../../src/domain/predictions/prediction.js';
import type { Slide } from '../../src/domain/slides/slide.js';
import type { Upload } from '../../src/domain/uploads/upload.js';
import { DEFAULT_HYPERPARAMETERS } from '../../src/domain/training/hyperparameters.js';
import type { TrainingRun } from '../../src/domain/training/training-run.js';
import type { ScoreTable } from '../../src/ports/record-store.js';

export const nextId = monotonicFactory();

export function sampleSlide(overrides: Partial<Slide> = {}): Slide {
  return {
    id: nextId(),
    tenant: 'local',
    displayName: 'Süß 玻片',
    files: [{ name: 'case7/a.svs', sizeBytes: 12, sha256: 'a'.repeat(64) }],
    facts: {
      format: 'aperio-svs',
      widthPx: 2220,
      heightPx: 2967,
      levels: [{ widthPx: 2220, heightPx: 2967, downsampleX: 1, downsampleY: 1 }],
      spacing: { mppX: 0.499, mppY: 0.498 },
      objectivePower: 20,
    },
    spacing: { mppX: 0.25, mppY: 0.26 },
    spacingSource: 'override',
    digest: 'b'.repeat(64),
    createTimeMs: 1_700_000_000_123,
    ...overrides,
  };
}

export function sampleUpload(overrides: Partial<Upload> = {}): Upload {
  return {
    id: nextId(),
    tenant: 'local',
    spec: { files: [{ name: 'a.svs', sizeBytes: 12 }], displayName: 'a', requestId: 'r-1' },
    state: 'active',
    files: [{ name: 'a.svs', sizeBytes: 12, committedBytes: 0 }],
    createTimeMs: 1_700_000_000_000,
    expireTimeMs: 1_700_086_400_000,
    ...overrides,
  };
}

export function samplePrediction(overrides: Partial<Prediction> = {}): Prediction {
  return {
    id: nextId(),
    tenant: 'local',
    slideId: nextId(),
    requestId: '',
    keepRunning: true,
    state: 'queued',
    parameters: { sampling: { mode: 'random', count: 5, seed: 9_007_199_254_740_991 }, aggregation: { kind: 'max' } },
    createTimeMs: 1_700_000_000_000,
    ...overrides,
  };
}

export function sampleTrainingRun(overrides: Partial<TrainingRun> = {}): TrainingRun {
  const auc = { value: 0.9, ciLow: 0.85, ciHigh: 0.95, count: 100 };
  return {
    id: nextId(),
    tenant: 'local',
    requestId: 'r-1',
    state: 'running',
    command: {
      architecture: 'simplenet',
      patches: {
        trainingDir: '/patches/Süß',
        validationDir: '',
        tumourClasses: ['tumour'],
        mppX: 0.97,
        mppY: 0.98,
        labelSizePx: 32,
      },
      hyperparameters: { ...DEFAULT_HYPERPARAMETERS, schedule: 'plateau', seed: 9_007_199_254_740_991 },
      modelName: 'own',
      initialModel: 'simplenet/1',
      requestId: 'r-1',
    },
    createTimeMs: 1_700_000_000_000,
    startTimeMs: 1_700_000_000_001,
    resumable: true,
    checkpointEpoch: 2,
    best: { epoch: 1, auc },
    attempts: 1,
    ...overrides,
  };
}

export function sampleScoreTable(patches = 3, models = 2): ScoreTable {
  return {
    cellLevel0X: 186.976,
    cellLevel0Y: 187.5,
    columns: Uint32Array.from({ length: patches }, (_, index) => index),
    rows: Uint32Array.from({ length: patches }, (_, index) => index * 2),
    probabilities: Float32Array.from({ length: patches * models }, (_, index) => (index % 100) / 100),
    ensemble: Float32Array.from({ length: patches }, (_, index) => (index % 10) / 10),
  };
}
