import { type RefObject, useEffect, useRef } from 'react'
import type { Code } from '../../../shared/contract/codes.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { type CodeNode, idsAbove, openRows } from './code-tree.ts'
import { focusCode, useCodebookView } from './view.ts'

/**
 * Brings a code into view that was chosen elsewhere or moved far: what is above it is opened, and the tree scrolls to
 * where it is, for only the rows in view are there to be scrolled to. `rowHeight` is in CSS pixels.
 */
export function useShownCode(
  tree: RefObject<HTMLDivElement | null>,
  codes: readonly Code[],
  nodes: readonly CodeNode[],
  rowHeight: number,
): void {
  const codeId = useWorkspace(state => state.codeId)
  const toShow = useCodebookView(state => state.toShow)
  const latest = useRef({ codes, nodes })
  useEffect(() => {
    latest.current = { codes, nodes }
  })
  useEffect(() => {
    if (codeId !== null) useCodebookView.setState({ toShow: { codeId, at: performance.now() } })
  }, [codeId])
  useEffect(() => {
    if (toShow === null) return
    const above = new Set(idsAbove(latest.current.codes, toShow.codeId))
    const { collapsed } = useCodebookView.getState()
    if ([...above].some(id => collapsed.has(id))) {
      useCodebookView.setState({ collapsed: new Set([...collapsed].filter(id => !above.has(id))) })
    }
    const rows = openRows(latest.current.nodes, useCodebookView.getState().collapsed)
    const top = rows.indexOf(toShow.codeId) * rowHeight
    const frame = requestAnimationFrame(() => {
      const scroller = tree.current
      if (scroller === null || top < 0) return
      const { scrollTop, clientHeight } = scroller
      const isInView = top >= scrollTop && top + 2 * rowHeight <= scrollTop + clientHeight
      if (isInView) return
      const hadFocus = scroller.contains(document.activeElement)
      scroller.scrollTop = top - (clientHeight - rowHeight) / 2
      if (hadFocus) requestAnimationFrame(() => focusCode(toShow.codeId))
    })
    return () => cancelAnimationFrame(frame)
  }, [toShow, tree, rowHeight])
}
