// A service process in small, to be killed: trains in a child and says when steps are done.
import { createChildTrainer } from '../../src/training/child-trainer.js';
import { testWork } from './test-config.js';

const trainer = createChildTrainer({ unavailability: async () => undefined });
const [outputDir = ''] = process.argv.slice(2);
// Far more epochs than the test waits for.
for await (const { kind } of trainer.train(testWork(outputDir, 1000), new AbortController().signal)) {
  if (kind === 'step') process.send?.({ kind });
}
