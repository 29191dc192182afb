// Picks where a run computes; whatever is not picked is not loaded.
import { AppError } from '../../domain/errors/app-error.js';
import {
  TRAINING_DEVICES,
  type TrainingDevice,
  type TrainingDeviceId,
  type TrainingDevicePreference,
} from '../training-device.js';

type OpenDevice = () => Promise<TrainingDevice>;

const OPENERS: Readonly<Record<TrainingDeviceId, OpenDevice>> = {
  tensorflow: async () => (await import('./tensorflow-device.js')).openTensorflowDevice(),
  wasm: async () => (await import('./wasm-device.js')).openWasmDevice(),
  cpu: async () => (await import('./cpu-device.js')).openCpuDevice(),
};

/**
 * `auto`: the first that opens, with what kept faster ones from it in its warning. A named device never gives way.
 * Throws ENGINE_UNAVAILABLE with the remedy. Native and blocking: child processes only.
 */
export async function openTrainingDevice(
  preference: TrainingDevicePreference,
  openers: Readonly<Record<TrainingDeviceId, OpenDevice>> = OPENERS,
): Promise<TrainingDevice> {
  if (preference !== 'auto') return withReasons(await openers[preference](), []);
  const reasons: string[] = [];
  for (const id of TRAINING_DEVICES) {
    try {
      return withReasons(await openers[id](), reasons);
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new AppError('ENGINE_UNAVAILABLE', `nothing here can train: ${reasons.join('. ')}`, {
    metadata: { remedy: 'make tensorflow' },
  });
}

function withReasons(device: TrainingDevice, reasons: readonly string[]): TrainingDevice {
  if (device.warning === undefined) return device;
  const why = reasons.length === 0 ? 'as configured' : reasons.join('; ');
  return { ...device, warning: `${device.warning} (${why}). \`make tensorflow\` adds the faster one` };
}
