import { describe, expect, it } from 'vitest'
import { carryCodings } from '../../../../shared/text/carry-codings.ts'
import { findEdits } from '../../../../shared/text/edit-script.ts'

const OLD = 'One two three four.\nFive six seven.\nEight nine.\nTen eleven twelve.\nThe end.'

function carry(newText: string, quotes: readonly string[], lost: string[] = []) {
  const codings = [...quotes, ...lost].map(quote => {
    const start = Math.max(0, OLD.indexOf(quote))
    return { id: quote, quote, start, end: start + quote.length, isOrphan: lost.includes(quote) }
  })
  const carried = carryCodings(codings, findEdits(OLD, newText), OLD, newText)
  const places = [...carried.places].map(([id, { start, end }]) => [id, newText.slice(start, end)])
  return { ...carried, words: Object.fromEntries(places) as Record<string, string> }
}

describe('carryCodings', () => {
  it('says of every coding what saving would make of it', () => {
    const newText = 'One two three four.\nFive six and a half seven.\nnine.\nThe end.'
    const { counts, changed, lost, words } = carry(newText, [
      'One two',
      'six seven',
      'Eight nine',
      'Ten eleven',
    ])
    expect(counts).toEqual({ exact: 1, moved: 0, changed: 1, shrunk: 1, orphan: 1 })
    expect(changed).toEqual(['six seven', 'Eight nine'])
    expect(lost).toEqual(['Ten eleven'])
    expect(words).toEqual({
      'One two': 'One two',
      'six seven': 'six and a half seven',
      'Eight nine': 'nine',
    })
  })

  it('brings back an orphan whose words are pasted back, and counts it with none', () => {
    const { counts, words } = carry(`${OLD}\nAll that was lost`, [], ['All that was lost'])
    expect(words).toEqual({ 'All that was lost': 'All that was lost' })
    expect(Object.values(counts)).toEqual([0, 0, 0, 0, 0])
  })

  it('leaves everything where it is while nothing is edited', () => {
    const { counts, words } = carry(OLD, ['One two', 'Ten'], ['gone for good'])
    expect(counts.exact).toBe(2)
    expect(words).toEqual({ 'One two': 'One two', Ten: 'Ten' })
  })
})
