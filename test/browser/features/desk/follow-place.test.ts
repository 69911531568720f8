import { expect, onTestFinished, test } from 'vitest'
import type { TranscriptView } from '../../../../renderer/editor/transcript-view.ts'
import { followPlace } from '../../../../renderer/features/desk/follow-place.ts'

/** A text that is read at its beginning, in lines of 400 pixels; `moves` tells how the reader was moved. */
function openText() {
  const scroller = document.createElement('div')
  scroller.style.width = '400px'
  document.body.append(scroller)
  const moves: string[] = []
  const view = {
    ...{ scroller, visible: { from: 0, to: 900 }, jump: null as TranscriptView['jump'] },
    showAtTop: (offset: number) => void moves.push(`at ${offset}`),
    reveal: ({ start }: { start: number }) => void moves.push(`jump to ${start}`),
  }
  const stop = followPlace(view as unknown as TranscriptView, 'interview')
  onTestFinished(() => {
    stop()
    scroller.remove()
  })
  return { view, scroller, moves }
}

test('lines that get narrower keep the reader where reading was', async () => {
  const { scroller, moves } = openText()
  scroller.style.width = '300px'
  await expect.poll(() => moves.at(-1)).toBe('at 0')
})

test('lines that get narrower just after a jump do not take the reader back from it', async () => {
  const { view, scroller, moves } = openText()
  view.jump = { start: 7601, end: 7700 }
  scroller.style.width = '300px'
  await expect.poll(() => moves.at(-1)).toBe('jump to 7601')
  expect(moves).not.toContain('at 0')
})
