import { SentinodeError } from '@sentinode/client';
import { CliError } from '../errors/cli-error.js';
import { describeError } from '../errors/describe-error.js';
import type { TrainPlan } from './plan-train.js';

/** A refusal by the server whose fields are keys of the training file, with their places; any other error as it is. */
export function locateRefusal(error: unknown, plan: Pick<TrainPlan, 'placeOf'>): unknown {
  if (!(error instanceof SentinodeError) || error.fieldViolations.length === 0) return error;
  const { record, exitCode } = describeError(error);
  const fields = error.fieldViolations.map(({ field, description }) => {
    const place = plan.placeOf(field);
    return { field, description, ...(place !== undefined && { place }) };
  });
  return new CliError(record.reason, exitCode, record.message, error, fields);
}
