// Flags, environment and file in, one validated, frozen Config out. Parsed once, passed explicitly.
export { loadConfig, type Config, type ConfigSources } from './config/load-config.js';
export { SETTINGS, SETTING_NAMES, flagOf, isList, environmentVariableOf, type SettingName } from './config/settings.js';
export { loadArchives } from './config/load-archives.js';
export { loadDebugToken } from './config/load-debug-token.js';
export { isLoopback } from './config/is-loopback.js';
