import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { CalibrationChange as _sentinode_v1_CalibrationChange, CalibrationChange__Output as _sentinode_v1_CalibrationChange__Output } from './sentinode/v1/CalibrationChange.js';
import type { DataSplit as _sentinode_v1_DataSplit, DataSplit__Output as _sentinode_v1_DataSplit__Output } from './sentinode/v1/DataSplit.js';
import type { EncodedImage as _sentinode_v1_EncodedImage, EncodedImage__Output as _sentinode_v1_EncodedImage__Output } from './sentinode/v1/EncodedImage.js';
import type { Ensemble as _sentinode_v1_Ensemble, Ensemble__Output as _sentinode_v1_Ensemble__Output } from './sentinode/v1/Ensemble.js';
import type { EnsembleFit as _sentinode_v1_EnsembleFit, EnsembleFit__Output as _sentinode_v1_EnsembleFit__Output } from './sentinode/v1/EnsembleFit.js';
import type { EnsembleFitData as _sentinode_v1_EnsembleFitData, EnsembleFitData__Output as _sentinode_v1_EnsembleFitData__Output } from './sentinode/v1/EnsembleFitData.js';
import type { EnsembleFitMetric as _sentinode_v1_EnsembleFitMetric, EnsembleFitMetric__Output as _sentinode_v1_EnsembleFitMetric__Output } from './sentinode/v1/EnsembleFitMetric.js';
import type { EnsembleMember as _sentinode_v1_EnsembleMember, EnsembleMember__Output as _sentinode_v1_EnsembleMember__Output } from './sentinode/v1/EnsembleMember.js';
import type { GetEnsembleRequest as _sentinode_v1_GetEnsembleRequest, GetEnsembleRequest__Output as _sentinode_v1_GetEnsembleRequest__Output } from './sentinode/v1/GetEnsembleRequest.js';
import type { GetEnsembleResponse as _sentinode_v1_GetEnsembleResponse, GetEnsembleResponse__Output as _sentinode_v1_GetEnsembleResponse__Output } from './sentinode/v1/GetEnsembleResponse.js';
import type { GetModelCardRequest as _sentinode_v1_GetModelCardRequest, GetModelCardRequest__Output as _sentinode_v1_GetModelCardRequest__Output } from './sentinode/v1/GetModelCardRequest.js';
import type { GetModelCardResponse as _sentinode_v1_GetModelCardResponse, GetModelCardResponse__Output as _sentinode_v1_GetModelCardResponse__Output } from './sentinode/v1/GetModelCardResponse.js';
import type { GetModelRequest as _sentinode_v1_GetModelRequest, GetModelRequest__Output as _sentinode_v1_GetModelRequest__Output } from './sentinode/v1/GetModelRequest.js';
import type { GetModelResponse as _sentinode_v1_GetModelResponse, GetModelResponse__Output as _sentinode_v1_GetModelResponse__Output } from './sentinode/v1/GetModelResponse.js';
import type { ListEnsemblesRequest as _sentinode_v1_ListEnsemblesRequest, ListEnsemblesRequest__Output as _sentinode_v1_ListEnsemblesRequest__Output } from './sentinode/v1/ListEnsemblesRequest.js';
import type { ListEnsemblesResponse as _sentinode_v1_ListEnsemblesResponse, ListEnsemblesResponse__Output as _sentinode_v1_ListEnsemblesResponse__Output } from './sentinode/v1/ListEnsemblesResponse.js';
import type { ListModelsRequest as _sentinode_v1_ListModelsRequest, ListModelsRequest__Output as _sentinode_v1_ListModelsRequest__Output } from './sentinode/v1/ListModelsRequest.js';
import type { ListModelsResponse as _sentinode_v1_ListModelsResponse, ListModelsResponse__Output as _sentinode_v1_ListModelsResponse__Output } from './sentinode/v1/ListModelsResponse.js';
import type { LoadModelRequest as _sentinode_v1_LoadModelRequest, LoadModelRequest__Output as _sentinode_v1_LoadModelRequest__Output } from './sentinode/v1/LoadModelRequest.js';
import type { LoadModelResponse as _sentinode_v1_LoadModelResponse, LoadModelResponse__Output as _sentinode_v1_LoadModelResponse__Output } from './sentinode/v1/LoadModelResponse.js';
import type { Metric as _sentinode_v1_Metric, Metric__Output as _sentinode_v1_Metric__Output } from './sentinode/v1/Metric.js';
import type { Model as _sentinode_v1_Model, Model__Output as _sentinode_v1_Model__Output } from './sentinode/v1/Model.js';
import type { ModelCalibration as _sentinode_v1_ModelCalibration, ModelCalibration__Output as _sentinode_v1_ModelCalibration__Output } from './sentinode/v1/ModelCalibration.js';
import type { ModelCardPlot as _sentinode_v1_ModelCardPlot, ModelCardPlot__Output as _sentinode_v1_ModelCardPlot__Output } from './sentinode/v1/ModelCardPlot.js';
import type { ModelReduction as _sentinode_v1_ModelReduction, ModelReduction__Output as _sentinode_v1_ModelReduction__Output } from './sentinode/v1/ModelReduction.js';
import type { ModelServiceClient as _sentinode_v1_ModelServiceClient, ModelServiceDefinition as _sentinode_v1_ModelServiceDefinition } from './sentinode/v1/ModelService.js';
import type { ModelTraining as _sentinode_v1_ModelTraining, ModelTraining__Output as _sentinode_v1_ModelTraining__Output } from './sentinode/v1/ModelTraining.js';
import type { PrecisionChange as _sentinode_v1_PrecisionChange, PrecisionChange__Output as _sentinode_v1_PrecisionChange__Output } from './sentinode/v1/PrecisionChange.js';
import type { PromoteModelRequest as _sentinode_v1_PromoteModelRequest, PromoteModelRequest__Output as _sentinode_v1_PromoteModelRequest__Output } from './sentinode/v1/PromoteModelRequest.js';
import type { PromoteModelResponse as _sentinode_v1_PromoteModelResponse, PromoteModelResponse__Output as _sentinode_v1_PromoteModelResponse__Output } from './sentinode/v1/PromoteModelResponse.js';
import type { Region as _sentinode_v1_Region, Region__Output as _sentinode_v1_Region__Output } from './sentinode/v1/Region.js';
import type { ReloadModelRequest as _sentinode_v1_ReloadModelRequest, ReloadModelRequest__Output as _sentinode_v1_ReloadModelRequest__Output } from './sentinode/v1/ReloadModelRequest.js';
import type { ReloadModelResponse as _sentinode_v1_ReloadModelResponse, ReloadModelResponse__Output as _sentinode_v1_ReloadModelResponse__Output } from './sentinode/v1/ReloadModelResponse.js';
import type { RollbackModelRequest as _sentinode_v1_RollbackModelRequest, RollbackModelRequest__Output as _sentinode_v1_RollbackModelRequest__Output } from './sentinode/v1/RollbackModelRequest.js';
import type { RollbackModelResponse as _sentinode_v1_RollbackModelResponse, RollbackModelResponse__Output as _sentinode_v1_RollbackModelResponse__Output } from './sentinode/v1/RollbackModelResponse.js';
import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from './sentinode/v1/Spacing.js';
import type { SplitPart as _sentinode_v1_SplitPart, SplitPart__Output as _sentinode_v1_SplitPart__Output } from './sentinode/v1/SplitPart.js';
import type { TrainingData as _sentinode_v1_TrainingData, TrainingData__Output as _sentinode_v1_TrainingData__Output } from './sentinode/v1/TrainingData.js';
import type { UnloadModelRequest as _sentinode_v1_UnloadModelRequest, UnloadModelRequest__Output as _sentinode_v1_UnloadModelRequest__Output } from './sentinode/v1/UnloadModelRequest.js';
import type { UnloadModelResponse as _sentinode_v1_UnloadModelResponse, UnloadModelResponse__Output as _sentinode_v1_UnloadModelResponse__Output } from './sentinode/v1/UnloadModelResponse.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
  }
  sentinode: {
    v1: {
      CalibrationChange: MessageTypeDefinition<_sentinode_v1_CalibrationChange, _sentinode_v1_CalibrationChange__Output>
      DataSplit: MessageTypeDefinition<_sentinode_v1_DataSplit, _sentinode_v1_DataSplit__Output>
      EncodedImage: MessageTypeDefinition<_sentinode_v1_EncodedImage, _sentinode_v1_EncodedImage__Output>
      Ensemble: MessageTypeDefinition<_sentinode_v1_Ensemble, _sentinode_v1_Ensemble__Output>
      EnsembleFit: MessageTypeDefinition<_sentinode_v1_EnsembleFit, _sentinode_v1_EnsembleFit__Output>
      EnsembleFitData: MessageTypeDefinition<_sentinode_v1_EnsembleFitData, _sentinode_v1_EnsembleFitData__Output>
      EnsembleFitMetric: MessageTypeDefinition<_sentinode_v1_EnsembleFitMetric, _sentinode_v1_EnsembleFitMetric__Output>
      EnsembleMember: MessageTypeDefinition<_sentinode_v1_EnsembleMember, _sentinode_v1_EnsembleMember__Output>
      GetEnsembleRequest: MessageTypeDefinition<_sentinode_v1_GetEnsembleRequest, _sentinode_v1_GetEnsembleRequest__Output>
      GetEnsembleResponse: MessageTypeDefinition<_sentinode_v1_GetEnsembleResponse, _sentinode_v1_GetEnsembleResponse__Output>
      GetModelCardRequest: MessageTypeDefinition<_sentinode_v1_GetModelCardRequest, _sentinode_v1_GetModelCardRequest__Output>
      GetModelCardResponse: MessageTypeDefinition<_sentinode_v1_GetModelCardResponse, _sentinode_v1_GetModelCardResponse__Output>
      GetModelRequest: MessageTypeDefinition<_sentinode_v1_GetModelRequest, _sentinode_v1_GetModelRequest__Output>
      GetModelResponse: MessageTypeDefinition<_sentinode_v1_GetModelResponse, _sentinode_v1_GetModelResponse__Output>
      ImageFormat: EnumTypeDefinition
      ListEnsemblesRequest: MessageTypeDefinition<_sentinode_v1_ListEnsemblesRequest, _sentinode_v1_ListEnsemblesRequest__Output>
      ListEnsemblesResponse: MessageTypeDefinition<_sentinode_v1_ListEnsemblesResponse, _sentinode_v1_ListEnsemblesResponse__Output>
      ListModelsRequest: MessageTypeDefinition<_sentinode_v1_ListModelsRequest, _sentinode_v1_ListModelsRequest__Output>
      ListModelsResponse: MessageTypeDefinition<_sentinode_v1_ListModelsResponse, _sentinode_v1_ListModelsResponse__Output>
      LoadModelRequest: MessageTypeDefinition<_sentinode_v1_LoadModelRequest, _sentinode_v1_LoadModelRequest__Output>
      LoadModelResponse: MessageTypeDefinition<_sentinode_v1_LoadModelResponse, _sentinode_v1_LoadModelResponse__Output>
      Metric: MessageTypeDefinition<_sentinode_v1_Metric, _sentinode_v1_Metric__Output>
      Model: MessageTypeDefinition<_sentinode_v1_Model, _sentinode_v1_Model__Output>
      ModelCalibration: MessageTypeDefinition<_sentinode_v1_ModelCalibration, _sentinode_v1_ModelCalibration__Output>
      ModelCardPlot: MessageTypeDefinition<_sentinode_v1_ModelCardPlot, _sentinode_v1_ModelCardPlot__Output>
      ModelReduction: MessageTypeDefinition<_sentinode_v1_ModelReduction, _sentinode_v1_ModelReduction__Output>
      /**
       * Lists, describes and switches the models that the service serves.
       */
      ModelService: SubtypeConstructor<typeof grpc.Client, _sentinode_v1_ModelServiceClient> & { service: _sentinode_v1_ModelServiceDefinition }
      ModelState: EnumTypeDefinition
      ModelTraining: MessageTypeDefinition<_sentinode_v1_ModelTraining, _sentinode_v1_ModelTraining__Output>
      PrecisionChange: MessageTypeDefinition<_sentinode_v1_PrecisionChange, _sentinode_v1_PrecisionChange__Output>
      PromoteModelRequest: MessageTypeDefinition<_sentinode_v1_PromoteModelRequest, _sentinode_v1_PromoteModelRequest__Output>
      PromoteModelResponse: MessageTypeDefinition<_sentinode_v1_PromoteModelResponse, _sentinode_v1_PromoteModelResponse__Output>
      Region: MessageTypeDefinition<_sentinode_v1_Region, _sentinode_v1_Region__Output>
      ReloadModelRequest: MessageTypeDefinition<_sentinode_v1_ReloadModelRequest, _sentinode_v1_ReloadModelRequest__Output>
      ReloadModelResponse: MessageTypeDefinition<_sentinode_v1_ReloadModelResponse, _sentinode_v1_ReloadModelResponse__Output>
      RollbackModelRequest: MessageTypeDefinition<_sentinode_v1_RollbackModelRequest, _sentinode_v1_RollbackModelRequest__Output>
      RollbackModelResponse: MessageTypeDefinition<_sentinode_v1_RollbackModelResponse, _sentinode_v1_RollbackModelResponse__Output>
      Spacing: MessageTypeDefinition<_sentinode_v1_Spacing, _sentinode_v1_Spacing__Output>
      SplitPart: MessageTypeDefinition<_sentinode_v1_SplitPart, _sentinode_v1_SplitPart__Output>
      TrainingData: MessageTypeDefinition<_sentinode_v1_TrainingData, _sentinode_v1_TrainingData__Output>
      UnloadModelRequest: MessageTypeDefinition<_sentinode_v1_UnloadModelRequest, _sentinode_v1_UnloadModelRequest__Output>
      UnloadModelResponse: MessageTypeDefinition<_sentinode_v1_UnloadModelResponse, _sentinode_v1_UnloadModelResponse__Output>
    }
  }
}

