import { loadEngine } from '../../../src/engines/open-engine.js';
import { probeWasm } from '../../../src/engines/wasm/probe-wasm.js';
import { plainCore } from '../../../src/tfjs/plain-core.js';
import { suiteThatNeeds } from '../../support/suite-that-needs.js';
import { describeEngineConformance, type EngineUnderTest } from '../conformance.js';
import { startWasm } from '../start-wasm.js';
import { describeTrainedModels } from '../trained-models.js';

const subject: EngineUnderTest = {
  id: 'wasm',
  open: () => loadEngine('wasm'),
  openPeer: () => loadEngine('onnx'),
  referenceTf: startWasm,
  liveTensors: () => plainCore().memory().numTensors,
};

suiteThatNeeds(probeWasm().available, 'tfjs-backend-wasm: npm ci')('engine wasm', () => {
  describeEngineConformance(subject);
  describeTrainedModels(subject);
});
