import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { spoken } from '../../ui/spoken.ts'
import { StanceBadge } from '../../ui/StanceBadge.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './Dialogs.module.css'
import { type Part, toggled } from './split-parts.ts'

interface Props {
  configuration: ConfigurationDetail
  parts: Part[]
  onChange: (parts: Part[]) => void
}

/** Which elements and passages go where: a line each, a column for every part. */
export function SplitMatrix({ configuration, parts, onChange }: Props) {
  const own = configuration.evidenceList.filter(({ elementId }) => elementId === null)
  const rename = (index: number, title: string) =>
    onChange(parts.map((part, place) => (place === index ? { ...part, title } : part)))
  return (
    <div className={css.scroll}>
      <table className={css.matrix}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">What is shared out</span>
            </th>
            {parts.map((part, index) => (
              <th key={`part ${index + 1}`} scope="col" className={css.tick}>
                <TextField
                  label={`Title of part ${index + 1}`}
                  value={part.title}
                  onChange={title => rename(index, title)}
                  maxLength={500}
                />
                {parts.length > 2 && (
                  <IconButton
                    icon={X}
                    label={`Take part ${index + 1} away`}
                    onPress={() => onChange(parts.filter((_, place) => place !== index))}
                  />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className={css.section}>
            <th scope="rowgroup" colSpan={parts.length + 1}>
              Elements
            </th>
          </tr>
          {configuration.slots.map(slot => (
            <Row
              key={slot.id}
              name={slot.label}
              kind="slotIds"
              id={slot.id}
              parts={parts}
              onChange={onChange}
            >
              <RoleBadge role={slot.role} /> {slot.label}
            </Row>
          ))}
          {own.length > 0 && (
            <tr className={css.section}>
              <th scope="rowgroup" colSpan={parts.length + 1}>
                Passages on the configuration itself
              </th>
            </tr>
          )}
          {own.map(item => (
            <Row
              key={item.id}
              name={spoken(item.quote.slice(0, 80))}
              kind="evidenceIds"
              id={item.id}
              parts={parts}
              onChange={onChange}
            >
              <span className={css.quote}>{item.quote}</span>{' '}
              <span className={css.origin}>
                <StanceBadge stance={item.stance} /> {item.speaker ?? item.sourceTitle}
              </span>
            </Row>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps extends Omit<Props, 'configuration'> {
  /** What is assigned, for those who hear the box. */
  name: string
  kind: 'slotIds' | 'evidenceIds'
  id: string
  children: ReactNode
}

function Row({ name, kind, id, parts, onChange, children }: RowProps) {
  return (
    <tr>
      <th scope="row">{children}</th>
      {parts.map((part, index) => (
        <td key={`part ${index + 1}`} className={css.tick}>
          <Checkbox
            label={`${name}, in part ${index + 1}`}
            isLabelHidden
            isTicked={part[kind].has(id)}
            onChange={() => onChange(toggled(parts, index, kind, id))}
          />
        </td>
      ))}
    </tr>
  )
}
