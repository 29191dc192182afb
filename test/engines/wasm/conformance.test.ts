import { loadEngine } from '../../../src/engines/open-engine.js';
import { probeWasm } from '../../../src/engines/wasm/probe-wasm.js';
import { plainCore } from '../../../src/tfjs/plain-core.js';
import { suiteThatNeeds } from '../../support/suite-that-needs.js';
import { describeEngineConformance } from '../conformance.js';
import { startWasm } from '../start-wasm.js';

const { available, detail, remedy = '' } = probeWasm();

suiteThatNeeds(available, `${detail}: ${remedy}`)('engine wasm', () => {
  describeEngineConformance({
    id: 'wasm',
    open: () => loadEngine('wasm'),
    openPeer: () => loadEngine('onnx'),
    referenceTf: startWasm,
    liveTensors: () => plainCore().memory().numTensors,
  });
});
