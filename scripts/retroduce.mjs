#!/usr/bin/env node
// The command line: `npm run --silent retroduce -- …`, or `retroduce …` where the package is installed.
import { setUp } from './setup.mjs'
import { importBuilt } from './stamp.mjs'

await setUp(import.meta.url)
// npm starts scripts in the project's folder; paths are meant from where the command was typed.
if (process.env['npm_lifecycle_event'] === 'retroduce' && process.env['INIT_CWD']) {
  process.chdir(process.env['INIT_CWD'])
}
await importBuilt('cli.js')
