// Loads a model folder on the wasm engine, which replays its golden patches: exits with 0 when their scores are the
// ones trained.
import { loadEngine } from '../../src/engines/open-engine.js';
import { loadModel } from '../../src/models/load-model.js';

const [modelDir = ''] = process.argv.slice(2);
const { network } = await loadModel(modelDir, await loadEngine('wasm'));
await network.dispose();
process.exit(0);
