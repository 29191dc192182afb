import { describe, expect, it } from 'vitest';
import { engineInstances, instanceThreads } from '../../src/engines/engine-instances.js';

describe('instances of an engine', () => {
  it.each([
    [1, 1, 1],
    [2, 2, 1],
    [8, 8, 1],
    [9, 8, 1],
    [32, 8, 4],
  ])('of %i threads are %i with %i each', (threads, instances, each) => {
    expect([engineInstances('onnx', threads), instanceThreads('onnx', threads)]).toEqual([instances, each]);
  });

  it('is one of TensorFlow, with all threads', () => {
    expect([engineInstances('tensorflow', 8), instanceThreads('tensorflow', 8)]).toEqual([1, 8]);
  });
});
