// Writes golden-values.json from the training graph, unrewritten: `npx tsx test/engines/write-golden.ts`.
// Run it only when seeded-network.ts or an architecture changes, never to make a failing engine pass.
import { writeFile } from 'node:fs/promises';
import { ARCHITECTURE_IDS } from '../../src/domain/networks/architecture.js';
import { centreCrops } from './compare.js';
import { goldenFile, sampleAt } from './golden.js';
import { referenceMaps } from './reference.js';
import { seededBatch, seededNetwork } from './seeded-network.js';
import { startWasm } from './start-wasm.js';

const tf = await startWasm();
const golden: Record<string, readonly number[]> = {};
for (const id of ARCHITECTURE_IDS) {
  const maps = await referenceMaps(tf, seededNetwork(id, 32), seededBatch(3, 96));
  golden[id] = Array.from(sampleAt(centreCrops(maps, 3, 96, 32)), (value) => Number(value.toFixed(6)));
}
await writeFile(goldenFile, `${JSON.stringify(golden, null, 2)}\n`);
