/** What the ensemble is called where a model's name could stand; no model has this name. */
export const ENSEMBLE_NAME = 'ensemble';
