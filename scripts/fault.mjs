// Breaks the program at random and at each step, and counts what was lost: `npm run test:fault -- [SHARE] [SEED] [FAULT]`.
import { setUp } from './setup.mjs'

await setUp(import.meta.url, { needsBuild: false })
await import('../test/fault/all-faults.ts')
