// Prints the quality of slides as rows of docs/quality.md: `npx tsx scripts/measure-quality.ts FILE[@MPP]…`.
import path from 'node:path';
import { assessSlide } from '../src/compute/work/assess-slide.js';
import { readScaledRegion } from '../src/slides/read-scaled-region.js';
import { readThumbnail } from '../src/slides/read-thumbnail.js';
import { detectAndOpen } from '../src/slides/registry.js';

const percent = (share: number | undefined): string => (share === undefined ? '–' : (share * 100).toFixed(2));
const { signal } = new AbortController();

console.log('| slide | tissue % | ink % | sharpness | blurred % | median distance | beyond % | flags | ms |');
console.log('|---|---|---|---|---|---|---|---|---|');
for (const argument of process.argv.slice(2)) {
  const [file = '', mpp] = argument.split('@');
  const reader = await detectAndOpen({ rootDir: path.dirname(file), names: [path.basename(file)] });
  const spacing = mpp === undefined ? reader.facts.spacing : { mppX: Number(mpp), mppY: Number(mpp) };
  const start = performance.now();
  const { tissueShare, inkShare, focus, training, flags } = await assessSlide(reader, spacing, {
    readThumbnail,
    readScaledRegion,
    signal,
  });
  const cells = [
    path.basename(file),
    percent(tissueShare),
    percent(inkShare),
    focus?.sharpness.toFixed(3) ?? '–',
    percent(focus?.blurredShare),
    training?.medianDistance.toFixed(1) ?? '–',
    percent(training?.shareBeyond),
    flags.join(', '),
    (performance.now() - start).toFixed(0),
  ];
  console.log(`| ${cells.join(' | ')} |`);
  await reader.close();
}
process.exit(0);
