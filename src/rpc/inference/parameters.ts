// The parameters of an inference request. Unknown ones are ignored, as the protocol has it.
import { invalidField } from '../../domain/errors/invalid-field.js';
import { notSupported } from '../../domain/errors/not-supported.js';
import type { InferParameter__Output } from '../../gen/inference/InferParameter.js';
import type { WorkPriority } from '../../domain/scheduling/work-priority.js';

export type Parameters = Readonly<Record<string, InferParameter__Output>>;

export interface InferOptions {
  readonly priority: WorkPriority;
  readonly timeoutMs?: number;
}

/** 1 is served first; 0, as absent, is the second. */
const PRIORITIES: readonly WorkPriority[] = ['interactive', 'urgent', 'interactive', 'bulk'];
export const PRIORITY_LEVELS = PRIORITIES.length - 1;
export const DEFAULT_PRIORITY = 2;
const SEQUENCE_PARAMETERS = ['sequence_id', 'sequence_start', 'sequence_end'];
const MICROSECONDS_PER_MS = 1_000;

export function fromParameters(parameters: Parameters): InferOptions {
  for (const name of SEQUENCE_PARAMETERS) requireNoSequence(parameters, name);
  requireBoolean(parameters, 'triton_enable_empty_final_response');
  const priority = PRIORITIES[wholeNumber(parameters, 'priority')];
  if (priority === undefined) throw invalidField(pathOf('priority'), `is not an integer from 0 to ${PRIORITY_LEVELS}`);
  const timeoutUs = wholeNumber(parameters, 'timeout');
  return { priority, ...(timeoutUs > 0 && { timeoutMs: timeoutUs / MICROSECONDS_PER_MS }) };
}

/** Throws NOT_SUPPORTED for parameters of a tensor that change where its bytes are, or what they mean. */
export function requirePlainTensor(parameters: Parameters, field: string): void {
  for (const name of ['shared_memory_region', 'classification']) {
    if (!Object.hasOwn(parameters, name)) continue;
    throw notSupported(`${field}.parameters.${name}`, 'is not supported: tensors travel whole in the messages');
  }
}

/** Absent: 0. */
function wholeNumber(parameters: Parameters, name: string): number {
  const parameter = parameterOf(parameters, name);
  if (parameter === undefined) return 0;
  const value = parameter.uint64Param ?? parameter.int64Param;
  if (value === undefined || !Number.isSafeInteger(value) || value < 0)
    throw invalidField(pathOf(name), 'is not an integer of 0 or more');
  return value;
}

function requireBoolean(parameters: Parameters, name: string): void {
  const parameter = parameterOf(parameters, name);
  if (parameter !== undefined && parameter.boolParam === undefined)
    throw invalidField(pathOf(name), 'is not a truth value');
}

function requireNoSequence(parameters: Parameters, name: string): void {
  const parameter = parameterOf(parameters, name);
  const value = parameter?.parameterChoice && parameter[parameter.parameterChoice];
  if (value === undefined || value === 0 || value === '' || value === false) return;
  throw invalidField(pathOf(name), 'must be absent: the models have no sequences, each patch stands alone');
}

function parameterOf(parameters: Parameters, name: string): InferParameter__Output | undefined {
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}

function pathOf(name: string): string {
  return `parameters.${name}`;
}
