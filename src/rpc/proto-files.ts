import { fileURLToPath } from 'node:url';

/** Folder of the published .proto files: the same distance from `src/rpc` and from `dist/rpc`. */
export const PROTO_ROOT = fileURLToPath(new URL('../../proto', import.meta.url));

/** What the server loads: its services, and the messages that only error details carry. */
export const PROTO_FILES = [
  'sentinode/v1/slide.proto',
  'sentinode/v1/prediction.proto',
  'sentinode/v1/model.proto',
  'sentinode/v1/training.proto',
  'sentinode/v1/evaluation.proto',
  'inference/grpc_service.proto',
  'sentinode/v1/error_reason.proto',
  'google/rpc/status.proto',
  'google/rpc/error_details.proto',
] as const;
