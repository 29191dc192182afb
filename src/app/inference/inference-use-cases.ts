// Inference by tensors: one model at a time, with the limits, the queue and the models of the other calls.
import type { BatchingPolicy } from '../../domain/scheduling/batching.js';
import type { PatchStreamPlaces } from '../predictions/patch-stream-places.js';
import type { ModelUseCases, Readiness } from '../use-cases.js';
import { infer, type InferencePorts } from './infer.js';
import type { InferenceUseCases } from './inference-types.js';
import { allServed, findServed, refuseUnserved } from './served-network.js';

export interface InferenceSetup extends InferencePorts {
  readonly models: Pick<ModelUseCases, 'getModel' | 'getEnsemble' | 'loadModel' | 'unloadModel'>;
  readonly patchStreams: PatchStreamPlaces;
  readonly readiness: Readiness;
  readonly batching: BatchingPolicy;
  readonly softwareVersion: string;
}

export function createInferenceUseCases(ports: InferenceSetup): InferenceUseCases {
  const { models, serving, statistics, patchStreams, readiness, softwareVersion, batching } = ports;
  const memberNames = (): readonly string[] => serving.ensemble().manifest.members.map(({ model }) => model);
  const getServed: InferenceUseCases['getServed'] = async (name, version, context) =>
    findServed(serving, name, version) ?? refuseUnserved(ports, name, version, context);
  return {
    softwareVersion,
    batching,
    isReady: () => readiness.isReady(),
    getServed,
    infer: (command, context) => infer(ports, command, context),
    holdStream: ({ connection }) => patchStreams.take(connection),
    statistics: async (name, version, context) =>
      (name === '' ? allServed(serving) : [await getServed(name, version, context)]).map(statistics.of),
    loadEnsemble: async (context) => {
      for (const name of serving.missingMembers()) await models.loadModel(name, '', context);
    },
    unloadEnsemble: async (context) => {
      for (const name of memberNames()) await models.unloadModel(name, context);
    },
  };
}
