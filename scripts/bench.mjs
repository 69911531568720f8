// Measures what people wait for: `npm run bench -- [--only NAME] [--runs N]`. One JSON line a figure, then a table of what encryption costs.
import { setUp } from './setup.mjs'

await setUp(import.meta.url)
await import('../test/bench/bench.ts')
