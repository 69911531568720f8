import { useId } from 'react'
import type { WorkshopResult } from '../../../shared/contract/workshops.ts'
import {
  countAside,
  countStances,
  divergingParts,
  reachOf,
} from '../../../shared/domain/diverging-bars.ts'
import { WORKSHOP_STANCE_NAMES, WORKSHOP_STANCES } from '../../../shared/domain/workshop.ts'
import css from './Results.module.css'

/** Lengths in units of the picture: names at the left, the bars, those who take no side at the right. */
const [NAMES, BARS, ASIDE, ROW, BAR] = [150, 420, 90, 30, 20]
const MIDDLE = NAMES + BARS / 2

/** Who agrees and disagrees, by group: bars from a middle line, told apart by pattern as well as by shade. */
export function Bars({ result }: { result: WorkshopResult }) {
  const id = useId()
  const rows = [
    ...result.byGroup.map(({ group, stances }) => ({ name: group, stances })),
    { name: 'All', stances: result.stances },
  ].filter(({ stances }) => countStances(stances) > 0)
  if (rows.length === 0) return null
  const scale = BARS / 2 / reachOf(rows.map(({ stances }) => stances))
  const height = ROW * rows.length
  return (
    <figure className={css.bars}>
      <svg
        viewBox={`0 0 ${NAMES + BARS + ASIDE} ${height}`}
        className={css.chart}
        role="img"
        aria-label={rows.map(({ name, stances }) => `${name}: ${inWords(stances)}`).join('. ')}
      >
        <defs>
          <pattern id={`${id}hatch`} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect width="6" height="6" className={css.paper} />
            <path d="M-1 7L7 -1M-4 4L4 -4M2 10L10 2" className={css.hatch} />
          </pattern>
          <pattern id={`${id}dots`} width="5" height="5" patternUnits="userSpaceOnUse">
            <rect width="5" height="5" className={css.paper} />
            <circle cx="2.5" cy="2.5" r="1.3" className={css.dot} />
          </pattern>
        </defs>
        {rows.map(({ name, stances }, index) => {
          const top = index * ROW
          return (
            <g key={name}>
              <text x={0} y={top + ROW / 2 + 4} className={css.rowName}>
                {shortened(name)}
              </text>
              {divergingParts(stances).map(({ stance, from, to }) => (
                <g key={stance}>
                  <rect
                    x={MIDDLE + from * scale}
                    y={top + (ROW - BAR) / 2}
                    width={(to - from) * scale}
                    height={BAR}
                    className={css.part}
                    fill={fillOf(stance, id)}
                  />
                  {(to - from) * scale > 16 && (
                    <g>
                      <circle
                        cx={MIDDLE + ((from + to) / 2) * scale}
                        cy={top + ROW / 2}
                        r={8}
                        className={css.paper}
                      />
                      <text
                        x={MIDDLE + ((from + to) / 2) * scale}
                        y={top + ROW / 2 + 4}
                        className={css.number}
                      >
                        {to - from}
                      </text>
                    </g>
                  )}
                </g>
              ))}
              <text x={NAMES + BARS + ASIDE} y={top + ROW / 2 + 4} className={css.aside}>
                {countAside(stances) === 0 ? '' : `${countAside(stances)} aside`}
              </text>
            </g>
          )
        })}
        <path d={`M${MIDDLE} 0V${height}`} className={css.middle} />
      </svg>
      <figcaption className={css.legend}>
        {(['disagree', 'agree-with-changes', 'agree'] as const).map(stance => (
          <span key={stance} className={css.key}>
            <svg viewBox="0 0 16 12" className={css.swatch} aria-hidden>
              <rect
                x="0.5"
                y="0.5"
                width="15"
                height="11"
                className={css.part}
                fill={fillOf(stance, id)}
              />
            </svg>
            {WORKSHOP_STANCE_NAMES[stance]}
          </span>
        ))}
        <span>Aside: unsure, or not their experience</span>
      </figcaption>
    </figure>
  )
}

function fillOf(stance: (typeof WORKSHOP_STANCES)[number], id: string): string {
  if (stance === 'disagree') return `url(#${id}dots)`
  return stance === 'agree' ? 'currentColor' : `url(#${id}hatch)`
}

function inWords(stances: WorkshopResult['stances']): string {
  return WORKSHOP_STANCES.filter(stance => stances[stance] > 0)
    .map(stance => `${WORKSHOP_STANCE_NAMES[stance]} ${stances[stance]}`)
    .join(', ')
}

function shortened(name: string): string {
  return name.length > 22 ? `${name.slice(0, 21)}…` : name
}
