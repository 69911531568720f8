// Measures what people wait for: `npm run bench -- [--only NAME] [--runs N]`. One JSON line a figure.
import { setUp } from './setup.mjs'

await setUp(import.meta.url)
await import('../test/bench/bench.ts')
