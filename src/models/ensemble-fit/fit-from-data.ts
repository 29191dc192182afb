// From models and labelled data to a complete ensemble manifest.
import { fitEnsemble } from '../../domain/ensemble/fit-ensemble.js';
import type { EnsembleManifest, EnsembleMetric, FitData } from '../../domain/ensemble/ensemble-manifest.js';
import type { LabelledScores } from '../../domain/ensemble/labelled-scores.js';
import { balancedAccuracy, measureEnsemble } from '../../domain/ensemble/measure-ensemble.js';
import { requireSameScale } from '../../domain/ensemble/require-members.js';
import { AppError } from '../../domain/errors/app-error.js';
import type { ModelManifest } from '../../domain/models/model-manifest.js';
import type { ModelHandle } from '../../ports/compute-host.js';
import { digestFiles } from './digest-files.js';
import { scorePatchFiles, scoreSlides, type LabelledFile, type ScoringHost } from './score-samples.js';

/** Slides and patches of one split; names stand in the manifest. */
export interface EnsembleData {
  /** Such as `validation`. */
  readonly split: string;
  readonly slidesFolder: string;
  readonly slides: readonly LabelledFile[];
  readonly patchesFolder: string;
  readonly patches: readonly LabelledFile[];
}

export interface FitRequest {
  readonly host: ScoringHost;
  /** In the order of the members to be. */
  readonly models: readonly { readonly handle: ModelHandle; readonly manifest: ModelManifest }[];
  readonly fit: EnsembleData;
  /** Measured only. */
  readonly test?: EnsembleData;
  readonly fittedAt: string;
  readonly onProgress: (message: string) => void;
}

const METHOD =
  'Slide score: maximum over all tissue patches. Weights: least cross-entropy over a grid, the slides’ pulled towards ' +
  'the patches’ (slides are few). Logistic by Platt. Threshold: best balanced accuracy, in the middle of the gap.';

/** Fits on `fit`, measures on both. Throws ENSEMBLE_INVALID when the models do not fit together or the data cannot tell. */
export async function fitFromData(request: FitRequest): Promise<EnsembleManifest> {
  const manifests = request.models.map(({ manifest }) => manifest);
  requireSameScale(manifests);
  const fitted = await scoreData(request, request.fit);
  const variants = fitEnsemble({ members: manifests.map(({ name }) => name), ...fitted });
  const [first] = manifests;
  if (first === undefined) throw new AppError('ENSEMBLE_INVALID', 'an ensemble of no models');
  const ensemble: EnsembleManifest = {
    schemaVersion: 1,
    version: 1,
    members: manifests.map(({ name, version, weights }) => ({ model: name, version, weightsDigest: weights.sha256 })),
    patchSizePx: first.patchSizePx,
    mppX: first.mppX,
    mppY: first.mppY,
    defaultVariant: 'fitted',
    variants,
    fit: {
      method: METHOD,
      fittedAt: request.fittedAt,
      command: '',
      software: {},
      ...(await describeData(request.fit)),
      metrics: [],
    },
  };
  const tested =
    request.test === undefined ? [] : [{ data: request.test, scores: await scoreData(request, request.test) }];
  const measured = [{ data: request.fit, scores: fitted }, ...tested];
  const metrics = measured.flatMap(({ data, scores }) => measure(ensemble, data.split, scores, request.onProgress));
  return { ...ensemble, fit: { ...ensemble.fit, metrics } };
}

interface SampleScores {
  readonly slides: LabelledScores;
  readonly patches: LabelledScores;
}

async function scoreData({ host, models, onProgress }: FitRequest, data: EnsembleData): Promise<SampleScores> {
  const handles = models.map(({ handle }) => handle);
  onProgress(`${data.split}: scoring ${data.slides.length} slides`);
  const slides = await scoreSlides(host, handles, data.slides);
  onProgress(`${data.split}: scoring ${data.patches.length} patches`);
  return { slides, patches: await scorePatchFiles(host, handles, data.patches) };
}

function measure(
  ensemble: EnsembleManifest,
  split: string,
  { slides, patches }: SampleScores,
  onProgress: (message: string) => void,
): readonly EnsembleMetric[] {
  for (const variant of Object.keys(ensemble.variants)) {
    const accuracy = balancedAccuracy(ensemble, variant, slides);
    onProgress(`${split}: ${variant}: balanced accuracy of slides at the threshold ${accuracy.toFixed(3)}`);
  }
  return [...measureEnsemble(ensemble, split, 'patch', patches), ...measureEnsemble(ensemble, split, 'slide', slides)];
}

async function describeData(data: EnsembleData): Promise<{ readonly slides: FitData; readonly patches: FitData }> {
  return {
    slides: await describe(data.split, data.slidesFolder, data.slides),
    patches: await describe(data.split, data.patchesFolder, data.patches),
  };
}

async function describe(name: string, folder: string, files: readonly LabelledFile[]): Promise<FitData> {
  const positives = files.filter(({ positive }) => positive).length;
  const sha256 = await digestFiles(
    folder,
    files.map(({ file }) => file),
  );
  return { name, sha256, positives, negatives: files.length - positives };
}
