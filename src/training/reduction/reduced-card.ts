// The card of a reduced version: what it was made from, and what that changed. The rest is told by the other's card.
import type { ModelManifest } from '../../domain/models/model-manifest.js';
import type { ModelPrecision, PrecisionChange } from '../../domain/models/model-precision.js';
import { signed } from '../../domain/text/signed.js';
import { count, percent, plain, table } from '../card/markdown.js';
import { usageSection } from '../card/sections/usage-section.js';
import { withInterval } from '../card/with-interval.js';

/** Markdown. */
export function reducedCard(manifest: ModelManifest, precision: ModelPrecision): string {
  const { name, version } = manifest;
  const { kind, from, change } = precision;
  const source = `${from.model}/${from.version}`;
  return `# ${name}/${version}

${source} with its convolutions in ${kind}. Use, data, training and limits are those of ${source}: read its card first (\`sentinode models card ${source}\`). Its scores differ from those of ${source}, so that an ensemble or a threshold that was fitted on ${source} does not fit it.

**Not for clinical use without validation of your own.** It is no medical device, and no figure below was measured on patients of yours.

## What the precision changed

Area under the ROC curve with 95 % intervals by DeLong, that of the difference for scores of the same patches.

${table(['patches', 'of them tumour', 'float32', kind, 'difference', 'largest change of a score', 'mean', 'changed sides of 0.5'], Object.entries(change).map(changeRow))}

${calibrationText(precision)}${speedText(precision)}

${usageSection(manifest)}
`;
}

function changeRow([set, change]: readonly [string, PrecisionChange]): readonly string[] {
  const { patches, tumourPatches, float32, reduced, difference } = change;
  return [
    `${plain(set)}: ${count(patches)}`,
    count(tumourPatches),
    withInterval(float32.auc, float32),
    withInterval(reduced.auc, reduced),
    `${signed(difference.value)} (${signed(difference.ciLow)} to ${signed(difference.ciHigh)})`,
    change.largestScoreChange.toFixed(4),
    change.meanScoreChange.toFixed(4),
    percent(change.changedSides),
  ];
}

function calibrationText({ calibration }: ModelPrecision): string {
  if (calibration === undefined) return '';
  const { patches, percentile, sha256 } = calibration;
  return `The range of each value was taken from ${count(patches)} patches (SHA-256 \`${sha256}\`): it holds the extremes of ${percentile} % of them.\n\n`;
}

function speedText({ kind, speed }: ModelPrecision): string {
  const { measuredOn, float32CpuMsPerPatch: before, reducedCpuMsPerPatch: after } = speed;
  return `Processor time of a patch on the machine that made it (${plain(measuredOn)}), over all threads, in batches of 32 at most: float32 ${before.toFixed(2)} ms, ${kind} ${after.toFixed(2)} ms (${(before / after).toFixed(2)} times less).`;
}
