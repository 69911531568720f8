import { useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { useProcedure } from '../../api/client.ts'
import { useVoices } from '../../store/voices.ts'
import { Button } from '../../ui/Button.tsx'
import { Select } from '../../ui/Select.tsx'
import { useKnownVoices } from '../../ui/Voices.tsx'
import css from './Balance.module.css'
import type { Aim } from './board.tsx'

type Answer = OutputOf<'evidence.balance'>
type Row = Answer['whole'][number]

const WAYS = [
  { id: 'group', label: 'By group' },
  { id: 'participant', label: 'By participant' },
  { id: 'source', label: 'By source' },
] as const

interface Props {
  configuration: ConfigurationDetail
  aim: Aim | null
}

/** How much of its side the longest bar takes, in percent; the rest is for bars so short that their number is wider. */
const FULL = 85

/** Rows shown before the rest is asked for. */
const FEW = 6

/** Who speaks for and who against, as bars to both sides of a line. */
export function Balance({ configuration, aim }: Props) {
  const attributes = useProcedure('attributes.list', {}).data ?? []
  const chosen = useVoices(state => state.by)
  const [isWhole, setIsWhole] = useState(false)
  const way = WAYS.find(({ id }) => id === chosen)
  const attribute = attributes.find(({ id }) => id === chosen)
  const by = way?.id ?? (attribute === undefined ? 'group' : 'attribute')
  const configurationId = configuration.id
  const { data } = useProcedure('evidence.balance', {
    ...{ configurationId, by },
    ...(by === 'attribute' ? { attributeId: chosen } : {}),
  })
  const known = useKnownVoices(attribute?.id ?? by)
  const rows = data === undefined ? [] : rowsOf(data, aim)
  const unheard = aim === null ? unheardOf(known, rows) : []
  const most = Math.max(1, ...rows.map(row => Math.max(forOf(row), row.challenges)))
  const shown = isWhole ? rows : rows.slice(0, FEW)

  return (
    <section className={css.root} aria-label="Balance of the evidence">
      <div className={css.way}>
        <Select
          label="Count the evidence"
          isLabelHidden
          value={attribute?.id ?? way?.id ?? 'group'}
          options={[...WAYS, ...attributes.map(({ id, name }) => ({ id, label: `By ${name}` }))]}
          onChange={id => useVoices.setState({ by: id })}
        />
      </div>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col" className="visually-hidden">
              Who
            </th>
            <th scope="col" className={css.against}>
              against
            </th>
            <th scope="col">for, refining</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(row => (
            <tr key={row.id ?? ''}>
              <th scope="row">{row.name ?? 'Not known'}</th>
              <td className={css.against}>
                <Bar stance="challenges" value={row.challenges} most={most} />
              </td>
              <td className={css.for}>
                <Bar stance="supports" value={row.supports} most={most} />
                <Bar stance="refines" value={row.refines} most={most} />
              </td>
            </tr>
          ))}
          {unheard.map(name => (
            <tr key={`unheard ${name}`} className={css.unheard}>
              <th scope="row">{name}</th>
              <td colSpan={2}>not heard on it</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > FEW && (
        <Button size="small" variant="quiet" onPress={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show fewer' : `Show all ${rows.length}`}
        </Button>
      )}
    </section>
  )
}

/** Who could have been heard and was not, each once. */
function unheardOf(known: readonly string[], rows: readonly Row[]): string[] {
  const heard = new Set(rows.map(({ name }) => name?.toLowerCase()))
  return [...new Set(known)].filter(name => !heard.has(name.toLowerCase()))
}

const SIGNS = { supports: '+', refines: '~', challenges: '−' }
const WORDS = { supports: 'for', refines: 'refining', challenges: 'against' }

interface BarProps {
  stance: keyof typeof SIGNS
  value: number
  /** The longest bar on either side. */
  most: number
}

function Bar({ stance, value, most }: BarProps) {
  if (value === 0) return null
  return (
    <span className={css.part} style={{ width: `${(value / most) * FULL}%` }} data-stance={stance}>
      <span className={css.bar} aria-hidden />
      <span className={css.value} aria-hidden>
        {SIGNS[stance]}
        {value}
      </span>
      <span className="visually-hidden">
        {value} {WORDS[stance]}
      </span>
    </span>
  )
}

function forOf({ supports, refines }: Row): number {
  return supports + refines
}

/** The rows of the part that is looked at. */
function rowsOf({ whole, parts }: Answer, aim: Aim | null): Row[] {
  if (aim === null) return whole
  const part = parts.find(item => {
    if (aim.kind === 'element') return item.elementId === aim.elementId
    return aim.kind === 'link' ? item.link === aim.link : item.kind === 'configuration'
  })
  return part?.rows ?? []
}
