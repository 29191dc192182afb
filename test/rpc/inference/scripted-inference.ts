// Inference use cases for tests of the transport: every patch's probability is its first byte / 100.
import { DEFAULT_BATCHING } from '../../../src/domain/scheduling/batching.js';
import { AppError } from '../../../src/domain/errors/app-error.js';
import type { InferCommand, InferenceUseCases, ServedNetwork } from '../../../src/app/inference/inference-types.js';

const SIDE_PX = 2;

export const SIMPLENET: ServedNetwork = {
  name: 'simplenet',
  version: '3',
  members: [],
  patchSizePx: SIDE_PX,
  mppX: 0.5,
  mppY: 0.5,
  network: { centreSizePx: 1, architecture: 'simplenet', weightsSha256: 'a'.repeat(64), precision: 'float32' },
  maxPatches: 8,
};

export const ENSEMBLE: ServedNetwork = {
  name: 'ensemble',
  version: '1',
  members: [{ name: 'simplenet', version: '3' }],
  patchSizePx: SIDE_PX,
  mppX: 0.5,
  mppY: 0.5,
  maxPatches: 8,
};

export interface ScriptedInference extends InferenceUseCases {
  readonly commands: InferCommand[];
  streams: number;
}

export function scriptedInference(): ScriptedInference {
  const commands: InferCommand[] = [];
  const scripted: ScriptedInference = {
    commands,
    streams: 0,
    softwareVersion: '9.9.9',
    batching: DEFAULT_BATCHING,
    isReady: () => true,
    getServed: async (name) => find(name),
    infer: async (command) => {
      commands.push(command);
      const network = find(command.model);
      const patches = command.patchesFor(network);
      const broken = patches.findIndex(({ kind, data }) => kind === 'encoded' && data.length === 0);
      if (broken >= 0) throw undecodable(broken);
      const probabilities = patches.map(({ data }) => (data[0] ?? 0) / 100);
      return { network, probabilities, memberProbabilities: network.members.map(() => probabilities) };
    },
    holdStream: () => {
      scripted.streams += 1;
      return () => (scripted.streams -= 1);
    },
    statistics: async () => [],
    loadEnsemble: async () => undefined,
    unloadEnsemble: async () => undefined,
  };
  return scripted;
}

function find(name: string): ServedNetwork {
  const network = [SIMPLENET, ENSEMBLE].find((served) => served.name === name);
  if (network === undefined) throw new AppError('MODEL_NOT_FOUND', `There is no model ${name}.`);
  return network;
}

function undecodable(index: number): AppError {
  const field = `patches[${index}].encoded`;
  return new AppError('PATCH_UNDECODABLE', 'no image', { fieldViolations: [{ field, description: 'no image' }] });
}
