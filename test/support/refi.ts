import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sharedFiles } from './import.ts'

const SCHEMAS = join(import.meta.dirname, '../../../shared/data/refi-qda')

/** Why files cannot be held against the standard's schemas here; null where they can. */
export function whyNoSchemas(): string | null {
  if (!existsSync(SCHEMAS)) return 'The schemas of REFI-QDA are not on this machine.'
  return spawnSync('xmllint', ['--version']).error ? 'xmllint is not on this machine.' : null
}

/** What a schema of the standard has against a document; empty where it is valid. */
export function faultsBySchema(schema: 'Project.xsd' | 'Codebook.xsd', xml: string): string {
  const { status, stderr } = spawnSync(
    'xmllint',
    ['--nonet', '--noout', '--schema', join(SCHEMAS, schema), '-'],
    { input: xml, encoding: 'utf8' },
  )
  return status === 0 ? '' : stderr
}

/** The sample projects that lie beside the standard; null where they are missing. */
export function sampleProjects() {
  return sharedFiles('data/refi-qda', '.qdpx')
}
