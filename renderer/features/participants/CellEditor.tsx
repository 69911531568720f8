import { type KeyboardEvent, useRef, useState } from 'react'
import type { Participant } from '../../../shared/contract/participants.ts'
import { parseValue, type ValueRule } from '../../../shared/domain/attributes.ts'
import { useNotices } from '../../store/notices.ts'
import { type Column, storedIn } from './columns.ts'
import styles from './ParticipantTable.module.css'
import type { Onward } from './use-cells.ts'

interface CellEditorProps {
  column: Column
  rule: ValueRule
  participant: Participant
  /** Groups there are, offered while one is written. */
  groups: readonly string[]
  /** Gets the canonical value, only if it changed. */
  onCommit: (value: string | null) => void
  onLeave: (onward: Onward) => void
  /** The cell lost the focus to something else. */
  onBlur: () => void
  /** A sentence while what is written does not fit. */
  onProblem: (problem: string | null) => void
}

/** A cell being written: Enter keeps what stands there, Tab goes on to the next one, Escape leaves it as it was. */
export function CellEditor(props: CellEditorProps) {
  const { column, rule, participant, groups, onCommit, onLeave, onBlur, onProblem } = props
  const stored = storedIn(column, participant)
  const [draft, setDraft] = useState(stored)
  const [isWrong, setIsWrong] = useState(false)
  const isDone = useRef(false)

  const keep = (): string | null => {
    const parsed = parseValue(rule, draft)
    if ('problem' in parsed) return parsed.problem
    const isNameless = column.kind === 'pseudonym' && parsed.value === null
    isDone.current = true
    onProblem(null)
    if (!isNameless && (parsed.value ?? '') !== stored) onCommit(parsed.value)
    return null
  }
  const leave = (onward: Onward) => {
    const problem = keep()
    setIsWrong(problem !== null)
    onProblem(problem)
    if (problem === null) onLeave(onward)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const steps: Record<string, () => void> = {
      Enter: () => leave('stay'),
      Tab: () => leave(event.shiftKey ? 'previous' : 'next'),
      Escape: () => {
        isDone.current = true
        onProblem(null)
        onLeave('stay')
      },
    }
    event.stopPropagation()
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }
  const field = {
    className: styles.editor,
    value: draft,
    autoFocus: true,
    'aria-label': `${column.label} of ${participant.pseudonym}`,
    'aria-invalid': isWrong || undefined,
    onKeyDown,
    onChange: (event: { target: { value: string } }) => {
      setDraft(event.target.value)
      if (!isWrong) return
      setIsWrong(false)
      onProblem(null)
    },
    onBlur: () => {
      if (isDone.current) return
      const problem = keep()
      if (problem !== null) {
        onProblem(null)
        useNotices.getState().say(`Not kept: ${problem}`, 'error')
      }
      onBlur()
    },
  }
  const choices = rule.type === 'boolean' ? ['yes', 'no'] : rule.choices
  if (rule.type === 'boolean' || rule.type === 'choice') {
    return (
      <select {...field}>
        <option value="">–</option>
        {choices.map(choice => (
          <option key={choice} value={choice}>
            {rule.type === 'boolean' ? (choice === 'yes' ? 'Yes' : 'No') : choice}
          </option>
        ))}
      </select>
    )
  }
  const hasGroups = column.kind === 'group' && groups.length > 0
  return (
    <>
      <input
        {...field}
        type="text"
        placeholder={rule.type === 'date' ? '2026-03-31' : undefined}
        inputMode={rule.type === 'number' ? 'decimal' : undefined}
        maxLength={500}
        spellCheck={false}
        autoComplete="off"
        list={hasGroups ? 'participant-groups' : undefined}
        onFocus={event => event.target.select()}
      />
      {hasGroups && (
        <datalist id="participant-groups">
          {groups.map(group => (
            <option key={group} value={group} aria-label={group} />
          ))}
        </datalist>
      )}
    </>
  )
}
