import type { PrintedPages } from '../../../shared/contract/reports.ts'
import styles from './PageSheet.module.css'

type Page = PrintedPages['pages'][number]

interface PageSheetProps {
  page: Page
  width: number
  height: number
}

/** A page as it is printed: drawn from the same marks as the PDF, and always on white. */
export function PageSheet({ page, width, height }: PageSheetProps) {
  const { scale, x, y, marks } = page
  const isMoved = scale !== 1 || x !== 0 || y !== 0
  return (
    <svg className={styles.page} viewBox={`0 0 ${width} ${height}`}>
      <g {...(isMoved ? { transform: `translate(${x} ${y}) scale(${scale})` } : {})}>
        {marks.map((mark, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks have no names, and a page is drawn once
          <Mark key={index} mark={mark} />
        ))}
      </g>
    </svg>
  )
}

function Mark({ mark }: { mark: Page['marks'][number] }) {
  if (mark.kind === 'path') {
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
  if (mark.kind === 'image') {
    return <image href={mark.href} width={mark.width} height={mark.height} />
  }
  const { x, y, size, weight, fill, anchor, text } = mark
  return (
    <text
      x={x}
      y={y}
      fontSize={size}
      fontWeight={weight}
      fill={fill}
      {...(anchor === 'middle' ? { textAnchor: 'middle' } : {})}
    >
      {text}
    </text>
  )
}
