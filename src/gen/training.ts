import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Any as _google_protobuf_Any, Any__Output as _google_protobuf_Any__Output } from './google/protobuf/Any.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { Status as _google_rpc_Status, Status__Output as _google_rpc_Status__Output } from './google/rpc/Status.js';
import type { AllPatches as _sentinode_v1_AllPatches, AllPatches__Output as _sentinode_v1_AllPatches__Output } from './sentinode/v1/AllPatches.js';
import type { AugmentationPlan as _sentinode_v1_AugmentationPlan, AugmentationPlan__Output as _sentinode_v1_AugmentationPlan__Output } from './sentinode/v1/AugmentationPlan.js';
import type { BootstrapSettings as _sentinode_v1_BootstrapSettings, BootstrapSettings__Output as _sentinode_v1_BootstrapSettings__Output } from './sentinode/v1/BootstrapSettings.js';
import type { Calibration as _sentinode_v1_Calibration, Calibration__Output as _sentinode_v1_Calibration__Output } from './sentinode/v1/Calibration.js';
import type { CalibrationChange as _sentinode_v1_CalibrationChange, CalibrationChange__Output as _sentinode_v1_CalibrationChange__Output } from './sentinode/v1/CalibrationChange.js';
import type { CancelPredictionRequest as _sentinode_v1_CancelPredictionRequest, CancelPredictionRequest__Output as _sentinode_v1_CancelPredictionRequest__Output } from './sentinode/v1/CancelPredictionRequest.js';
import type { CancelPredictionResponse as _sentinode_v1_CancelPredictionResponse, CancelPredictionResponse__Output as _sentinode_v1_CancelPredictionResponse__Output } from './sentinode/v1/CancelPredictionResponse.js';
import type { CancelTrainingRequest as _sentinode_v1_CancelTrainingRequest, CancelTrainingRequest__Output as _sentinode_v1_CancelTrainingRequest__Output } from './sentinode/v1/CancelTrainingRequest.js';
import type { CancelTrainingResponse as _sentinode_v1_CancelTrainingResponse, CancelTrainingResponse__Output as _sentinode_v1_CancelTrainingResponse__Output } from './sentinode/v1/CancelTrainingResponse.js';
import type { ClassFolders as _sentinode_v1_ClassFolders, ClassFolders__Output as _sentinode_v1_ClassFolders__Output } from './sentinode/v1/ClassFolders.js';
import type { CreateUploadRequest as _sentinode_v1_CreateUploadRequest, CreateUploadRequest__Output as _sentinode_v1_CreateUploadRequest__Output } from './sentinode/v1/CreateUploadRequest.js';
import type { CreateUploadResponse as _sentinode_v1_CreateUploadResponse, CreateUploadResponse__Output as _sentinode_v1_CreateUploadResponse__Output } from './sentinode/v1/CreateUploadResponse.js';
import type { DataPart as _sentinode_v1_DataPart, DataPart__Output as _sentinode_v1_DataPart__Output } from './sentinode/v1/DataPart.js';
import type { DataPlan as _sentinode_v1_DataPlan, DataPlan__Output as _sentinode_v1_DataPlan__Output } from './sentinode/v1/DataPlan.js';
import type { DataReport as _sentinode_v1_DataReport, DataReport__Output as _sentinode_v1_DataReport__Output } from './sentinode/v1/DataReport.js';
import type { DataSlide as _sentinode_v1_DataSlide, DataSlide__Output as _sentinode_v1_DataSlide__Output } from './sentinode/v1/DataSlide.js';
import type { DataSource as _sentinode_v1_DataSource, DataSource__Output as _sentinode_v1_DataSource__Output } from './sentinode/v1/DataSource.js';
import type { DataSplit as _sentinode_v1_DataSplit, DataSplit__Output as _sentinode_v1_DataSplit__Output } from './sentinode/v1/DataSplit.js';
import type { DeleteSlideRequest as _sentinode_v1_DeleteSlideRequest, DeleteSlideRequest__Output as _sentinode_v1_DeleteSlideRequest__Output } from './sentinode/v1/DeleteSlideRequest.js';
import type { DeleteSlideResponse as _sentinode_v1_DeleteSlideResponse, DeleteSlideResponse__Output as _sentinode_v1_DeleteSlideResponse__Output } from './sentinode/v1/DeleteSlideResponse.js';
import type { DeleteTrainingRunRequest as _sentinode_v1_DeleteTrainingRunRequest, DeleteTrainingRunRequest__Output as _sentinode_v1_DeleteTrainingRunRequest__Output } from './sentinode/v1/DeleteTrainingRunRequest.js';
import type { DeleteTrainingRunResponse as _sentinode_v1_DeleteTrainingRunResponse, DeleteTrainingRunResponse__Output as _sentinode_v1_DeleteTrainingRunResponse__Output } from './sentinode/v1/DeleteTrainingRunResponse.js';
import type { DeleteUploadRequest as _sentinode_v1_DeleteUploadRequest, DeleteUploadRequest__Output as _sentinode_v1_DeleteUploadRequest__Output } from './sentinode/v1/DeleteUploadRequest.js';
import type { DeleteUploadResponse as _sentinode_v1_DeleteUploadResponse, DeleteUploadResponse__Output as _sentinode_v1_DeleteUploadResponse__Output } from './sentinode/v1/DeleteUploadResponse.js';
import type { EarlyStop as _sentinode_v1_EarlyStop, EarlyStop__Output as _sentinode_v1_EarlyStop__Output } from './sentinode/v1/EarlyStop.js';
import type { EncodedImage as _sentinode_v1_EncodedImage, EncodedImage__Output as _sentinode_v1_EncodedImage__Output } from './sentinode/v1/EncodedImage.js';
import type { Ensemble as _sentinode_v1_Ensemble, Ensemble__Output as _sentinode_v1_Ensemble__Output } from './sentinode/v1/Ensemble.js';
import type { EnsembleData as _sentinode_v1_EnsembleData, EnsembleData__Output as _sentinode_v1_EnsembleData__Output } from './sentinode/v1/EnsembleData.js';
import type { EnsembleFit as _sentinode_v1_EnsembleFit, EnsembleFit__Output as _sentinode_v1_EnsembleFit__Output } from './sentinode/v1/EnsembleFit.js';
import type { EnsembleFitData as _sentinode_v1_EnsembleFitData, EnsembleFitData__Output as _sentinode_v1_EnsembleFitData__Output } from './sentinode/v1/EnsembleFitData.js';
import type { EnsembleFitMetric as _sentinode_v1_EnsembleFitMetric, EnsembleFitMetric__Output as _sentinode_v1_EnsembleFitMetric__Output } from './sentinode/v1/EnsembleFitMetric.js';
import type { EnsembleMember as _sentinode_v1_EnsembleMember, EnsembleMember__Output as _sentinode_v1_EnsembleMember__Output } from './sentinode/v1/EnsembleMember.js';
import type { EnsembleSlide as _sentinode_v1_EnsembleSlide, EnsembleSlide__Output as _sentinode_v1_EnsembleSlide__Output } from './sentinode/v1/EnsembleSlide.js';
import type { EvaluateModelRequest as _sentinode_v1_EvaluateModelRequest, EvaluateModelRequest__Output as _sentinode_v1_EvaluateModelRequest__Output } from './sentinode/v1/EvaluateModelRequest.js';
import type { EvaluateModelResponse as _sentinode_v1_EvaluateModelResponse, EvaluateModelResponse__Output as _sentinode_v1_EvaluateModelResponse__Output } from './sentinode/v1/EvaluateModelResponse.js';
import type { EvaluatedPatches as _sentinode_v1_EvaluatedPatches, EvaluatedPatches__Output as _sentinode_v1_EvaluatedPatches__Output } from './sentinode/v1/EvaluatedPatches.js';
import type { EvaluatedSlide as _sentinode_v1_EvaluatedSlide, EvaluatedSlide__Output as _sentinode_v1_EvaluatedSlide__Output } from './sentinode/v1/EvaluatedSlide.js';
import type { EvaluatedSlideOutcome as _sentinode_v1_EvaluatedSlideOutcome, EvaluatedSlideOutcome__Output as _sentinode_v1_EvaluatedSlideOutcome__Output } from './sentinode/v1/EvaluatedSlideOutcome.js';
import type { EvaluationProgress as _sentinode_v1_EvaluationProgress, EvaluationProgress__Output as _sentinode_v1_EvaluationProgress__Output } from './sentinode/v1/EvaluationProgress.js';
import type { EvaluationResult as _sentinode_v1_EvaluationResult, EvaluationResult__Output as _sentinode_v1_EvaluationResult__Output } from './sentinode/v1/EvaluationResult.js';
import type { EvaluationServiceClient as _sentinode_v1_EvaluationServiceClient, EvaluationServiceDefinition as _sentinode_v1_EvaluationServiceDefinition } from './sentinode/v1/EvaluationService.js';
import type { FinishUploadRequest as _sentinode_v1_FinishUploadRequest, FinishUploadRequest__Output as _sentinode_v1_FinishUploadRequest__Output } from './sentinode/v1/FinishUploadRequest.js';
import type { FinishUploadResponse as _sentinode_v1_FinishUploadResponse, FinishUploadResponse__Output as _sentinode_v1_FinishUploadResponse__Output } from './sentinode/v1/FinishUploadResponse.js';
import type { FitEnsembleRequest as _sentinode_v1_FitEnsembleRequest, FitEnsembleRequest__Output as _sentinode_v1_FitEnsembleRequest__Output } from './sentinode/v1/FitEnsembleRequest.js';
import type { FitEnsembleResponse as _sentinode_v1_FitEnsembleResponse, FitEnsembleResponse__Output as _sentinode_v1_FitEnsembleResponse__Output } from './sentinode/v1/FitEnsembleResponse.js';
import type { FitEnsembleResult as _sentinode_v1_FitEnsembleResult, FitEnsembleResult__Output as _sentinode_v1_FitEnsembleResult__Output } from './sentinode/v1/FitEnsembleResult.js';
import type { FocusQuality as _sentinode_v1_FocusQuality, FocusQuality__Output as _sentinode_v1_FocusQuality__Output } from './sentinode/v1/FocusQuality.js';
import type { FrocPoint as _sentinode_v1_FrocPoint, FrocPoint__Output as _sentinode_v1_FrocPoint__Output } from './sentinode/v1/FrocPoint.js';
import type { FrocReport as _sentinode_v1_FrocReport, FrocReport__Output as _sentinode_v1_FrocReport__Output } from './sentinode/v1/FrocReport.js';
import type { GetAssociatedImageRequest as _sentinode_v1_GetAssociatedImageRequest, GetAssociatedImageRequest__Output as _sentinode_v1_GetAssociatedImageRequest__Output } from './sentinode/v1/GetAssociatedImageRequest.js';
import type { GetAssociatedImageResponse as _sentinode_v1_GetAssociatedImageResponse, GetAssociatedImageResponse__Output as _sentinode_v1_GetAssociatedImageResponse__Output } from './sentinode/v1/GetAssociatedImageResponse.js';
import type { GetEnsembleRequest as _sentinode_v1_GetEnsembleRequest, GetEnsembleRequest__Output as _sentinode_v1_GetEnsembleRequest__Output } from './sentinode/v1/GetEnsembleRequest.js';
import type { GetEnsembleResponse as _sentinode_v1_GetEnsembleResponse, GetEnsembleResponse__Output as _sentinode_v1_GetEnsembleResponse__Output } from './sentinode/v1/GetEnsembleResponse.js';
import type { GetHeatmapRequest as _sentinode_v1_GetHeatmapRequest, GetHeatmapRequest__Output as _sentinode_v1_GetHeatmapRequest__Output } from './sentinode/v1/GetHeatmapRequest.js';
import type { GetHeatmapResponse as _sentinode_v1_GetHeatmapResponse, GetHeatmapResponse__Output as _sentinode_v1_GetHeatmapResponse__Output } from './sentinode/v1/GetHeatmapResponse.js';
import type { GetModelCardRequest as _sentinode_v1_GetModelCardRequest, GetModelCardRequest__Output as _sentinode_v1_GetModelCardRequest__Output } from './sentinode/v1/GetModelCardRequest.js';
import type { GetModelCardResponse as _sentinode_v1_GetModelCardResponse, GetModelCardResponse__Output as _sentinode_v1_GetModelCardResponse__Output } from './sentinode/v1/GetModelCardResponse.js';
import type { GetModelRequest as _sentinode_v1_GetModelRequest, GetModelRequest__Output as _sentinode_v1_GetModelRequest__Output } from './sentinode/v1/GetModelRequest.js';
import type { GetModelResponse as _sentinode_v1_GetModelResponse, GetModelResponse__Output as _sentinode_v1_GetModelResponse__Output } from './sentinode/v1/GetModelResponse.js';
import type { GetPredictionRequest as _sentinode_v1_GetPredictionRequest, GetPredictionRequest__Output as _sentinode_v1_GetPredictionRequest__Output } from './sentinode/v1/GetPredictionRequest.js';
import type { GetPredictionResponse as _sentinode_v1_GetPredictionResponse, GetPredictionResponse__Output as _sentinode_v1_GetPredictionResponse__Output } from './sentinode/v1/GetPredictionResponse.js';
import type { GetRegionRequest as _sentinode_v1_GetRegionRequest, GetRegionRequest__Output as _sentinode_v1_GetRegionRequest__Output } from './sentinode/v1/GetRegionRequest.js';
import type { GetRegionResponse as _sentinode_v1_GetRegionResponse, GetRegionResponse__Output as _sentinode_v1_GetRegionResponse__Output } from './sentinode/v1/GetRegionResponse.js';
import type { GetSlideRequest as _sentinode_v1_GetSlideRequest, GetSlideRequest__Output as _sentinode_v1_GetSlideRequest__Output } from './sentinode/v1/GetSlideRequest.js';
import type { GetSlideResponse as _sentinode_v1_GetSlideResponse, GetSlideResponse__Output as _sentinode_v1_GetSlideResponse__Output } from './sentinode/v1/GetSlideResponse.js';
import type { GetThumbnailRequest as _sentinode_v1_GetThumbnailRequest, GetThumbnailRequest__Output as _sentinode_v1_GetThumbnailRequest__Output } from './sentinode/v1/GetThumbnailRequest.js';
import type { GetThumbnailResponse as _sentinode_v1_GetThumbnailResponse, GetThumbnailResponse__Output as _sentinode_v1_GetThumbnailResponse__Output } from './sentinode/v1/GetThumbnailResponse.js';
import type { GetTrainingRunRequest as _sentinode_v1_GetTrainingRunRequest, GetTrainingRunRequest__Output as _sentinode_v1_GetTrainingRunRequest__Output } from './sentinode/v1/GetTrainingRunRequest.js';
import type { GetTrainingRunResponse as _sentinode_v1_GetTrainingRunResponse, GetTrainingRunResponse__Output as _sentinode_v1_GetTrainingRunResponse__Output } from './sentinode/v1/GetTrainingRunResponse.js';
import type { GetUploadRequest as _sentinode_v1_GetUploadRequest, GetUploadRequest__Output as _sentinode_v1_GetUploadRequest__Output } from './sentinode/v1/GetUploadRequest.js';
import type { GetUploadResponse as _sentinode_v1_GetUploadResponse, GetUploadResponse__Output as _sentinode_v1_GetUploadResponse__Output } from './sentinode/v1/GetUploadResponse.js';
import type { Hyperparameters as _sentinode_v1_Hyperparameters, Hyperparameters__Output as _sentinode_v1_Hyperparameters__Output } from './sentinode/v1/Hyperparameters.js';
import type { ImportSlideRequest as _sentinode_v1_ImportSlideRequest, ImportSlideRequest__Output as _sentinode_v1_ImportSlideRequest__Output } from './sentinode/v1/ImportSlideRequest.js';
import type { ImportSlideResponse as _sentinode_v1_ImportSlideResponse, ImportSlideResponse__Output as _sentinode_v1_ImportSlideResponse__Output } from './sentinode/v1/ImportSlideResponse.js';
import type { InkMark as _sentinode_v1_InkMark, InkMark__Output as _sentinode_v1_InkMark__Output } from './sentinode/v1/InkMark.js';
import type { LesionFinding as _sentinode_v1_LesionFinding, LesionFinding__Output as _sentinode_v1_LesionFinding__Output } from './sentinode/v1/LesionFinding.js';
import type { LesionFindings as _sentinode_v1_LesionFindings, LesionFindings__Output as _sentinode_v1_LesionFindings__Output } from './sentinode/v1/LesionFindings.js';
import type { LesionOutline as _sentinode_v1_LesionOutline, LesionOutline__Output as _sentinode_v1_LesionOutline__Output } from './sentinode/v1/LesionOutline.js';
import type { LesionTruth as _sentinode_v1_LesionTruth, LesionTruth__Output as _sentinode_v1_LesionTruth__Output } from './sentinode/v1/LesionTruth.js';
import type { ListEnsemblesRequest as _sentinode_v1_ListEnsemblesRequest, ListEnsemblesRequest__Output as _sentinode_v1_ListEnsemblesRequest__Output } from './sentinode/v1/ListEnsemblesRequest.js';
import type { ListEnsemblesResponse as _sentinode_v1_ListEnsemblesResponse, ListEnsemblesResponse__Output as _sentinode_v1_ListEnsemblesResponse__Output } from './sentinode/v1/ListEnsemblesResponse.js';
import type { ListModelsRequest as _sentinode_v1_ListModelsRequest, ListModelsRequest__Output as _sentinode_v1_ListModelsRequest__Output } from './sentinode/v1/ListModelsRequest.js';
import type { ListModelsResponse as _sentinode_v1_ListModelsResponse, ListModelsResponse__Output as _sentinode_v1_ListModelsResponse__Output } from './sentinode/v1/ListModelsResponse.js';
import type { ListPredictionsRequest as _sentinode_v1_ListPredictionsRequest, ListPredictionsRequest__Output as _sentinode_v1_ListPredictionsRequest__Output } from './sentinode/v1/ListPredictionsRequest.js';
import type { ListPredictionsResponse as _sentinode_v1_ListPredictionsResponse, ListPredictionsResponse__Output as _sentinode_v1_ListPredictionsResponse__Output } from './sentinode/v1/ListPredictionsResponse.js';
import type { ListSlidesRequest as _sentinode_v1_ListSlidesRequest, ListSlidesRequest__Output as _sentinode_v1_ListSlidesRequest__Output } from './sentinode/v1/ListSlidesRequest.js';
import type { ListSlidesResponse as _sentinode_v1_ListSlidesResponse, ListSlidesResponse__Output as _sentinode_v1_ListSlidesResponse__Output } from './sentinode/v1/ListSlidesResponse.js';
import type { ListTrainingRunsRequest as _sentinode_v1_ListTrainingRunsRequest, ListTrainingRunsRequest__Output as _sentinode_v1_ListTrainingRunsRequest__Output } from './sentinode/v1/ListTrainingRunsRequest.js';
import type { ListTrainingRunsResponse as _sentinode_v1_ListTrainingRunsResponse, ListTrainingRunsResponse__Output as _sentinode_v1_ListTrainingRunsResponse__Output } from './sentinode/v1/ListTrainingRunsResponse.js';
import type { LoadModelRequest as _sentinode_v1_LoadModelRequest, LoadModelRequest__Output as _sentinode_v1_LoadModelRequest__Output } from './sentinode/v1/LoadModelRequest.js';
import type { LoadModelResponse as _sentinode_v1_LoadModelResponse, LoadModelResponse__Output as _sentinode_v1_LoadModelResponse__Output } from './sentinode/v1/LoadModelResponse.js';
import type { MaxAggregation as _sentinode_v1_MaxAggregation, MaxAggregation__Output as _sentinode_v1_MaxAggregation__Output } from './sentinode/v1/MaxAggregation.js';
import type { Metric as _sentinode_v1_Metric, Metric__Output as _sentinode_v1_Metric__Output } from './sentinode/v1/Metric.js';
import type { Model as _sentinode_v1_Model, Model__Output as _sentinode_v1_Model__Output } from './sentinode/v1/Model.js';
import type { ModelCalibration as _sentinode_v1_ModelCalibration, ModelCalibration__Output as _sentinode_v1_ModelCalibration__Output } from './sentinode/v1/ModelCalibration.js';
import type { ModelCardPlot as _sentinode_v1_ModelCardPlot, ModelCardPlot__Output as _sentinode_v1_ModelCardPlot__Output } from './sentinode/v1/ModelCardPlot.js';
import type { ModelProvenance as _sentinode_v1_ModelProvenance, ModelProvenance__Output as _sentinode_v1_ModelProvenance__Output } from './sentinode/v1/ModelProvenance.js';
import type { ModelReduction as _sentinode_v1_ModelReduction, ModelReduction__Output as _sentinode_v1_ModelReduction__Output } from './sentinode/v1/ModelReduction.js';
import type { ModelScore as _sentinode_v1_ModelScore, ModelScore__Output as _sentinode_v1_ModelScore__Output } from './sentinode/v1/ModelScore.js';
import type { ModelServiceClient as _sentinode_v1_ModelServiceClient, ModelServiceDefinition as _sentinode_v1_ModelServiceDefinition } from './sentinode/v1/ModelService.js';
import type { ModelTraining as _sentinode_v1_ModelTraining, ModelTraining__Output as _sentinode_v1_ModelTraining__Output } from './sentinode/v1/ModelTraining.js';
import type { NegativeStop as _sentinode_v1_NegativeStop, NegativeStop__Output as _sentinode_v1_NegativeStop__Output } from './sentinode/v1/NegativeStop.js';
import type { Patch as _sentinode_v1_Patch, Patch__Output as _sentinode_v1_Patch__Output } from './sentinode/v1/Patch.js';
import type { PatchAggregation as _sentinode_v1_PatchAggregation, PatchAggregation__Output as _sentinode_v1_PatchAggregation__Output } from './sentinode/v1/PatchAggregation.js';
import type { PatchFolders as _sentinode_v1_PatchFolders, PatchFolders__Output as _sentinode_v1_PatchFolders__Output } from './sentinode/v1/PatchFolders.js';
import type { PatchManifest as _sentinode_v1_PatchManifest, PatchManifest__Output as _sentinode_v1_PatchManifest__Output } from './sentinode/v1/PatchManifest.js';
import type { PatchScore as _sentinode_v1_PatchScore, PatchScore__Output as _sentinode_v1_PatchScore__Output } from './sentinode/v1/PatchScore.js';
import type { PercentileAggregation as _sentinode_v1_PercentileAggregation, PercentileAggregation__Output as _sentinode_v1_PercentileAggregation__Output } from './sentinode/v1/PercentileAggregation.js';
import type { PhaseSeconds as _sentinode_v1_PhaseSeconds, PhaseSeconds__Output as _sentinode_v1_PhaseSeconds__Output } from './sentinode/v1/PhaseSeconds.js';
import type { PrecisionChange as _sentinode_v1_PrecisionChange, PrecisionChange__Output as _sentinode_v1_PrecisionChange__Output } from './sentinode/v1/PrecisionChange.js';
import type { PrecisionRecallPoint as _sentinode_v1_PrecisionRecallPoint, PrecisionRecallPoint__Output as _sentinode_v1_PrecisionRecallPoint__Output } from './sentinode/v1/PrecisionRecallPoint.js';
import type { PredictSlideRequest as _sentinode_v1_PredictSlideRequest, PredictSlideRequest__Output as _sentinode_v1_PredictSlideRequest__Output } from './sentinode/v1/PredictSlideRequest.js';
import type { PredictSlideResponse as _sentinode_v1_PredictSlideResponse, PredictSlideResponse__Output as _sentinode_v1_PredictSlideResponse__Output } from './sentinode/v1/PredictSlideResponse.js';
import type { Prediction as _sentinode_v1_Prediction, Prediction__Output as _sentinode_v1_Prediction__Output } from './sentinode/v1/Prediction.js';
import type { PredictionEvent as _sentinode_v1_PredictionEvent, PredictionEvent__Output as _sentinode_v1_PredictionEvent__Output } from './sentinode/v1/PredictionEvent.js';
import type { PredictionParameters as _sentinode_v1_PredictionParameters, PredictionParameters__Output as _sentinode_v1_PredictionParameters__Output } from './sentinode/v1/PredictionParameters.js';
import type { PredictionProgress as _sentinode_v1_PredictionProgress, PredictionProgress__Output as _sentinode_v1_PredictionProgress__Output } from './sentinode/v1/PredictionProgress.js';
import type { PredictionResult as _sentinode_v1_PredictionResult, PredictionResult__Output as _sentinode_v1_PredictionResult__Output } from './sentinode/v1/PredictionResult.js';
import type { PredictionServiceClient as _sentinode_v1_PredictionServiceClient, PredictionServiceDefinition as _sentinode_v1_PredictionServiceDefinition } from './sentinode/v1/PredictionService.js';
import type { ProbabilityMap as _sentinode_v1_ProbabilityMap, ProbabilityMap__Output as _sentinode_v1_ProbabilityMap__Output } from './sentinode/v1/ProbabilityMap.js';
import type { PromoteModelRequest as _sentinode_v1_PromoteModelRequest, PromoteModelRequest__Output as _sentinode_v1_PromoteModelRequest__Output } from './sentinode/v1/PromoteModelRequest.js';
import type { PromoteModelResponse as _sentinode_v1_PromoteModelResponse, PromoteModelResponse__Output as _sentinode_v1_PromoteModelResponse__Output } from './sentinode/v1/PromoteModelResponse.js';
import type { Provenance as _sentinode_v1_Provenance, Provenance__Output as _sentinode_v1_Provenance__Output } from './sentinode/v1/Provenance.js';
import type { RandomSample as _sentinode_v1_RandomSample, RandomSample__Output as _sentinode_v1_RandomSample__Output } from './sentinode/v1/RandomSample.js';
import type { RawRgb as _sentinode_v1_RawRgb, RawRgb__Output as _sentinode_v1_RawRgb__Output } from './sentinode/v1/RawRgb.js';
import type { ReduceModelRequest as _sentinode_v1_ReduceModelRequest, ReduceModelRequest__Output as _sentinode_v1_ReduceModelRequest__Output } from './sentinode/v1/ReduceModelRequest.js';
import type { ReduceModelResponse as _sentinode_v1_ReduceModelResponse, ReduceModelResponse__Output as _sentinode_v1_ReduceModelResponse__Output } from './sentinode/v1/ReduceModelResponse.js';
import type { ReduceModelResult as _sentinode_v1_ReduceModelResult, ReduceModelResult__Output as _sentinode_v1_ReduceModelResult__Output } from './sentinode/v1/ReduceModelResult.js';
import type { Region as _sentinode_v1_Region, Region__Output as _sentinode_v1_Region__Output } from './sentinode/v1/Region.js';
import type { ReliabilityBin as _sentinode_v1_ReliabilityBin, ReliabilityBin__Output as _sentinode_v1_ReliabilityBin__Output } from './sentinode/v1/ReliabilityBin.js';
import type { ReloadModelRequest as _sentinode_v1_ReloadModelRequest, ReloadModelRequest__Output as _sentinode_v1_ReloadModelRequest__Output } from './sentinode/v1/ReloadModelRequest.js';
import type { ReloadModelResponse as _sentinode_v1_ReloadModelResponse, ReloadModelResponse__Output as _sentinode_v1_ReloadModelResponse__Output } from './sentinode/v1/ReloadModelResponse.js';
import type { ResumeTrainingRequest as _sentinode_v1_ResumeTrainingRequest, ResumeTrainingRequest__Output as _sentinode_v1_ResumeTrainingRequest__Output } from './sentinode/v1/ResumeTrainingRequest.js';
import type { ResumeTrainingResponse as _sentinode_v1_ResumeTrainingResponse, ResumeTrainingResponse__Output as _sentinode_v1_ResumeTrainingResponse__Output } from './sentinode/v1/ResumeTrainingResponse.js';
import type { RocPoint as _sentinode_v1_RocPoint, RocPoint__Output as _sentinode_v1_RocPoint__Output } from './sentinode/v1/RocPoint.js';
import type { RollbackModelRequest as _sentinode_v1_RollbackModelRequest, RollbackModelRequest__Output as _sentinode_v1_RollbackModelRequest__Output } from './sentinode/v1/RollbackModelRequest.js';
import type { RollbackModelResponse as _sentinode_v1_RollbackModelResponse, RollbackModelResponse__Output as _sentinode_v1_RollbackModelResponse__Output } from './sentinode/v1/RollbackModelResponse.js';
import type { Sampling as _sentinode_v1_Sampling, Sampling__Output as _sentinode_v1_Sampling__Output } from './sentinode/v1/Sampling.js';
import type { SamplingPlan as _sentinode_v1_SamplingPlan, SamplingPlan__Output as _sentinode_v1_SamplingPlan__Output } from './sentinode/v1/SamplingPlan.js';
import type { ScorePatchesRequest as _sentinode_v1_ScorePatchesRequest, ScorePatchesRequest__Output as _sentinode_v1_ScorePatchesRequest__Output } from './sentinode/v1/ScorePatchesRequest.js';
import type { ScorePatchesResponse as _sentinode_v1_ScorePatchesResponse, ScorePatchesResponse__Output as _sentinode_v1_ScorePatchesResponse__Output } from './sentinode/v1/ScorePatchesResponse.js';
import type { ScoreReport as _sentinode_v1_ScoreReport, ScoreReport__Output as _sentinode_v1_ScoreReport__Output } from './sentinode/v1/ScoreReport.js';
import type { SensitivityAtSpecificity as _sentinode_v1_SensitivityAtSpecificity, SensitivityAtSpecificity__Output as _sentinode_v1_SensitivityAtSpecificity__Output } from './sentinode/v1/SensitivityAtSpecificity.js';
import type { SkippedItem as _sentinode_v1_SkippedItem, SkippedItem__Output as _sentinode_v1_SkippedItem__Output } from './sentinode/v1/SkippedItem.js';
import type { Slide as _sentinode_v1_Slide, Slide__Output as _sentinode_v1_Slide__Output } from './sentinode/v1/Slide.js';
import type { SlideArchive as _sentinode_v1_SlideArchive, SlideArchive__Output as _sentinode_v1_SlideArchive__Output } from './sentinode/v1/SlideArchive.js';
import type { SlideCohort as _sentinode_v1_SlideCohort, SlideCohort__Output as _sentinode_v1_SlideCohort__Output } from './sentinode/v1/SlideCohort.js';
import type { SlideFile as _sentinode_v1_SlideFile, SlideFile__Output as _sentinode_v1_SlideFile__Output } from './sentinode/v1/SlideFile.js';
import type { SlideLevel as _sentinode_v1_SlideLevel, SlideLevel__Output as _sentinode_v1_SlideLevel__Output } from './sentinode/v1/SlideLevel.js';
import type { SlidePatchScore as _sentinode_v1_SlidePatchScore, SlidePatchScore__Output as _sentinode_v1_SlidePatchScore__Output } from './sentinode/v1/SlidePatchScore.js';
import type { SlideQuality as _sentinode_v1_SlideQuality, SlideQuality__Output as _sentinode_v1_SlideQuality__Output } from './sentinode/v1/SlideQuality.js';
import type { SlideServiceClient as _sentinode_v1_SlideServiceClient, SlideServiceDefinition as _sentinode_v1_SlideServiceDefinition } from './sentinode/v1/SlideService.js';
import type { SlideStain as _sentinode_v1_SlideStain, SlideStain__Output as _sentinode_v1_SlideStain__Output } from './sentinode/v1/SlideStain.js';
import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from './sentinode/v1/Spacing.js';
import type { SplitPart as _sentinode_v1_SplitPart, SplitPart__Output as _sentinode_v1_SplitPart__Output } from './sentinode/v1/SplitPart.js';
import type { SplitPlan as _sentinode_v1_SplitPlan, SplitPlan__Output as _sentinode_v1_SplitPlan__Output } from './sentinode/v1/SplitPlan.js';
import type { StagedPatient as _sentinode_v1_StagedPatient, StagedPatient__Output as _sentinode_v1_StagedPatient__Output } from './sentinode/v1/StagedPatient.js';
import type { StagingReport as _sentinode_v1_StagingReport, StagingReport__Output as _sentinode_v1_StagingReport__Output } from './sentinode/v1/StagingReport.js';
import type { StainVector as _sentinode_v1_StainVector, StainVector__Output as _sentinode_v1_StainVector__Output } from './sentinode/v1/StainVector.js';
import type { StopWhenCertain as _sentinode_v1_StopWhenCertain, StopWhenCertain__Output as _sentinode_v1_StopWhenCertain__Output } from './sentinode/v1/StopWhenCertain.js';
import type { StratifiedSample as _sentinode_v1_StratifiedSample, StratifiedSample__Output as _sentinode_v1_StratifiedSample__Output } from './sentinode/v1/StratifiedSample.js';
import type { StreamPatchScoresRequest as _sentinode_v1_StreamPatchScoresRequest, StreamPatchScoresRequest__Output as _sentinode_v1_StreamPatchScoresRequest__Output } from './sentinode/v1/StreamPatchScoresRequest.js';
import type { StreamPatchScoresResponse as _sentinode_v1_StreamPatchScoresResponse, StreamPatchScoresResponse__Output as _sentinode_v1_StreamPatchScoresResponse__Output } from './sentinode/v1/StreamPatchScoresResponse.js';
import type { TissueSummary as _sentinode_v1_TissueSummary, TissueSummary__Output as _sentinode_v1_TissueSummary__Output } from './sentinode/v1/TissueSummary.js';
import type { TopKMeanAggregation as _sentinode_v1_TopKMeanAggregation, TopKMeanAggregation__Output as _sentinode_v1_TopKMeanAggregation__Output } from './sentinode/v1/TopKMeanAggregation.js';
import type { TrainRequest as _sentinode_v1_TrainRequest, TrainRequest__Output as _sentinode_v1_TrainRequest__Output } from './sentinode/v1/TrainRequest.js';
import type { TrainResponse as _sentinode_v1_TrainResponse, TrainResponse__Output as _sentinode_v1_TrainResponse__Output } from './sentinode/v1/TrainResponse.js';
import type { TrainingAccepted as _sentinode_v1_TrainingAccepted, TrainingAccepted__Output as _sentinode_v1_TrainingAccepted__Output } from './sentinode/v1/TrainingAccepted.js';
import type { TrainingCheckpoint as _sentinode_v1_TrainingCheckpoint, TrainingCheckpoint__Output as _sentinode_v1_TrainingCheckpoint__Output } from './sentinode/v1/TrainingCheckpoint.js';
import type { TrainingData as _sentinode_v1_TrainingData, TrainingData__Output as _sentinode_v1_TrainingData__Output } from './sentinode/v1/TrainingData.js';
import type { TrainingDataReport as _sentinode_v1_TrainingDataReport, TrainingDataReport__Output as _sentinode_v1_TrainingDataReport__Output } from './sentinode/v1/TrainingDataReport.js';
import type { TrainingDistance as _sentinode_v1_TrainingDistance, TrainingDistance__Output as _sentinode_v1_TrainingDistance__Output } from './sentinode/v1/TrainingDistance.js';
import type { TrainingEnded as _sentinode_v1_TrainingEnded, TrainingEnded__Output as _sentinode_v1_TrainingEnded__Output } from './sentinode/v1/TrainingEnded.js';
import type { TrainingEpoch as _sentinode_v1_TrainingEpoch, TrainingEpoch__Output as _sentinode_v1_TrainingEpoch__Output } from './sentinode/v1/TrainingEpoch.js';
import type { TrainingFinished as _sentinode_v1_TrainingFinished, TrainingFinished__Output as _sentinode_v1_TrainingFinished__Output } from './sentinode/v1/TrainingFinished.js';
import type { TrainingRun as _sentinode_v1_TrainingRun, TrainingRun__Output as _sentinode_v1_TrainingRun__Output } from './sentinode/v1/TrainingRun.js';
import type { TrainingServiceClient as _sentinode_v1_TrainingServiceClient, TrainingServiceDefinition as _sentinode_v1_TrainingServiceDefinition } from './sentinode/v1/TrainingService.js';
import type { TrainingStarted as _sentinode_v1_TrainingStarted, TrainingStarted__Output as _sentinode_v1_TrainingStarted__Output } from './sentinode/v1/TrainingStarted.js';
import type { TrainingStep as _sentinode_v1_TrainingStep, TrainingStep__Output as _sentinode_v1_TrainingStep__Output } from './sentinode/v1/TrainingStep.js';
import type { TrainingWarning as _sentinode_v1_TrainingWarning, TrainingWarning__Output as _sentinode_v1_TrainingWarning__Output } from './sentinode/v1/TrainingWarning.js';
import type { UnloadModelRequest as _sentinode_v1_UnloadModelRequest, UnloadModelRequest__Output as _sentinode_v1_UnloadModelRequest__Output } from './sentinode/v1/UnloadModelRequest.js';
import type { UnloadModelResponse as _sentinode_v1_UnloadModelResponse, UnloadModelResponse__Output as _sentinode_v1_UnloadModelResponse__Output } from './sentinode/v1/UnloadModelResponse.js';
import type { Upload as _sentinode_v1_Upload, Upload__Output as _sentinode_v1_Upload__Output } from './sentinode/v1/Upload.js';
import type { UploadChunk as _sentinode_v1_UploadChunk, UploadChunk__Output as _sentinode_v1_UploadChunk__Output } from './sentinode/v1/UploadChunk.js';
import type { UploadFileStatus as _sentinode_v1_UploadFileStatus, UploadFileStatus__Output as _sentinode_v1_UploadFileStatus__Output } from './sentinode/v1/UploadFileStatus.js';
import type { UploadHeader as _sentinode_v1_UploadHeader, UploadHeader__Output as _sentinode_v1_UploadHeader__Output } from './sentinode/v1/UploadHeader.js';
import type { UploadSlideRequest as _sentinode_v1_UploadSlideRequest, UploadSlideRequest__Output as _sentinode_v1_UploadSlideRequest__Output } from './sentinode/v1/UploadSlideRequest.js';
import type { UploadSlideResponse as _sentinode_v1_UploadSlideResponse, UploadSlideResponse__Output as _sentinode_v1_UploadSlideResponse__Output } from './sentinode/v1/UploadSlideResponse.js';
import type { WatchPredictionRequest as _sentinode_v1_WatchPredictionRequest, WatchPredictionRequest__Output as _sentinode_v1_WatchPredictionRequest__Output } from './sentinode/v1/WatchPredictionRequest.js';
import type { WatchPredictionResponse as _sentinode_v1_WatchPredictionResponse, WatchPredictionResponse__Output as _sentinode_v1_WatchPredictionResponse__Output } from './sentinode/v1/WatchPredictionResponse.js';
import type { WatchTrainingRequest as _sentinode_v1_WatchTrainingRequest, WatchTrainingRequest__Output as _sentinode_v1_WatchTrainingRequest__Output } from './sentinode/v1/WatchTrainingRequest.js';
import type { WatchTrainingResponse as _sentinode_v1_WatchTrainingResponse, WatchTrainingResponse__Output as _sentinode_v1_WatchTrainingResponse__Output } from './sentinode/v1/WatchTrainingResponse.js';
import type { WriteUploadRequest as _sentinode_v1_WriteUploadRequest, WriteUploadRequest__Output as _sentinode_v1_WriteUploadRequest__Output } from './sentinode/v1/WriteUploadRequest.js';
import type { WriteUploadResponse as _sentinode_v1_WriteUploadResponse, WriteUploadResponse__Output as _sentinode_v1_WriteUploadResponse__Output } from './sentinode/v1/WriteUploadResponse.js';

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
      AssociatedImageKind: EnumTypeDefinition
      AugmentationPlan: MessageTypeDefinition<_sentinode_v1_AugmentationPlan, _sentinode_v1_AugmentationPlan__Output>
      BootstrapSettings: MessageTypeDefinition<_sentinode_v1_BootstrapSettings, _sentinode_v1_BootstrapSettings__Output>
      Calibration: MessageTypeDefinition<_sentinode_v1_Calibration, _sentinode_v1_Calibration__Output>
      CalibrationChange: MessageTypeDefinition<_sentinode_v1_CalibrationChange, _sentinode_v1_CalibrationChange__Output>
      CancelPredictionRequest: MessageTypeDefinition<_sentinode_v1_CancelPredictionRequest, _sentinode_v1_CancelPredictionRequest__Output>
      CancelPredictionResponse: MessageTypeDefinition<_sentinode_v1_CancelPredictionResponse, _sentinode_v1_CancelPredictionResponse__Output>
      CancelTrainingRequest: MessageTypeDefinition<_sentinode_v1_CancelTrainingRequest, _sentinode_v1_CancelTrainingRequest__Output>
      CancelTrainingResponse: MessageTypeDefinition<_sentinode_v1_CancelTrainingResponse, _sentinode_v1_CancelTrainingResponse__Output>
      ClassFolders: MessageTypeDefinition<_sentinode_v1_ClassFolders, _sentinode_v1_ClassFolders__Output>
      CreateUploadRequest: MessageTypeDefinition<_sentinode_v1_CreateUploadRequest, _sentinode_v1_CreateUploadRequest__Output>
      CreateUploadResponse: MessageTypeDefinition<_sentinode_v1_CreateUploadResponse, _sentinode_v1_CreateUploadResponse__Output>
      DataPart: MessageTypeDefinition<_sentinode_v1_DataPart, _sentinode_v1_DataPart__Output>
      DataPlan: MessageTypeDefinition<_sentinode_v1_DataPlan, _sentinode_v1_DataPlan__Output>
      DataReport: MessageTypeDefinition<_sentinode_v1_DataReport, _sentinode_v1_DataReport__Output>
      DataSlide: MessageTypeDefinition<_sentinode_v1_DataSlide, _sentinode_v1_DataSlide__Output>
      DataSource: MessageTypeDefinition<_sentinode_v1_DataSource, _sentinode_v1_DataSource__Output>
      DataSplit: MessageTypeDefinition<_sentinode_v1_DataSplit, _sentinode_v1_DataSplit__Output>
      Decision: EnumTypeDefinition
      DeleteSlideRequest: MessageTypeDefinition<_sentinode_v1_DeleteSlideRequest, _sentinode_v1_DeleteSlideRequest__Output>
      DeleteSlideResponse: MessageTypeDefinition<_sentinode_v1_DeleteSlideResponse, _sentinode_v1_DeleteSlideResponse__Output>
      DeleteTrainingRunRequest: MessageTypeDefinition<_sentinode_v1_DeleteTrainingRunRequest, _sentinode_v1_DeleteTrainingRunRequest__Output>
      DeleteTrainingRunResponse: MessageTypeDefinition<_sentinode_v1_DeleteTrainingRunResponse, _sentinode_v1_DeleteTrainingRunResponse__Output>
      DeleteUploadRequest: MessageTypeDefinition<_sentinode_v1_DeleteUploadRequest, _sentinode_v1_DeleteUploadRequest__Output>
      DeleteUploadResponse: MessageTypeDefinition<_sentinode_v1_DeleteUploadResponse, _sentinode_v1_DeleteUploadResponse__Output>
      EarlyStop: MessageTypeDefinition<_sentinode_v1_EarlyStop, _sentinode_v1_EarlyStop__Output>
      EncodedImage: MessageTypeDefinition<_sentinode_v1_EncodedImage, _sentinode_v1_EncodedImage__Output>
      Ensemble: MessageTypeDefinition<_sentinode_v1_Ensemble, _sentinode_v1_Ensemble__Output>
      EnsembleData: MessageTypeDefinition<_sentinode_v1_EnsembleData, _sentinode_v1_EnsembleData__Output>
      EnsembleFit: MessageTypeDefinition<_sentinode_v1_EnsembleFit, _sentinode_v1_EnsembleFit__Output>
      EnsembleFitData: MessageTypeDefinition<_sentinode_v1_EnsembleFitData, _sentinode_v1_EnsembleFitData__Output>
      EnsembleFitMetric: MessageTypeDefinition<_sentinode_v1_EnsembleFitMetric, _sentinode_v1_EnsembleFitMetric__Output>
      EnsembleMember: MessageTypeDefinition<_sentinode_v1_EnsembleMember, _sentinode_v1_EnsembleMember__Output>
      EnsembleSlide: MessageTypeDefinition<_sentinode_v1_EnsembleSlide, _sentinode_v1_EnsembleSlide__Output>
      EvaluateModelRequest: MessageTypeDefinition<_sentinode_v1_EvaluateModelRequest, _sentinode_v1_EvaluateModelRequest__Output>
      EvaluateModelResponse: MessageTypeDefinition<_sentinode_v1_EvaluateModelResponse, _sentinode_v1_EvaluateModelResponse__Output>
      EvaluatedPatches: MessageTypeDefinition<_sentinode_v1_EvaluatedPatches, _sentinode_v1_EvaluatedPatches__Output>
      EvaluatedSlide: MessageTypeDefinition<_sentinode_v1_EvaluatedSlide, _sentinode_v1_EvaluatedSlide__Output>
      EvaluatedSlideOutcome: MessageTypeDefinition<_sentinode_v1_EvaluatedSlideOutcome, _sentinode_v1_EvaluatedSlideOutcome__Output>
      EvaluationPhase: EnumTypeDefinition
      EvaluationProgress: MessageTypeDefinition<_sentinode_v1_EvaluationProgress, _sentinode_v1_EvaluationProgress__Output>
      EvaluationResult: MessageTypeDefinition<_sentinode_v1_EvaluationResult, _sentinode_v1_EvaluationResult__Output>
      /**
       * Measures models against the truth.
       */
      EvaluationService: SubtypeConstructor<typeof grpc.Client, _sentinode_v1_EvaluationServiceClient> & { service: _sentinode_v1_EvaluationServiceDefinition }
      FinishUploadRequest: MessageTypeDefinition<_sentinode_v1_FinishUploadRequest, _sentinode_v1_FinishUploadRequest__Output>
      FinishUploadResponse: MessageTypeDefinition<_sentinode_v1_FinishUploadResponse, _sentinode_v1_FinishUploadResponse__Output>
      FitEnsembleRequest: MessageTypeDefinition<_sentinode_v1_FitEnsembleRequest, _sentinode_v1_FitEnsembleRequest__Output>
      FitEnsembleResponse: MessageTypeDefinition<_sentinode_v1_FitEnsembleResponse, _sentinode_v1_FitEnsembleResponse__Output>
      FitEnsembleResult: MessageTypeDefinition<_sentinode_v1_FitEnsembleResult, _sentinode_v1_FitEnsembleResult__Output>
      FocusQuality: MessageTypeDefinition<_sentinode_v1_FocusQuality, _sentinode_v1_FocusQuality__Output>
      FrocPoint: MessageTypeDefinition<_sentinode_v1_FrocPoint, _sentinode_v1_FrocPoint__Output>
      FrocReport: MessageTypeDefinition<_sentinode_v1_FrocReport, _sentinode_v1_FrocReport__Output>
      GetAssociatedImageRequest: MessageTypeDefinition<_sentinode_v1_GetAssociatedImageRequest, _sentinode_v1_GetAssociatedImageRequest__Output>
      GetAssociatedImageResponse: MessageTypeDefinition<_sentinode_v1_GetAssociatedImageResponse, _sentinode_v1_GetAssociatedImageResponse__Output>
      GetEnsembleRequest: MessageTypeDefinition<_sentinode_v1_GetEnsembleRequest, _sentinode_v1_GetEnsembleRequest__Output>
      GetEnsembleResponse: MessageTypeDefinition<_sentinode_v1_GetEnsembleResponse, _sentinode_v1_GetEnsembleResponse__Output>
      GetHeatmapRequest: MessageTypeDefinition<_sentinode_v1_GetHeatmapRequest, _sentinode_v1_GetHeatmapRequest__Output>
      GetHeatmapResponse: MessageTypeDefinition<_sentinode_v1_GetHeatmapResponse, _sentinode_v1_GetHeatmapResponse__Output>
      GetModelCardRequest: MessageTypeDefinition<_sentinode_v1_GetModelCardRequest, _sentinode_v1_GetModelCardRequest__Output>
      GetModelCardResponse: MessageTypeDefinition<_sentinode_v1_GetModelCardResponse, _sentinode_v1_GetModelCardResponse__Output>
      GetModelRequest: MessageTypeDefinition<_sentinode_v1_GetModelRequest, _sentinode_v1_GetModelRequest__Output>
      GetModelResponse: MessageTypeDefinition<_sentinode_v1_GetModelResponse, _sentinode_v1_GetModelResponse__Output>
      GetPredictionRequest: MessageTypeDefinition<_sentinode_v1_GetPredictionRequest, _sentinode_v1_GetPredictionRequest__Output>
      GetPredictionResponse: MessageTypeDefinition<_sentinode_v1_GetPredictionResponse, _sentinode_v1_GetPredictionResponse__Output>
      GetRegionRequest: MessageTypeDefinition<_sentinode_v1_GetRegionRequest, _sentinode_v1_GetRegionRequest__Output>
      GetRegionResponse: MessageTypeDefinition<_sentinode_v1_GetRegionResponse, _sentinode_v1_GetRegionResponse__Output>
      GetSlideRequest: MessageTypeDefinition<_sentinode_v1_GetSlideRequest, _sentinode_v1_GetSlideRequest__Output>
      GetSlideResponse: MessageTypeDefinition<_sentinode_v1_GetSlideResponse, _sentinode_v1_GetSlideResponse__Output>
      GetThumbnailRequest: MessageTypeDefinition<_sentinode_v1_GetThumbnailRequest, _sentinode_v1_GetThumbnailRequest__Output>
      GetThumbnailResponse: MessageTypeDefinition<_sentinode_v1_GetThumbnailResponse, _sentinode_v1_GetThumbnailResponse__Output>
      GetTrainingRunRequest: MessageTypeDefinition<_sentinode_v1_GetTrainingRunRequest, _sentinode_v1_GetTrainingRunRequest__Output>
      GetTrainingRunResponse: MessageTypeDefinition<_sentinode_v1_GetTrainingRunResponse, _sentinode_v1_GetTrainingRunResponse__Output>
      GetUploadRequest: MessageTypeDefinition<_sentinode_v1_GetUploadRequest, _sentinode_v1_GetUploadRequest__Output>
      GetUploadResponse: MessageTypeDefinition<_sentinode_v1_GetUploadResponse, _sentinode_v1_GetUploadResponse__Output>
      Hyperparameters: MessageTypeDefinition<_sentinode_v1_Hyperparameters, _sentinode_v1_Hyperparameters__Output>
      ImageFormat: EnumTypeDefinition
      ImportSlideRequest: MessageTypeDefinition<_sentinode_v1_ImportSlideRequest, _sentinode_v1_ImportSlideRequest__Output>
      ImportSlideResponse: MessageTypeDefinition<_sentinode_v1_ImportSlideResponse, _sentinode_v1_ImportSlideResponse__Output>
      InkColour: EnumTypeDefinition
      InkMark: MessageTypeDefinition<_sentinode_v1_InkMark, _sentinode_v1_InkMark__Output>
      LesionFinding: MessageTypeDefinition<_sentinode_v1_LesionFinding, _sentinode_v1_LesionFinding__Output>
      LesionFindings: MessageTypeDefinition<_sentinode_v1_LesionFindings, _sentinode_v1_LesionFindings__Output>
      LesionOutline: MessageTypeDefinition<_sentinode_v1_LesionOutline, _sentinode_v1_LesionOutline__Output>
      LesionTruth: MessageTypeDefinition<_sentinode_v1_LesionTruth, _sentinode_v1_LesionTruth__Output>
      ListEnsemblesRequest: MessageTypeDefinition<_sentinode_v1_ListEnsemblesRequest, _sentinode_v1_ListEnsemblesRequest__Output>
      ListEnsemblesResponse: MessageTypeDefinition<_sentinode_v1_ListEnsemblesResponse, _sentinode_v1_ListEnsemblesResponse__Output>
      ListModelsRequest: MessageTypeDefinition<_sentinode_v1_ListModelsRequest, _sentinode_v1_ListModelsRequest__Output>
      ListModelsResponse: MessageTypeDefinition<_sentinode_v1_ListModelsResponse, _sentinode_v1_ListModelsResponse__Output>
      ListPredictionsRequest: MessageTypeDefinition<_sentinode_v1_ListPredictionsRequest, _sentinode_v1_ListPredictionsRequest__Output>
      ListPredictionsResponse: MessageTypeDefinition<_sentinode_v1_ListPredictionsResponse, _sentinode_v1_ListPredictionsResponse__Output>
      ListSlidesRequest: MessageTypeDefinition<_sentinode_v1_ListSlidesRequest, _sentinode_v1_ListSlidesRequest__Output>
      ListSlidesResponse: MessageTypeDefinition<_sentinode_v1_ListSlidesResponse, _sentinode_v1_ListSlidesResponse__Output>
      ListTrainingRunsRequest: MessageTypeDefinition<_sentinode_v1_ListTrainingRunsRequest, _sentinode_v1_ListTrainingRunsRequest__Output>
      ListTrainingRunsResponse: MessageTypeDefinition<_sentinode_v1_ListTrainingRunsResponse, _sentinode_v1_ListTrainingRunsResponse__Output>
      LoadModelRequest: MessageTypeDefinition<_sentinode_v1_LoadModelRequest, _sentinode_v1_LoadModelRequest__Output>
      LoadModelResponse: MessageTypeDefinition<_sentinode_v1_LoadModelResponse, _sentinode_v1_LoadModelResponse__Output>
      MaxAggregation: MessageTypeDefinition<_sentinode_v1_MaxAggregation, _sentinode_v1_MaxAggregation__Output>
      MetastasisSize: EnumTypeDefinition
      Metric: MessageTypeDefinition<_sentinode_v1_Metric, _sentinode_v1_Metric__Output>
      Model: MessageTypeDefinition<_sentinode_v1_Model, _sentinode_v1_Model__Output>
      ModelCalibration: MessageTypeDefinition<_sentinode_v1_ModelCalibration, _sentinode_v1_ModelCalibration__Output>
      ModelCardPlot: MessageTypeDefinition<_sentinode_v1_ModelCardPlot, _sentinode_v1_ModelCardPlot__Output>
      ModelProvenance: MessageTypeDefinition<_sentinode_v1_ModelProvenance, _sentinode_v1_ModelProvenance__Output>
      ModelReduction: MessageTypeDefinition<_sentinode_v1_ModelReduction, _sentinode_v1_ModelReduction__Output>
      ModelScore: MessageTypeDefinition<_sentinode_v1_ModelScore, _sentinode_v1_ModelScore__Output>
      /**
       * Lists, describes and switches the models that the service serves.
       */
      ModelService: SubtypeConstructor<typeof grpc.Client, _sentinode_v1_ModelServiceClient> & { service: _sentinode_v1_ModelServiceDefinition }
      ModelState: EnumTypeDefinition
      ModelTraining: MessageTypeDefinition<_sentinode_v1_ModelTraining, _sentinode_v1_ModelTraining__Output>
      NegativeStop: MessageTypeDefinition<_sentinode_v1_NegativeStop, _sentinode_v1_NegativeStop__Output>
      Patch: MessageTypeDefinition<_sentinode_v1_Patch, _sentinode_v1_Patch__Output>
      PatchAggregation: MessageTypeDefinition<_sentinode_v1_PatchAggregation, _sentinode_v1_PatchAggregation__Output>
      PatchFolders: MessageTypeDefinition<_sentinode_v1_PatchFolders, _sentinode_v1_PatchFolders__Output>
      PatchManifest: MessageTypeDefinition<_sentinode_v1_PatchManifest, _sentinode_v1_PatchManifest__Output>
      PatchOrder: EnumTypeDefinition
      PatchScore: MessageTypeDefinition<_sentinode_v1_PatchScore, _sentinode_v1_PatchScore__Output>
      PercentileAggregation: MessageTypeDefinition<_sentinode_v1_PercentileAggregation, _sentinode_v1_PercentileAggregation__Output>
      PhaseSeconds: MessageTypeDefinition<_sentinode_v1_PhaseSeconds, _sentinode_v1_PhaseSeconds__Output>
      PnStage: EnumTypeDefinition
      PrecisionChange: MessageTypeDefinition<_sentinode_v1_PrecisionChange, _sentinode_v1_PrecisionChange__Output>
      PrecisionRecallPoint: MessageTypeDefinition<_sentinode_v1_PrecisionRecallPoint, _sentinode_v1_PrecisionRecallPoint__Output>
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
      Priority: EnumTypeDefinition
      ProbabilityMap: MessageTypeDefinition<_sentinode_v1_ProbabilityMap, _sentinode_v1_ProbabilityMap__Output>
      PromoteModelRequest: MessageTypeDefinition<_sentinode_v1_PromoteModelRequest, _sentinode_v1_PromoteModelRequest__Output>
      PromoteModelResponse: MessageTypeDefinition<_sentinode_v1_PromoteModelResponse, _sentinode_v1_PromoteModelResponse__Output>
      Provenance: MessageTypeDefinition<_sentinode_v1_Provenance, _sentinode_v1_Provenance__Output>
      QualityFlag: EnumTypeDefinition
      RandomSample: MessageTypeDefinition<_sentinode_v1_RandomSample, _sentinode_v1_RandomSample__Output>
      RawRgb: MessageTypeDefinition<_sentinode_v1_RawRgb, _sentinode_v1_RawRgb__Output>
      ReduceModelRequest: MessageTypeDefinition<_sentinode_v1_ReduceModelRequest, _sentinode_v1_ReduceModelRequest__Output>
      ReduceModelResponse: MessageTypeDefinition<_sentinode_v1_ReduceModelResponse, _sentinode_v1_ReduceModelResponse__Output>
      ReduceModelResult: MessageTypeDefinition<_sentinode_v1_ReduceModelResult, _sentinode_v1_ReduceModelResult__Output>
      Region: MessageTypeDefinition<_sentinode_v1_Region, _sentinode_v1_Region__Output>
      ReliabilityBin: MessageTypeDefinition<_sentinode_v1_ReliabilityBin, _sentinode_v1_ReliabilityBin__Output>
      ReloadModelRequest: MessageTypeDefinition<_sentinode_v1_ReloadModelRequest, _sentinode_v1_ReloadModelRequest__Output>
      ReloadModelResponse: MessageTypeDefinition<_sentinode_v1_ReloadModelResponse, _sentinode_v1_ReloadModelResponse__Output>
      ResumeTrainingRequest: MessageTypeDefinition<_sentinode_v1_ResumeTrainingRequest, _sentinode_v1_ResumeTrainingRequest__Output>
      ResumeTrainingResponse: MessageTypeDefinition<_sentinode_v1_ResumeTrainingResponse, _sentinode_v1_ResumeTrainingResponse__Output>
      RocPoint: MessageTypeDefinition<_sentinode_v1_RocPoint, _sentinode_v1_RocPoint__Output>
      RollbackModelRequest: MessageTypeDefinition<_sentinode_v1_RollbackModelRequest, _sentinode_v1_RollbackModelRequest__Output>
      RollbackModelResponse: MessageTypeDefinition<_sentinode_v1_RollbackModelResponse, _sentinode_v1_RollbackModelResponse__Output>
      Sampling: MessageTypeDefinition<_sentinode_v1_Sampling, _sentinode_v1_Sampling__Output>
      SamplingPlan: MessageTypeDefinition<_sentinode_v1_SamplingPlan, _sentinode_v1_SamplingPlan__Output>
      ScorePatchesRequest: MessageTypeDefinition<_sentinode_v1_ScorePatchesRequest, _sentinode_v1_ScorePatchesRequest__Output>
      ScorePatchesResponse: MessageTypeDefinition<_sentinode_v1_ScorePatchesResponse, _sentinode_v1_ScorePatchesResponse__Output>
      ScoreReport: MessageTypeDefinition<_sentinode_v1_ScoreReport, _sentinode_v1_ScoreReport__Output>
      SensitivityAtSpecificity: MessageTypeDefinition<_sentinode_v1_SensitivityAtSpecificity, _sentinode_v1_SensitivityAtSpecificity__Output>
      SkippedItem: MessageTypeDefinition<_sentinode_v1_SkippedItem, _sentinode_v1_SkippedItem__Output>
      Slide: MessageTypeDefinition<_sentinode_v1_Slide, _sentinode_v1_Slide__Output>
      SlideArchive: MessageTypeDefinition<_sentinode_v1_SlideArchive, _sentinode_v1_SlideArchive__Output>
      SlideCohort: MessageTypeDefinition<_sentinode_v1_SlideCohort, _sentinode_v1_SlideCohort__Output>
      SlideFile: MessageTypeDefinition<_sentinode_v1_SlideFile, _sentinode_v1_SlideFile__Output>
      SlideLevel: MessageTypeDefinition<_sentinode_v1_SlideLevel, _sentinode_v1_SlideLevel__Output>
      SlidePatchScore: MessageTypeDefinition<_sentinode_v1_SlidePatchScore, _sentinode_v1_SlidePatchScore__Output>
      SlideQuality: MessageTypeDefinition<_sentinode_v1_SlideQuality, _sentinode_v1_SlideQuality__Output>
      /**
       * Takes whole-slide images in and gives their facts and pixels out.
       */
      SlideService: SubtypeConstructor<typeof grpc.Client, _sentinode_v1_SlideServiceClient> & { service: _sentinode_v1_SlideServiceDefinition }
      SlideStain: MessageTypeDefinition<_sentinode_v1_SlideStain, _sentinode_v1_SlideStain__Output>
      Spacing: MessageTypeDefinition<_sentinode_v1_Spacing, _sentinode_v1_Spacing__Output>
      SpacingSource: EnumTypeDefinition
      SplitPart: MessageTypeDefinition<_sentinode_v1_SplitPart, _sentinode_v1_SplitPart__Output>
      SplitPlan: MessageTypeDefinition<_sentinode_v1_SplitPlan, _sentinode_v1_SplitPlan__Output>
      StagedPatient: MessageTypeDefinition<_sentinode_v1_StagedPatient, _sentinode_v1_StagedPatient__Output>
      StagingReport: MessageTypeDefinition<_sentinode_v1_StagingReport, _sentinode_v1_StagingReport__Output>
      StainVector: MessageTypeDefinition<_sentinode_v1_StainVector, _sentinode_v1_StainVector__Output>
      StopWhenCertain: MessageTypeDefinition<_sentinode_v1_StopWhenCertain, _sentinode_v1_StopWhenCertain__Output>
      StratifiedSample: MessageTypeDefinition<_sentinode_v1_StratifiedSample, _sentinode_v1_StratifiedSample__Output>
      StreamPatchScoresRequest: MessageTypeDefinition<_sentinode_v1_StreamPatchScoresRequest, _sentinode_v1_StreamPatchScoresRequest__Output>
      StreamPatchScoresResponse: MessageTypeDefinition<_sentinode_v1_StreamPatchScoresResponse, _sentinode_v1_StreamPatchScoresResponse__Output>
      TissueRule: EnumTypeDefinition
      TissueSummary: MessageTypeDefinition<_sentinode_v1_TissueSummary, _sentinode_v1_TissueSummary__Output>
      TopKMeanAggregation: MessageTypeDefinition<_sentinode_v1_TopKMeanAggregation, _sentinode_v1_TopKMeanAggregation__Output>
      TrainRequest: MessageTypeDefinition<_sentinode_v1_TrainRequest, _sentinode_v1_TrainRequest__Output>
      TrainResponse: MessageTypeDefinition<_sentinode_v1_TrainResponse, _sentinode_v1_TrainResponse__Output>
      TrainingAccepted: MessageTypeDefinition<_sentinode_v1_TrainingAccepted, _sentinode_v1_TrainingAccepted__Output>
      TrainingCheckpoint: MessageTypeDefinition<_sentinode_v1_TrainingCheckpoint, _sentinode_v1_TrainingCheckpoint__Output>
      TrainingData: MessageTypeDefinition<_sentinode_v1_TrainingData, _sentinode_v1_TrainingData__Output>
      TrainingDataReport: MessageTypeDefinition<_sentinode_v1_TrainingDataReport, _sentinode_v1_TrainingDataReport__Output>
      TrainingDistance: MessageTypeDefinition<_sentinode_v1_TrainingDistance, _sentinode_v1_TrainingDistance__Output>
      TrainingEnded: MessageTypeDefinition<_sentinode_v1_TrainingEnded, _sentinode_v1_TrainingEnded__Output>
      TrainingEpoch: MessageTypeDefinition<_sentinode_v1_TrainingEpoch, _sentinode_v1_TrainingEpoch__Output>
      TrainingFinished: MessageTypeDefinition<_sentinode_v1_TrainingFinished, _sentinode_v1_TrainingFinished__Output>
      TrainingRun: MessageTypeDefinition<_sentinode_v1_TrainingRun, _sentinode_v1_TrainingRun__Output>
      TrainingRunState: EnumTypeDefinition
      /**
       * Trains networks on the server. A run is a stored row with stored, numbered events; watching it is separate from
       * running it. One run at a time holds the device, others wait for their turn.
       */
      TrainingService: SubtypeConstructor<typeof grpc.Client, _sentinode_v1_TrainingServiceClient> & { service: _sentinode_v1_TrainingServiceDefinition }
      TrainingStarted: MessageTypeDefinition<_sentinode_v1_TrainingStarted, _sentinode_v1_TrainingStarted__Output>
      TrainingStep: MessageTypeDefinition<_sentinode_v1_TrainingStep, _sentinode_v1_TrainingStep__Output>
      TrainingWarning: MessageTypeDefinition<_sentinode_v1_TrainingWarning, _sentinode_v1_TrainingWarning__Output>
      TumourLabel: EnumTypeDefinition
      UnloadModelRequest: MessageTypeDefinition<_sentinode_v1_UnloadModelRequest, _sentinode_v1_UnloadModelRequest__Output>
      UnloadModelResponse: MessageTypeDefinition<_sentinode_v1_UnloadModelResponse, _sentinode_v1_UnloadModelResponse__Output>
      Upload: MessageTypeDefinition<_sentinode_v1_Upload, _sentinode_v1_Upload__Output>
      UploadChunk: MessageTypeDefinition<_sentinode_v1_UploadChunk, _sentinode_v1_UploadChunk__Output>
      UploadFileStatus: MessageTypeDefinition<_sentinode_v1_UploadFileStatus, _sentinode_v1_UploadFileStatus__Output>
      UploadHeader: MessageTypeDefinition<_sentinode_v1_UploadHeader, _sentinode_v1_UploadHeader__Output>
      UploadSlideRequest: MessageTypeDefinition<_sentinode_v1_UploadSlideRequest, _sentinode_v1_UploadSlideRequest__Output>
      UploadSlideResponse: MessageTypeDefinition<_sentinode_v1_UploadSlideResponse, _sentinode_v1_UploadSlideResponse__Output>
      UploadState: EnumTypeDefinition
      WatchPredictionRequest: MessageTypeDefinition<_sentinode_v1_WatchPredictionRequest, _sentinode_v1_WatchPredictionRequest__Output>
      WatchPredictionResponse: MessageTypeDefinition<_sentinode_v1_WatchPredictionResponse, _sentinode_v1_WatchPredictionResponse__Output>
      WatchTrainingRequest: MessageTypeDefinition<_sentinode_v1_WatchTrainingRequest, _sentinode_v1_WatchTrainingRequest__Output>
      WatchTrainingResponse: MessageTypeDefinition<_sentinode_v1_WatchTrainingResponse, _sentinode_v1_WatchTrainingResponse__Output>
      WriteUploadRequest: MessageTypeDefinition<_sentinode_v1_WriteUploadRequest, _sentinode_v1_WriteUploadRequest__Output>
      WriteUploadResponse: MessageTypeDefinition<_sentinode_v1_WriteUploadResponse, _sentinode_v1_WriteUploadResponse__Output>
    }
  }
}

