// A thread that opens an engine and dies of the first thing that it is asked.
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', () => {
  throw new Error('out of memory');
});
parentPort?.postMessage({ kind: 'opened', id: 'onnx', device: 'cpu', reason: 'a test', engines: [] });
