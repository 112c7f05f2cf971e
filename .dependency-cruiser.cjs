// What may import what. The comment of each rule is the reason; tools/lint/boundaries.test.mjs shows each of them a
// wrong import. Read it top down: libs know nobody, the api knows the libs, the web and the tests know the contracts.

const test = ['\\.(test|spec)\\.tsx?$', '/src/testing/'];
const domain = '^libs/(curriculum|credit|certificates)/src/';
/** Where the portal checks certificate files, and what of the library that takes. */
const checkingOfFiles = '^apps/web/src/verification/file/';
const verifyingFace = '^libs/certificates/src/verify/index\\.ts$';
const frameworks =
  'node_modules/(@nestjs|typeorm|bullmq|ioredis|pg|kysely|fastify|@fastify|better-auth|@better-auth|react|react-dom|react-router|react-aria-components|@tanstack|nodemailer|pino|prom-client)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'libs-do-not-know-each-other',
      comment: 'Curriculum, credit, certificates and contracts are siblings; the api joins what they say.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/', pathNot: '^libs/$1/' },
    },
    {
      name: 'libs-do-not-know-apps',
      comment: 'A rule does not depend on who applies it.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'domain-does-no-io',
      comment: 'Rules are pure: files, network and clock belong to the api. Their tests may read files.',
      severity: 'error',
      from: { path: domain, pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'domain-needs-no-framework',
      comment: 'Rules outlive the frameworks around them.',
      severity: 'error',
      from: { path: domain },
      to: { path: frameworks },
    },
    {
      name: 'contracts-need-only-zod',
      comment: 'The browser loads the contracts: schemas and nothing else.',
      severity: 'error',
      from: { path: '^libs/contracts/src/', pathNot: test },
      to: { pathNot: ['^libs/contracts/', 'node_modules/zod/'] },
    },
    {
      name: 'libs-through-their-face',
      comment:
        'What a lib offers is its index.ts, and to tests testing/index.ts; the rest may change without asking.',
      severity: 'error',
      from: { path: '^(apps|tests|tools)/' },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: ['^libs/[^/]+/src/(testing/)?index\\.ts$', verifyingFace],
      },
    },
    {
      name: 'api-platform-knows-no-slice',
      comment: 'Every slice stands on the platform; it owns no noun and knows none.',
      severity: 'error',
      from: { path: '^apps/api/src/platform/', pathNot: test },
      to: { path: '^apps/api/src/', pathNot: '^apps/api/src/platform/' },
    },
    {
      name: 'api-platform-knows-no-rules',
      comment: 'Of the libs, the platform needs the contracts only: problem codes and limits.',
      severity: 'error',
      from: { path: '^apps/api/src/platform/', pathNot: test },
      to: { path: '^libs/', pathNot: '^libs/contracts/' },
    },
    {
      name: 'api-slices-ask-each-other',
      comment: 'Ask the other slice through its service; its rows, jobs, presenter and policy are its own.',
      severity: 'error',
      from: { path: '^apps/api/src/(?!platform/|testing/|migrations/)([^/]+)/', pathNot: test },
      to: {
        path: '^apps/api/src/[^/]+/',
        pathNot: ['^apps/api/src/($1|platform|testing)/', '\\.(service|module)\\.ts$'],
      },
    },
    {
      name: 'migrations-import-nothing-of-ours',
      comment: 'A migration must do the same in five years, whatever the entities look like then.',
      severity: 'error',
      from: { path: '^apps/api/src/migrations/', pathNot: test },
      to: { path: '^(apps|libs)/', pathNot: '^apps/api/src/migrations/' },
    },
    {
      name: 'testing-stays-in-tests',
      comment: 'Builders and throwaway servers have no place in what customers run.',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: test },
      to: { path: '(^(apps|libs)/[^/]+/src/testing/|^tools/)' },
    },
    {
      name: 'api-does-not-know-web',
      comment: 'The api serves the built web as files; it does not import it.',
      severity: 'error',
      from: { path: '^apps/api/' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'web-knows-contracts-only',
      comment: 'The server alone judges: no rule runs in the browser, and nothing of the api does.',
      severity: 'error',
      from: { path: '^apps/web/', pathNot: checkingOfFiles },
      to: { path: '^(apps/api|libs/(?!contracts/))' },
    },
    {
      name: 'web-checks-files-with-the-verifier-only',
      comment:
        'The one exception: a certificate file is checked where it is, so that it need not be sent. Drawing and fonts stay away.',
      severity: 'error',
      from: { path: checkingOfFiles },
      to: { path: '^(apps/api|libs/(?!contracts/))', pathNot: verifyingFace },
    },
    {
      name: 'web-loads-the-verifier-apart',
      comment:
        'The verifier is larger than any page: only the worker runs it, which is loaded when a file is chosen. Others know its types.',
      severity: 'error',
      from: { path: checkingOfFiles, pathNot: '\\.worker\\.ts$' },
      to: { path: '^libs/certificates/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'web-slices-meet-in-the-router',
      comment: 'A page is put together from platform, ui and its own slice.',
      severity: 'error',
      from: { path: '^apps/web/src/(?!platform/|ui/|testing/)([^/]+)/', pathNot: test },
      to: { path: '^apps/web/src/[^/]+/', pathNot: '^apps/web/src/($1|platform|ui|testing)/' },
    },
    {
      name: 'web-platform-knows-no-slice',
      comment: 'The api client and the session serve every slice alike.',
      severity: 'error',
      from: { path: '^apps/web/src/platform/', pathNot: test },
      to: { path: '^apps/web/src/[^/]+/', pathNot: '^apps/web/src/(platform|ui)/' },
    },
    {
      name: 'web-ui-knows-only-itself',
      comment: 'Buttons and tables have no domain words and make no requests.',
      severity: 'error',
      from: { path: '^apps/web/src/ui/', pathNot: test },
      to: { path: '^(apps/web/src/(?!ui/)|libs/)' },
    },
    {
      name: 'tests-stay-outside',
      comment:
        'Journeys see what a customer sees: HTTP and the browser. They share contracts with us, no source.',
      severity: 'error',
      from: { path: '^tests/' },
      to: { path: '^(apps|libs/(?!contracts/))' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or miss a third. Types alone may go round.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that leads nowhere is checked by none of the rules above.',
      severity: 'error',
      from: { path: '^(apps|libs|tests)/' },
      to: { couldNotResolve: true, pathNot: '\\.(css|svg|woff2)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|libs)/[^/]+/(dist|coverage)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@cohesion/source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
