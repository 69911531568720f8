import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Belonging, evidenceOf } from '../../../renderer/features/cases/cell-evidence.ts'
import type { InputOf } from '../../../shared/contract/contract.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { STANCES } from '../../../shared/domain/roles.ts'
import { seed004 } from '../../fixtures/studies/seed-004.ts'
import { startTestEngine, type TestEngine } from '../../support/engine.ts'
import { playStudy } from '../../support/play-study.ts'

let engine: TestEngine
beforeAll(async () => {
  engine = await startTestEngine(seed004.title)
  await playStudy(engine.call, seed004)
  const participants = await engine.call('participants.list', {})
  const sources = await engine.call('sources.list', {})
  const ids = participants.map(({ id }) => id)
  // Two cases that share people and a source, so that a passage may be of both, of one or of none.
  await engine.call('cases.create', {
    name: 'North',
    participantIds: ids.slice(0, 8),
    sourceIds: sources.slice(0, 12).map(({ id }) => id),
  })
  await engine.call('cases.create', {
    name: 'South',
    participantIds: ids.slice(4, 12),
    sourceIds: sources.slice(8, 16).map(({ id }) => id),
  })
})
afterAll(() => engine.dispose())

/** Passages by stance, each once. */
function countsOf(items: readonly Evidence[]) {
  const of = (stance: Evidence['stance']) =>
    new Set(items.filter(item => item.stance === stance).map(({ codingId }) => codingId)).size
  return Object.fromEntries(STANCES.map(stance => [stance, of(stance)]))
}

describe('the passages that a cell of the matrix opens', () => {
  it.each(['case', 'group', 'participant', 'source', 'attribute'] as const)(
    'are those that it counts, by %s',
    async by => {
      const { call } = engine
      const [attribute] = await call('attributes.list', {})
      const attributeId = by === 'attribute' ? (attribute?.id ?? null) : null
      const input: InputOf<'cases.matrix'> = { by, ...(attributeId && { attributeId }) }
      const { columns, rows } = await call('cases.matrix', input)
      const belonging: Belonging = {
        ...{ by, attributeId, cases: await call('cases.list', {}) },
        participants: await call('participants.list', {}),
      }
      let counted = 0
      for (const { configurationId, cells } of rows) {
        const evidence = await call('evidence.list', { configurationId, includeElements: true })
        const byColumn = new Map(cells.map(({ columnIndex, ...counts }) => [columnIndex, counts]))
        for (const [at, { id }] of columns.entries()) {
          const cell = byColumn.get(at) ?? { supports: 0, refines: 0, challenges: 0 }
          expect(countsOf(evidenceOf(id, evidence, belonging))).toEqual(cell)
          counted += cell.supports + cell.refines + cell.challenges
        }
      }
      expect(counted).toBeGreaterThan(20)
    },
  )
})
