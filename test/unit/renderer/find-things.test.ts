import { describe, expect, it } from 'vitest'
import { findThings, type Thing } from '../../../renderer/features/memos/find-things.ts'

const thing = (name: string, kind: Thing['target']['kind'] = 'code', detail = ''): Thing => ({
  target: { kind, id: name },
  name,
  detail,
})
const names = (things: readonly Thing[]) => things.map(({ name }) => name)

describe('what a memo can link to', () => {
  it('is found by its start, then by a word of it, then by letters in order', () => {
    const things = ['Distrust', 'Lost trust', 'Trust', 'The rust sets in', 'Care'].map(name =>
      thing(name),
    )
    expect(names(findThings(things, 'trust'))).toEqual([
      'Trust',
      'Lost trust',
      'Distrust',
      'The rust sets in',
    ])
  })

  it('is found by who said it, whatever the case and the accents', () => {
    const quote = thing('It was cold.', 'coding', 'Zoë, Interview 3')
    expect(names(findThings([thing('Cold'), quote], 'ZOE cold'))).toEqual(['It was cold.'])
  })

  it('is offered before anything is typed: what is near, then a few of each kind', () => {
    const codes = Array.from({ length: 9 }, (_, at) => thing(`Code ${at}`))
    const near = { ...thing('In hand', 'coding'), isNear: true }
    expect(names(findThings([...codes, thing('Plan', 'theory'), near], ''))).toEqual([
      ...['In hand', 'Code 0', 'Code 1', 'Code 2', 'Code 3', 'Plan'],
    ])
  })
})
