// Who may import whom (docs/architecture.md). test/architecture holds src to these rules and proves that each can fail.

/** Technology behind a port. They never meet each other except in a composition root. */
const adapters = [
  'slides',
  'engines',
  'storage',
  'jobs',
  'compute',
  'training',
  'models',
  'metrics',
  'tracing',
  'export',
  'doctor',
  'system',
];

/**
 * Libraries of our own that several adapters stand on: each wraps one technology that more than one adapter needs,
 * decides nothing about the product, and knows no adapter.
 * image: sharp, for slides, patches and heat maps. tfjs: networks as tfjs-core operations, for two engines and the
 * trainer. weights: safetensors, for engines and the trainer. process: child processes. native: C libraries by koffi,
 * for image and slides. log: pino behind the log port.
 */
const libraries = ['image', 'native', 'tfjs', 'weights', 'process', 'log'];

/**
 * The only files that name concrete adapters: the service's root, one for each kind of child process, and the one from
 * which a training child and its data threads take the slide readers.
 */
const compositionRoots = [
  '^src/compose\\.ts$',
  '^src/compose/',
  '^src/compute/child\\.ts$',
  '^src/training/child\\.ts$',
  '^src/training/reduction/child\\.ts$',
  '^src/training/data/slide-tools\\.ts$',
];

/** Which folders may import a third-party package: one owner each, so that replacing one is a change in one place. */
const packageOwners = require('./test/architecture/package-owners.json');

// tsx starts TypeScript from source during development; tsc leaves .mjs files out of dist.
const startFromSource = '/start-from-source\\.mjs$';

const anyOf = (names) => names.join('|');
const quoted = (name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const inPackage = (name) => `(^|/)node_modules/(@types/)?${quoted(name)}/`;
// A folder or, for a small subject such as src/config.ts, the one file.
const inFolder = (folder) => `^${folder}(/|\\.ts$)`;

const layerRules = [
  {
    name: 'domain-is-pure',
    comment: 'The domain is arithmetic on its arguments: no packages, no Node, no other layer.',
    severity: 'error',
    from: { path: '^src/domain/' },
    to: { pathNot: '^src/domain/' },
  },
  {
    name: 'ports-know-only-the-domain',
    comment: 'A port is a promise in domain terms; it never shows what stands behind it.',
    severity: 'error',
    from: { path: '^src/ports/' },
    to: { pathNot: '^src/(ports|domain)/' },
  },
  {
    name: 'ports-import-only-types',
    comment: 'A port holds no behaviour, so it needs nothing of the domain at run time.',
    severity: 'error',
    from: { path: '^src/ports/' },
    to: { path: '^src/domain/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'app-knows-domain-and-ports',
    comment: 'A use case must run against any adapter, so it can name none.',
    severity: 'error',
    from: { path: '^src/app/' },
    to: { pathNot: '^src/(app|domain|ports)/' },
  },
  {
    name: 'adapters-know-no-other-layer',
    comment:
      'An adapter knows its port, the domain and our libraries: never another adapter, a use case or the transport.',
    severity: 'error',
    from: { path: `^src/(${anyOf(adapters)})/`, pathNot: compositionRoots },
    to: { path: '^src/', pathNot: `^src/($1|domain|ports|${anyOf(libraries)})/` },
  },
  {
    name: 'libraries-know-no-adapter',
    comment: 'What several adapters stand on cannot depend on one of them.',
    severity: 'error',
    from: { path: `^src/(${anyOf(libraries)})/` },
    to: { path: '^src/', pathNot: `^src/(domain|ports|${anyOf(libraries)})/` },
  },
  {
    name: 'only-roots-name-adapters',
    comment: 'Choosing an adapter is the composition roots’ job alone.',
    severity: 'error',
    from: { path: '^src/', pathNot: [...compositionRoots, `^src/(${anyOf(adapters)})/`] },
    to: { path: `^src/(${anyOf(adapters)})/` },
  },
  {
    name: 'rpc-calls-app',
    comment: 'Handlers translate between proto and domain and call use cases; nothing else.',
    severity: 'error',
    from: { path: '^src/rpc/' },
    to: { path: '^src/', pathNot: '^src/(rpc|gen|app|domain|ports)/' },
  },
  {
    name: 'http-calls-app',
    comment: 'Routes translate between HTTP and domain and call use cases, beside gRPC and without it.',
    severity: 'error',
    from: { path: '^src/http/' },
    to: { path: '^src/', pathNot: '^src/(http|app|domain|ports)/' },
  },
  {
    name: 'gen-belongs-to-rpc',
    comment: 'Wire types stop at the transport; inside, the domain’s own types are spoken.',
    severity: 'error',
    from: { pathNot: '^src/(rpc|gen)/' },
    to: { path: '^src/gen/' },
  },
  {
    name: 'cli-speaks-through-the-client',
    comment: 'The command line is a client like any other; a private server is started through the composition root.',
    severity: 'error',
    from: { path: '^src/cli/' },
    to: { path: '^src/(rpc|gen|app)/' },
  },
  {
    name: 'client-belongs-to-cli',
    comment: 'The generated client is what users install; the service does not call itself.',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/cli/' },
    to: { path: '^clients/' },
  },
];

const hygieneRules = [
  {
    name: 'no-cycles',
    comment: 'Two files that import each other are one file, or miss a third.',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    comment: 'Every import leads somewhere; the client is built by `npm run build`.',
    severity: 'error',
    from: { path: '^src/' },
    to: { couldNotResolve: true, pathNot: '^@sentinode/client$' },
  },
  {
    name: 'src-needs-no-dev-dependency',
    comment: 'A production install has only `dependencies`.',
    severity: 'error',
    from: { path: '^src/', pathNot: startFromSource },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'src-imports-only-src',
    comment: 'dist is built from src alone.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^(test|scripts|bench|examples)/' },
  },
];

const ownerRules = Object.entries(packageOwners).map(([name, owners]) => ({
  name: `owner-of-${name}`,
  comment: `${name} is imported by ${owners.join(' and ')} alone.`,
  severity: 'error',
  from: { path: '^src/', pathNot: owners.map(inFolder) },
  to: { path: inPackage(name) },
}));

const unownedPackage = {
  name: 'package-has-an-owner',
  comment: 'A package joins test/architecture/package-owners.json before it is imported.',
  severity: 'error',
  from: { path: '^src/', pathNot: startFromSource },
  to: {
    path: '(^|/)node_modules/',
    pathNot: ['(^|/)node_modules/@types/node/', ...Object.keys(packageOwners).map(inPackage)],
  },
};

module.exports = {
  forbidden: [...layerRules, ...hygieneRules, ...ownerRules, unownedPackage],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: ['(^|/)node_modules/', '^clients/'] },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
