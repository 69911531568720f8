import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LAYOUTS } from '../../shared/diagram/scene.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

let study: TestEngine
let ids: { first: string; second: string; principle: string }
beforeAll(async () => {
  study = await startTestEngine('Views')
  const { call } = study
  const element = async (role: 'C' | 'O', label: string, group: string | null) =>
    (await call('elements.create', { role, label, group, layer: 'individual' })).id
  const make = async (labels: [string, string], group: string | null) => {
    const slots = [
      { role: 'C' as const, elementId: await element('C', labels[0], group) },
      { role: 'O' as const, elementId: await element('O', labels[1], null) },
    ]
    return (await call('configurations.create', { slots })).id
  }
  const first = await make(['Lives alone', 'Comes back'], 'clients')
  const second = await make(['Contracts are short', 'Staff leave'], null)
  const principle = await call('principles.create', {
    name: 'Pay for years',
    configurationIds: [second],
  })
  const { id: sourceId } = await call('sources.create', { title: 'C01', text: 'Hazel: On my own.' })
  const passage = { sourceId, start: 7, end: 16 }
  const { id: codingId } = await call('codings.create', { ...passage, roles: ['C'] })
  const evidence = { codingId, configurationId: first, stance: 'supports' as const }
  await call('evidence.attach', { ...evidence, strength: 'strong' })
  ids = { first, second, principle: principle.id }
})
afterAll(() => study.dispose())

test.each(LAYOUTS)('A theory is laid out as “%s” where that is asked for', async layout => {
  const picture = await study.call('theories.diagram', { layout })
  expect(picture.layout).toBe(layout)
  expect(picture.nodes).toHaveLength(4)
  expect(picture.edges).toHaveLength(2)
})

test('Without a layout the picture is the one by role', async () => {
  expect(await study.call('theories.diagram', {})).toEqual(
    await study.call('theories.diagram', { layout: 'roles', filter: {} }),
  )
})

test('A filter shows the configurations of a group, a principle, a status or a strength', async () => {
  const shown = async (filter: Parameters<typeof ask>[0]) => {
    const { nodes } = await ask(filter)
    return [...new Set(nodes.flatMap(({ configurationIds }) => configurationIds))]
  }
  const ask = (filter: {
    groups?: string[]
    principleIds?: string[]
    statuses?: ('draft' | 'agreed')[]
    strengths?: ('weak' | 'strong')[]
  }) => study.call('theories.diagram', { filter })
  expect(await shown({ groups: ['clients'] })).toEqual([ids.first])
  expect(await shown({ principleIds: [ids.principle] })).toEqual([ids.second])
  expect(await shown({ strengths: ['strong'] })).toEqual([ids.first])
  expect(await shown({ strengths: ['weak'] })).toEqual([])
  expect(await shown({ statuses: ['agreed'] })).toEqual([])
  expect(await shown({ groups: ['clients'], statuses: ['draft'] })).toEqual([ids.first])
  expect(await shown({ groups: ['clients'], principleIds: [ids.principle] })).toEqual([])
})

test('A file has the layout, the theme and the ground that were asked for', async () => {
  const path = join(study.folder, 'picture.svg')
  const write = async (changes: object) => {
    await study.call('exports.write', { product: 'diagram', path, ...changes })
    return readFileSync(path, 'utf8')
  }
  const usual = await write({})
  expect(await write({ layout: 'roles', theme: 'light', background: 'white' })).toBe(usual)
  const layers = await write({ layout: 'layers', theme: 'mono', background: 'transparent' })
  expect(layers).toContain('>individual</text>')
  expect(layers).not.toContain('#0072B2')
  expect(usual).toContain('#0072B2')
})

test('What is left out by its status leaves the rest of a file where it was', async () => {
  const path = join(study.folder, 'left-out.json')
  const read = async (hiddenStatuses: ('draft' | 'agreed')[]) => {
    await study.call('exports.write', { product: 'diagram', path, hiddenStatuses })
    return JSON.parse(readFileSync(path, 'utf8')) as { nodes: { id: string }[] }
  }
  await study.call('configurations.update', { configurationId: ids.second, status: 'agreed' })
  const whole = await read([])
  const { nodes } = await read(['agreed'])
  expect(nodes).toHaveLength(2)
  expect(nodes).toEqual(whole.nodes.filter(({ id }) => nodes.some(node => node.id === id)))
  await study.call('configurations.update', { configurationId: ids.second, status: 'draft' })
})

test('A layout that is stopped is answered so, and the next one is made', async () => {
  const asked = study.call('theories.diagram', { layout: 'matrix' })
  const stopped = expect(asked).rejects.toMatchObject({ code: 'cancelled' })
  expect(await study.call('tasks.cancel', { task: 'diagram' })).toEqual({ isCancelled: true })
  await stopped
  expect(await study.call('tasks.cancel', { task: 'diagram' })).toEqual({ isCancelled: false })
  expect((await study.call('theories.diagram', { layout: 'matrix' })).nodes).toHaveLength(4)
})

test('A picture that is cancelled leaves no file, not even half of one, and the next one is written', async () => {
  const files = readdirSync(study.folder)
  const path = join(study.folder, 'cancelled.pdf')
  const written = study.call('exports.write', { product: 'diagram', path })
  const stopped = expect(written).rejects.toMatchObject({
    ...{ code: 'cancelled', message: 'The export was cancelled. Nothing was written.' },
  })
  expect(await study.call('tasks.cancel', { task: 'export' })).toEqual({ isCancelled: true })
  await stopped
  expect(readdirSync(study.folder)).toEqual(files)
  expect((await study.call('exports.write', { product: 'diagram', path })).bytes).toBeGreaterThan(0)
})

test('A PNG is as large as its scale says, and a PDF on the paper that was asked for', async () => {
  const sizes = await Promise.all(
    [1, 3].map(async scale => {
      const path = join(study.folder, `picture-${scale}.png`)
      await study.call('exports.write', { product: 'diagram', path, scale })
      return readFileSync(path).readUInt32BE(16)
    }),
  )
  expect(Math.abs((sizes[1] ?? 0) - 3 * (sizes[0] ?? 0))).toBeLessThanOrEqual(2)
  const path = join(study.folder, 'poster.pdf')
  await study.call('exports.write', { product: 'diagram', path, page: 'A2' })
  expect(readFileSync(path, 'latin1')).toMatch(/\[0 0 (1683\.78 1190\.55|1190\.55 1683\.78)\]/)
})
