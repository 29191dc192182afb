// Child of bench/no-op.ts: plain grpc-js and nothing else. One method gives back what it gets, one answers as the
// service does; both read and write the messages of ScorePatches.
import { Server, ServerCredentials, type handleUnaryCall } from '@grpc/grpc-js';
import type {
  ScorePatchesRequest,
  ScorePatchesRequest__Output,
} from '../../src/gen/sentinode/v1/ScorePatchesRequest.js';
import type {
  ScorePatchesResponse,
  ScorePatchesResponse__Output,
} from '../../src/gen/sentinode/v1/ScorePatchesResponse.js';
import { messageType } from '../../src/rpc/protos.js';
import { ANSWER, ECHO } from './echo-methods.js';

const requests = messageType<ScorePatchesRequest, ScorePatchesRequest__Output>('sentinode.v1.ScorePatchesRequest');
const responses = messageType<ScorePatchesResponse, ScorePatchesResponse__Output>('sentinode.v1.ScorePatchesResponse');

const echo: handleUnaryCall<ScorePatchesRequest__Output, ScorePatchesRequest> = ({ request }, callback) => {
  callback(null, request);
};

const answer: handleUnaryCall<ScorePatchesRequest__Output, ScorePatchesResponse> = ({ request }, callback) => {
  const modelScores = [{ model: 'simplenet', version: '1', probability: 0.5 }];
  callback(null, { scores: request.patches.map(({ id }) => ({ id, modelScores, ensembleProbability: 0.5 })) });
};

const common = {
  requestStream: false,
  responseStream: false,
  requestSerialize: requests.serialize,
  requestDeserialize: requests.deserialize,
} as const;

const server = new Server({ 'grpc.max_receive_message_length': -1 });
server.addService(
  {
    echo: { ...common, path: ECHO, responseSerialize: requests.serialize, responseDeserialize: requests.deserialize },
    answer: {
      ...common,
      path: ANSWER,
      responseSerialize: responses.serialize,
      responseDeserialize: responses.deserialize,
    },
  },
  { echo, answer },
);
server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
  if (error !== null) throw error;
  process.send?.({ address: `127.0.0.1:${port}` });
});
process.on('disconnect', () => process.exit(0));
