import { createHash } from 'node:crypto';
import type { TrainingConfig } from './training-config.js';

/** Fields that may differ when a run is continued: they change where and how fast, not what is computed. */
const FREE_FIELDS: ReadonlySet<keyof TrainingConfig> = new Set<keyof TrainingConfig>([
  'outputFolder',
  'trainingFolders',
  'validationFolders',
  // The digest of the data covers the plan's own rules.
  'data',
  'cacheBytes',
  'augmentationThreads',
  'checkpointSeconds',
  'initialWeightsFile',
]);

/** Digest of all settings and data that decide a run's outcome; a checkpoint is continued only under the same one. */
export function runIdentity(config: TrainingConfig, dataSha256: string): string {
  const fields = Object.entries(config)
    .filter(([field]) => !FREE_FIELDS.has(field as keyof TrainingConfig))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([fields, dataSha256]))
    .digest('hex');
}
