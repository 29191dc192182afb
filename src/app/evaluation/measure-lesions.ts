import { AppError } from '../../domain/errors/app-error.js';
import { invalidField } from '../../domain/errors/invalid-field.js';
import { evaluationMaskOf, type EvaluationMask } from '../../domain/lesions/evaluation-mask.js';
import { evaluationScale } from '../../domain/lesions/evaluation-scale.js';
import { froc, type Froc } from '../../domain/lesions/froc.js';
import { matchFindings, type Finding, type SlideHits } from '../../domain/lesions/match-findings.js';
import type { Slide } from '../../domain/slides/slide.js';
import type { FinishedSlide } from './evaluated-slides.js';
import { nextTurn } from '../next-turn.js';

/** FROC over the slides. Throws INVALID_FIELD for findings outside of their slide, or when there is nothing to find. */
export async function measureLesions(slides: readonly FinishedSlide[], level0Mpp: number): Promise<Froc> {
  const hits: SlideHits[] = [];
  for (const finished of slides) {
    const { asked, slide, outcome } = finished;
    requireInside(asked.findings ?? [], slide, asked.slideId);
    hits.push(matchFindings(outcome.findings, maskOf(finished, level0Mpp)));
    await nextTurn();
  }
  return froc(hits);
}

function maskOf({ asked: { slideId, lesions }, slide }: FinishedSlide, level0Mpp: number): EvaluationMask | undefined {
  if (lesions === undefined) return undefined;
  const { mppX, mppY } = slide?.spacing ?? { mppX: level0Mpp, mppY: level0Mpp };
  try {
    return evaluationMaskOf(lesions, evaluationScale(Math.sqrt(mppX * mppY)), slide?.facts);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw invalidField(`slides["${slideId}"].lesions`, error.message);
  }
}

/** Findings of another level, or of another slide, would pass for false positives. */
function requireInside(findings: readonly Finding[], slide: Slide | undefined, slideId: string): void {
  if (slide === undefined) return;
  const { widthPx, heightPx } = slide.facts;
  const outside = findings.find(({ level0X, level0Y }) => level0X > widthPx || level0Y > heightPx);
  if (outside === undefined) return;
  throw invalidField(
    `slides["${slideId}"].findings`,
    `hold (${outside.level0X}, ${outside.level0Y}), outside of the slide's ${widthPx}×${heightPx} px`,
  );
}
