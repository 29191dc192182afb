// Original file: proto/sentinode/v1/error_reason.proto

/**
 * Closed list of reasons. On the wire the reason stands without the prefix, such as `MISSING_SPACING`.
 */
export const ErrorReason = {
  /**
   * Never sent.
   */
  ERROR_REASON_UNSPECIFIED: 'ERROR_REASON_UNSPECIFIED',
  /**
   * INVALID_ARGUMENT. A request field is missing or out of range; BadRequest names it. Example: `page_size` of -1.
   */
  ERROR_REASON_INVALID_FIELD: 'ERROR_REASON_INVALID_FIELD',
  /**
   * NOT_FOUND. No slide has this id. Example: it was deleted.
   */
  ERROR_REASON_SLIDE_NOT_FOUND: 'ERROR_REASON_SLIDE_NOT_FOUND',
  /**
   * NOT_FOUND. No upload has this id. Example: it expired after a day.
   */
  ERROR_REASON_UPLOAD_NOT_FOUND: 'ERROR_REASON_UPLOAD_NOT_FOUND',
  /**
   * NOT_FOUND. No prediction has this id.
   */
  ERROR_REASON_PREDICTION_NOT_FOUND: 'ERROR_REASON_PREDICTION_NOT_FOUND',
  /**
   * NOT_FOUND. No model version has this name. Example: `resnet/1`.
   */
  ERROR_REASON_MODEL_NOT_FOUND: 'ERROR_REASON_MODEL_NOT_FOUND',
  /**
   * NOT_FOUND. No training run has this id.
   */
  ERROR_REASON_TRAINING_RUN_NOT_FOUND: 'ERROR_REASON_TRAINING_RUN_NOT_FOUND',
  /**
   * FAILED_PRECONDITION. Bytes are missing; the metadata says of which file. Example: FinishUpload after half of the chunks.
   */
  ERROR_REASON_UPLOAD_INCOMPLETE: 'ERROR_REASON_UPLOAD_INCOMPLETE',
  /**
   * OUT_OF_RANGE. A chunk does not start at what is committed; the metadata carries `committedBytes`. Example: a chunk sent twice.
   */
  ERROR_REASON_UPLOAD_OFFSET_MISMATCH: 'ERROR_REASON_UPLOAD_OFFSET_MISMATCH',
  /**
   * DATA_LOSS. The bytes do not match their CRC-32C or SHA-256. The bytes before stay; send the chunk (or the file) again.
   */
  ERROR_REASON_UPLOAD_CHECKSUM_MISMATCH: 'ERROR_REASON_UPLOAD_CHECKSUM_MISMATCH',
  /**
   * INVALID_ARGUMENT. A file, a chunk or the upload exceeds its limit or its announced size; the metadata carries the limit.
   */
  ERROR_REASON_UPLOAD_TOO_LARGE: 'ERROR_REASON_UPLOAD_TOO_LARGE',
  /**
   * FAILED_PRECONDITION. The upload is a slide already; nothing more can be written.
   */
  ERROR_REASON_UPLOAD_ALREADY_FINISHED: 'ERROR_REASON_UPLOAD_ALREADY_FINISHED',
  /**
   * INVALID_ARGUMENT. The stream began with a chunk, ended before its header, or carried two headers.
   */
  ERROR_REASON_UPLOAD_HEADER_MISSING: 'ERROR_REASON_UPLOAD_HEADER_MISSING',
  /**
   * ALREADY_EXISTS. The request_id was used before with other content.
   */
  ERROR_REASON_REQUEST_ID_REUSED: 'ERROR_REASON_REQUEST_ID_REUSED',
  /**
   * INVALID_ARGUMENT. A file has no bytes.
   */
  ERROR_REASON_SLIDE_EMPTY: 'ERROR_REASON_SLIDE_EMPTY',
  /**
   * FAILED_PRECONDITION. The slide ends before its own directory or tiles say so. Example: a copy that broke off.
   */
  ERROR_REASON_SLIDE_TRUNCATED: 'ERROR_REASON_SLIDE_TRUNCATED',
  /**
   * FAILED_PRECONDITION. No reader knows this content. Example: a PDF.
   */
  ERROR_REASON_SLIDE_FORMAT_UNKNOWN: 'ERROR_REASON_SLIDE_FORMAT_UNKNOWN',
  /**
   * FAILED_PRECONDITION. The content contradicts itself. Example: a directory that points into itself.
   */
  ERROR_REASON_SLIDE_CORRUPT: 'ERROR_REASON_SLIDE_CORRUPT',
  /**
   * FAILED_PRECONDITION. The format is known, this variant is not served; the message names what is missing.
   */
  ERROR_REASON_SLIDE_UNSUPPORTED: 'ERROR_REASON_SLIDE_UNSUPPORTED',
  /**
   * FAILED_PRECONDITION. A prediction of the slide runs; cancel it first.
   */
  ERROR_REASON_SLIDE_IN_USE: 'ERROR_REASON_SLIDE_IN_USE',
  /**
   * FAILED_PRECONDITION. The slide states no pixel size and none was given; upload it with `spacing_override`.
   */
  ERROR_REASON_MISSING_SPACING: 'ERROR_REASON_MISSING_SPACING',
  /**
   * OUT_OF_RANGE. The region lies wholly outside the slide.
   */
  ERROR_REASON_REGION_OUT_OF_BOUNDS: 'ERROR_REASON_REGION_OUT_OF_BOUNDS',
  /**
   * INVALID_ARGUMENT. A patch is no PNG, JPEG, WebP or TIFF, or is broken; BadRequest names it.
   */
  ERROR_REASON_PATCH_UNDECODABLE: 'ERROR_REASON_PATCH_UNDECODABLE',
  /**
   * INVALID_ARGUMENT. A patch is not of the models' patch size; BadRequest names it.
   */
  ERROR_REASON_PATCH_SIZE_MISMATCH: 'ERROR_REASON_PATCH_SIZE_MISMATCH',
  /**
   * INVALID_ARGUMENT. More patches than one call may carry; use StreamPatchScores.
   */
  ERROR_REASON_TOO_MANY_PATCHES: 'ERROR_REASON_TOO_MANY_PATCHES',
  /**
   * FAILED_PRECONDITION. A model that the call needs is not served; LoadModel serves it.
   */
  ERROR_REASON_MODEL_NOT_LOADED: 'ERROR_REASON_MODEL_NOT_LOADED',
  /**
   * FAILED_PRECONDITION. A model's files contradict its manifest. Example: a weights digest that differs.
   */
  ERROR_REASON_MODEL_INVALID: 'ERROR_REASON_MODEL_INVALID',
  /**
   * FAILED_PRECONDITION. A model does not reproduce the scores of its golden patches and is refused.
   */
  ERROR_REASON_MODEL_GOLDEN_MISMATCH: 'ERROR_REASON_MODEL_GOLDEN_MISMATCH',
  /**
   * FAILED_PRECONDITION. The ensemble's manifest does not fit the models. Example: members with different patch sizes.
   */
  ERROR_REASON_ENSEMBLE_INVALID: 'ERROR_REASON_ENSEMBLE_INVALID',
  /**
   * FAILED_PRECONDITION. The wanted engine is not installed; the message names the command that adds it.
   */
  ERROR_REASON_ENGINE_UNAVAILABLE: 'ERROR_REASON_ENGINE_UNAVAILABLE',
  /**
   * UNAVAILABLE. The compute process died during the call, and so did the retry; RetryInfo says when to try again.
   */
  ERROR_REASON_ENGINE_CRASHED: 'ERROR_REASON_ENGINE_CRASHED',
  /**
   * FAILED_PRECONDITION. Training needs the tensorflow engine; `make tensorflow` adds it.
   */
  ERROR_REASON_TRAINING_UNAVAILABLE: 'ERROR_REASON_TRAINING_UNAVAILABLE',
  /**
   * INVALID_ARGUMENT. The folders hold no usable patches of both classes.
   */
  ERROR_REASON_TRAINING_DATA_INVALID: 'ERROR_REASON_TRAINING_DATA_INVALID',
  /**
   * ABORTED. The loss is no longer a number; the last checkpoint stays.
   */
  ERROR_REASON_TRAINING_DIVERGED: 'ERROR_REASON_TRAINING_DIVERGED',
  /**
   * RESOURCE_EXHAUSTED. Another work holds the device; RetryInfo says when to try again. Not sent now: runs wait.
   */
  ERROR_REASON_DEVICE_BUSY: 'ERROR_REASON_DEVICE_BUSY',
  /**
   * RESOURCE_EXHAUSTED. Too much work waits already; RetryInfo says when to try again.
   */
  ERROR_REASON_QUEUE_FULL: 'ERROR_REASON_QUEUE_FULL',
  /**
   * RESOURCE_EXHAUSTED. The disk is full; what was committed stays.
   */
  ERROR_REASON_STORAGE_FULL: 'ERROR_REASON_STORAGE_FULL',
  /**
   * CANCELLED. The caller, CancelPrediction or CancelTraining stopped the work.
   */
  ERROR_REASON_CANCELLED: 'ERROR_REASON_CANCELLED',
  /**
   * DEADLINE_EXCEEDED. The call's deadline passed; the work was stopped.
   */
  ERROR_REASON_DEADLINE_EXCEEDED: 'ERROR_REASON_DEADLINE_EXCEEDED',
  /**
   * ABORTED. The server restarted while the prediction ran without `keep_running`, ask again; or while a training run
   * held the device, ResumeTraining goes on with it.
   */
  ERROR_REASON_SERVER_RESTARTED: 'ERROR_REASON_SERVER_RESTARTED',
  /**
   * UNAVAILABLE. The server is stopping and takes no new work.
   */
  ERROR_REASON_SERVER_DRAINING: 'ERROR_REASON_SERVER_DRAINING',
  /**
   * FAILED_PRECONDITION. The server's configuration does not allow it; the message says which setting.
   */
  ERROR_REASON_CONFIG_INVALID: 'ERROR_REASON_CONFIG_INVALID',
  /**
   * INTERNAL. A defect; the server's log holds the details under the request id in the metadata.
   */
  ERROR_REASON_INTERNAL: 'ERROR_REASON_INTERNAL',
  /**
   * FAILED_PRECONDITION. The prediction has no result: it still runs, failed or was cancelled. Example: GetHeatmap too early.
   */
  ERROR_REASON_PREDICTION_NOT_SUCCEEDED: 'ERROR_REASON_PREDICTION_NOT_SUCCEEDED',
  /**
   * FAILED_PRECONDITION. The training run waits or runs; cancel it first. Example: DeleteTrainingRun too early.
   */
  ERROR_REASON_TRAINING_RUN_ACTIVE: 'ERROR_REASON_TRAINING_RUN_ACTIVE',
  /**
   * FAILED_PRECONDITION. The training run has a model, or no checkpoints any more; start a new one.
   */
  ERROR_REASON_TRAINING_RUN_NOT_RESUMABLE: 'ERROR_REASON_TRAINING_RUN_NOT_RESUMABLE',
  /**
   * FAILED_PRECONDITION. The model has no earlier version to go back to. Example: RollbackModel before any promotion.
   */
  ERROR_REASON_NO_PREVIOUS_VERSION: 'ERROR_REASON_NO_PREVIOUS_VERSION',
  /**
   * NOT_FOUND. The model version has no card: it was made before there were any.
   */
  ERROR_REASON_MODEL_CARD_NOT_FOUND: 'ERROR_REASON_MODEL_CARD_NOT_FOUND',
  /**
   * INVALID_ARGUMENT. The slides or patches cannot fit an ensemble; the metadata carries the counts. Example: two slides
   * with tumour, or scores that do not rise with tumour.
   */
  ERROR_REASON_ENSEMBLE_DATA_INVALID: 'ERROR_REASON_ENSEMBLE_DATA_INVALID',
  /**
   * NOT_FOUND. No archive of this name is configured on the server.
   */
  ERROR_REASON_ARCHIVE_NOT_FOUND: 'ERROR_REASON_ARCHIVE_NOT_FOUND',
  /**
   * UNAVAILABLE. A slide's archive cannot be reached, or is not ready after some tries; the message says why. Example:
   * it was stopped while a slide in it was predicted.
   */
  ERROR_REASON_ARCHIVE_UNAVAILABLE: 'ERROR_REASON_ARCHIVE_UNAVAILABLE',
  /**
   * FAILED_PRECONDITION. The archive refuses the credentials that the server is configured with.
   */
  ERROR_REASON_ARCHIVE_ACCESS_DENIED: 'ERROR_REASON_ARCHIVE_ACCESS_DENIED',
  /**
   * NOT_FOUND. The archive does not hold the series, or no longer holds a part of a slide that was imported from it.
   */
  ERROR_REASON_ARCHIVE_OBJECT_NOT_FOUND: 'ERROR_REASON_ARCHIVE_OBJECT_NOT_FOUND',
  /**
   * FAILED_PRECONDITION. The archive answers something other than DICOMweb, or more than may be; the message says what.
   * Example: a proxy's login page.
   */
  ERROR_REASON_ARCHIVE_ANSWER_INVALID: 'ERROR_REASON_ARCHIVE_ANSWER_INVALID',
  /**
   * UNIMPLEMENTED. A part of the Open Inference Protocol that this server does not have; the message says which.
   * Example: SystemSharedMemoryRegister.
   */
  ERROR_REASON_NOT_SUPPORTED: 'ERROR_REASON_NOT_SUPPORTED',
  /**
   * FAILED_PRECONDITION. The slide has no ICC profile, so `apply_icc` cannot be met; ask without it for its own colours.
   */
  ERROR_REASON_ICC_PROFILE_MISSING: 'ERROR_REASON_ICC_PROFILE_MISSING',
  /**
   * NOT_FOUND. The slide's file holds no such picture beside its levels; `Slide.associated_images` says which it holds.
   */
  ERROR_REASON_ASSOCIATED_IMAGE_NOT_FOUND: 'ERROR_REASON_ASSOCIATED_IMAGE_NOT_FOUND',
  /**
   * PERMISSION_DENIED. The server's `associatedImages`, or the caller's role, does not let such pictures out. Example:
   * a label, which can show a patient's name, on a server with its defaults.
   */
  ERROR_REASON_ASSOCIATED_IMAGE_NOT_ALLOWED: 'ERROR_REASON_ASSOCIATED_IMAGE_NOT_ALLOWED',
} as const;

/**
 * Closed list of reasons. On the wire the reason stands without the prefix, such as `MISSING_SPACING`.
 */
export type ErrorReason =
  /**
   * Never sent.
   */
  | 'ERROR_REASON_UNSPECIFIED'
  | 0
  /**
   * INVALID_ARGUMENT. A request field is missing or out of range; BadRequest names it. Example: `page_size` of -1.
   */
  | 'ERROR_REASON_INVALID_FIELD'
  | 1
  /**
   * NOT_FOUND. No slide has this id. Example: it was deleted.
   */
  | 'ERROR_REASON_SLIDE_NOT_FOUND'
  | 2
  /**
   * NOT_FOUND. No upload has this id. Example: it expired after a day.
   */
  | 'ERROR_REASON_UPLOAD_NOT_FOUND'
  | 3
  /**
   * NOT_FOUND. No prediction has this id.
   */
  | 'ERROR_REASON_PREDICTION_NOT_FOUND'
  | 4
  /**
   * NOT_FOUND. No model version has this name. Example: `resnet/1`.
   */
  | 'ERROR_REASON_MODEL_NOT_FOUND'
  | 5
  /**
   * NOT_FOUND. No training run has this id.
   */
  | 'ERROR_REASON_TRAINING_RUN_NOT_FOUND'
  | 6
  /**
   * FAILED_PRECONDITION. Bytes are missing; the metadata says of which file. Example: FinishUpload after half of the chunks.
   */
  | 'ERROR_REASON_UPLOAD_INCOMPLETE'
  | 7
  /**
   * OUT_OF_RANGE. A chunk does not start at what is committed; the metadata carries `committedBytes`. Example: a chunk sent twice.
   */
  | 'ERROR_REASON_UPLOAD_OFFSET_MISMATCH'
  | 8
  /**
   * DATA_LOSS. The bytes do not match their CRC-32C or SHA-256. The bytes before stay; send the chunk (or the file) again.
   */
  | 'ERROR_REASON_UPLOAD_CHECKSUM_MISMATCH'
  | 9
  /**
   * INVALID_ARGUMENT. A file, a chunk or the upload exceeds its limit or its announced size; the metadata carries the limit.
   */
  | 'ERROR_REASON_UPLOAD_TOO_LARGE'
  | 10
  /**
   * FAILED_PRECONDITION. The upload is a slide already; nothing more can be written.
   */
  | 'ERROR_REASON_UPLOAD_ALREADY_FINISHED'
  | 11
  /**
   * INVALID_ARGUMENT. The stream began with a chunk, ended before its header, or carried two headers.
   */
  | 'ERROR_REASON_UPLOAD_HEADER_MISSING'
  | 12
  /**
   * ALREADY_EXISTS. The request_id was used before with other content.
   */
  | 'ERROR_REASON_REQUEST_ID_REUSED'
  | 13
  /**
   * INVALID_ARGUMENT. A file has no bytes.
   */
  | 'ERROR_REASON_SLIDE_EMPTY'
  | 14
  /**
   * FAILED_PRECONDITION. The slide ends before its own directory or tiles say so. Example: a copy that broke off.
   */
  | 'ERROR_REASON_SLIDE_TRUNCATED'
  | 15
  /**
   * FAILED_PRECONDITION. No reader knows this content. Example: a PDF.
   */
  | 'ERROR_REASON_SLIDE_FORMAT_UNKNOWN'
  | 16
  /**
   * FAILED_PRECONDITION. The content contradicts itself. Example: a directory that points into itself.
   */
  | 'ERROR_REASON_SLIDE_CORRUPT'
  | 17
  /**
   * FAILED_PRECONDITION. The format is known, this variant is not served; the message names what is missing.
   */
  | 'ERROR_REASON_SLIDE_UNSUPPORTED'
  | 18
  /**
   * FAILED_PRECONDITION. A prediction of the slide runs; cancel it first.
   */
  | 'ERROR_REASON_SLIDE_IN_USE'
  | 19
  /**
   * FAILED_PRECONDITION. The slide states no pixel size and none was given; upload it with `spacing_override`.
   */
  | 'ERROR_REASON_MISSING_SPACING'
  | 20
  /**
   * OUT_OF_RANGE. The region lies wholly outside the slide.
   */
  | 'ERROR_REASON_REGION_OUT_OF_BOUNDS'
  | 21
  /**
   * INVALID_ARGUMENT. A patch is no PNG, JPEG, WebP or TIFF, or is broken; BadRequest names it.
   */
  | 'ERROR_REASON_PATCH_UNDECODABLE'
  | 22
  /**
   * INVALID_ARGUMENT. A patch is not of the models' patch size; BadRequest names it.
   */
  | 'ERROR_REASON_PATCH_SIZE_MISMATCH'
  | 23
  /**
   * INVALID_ARGUMENT. More patches than one call may carry; use StreamPatchScores.
   */
  | 'ERROR_REASON_TOO_MANY_PATCHES'
  | 24
  /**
   * FAILED_PRECONDITION. A model that the call needs is not served; LoadModel serves it.
   */
  | 'ERROR_REASON_MODEL_NOT_LOADED'
  | 25
  /**
   * FAILED_PRECONDITION. A model's files contradict its manifest. Example: a weights digest that differs.
   */
  | 'ERROR_REASON_MODEL_INVALID'
  | 26
  /**
   * FAILED_PRECONDITION. A model does not reproduce the scores of its golden patches and is refused.
   */
  | 'ERROR_REASON_MODEL_GOLDEN_MISMATCH'
  | 27
  /**
   * FAILED_PRECONDITION. The ensemble's manifest does not fit the models. Example: members with different patch sizes.
   */
  | 'ERROR_REASON_ENSEMBLE_INVALID'
  | 28
  /**
   * FAILED_PRECONDITION. The wanted engine is not installed; the message names the command that adds it.
   */
  | 'ERROR_REASON_ENGINE_UNAVAILABLE'
  | 29
  /**
   * UNAVAILABLE. The compute process died during the call, and so did the retry; RetryInfo says when to try again.
   */
  | 'ERROR_REASON_ENGINE_CRASHED'
  | 30
  /**
   * FAILED_PRECONDITION. Training needs the tensorflow engine; `make tensorflow` adds it.
   */
  | 'ERROR_REASON_TRAINING_UNAVAILABLE'
  | 31
  /**
   * INVALID_ARGUMENT. The folders hold no usable patches of both classes.
   */
  | 'ERROR_REASON_TRAINING_DATA_INVALID'
  | 32
  /**
   * ABORTED. The loss is no longer a number; the last checkpoint stays.
   */
  | 'ERROR_REASON_TRAINING_DIVERGED'
  | 33
  /**
   * RESOURCE_EXHAUSTED. Another work holds the device; RetryInfo says when to try again. Not sent now: runs wait.
   */
  | 'ERROR_REASON_DEVICE_BUSY'
  | 34
  /**
   * RESOURCE_EXHAUSTED. Too much work waits already; RetryInfo says when to try again.
   */
  | 'ERROR_REASON_QUEUE_FULL'
  | 35
  /**
   * RESOURCE_EXHAUSTED. The disk is full; what was committed stays.
   */
  | 'ERROR_REASON_STORAGE_FULL'
  | 36
  /**
   * CANCELLED. The caller, CancelPrediction or CancelTraining stopped the work.
   */
  | 'ERROR_REASON_CANCELLED'
  | 37
  /**
   * DEADLINE_EXCEEDED. The call's deadline passed; the work was stopped.
   */
  | 'ERROR_REASON_DEADLINE_EXCEEDED'
  | 38
  /**
   * ABORTED. The server restarted while the prediction ran without `keep_running`, ask again; or while a training run
   * held the device, ResumeTraining goes on with it.
   */
  | 'ERROR_REASON_SERVER_RESTARTED'
  | 39
  /**
   * UNAVAILABLE. The server is stopping and takes no new work.
   */
  | 'ERROR_REASON_SERVER_DRAINING'
  | 40
  /**
   * FAILED_PRECONDITION. The server's configuration does not allow it; the message says which setting.
   */
  | 'ERROR_REASON_CONFIG_INVALID'
  | 41
  /**
   * INTERNAL. A defect; the server's log holds the details under the request id in the metadata.
   */
  | 'ERROR_REASON_INTERNAL'
  | 42
  /**
   * FAILED_PRECONDITION. The prediction has no result: it still runs, failed or was cancelled. Example: GetHeatmap too early.
   */
  | 'ERROR_REASON_PREDICTION_NOT_SUCCEEDED'
  | 43
  /**
   * FAILED_PRECONDITION. The training run waits or runs; cancel it first. Example: DeleteTrainingRun too early.
   */
  | 'ERROR_REASON_TRAINING_RUN_ACTIVE'
  | 44
  /**
   * FAILED_PRECONDITION. The training run has a model, or no checkpoints any more; start a new one.
   */
  | 'ERROR_REASON_TRAINING_RUN_NOT_RESUMABLE'
  | 45
  /**
   * FAILED_PRECONDITION. The model has no earlier version to go back to. Example: RollbackModel before any promotion.
   */
  | 'ERROR_REASON_NO_PREVIOUS_VERSION'
  | 46
  /**
   * NOT_FOUND. The model version has no card: it was made before there were any.
   */
  | 'ERROR_REASON_MODEL_CARD_NOT_FOUND'
  | 47
  /**
   * INVALID_ARGUMENT. The slides or patches cannot fit an ensemble; the metadata carries the counts. Example: two slides
   * with tumour, or scores that do not rise with tumour.
   */
  | 'ERROR_REASON_ENSEMBLE_DATA_INVALID'
  | 48
  /**
   * NOT_FOUND. No archive of this name is configured on the server.
   */
  | 'ERROR_REASON_ARCHIVE_NOT_FOUND'
  | 49
  /**
   * UNAVAILABLE. A slide's archive cannot be reached, or is not ready after some tries; the message says why. Example:
   * it was stopped while a slide in it was predicted.
   */
  | 'ERROR_REASON_ARCHIVE_UNAVAILABLE'
  | 50
  /**
   * FAILED_PRECONDITION. The archive refuses the credentials that the server is configured with.
   */
  | 'ERROR_REASON_ARCHIVE_ACCESS_DENIED'
  | 51
  /**
   * NOT_FOUND. The archive does not hold the series, or no longer holds a part of a slide that was imported from it.
   */
  | 'ERROR_REASON_ARCHIVE_OBJECT_NOT_FOUND'
  | 52
  /**
   * FAILED_PRECONDITION. The archive answers something other than DICOMweb, or more than may be; the message says what.
   * Example: a proxy's login page.
   */
  | 'ERROR_REASON_ARCHIVE_ANSWER_INVALID'
  | 53
  /**
   * UNIMPLEMENTED. A part of the Open Inference Protocol that this server does not have; the message says which.
   * Example: SystemSharedMemoryRegister.
   */
  | 'ERROR_REASON_NOT_SUPPORTED'
  | 54
  /**
   * FAILED_PRECONDITION. The slide has no ICC profile, so `apply_icc` cannot be met; ask without it for its own colours.
   */
  | 'ERROR_REASON_ICC_PROFILE_MISSING'
  | 55
  /**
   * NOT_FOUND. The slide's file holds no such picture beside its levels; `Slide.associated_images` says which it holds.
   */
  | 'ERROR_REASON_ASSOCIATED_IMAGE_NOT_FOUND'
  | 56
  /**
   * PERMISSION_DENIED. The server's `associatedImages`, or the caller's role, does not let such pictures out. Example:
   * a label, which can show a patient's name, on a server with its defaults.
   */
  | 'ERROR_REASON_ASSOCIATED_IMAGE_NOT_ALLOWED'
  | 57

/**
 * Closed list of reasons. On the wire the reason stands without the prefix, such as `MISSING_SPACING`.
 */
export type ErrorReason__Output = typeof ErrorReason[keyof typeof ErrorReason]
