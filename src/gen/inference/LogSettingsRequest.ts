// Original file: proto/inference/grpc_service.proto


/**
 * A setting's value.
 */
export interface _inference_LogSettingsRequest_SettingValue {
  /**
   * A truth value.
   */
  'boolParam'?: (boolean);
  /**
   * A number.
   */
  'uint32Param'?: (number);
  /**
   * A text.
   */
  'stringParam'?: (string);
  /**
   * The value, one of the types.
   */
  'parameterChoice'?: "boolParam"|"uint32Param"|"stringParam";
}

/**
 * A setting's value.
 */
export interface _inference_LogSettingsRequest_SettingValue__Output {
  /**
   * A truth value.
   */
  'boolParam'?: (boolean);
  /**
   * A number.
   */
  'uint32Param'?: (number);
  /**
   * A text.
   */
  'stringParam'?: (string);
  /**
   * The value, one of the types.
   */
  'parameterChoice'?: "boolParam"|"uint32Param"|"stringParam";
}

/**
 * Not served.
 */
export interface LogSettingsRequest {
  /**
   * Settings by name.
   */
  'settings'?: ({[key: string]: _inference_LogSettingsRequest_SettingValue});
}

/**
 * Not served.
 */
export interface LogSettingsRequest__Output {
  /**
   * Settings by name.
   */
  'settings': ({[key: string]: _inference_LogSettingsRequest_SettingValue__Output});
}
