// Original file: proto/sentinode/v1/slide.proto


/**
 * Nothing is left of the upload.
 */
export interface DeleteUploadResponse {
}

/**
 * Nothing is left of the upload.
 */
export interface DeleteUploadResponse__Output {
}
