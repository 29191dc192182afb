import { registerGradients } from '../../tfjs/gradients/register-gradients.js';
import { leanOps } from '../../tfjs/lean-ops.js';
import { startCpuBackend } from '../../tfjs/start-cpu-backend.js';
import type { TrainingDevice } from '../training-device.js';

/**
 * tfjs' backend of plain JavaScript: for where neither libtensorflow nor WebAssembly runs. Throws ENGINE_UNAVAILABLE.
 */
export async function openCpuDevice(): Promise<TrainingDevice> {
  const tf = await startCpuBackend();
  registerGradients(tf);
  const ops = leanOps(tf);
  return {
    id: 'cpu',
    ops,
    exactOps: ops,
    label: 'javascript cpu, 1 thread, float32',
    software: { node: process.version, '@tensorflow/tfjs-backend-cpu': tf.version_core },
    warning: 'training computes in plain JavaScript, on one thread: hundreds of times slower than TensorFlow',
  };
}
