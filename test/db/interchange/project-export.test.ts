import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../../shared/contract/contract.ts'
import { WholeProject } from '../../../shared/interchange/whole-project.ts'
import { dumpProject } from '../../support/dump.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'
import { faultsBySchema, whyNoSchemas } from '../../support/refi.ts'

let study: TestEngine
beforeEach(async () => {
  study = await startTestEngine()
})
afterEach(() => study.dispose())

async function exportProject(options: InputOf<'exports.write'>['project'] = {}) {
  const path = join(study.folder, 'out.qdpx')
  const { losses } = await study.call('exports.write', {
    ...{ product: 'project', path, project: options },
  })
  const parts = unzipSync(readFileSync(path))
  const xml = strFromU8(parts['project.qde'] ?? new Uint8Array())
  return { parts, xml, losses: losses ?? [] }
}

/** Every passage of the XML with the words that its positions name in the text beside it, counted in code points. */
function passages({ parts, xml }: Awaited<ReturnType<typeof exportProject>>) {
  return xml
    .split('<TextSource ')
    .slice(1)
    .flatMap(source => {
      const guid = /guid="([^"]+)"/.exec(source)?.[1] ?? ''
      const text = [...strFromU8(parts[`sources/${guid}.txt`] ?? new Uint8Array())]
      return [...source.matchAll(/startPosition="(\d+)" endPosition="(\d+)"/g)].map(
        ([, start, end]) => text.slice(Number(start), Number(end)).join(''),
      )
    })
}

describe('a project that is written for other programs', () => {
  it('is valid by the schema, with every passage on its words', async context => {
    context.skip(whyNoSchemas() !== null, whyNoSchemas() ?? '')
    await study.call('projects.createSample', { path: join(study.folder, 's.retroduce') })
    const written = await exportProject()
    expect(faultsBySchema('Project.xsd', written.xml)).toBe('')
    const codings = await study.call('codings.list', {})
    expect(passages(written).sort()).toEqual(codings.map(({ quote }) => quote).sort())
    const targets = [...written.xml.matchAll(/(?:targetGUID|representedGUID)="([^"]+)"/g)]
    const guids = [...written.xml.matchAll(/ guid="([^"]+)"/g)].map(([, guid]) => guid)
    expect(new Set(guids).size).toBe(guids.length)
    for (const [, target] of targets) expect(guids).toContain(target)
    expect(targets.length).toBeGreaterThan(100)
  })

  it('is valid and counts by code points where every word is a trap', async context => {
    context.skip(whyNoSchemas() !== null, whyNoSchemas() ?? '')
    await study.call('projects.create', { path: join(study.folder, 't.retroduce'), title: '<"&>' })
    const text = 'Ann: 👍🏽 "so" <b>&amp; then 😀 she left.\nBen: No \u000C more ]]> of it.'
    const { id: sourceId } = await study.call('sources.create', { title: 'A\tB & <c>', text })
    const code = async (words: string) => {
      const start = text.indexOf(words)
      const place = { sourceId, start, end: start + words.length }
      return study.call('codings.create', { ...place, note: '"&\u0001', roles: ['M'] })
    }
    await code('then 😀')
    const { id } = await code('she left')
    await code('more ]]>')
    const kinds = ['text', 'number', 'boolean', 'date'] as const
    const { id: participantId } = await study.call('participants.create', {
      pseudonym: 'Ann',
      group: 'Us',
    })
    for (const [index, type] of kinds.entries()) {
      const attribute = await study.call('attributes.create', { name: `A ${type}`, type })
      const value = ['Long & <short>', '-3.5', 'yes', '2026-03-31'][index] ?? ''
      await study.call('participants.setValue', { participantId, attributeId: attribute.id, value })
    }
    await study.call('memos.create', {
      ...{ kind: 'analytic', title: '', body: '', subjects: [{ kind: 'coding', id }] },
    })
    const written = await exportProject()
    expect(faultsBySchema('Project.xsd', written.xml)).toBe('')
    expect(passages(written)).toEqual(['then 😀', 'she left', 'more ]]>'])
    expect(written.losses.map(loss => loss.code)).toContain('positions')
    expect(strFromU8(written.parts[`sources/${sourceId}.txt`] ?? new Uint8Array())).toBe(text)
    const nvivo = await exportProject({ positions: 'nvivo' })
    const start = text.indexOf('she left')
    expect(nvivo.xml).toContain(`startPosition="${start}" endPosition="${start + 8}"`)
  })

  it('is valid where there is nothing in it', async context => {
    context.skip(whyNoSchemas() !== null, whyNoSchemas() ?? '')
    await study.call('projects.create', { path: join(study.folder, 'e.retroduce'), title: 'E' })
    const { xml, parts } = await exportProject()
    expect(faultsBySchema('Project.xsd', xml)).toBe('')
    expect(Object.keys(parts)).toEqual(['project.qde', 'retroduce.json'])
  })
})

describe('the whole of a project as JSON', () => {
  it('holds every row of every table, and is the same file alone and within the other', async () => {
    const path = join(study.folder, 's.retroduce')
    await study.call('projects.createSample', { path })
    const options = { includesEarlier: true }
    const { parts } = await exportProject(options)
    const alone = join(study.folder, 'out.json')
    await study.call('exports.write', { product: 'project', path: alone, project: options })
    await study.call('projects.close', {})
    const read = (text: string) => {
      const whole = WholeProject.parse(JSON.parse(text))
      // That something was written is kept after it was: of this the later file tells more.
      return { ...whole, tables: { ...whole.tables, export_record: [] } }
    }
    const whole = read(readFileSync(alone, 'utf8'))
    expect(whole).toEqual(read(strFromU8(parts['retroduce.json'] ?? new Uint8Array())))
    const rows = Object.fromEntries(
      Object.entries(whole.tables).map(([table, own]) => [
        table,
        own.map(row => JSON.stringify(row)).sort(),
      ]),
    )
    expect(rows).toEqual({ ...dumpProject(path), export_record: [] })
  })
})
