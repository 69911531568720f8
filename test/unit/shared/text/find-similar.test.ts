import { describe, expect, it } from 'vitest'
import { findSimilar } from '../../../../shared/text/find-similar.ts'

const TEXT =
  'She rang me every week and it made a difference.\nNobody had ever rung.\nIt made all the difference to me.'
const find = (quote: string, near = 0, text = TEXT) => {
  const range = findSimilar(text, quote, near)
  return range === null ? null : text.slice(range.start, range.end)
}

describe('findSimilar', () => {
  it('finds the longest run of words that the quote and the text share', () => {
    expect(find('he rang me every month')).toBe('rang me every')
    expect(find('It really made all the difference, to him')).toBe('made all the difference to')
  })

  it('looks past capitals, punctuation and the kind of apostrophe', () => {
    expect(find('NOBODY, had… ever')).toBe('Nobody had ever')
    expect(find("don't know why", 0, 'I don’t know, really')).toBe('don’t know')
  })

  it('takes long words before many short ones, and the nearer of two equal places', () => {
    const text = 'it is so at a of in\nremarkable improvement\nremarkable improvement'
    expect(find('it is so; a remarkable improvement', 0, text)).toBe('remarkable improvement')
    expect(findSimilar(text, 'remarkable improvement', 60)?.start).toBe(text.lastIndexOf('rem'))
  })

  it('says so where there is nothing alike', () => {
    expect(find('entirely other words')).toBeNull()
    expect(find('week')).toBe('week')
    expect(find('— …')).toBeNull()
    expect(find('rang', 0, '')).toBeNull()
  })
})
