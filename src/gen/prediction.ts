import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Any as _google_protobuf_Any, Any__Output as _google_protobuf_Any__Output } from './google/protobuf/Any.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { Status as _google_rpc_Status, Status__Output as _google_rpc_Status__Output } from './google/rpc/Status.js';
import type { AllPatches as _sentinode_v1_AllPatches, AllPatches__Output as _sentinode_v1_AllPatches__Output } from './sentinode/v1/AllPatches.js';
import type { CancelPredictionRequest as _sentinode_v1_CancelPredictionRequest, CancelPredictionRequest__Output as _sentinode_v1_CancelPredictionRequest__Output } from './sentinode/v1/CancelPredictionRequest.js';
import type { CancelPredictionResponse as _sentinode_v1_CancelPredictionResponse, CancelPredictionResponse__Output as _sentinode_v1_CancelPredictionResponse__Output } from './sentinode/v1/CancelPredictionResponse.js';
import type { EncodedImage as _sentinode_v1_EncodedImage, EncodedImage__Output as _sentinode_v1_EncodedImage__Output } from './sentinode/v1/EncodedImage.js';
import type { GetHeatmapRequest as _sentinode_v1_GetHeatmapRequest, GetHeatmapRequest__Output as _sentinode_v1_GetHeatmapRequest__Output } from './sentinode/v1/GetHeatmapRequest.js';
import type { GetHeatmapResponse as _sentinode_v1_GetHeatmapResponse, GetHeatmapResponse__Output as _sentinode_v1_GetHeatmapResponse__Output } from './sentinode/v1/GetHeatmapResponse.js';
import type { GetPredictionRequest as _sentinode_v1_GetPredictionRequest, GetPredictionRequest__Output as _sentinode_v1_GetPredictionRequest__Output } from './sentinode/v1/GetPredictionRequest.js';
import type { GetPredictionResponse as _sentinode_v1_GetPredictionResponse, GetPredictionResponse__Output as _sentinode_v1_GetPredictionResponse__Output } from './sentinode/v1/GetPredictionResponse.js';
import type { ListPredictionsRequest as _sentinode_v1_ListPredictionsRequest, ListPredictionsRequest__Output as _sentinode_v1_ListPredictionsRequest__Output } from './sentinode/v1/ListPredictionsRequest.js';
import type { ListPredictionsResponse as _sentinode_v1_ListPredictionsResponse, ListPredictionsResponse__Output as _sentinode_v1_ListPredictionsResponse__Output } from './sentinode/v1/ListPredictionsResponse.js';
import type { MaxAggregation as _sentinode_v1_MaxAggregation, MaxAggregation__Output as _sentinode_v1_MaxAggregation__Output } from './sentinode/v1/MaxAggregation.js';
import type { ModelProvenance as _sentinode_v1_ModelProvenance, ModelProvenance__Output as _sentinode_v1_ModelProvenance__Output } from './sentinode/v1/ModelProvenance.js';
import type { ModelScore as _sentinode_v1_ModelScore, ModelScore__Output as _sentinode_v1_ModelScore__Output } from './sentinode/v1/ModelScore.js';
import type { Patch as _sentinode_v1_Patch, Patch__Output as _sentinode_v1_Patch__Output } from './sentinode/v1/Patch.js';
import type { PatchAggregation as _sentinode_v1_PatchAggregation, PatchAggregation__Output as _sentinode_v1_PatchAggregation__Output } from './sentinode/v1/PatchAggregation.js';
import type { PatchScore as _sentinode_v1_PatchScore, PatchScore__Output as _sentinode_v1_PatchScore__Output } from './sentinode/v1/PatchScore.js';
import type { PercentileAggregation as _sentinode_v1_PercentileAggregation, PercentileAggregation__Output as _sentinode_v1_PercentileAggregation__Output } from './sentinode/v1/PercentileAggregation.js';
import type { PhaseSeconds as _sentinode_v1_PhaseSeconds, PhaseSeconds__Output as _sentinode_v1_PhaseSeconds__Output } from './sentinode/v1/PhaseSeconds.js';
import type { PredictSlideRequest as _sentinode_v1_PredictSlideRequest, PredictSlideRequest__Output as _sentinode_v1_PredictSlideRequest__Output } from './sentinode/v1/PredictSlideRequest.js';
import type { PredictSlideResponse as _sentinode_v1_PredictSlideResponse, PredictSlideResponse__Output as _sentinode_v1_PredictSlideResponse__Output } from './sentinode/v1/PredictSlideResponse.js';
import type { Prediction as _sentinode_v1_Prediction, Prediction__Output as _sentinode_v1_Prediction__Output } from './sentinode/v1/Prediction.js';
import type { PredictionEvent as _sentinode_v1_PredictionEvent, PredictionEvent__Output as _sentinode_v1_PredictionEvent__Output } from './sentinode/v1/PredictionEvent.js';
import type { PredictionParameters as _sentinode_v1_PredictionParameters, PredictionParameters__Output as _sentinode_v1_PredictionParameters__Output } from './sentinode/v1/PredictionParameters.js';
import type { PredictionProgress as _sentinode_v1_PredictionProgress, PredictionProgress__Output as _sentinode_v1_PredictionProgress__Output } from './sentinode/v1/PredictionProgress.js';
import type { PredictionResult as _sentinode_v1_PredictionResult, PredictionResult__Output as _sentinode_v1_PredictionResult__Output } from './sentinode/v1/PredictionResult.js';
import type { PredictionServiceClient as _sentinode_v1_PredictionServiceClient, PredictionServiceDefinition as _sentinode_v1_PredictionServiceDefinition } from './sentinode/v1/PredictionService.js';
import type { ProbabilityMap as _sentinode_v1_ProbabilityMap, ProbabilityMap__Output as _sentinode_v1_ProbabilityMap__Output } from './sentinode/v1/ProbabilityMap.js';
import type { Provenance as _sentinode_v1_Provenance, Provenance__Output as _sentinode_v1_Provenance__Output } from './sentinode/v1/Provenance.js';
import type { RandomSample as _sentinode_v1_RandomSample, RandomSample__Output as _sentinode_v1_RandomSample__Output } from './sentinode/v1/RandomSample.js';
import type { RawRgb as _sentinode_v1_RawRgb, RawRgb__Output as _sentinode_v1_RawRgb__Output } from './sentinode/v1/RawRgb.js';
import type { Region as _sentinode_v1_Region, Region__Output as _sentinode_v1_Region__Output } from './sentinode/v1/Region.js';
import type { Sampling as _sentinode_v1_Sampling, Sampling__Output as _sentinode_v1_Sampling__Output } from './sentinode/v1/Sampling.js';
import type { ScorePatchesRequest as _sentinode_v1_ScorePatchesRequest, ScorePatchesRequest__Output as _sentinode_v1_ScorePatchesRequest__Output } from './sentinode/v1/ScorePatchesRequest.js';
import type { ScorePatchesResponse as _sentinode_v1_ScorePatchesResponse, ScorePatchesResponse__Output as _sentinode_v1_ScorePatchesResponse__Output } from './sentinode/v1/ScorePatchesResponse.js';
import type { SlidePatchScore as _sentinode_v1_SlidePatchScore, SlidePatchScore__Output as _sentinode_v1_SlidePatchScore__Output } from './sentinode/v1/SlidePatchScore.js';
import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from './sentinode/v1/Spacing.js';
import type { StratifiedSample as _sentinode_v1_StratifiedSample, StratifiedSample__Output as _sentinode_v1_StratifiedSample__Output } from './sentinode/v1/StratifiedSample.js';
import type { StreamPatchScoresRequest as _sentinode_v1_StreamPatchScoresRequest, StreamPatchScoresRequest__Output as _sentinode_v1_StreamPatchScoresRequest__Output } from './sentinode/v1/StreamPatchScoresRequest.js';
import type { StreamPatchScoresResponse as _sentinode_v1_StreamPatchScoresResponse, StreamPatchScoresResponse__Output as _sentinode_v1_StreamPatchScoresResponse__Output } from './sentinode/v1/StreamPatchScoresResponse.js';
import type { TissueSummary as _sentinode_v1_TissueSummary, TissueSummary__Output as _sentinode_v1_TissueSummary__Output } from './sentinode/v1/TissueSummary.js';
import type { TopKMeanAggregation as _sentinode_v1_TopKMeanAggregation, TopKMeanAggregation__Output as _sentinode_v1_TopKMeanAggregation__Output } from './sentinode/v1/TopKMeanAggregation.js';
import type { WatchPredictionRequest as _sentinode_v1_WatchPredictionRequest, WatchPredictionRequest__Output as _sentinode_v1_WatchPredictionRequest__Output } from './sentinode/v1/WatchPredictionRequest.js';
import type { WatchPredictionResponse as _sentinode_v1_WatchPredictionResponse, WatchPredictionResponse__Output as _sentinode_v1_WatchPredictionResponse__Output } from './sentinode/v1/WatchPredictionResponse.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    protobuf: {
      Any: MessageTypeDefinition<_google_protobuf_Any, _google_protobuf_Any__Output>
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
    rpc: {
      Status: MessageTypeDefinition<_google_rpc_Status, _google_rpc_Status__Output>
    }
  }
  sentinode: {
    v1: {
      AllPatches: MessageTypeDefinition<_sentinode_v1_AllPatches, _sentinode_v1_AllPatches__Output>
      CancelPredictionRequest: MessageTypeDefinition<_sentinode_v1_CancelPredictionRequest, _sentinode_v1_CancelPredictionRequest__Output>
      CancelPredictionResponse: MessageTypeDefinition<_sentinode_v1_CancelPredictionResponse, _sentinode_v1_CancelPredictionResponse__Output>
      Decision: EnumTypeDefinition
      EncodedImage: MessageTypeDefinition<_sentinode_v1_EncodedImage, _sentinode_v1_EncodedImage__Output>
      GetHeatmapRequest: MessageTypeDefinition<_sentinode_v1_GetHeatmapRequest, _sentinode_v1_GetHeatmapRequest__Output>
      GetHeatmapResponse: MessageTypeDefinition<_sentinode_v1_GetHeatmapResponse, _sentinode_v1_GetHeatmapResponse__Output>
      GetPredictionRequest: MessageTypeDefinition<_sentinode_v1_GetPredictionRequest, _sentinode_v1_GetPredictionRequest__Output>
      GetPredictionResponse: MessageTypeDefinition<_sentinode_v1_GetPredictionResponse, _sentinode_v1_GetPredictionResponse__Output>
      ImageFormat: EnumTypeDefinition
      ListPredictionsRequest: MessageTypeDefinition<_sentinode_v1_ListPredictionsRequest, _sentinode_v1_ListPredictionsRequest__Output>
      ListPredictionsResponse: MessageTypeDefinition<_sentinode_v1_ListPredictionsResponse, _sentinode_v1_ListPredictionsResponse__Output>
      MaxAggregation: MessageTypeDefinition<_sentinode_v1_MaxAggregation, _sentinode_v1_MaxAggregation__Output>
      ModelProvenance: MessageTypeDefinition<_sentinode_v1_ModelProvenance, _sentinode_v1_ModelProvenance__Output>
      ModelScore: MessageTypeDefinition<_sentinode_v1_ModelScore, _sentinode_v1_ModelScore__Output>
      Patch: MessageTypeDefinition<_sentinode_v1_Patch, _sentinode_v1_Patch__Output>
      PatchAggregation: MessageTypeDefinition<_sentinode_v1_PatchAggregation, _sentinode_v1_PatchAggregation__Output>
      PatchScore: MessageTypeDefinition<_sentinode_v1_PatchScore, _sentinode_v1_PatchScore__Output>
      PercentileAggregation: MessageTypeDefinition<_sentinode_v1_PercentileAggregation, _sentinode_v1_PercentileAggregation__Output>
      PhaseSeconds: MessageTypeDefinition<_sentinode_v1_PhaseSeconds, _sentinode_v1_PhaseSeconds__Output>
      PredictSlideRequest: MessageTypeDefinition<_sentinode_v1_PredictSlideRequest, _sentinode_v1_PredictSlideRequest__Output>
      PredictSlideResponse: MessageTypeDefinition<_sentinode_v1_PredictSlideResponse, _sentinode_v1_PredictSlideResponse__Output>
      Prediction: MessageTypeDefinition<_sentinode_v1_Prediction, _sentinode_v1_Prediction__Output>
      PredictionEvent: MessageTypeDefinition<_sentinode_v1_PredictionEvent, _sentinode_v1_PredictionEvent__Output>
      PredictionParameters: MessageTypeDefinition<_sentinode_v1_PredictionParameters, _sentinode_v1_PredictionParameters__Output>
      PredictionPhase: EnumTypeDefinition
      PredictionProgress: MessageTypeDefinition<_sentinode_v1_PredictionProgress, _sentinode_v1_PredictionProgress__Output>
      PredictionResult: MessageTypeDefinition<_sentinode_v1_PredictionResult, _sentinode_v1_PredictionResult__Output>
      /**
       * Scores patches and slides with both networks and their calibrated ensemble.
       */
      PredictionService: SubtypeConstructor<typeof grpc.Client, _sentinode_v1_PredictionServiceClient> & { service: _sentinode_v1_PredictionServiceDefinition }
      PredictionState: EnumTypeDefinition
      ProbabilityMap: MessageTypeDefinition<_sentinode_v1_ProbabilityMap, _sentinode_v1_ProbabilityMap__Output>
      Provenance: MessageTypeDefinition<_sentinode_v1_Provenance, _sentinode_v1_Provenance__Output>
      RandomSample: MessageTypeDefinition<_sentinode_v1_RandomSample, _sentinode_v1_RandomSample__Output>
      RawRgb: MessageTypeDefinition<_sentinode_v1_RawRgb, _sentinode_v1_RawRgb__Output>
      Region: MessageTypeDefinition<_sentinode_v1_Region, _sentinode_v1_Region__Output>
      Sampling: MessageTypeDefinition<_sentinode_v1_Sampling, _sentinode_v1_Sampling__Output>
      ScorePatchesRequest: MessageTypeDefinition<_sentinode_v1_ScorePatchesRequest, _sentinode_v1_ScorePatchesRequest__Output>
      ScorePatchesResponse: MessageTypeDefinition<_sentinode_v1_ScorePatchesResponse, _sentinode_v1_ScorePatchesResponse__Output>
      SlidePatchScore: MessageTypeDefinition<_sentinode_v1_SlidePatchScore, _sentinode_v1_SlidePatchScore__Output>
      Spacing: MessageTypeDefinition<_sentinode_v1_Spacing, _sentinode_v1_Spacing__Output>
      StratifiedSample: MessageTypeDefinition<_sentinode_v1_StratifiedSample, _sentinode_v1_StratifiedSample__Output>
      StreamPatchScoresRequest: MessageTypeDefinition<_sentinode_v1_StreamPatchScoresRequest, _sentinode_v1_StreamPatchScoresRequest__Output>
      StreamPatchScoresResponse: MessageTypeDefinition<_sentinode_v1_StreamPatchScoresResponse, _sentinode_v1_StreamPatchScoresResponse__Output>
      TissueRule: EnumTypeDefinition
      TissueSummary: MessageTypeDefinition<_sentinode_v1_TissueSummary, _sentinode_v1_TissueSummary__Output>
      TopKMeanAggregation: MessageTypeDefinition<_sentinode_v1_TopKMeanAggregation, _sentinode_v1_TopKMeanAggregation__Output>
      WatchPredictionRequest: MessageTypeDefinition<_sentinode_v1_WatchPredictionRequest, _sentinode_v1_WatchPredictionRequest__Output>
      WatchPredictionResponse: MessageTypeDefinition<_sentinode_v1_WatchPredictionResponse, _sentinode_v1_WatchPredictionResponse__Output>
    }
  }
}

