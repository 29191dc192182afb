// Original file: proto/inference/grpc_service.proto


/**
 * A setting's values.
 */
export interface _inference_TraceSettingRequest_SettingValue {
  /**
   * The values.
   */
  'value'?: (string)[];
}

/**
 * A setting's values.
 */
export interface _inference_TraceSettingRequest_SettingValue__Output {
  /**
   * The values.
   */
  'value': (string)[];
}

/**
 * Not served.
 */
export interface TraceSettingRequest {
  /**
   * Settings by name.
   */
  'settings'?: ({[key: string]: _inference_TraceSettingRequest_SettingValue});
  /**
   * Name of the model; empty for all.
   */
  'modelName'?: (string);
}

/**
 * Not served.
 */
export interface TraceSettingRequest__Output {
  /**
   * Settings by name.
   */
  'settings': ({[key: string]: _inference_TraceSettingRequest_SettingValue__Output});
  /**
   * Name of the model; empty for all.
   */
  'modelName': (string);
}
