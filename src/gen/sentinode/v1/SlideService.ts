// Original file: proto/sentinode/v1/slide.proto

import type * as grpc from '@grpc/grpc-js'
import type { MethodDefinition } from '@grpc/proto-loader'
import type { CreateUploadRequest as _sentinode_v1_CreateUploadRequest, CreateUploadRequest__Output as _sentinode_v1_CreateUploadRequest__Output } from '../../sentinode/v1/CreateUploadRequest.js';
import type { CreateUploadResponse as _sentinode_v1_CreateUploadResponse, CreateUploadResponse__Output as _sentinode_v1_CreateUploadResponse__Output } from '../../sentinode/v1/CreateUploadResponse.js';
import type { DeleteSlideRequest as _sentinode_v1_DeleteSlideRequest, DeleteSlideRequest__Output as _sentinode_v1_DeleteSlideRequest__Output } from '../../sentinode/v1/DeleteSlideRequest.js';
import type { DeleteSlideResponse as _sentinode_v1_DeleteSlideResponse, DeleteSlideResponse__Output as _sentinode_v1_DeleteSlideResponse__Output } from '../../sentinode/v1/DeleteSlideResponse.js';
import type { DeleteUploadRequest as _sentinode_v1_DeleteUploadRequest, DeleteUploadRequest__Output as _sentinode_v1_DeleteUploadRequest__Output } from '../../sentinode/v1/DeleteUploadRequest.js';
import type { DeleteUploadResponse as _sentinode_v1_DeleteUploadResponse, DeleteUploadResponse__Output as _sentinode_v1_DeleteUploadResponse__Output } from '../../sentinode/v1/DeleteUploadResponse.js';
import type { FinishUploadRequest as _sentinode_v1_FinishUploadRequest, FinishUploadRequest__Output as _sentinode_v1_FinishUploadRequest__Output } from '../../sentinode/v1/FinishUploadRequest.js';
import type { FinishUploadResponse as _sentinode_v1_FinishUploadResponse, FinishUploadResponse__Output as _sentinode_v1_FinishUploadResponse__Output } from '../../sentinode/v1/FinishUploadResponse.js';
import type { GetAssociatedImageRequest as _sentinode_v1_GetAssociatedImageRequest, GetAssociatedImageRequest__Output as _sentinode_v1_GetAssociatedImageRequest__Output } from '../../sentinode/v1/GetAssociatedImageRequest.js';
import type { GetAssociatedImageResponse as _sentinode_v1_GetAssociatedImageResponse, GetAssociatedImageResponse__Output as _sentinode_v1_GetAssociatedImageResponse__Output } from '../../sentinode/v1/GetAssociatedImageResponse.js';
import type { GetRegionRequest as _sentinode_v1_GetRegionRequest, GetRegionRequest__Output as _sentinode_v1_GetRegionRequest__Output } from '../../sentinode/v1/GetRegionRequest.js';
import type { GetRegionResponse as _sentinode_v1_GetRegionResponse, GetRegionResponse__Output as _sentinode_v1_GetRegionResponse__Output } from '../../sentinode/v1/GetRegionResponse.js';
import type { GetSlideRequest as _sentinode_v1_GetSlideRequest, GetSlideRequest__Output as _sentinode_v1_GetSlideRequest__Output } from '../../sentinode/v1/GetSlideRequest.js';
import type { GetSlideResponse as _sentinode_v1_GetSlideResponse, GetSlideResponse__Output as _sentinode_v1_GetSlideResponse__Output } from '../../sentinode/v1/GetSlideResponse.js';
import type { GetThumbnailRequest as _sentinode_v1_GetThumbnailRequest, GetThumbnailRequest__Output as _sentinode_v1_GetThumbnailRequest__Output } from '../../sentinode/v1/GetThumbnailRequest.js';
import type { GetThumbnailResponse as _sentinode_v1_GetThumbnailResponse, GetThumbnailResponse__Output as _sentinode_v1_GetThumbnailResponse__Output } from '../../sentinode/v1/GetThumbnailResponse.js';
import type { GetUploadRequest as _sentinode_v1_GetUploadRequest, GetUploadRequest__Output as _sentinode_v1_GetUploadRequest__Output } from '../../sentinode/v1/GetUploadRequest.js';
import type { GetUploadResponse as _sentinode_v1_GetUploadResponse, GetUploadResponse__Output as _sentinode_v1_GetUploadResponse__Output } from '../../sentinode/v1/GetUploadResponse.js';
import type { ImportSlideRequest as _sentinode_v1_ImportSlideRequest, ImportSlideRequest__Output as _sentinode_v1_ImportSlideRequest__Output } from '../../sentinode/v1/ImportSlideRequest.js';
import type { ImportSlideResponse as _sentinode_v1_ImportSlideResponse, ImportSlideResponse__Output as _sentinode_v1_ImportSlideResponse__Output } from '../../sentinode/v1/ImportSlideResponse.js';
import type { ListSlidesRequest as _sentinode_v1_ListSlidesRequest, ListSlidesRequest__Output as _sentinode_v1_ListSlidesRequest__Output } from '../../sentinode/v1/ListSlidesRequest.js';
import type { ListSlidesResponse as _sentinode_v1_ListSlidesResponse, ListSlidesResponse__Output as _sentinode_v1_ListSlidesResponse__Output } from '../../sentinode/v1/ListSlidesResponse.js';
import type { UploadSlideRequest as _sentinode_v1_UploadSlideRequest, UploadSlideRequest__Output as _sentinode_v1_UploadSlideRequest__Output } from '../../sentinode/v1/UploadSlideRequest.js';
import type { UploadSlideResponse as _sentinode_v1_UploadSlideResponse, UploadSlideResponse__Output as _sentinode_v1_UploadSlideResponse__Output } from '../../sentinode/v1/UploadSlideResponse.js';
import type { WriteUploadRequest as _sentinode_v1_WriteUploadRequest, WriteUploadRequest__Output as _sentinode_v1_WriteUploadRequest__Output } from '../../sentinode/v1/WriteUploadRequest.js';
import type { WriteUploadResponse as _sentinode_v1_WriteUploadResponse, WriteUploadResponse__Output as _sentinode_v1_WriteUploadResponse__Output } from '../../sentinode/v1/WriteUploadResponse.js';

/**
 * Takes whole-slide images in and gives their facts and pixels out.
 */
export interface SlideServiceClient extends grpc.Client {
  /**
   * Opens a resumable upload. Idempotent by `request_id`.
   */
  CreateUpload(argument: _sentinode_v1_CreateUploadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_CreateUploadResponse__Output>): grpc.ClientUnaryCall;
  CreateUpload(argument: _sentinode_v1_CreateUploadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_CreateUploadResponse__Output>): grpc.ClientUnaryCall;
  CreateUpload(argument: _sentinode_v1_CreateUploadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_CreateUploadResponse__Output>): grpc.ClientUnaryCall;
  CreateUpload(argument: _sentinode_v1_CreateUploadRequest, callback: grpc.requestCallback<_sentinode_v1_CreateUploadResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Opens a resumable upload. Idempotent by `request_id`.
   */
  createUpload(argument: _sentinode_v1_CreateUploadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_CreateUploadResponse__Output>): grpc.ClientUnaryCall;
  createUpload(argument: _sentinode_v1_CreateUploadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_CreateUploadResponse__Output>): grpc.ClientUnaryCall;
  createUpload(argument: _sentinode_v1_CreateUploadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_CreateUploadResponse__Output>): grpc.ClientUnaryCall;
  createUpload(argument: _sentinode_v1_CreateUploadRequest, callback: grpc.requestCallback<_sentinode_v1_CreateUploadResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Deletes a slide, its files and its predictions. Refused while a prediction of it runs.
   */
  DeleteSlide(argument: _sentinode_v1_DeleteSlideRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_DeleteSlideResponse__Output>): grpc.ClientUnaryCall;
  DeleteSlide(argument: _sentinode_v1_DeleteSlideRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_DeleteSlideResponse__Output>): grpc.ClientUnaryCall;
  DeleteSlide(argument: _sentinode_v1_DeleteSlideRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_DeleteSlideResponse__Output>): grpc.ClientUnaryCall;
  DeleteSlide(argument: _sentinode_v1_DeleteSlideRequest, callback: grpc.requestCallback<_sentinode_v1_DeleteSlideResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Deletes a slide, its files and its predictions. Refused while a prediction of it runs.
   */
  deleteSlide(argument: _sentinode_v1_DeleteSlideRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_DeleteSlideResponse__Output>): grpc.ClientUnaryCall;
  deleteSlide(argument: _sentinode_v1_DeleteSlideRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_DeleteSlideResponse__Output>): grpc.ClientUnaryCall;
  deleteSlide(argument: _sentinode_v1_DeleteSlideRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_DeleteSlideResponse__Output>): grpc.ClientUnaryCall;
  deleteSlide(argument: _sentinode_v1_DeleteSlideRequest, callback: grpc.requestCallback<_sentinode_v1_DeleteSlideResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Drops an upload that is not a slide yet: one that is given up, or that was refused. Its bytes are freed at once,
   * its request_id too; a stream that writes to it is ended. An upload that is gone already counts as deleted.
   */
  DeleteUpload(argument: _sentinode_v1_DeleteUploadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_DeleteUploadResponse__Output>): grpc.ClientUnaryCall;
  DeleteUpload(argument: _sentinode_v1_DeleteUploadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_DeleteUploadResponse__Output>): grpc.ClientUnaryCall;
  DeleteUpload(argument: _sentinode_v1_DeleteUploadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_DeleteUploadResponse__Output>): grpc.ClientUnaryCall;
  DeleteUpload(argument: _sentinode_v1_DeleteUploadRequest, callback: grpc.requestCallback<_sentinode_v1_DeleteUploadResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Drops an upload that is not a slide yet: one that is given up, or that was refused. Its bytes are freed at once,
   * its request_id too; a stream that writes to it is ended. An upload that is gone already counts as deleted.
   */
  deleteUpload(argument: _sentinode_v1_DeleteUploadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_DeleteUploadResponse__Output>): grpc.ClientUnaryCall;
  deleteUpload(argument: _sentinode_v1_DeleteUploadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_DeleteUploadResponse__Output>): grpc.ClientUnaryCall;
  deleteUpload(argument: _sentinode_v1_DeleteUploadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_DeleteUploadResponse__Output>): grpc.ClientUnaryCall;
  deleteUpload(argument: _sentinode_v1_DeleteUploadRequest, callback: grpc.requestCallback<_sentinode_v1_DeleteUploadResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Checks digests, probes the slide and registers it. A second call gives the same slide.
   */
  FinishUpload(argument: _sentinode_v1_FinishUploadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_FinishUploadResponse__Output>): grpc.ClientUnaryCall;
  FinishUpload(argument: _sentinode_v1_FinishUploadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_FinishUploadResponse__Output>): grpc.ClientUnaryCall;
  FinishUpload(argument: _sentinode_v1_FinishUploadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_FinishUploadResponse__Output>): grpc.ClientUnaryCall;
  FinishUpload(argument: _sentinode_v1_FinishUploadRequest, callback: grpc.requestCallback<_sentinode_v1_FinishUploadResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Checks digests, probes the slide and registers it. A second call gives the same slide.
   */
  finishUpload(argument: _sentinode_v1_FinishUploadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_FinishUploadResponse__Output>): grpc.ClientUnaryCall;
  finishUpload(argument: _sentinode_v1_FinishUploadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_FinishUploadResponse__Output>): grpc.ClientUnaryCall;
  finishUpload(argument: _sentinode_v1_FinishUploadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_FinishUploadResponse__Output>): grpc.ClientUnaryCall;
  finishUpload(argument: _sentinode_v1_FinishUploadRequest, callback: grpc.requestCallback<_sentinode_v1_FinishUploadResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Returns a picture that the slide's file holds beside its levels. Labels and macros can show a patient's name: they
   * are refused with ASSOCIATED_IMAGE_NOT_ALLOWED unless the server's setting `associatedImages` lets them out.
   */
  GetAssociatedImage(argument: _sentinode_v1_GetAssociatedImageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetAssociatedImageResponse__Output>): grpc.ClientUnaryCall;
  GetAssociatedImage(argument: _sentinode_v1_GetAssociatedImageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetAssociatedImageResponse__Output>): grpc.ClientUnaryCall;
  GetAssociatedImage(argument: _sentinode_v1_GetAssociatedImageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetAssociatedImageResponse__Output>): grpc.ClientUnaryCall;
  GetAssociatedImage(argument: _sentinode_v1_GetAssociatedImageRequest, callback: grpc.requestCallback<_sentinode_v1_GetAssociatedImageResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Returns a picture that the slide's file holds beside its levels. Labels and macros can show a patient's name: they
   * are refused with ASSOCIATED_IMAGE_NOT_ALLOWED unless the server's setting `associatedImages` lets them out.
   */
  getAssociatedImage(argument: _sentinode_v1_GetAssociatedImageRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetAssociatedImageResponse__Output>): grpc.ClientUnaryCall;
  getAssociatedImage(argument: _sentinode_v1_GetAssociatedImageRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetAssociatedImageResponse__Output>): grpc.ClientUnaryCall;
  getAssociatedImage(argument: _sentinode_v1_GetAssociatedImageRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetAssociatedImageResponse__Output>): grpc.ClientUnaryCall;
  getAssociatedImage(argument: _sentinode_v1_GetAssociatedImageRequest, callback: grpc.requestCallback<_sentinode_v1_GetAssociatedImageResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Returns the pixels of a rectangle at a wanted scale.
   */
  GetRegion(argument: _sentinode_v1_GetRegionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetRegionResponse__Output>): grpc.ClientUnaryCall;
  GetRegion(argument: _sentinode_v1_GetRegionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetRegionResponse__Output>): grpc.ClientUnaryCall;
  GetRegion(argument: _sentinode_v1_GetRegionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetRegionResponse__Output>): grpc.ClientUnaryCall;
  GetRegion(argument: _sentinode_v1_GetRegionRequest, callback: grpc.requestCallback<_sentinode_v1_GetRegionResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Returns the pixels of a rectangle at a wanted scale.
   */
  getRegion(argument: _sentinode_v1_GetRegionRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetRegionResponse__Output>): grpc.ClientUnaryCall;
  getRegion(argument: _sentinode_v1_GetRegionRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetRegionResponse__Output>): grpc.ClientUnaryCall;
  getRegion(argument: _sentinode_v1_GetRegionRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetRegionResponse__Output>): grpc.ClientUnaryCall;
  getRegion(argument: _sentinode_v1_GetRegionRequest, callback: grpc.requestCallback<_sentinode_v1_GetRegionResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Returns one slide.
   */
  GetSlide(argument: _sentinode_v1_GetSlideRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetSlideResponse__Output>): grpc.ClientUnaryCall;
  GetSlide(argument: _sentinode_v1_GetSlideRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetSlideResponse__Output>): grpc.ClientUnaryCall;
  GetSlide(argument: _sentinode_v1_GetSlideRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetSlideResponse__Output>): grpc.ClientUnaryCall;
  GetSlide(argument: _sentinode_v1_GetSlideRequest, callback: grpc.requestCallback<_sentinode_v1_GetSlideResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Returns one slide.
   */
  getSlide(argument: _sentinode_v1_GetSlideRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetSlideResponse__Output>): grpc.ClientUnaryCall;
  getSlide(argument: _sentinode_v1_GetSlideRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetSlideResponse__Output>): grpc.ClientUnaryCall;
  getSlide(argument: _sentinode_v1_GetSlideRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetSlideResponse__Output>): grpc.ClientUnaryCall;
  getSlide(argument: _sentinode_v1_GetSlideRequest, callback: grpc.requestCallback<_sentinode_v1_GetSlideResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Returns a small picture of the whole slide.
   */
  GetThumbnail(argument: _sentinode_v1_GetThumbnailRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetThumbnailResponse__Output>): grpc.ClientUnaryCall;
  GetThumbnail(argument: _sentinode_v1_GetThumbnailRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetThumbnailResponse__Output>): grpc.ClientUnaryCall;
  GetThumbnail(argument: _sentinode_v1_GetThumbnailRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetThumbnailResponse__Output>): grpc.ClientUnaryCall;
  GetThumbnail(argument: _sentinode_v1_GetThumbnailRequest, callback: grpc.requestCallback<_sentinode_v1_GetThumbnailResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Returns a small picture of the whole slide.
   */
  getThumbnail(argument: _sentinode_v1_GetThumbnailRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetThumbnailResponse__Output>): grpc.ClientUnaryCall;
  getThumbnail(argument: _sentinode_v1_GetThumbnailRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetThumbnailResponse__Output>): grpc.ClientUnaryCall;
  getThumbnail(argument: _sentinode_v1_GetThumbnailRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetThumbnailResponse__Output>): grpc.ClientUnaryCall;
  getThumbnail(argument: _sentinode_v1_GetThumbnailRequest, callback: grpc.requestCallback<_sentinode_v1_GetThumbnailResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Says how much of an upload is committed, so that a client knows where to go on.
   */
  GetUpload(argument: _sentinode_v1_GetUploadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetUploadResponse__Output>): grpc.ClientUnaryCall;
  GetUpload(argument: _sentinode_v1_GetUploadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetUploadResponse__Output>): grpc.ClientUnaryCall;
  GetUpload(argument: _sentinode_v1_GetUploadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetUploadResponse__Output>): grpc.ClientUnaryCall;
  GetUpload(argument: _sentinode_v1_GetUploadRequest, callback: grpc.requestCallback<_sentinode_v1_GetUploadResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Says how much of an upload is committed, so that a client knows where to go on.
   */
  getUpload(argument: _sentinode_v1_GetUploadRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetUploadResponse__Output>): grpc.ClientUnaryCall;
  getUpload(argument: _sentinode_v1_GetUploadRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_GetUploadResponse__Output>): grpc.ClientUnaryCall;
  getUpload(argument: _sentinode_v1_GetUploadRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_GetUploadResponse__Output>): grpc.ClientUnaryCall;
  getUpload(argument: _sentinode_v1_GetUploadRequest, callback: grpc.requestCallback<_sentinode_v1_GetUploadResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Registers a slide that stays in an archive: a DICOM series on a DICOMweb server that the operator has configured.
   * Nothing is uploaded and nothing is copied; its frames are read as they are needed, for as long as the archive has
   * them. Such a slide can do all that an uploaded one can. Idempotent by `request_id`.
   */
  ImportSlide(argument: _sentinode_v1_ImportSlideRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ImportSlideResponse__Output>): grpc.ClientUnaryCall;
  ImportSlide(argument: _sentinode_v1_ImportSlideRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ImportSlideResponse__Output>): grpc.ClientUnaryCall;
  ImportSlide(argument: _sentinode_v1_ImportSlideRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ImportSlideResponse__Output>): grpc.ClientUnaryCall;
  ImportSlide(argument: _sentinode_v1_ImportSlideRequest, callback: grpc.requestCallback<_sentinode_v1_ImportSlideResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Registers a slide that stays in an archive: a DICOM series on a DICOMweb server that the operator has configured.
   * Nothing is uploaded and nothing is copied; its frames are read as they are needed, for as long as the archive has
   * them. Such a slide can do all that an uploaded one can. Idempotent by `request_id`.
   */
  importSlide(argument: _sentinode_v1_ImportSlideRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ImportSlideResponse__Output>): grpc.ClientUnaryCall;
  importSlide(argument: _sentinode_v1_ImportSlideRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ImportSlideResponse__Output>): grpc.ClientUnaryCall;
  importSlide(argument: _sentinode_v1_ImportSlideRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ImportSlideResponse__Output>): grpc.ClientUnaryCall;
  importSlide(argument: _sentinode_v1_ImportSlideRequest, callback: grpc.requestCallback<_sentinode_v1_ImportSlideResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Lists slides, newest first, in pages.
   */
  ListSlides(argument: _sentinode_v1_ListSlidesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListSlidesResponse__Output>): grpc.ClientUnaryCall;
  ListSlides(argument: _sentinode_v1_ListSlidesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ListSlidesResponse__Output>): grpc.ClientUnaryCall;
  ListSlides(argument: _sentinode_v1_ListSlidesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListSlidesResponse__Output>): grpc.ClientUnaryCall;
  ListSlides(argument: _sentinode_v1_ListSlidesRequest, callback: grpc.requestCallback<_sentinode_v1_ListSlidesResponse__Output>): grpc.ClientUnaryCall;
  /**
   * Lists slides, newest first, in pages.
   */
  listSlides(argument: _sentinode_v1_ListSlidesRequest, metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListSlidesResponse__Output>): grpc.ClientUnaryCall;
  listSlides(argument: _sentinode_v1_ListSlidesRequest, metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_ListSlidesResponse__Output>): grpc.ClientUnaryCall;
  listSlides(argument: _sentinode_v1_ListSlidesRequest, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_ListSlidesResponse__Output>): grpc.ClientUnaryCall;
  listSlides(argument: _sentinode_v1_ListSlidesRequest, callback: grpc.requestCallback<_sentinode_v1_ListSlidesResponse__Output>): grpc.ClientUnaryCall;
  
  /**
   * Uploads one slide in one stream: a header, then its chunks in order.
   * A broken stream leaves nothing behind; use CreateUpload for slides that must survive one.
   * A stream that brings nothing for 60 seconds, or too little in them, is ended with DEADLINE_EXCEEDED.
   */
  UploadSlide(metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_UploadSlideResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_UploadSlideRequest>;
  UploadSlide(metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_UploadSlideResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_UploadSlideRequest>;
  UploadSlide(options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_UploadSlideResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_UploadSlideRequest>;
  UploadSlide(callback: grpc.requestCallback<_sentinode_v1_UploadSlideResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_UploadSlideRequest>;
  /**
   * Uploads one slide in one stream: a header, then its chunks in order.
   * A broken stream leaves nothing behind; use CreateUpload for slides that must survive one.
   * A stream that brings nothing for 60 seconds, or too little in them, is ended with DEADLINE_EXCEEDED.
   */
  uploadSlide(metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_UploadSlideResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_UploadSlideRequest>;
  uploadSlide(metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_UploadSlideResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_UploadSlideRequest>;
  uploadSlide(options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_UploadSlideResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_UploadSlideRequest>;
  uploadSlide(callback: grpc.requestCallback<_sentinode_v1_UploadSlideResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_UploadSlideRequest>;
  
  /**
   * Writes chunks of an upload. Each file continues at its `committed_bytes`.
   * Whatever was acknowledged survives a crash of the client and of the server.
   * A stream that brings nothing for 60 seconds, or too little in them, is ended with DEADLINE_EXCEEDED.
   */
  WriteUpload(metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_WriteUploadResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_WriteUploadRequest>;
  WriteUpload(metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_WriteUploadResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_WriteUploadRequest>;
  WriteUpload(options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_WriteUploadResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_WriteUploadRequest>;
  WriteUpload(callback: grpc.requestCallback<_sentinode_v1_WriteUploadResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_WriteUploadRequest>;
  /**
   * Writes chunks of an upload. Each file continues at its `committed_bytes`.
   * Whatever was acknowledged survives a crash of the client and of the server.
   * A stream that brings nothing for 60 seconds, or too little in them, is ended with DEADLINE_EXCEEDED.
   */
  writeUpload(metadata: grpc.Metadata, options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_WriteUploadResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_WriteUploadRequest>;
  writeUpload(metadata: grpc.Metadata, callback: grpc.requestCallback<_sentinode_v1_WriteUploadResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_WriteUploadRequest>;
  writeUpload(options: grpc.CallOptions, callback: grpc.requestCallback<_sentinode_v1_WriteUploadResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_WriteUploadRequest>;
  writeUpload(callback: grpc.requestCallback<_sentinode_v1_WriteUploadResponse__Output>): grpc.ClientWritableStream<_sentinode_v1_WriteUploadRequest>;
  
}

/**
 * Takes whole-slide images in and gives their facts and pixels out.
 */
export interface SlideServiceHandlers extends grpc.UntypedServiceImplementation {
  /**
   * Opens a resumable upload. Idempotent by `request_id`.
   */
  CreateUpload: grpc.handleUnaryCall<_sentinode_v1_CreateUploadRequest__Output, _sentinode_v1_CreateUploadResponse>;
  
  /**
   * Deletes a slide, its files and its predictions. Refused while a prediction of it runs.
   */
  DeleteSlide: grpc.handleUnaryCall<_sentinode_v1_DeleteSlideRequest__Output, _sentinode_v1_DeleteSlideResponse>;
  
  /**
   * Drops an upload that is not a slide yet: one that is given up, or that was refused. Its bytes are freed at once,
   * its request_id too; a stream that writes to it is ended. An upload that is gone already counts as deleted.
   */
  DeleteUpload: grpc.handleUnaryCall<_sentinode_v1_DeleteUploadRequest__Output, _sentinode_v1_DeleteUploadResponse>;
  
  /**
   * Checks digests, probes the slide and registers it. A second call gives the same slide.
   */
  FinishUpload: grpc.handleUnaryCall<_sentinode_v1_FinishUploadRequest__Output, _sentinode_v1_FinishUploadResponse>;
  
  /**
   * Returns a picture that the slide's file holds beside its levels. Labels and macros can show a patient's name: they
   * are refused with ASSOCIATED_IMAGE_NOT_ALLOWED unless the server's setting `associatedImages` lets them out.
   */
  GetAssociatedImage: grpc.handleUnaryCall<_sentinode_v1_GetAssociatedImageRequest__Output, _sentinode_v1_GetAssociatedImageResponse>;
  
  /**
   * Returns the pixels of a rectangle at a wanted scale.
   */
  GetRegion: grpc.handleUnaryCall<_sentinode_v1_GetRegionRequest__Output, _sentinode_v1_GetRegionResponse>;
  
  /**
   * Returns one slide.
   */
  GetSlide: grpc.handleUnaryCall<_sentinode_v1_GetSlideRequest__Output, _sentinode_v1_GetSlideResponse>;
  
  /**
   * Returns a small picture of the whole slide.
   */
  GetThumbnail: grpc.handleUnaryCall<_sentinode_v1_GetThumbnailRequest__Output, _sentinode_v1_GetThumbnailResponse>;
  
  /**
   * Says how much of an upload is committed, so that a client knows where to go on.
   */
  GetUpload: grpc.handleUnaryCall<_sentinode_v1_GetUploadRequest__Output, _sentinode_v1_GetUploadResponse>;
  
  /**
   * Registers a slide that stays in an archive: a DICOM series on a DICOMweb server that the operator has configured.
   * Nothing is uploaded and nothing is copied; its frames are read as they are needed, for as long as the archive has
   * them. Such a slide can do all that an uploaded one can. Idempotent by `request_id`.
   */
  ImportSlide: grpc.handleUnaryCall<_sentinode_v1_ImportSlideRequest__Output, _sentinode_v1_ImportSlideResponse>;
  
  /**
   * Lists slides, newest first, in pages.
   */
  ListSlides: grpc.handleUnaryCall<_sentinode_v1_ListSlidesRequest__Output, _sentinode_v1_ListSlidesResponse>;
  
  /**
   * Uploads one slide in one stream: a header, then its chunks in order.
   * A broken stream leaves nothing behind; use CreateUpload for slides that must survive one.
   * A stream that brings nothing for 60 seconds, or too little in them, is ended with DEADLINE_EXCEEDED.
   */
  UploadSlide: grpc.handleClientStreamingCall<_sentinode_v1_UploadSlideRequest__Output, _sentinode_v1_UploadSlideResponse>;
  
  /**
   * Writes chunks of an upload. Each file continues at its `committed_bytes`.
   * Whatever was acknowledged survives a crash of the client and of the server.
   * A stream that brings nothing for 60 seconds, or too little in them, is ended with DEADLINE_EXCEEDED.
   */
  WriteUpload: grpc.handleClientStreamingCall<_sentinode_v1_WriteUploadRequest__Output, _sentinode_v1_WriteUploadResponse>;
  
}

export interface SlideServiceDefinition extends grpc.ServiceDefinition {
  CreateUpload: MethodDefinition<_sentinode_v1_CreateUploadRequest, _sentinode_v1_CreateUploadResponse, _sentinode_v1_CreateUploadRequest__Output, _sentinode_v1_CreateUploadResponse__Output>
  DeleteSlide: MethodDefinition<_sentinode_v1_DeleteSlideRequest, _sentinode_v1_DeleteSlideResponse, _sentinode_v1_DeleteSlideRequest__Output, _sentinode_v1_DeleteSlideResponse__Output>
  DeleteUpload: MethodDefinition<_sentinode_v1_DeleteUploadRequest, _sentinode_v1_DeleteUploadResponse, _sentinode_v1_DeleteUploadRequest__Output, _sentinode_v1_DeleteUploadResponse__Output>
  FinishUpload: MethodDefinition<_sentinode_v1_FinishUploadRequest, _sentinode_v1_FinishUploadResponse, _sentinode_v1_FinishUploadRequest__Output, _sentinode_v1_FinishUploadResponse__Output>
  GetAssociatedImage: MethodDefinition<_sentinode_v1_GetAssociatedImageRequest, _sentinode_v1_GetAssociatedImageResponse, _sentinode_v1_GetAssociatedImageRequest__Output, _sentinode_v1_GetAssociatedImageResponse__Output>
  GetRegion: MethodDefinition<_sentinode_v1_GetRegionRequest, _sentinode_v1_GetRegionResponse, _sentinode_v1_GetRegionRequest__Output, _sentinode_v1_GetRegionResponse__Output>
  GetSlide: MethodDefinition<_sentinode_v1_GetSlideRequest, _sentinode_v1_GetSlideResponse, _sentinode_v1_GetSlideRequest__Output, _sentinode_v1_GetSlideResponse__Output>
  GetThumbnail: MethodDefinition<_sentinode_v1_GetThumbnailRequest, _sentinode_v1_GetThumbnailResponse, _sentinode_v1_GetThumbnailRequest__Output, _sentinode_v1_GetThumbnailResponse__Output>
  GetUpload: MethodDefinition<_sentinode_v1_GetUploadRequest, _sentinode_v1_GetUploadResponse, _sentinode_v1_GetUploadRequest__Output, _sentinode_v1_GetUploadResponse__Output>
  ImportSlide: MethodDefinition<_sentinode_v1_ImportSlideRequest, _sentinode_v1_ImportSlideResponse, _sentinode_v1_ImportSlideRequest__Output, _sentinode_v1_ImportSlideResponse__Output>
  ListSlides: MethodDefinition<_sentinode_v1_ListSlidesRequest, _sentinode_v1_ListSlidesResponse, _sentinode_v1_ListSlidesRequest__Output, _sentinode_v1_ListSlidesResponse__Output>
  UploadSlide: MethodDefinition<_sentinode_v1_UploadSlideRequest, _sentinode_v1_UploadSlideResponse, _sentinode_v1_UploadSlideRequest__Output, _sentinode_v1_UploadSlideResponse__Output>
  WriteUpload: MethodDefinition<_sentinode_v1_WriteUploadRequest, _sentinode_v1_WriteUploadResponse, _sentinode_v1_WriteUploadRequest__Output, _sentinode_v1_WriteUploadResponse__Output>
}
