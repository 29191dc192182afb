// The device of the trainer's tests, and whether there is one.
import { probeTensorflow } from '../../src/engines/tensorflow/probe-tensorflow.js';
import { openTensorflowDevice } from '../../src/training/devices/tensorflow-device.js';
import type { TrainingDevice } from '../../src/training/training-device.js';
import { suiteThatNeeds } from '../support/suite-that-needs.js';

export const suiteThatTrains = suiteThatNeeds(probeTensorflow().available, 'libtensorflow: make tensorflow');

export function testDevice(): TrainingDevice {
  return openTensorflowDevice({ convolutions: 'float32' });
}
