import { expect, it } from 'vitest';
import { runJob } from '../../src/training/run-job.js';
import { openCpuDevice } from '../../src/training/devices/cpu-device.js';
import { collect } from '../support/collect.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { testWork } from './test-config.js';

it.each([
  ['data.label_size_px', { labelSizePx: 97 }],
  ['hyperparameters.loss_size_px', { hyperparameters: { ...testWork('', 1).hyperparameters, lossSizePx: 112 } }],
])('a label or a loss larger than the patches is refused by its name in the request: %s', async (field, more) => {
  const work = { ...testWork(await temporaryFolder(), 1), ...more };
  await expect(collect(runJob(work, await openCpuDevice(), new AbortController().signal))).rejects.toMatchObject({
    reason: 'INVALID_FIELD',
    message: expect.stringContaining(`${field} must be at most the patches' side, 96 px`) as string,
  });
});
