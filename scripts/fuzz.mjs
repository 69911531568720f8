// Feeds mutated files of every format to the importers: `npm run fuzz -- [COUNT]`. Prints one JSON line with the figures.
import { setUp } from './setup.mjs'

await setUp(import.meta.url, { needsBuild: false })
await import('../test/fuzz/fuzz-importers.ts')
