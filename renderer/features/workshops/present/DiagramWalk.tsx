import { drawArrow } from '../../../../shared/diagram/draw-arrow.ts'
import { drawBox } from '../../../../shared/diagram/draw-box.ts'
import type { Mark } from '../../../../shared/diagram/drawing.ts'
import { PALETTES } from '../../../../shared/diagram/look.ts'
import { useProcedure } from '../../../api/client.ts'
import css from './Present.module.css'

interface Props {
  theoryId: string | null
  /** The configuration that is lit; null: all of it. */
  lit: string | null
}

/** How much evidence there is, is nothing for the room. */
const NOBODY = { supports: 0, refines: 0, challenges: 0 }
/** Room around the picture, in CSS pixels of it. */
const MARGIN = 12

/** The diagram of a theory, with one of its configurations lit and the others faint. Always on white, as in files. */
export function DiagramWalk({ theoryId, lit }: Props) {
  const { data } = useProcedure('theories.diagram', theoryId === null ? {} : { theoryId })
  if (data === undefined) return null
  const palette = PALETTES.light
  const nodes = new Map(data.nodes.map(node => [node.id, node]))
  const isFaint = ({ configurationIds }: { configurationIds: string[] }) =>
    lit !== null && !configurationIds.includes(lit)
  const { width, height } = data
  return (
    <svg
      className={css.diagram}
      viewBox={`${-MARGIN} ${-MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`}
      role="img"
      aria-label={data.title}
      fill="none"
    >
      {data.edges.map(edge => (
        <g key={edge.id} opacity={isFaint(edge) ? 0.12 : 1}>
          <Marks
            marks={
              drawArrow({ ...edge, evidence: { ...NOBODY, supports: 1 } }, nodes, palette).marks
            }
          />
        </g>
      ))}
      {data.nodes.map(node => (
        <g key={node.id} opacity={isFaint(node) ? 0.16 : 1}>
          <Marks marks={drawBox({ ...node, isNew: false, evidence: NOBODY }, palette).marks} />
        </g>
      ))}
    </svg>
  )
}

function Marks({ marks }: { marks: readonly Mark[] }) {
  return marks.map((mark, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: marks have no names, and are drawn anew together
    <OneMark key={index} mark={mark} />
  ))
}

function OneMark({ mark }: { mark: Mark }) {
  if (mark.kind === 'group') {
    return (
      <g>
        <Marks marks={mark.marks} />
      </g>
    )
  }
  if (mark.kind === 'text') {
    const { x, y, size, weight, fill, anchor, text } = mark
    return (
      <text x={x} y={y} fontSize={size} fontWeight={weight} fill={fill} textAnchor={anchor}>
        {text}
      </text>
    )
  }
  const { d, fill = 'none', stroke, strokeWidth = 1, dash } = mark
  return (
    <path
      d={d}
      fill={fill}
      {...(stroke === undefined ? {} : { stroke, strokeWidth })}
      {...(dash === undefined ? {} : { strokeDasharray: dash.join(' ') })}
    />
  )
}
