// Names of the evaluation's enumerations, in the domain's terms and on the wire.
import type { EvaluationProgress } from '../../app/evaluation/evaluation-types.js';
import type { PnStage } from '../../domain/staging/pn-stage.js';
import type { SlideCategory } from '../../domain/staging/slide-category.js';
import type { EvaluationPhase as EvaluationPhaseName } from '../../gen/sentinode/v1/EvaluationPhase.js';
import type { MetastasisSize as MetastasisSizeName } from '../../gen/sentinode/v1/MetastasisSize.js';
import type { PnStage as PnStageName } from '../../gen/sentinode/v1/PnStage.js';
import type { TumourLabel, TumourLabel__Output } from '../../gen/sentinode/v1/TumourLabel.js';
import { enumIn } from './fields.js';

export const METASTASIS_SIZES = {
  negative: 'METASTASIS_SIZE_NEGATIVE',
  itc: 'METASTASIS_SIZE_ITC',
  micro: 'METASTASIS_SIZE_MICRO',
  macro: 'METASTASIS_SIZE_MACRO',
} as const satisfies Readonly<Record<SlideCategory, MetastasisSizeName>>;

export const PN_STAGE_NAMES: Readonly<Record<PnStage, PnStageName>> = {
  pN0: 'PN_STAGE_PN0',
  'pN0(i+)': 'PN_STAGE_PN0_I_PLUS',
  pN1mi: 'PN_STAGE_PN1MI',
  pN1: 'PN_STAGE_PN1',
  pN2: 'PN_STAGE_PN2',
};

export const EVALUATION_PHASES: Readonly<Record<EvaluationProgress['phase'], EvaluationPhaseName>> = {
  patches: 'EVALUATION_PHASE_PATCHES',
  slides: 'EVALUATION_PHASE_SLIDES',
  measuring: 'EVALUATION_PHASE_MEASURING',
};

export function toTumourLabel(positive: boolean): TumourLabel {
  return positive ? 'TUMOUR_LABEL_TUMOUR' : 'TUMOUR_LABEL_NORMAL';
}

/** Undefined where nothing is said. */
export function fromTumourLabel(label: TumourLabel__Output, field: string): boolean | undefined {
  return enumIn(label, field, {
    TUMOUR_LABEL_UNSPECIFIED: undefined,
    TUMOUR_LABEL_NORMAL: false,
    TUMOUR_LABEL_TUMOUR: true,
  });
}
