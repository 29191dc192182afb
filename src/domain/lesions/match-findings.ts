import { lesionAt, type EvaluationMask } from './evaluation-mask.js';

/** A suspected lesion: one place with one confidence. */
export interface Finding {
  /** 0…1. */
  readonly confidence: number;
  readonly level0X: number;
  readonly level0Y: number;
}

/** What a slide's findings hit. */
export interface SlideHits {
  /** One a lesion that is to be found (none of them ITC): the highest confidence in it, 0 when it was missed. */
  readonly lesionConfidences: readonly number[];
  readonly itcLesions: number;
  readonly falsePositives: readonly number[];
  /** Findings in isolated tumour cells, which count for nothing. */
  readonly ignored: number;
}

/** Without a mask the slide is normal and every finding wrong. */
export function matchFindings(findings: readonly Finding[], mask?: EvaluationMask): SlideHits {
  const lesions = mask?.lesions ?? [];
  const best = new Map(lesions.filter(({ isItc }) => !isItc).map(({ label }) => [label, 0]));
  const falsePositives: number[] = [];
  let ignored = 0;
  for (const { confidence, level0X, level0Y } of findings) {
    const label = mask === undefined ? 0 : lesionAt(mask, level0X, level0Y);
    const before = best.get(label);
    if (label === 0) falsePositives.push(confidence);
    else if (before === undefined) ignored += 1;
    else best.set(label, Math.max(before, confidence));
  }
  return { lesionConfidences: [...best.values()], itcLesions: lesions.length - best.size, falsePositives, ignored };
}
