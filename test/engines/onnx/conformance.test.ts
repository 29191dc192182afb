import { loadEngine } from '../../../src/engines/open-engine.js';
import { probeOnnx } from '../../../src/engines/onnx/probe-onnx.js';
import { suiteThatNeeds } from '../../support/suite-that-needs.js';
import { describeEngineConformance, type EngineUnderTest } from '../conformance.js';
import { startWasm } from '../start-wasm.js';
import { describeTrainedModels } from '../trained-models.js';

const subject: EngineUnderTest = {
  id: 'onnx',
  open: () => loadEngine('onnx'),
  openPeer: () => loadEngine('wasm'),
  referenceTf: startWasm,
};

suiteThatNeeds(probeOnnx().available, 'onnxruntime-node: npm ci')('engine onnx', () => {
  describeEngineConformance(subject);
  describeTrainedModels(subject);
});
