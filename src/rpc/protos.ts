// The protos as loaded: service definitions for the server, message codecs for error details.
import { loadSync, type AnyDefinition, type MessageTypeDefinition } from '@grpc/proto-loader';
import type { ServiceDefinition } from '@grpc/grpc-js';
import { LOADER_OPTIONS } from './loader-options.js';
import { PROTO_FILES, PROTO_ROOT } from './proto-files.js';

export const PACKAGE_DEFINITION = loadSync([...PROTO_FILES], { ...LOADER_OPTIONS, includeDirs: [PROTO_ROOT] });

export const SERVICE_NAMES = [
  'sentinode.v1.SlideService',
  'sentinode.v1.PredictionService',
  'sentinode.v1.ModelService',
  'sentinode.v1.TrainingService',
  'sentinode.v1.EvaluationService',
  'inference.GRPCInferenceService',
] as const;

export type ServiceName = (typeof SERVICE_NAMES)[number];

export function serviceDefinition(name: ServiceName): ServiceDefinition {
  return definition(name) as ServiceDefinition;
}

/** `In` and `Out` must be the generated types of `name`. */
export function messageType<In, Out>(name: string): MessageTypeDefinition<In, Out> {
  return definition(name) as unknown as MessageTypeDefinition<In, Out>;
}

function definition(name: string): AnyDefinition {
  const found = PACKAGE_DEFINITION[name];
  if (found === undefined) throw new Error(`${name} is in no loaded .proto file`);
  return found;
}
