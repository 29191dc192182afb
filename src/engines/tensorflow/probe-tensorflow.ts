import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { EngineAvailability } from '../../ports/inference-engine.js';
import { tensorflowPrefix } from '../../tfjs/load-tensorflow.js';
import { computeThreads } from '../../process/compute-threads.js';
import { findPackage, type InstalledPackage } from '../probe-package.js';

/** Looks for tfjs-node(-gpu) in its prefix, and above it in node_modules, with binding and libtensorflow in place. */
export function probeTensorflow(
  prefix: string = tensorflowPrefix(),
  gpu: boolean = hasNvidiaGpu(),
): EngineAvailability {
  const gpuBuild = findComplete('@tensorflow/tfjs-node-gpu', prefix);
  if (gpuBuild !== undefined) return found('tfjs-node-gpu', gpuBuild, gpu);
  const cpuBuild = findComplete('@tensorflow/tfjs-node', prefix);
  if (cpuBuild !== undefined) return found('tfjs-node', cpuBuild, false);
  const detail = 'neither tfjs-node nor tfjs-node-gpu is installed with a libtensorflow';
  return { id: 'tensorflow', available: false, detail, remedy: 'make tensorflow' };
}

/** True where the NVIDIA driver (or WSL's) shows a device that CUDA_VISIBLE_DEVICES does not hide. */
function hasNvidiaGpu(): boolean {
  const visible = process.env['CUDA_VISIBLE_DEVICES'];
  if (visible === '' || visible === '-1') return false;
  return entriesOf('/dev').some((name) => /^(nvidia\d+|dxg)$/.test(name));
}

function found(name: string, { version }: InstalledPackage, gpu: boolean): EngineAvailability {
  const detail = `${name} ${version} on ${gpu ? 'an NVIDIA GPU' : 'the CPU'}`;
  const common = { id: 'tensorflow', available: true, detail, version } as const;
  return gpu ? { ...common, device: 'gpu' } : { ...common, device: 'cpu', threads: computeThreads() };
}

/** The package alone is not enough: without its install script it has neither binding nor library. */
function findComplete(name: string, prefix: string): InstalledPackage | undefined {
  const installed = findPackage(name, path.join(prefix, 'package.json'));
  if (installed === undefined) return undefined;
  const { folder } = installed;
  const bindings = entriesOf(path.join(folder, 'lib')).map((napi) =>
    path.join(folder, 'lib', napi, 'tfjs_binding.node'),
  );
  // deps/lib on Linux and macOS; Windows keeps the library beside the binding.
  const library = entriesOf(path.join(folder, 'deps', 'lib')).some((file) => file.includes('tensorflow'));
  return bindings.some((file) => existsSync(file)) && library ? installed : undefined;
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not there, or not ours to read: nothing of use in it.
    return [];
  }
}
