import type { Priority } from '../../src/gen/sentinode/v1/Priority.js';
import type {
  ScorePatchesRequest,
  ScorePatchesRequest__Output,
} from '../../src/gen/sentinode/v1/ScorePatchesRequest.js';
import { messageType } from '../../src/rpc/protos.js';
import { tissuePatches, type PatchFormat } from './tissue-patches.js';

export const SCORE_PATCHES = '/sentinode.v1.PredictionService/ScorePatches';

export interface ScoreRequestOptions {
  readonly patches: number;
  readonly sizePx: number;
  readonly format: PatchFormat;
  readonly priority?: Priority;
}

/** A ScorePatchesRequest, serialized: the load's own work is not what is measured. */
export async function scoreRequest({ patches, sizePx, format, priority }: ScoreRequestOptions): Promise<Buffer> {
  const images = await tissuePatches(patches, sizePx, format);
  const request: ScorePatchesRequest = {
    patches: images.map((data) =>
      format === 'raw' ? { raw: { data, widthPx: sizePx, heightPx: sizePx } } : { encoded: data },
    ),
    ...(priority && { priority }),
  };
  return messageType<ScorePatchesRequest, ScorePatchesRequest__Output>('sentinode.v1.ScorePatchesRequest').serialize(
    request,
  );
}
