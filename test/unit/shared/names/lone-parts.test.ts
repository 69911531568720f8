import { describe, expect, it } from 'vitest'
import { partsOfNames } from '../../../../shared/names/lone-parts.ts'

const person = (name: string, replacement: string) => ({
  name,
  replacement,
  kind: 'person' as const,
})

describe('the parts of full names', () => {
  it('are words of people’s names that the list lacks, each once and with what stands for the first', () => {
    const list = [
      person('Dr. Hazel Brown', 'Amy'),
      person('Tom de Brown', 'Ben'),
      person('TOM', 'Ben'),
      person('Sarah', 'Cleo'),
      { name: 'Northfield Surgery', replacement: 'practice', kind: 'place' as const },
    ]
    expect(partsOfNames(list)).toEqual([person('Hazel', 'Amy'), person('Brown', 'Amy')])
  })
})
