import type { Spacing } from '../image.js';
import { STAIN_PROBLEMS } from '../stain/stain-statistics.js';
import { percent } from '../text/percent.js';
import { MAX_BLURRED_SHARE, MAX_INK_MM2, MAX_INK_SHARE, MIN_TISSUE_SHARE } from './quality-limits.js';
import type { QualityFlag, SlideQuality } from './slide-quality.js';
import type { FieldSurvey } from './survey-fields.js';
import type { OverviewSurvey } from './survey-overview.js';
import { isOutOfDistribution, unlikeWarning } from './training-distance.js';

/** What was seen of a slide. */
export interface QualityFacts {
  readonly overview: Omit<OverviewSurvey, 'fieldCentres'>;
  readonly fields: FieldSurvey;
  /** Area of the whole slide in mm²; undefined when its pixel size is unknown. */
  readonly slideMm2: number | undefined;
}

/** Each is a flag and what a reader of a result should know. */
type Finding = readonly [QualityFlag, string];

export function judgeQuality(facts: QualityFacts): SlideQuality {
  const { overview, fields } = facts;
  const findings = [tissueFinding, blurFinding, inkFinding, stainFinding, trainingFinding]
    .map((finding) => finding(facts))
    .filter((finding) => finding !== undefined);
  const stain = fields.stain?.kind === 'fitted' ? fields.stain.statistics : undefined;
  return {
    flags: findings.map(([flag]) => flag),
    warnings: findings.map(([, warning]) => warning),
    tissueShare: overview.tissueShare,
    inkShare: overview.inkShare,
    inkMarks: overview.inkMarks,
    ...(fields.focus && { focus: fields.focus }),
    ...(stain !== undefined && 'haematoxylin' in stain && { stain: withoutMethod(stain) }),
    ...(fields.training && { training: fields.training }),
  };
}

/** A slide that could not be looked at; `reason` completes "quality was not measured: …". */
export function unmeasuredQuality(reason: string): SlideQuality {
  return { flags: ['not-measured'], warnings: [`quality was not measured: ${reason}`], inkMarks: [] };
}

/** Area in mm². */
export function slideArea(
  slide: { widthPx: number; heightPx: number },
  spacing: Spacing | undefined,
): number | undefined {
  return spacing && (slide.widthPx * spacing.mppX * (slide.heightPx * spacing.mppY)) / 1e6;
}

function withoutMethod<T extends { readonly method: string }>({ method: _method, ...rest }: T): Omit<T, 'method'> {
  return rest;
}

function tissueFinding({ overview: { tissueShare } }: QualityFacts): Finding | undefined {
  if (tissueShare >= MIN_TISSUE_SHARE) return undefined;
  return ['little-tissue', `little tissue: ${percent(tissueShare)} of what was scanned`];
}

function blurFinding({ fields: { focus } }: QualityFacts): Finding | undefined {
  if (focus === undefined || focus.blurredShare < MAX_BLURRED_SHARE) return undefined;
  const blurred = Math.round(focus.blurredShare * focus.fields);
  return ['blurred', `out of focus: ${blurred} of ${focus.fields} fields of tissue are blurred`];
}

function inkFinding({ overview: { inkShare, inkMarks }, slideMm2 }: QualityFacts): Finding | undefined {
  const isMuch = inkShare > MAX_INK_SHARE || inkShare * (slideMm2 ?? 0) > MAX_INK_MM2;
  if (!isMuch) return undefined;
  const colours = [...new Set(inkMarks.map(({ colour }) => colour))].join(' and ');
  return [
    'ink',
    `pen marks: ${colours} ink covers ${percent(inkShare)} of what was scanned and may be taken for tissue`,
  ];
}

function stainFinding({ fields: { stain } }: QualityFacts): Finding | undefined {
  if (stain?.kind !== 'unfit') return undefined;
  return ['unusual-stain', `the stain is not that of haematoxylin and eosin: ${STAIN_PROBLEMS[stain.problem]}`];
}

function trainingFinding({ fields: { training } }: QualityFacts): Finding | undefined {
  if (training === undefined || !isOutOfDistribution(training)) return undefined;
  return ['out-of-distribution', unlikeWarning(training)];
}
