import type { TranscriptView } from '../../editor/transcript-view.ts'
import { call } from '../../api/client.ts'

/** The place in a text is written at most this often while it is read; milliseconds. */
const PAUSE_MS = 3000

/**
 * Remembers in the project where a text is being read, for the next time it is opened, and keeps the reader there when
 * the text gets wider or narrower, and so breaks its lines elsewhere. Returns how to stop.
 */
export function followPlace(view: TranscriptView, sourceId: string): () => void {
  let timer = 0
  let frame = 0
  // Where it was opened: what was not moved need not be written.
  let top = view.visible.from
  let written = top
  let width = view.scroller.clientWidth
  // A jump that the place does not tell of yet: lines were broken anew in the same moment.
  let seen = view.jump
  const write = () => {
    window.clearTimeout(timer)
    timer = 0
    if (top === written) return
    written = top
    // That a place could not be written is nothing to stop for: the source may just have been removed.
    call('places.set', { sourceId, offset: top }).catch(() => {})
  }
  const read = () => {
    cancelAnimationFrame(frame)
    frame = 0
    // Where lines have just been broken anew, the reader is brought back first.
    if (view.scroller.clientWidth !== width) return
    top = view.visible.from
    seen = view.jump
  }
  const onScroll = () => {
    if (frame === 0) frame = requestAnimationFrame(read)
    if (timer === 0) timer = window.setTimeout(write, PAUSE_MS)
  }
  const flush = () => {
    if (frame !== 0) read()
    if (timer !== 0) write()
  }
  let resized = 0
  // In the next frames: what is beside the words gets its new width in the first of them.
  const comeBack = (tries: number) => {
    cancelAnimationFrame(resized)
    resized = requestAnimationFrame(() => {
      if (view.jump === null || view.jump === seen) view.showAtTop(top)
      else view.reveal(view.jump, 'center')
      if (tries > 1) comeBack(tries - 1)
      else width = view.scroller.clientWidth
    })
  }
  const resizes = new ResizeObserver(() => {
    if (view.scroller.clientWidth !== width) comeBack(2)
  })
  resizes.observe(view.scroller)
  view.scroller.addEventListener('scroll', onScroll, { passive: true })
  window.addEventListener('pagehide', flush)
  document.addEventListener('visibilitychange', flush)
  return () => {
    flush()
    resizes.disconnect()
    cancelAnimationFrame(resized)
    view.scroller.removeEventListener('scroll', onScroll)
    window.removeEventListener('pagehide', flush)
    document.removeEventListener('visibilitychange', flush)
  }
}
