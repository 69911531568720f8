import type { Code } from '../../../shared/contract/codes.ts'
import { act } from '../../store/act.ts'
import { useNotices } from '../../store/notices.ts'
import { count } from '../../ui/format.ts'
import { type CodePlace, type CodeStep, outermost, placeAfterStep } from './code-tree.ts'
import { expand, focusCode, say, show } from './view.ts'

/** Moves codes to a place in one step; where they went is shown and said. False where it was refused. */
export async function moveCodes(
  codes: readonly Code[],
  codeIds: readonly string[],
  place: CodePlace,
): Promise<boolean> {
  const moving = outermost(codes, codeIds)
  const [first] = moving
  if (!first) return false
  const input = { codeIds: moving.map(({ id }) => id), ...place }
  if (!(await act('codes.moveMany', input))) return false
  expand(place.parentId)
  const parent = codes.find(({ id }) => id === place.parentId)
  const what = moving.length === 1 ? `“${first.name}”` : count(moving.length, 'code')
  const where = parent ? `under “${parent.name}”` : 'at the top level'
  say(`${what} moved: place ${place.position + 1} ${where}.`)
  return true
}

/** Moves codes a step by keyboard; the keyboard goes with them. */
export async function stepCodes(
  codes: readonly Code[],
  codeIds: readonly string[],
  step: CodeStep,
  focusedId: string,
): Promise<void> {
  const moving = outermost(codes, codeIds)
  if (new Set(moving.map(({ parentId }) => parentId)).size > 1) {
    useNotices.getState().say('Codes under different parents move by Ctrl+Shift+M or by dragging.')
    return
  }
  const place = placeAfterStep(codes, codeIds, step)
  if (place === null) say('There is no place that way.')
  else if (await moveCodes(codes, codeIds, place))
    whenDrawn(() => {
      focusCode(focusedId)
      show(focusedId)
    })
}

/** After the tree has been read again and drawn. */
function whenDrawn(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(run)))
}
