import { score, seconds } from '../output/format.js';
import { boxTable } from '../output/table.js';
import type { EvaluationRecord, FrocFigures, Interval, ScoreFigures, StagingFigures } from './evaluation-record.js';

type Row = readonly [what: string, value: string, details: string];

/** An evaluation for people: a row a figure. */
export function evaluationText(record: EvaluationRecord): string {
  const { patches, slides, froc, staging, warnings = [], skipped = [], skippedCount = 0 } = record;
  const rows: Row[] = [
    ...(patches ? scoreRows('patch', patches) : []),
    ...(slides ? scoreRows('slide', slides) : []),
    ...(froc ? frocRows(froc) : []),
    ...(staging ? stagingRows(staging) : []),
  ];
  const unnamed = skippedCount - skipped.length;
  return [
    ...(record.model === undefined ? [] : [record.model]),
    ...(rows.length === 0 ? [] : [boxTable(rows)]),
    ...warnings.map((warning) => `note: ${warning}`),
    ...skipped.map((line) => `left out: ${line}`),
    ...(unnamed > 0 ? [`left out: ${unnamed} more`] : []),
    ...(record.seconds === undefined ? [] : [`measured in ${seconds(record.seconds)}`]),
  ].join('\n');
}

function scoreRows(what: string, figures: ScoreFigures): readonly Row[] {
  const { count, positives, auc, bootstrapAuc, averagePrecision, sensitivities, calibration } = figures;
  return [
    [`${what} AUC`, score(auc.value), `${interval(auc)} by DeLong; ${count}, ${positives} with tumour`],
    ...(bootstrapAuc
      ? [[`${what} AUC`, score(bootstrapAuc.value), `${interval(bootstrapAuc)} by bootstrap`] as const]
      : []),
    [`${what} average precision`, score(averagePrecision), `by chance ${score(positives / count)}`],
    ...sensitivities.map(({ target, sensitivity, threshold }): Row => {
      const at = Number.isFinite(threshold) ? `threshold ${threshold.toPrecision(4)}` : 'no threshold is that specific';
      return [`${what} sensitivity`, score(sensitivity), `at ${target * 100} % specificity, ${at}`];
    }),
    ...(calibration
      ? [
          [
            `${what} calibration error`,
            score(calibration.expectedError),
            `at most ${score(calibration.maximumError)}; Brier score ${score(calibration.brierScore)}`,
          ] as const,
        ]
      : []),
  ];
}

function frocRows({
  slides,
  lesions,
  itcLesions,
  sensitivities,
  score: mean,
  scriptScore,
}: FrocFigures): readonly Row[] {
  const counts = `${lesions} lesions in ${slides} slides, ${itcLesions} isolated tumour cells left out`;
  const script =
    scriptScore === mean ? '' : `; the challenge’s script leaves out the lowest confidence: ${score(scriptScore)}`;
  return [
    ['FROC score', score(mean), `${counts}${script}`],
    ...sensitivities.map(({ falsePositivesPerSlide, sensitivity }): Row => [
      'lesion sensitivity',
      score(sensitivity),
      `at ${falsePositivesPerSlide} false positives a slide`,
    ]),
  ];
}

function stagingRows({ patients, correct, quadraticKappa }: StagingFigures): readonly Row[] {
  return [
    ['pN stage kappa', score(quadraticKappa), 'quadratic weights'],
    ['pN stages', `${correct}/${patients}`, 'patients with the true stage'],
  ];
}

function interval({ ciLow, ciHigh }: Interval): string {
  return `95 % ${score(ciLow)}–${score(ciHigh)}`;
}
