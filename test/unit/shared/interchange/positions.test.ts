import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  chooseCounting,
  COUNTINGS,
  offsetsOf,
  tryCountings,
} from '../../../../shared/interchange/positions.ts'
import { storeForm } from '../../../../shared/interchange/stored-text.ts'
import { counterOf } from '../../../../electron/export/refi/units.ts'

const text = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', '\r\n', '\r', '\n', ' ', '\u2028', '\u0007'),
  maxLength: 60,
})

describe('positions', () => {
  it('that were counted out of a text lead back to where they were taken', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('codePoint' as const, 'utf16' as const), (raw, unit) => {
        const count = counterOf(raw, unit)
        const offset = offsetsOf(raw, { unit, lineBreak: 'two' })
        let at = 0
        for (const character of raw) {
          expect(offset(count(at))).toBe(at)
          at += character.length
        }
        expect(offset(count(raw.length))).toBe(raw.length)
        expect(offset(count(raw.length) + 1)).toBeNull()
      }),
    )
  })

  it('are read in a way that puts every named passage onto its words, whichever way they were counted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('one', 'tw😀o', 'three\r\n', '😀', 'four'), {
          minLength: 4,
          maxLength: 30,
        }),
        fc.constantFrom(...COUNTINGS),
        (words, counting) => {
          const raw = words.join(' ')
          const offset = offsetsOf(raw, counting)
          const length = raw.length
          const positionOf = (at: number) => {
            for (let position = 0; position <= length; position++)
              if (offset(position) === at) return position
            return -1
          }
          let at = 0
          const passages = words.map(word => {
            const name = word.trim()
            const passage = { name, start: positionOf(at), end: positionOf(at + name.length) }
            at += word.length + 1
            return passage
          })
          const { fitting } = chooseCounting(tryCountings(raw, passages), [], passages.length)
          expect(fitting).toBe(passages.length)
        },
      ),
    )
  })
})

it('a text is stored with every place known: what stands between two offsets is what stood there', () => {
  fc.assert(
    fc.property(text, raw => {
      const stored = storeForm(raw)
      expect(storeForm(stored.text).text).toBe(stored.text)
      let at = 0
      for (const character of raw.match(/\r\n|[^]/gu) ?? []) {
        const kept = stored.text.slice(stored.at(at), stored.at(at + character.length))
        expect(kept).toBe(storeForm(character).text)
        at += character.length
      }
      expect(stored.at(raw.length)).toBe(stored.text.length)
    }),
  )
})
