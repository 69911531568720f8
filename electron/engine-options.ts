import { join } from 'node:path'
import type { EngineOptions } from './engine/engine.ts'
import { userDataFolder } from './hosts/folders.ts'

/**
 * Where a built program finds its parts: everything lies in `dist`, the resources beside it.
 * @param resourcesDir given where they lie elsewhere, as in a packed program.
 */
export function engineOptions(
  dist: string = import.meta.dirname,
  resourcesDir: string = join(dist, '../resources'),
): EngineOptions {
  return {
    userDataDir: userDataFolder(),
    resourcesDir,
    backups: { afterOpeningMs: 3_000, everyMs: 600_000 },
    // A bundle a minute at most, and a merge a quarter of an hour: each leaves a step in everybody's history.
    hub: { pushAfterMs: 60_000, lookEveryMs: 300_000, mergeEveryMs: 900_000 },
    workers: {
      import: join(dist, 'import-worker.js'),
      interchange: join(dist, 'interchange-worker.js'),
      diagram: join(dist, 'diagram-worker.js'),
      search: join(dist, 'search-worker.js'),
      names: join(dist, 'names-worker.js'),
      charts: join(dist, 'charts-worker.js'),
      tables: join(dist, 'tables-worker.js'),
      database: join(dist, 'database-worker.js'),
    },
    wasm: { resvg: join(dist, 'resvg.wasm'), harfbuzz: join(dist, 'harfbuzz-subset.wasm') },
    packPage: { script: join(dist, 'pack-page.js'), style: join(dist, 'pack-page.css') },
    licences: join(dist, 'licences.json'),
  }
}
