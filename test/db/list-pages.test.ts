import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TheoryContent } from '../../shared/contract/theories.ts'
import { ROLES, STANCES, STATUSES } from '../../shared/domain/roles.ts'
import { startTestEngine, type TestEngine } from '../support/engine.ts'

const SIZE = 23

let study: TestEngine
let keptId: string
let liveId: string
beforeAll(async () => {
  study = await startTestEngine('Pages')
  const { call } = study
  const text = 'She rang me. I began to hope. I went along. They knew my name.'
  const { id: sourceId } = await call('sources.create', { title: 'P01', text })
  const codingIds: string[] = []
  for (let start = 0; start < 40; start += 4) {
    codingIds.push((await call('codings.create', { sourceId, start, end: start + 9 })).id)
  }
  const elementIds: string[] = []
  for (let index = 0; index < SIZE; index += 1) {
    const { id } = await call('elements.create', {
      ...{ role: ROLES[index % 4] ?? 'C', label: `element ${(index * 7) % SIZE}` },
      ...{ codingIds: codingIds.slice(index % 9), stance: STANCES[index % 3] ?? 'supports' },
    })
    elementIds.push(id)
  }
  const made: string[] = []
  for (let index = 0; index < SIZE; index += 1) {
    const { id } = await call('configurations.create', {
      ...{ title: `Number ${index}`, status: STATUSES[index % STATUSES.length] ?? 'draft' },
      slots: [0, 5, 11].flatMap(step => {
        const elementId = elementIds[(index + step) % SIZE]
        return elementId === undefined ? [] : { role: ROLES[step % 4] ?? 'C', elementId }
      }),
    })
    made.push(id)
  }
  for (let index = 0; index < 6; index += 1) {
    await call('principles.create', {
      name: `Principle ${index}`,
      configurationIds: made.filter((_, place) => place % 5 === index),
    })
  }
  const configurationIds = made.toReversed()
  keptId = (await call('theories.create', { name: 'Kept', configurationIds })).id
  await call('theories.freeze', { theoryId: keptId })
  liveId = (await call('theories.create', { name: 'Live', configurationIds })).id
})
afterAll(() => study.dispose())

/** All pages of a list, put together; each is as long as it may be. */
async function inPages<T>(
  limit: number,
  read: (page: { limit: number; offset: number }) => Promise<T[]>,
): Promise<T[]> {
  const rows: T[] = []
  for (;;) {
    const page = await read({ limit, offset: rows.length })
    expect(page.length).toBeLessThanOrEqual(limit)
    rows.push(...page)
    if (page.length < limit) return rows
  }
}

it('pages of a list, however long, are together the list', async () => {
  const { call } = study
  const limits = fc.integer({ min: 1, max: SIZE * 2 + 3 })
  const versions = fc.constantFrom({}, { theoryId: keptId }, { theoryId: liveId })
  await fc.assert(
    fc.asyncProperty(limits, versions, fc.boolean(), async (limit, version, includeElements) => {
      expect(await inPages(limit, page => call('configurations.list', page))).toEqual(
        await call('configurations.list', {}),
      )
      expect(await inPages(limit, page => call('elements.list', page))).toEqual(
        await call('elements.list', {}),
      )
      const cards = { ...version, includeElements }
      expect(await inPages(limit, page => call('cards.list', { ...cards, ...page }))).toEqual(
        await call('cards.list', cards),
      )
      expect(
        await inPages(limit, page => call('principles.table', { ...version, ...page })),
      ).toEqual(await call('principles.table', version))
    }),
    { numRuns: 12 },
  )
})

it('a page of a version holds the elements in its slots, and counts the whole', async () => {
  const { call } = study
  const versions = fc.constantFrom({}, { theoryId: keptId }, { theoryId: liveId })
  const places = fc.integer({ min: 0, max: SIZE + 2 })
  await fc.assert(
    fc.asyncProperty(versions, places, places, async (version, offset, more) => {
      const whole = await call('theories.get', version)
      const page = await call('theories.get', { ...version, offset, limit: more + 1 })
      expect(page).toEqual({
        ...whole,
        configurations: whole.configurations.slice(offset, offset + more + 1),
        elements: elementsOf(whole, page),
      })
      expect(page.counts).toEqual({
        configurations: whole.configurations.length,
        elements: whole.elements.length,
        links: whole.links.length,
        principles: whole.principles.length,
      })
    }),
    { numRuns: 30 },
  )
})

function elementsOf(whole: TheoryContent, page: TheoryContent): TheoryContent['elements'] {
  const ids = new Set(page.configurations.flatMap(({ slots }) => slots.map(one => one.elementId)))
  return whole.elements.filter(({ id }) => ids.has(id))
}
