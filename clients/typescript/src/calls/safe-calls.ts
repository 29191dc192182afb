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
  'grpc.health.v1.Health': ['Check', 'List'],
};

const SAFE_PATHS = new Set(
  Object.entries(SAFE_METHODS).flatMap(([service, methods]) => methods.map((method) => `/${service}/${method}`)),
);

const CREATE_UPLOAD = '/sentinode.v1.SlideService/CreateUpload';

/** Whether the unary call is idempotent; CreateUpload is so only with a `requestId`. */
export function isSafeCall(path: string, request: unknown): boolean {
  return SAFE_PATHS.has(path) || (path === CREATE_UPLOAD && hasRequestId(request));
}

function hasRequestId(request: unknown): boolean {
  const header = (request as { header?: { requestId?: string } }).header;
  return header?.requestId !== undefined && header.requestId !== '';
}
