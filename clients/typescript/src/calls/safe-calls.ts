// Which calls may be sent again without doing anything twice.

const SAFE_METHODS: Readonly<Record<string, readonly string[]>> = {
  'sentinode.v1.SlideService': [
    'GetUpload',
    'FinishUpload',
    'DeleteUpload',
    'GetSlide',
    'ListSlides',
    'GetThumbnail',
    'GetRegion',
    'GetAssociatedImage',
  ],
  'sentinode.v1.PredictionService': [
    'ScorePatches',
    'GetPrediction',
    'ListPredictions',
    'CancelPrediction',
    'GetHeatmap',
  ],
  'sentinode.v1.ModelService': ['ListModels', 'GetModel', 'GetModelCard', 'ListEnsembles', 'GetEnsemble'],
  'sentinode.v1.TrainingService': ['GetTrainingRun', 'ListTrainingRuns', 'CancelTraining'],
  'inference.GRPCInferenceService': [
    'ServerLive',
    'ServerReady',
    'ServerMetadata',
    'ModelReady',
    'ModelMetadata',
    'ModelConfig',
    'ModelStatistics',
    'ModelInfer',
    'RepositoryIndex',
  ],
  'grpc.health.v1.Health': ['Check', 'List'],
};

const SAFE_PATHS = new Set(
  Object.entries(SAFE_METHODS).flatMap(([service, methods]) => methods.map((method) => `/${service}/${method}`)),
);

const CREATE_UPLOAD = '/sentinode.v1.SlideService/CreateUpload';
const IMPORT_SLIDE = '/sentinode.v1.SlideService/ImportSlide';

/** Whether the unary call is idempotent; CreateUpload and ImportSlide are so only with a `requestId`. */
export function isSafeCall(path: string, request: unknown): boolean {
  if (path === CREATE_UPLOAD) return hasRequestId((request as { header?: object }).header ?? {});
  return SAFE_PATHS.has(path) || (path === IMPORT_SLIDE && hasRequestId(request));
}

function hasRequestId(request: unknown): boolean {
  const { requestId } = request as { requestId?: string };
  return requestId !== undefined && requestId !== '';
}
