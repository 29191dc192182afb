import { fields } from '../output/format.js';
import type { TrainRequestInput } from './config/to-train-request.js';

/** A request that would be accepted as far as can be told without a server. */
export function planText(file: string | undefined, { architecture, modelName, data }: TrainRequestInput): string {
  const of = (source: NonNullable<TrainRequestInput['data']>['training']): string => {
    const kind = source?.kind;
    if (kind === undefined) return 'a part of the training data';
    const path = kind.$case === 'folders' ? kind.value?.dir : kind.value?.manifest;
    return `${kind.$case}: ${path ?? ''}`;
  };
  const facts: (readonly [string, string])[] = [
    ['network', architecture ?? ''],
    ['model', modelName ?? ''],
    ['training', of(data?.training)],
    ['validation', of(data?.validation)],
  ];
  return `${file ?? 'the command line'} can be sent; whether the data are there is the server's to say\n${fields(facts)}`;
}
