import { loadEngine } from '../../../src/engines/open-engine.js';
import { probeTensorflow } from '../../../src/engines/tensorflow/probe-tensorflow.js';
import { loadTensorflow } from '../../../src/tfjs/load-tensorflow.js';
import { suiteThatNeeds } from '../../support/suite-that-needs.js';
import { describeEngineConformance, type EngineUnderTest } from '../conformance.js';
import { describeTrainedModels } from '../trained-models.js';

const subject: EngineUnderTest = {
  id: 'tensorflow',
  open: () => loadEngine('tensorflow'),
  openPeer: () => loadEngine('onnx'),
  referenceTf: async () => loadTensorflow().tf,
  liveTensors: () => loadTensorflow().tf.memory().numTensors,
};

suiteThatNeeds(probeTensorflow().available, 'libtensorflow: make tensorflow')('engine tensorflow', () => {
  describeEngineConformance(subject);
  describeTrainedModels(subject);
});
