import type { ScheduleKind } from '../domain/training/hyperparameters.js';

/**
 * One-cycle starts at the peak over this, and ends at the peak over END_DIVISOR (Smith and Topin 2019, cosine fall).
 */
const START_DIVISOR = 20;
const END_DIVISOR = 500;
/** The method's plateau rule: half after 3 epochs without gain, never under 5e-5. */
const PLATEAU_FACTOR = 0.5;
const PLATEAU_PATIENCE = 3;
const PLATEAU_FLOOR = 5e-5;

/** Learning rate at `step` (from 0) of `totalSteps` under one-cycle. */
export function oneCycleRate(step: number, totalSteps: number, peak: number, warmUpShare: number): number {
  const warmUpSteps = totalSteps * warmUpShare;
  if (step < warmUpSteps) return peak * (1 / START_DIVISOR + (1 - 1 / START_DIVISOR) * (step / warmUpSteps));
  const share = (step - warmUpSteps) / Math.max(1, totalSteps - warmUpSteps);
  const low = peak / END_DIVISOR;
  return low + (peak - low) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, share)));
}

/**
 * Learning rate at `step` (from 0) of `totalSteps`: half a cosine from the peak to nearly nothing (Loshchilov and
 * Hutter 2017).
 */
export function cosineRate(step: number, totalSteps: number, peak: number): number {
  const low = peak / END_DIVISOR;
  return low + (peak - low) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, step / Math.max(1, totalSteps))));
}

/** State of the plateau schedule; `rate` is what the next epoch uses. */
export interface PlateauState {
  readonly rate: number;
  readonly bestLoss: number;
  readonly epochsWithoutGain: number;
}

export function startPlateau(peak: number): PlateauState {
  return { rate: peak, bestLoss: Infinity, epochsWithoutGain: 0 };
}

/** After an epoch with this validation loss. */
export function nextPlateau(state: PlateauState, validationLoss: number): PlateauState {
  if (validationLoss < state.bestLoss) return { rate: state.rate, bestLoss: validationLoss, epochsWithoutGain: 0 };
  const epochsWithoutGain = state.epochsWithoutGain + 1;
  if (epochsWithoutGain < PLATEAU_PATIENCE) return { ...state, epochsWithoutGain };
  const rate = Math.max(Math.min(PLATEAU_FLOOR, state.rate), state.rate * PLATEAU_FACTOR);
  return { rate, bestLoss: state.bestLoss, epochsWithoutGain: 0 };
}

export interface RateInput {
  readonly schedule: ScheduleKind;
  readonly peak: number;
  readonly warmUpShare: number;
  readonly step: number;
  readonly totalSteps: number;
  readonly plateau: PlateauState;
}

export function learningRateAt({ schedule, peak, warmUpShare, step, totalSteps, plateau }: RateInput): number {
  switch (schedule) {
    case 'one-cycle':
      return oneCycleRate(step, totalSteps, peak, warmUpShare);
    case 'cosine':
      return cosineRate(step, totalSteps, peak);
    case 'plateau':
      return plateau.rate;
    case 'constant':
      return peak;
  }
}
