// Original file: proto/inference/grpc_service.proto


/**
 * A setting's values.
 */
export interface _inference_TraceSettingResponse_SettingValue {
  /**
   * The values.
   */
  'value'?: (string)[];
}

/**
 * A setting's values.
 */
export interface _inference_TraceSettingResponse_SettingValue__Output {
  /**
   * The values.
   */
  'value': (string)[];
}

/**
 * Not served.
 */
export interface TraceSettingResponse {
  /**
   * Settings by name.
   */
  'settings'?: ({[key: string]: _inference_TraceSettingResponse_SettingValue});
}

/**
 * Not served.
 */
export interface TraceSettingResponse__Output {
  /**
   * Settings by name.
   */
  'settings': ({[key: string]: _inference_TraceSettingResponse_SettingValue__Output});
}
