import { AppError } from '../errors/app-error.js';
import type { SlideCategory } from './slide-category.js';

/** CAMELYON17's five stages, in their order. */
export const PN_STAGES = ['pN0', 'pN0(i+)', 'pN1mi', 'pN1', 'pN2'] as const;

export type PnStage = (typeof PN_STAGES)[number];

export function isPnStage(text: string): text is PnStage {
  return (PN_STAGES as readonly string[]).includes(text);
}

/** From 10 nodes with metastases on a patient is pN3, which the rule does not know. */
const MAX_NODES = 9;

/**
 * The stage of a patient from the slides of the patient's nodes by CAMELYON17's rule: pN2 with 4 to 9 nodes with
 * metastases, at least one of them macro; pN1 with 1 to 3, at least one macro; pN1mi with micro but no macro; pN0(i+)
 * with isolated tumour cells alone; else pN0. Isolated tumour cells do not count as metastases.
 * Throws INVALID_FIELD without slides, and for more than 9 nodes with metastases.
 */
export function pnStage(slides: readonly SlideCategory[]): PnStage {
  const metastases = slides.filter((category) => category === 'micro' || category === 'macro').length;
  if (slides.length === 0) throw invalid('has no slides');
  if (metastases > MAX_NODES) throw invalid(`has metastases in ${metastases} nodes; the rule ends at ${MAX_NODES}`);
  if (slides.includes('macro')) return metastases >= 4 ? 'pN2' : 'pN1';
  if (metastases > 0) return 'pN1mi';
  return slides.includes('itc') ? 'pN0(i+)' : 'pN0';
}

function invalid(description: string): AppError {
  return new AppError('INVALID_FIELD', `a patient ${description}`, {
    fieldViolations: [{ field: 'patient', description }],
  });
}
