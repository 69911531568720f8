import { Plus, X } from 'lucide-react'
import { useRef } from 'react'
import type { Facet, Role } from '../../../shared/domain/roles.ts'
import { Button } from '../../ui/Button.tsx'
import { ComboField } from '../../ui/ComboField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { Select } from '../../ui/Select.tsx'
import { type ClauseDraft, emptyClause } from './clauses.ts'
import css from './InitialDialog.module.css'

interface Props {
  role: Role
  /** The word of the sentence that they follow: “If”. */
  word: string
  /** What is written there, in the singular: “circumstance”. */
  noun: string
  placeholder: string
  clauses: ClauseDraft[]
  /** What elements of this role say already, to choose from. */
  known: string[]
  /** Asks of each whether it is a resource or a reasoning. */
  hasFacets: boolean
  isFirst?: boolean
  onChange: (clauses: ClauseDraft[]) => void
}

const FACETS: { id: Facet | 'undecided'; label: string }[] = [
  { id: 'undecided', label: 'Undecided' },
  { id: 'resource', label: 'Resource' },
  { id: 'reasoning', label: 'Reasoning' },
]

/** The clauses after one word of an if-then-because sentence, each joined to the one before by “and” or “or”. */
export function ClauseList(props: Props) {
  const { role, word, noun, placeholder, clauses, known, hasFacets, isFirst, onChange } = props
  const list = useRef<HTMLFieldSetElement>(null)

  const change = (key: number, fields: Partial<ClauseDraft>) =>
    onChange(clauses.map(clause => (clause.key === key ? { ...clause, ...fields } : clause)))
  function add() {
    onChange([...clauses, emptyClause(clauses.at(-1)?.joiner)])
    // The field is there once React has drawn it.
    requestAnimationFrame(() =>
      [...(list.current?.querySelectorAll('input') ?? [])].at(-1)?.focus(),
    )
  }

  return (
    <fieldset ref={list} className={css.clauses} data-role={role}>
      <legend className={css.word}>
        <RoleBadge role={role} /> {word}
      </legend>
      {clauses.map((clause, index) => (
        <div key={clause.key} className={css.clause}>
          {index > 0 ? (
            <button
              type="button"
              className={css.joiner}
              aria-label={`“${clause.joiner}” before ${noun} ${index + 1}: change to “${clause.joiner === 'and' ? 'or' : 'and'}”`}
              onClick={() => change(clause.key, { joiner: clause.joiner === 'and' ? 'or' : 'and' })}
            >
              {clause.joiner}
            </button>
          ) : (
            <span className={css.lead}>{word.toLowerCase()}</span>
          )}
          <div className={css.text}>
            <ComboField
              label={`${noun} ${index + 1}`}
              isLabelHidden
              placeholder={index === 0 ? placeholder : ''}
              value={clause.label}
              options={known}
              maxLength={500}
              isFirst={isFirst === true && index === 0}
              onChange={label => change(clause.key, { label })}
              onEnter={add}
            />
          </div>
          {hasFacets && (
            <div className={css.facet}>
              <Select
                label={`Side of ${noun} ${index + 1}`}
                isLabelHidden
                value={clause.facet ?? 'undecided'}
                options={FACETS}
                onChange={facet =>
                  change(clause.key, { facet: facet === 'undecided' ? null : facet })
                }
              />
            </div>
          )}
          {clauses.length > 1 && (
            <IconButton
              icon={X}
              label={`Take ${noun} ${index + 1} away`}
              onPress={() => onChange(clauses.filter(({ key }) => key !== clause.key))}
            />
          )}
        </div>
      ))}
      <div className={css.add}>
        <Button size="small" variant="quiet" icon={Plus} onPress={add}>
          Another {noun}
        </Button>
      </div>
    </fieldset>
  )
}
