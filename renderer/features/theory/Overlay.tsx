import { useStore } from '@xyflow/react'
import { useMemo } from 'react'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { drawSigns } from '../../../shared/diagram/draw-arrow.ts'
import type { Mark } from '../../../shared/diagram/drawing.ts'
import { HEADING_RISE, topOf } from '../../../shared/diagram/draw-scene.ts'
import type { PlacedEdge, Point } from '../../../shared/diagram/scene.ts'
import { PAGE } from '../../../shared/diagram/look.ts'
import css from './Canvas.module.css'
import type { Picture } from './canvas-items.ts'
import { CANVAS_PALETTE } from './canvas-palette.ts'
import { Marks } from './Marks.tsx'
import { isLit, type Selection } from './selection.ts'

/** What lies over boxes and arrows: headings of the columns, and the signs of challenged and new links. */
export function Overlay({ picture, selection }: { picture: Picture; selection: Selection | null }) {
  const signs = useMemo(
    () =>
      picture.edges
        .filter(edge => edge.mark !== null)
        .map(edge => ({ edge, marks: signsOf(edge, picture) })),
    [picture],
  )
  const top = useMemo(() => topOf(picture), [picture])
  const near = useNear()
  return (
    <svg className={css.overlay} width={1} height={1} aria-hidden fill="none">
      {picture.columns.map(({ role, x }) => (
        <text
          key={x}
          x={x}
          y={top - HEADING_RISE}
          fontSize={PAGE.headingSize}
          fontWeight={600}
          fill={CANVAS_PALETTE.quiet}
        >
          {ROLE_NAMES[role]}
        </text>
      ))}
      {signs
        .filter(({ edge }) => isNear(edge.mark, near))
        .map(({ edge, marks }) => (
          <g key={edge.id} data-dim={!isLit(selection, { kind: 'link', item: edge }) || undefined}>
            <Marks marks={marks} />
          </g>
        ))}
    </svg>
  )
}

/** Signs of arrows that were drawn before: while one is moved, the others stay the same. */
const drawnSigns = new WeakMap<PlacedEdge, Mark[]>()

function signsOf(edge: PlacedEdge, { nodeById }: Picture): Mark[] {
  const known = drawnSigns.get(edge)
  if (known !== undefined) return known
  const marks = drawSigns(edge, nodeById, CANVAS_PALETTE)
  drawnSigns.set(edge, marks)
  return marks
}

/** A part of the diagram, in its pixels. */
interface Part {
  left: number
  top: number
  right: number
  bottom: number
}

/**
 * The part of the diagram that is in view with a screen around it, in whole screens: the signs of a large theory are drawn
 * anew only when it has been moved that far.
 */
function useNear(): Part {
  const key = useStore(({ transform: [x, y, zoom], width, height }) => {
    const across = Math.max(1, Math.ceil(width / zoom))
    const down = Math.max(1, Math.ceil(height / zoom))
    return [Math.floor(-x / zoom / across), Math.floor(-y / zoom / down), across, down].join(' ')
  })
  const [column = 0, row = 0, across = 0, down = 0] = key.split(' ').map(Number)
  return {
    ...{ left: (column - 1) * across, right: (column + 3) * across },
    ...{ top: (row - 1) * down, bottom: (row + 3) * down },
  }
}

function isNear(mark: Point | null, { left, top, right, bottom }: Part): boolean {
  if (mark === null) return false
  const { x, y } = mark
  return x >= left && x <= right && y >= top && y <= bottom
}
