// From scores with known truth to a whole ensemble that only lacks its version.
import { AppError } from '../errors/app-error.js';
import type { TakeTurns } from './choose-weights.js';
import type {
  EnsembleCandidate,
  EnsembleMemberRef,
  EnsembleMetric,
  FitData,
  FittedEnsemble,
} from './ensemble-manifest.js';
import { fitEnsemble } from './fit-ensemble.js';
import type { LabelledScores } from './labelled-scores.js';
import { measureEnsemble } from './measure-ensemble.js';
import { requireSameScale } from './require-members.js';

export interface ScoredSamples extends LabelledScores {
  /** As FitData has it. */
  readonly sha256: string;
}

export interface ScoredData {
  /** Such as `validation`. */
  readonly name: string;
  /** Each slide's maximum over its patches, by member. */
  readonly slides?: ScoredSamples;
  readonly patches?: ScoredSamples;
}

export interface EnsembleParts {
  /** In the order of the scores. */
  readonly members: readonly EnsembleCandidate[];
  readonly fit: ScoredData & { readonly slides: ScoredSamples };
  /** Measured only. */
  readonly test?: ScoredData;
  readonly fittedAt: string;
  readonly command: string;
  readonly software: Readonly<Record<string, string>>;
  readonly takeTurns: TakeTurns;
}

const METHOD =
  'Slide score: maximum over all tissue patches. Weights: least cross-entropy over a grid, the slides’ pulled towards ' +
  'the patches’ (slides are few). Logistic by Platt. Threshold: best balanced accuracy, in the middle of the gap.';
const METHOD_WITHOUT_PATCHES =
  'Slide score: maximum over all tissue patches. Weights: least cross-entropy over a grid, pulled towards equal ones ' +
  '(slides are few). Logistic by Platt. Threshold: best balanced accuracy, in the middle of the gap. Patches have the ' +
  'slides’ constants.';

/** Throws ENSEMBLE_INVALID when the models do not fit together, ENSEMBLE_DATA_INVALID when the data cannot tell. */
export async function assembleEnsemble(parts: EnsembleParts): Promise<FittedEnsemble> {
  const { members, fit, test, fittedAt, command, software, takeTurns } = parts;
  const { slides, patches } = fit;
  requireSameScale(members);
  const [first] = members;
  if (first === undefined) throw new AppError('ENSEMBLE_INVALID', 'an ensemble of no models');
  const names = members.map(({ name }) => name);
  const variants = await fitEnsemble({ members: names, slides, ...(patches && { patches }), takeTurns });
  const ensemble: FittedEnsemble = {
    schemaVersion: 1,
    members: members.map(memberOf),
    patchSizePx: first.patchSizePx,
    mppX: first.mppX,
    mppY: first.mppY,
    defaultVariant: 'fitted',
    variants,
    fit: {
      method: patches === undefined ? METHOD_WITHOUT_PATCHES : METHOD,
      fittedAt,
      command,
      software,
      slides: describe(fit.name, slides),
      ...(patches && { patches: describe(fit.name, patches) }),
      metrics: [],
    },
  };
  const metrics = [fit, ...(test === undefined ? [] : [test])].flatMap((data) => measure(ensemble, data));
  return { ...ensemble, fit: { ...ensemble.fit, metrics } };
}

function memberOf({ name, version, weights, precision }: EnsembleCandidate): EnsembleMemberRef {
  const of = { model: name, version, weightsDigest: weights.sha256 };
  return precision === undefined ? of : { ...of, precision: precision.kind };
}

function measure(ensemble: FittedEnsemble, { name, patches, slides }: ScoredData): readonly EnsembleMetric[] {
  return [
    ...(patches ? measureEnsemble(ensemble, name, 'patch', patches) : []),
    ...(slides ? measureEnsemble(ensemble, name, 'slide', slides) : []),
  ];
}

function describe(name: string, { positive, sha256 }: ScoredSamples): FitData {
  const positives = positive.filter(Boolean).length;
  return { name, sha256, positives, negatives: positive.length - positives };
}
