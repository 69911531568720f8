import fc from 'fast-check'
import { expect, it } from 'vitest'
import { joinDefinition, splitDefinition } from '../../../../shared/interchange/definition.ts'

const part = fc
  .string({ unit: fc.constantFrom('a', 'B', ' ', '\n', ':', 'é') })
  .map(text => text.trim())

it('a definition written as one text comes apart into what it was made of', () => {
  fc.assert(
    fc.property(fc.record({ description: part, inclusion: part, exclusion: part }), definition => {
      expect(splitDefinition(joinDefinition(definition))).toEqual(definition)
    }),
  )
})

it('a description of another program stays a description', () => {
  const description = 'We Include: nothing.\nExclude: nothing.'
  expect(splitDefinition(description)).toEqual({ description, inclusion: '', exclusion: '' })
})
