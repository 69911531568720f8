import type { Mark } from '../../../shared/diagram/drawing.ts'

/** Draws the primitives of a picture; the exported files are written from the same ones. */
export function Marks({ marks }: { marks: readonly Mark[] }) {
  return marks.map((mark, index) => <OneMark key={index} mark={mark} />)
}

function OneMark({ mark }: { mark: Mark }) {
  if (mark.kind === 'group') return <Marks marks={mark.marks} />
  if (mark.kind === 'text') {
    return (
      <text
        x={mark.x}
        y={mark.y}
        fontSize={mark.size}
        fontWeight={mark.weight}
        textAnchor={mark.anchor}
        fill={mark.fill}
      >
        {mark.text}
      </text>
    )
  }
  return (
    <path
      d={mark.d}
      fill={mark.fill ?? 'none'}
      stroke={mark.stroke}
      strokeWidth={mark.strokeWidth}
      strokeDasharray={mark.dash?.join(' ')}
    />
  )
}
