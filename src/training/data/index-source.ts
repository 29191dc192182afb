import type { DataPlan, DataSource } from '../../domain/dataset/data-plan.js';
import type { IndexedData } from './indexed-data.js';
import { indexPatches } from './index-patches.js';
import { indexSlides } from './index-slides.js';
import { createRootGuard } from './root-guard.js';
import { openSlideTools } from './slide-tools.js';

/** Everything that a source holds, checked; what an earlier run found in the same content is taken from its index. */
export async function indexSource(
  source: DataSource,
  plan: DataPlan,
  patchSizePx: number,
  signal: AbortSignal,
): Promise<IndexedData> {
  const guard = createRootGuard(plan.roots);
  if (source.kind !== 'slides') return indexPatches(source, patchSizePx, guard, plan.indexDir, signal);
  const { mppX, mppY, labelSizePx, stainNormalisation } = plan;
  const rules = { mppX, mppY, labelSizePx, patchSizePx, source, ...(stainNormalisation && { stainNormalisation }) };
  return indexSlides(rules, guard, await openSlideTools(), plan.indexDir, signal);
}
