import { expect, it } from 'vitest'
import { type Comparable, findDuplicates } from '../../../../shared/review/duplicates.ts'

const reference = (id: string, title: string, more: Partial<Comparable> = {}): Comparable => ({
  ...{ id, title, year: 2020, doi: '', pmid: '' },
  authors: [{ family: 'Okoro', given: 'Ben', literal: '' }],
  ...more,
})
const found = (references: Comparable[]) =>
  findDuplicates(references).map(({ ids, why }) => [why, ...ids].join(' '))

it('pairs what is surely the same before what may be', () => {
  expect(
    found([
      reference('a', 'Walking with a link worker: a realist account', { doi: '10.5/a', pmid: '1' }),
      reference('b', 'Walking with a Link-Worker. A réalist account', { doi: '10.5/a' }),
      reference('c', 'Another title altogether', { doi: '10.5/a' }),
      reference('d', 'Trust and the telephone in later life', { pmid: '1' }),
      reference('e', 'Trust and the telephone in later life', { year: null }),
      reference('f', 'Trust and telephone in the later life', { year: 2021 }),
    ]),
  ).toEqual(['exact a b', 'doi a c', 'pmid a d', 'title d e', 'near d f'])
})

it('keeps apart what only shares a title, or has another DOI', () => {
  expect(
    found([
      reference('a', 'Editorial', { year: 2019 }),
      reference('b', 'Editorial', { year: 2020 }),
      reference('c', 'Editorial', {
        authors: [{ family: 'Lind', given: '', literal: '' }],
        year: 2019,
      }),
      reference('d', 'Trust and the telephone in later life, part one', { doi: '10.5/1' }),
      reference('e', 'Trust and the telephone in later life, part two', { doi: '10.5/2' }),
    ]),
  ).toEqual([])
})

it('of thousands of references compares only what may be alike', () => {
  const words = [
    'walking',
    'trust',
    'telephone',
    'garden',
    'choir',
    'loneliness',
    'referral',
    'carers',
  ]
  const references = Array.from({ length: 5_000 }, (_, n) => {
    const title = [n, n * 7, n * 13, n * 29].map(each => words[each % 8] ?? '').join(' ')
    return reference(String(n), `${title} in town ${n % 4_900}`, { year: 2000 + (n % 20) })
  })
  const pairs = findDuplicates(references)
  expect(pairs.length).toBeLessThanOrEqual(20_000)
  const all = Array.from({ length: 5_000 }, (_, n) =>
    reference(String(n), 'The same title for all'),
  )
  expect(findDuplicates(all)).toHaveLength(4_999)
})
