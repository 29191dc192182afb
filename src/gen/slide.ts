import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { CreateUploadRequest as _sentinode_v1_CreateUploadRequest, CreateUploadRequest__Output as _sentinode_v1_CreateUploadRequest__Output } from './sentinode/v1/CreateUploadRequest.js';
import type { CreateUploadResponse as _sentinode_v1_CreateUploadResponse, CreateUploadResponse__Output as _sentinode_v1_CreateUploadResponse__Output } from './sentinode/v1/CreateUploadResponse.js';
import type { DeleteSlideRequest as _sentinode_v1_DeleteSlideRequest, DeleteSlideRequest__Output as _sentinode_v1_DeleteSlideRequest__Output } from './sentinode/v1/DeleteSlideRequest.js';
import type { DeleteSlideResponse as _sentinode_v1_DeleteSlideResponse, DeleteSlideResponse__Output as _sentinode_v1_DeleteSlideResponse__Output } from './sentinode/v1/DeleteSlideResponse.js';
import type { DeleteUploadRequest as _sentinode_v1_DeleteUploadRequest, DeleteUploadRequest__Output as _sentinode_v1_DeleteUploadRequest__Output } from './sentinode/v1/DeleteUploadRequest.js';
import type { DeleteUploadResponse as _sentinode_v1_DeleteUploadResponse, DeleteUploadResponse__Output as _sentinode_v1_DeleteUploadResponse__Output } from './sentinode/v1/DeleteUploadResponse.js';
import type { EncodedImage as _sentinode_v1_EncodedImage, EncodedImage__Output as _sentinode_v1_EncodedImage__Output } from './sentinode/v1/EncodedImage.js';
import type { FinishUploadRequest as _sentinode_v1_FinishUploadRequest, FinishUploadRequest__Output as _sentinode_v1_FinishUploadRequest__Output } from './sentinode/v1/FinishUploadRequest.js';
import type { FinishUploadResponse as _sentinode_v1_FinishUploadResponse, FinishUploadResponse__Output as _sentinode_v1_FinishUploadResponse__Output } from './sentinode/v1/FinishUploadResponse.js';
import type { FocusQuality as _sentinode_v1_FocusQuality, FocusQuality__Output as _sentinode_v1_FocusQuality__Output } from './sentinode/v1/FocusQuality.js';
import type { GetAssociatedImageRequest as _sentinode_v1_GetAssociatedImageRequest, GetAssociatedImageRequest__Output as _sentinode_v1_GetAssociatedImageRequest__Output } from './sentinode/v1/GetAssociatedImageRequest.js';
import type { GetAssociatedImageResponse as _sentinode_v1_GetAssociatedImageResponse, GetAssociatedImageResponse__Output as _sentinode_v1_GetAssociatedImageResponse__Output } from './sentinode/v1/GetAssociatedImageResponse.js';
import type { GetRegionRequest as _sentinode_v1_GetRegionRequest, GetRegionRequest__Output as _sentinode_v1_GetRegionRequest__Output } from './sentinode/v1/GetRegionRequest.js';
import type { GetRegionResponse as _sentinode_v1_GetRegionResponse, GetRegionResponse__Output as _sentinode_v1_GetRegionResponse__Output } from './sentinode/v1/GetRegionResponse.js';
import type { GetSlideRequest as _sentinode_v1_GetSlideRequest, GetSlideRequest__Output as _sentinode_v1_GetSlideRequest__Output } from './sentinode/v1/GetSlideRequest.js';
import type { GetSlideResponse as _sentinode_v1_GetSlideResponse, GetSlideResponse__Output as _sentinode_v1_GetSlideResponse__Output } from './sentinode/v1/GetSlideResponse.js';
import type { GetThumbnailRequest as _sentinode_v1_GetThumbnailRequest, GetThumbnailRequest__Output as _sentinode_v1_GetThumbnailRequest__Output } from './sentinode/v1/GetThumbnailRequest.js';
import type { GetThumbnailResponse as _sentinode_v1_GetThumbnailResponse, GetThumbnailResponse__Output as _sentinode_v1_GetThumbnailResponse__Output } from './sentinode/v1/GetThumbnailResponse.js';
import type { GetUploadRequest as _sentinode_v1_GetUploadRequest, GetUploadRequest__Output as _sentinode_v1_GetUploadRequest__Output } from './sentinode/v1/GetUploadRequest.js';
import type { GetUploadResponse as _sentinode_v1_GetUploadResponse, GetUploadResponse__Output as _sentinode_v1_GetUploadResponse__Output } from './sentinode/v1/GetUploadResponse.js';
import type { ImportSlideRequest as _sentinode_v1_ImportSlideRequest, ImportSlideRequest__Output as _sentinode_v1_ImportSlideRequest__Output } from './sentinode/v1/ImportSlideRequest.js';
import type { ImportSlideResponse as _sentinode_v1_ImportSlideResponse, ImportSlideResponse__Output as _sentinode_v1_ImportSlideResponse__Output } from './sentinode/v1/ImportSlideResponse.js';
import type { InkMark as _sentinode_v1_InkMark, InkMark__Output as _sentinode_v1_InkMark__Output } from './sentinode/v1/InkMark.js';
import type { ListSlidesRequest as _sentinode_v1_ListSlidesRequest, ListSlidesRequest__Output as _sentinode_v1_ListSlidesRequest__Output } from './sentinode/v1/ListSlidesRequest.js';
import type { ListSlidesResponse as _sentinode_v1_ListSlidesResponse, ListSlidesResponse__Output as _sentinode_v1_ListSlidesResponse__Output } from './sentinode/v1/ListSlidesResponse.js';
import type { Region as _sentinode_v1_Region, Region__Output as _sentinode_v1_Region__Output } from './sentinode/v1/Region.js';
import type { Slide as _sentinode_v1_Slide, Slide__Output as _sentinode_v1_Slide__Output } from './sentinode/v1/Slide.js';
import type { SlideArchive as _sentinode_v1_SlideArchive, SlideArchive__Output as _sentinode_v1_SlideArchive__Output } from './sentinode/v1/SlideArchive.js';
import type { SlideFile as _sentinode_v1_SlideFile, SlideFile__Output as _sentinode_v1_SlideFile__Output } from './sentinode/v1/SlideFile.js';
import type { SlideLevel as _sentinode_v1_SlideLevel, SlideLevel__Output as _sentinode_v1_SlideLevel__Output } from './sentinode/v1/SlideLevel.js';
import type { SlideQuality as _sentinode_v1_SlideQuality, SlideQuality__Output as _sentinode_v1_SlideQuality__Output } from './sentinode/v1/SlideQuality.js';
import type { SlideServiceClient as _sentinode_v1_SlideServiceClient, SlideServiceDefinition as _sentinode_v1_SlideServiceDefinition } from './sentinode/v1/SlideService.js';
import type { Spacing as _sentinode_v1_Spacing, Spacing__Output as _sentinode_v1_Spacing__Output } from './sentinode/v1/Spacing.js';
import type { StainVector as _sentinode_v1_StainVector, StainVector__Output as _sentinode_v1_StainVector__Output } from './sentinode/v1/StainVector.js';
import type { TrainingDistance as _sentinode_v1_TrainingDistance, TrainingDistance__Output as _sentinode_v1_TrainingDistance__Output } from './sentinode/v1/TrainingDistance.js';
import type { Upload as _sentinode_v1_Upload, Upload__Output as _sentinode_v1_Upload__Output } from './sentinode/v1/Upload.js';
import type { UploadChunk as _sentinode_v1_UploadChunk, UploadChunk__Output as _sentinode_v1_UploadChunk__Output } from './sentinode/v1/UploadChunk.js';
import type { UploadFileStatus as _sentinode_v1_UploadFileStatus, UploadFileStatus__Output as _sentinode_v1_UploadFileStatus__Output } from './sentinode/v1/UploadFileStatus.js';
import type { UploadHeader as _sentinode_v1_UploadHeader, UploadHeader__Output as _sentinode_v1_UploadHeader__Output } from './sentinode/v1/UploadHeader.js';
import type { UploadSlideRequest as _sentinode_v1_UploadSlideRequest, UploadSlideRequest__Output as _sentinode_v1_UploadSlideRequest__Output } from './sentinode/v1/UploadSlideRequest.js';
import type { UploadSlideResponse as _sentinode_v1_UploadSlideResponse, UploadSlideResponse__Output as _sentinode_v1_UploadSlideResponse__Output } from './sentinode/v1/UploadSlideResponse.js';
import type { WriteUploadRequest as _sentinode_v1_WriteUploadRequest, WriteUploadRequest__Output as _sentinode_v1_WriteUploadRequest__Output } from './sentinode/v1/WriteUploadRequest.js';
import type { WriteUploadResponse as _sentinode_v1_WriteUploadResponse, WriteUploadResponse__Output as _sentinode_v1_WriteUploadResponse__Output } from './sentinode/v1/WriteUploadResponse.js';

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
      AssociatedImageKind: EnumTypeDefinition
      CreateUploadRequest: MessageTypeDefinition<_sentinode_v1_CreateUploadRequest, _sentinode_v1_CreateUploadRequest__Output>
      CreateUploadResponse: MessageTypeDefinition<_sentinode_v1_CreateUploadResponse, _sentinode_v1_CreateUploadResponse__Output>
      DeleteSlideRequest: MessageTypeDefinition<_sentinode_v1_DeleteSlideRequest, _sentinode_v1_DeleteSlideRequest__Output>
      DeleteSlideResponse: MessageTypeDefinition<_sentinode_v1_DeleteSlideResponse, _sentinode_v1_DeleteSlideResponse__Output>
      DeleteUploadRequest: MessageTypeDefinition<_sentinode_v1_DeleteUploadRequest, _sentinode_v1_DeleteUploadRequest__Output>
      DeleteUploadResponse: MessageTypeDefinition<_sentinode_v1_DeleteUploadResponse, _sentinode_v1_DeleteUploadResponse__Output>
      EncodedImage: MessageTypeDefinition<_sentinode_v1_EncodedImage, _sentinode_v1_EncodedImage__Output>
      FinishUploadRequest: MessageTypeDefinition<_sentinode_v1_FinishUploadRequest, _sentinode_v1_FinishUploadRequest__Output>
      FinishUploadResponse: MessageTypeDefinition<_sentinode_v1_FinishUploadResponse, _sentinode_v1_FinishUploadResponse__Output>
      FocusQuality: MessageTypeDefinition<_sentinode_v1_FocusQuality, _sentinode_v1_FocusQuality__Output>
      GetAssociatedImageRequest: MessageTypeDefinition<_sentinode_v1_GetAssociatedImageRequest, _sentinode_v1_GetAssociatedImageRequest__Output>
      GetAssociatedImageResponse: MessageTypeDefinition<_sentinode_v1_GetAssociatedImageResponse, _sentinode_v1_GetAssociatedImageResponse__Output>
      GetRegionRequest: MessageTypeDefinition<_sentinode_v1_GetRegionRequest, _sentinode_v1_GetRegionRequest__Output>
      GetRegionResponse: MessageTypeDefinition<_sentinode_v1_GetRegionResponse, _sentinode_v1_GetRegionResponse__Output>
      GetSlideRequest: MessageTypeDefinition<_sentinode_v1_GetSlideRequest, _sentinode_v1_GetSlideRequest__Output>
      GetSlideResponse: MessageTypeDefinition<_sentinode_v1_GetSlideResponse, _sentinode_v1_GetSlideResponse__Output>
      GetThumbnailRequest: MessageTypeDefinition<_sentinode_v1_GetThumbnailRequest, _sentinode_v1_GetThumbnailRequest__Output>
      GetThumbnailResponse: MessageTypeDefinition<_sentinode_v1_GetThumbnailResponse, _sentinode_v1_GetThumbnailResponse__Output>
      GetUploadRequest: MessageTypeDefinition<_sentinode_v1_GetUploadRequest, _sentinode_v1_GetUploadRequest__Output>
      GetUploadResponse: MessageTypeDefinition<_sentinode_v1_GetUploadResponse, _sentinode_v1_GetUploadResponse__Output>
      ImageFormat: EnumTypeDefinition
      ImportSlideRequest: MessageTypeDefinition<_sentinode_v1_ImportSlideRequest, _sentinode_v1_ImportSlideRequest__Output>
      ImportSlideResponse: MessageTypeDefinition<_sentinode_v1_ImportSlideResponse, _sentinode_v1_ImportSlideResponse__Output>
      InkColour: EnumTypeDefinition
      InkMark: MessageTypeDefinition<_sentinode_v1_InkMark, _sentinode_v1_InkMark__Output>
      ListSlidesRequest: MessageTypeDefinition<_sentinode_v1_ListSlidesRequest, _sentinode_v1_ListSlidesRequest__Output>
      ListSlidesResponse: MessageTypeDefinition<_sentinode_v1_ListSlidesResponse, _sentinode_v1_ListSlidesResponse__Output>
      QualityFlag: EnumTypeDefinition
      Region: MessageTypeDefinition<_sentinode_v1_Region, _sentinode_v1_Region__Output>
      Slide: MessageTypeDefinition<_sentinode_v1_Slide, _sentinode_v1_Slide__Output>
      SlideArchive: MessageTypeDefinition<_sentinode_v1_SlideArchive, _sentinode_v1_SlideArchive__Output>
      SlideFile: MessageTypeDefinition<_sentinode_v1_SlideFile, _sentinode_v1_SlideFile__Output>
      SlideLevel: MessageTypeDefinition<_sentinode_v1_SlideLevel, _sentinode_v1_SlideLevel__Output>
      SlideQuality: MessageTypeDefinition<_sentinode_v1_SlideQuality, _sentinode_v1_SlideQuality__Output>
      /**
       * Takes whole-slide images in and gives their facts and pixels out.
       */
      SlideService: SubtypeConstructor<typeof grpc.Client, _sentinode_v1_SlideServiceClient> & { service: _sentinode_v1_SlideServiceDefinition }
      Spacing: MessageTypeDefinition<_sentinode_v1_Spacing, _sentinode_v1_Spacing__Output>
      SpacingSource: EnumTypeDefinition
      StainVector: MessageTypeDefinition<_sentinode_v1_StainVector, _sentinode_v1_StainVector__Output>
      TrainingDistance: MessageTypeDefinition<_sentinode_v1_TrainingDistance, _sentinode_v1_TrainingDistance__Output>
      Upload: MessageTypeDefinition<_sentinode_v1_Upload, _sentinode_v1_Upload__Output>
      UploadChunk: MessageTypeDefinition<_sentinode_v1_UploadChunk, _sentinode_v1_UploadChunk__Output>
      UploadFileStatus: MessageTypeDefinition<_sentinode_v1_UploadFileStatus, _sentinode_v1_UploadFileStatus__Output>
      UploadHeader: MessageTypeDefinition<_sentinode_v1_UploadHeader, _sentinode_v1_UploadHeader__Output>
      UploadSlideRequest: MessageTypeDefinition<_sentinode_v1_UploadSlideRequest, _sentinode_v1_UploadSlideRequest__Output>
      UploadSlideResponse: MessageTypeDefinition<_sentinode_v1_UploadSlideResponse, _sentinode_v1_UploadSlideResponse__Output>
      UploadState: EnumTypeDefinition
      WriteUploadRequest: MessageTypeDefinition<_sentinode_v1_WriteUploadRequest, _sentinode_v1_WriteUploadRequest__Output>
      WriteUploadResponse: MessageTypeDefinition<_sentinode_v1_WriteUploadResponse, _sentinode_v1_WriteUploadResponse__Output>
    }
  }
}

