import type { AskedData, AskedSlide, FitEnsembleCommand, FitEnsembleEvent } from '../../app/ensembles/fit-types.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import { MAX_MPP } from '../../domain/geometry/max-mpp.js';
import type { EnsembleData__Output } from '../../gen/sentinode/v1/EnsembleData.js';
import type { EnsembleSlide__Output } from '../../gen/sentinode/v1/EnsembleSlide.js';
import type { FitEnsembleRequest__Output } from '../../gen/sentinode/v1/FitEnsembleRequest.js';
import type { FitEnsembleResponse } from '../../gen/sentinode/v1/FitEnsembleResponse.js';
import { toEnsemble } from './ensemble.js';
import { toDataWorkFields } from './data-work-result.js';
import { fromTumourLabel } from './evaluation-names.js';
import { fromEvaluatedPatches } from './evaluation-request.js';
import { toEvaluationProgress } from './evaluation-response.js';
import { numberIn, requiredMessage, requiredText } from './fields.js';

/** Longer than any name with its version. */
const MAX_MEMBER_CHARACTERS = 80;
const MAX_PATH_CHARACTERS = 4_096;
const MPP = { min: Number.MIN_VALUE, max: MAX_MPP };

/** Checks every field by itself; what they mean together is the use case's matter. */
export function fromFitEnsembleRequest({ members, fit, test }: FitEnsembleRequest__Output): FitEnsembleCommand {
  return {
    members: members.map((member, index) => requiredText(member, `members[${index}]`, MAX_MEMBER_CHARACTERS)),
    fit: fromData(requiredMessage(fit, 'fit'), 'fit'),
    ...(test && { test: fromData(test, 'test') }),
  };
}

export function toFitEnsembleResponse(event: FitEnsembleEvent): FitEnsembleResponse {
  if (event.kind === 'progress') return { progress: toEvaluationProgress(event.progress) };
  const { result } = event;
  return { result: { ensemble: toEnsemble(result.ensemble), ...toDataWorkFields(result) } };
}

function fromData({ slides, patches }: EnsembleData__Output, field: string): AskedData {
  return {
    slides: slides.map((slide, index) => fromSlide(slide, `${field}.slides[${index}]`)),
    ...(patches && { patches: fromEvaluatedPatches(patches, `${field}.patches`) }),
  };
}

function fromSlide({ slide, slideId, path, label, spacing }: EnsembleSlide__Output, field: string): AskedSlide {
  const positive = fromTumourLabel(label, `${field}.label`);
  if (positive === undefined) throw invalidField(`${field}.label`, 'is missing');
  if (slide === 'slideId') {
    if (spacing !== null) throw invalidField(`${field}.spacing`, 'goes with a path; an uploaded slide has its own');
    return { kind: 'uploaded', slideId: requiredText(slideId ?? '', `${field}.slide_id`), positive };
  }
  return {
    kind: 'local',
    path: requiredText(path ?? '', `${field}.path`, MAX_PATH_CHARACTERS),
    positive,
    ...(spacing && {
      spacing: {
        mppX: numberIn(spacing.mppX, `${field}.spacing.mpp_x`, MPP),
        mppY: numberIn(spacing.mppY, `${field}.spacing.mpp_y`, MPP),
      },
    }),
  };
}
