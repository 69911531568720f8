import { expect, test } from 'vitest'
import { arrange } from '../../../renderer/features/sources/columns.tsx'
import type { SourceSummary } from '../../../shared/contract/sources.ts'

const source = (title: string, change: Partial<SourceSummary> = {}): SourceSummary => ({
  id: title,
  title,
  kind: 'transcript',
  group: null,
  format: 'txt',
  encoding: 'utf-8',
  length: 10,
  wordCount: 2,
  turnCount: 1,
  speakers: [],
  codingCount: 0,
  codedShare: 0,
  originalName: null,
  hasOriginal: false,
  researcherIds: [],
  retainUntil: null,
  createdAt: '2026-01-01T00:00:00Z',
  ...change,
})
const titles = (sources: SourceSummary[]) => sources.map(({ title }) => title)
const byTitle = { column: 'title', isDescending: false }

test('titles sort as people count: P2 before P10', () => {
  const sources = [source('P10'), source('P2'), source('p1')]
  expect(titles(arrange(sources, '', byTitle))).toEqual(['p1', 'P2', 'P10'])
  expect(titles(arrange(sources, '', { ...byTitle, isDescending: true }))).toEqual([
    'P10',
    'P2',
    'p1',
  ])
})

test('numbers sort by value', () => {
  const sources = [source('a', { wordCount: 1000 }), source('b', { wordCount: 90 })]
  expect(titles(arrange(sources, '', { column: 'words', isDescending: false }))).toEqual(['b', 'a'])
})

test('the filter looks at title, kind, group and speakers, every word of it', () => {
  const sources = [
    source('Anna', { group: 'Clients', speakers: ['INT', 'Anna'] }),
    source('Table', { kind: 'focusGroup', group: 'Clients' }),
  ]
  expect(titles(arrange(sources, 'clients int', byTitle))).toEqual(['Anna'])
  expect(titles(arrange(sources, 'focus', byTitle))).toEqual(['Table'])
})
