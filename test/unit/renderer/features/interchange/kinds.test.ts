import fc from 'fast-check'
import { expect, it } from 'vitest'
import { kindInWords, nameInFile } from '../../../../../renderer/features/interchange/kinds.ts'

/** Every element of the REFI-QDA schema that an import may leave behind. */
const ELEMENTS = [
  ...['PlainTextSelection', 'TranscriptSelection', 'PDFSelection', 'PictureSelection'],
  ...['AudioSelection', 'VideoSelection', 'TextSource', 'PDFSource', 'PictureSource'],
  ...['AudioSource', 'VideoSource', 'SelectionRef', 'VariableValue', 'Case', 'Set', 'Graph'],
  ...['Link', 'Note'],
]

it('says every kind of thing in words of the field, and its name in the file only where that helps', () => {
  for (const element of ELEMENTS) expect(kindInWords(element)).toMatch(/^[A-Z][A-Za-z ]+s\b/)
  expect(kindInWords('PlainTextSelection')).toBe('Passages of text')
  expect(nameInFile('PlainTextSelection')).toBe('PlainTextSelection')
  expect(kindInWords('Coding in a picture')).toBe('Coding in a picture')
  expect(nameInFile('Set')).toBeNull()
  expect(nameInFile('Coding in a picture')).toBeNull()
})

it('never shows a name that runs words together, whatever a program calls a thing', () => {
  const part = fc.stringMatching(/^[A-Z][a-z]{2,8}$/)
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), parts => {
      for (const name of [parts.join(''), parts.join('_').toLowerCase()]) {
        expect(kindInWords(name)).not.toMatch(/[a-z][A-Z]|_/)
      }
    }),
  )
})
