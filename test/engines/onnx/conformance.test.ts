import { loadEngine } from '../../../src/engines/open-engine.js';
import { probeOnnx } from '../../../src/engines/onnx/probe-onnx.js';
import { suiteThatNeeds } from '../../support/suite-that-needs.js';
import { describeEngineConformance } from '../conformance.js';
import { startWasm } from '../start-wasm.js';

const { available, detail, remedy = '' } = probeOnnx();

suiteThatNeeds(available, `${detail}: ${remedy}`)('engine onnx', () => {
  describeEngineConformance({
    id: 'onnx',
    open: () => loadEngine('onnx'),
    openPeer: () => loadEngine('wasm'),
    referenceTf: startWasm,
  });
});
