// The layers of the program (docs/architecture.md). The linter sees single imports; this sees the whole graph.
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Modules that need each other belong together. Type imports count too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: '^(shared/|node_modules/(zod|diff|libphonenumber-js)/)' },
    },
    {
      name: 'window-and-engine-meet-in-the-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|test|scripts)/' },
    },
    {
      name: 'engine-and-window-meet-in-the-contract',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|test|scripts)/' },
    },
    {
      name: 'no-node-in-the-window',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'features-stand-alone',
      comment: 'A feature reaches another one through renderer/store or renderer/ui.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'ui-and-store-know-no-feature',
      severity: 'error',
      from: { path: '^renderer/(ui|store|api|editor)/' },
      to: { path: '^renderer/(features|shell)/' },
    },
    {
      name: 'db-stands-alone',
      severity: 'error',
      from: { path: '^electron/db/' },
      to: { path: '^electron/', pathNot: '^electron/db/' },
    },
    {
      name: 'sql-in-db-only',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/db/' },
      to: { path: '^(node_modules/)?better-sqlite3' },
    },
    {
      name: 'hub-stands-alone',
      comment: 'What reaches out of this computer can reach nothing of a project by itself.',
      severity: 'error',
      from: { path: '^electron/hub/' },
      to: { path: '^electron/', pathNot: '^electron/hub/' },
    },
    {
      name: 'network-in-hub-only',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/hub/' },
      to: { path: '^(node_modules/)?pg/|^(net|tls|dgram|dns|http|https|http2)$' },
    },
    {
      name: 'import-and-export-know-no-engine',
      severity: 'error',
      from: { path: '^electron/(import|export|diagram|names)/' },
      to: {
        path: '^electron/',
        pathNot: '^electron/(import|export|diagram|names)/',
      },
    },
    {
      name: 'hosts-know-the-engine-by-its-interface',
      severity: 'error',
      from: { path: '^electron/(hosts|security)/' },
      to: { path: '^electron/', pathNot: '^electron/(hosts/|security/|engine/engine\\.ts$)' },
    },
    {
      name: 'engine-knows-no-host',
      severity: 'error',
      from: { path: '^electron/engine/' },
      to: { path: '^electron/(hosts|security)/' },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(vite/client)$|\\.css$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|ttf|svg)$' },
    // TypeScript 7 has no API that this tool could use; without swc it would guess at the syntax.
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
