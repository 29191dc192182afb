import type { handleUnaryCall } from '@grpc/grpc-js';
import { AppError } from '../../domain/errors/app-error.js';
import type { GRPCInferenceServiceHandlers } from '../../gen/inference/GRPCInferenceService.js';
import type { CallKinds } from '../calls/call-kinds.js';

type SharedMemory =
  | 'SystemSharedMemoryStatus'
  | 'SystemSharedMemoryRegister'
  | 'SystemSharedMemoryUnregister'
  | 'CudaSharedMemoryStatus'
  | 'CudaSharedMemoryRegister'
  | 'CudaSharedMemoryUnregister';

type Unsupported = SharedMemory | 'TraceSetting' | 'LogSettings';

/** Calls that the protocol has and this server has not, each refused with the reason why. */
export function unsupportedHandlers({ unary }: CallKinds): Pick<GRPCInferenceServiceHandlers, Unsupported> {
  const refuse = <Req, Res>(why: string): handleUnaryCall<Req, Res> =>
    unary<Req, Res>(async () => {
      throw new AppError('NOT_SUPPORTED', why);
    });
  const memory = 'shared memory is not supported: send tensors in raw_input_contents';
  return {
    SystemSharedMemoryStatus: refuse(memory),
    SystemSharedMemoryRegister: refuse(memory),
    SystemSharedMemoryUnregister: refuse(memory),
    CudaSharedMemoryStatus: refuse(memory),
    CudaSharedMemoryRegister: refuse(memory),
    CudaSharedMemoryUnregister: refuse(memory),
    TraceSetting: refuse('trace settings are not supported over this protocol'),
    LogSettings: refuse('log settings are not supported over this protocol: logLevel is set when the server starts'),
  };
}
