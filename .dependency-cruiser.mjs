/**
 * Who may import whom: the table of ARCHITECTURE.md as rules. The type checker keeps apart what environments
 * offer (one tsconfig each); this keeps apart what folders may know of each other. There is no third mechanism.
 */

/** What all hosts stand on: the keeper of the library's process, where the library lies, which version this is. */
const ground = '^src/main/(library-host/|library-folder[.]ts|version[.]ts)';

const rules = {
  'shared-knows-only-itself': {
    from: '^src/shared/',
    to: { pathNot: ['^src/shared/', packages('zod', 'minisearch')] },
    why: 'src/shared runs anywhere: it imports only itself, zod and minisearch.',
  },
  'library-knows-only-shared': {
    from: '^src/main/library/',
    to: { path: '^src/', pathNot: '^src/(shared|main/library)/' },
    why: 'src/main/library has no face: it imports only itself and src/shared.',
  },
  'hosts-know-library-and-shared': {
    from: '^src/main/(desktop|server)/',
    to: { path: '^src/', pathNot: ['^src/(shared|main/library|main/$1)/', ground] },
    why: 'A host imports itself, the library, what all hosts stand on, and src/shared.',
  },
  'library-host-knows-only-shared': {
    from: '^src/main/library-host/',
    to: { path: '^src/', pathNot: '^src/(shared|main/library-host)/' },
    why: 'What runs and keeps the library’s process knows ports and src/shared, and no host.',
  },
  'command-line-may-start-the-web-host': {
    from: '^src/main/cli/',
    to: { path: '^src/', pathNot: ['^src/(shared|main/library|main/cli|main/server)/', ground] },
    why: 'The command line imports the library, src/shared and, for "serve", the web host.',
  },
  'preload-knows-nothing': {
    from: '^src/preload/',
    to: { pathNot: ['^src/preload/', packages('electron')], dependencyTypesNot: ['type-only'] },
    why: 'The preload script runs sandboxed: it imports electron and types, nothing else.',
  },
  'renderer-knows-only-shared': {
    from: '^src/renderer/',
    to: { path: '^src/', pathNot: '^src/(shared|renderer)/' },
    why: 'The page imports only itself and src/shared.',
  },
  'renderer-has-no-node': {
    from: '^src/renderer/',
    to: { dependencyTypes: ['core'] },
    why: 'The page runs in a browser, which has no Node.',
  },
  'ui-knows-nothing-of-papers': {
    from: '^src/renderer/ui/',
    to: { path: '^src/', pathNot: '^src/renderer/(ui|styles)/' },
    why: 'src/renderer/ui is for any program: it knows nothing of papers.',
  },
  'features-have-one-door': {
    from: '^src/renderer/features/([^/]+)/',
    to: {
      path: '^src/renderer/features/',
      pathNot: ['^src/renderer/features/$1/', '^src/renderer/features/[^/]+/index[.]tsx?$'],
    },
    why: 'A feature reaches another feature only through its index.ts.',
  },
  'electron-stays-in-the-shell': {
    from: { path: '^src/', pathNot: '^src/(main/index[.]ts$|main/desktop/|preload/)' },
    to: { path: packages('electron') },
    why: 'Only the shell and the preload script know electron.',
  },
  'sqlite-has-one-door': {
    from: { path: '^src/', pathNot: '^src/main/library/storage/database[.]ts$' },
    to: { path: packages('better-sqlite3') },
    why: 'better-sqlite3 is imported in src/main/library/storage/database.ts alone.',
  },
  'sources-know-no-tests': {
    from: '^src/',
    to: { path: '^(tests|tools)/' },
    why: 'The program imports neither its tests nor its tools.',
  },
  'imports-resolve': {
    from: '^src/',
    to: { couldNotResolve: true, pathNot: '[?]' },
    why: 'What is imported exists and is listed in package.json.',
  },
};

/** A pattern for the files of installed packages, or of the types others wrote for them. */
function packages(...names) {
  return `(^|/)node_modules/(@types/)?(${names.join('|')})/`;
}

function forbidden([name, rule]) {
  const from = typeof rule.from === 'string' ? { path: rule.from } : rule.from;
  return { name, comment: rule.why, severity: 'error', from, to: rule.to };
}

export default {
  forbidden: Object.entries(rules).map(forbidden),
  options: {
    // TypeScript 7 has no compiler API; without another parser nothing would be cruised, in silence.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    cache: { folder: 'node_modules/.cache/dependency-cruiser', strategy: 'content' },
  },
};
