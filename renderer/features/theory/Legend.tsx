import { drawLozenge, drawOr, drawRoute, drawSaid } from '../../../shared/diagram/draw-arrow.ts'
import { drawBand } from '../../../shared/diagram/draw-box.ts'
import type { Mark } from '../../../shared/diagram/drawing.ts'
import { rectPath } from '../../../shared/diagram/drawing.ts'
import { ARROW, SAID, SHADED_WORDS, WEIGHTS } from '../../../shared/diagram/look.ts'
import { EDGE_KINDS } from '../../../shared/diagram/scene.ts'
import { ROLE_NAMES, ROLES, type Role } from '../../../shared/domain/roles.ts'
import css from './Legend.module.css'
import type { Picture } from './canvas-items.ts'
import { CANVAS_PALETTE as PALETTE } from './canvas-palette.ts'
import { Marks } from './Marks.tsx'

/** What the signs of the diagram mean; only those that it uses. */
export function Legend({ picture }: { picture: Picture }) {
  const { nodes } = picture
  const edges = picture.edges.filter(({ kind }) => kind === 'leads')
  const kinds = new Set(picture.edges.map(({ kind }) => kind))
  const roles = ROLES.filter(role => nodes.some(node => node.roles.includes(role)))
  const weightOf = (supports: number) => WEIGHTS.findLast(weight => supports >= weight.from)
  const used = new Set(edges.map(edge => weightOf(edge.evidence.supports)))
  const weights = WEIGHTS.filter(weight => used.has(weight))
  const isChallenged = edges.some(edge => edge.evidence.challenges > 0)
  const hasNew = nodes.some(node => node.isNew) || picture.edges.some(edge => edge.isNew)
  if (nodes.length === 0) return null

  return (
    <footer className={css.root} aria-label="Legend">
      <ul className={css.items}>
        {roles.map(role => (
          <Item key={role} width={26} marks={swatch(role)} text={ROLE_NAMES[role]} />
        ))}
        {picture.areas.some(({ kind }) => kind === 'cell') && (
          <Item width={26} marks={SHADE} text={SHADED_WORDS} />
        )}
        {hasNew && <li className={css.item}>* new in this version</li>}
      </ul>
      {weights.length > 0 && (
        <ul className={css.items}>
          <li className={css.lead}>Passages that support a link:</li>
          {weights.map(({ from, label }) => (
            <Item key={from} width={34} marks={line(from)} text={label} />
          ))}
          {isChallenged && <Item width={22} marks={LOZENGE} text="n passages challenge it" />}
          {edges.some(edge => edge.isAlternative) && (
            <Item width={ARROW.orWidth + 2} marks={OR} text="one of several ways" />
          )}
        </ul>
      )}
      {kinds.size > (kinds.has('leads') ? 1 : 0) && (
        <ul className={css.items}>
          <li className={css.lead}>One configuration</li>
          {EDGE_KINDS.map(
            kind =>
              kind !== 'leads' &&
              kinds.has(kind) && (
                <Item
                  key={kind}
                  width={44}
                  marks={drawSaid(
                    [
                      { x: 0, y: 0 },
                      { x: 44, y: 0 },
                    ],
                    kind,
                    PALETTE,
                  )}
                  text={SAID[kind].words}
                />
              ),
          )}
        </ul>
      )}
    </footer>
  )
}

function Item({ width, marks, text }: { width: number; marks: Mark[]; text: string }) {
  return (
    <li className={css.item}>
      <svg width={width} height={20} viewBox={`0 -10 ${width} 20`} aria-hidden fill="none">
        <Marks marks={marks} />
      </svg>
      {text}
    </li>
  )
}

function swatch(role: Role): Mark[] {
  const look = PALETTE.roles[role]
  const frame = rectPath(0.5, -8.5, 25, 17, 2)
  return [
    { kind: 'path', d: frame, fill: look.tint },
    ...drawBand({ x: 0.5, y: -8.5 }, [role], 25, 17, PALETTE, 14),
    { kind: 'path', d: frame, stroke: look.line, strokeWidth: 1 },
  ]
}

function line(supports: number): Mark[] {
  return drawRoute(
    [
      { x: 0, y: 0 },
      { x: 34, y: 0 },
    ],
    supports,
    PALETTE,
  )
}

const SHADE: Mark[] = [
  {
    ...{ kind: 'path', d: rectPath(0.5, -8.5, 25, 17) },
    ...{ fill: PALETTE.area, stroke: PALETTE.rule, strokeWidth: 1 },
  },
]
const LOZENGE = drawLozenge({ x: 11, y: 0 }, 'n', PALETTE)
const OR = drawOr({ x: ARROW.orWidth / 2 + 1, y: 0 }, PALETTE)
