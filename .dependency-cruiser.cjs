/** The arrows of the system: who may import whom. Cross-package imports land in the other package's `dist`. */

/** Each room, and the packages its source may import; `domain` alone is `@smarttag/domain` without its subpaths. */
const ARROWS = {
  'apps/dashboard': ['domain'],
  'apps/api': ['domain', 'domain/mongoose', 'storage', 'media', 'service-kit'],
  'apps/uploads': ['domain', 'domain/mongoose', 'storage', 'media', 'service-kit'],
  'apps/worker': ['domain', 'domain/mongoose', 'storage', 'media', 'service-kit'],
  'packages/service-kit': ['domain', 'domain/mongoose'],
  'packages/local-stack': ['embedded-mongo'],
  'packages/domain': [],
  'packages/storage': [],
  'packages/media': [],
  'packages/embedded-mongo': [],
};

/** What tests may import on top of that. */
const FOR_TESTS = [
  'domain/testing',
  'local-stack',
  'local-stack/testing',
  'media/testing',
  'storage/testing',
];

const TESTS = '(^|/)test/|\\.(spec|test)\\.ts$|(vitest|playwright)[^/]*\\.config\\.ts$';

/** `domain/mongoose` → the file that the package exports under that name. */
const entry = (name) => {
  const [room, subpath] = name.split('/');
  return `packages/${room}/dist/${subpath ? `${subpath}/` : ''}index\\.`;
};

const otherRooms = (own, allowed) => `^(?!${[`${own}/`, ...allowed.map(entry)].join('|')})(packages|apps)/`;

const arrows = Object.entries(ARROWS).flatMap(([room, allowed]) => [
  {
    name: `${room.split('/')[1]}-imports`,
    comment: `${room} may import ${allowed.join(', ') || 'no other room'}`,
    severity: 'error',
    from: { path: `^${room}/`, pathNot: TESTS },
    to: { path: otherRooms(room, allowed) },
  },
  {
    name: `${room.split('/')[1]}-tests-import`,
    comment: `tests of ${room} may also import ${FOR_TESTS.join(', ')}`,
    severity: 'error',
    from: { path: `^${room}/.*(${TESTS})` },
    to: { path: otherRooms(room, [...allowed, ...FOR_TESTS]) },
  },
]);

module.exports = {
  forbidden: [
    {
      name: 'apps-never-import-apps',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-never-import-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    ...arrows,
    {
      name: 'domain-is-pure',
      comment: 'it runs in a browser: zod and date-fns, nothing else',
      severity: 'error',
      from: { path: '^packages/domain/src/', pathNot: ['^packages/domain/src/(mongoose|testing)/', TESTS] },
      to: {
        pathNot: [
          '^packages/domain/src/(?!mongoose/|testing/)',
          '(^|/)node_modules/(zod|date-fns|@date-fns/tz)/',
        ],
      },
    },
    {
      name: 'mongoose-behind-repositories',
      severity: 'error',
      from: {
        path: '^(apps|packages)/',
        pathNot: [
          '\\.(repository|schema)\\.ts$',
          // What all repositories stand on: the commit helper, the collections, the one that opens them.
          '^packages/domain/src/mongoose/[^/]+\\.ts$',
          '^packages/service-kit/src/connections/',
          // Fills a database for pictures and measuring.
          '^packages/domain/src/testing/(many-creatives|many-tagging-records|decided|full-month)\\.ts$',
          // They measure an engine through the driver people use.
          '^packages/benchmarks/src/',
          TESTS,
        ],
      },
      to: { path: '(^|/)node_modules/mongoose/' },
    },
    { name: 'no-circular-imports', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'everything-resolves',
      comment: 'an import that cannot be found would slip past every other rule',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)(node_modules|dist)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      mainFields: ['module', 'main', 'types'],
    },
    skipAnalysisNotInRules: true,
  },
};
