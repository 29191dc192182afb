import { AppError } from '../../domain/errors/app-error.js';

export function alreadyFinished(uploadId: string, slideId = ''): AppError {
  return new AppError('UPLOAD_ALREADY_FINISHED', 'the upload is a slide already', { metadata: { uploadId, slideId } });
}
