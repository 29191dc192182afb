import { DEFAULT_SAMPLING, DEFAULT_SPLIT, type DataPlan, type FolderSource } from '../../domain/dataset/data-plan.js';
import type { TrainingConfig } from '../training-config.js';

/** Scale of nothing: folders of patches are used as they are. */
const UNKNOWN_MPP = 0;

/** The configuration's own plan, or that of its class folders. */
export function planOfConfig(config: TrainingConfig): DataPlan {
  if (config.data !== undefined) return config.data;
  const { trainingFolders, validationFolders, patchSizePx, centreSizePx } = config;
  const folders = (dirs: readonly string[]): FolderSource => ({
    kind: 'folders',
    dirs,
    tumourClasses: config.tumourClasses,
    normalClasses: config.normalClasses,
  });
  return {
    training: folders(trainingFolders),
    ...(validationFolders.length === 0 ? {} : { validation: folders(validationFolders) }),
    mppX: UNKNOWN_MPP,
    mppY: UNKNOWN_MPP,
    patchSizePx,
    labelSizePx: centreSizePx,
    split: DEFAULT_SPLIT,
    sampling: DEFAULT_SAMPLING,
    roots: [],
  };
}
