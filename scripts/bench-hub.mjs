// Measures a team hub under load: `npm run bench:hub -- [--members N] [--seconds N]`. One JSON line a figure.
import { setUp } from './setup.mjs'

await setUp(import.meta.url)
await import('../test/bench/hub-bench.ts')
