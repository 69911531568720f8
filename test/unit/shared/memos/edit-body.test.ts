import fc from 'fast-check'
import { expect, it } from 'vitest'
import { editBody } from '../../../../shared/memos/edit-body.ts'
import { findLinks, writeLink } from '../../../../shared/memos/memo-links.ts'
import { applyEdits } from '../../../../shared/text/edit-script.ts'

const Words = fc.array(fc.constantFrom('Oona', ' ', '[', ']', '\\', '(', ')', 'x'), {
  maxLength: 8,
})
const Text = Words.map(words => words.join(''))
const editsOf = (body: string, text: string) =>
  [...body.matchAll(/Oona/g)].map(({ index }) => ({ start: index, end: index + 4, text }))

it('a name that is replaced in the words of a link leaves it the link it was', () => {
  fc.assert(
    fc.property(Text, Text, fc.uuid(), (words, replacement, id) => {
      const body = `So ${writeLink(words, { kind: 'coding', id })}, says Oona.`
      const edited = editBody(body, editsOf(body, replacement))
      const [before] = findLinks(body)
      const [after] = findLinks(edited)
      expect(after).toMatchObject({ kind: 'coding', id, start: before?.start })
      expect(edited.slice(after?.end)).toBe(`, says ${replacement}.`)
      expect(after?.words.includes('Oona')).toBe(
        replacement.includes('Oona') && words.includes('Oona'),
      )
    }),
  )
})

it('a body without links, and a replacement that a link can hold, are changed as they stand', () => {
  const body = 'Oona: [see Oona](retroduce:code/c1)'
  for (const text of ['N1', '[N1]']) {
    expect(editBody(body, editsOf(body, text))).toBe(applyEdits(body, editsOf(body, text)))
  }
  expect(editBody('Oona', editsOf('Oona', ']('))).toBe('](')
})
