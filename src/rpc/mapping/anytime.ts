import type { EarlyStop, PatchOrderName, StopWhenCertain } from '../../domain/anytime/stop-rule.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import type { PredictionParameters } from '../../domain/predictions/prediction.js';
import type { EarlyStop as EarlyStopMessage } from '../../gen/sentinode/v1/EarlyStop.js';
import type { PatchOrder__Output } from '../../gen/sentinode/v1/PatchOrder.js';
import type { PredictionParameters__Output } from '../../gen/sentinode/v1/PredictionParameters.js';
import type {
  StopWhenCertain as StopWhenCertainMessage,
  StopWhenCertain__Output,
} from '../../gen/sentinode/v1/StopWhenCertain.js';
import { enumIn, integerIn, numberIn } from './fields.js';

const LESION_PATCHES = { min: 1, max: 10_000 };
const CERTAINTIES = { min: 0.5, max: 0.9999 };

type Anytime = Pick<PredictionParameters, 'order' | 'stopWhenCertain'>;

/** Defaults stand in no stored row: requests that leave them out and that name them are the same. */
export function fromAnytime(parameters: PredictionParameters__Output | null): Anytime {
  const stopWhenCertain = fromStop(parameters?.stopWhenCertain ?? null);
  const asked = enumIn<PatchOrder__Output, PatchOrderName | undefined>(
    parameters?.order ?? 'PATCH_ORDER_UNSPECIFIED',
    'parameters.order',
    {
      PATCH_ORDER_UNSPECIFIED: undefined,
      PATCH_ORDER_READING: 'reading',
      PATCH_ORDER_SUSPICIOUS_FIRST: 'suspicious-first',
    },
  );
  if (stopWhenCertain?.negative && asked === 'reading')
    throw invalidField('parameters.order', 'draws no patches at random, as a certain negative decision needs');
  const order = asked ?? (stopWhenCertain && 'suspicious-first');
  return {
    ...(order === 'suspicious-first' && { order }),
    ...(stopWhenCertain && { stopWhenCertain }),
  };
}

function fromStop(stop: StopWhenCertain__Output | null): StopWhenCertain | undefined {
  if (stop === null) return undefined;
  if (stop.negative === null) return {};
  const field = 'parameters.stop_when_certain.negative';
  const patches = integerIn(stop.negative.lesionPatches, `${field}.lesion_patches`, LESION_PATCHES);
  return { negative: { patches, certainty: numberIn(stop.negative.certainty, `${field}.certainty`, CERTAINTIES) } };
}

export function toAnytime({ order, stopWhenCertain }: Anytime): {
  order: PatchOrder__Output;
  stopWhenCertain?: StopWhenCertainMessage;
} {
  return {
    order: order === 'suspicious-first' ? 'PATCH_ORDER_SUSPICIOUS_FIRST' : 'PATCH_ORDER_READING',
    ...(stopWhenCertain && { stopWhenCertain: toStop(stopWhenCertain) }),
  };
}

function toStop({ negative }: StopWhenCertain): StopWhenCertainMessage {
  return negative === undefined ? {} : { negative: { lesionPatches: negative.patches, certainty: negative.certainty } };
}

export function toEarlyStop({ patchesPlanned, certainty, lesionPatches = 0 }: EarlyStop): EarlyStopMessage {
  return { patchesPlanned, certainty, lesionPatches };
}
