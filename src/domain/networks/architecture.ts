import { AppError } from '../errors/app-error.js';
import { inceptionv3 } from './inceptionv3.js';
import type { NetworkSpec } from './network-spec.js';
import { simplenet } from './simplenet.js';
import { unet } from './unet.js';

export const ARCHITECTURE_IDS = ['simplenet', 'inceptionv3', 'unet'] as const;
export type ArchitectureId = (typeof ARCHITECTURE_IDS)[number];

/** An architecture as a manifest names it; only `inceptionv3` takes an option: `downPara`, 1…8, default 2. */
export interface Architecture {
  readonly id: ArchitectureId;
  readonly options: Readonly<Record<string, number>>;
}

/** The layer graph of an architecture; throws MODEL_INVALID for an option it does not take. */
export function buildNetwork(architecture: Architecture): NetworkSpec {
  const { downPara = 2, ...unknown } = architecture.options;
  const stray =
    Object.keys(unknown)[0] ??
    (architecture.id !== 'inceptionv3' && 'downPara' in architecture.options ? 'downPara' : undefined);
  if (stray !== undefined)
    throw new AppError('MODEL_INVALID', `architecture ${architecture.id} has no option "${stray}"`);
  switch (architecture.id) {
    case 'simplenet':
      return simplenet();
    case 'unet':
      return unet();
    case 'inceptionv3':
      if (!Number.isInteger(downPara) || downPara < 1 || downPara > 8) {
        throw new AppError(
          'MODEL_INVALID',
          `inceptionv3 option downPara must be an integer from 1 to 8, not ${downPara}`,
        );
      }
      return inceptionv3({ downPara });
  }
}

export function isArchitectureId(text: string): text is ArchitectureId {
  return (ARCHITECTURE_IDS as readonly string[]).includes(text);
}
