// Values of options as the API wants them. All throw commander's InvalidArgumentError, which names the option.
import {
  PatchOrder,
  Priority,
  TissueRule,
  type NegativeStop,
  type PatchAggregation,
  type Sampling,
  type Spacing,
} from '@sentinode/client';
import { InvalidArgumentError } from 'commander';
import { MAX_MPP } from '../../domain/geometry/max-mpp.js';

/** `0.25`, or `0.25,0.26` for X and Y: micrometres per pixel. */
export function parseMpp(text: string): Spacing {
  const values = text.split(',').map(positiveNumber);
  const [mppX, mppY] = values.length === 1 ? [values[0], values[0]] : values;
  if (mppX === undefined || mppY === undefined || values.length > 2 || mppX > MAX_MPP || mppY > MAX_MPP) {
    throw new InvalidArgumentError('Expected micrometres per pixel, such as 0.25 or 0.25,0.26.');
  }
  return { mppX, mppY };
}

/** `all`, `random:N[:seed]` or `stratified:N[:seed]`. */
export function parseSampling(text: string): Sampling {
  if (text === 'all') return { mode: { $case: 'all', value: {} } };
  const match = /^(random|stratified):(\d{1,8})(?::(\d{1,15}))?$/.exec(text);
  const count = Number(match?.[2]);
  if (match === null || count < 1 || count > 10_000_000) {
    throw new InvalidArgumentError('Expected all, random:N[:seed] or stratified:N[:seed], such as random:5000:1.');
  }
  return { mode: { $case: match[1] as 'random' | 'stratified', value: { count, seed: Number(match[3] ?? 0) } } };
}

/** `otsu` or `otsu-twice`. */
export function parseTissueRule(text: string): TissueRule {
  const rule = { otsu: TissueRule.OTSU, 'otsu-twice': TissueRule.OTSU_TWICE }[text];
  if (rule === undefined) throw new InvalidArgumentError('Expected otsu or otsu-twice.');
  return rule;
}

/** `stat`, `routine` or `background`. */
export function parsePriority(text: string): Priority {
  const priority = { stat: Priority.STAT, routine: Priority.ROUTINE, background: Priority.BACKGROUND }[text];
  if (priority === undefined) throw new InvalidArgumentError('Expected stat, routine or background.');
  return priority;
}

/** `reading` or `suspicious-first`. */
export function parsePatchOrder(text: string): PatchOrder {
  const order = { reading: PatchOrder.READING, 'suspicious-first': PatchOrder.SUSPICIOUS_FIRST }[text];
  if (order === undefined) throw new InvalidArgumentError('Expected reading or suspicious-first.');
  return order;
}

/** `PATCHES:CERTAINTY` of the lesion that a negative decision must not miss. */
export function parseNegativeStop(text: string): NegativeStop {
  const match = /^(\d{1,5}):(0?\.\d+)$/.exec(text);
  const [lesionPatches, certainty] = [Number(match?.[1]), Number(match?.[2])];
  if (!(lesionPatches >= 1 && lesionPatches <= 10_000 && certainty >= 0.5 && certainty <= 0.9999)) {
    throw new InvalidArgumentError('Expected PATCHES:CERTAINTY such as 10:0.95, with a certainty of 0.5 to 0.9999.');
  }
  return { lesionPatches, certainty };
}

/** `max`, `percentile:P` or `top-k:K`. */
export function parseAggregation(text: string): PatchAggregation {
  if (text === 'max') return { method: { $case: 'max', value: {} } };
  const match = /^(percentile|top-k):(\d+(?:\.\d+)?)$/.exec(text);
  const value = Number(match?.[2]);
  if (match?.[1] === 'percentile' && value <= 100)
    return { method: { $case: 'percentile', value: { percentile: value } } };
  if (match?.[1] === 'top-k' && Number.isInteger(value) && value >= 1 && value <= 0xffff_ffff) {
    return { method: { $case: 'topKMean', value: { k: value } } };
  }
  throw new InvalidArgumentError('Expected max, percentile:P with P of 0 to 100, or top-k:K with K of 1 or more.');
}

/** A parser of whole numbers within bounds. */
export function parseInteger(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
    if (!(value >= min && value <= max)) throw new InvalidArgumentError(`Expected a whole number of ${min} to ${max}.`);
    return value;
  };
}

/** A parser of numbers within bounds. */
export function parseNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = /^\d*\.?\d+(?:e-?\d+)?$/i.test(text) ? Number(text) : NaN;
    if (!(value >= min && value <= max)) throw new InvalidArgumentError(`Expected a number of ${min} to ${max}.`);
    return value;
  };
}

function positiveNumber(text: string): number | undefined {
  const value = /^\d*\.?\d+$/.test(text.trim()) ? Number(text) : NaN;
  return value > 0 ? value : undefined;
}
