import type { EvidenceCounts } from '../../../shared/contract/common.ts'
import css from './MatrixGrid.module.css'

/** Counts of a cell as numbers with their signs, and as a bar that leans to the side that has more passages. */
export function CellBar({ counts: { supports, refines, challenges } }: { counts: EvidenceCounts }) {
  const total = supports + refines + challenges
  const width = (count: number) => ({ width: `${(count / total) * 100}%` })
  return (
    <span className={css.said} aria-hidden>
      <span className={css.numbers}>
        <span>{challenges > 0 && <b>{`−${challenges}`}</b>}</span>
        <span>
          {supports > 0 && <span>{`+${supports}`}</span>}
          {refines > 0 && <span>{`~${refines}`}</span>}
        </span>
      </span>
      <span className={css.bar}>
        <span className={css.against}>
          <span style={width(challenges)} />
        </span>
        <span className={css.for}>
          <span className={css.supports} style={width(supports)} />
          <span className={css.refines} style={width(refines)} />
        </span>
      </span>
    </span>
  )
}
