import { ArrowLeft, Plus, X } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { count, formatNumber } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Split.module.css'
import { type Assignments, countOf, type SplitPart } from './split.ts'

/** A digit gives a passage to a code, so there are nine. */
const MAX_PARTS = 9

interface SplitPartsProps {
  parts: readonly SplitPart[]
  assignments: Assignments
  /** How many passages are chosen in the list. */
  chosenCount: number
  onChange: (parts: readonly SplitPart[]) => void
  onGive: (partId: number) => void
  onRemove: (partId: number) => void
}

/** The codes that are to be made, each with the digit that gives passages to it. */
export function SplitParts(props: SplitPartsProps) {
  const { parts, assignments, chosenCount, onChange, onGive, onRemove } = props
  const nextId = Math.max(0, ...parts.map(({ id }) => id)) + 1
  return (
    <>
      <ol className={styles.partList} aria-label="New codes">
        {parts.map((part, index) => (
          <li key={part.id} className={styles.part}>
            <span className={styles.digit} aria-hidden>
              {index + 1}
            </span>
            <div className={styles.partName}>
              <TextField
                label={`Name of new code ${index + 1}`}
                isLabelHidden
                placeholder={`New code ${index + 1}`}
                value={part.name}
                onChange={name =>
                  onChange(parts.map(other => (other === part ? { ...part, name } : other)))
                }
                maxLength={500}
                autoFocus={index === 0}
              />
            </div>
            <span className={styles.partCount}>
              {formatNumber(countOf(assignments, part.id))}
              <span className="visually-hidden"> passages</span>
            </span>
            <IconButton
              icon={ArrowLeft}
              label={`Give ${count(chosenCount, 'chosen passage')} to ${part.name || `new code ${index + 1}`}`}
              isDisabled={chosenCount === 0}
              onPress={() => onGive(part.id)}
            />
            <IconButton
              icon={X}
              label={`Do not make ${part.name || `new code ${index + 1}`}`}
              isDisabled={parts.length === 1}
              onPress={() => onRemove(part.id)}
            />
          </li>
        ))}
      </ol>
      {parts.length < MAX_PARTS && (
        <div>
          <Button
            size="small"
            icon={Plus}
            onPress={() => onChange([...parts, { id: nextId, name: '' }])}
          >
            One more code
          </Button>
        </div>
      )}
    </>
  )
}
