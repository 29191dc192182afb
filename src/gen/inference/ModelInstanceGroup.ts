// Original file: proto/inference/model_config.proto


// Original file: proto/inference/model_config.proto

/**
 * Kinds of processor.
 */
export const _inference_ModelInstanceGroup_Kind = {
  /**
   * Whatever there is.
   */
  KIND_AUTO: 'KIND_AUTO',
  /**
   * A GPU.
   */
  KIND_GPU: 'KIND_GPU',
  /**
   * The CPU.
   */
  KIND_CPU: 'KIND_CPU',
  /**
   * The model says.
   */
  KIND_MODEL: 'KIND_MODEL',
} as const;

/**
 * Kinds of processor.
 */
export type _inference_ModelInstanceGroup_Kind =
  /**
   * Whatever there is.
   */
  | 'KIND_AUTO'
  | 0
  /**
   * A GPU.
   */
  | 'KIND_GPU'
  | 1
  /**
   * The CPU.
   */
  | 'KIND_CPU'
  | 2
  /**
   * The model says.
   */
  | 'KIND_MODEL'
  | 3

/**
 * Kinds of processor.
 */
export type _inference_ModelInstanceGroup_Kind__Output = typeof _inference_ModelInstanceGroup_Kind[keyof typeof _inference_ModelInstanceGroup_Kind]

/**
 * Where copies of a model run.
 */
export interface ModelInstanceGroup {
  /**
   * Name of the group.
   */
  'name'?: (string);
  /**
   * How many copies run at the same time.
   */
  'count'?: (number);
  /**
   * What they run on.
   */
  'kind'?: (_inference_ModelInstanceGroup_Kind);
}

/**
 * Where copies of a model run.
 */
export interface ModelInstanceGroup__Output {
  /**
   * Name of the group.
   */
  'name': (string);
  /**
   * How many copies run at the same time.
   */
  'count': (number);
  /**
   * What they run on.
   */
  'kind': (_inference_ModelInstanceGroup_Kind__Output);
}
