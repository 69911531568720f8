import { X } from 'lucide-react'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import { NAME_KINDS, type NameRule } from '../../../shared/names/rules.ts'
import { isNameKind, type NameRow, proposeReplacement, useNames } from '../../store/names.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './NameTable.module.css'
import { type Column, type PastedRow, pastedRows } from './paste-rows.ts'
import { KIND_NAMES } from './words.ts'

/** What a cell asks of its table. */
export interface CellMoves {
  goTo: (row: number, column: Column) => void
  write: (row: number, change: Partial<NameRule>) => void
  paste: (row: number, pasted: readonly PastedRow[]) => void
  remove: (row: number) => void
}

interface NameTableRowProps {
  row: NameRow
  index: number
  /** The last row, which is not in the list until something is written in it. */
  isFree: boolean
  problem: { message: string; isError: boolean } | null
  moves: CellMoves
}

/** The cells of one name. */
export function NameTableRow({ row, index, isFree, problem, moves }: NameTableRowProps) {
  const problemId = `name-problem-${row.id}`
  const isNamed = row.name.trim() !== ''
  const proposal = isNamed ? proposeReplacement(useNames.getState().rows, row.kind) : ''
  const takeProposal = () => {
    if (isNamed && row.replacement.trim() === '') moves.write(index, { replacement: proposal })
  }
  const of = (what: string) => (isFree ? `${what} of a new row` : `${what} of row ${index + 1}`)
  const cell = (column: 'name' | 'replacement') => ({
    className: styles.input,
    'data-column': column,
    value: row[column],
    maxLength: 200,
    spellCheck: false,
    autoComplete: 'off',
    'aria-invalid': problem?.isError || undefined,
    'aria-describedby': problem ? problemId : undefined,
    onChange: (event: { target: { value: string } }) =>
      moves.write(index, { [column]: event.target.value }),
    onPaste: (event: ClipboardEvent) => {
      const pasted = pastedRows(event.clipboardData.getData('text/plain'), column)
      if (pasted === null) return
      event.preventDefault()
      moves.paste(index, pasted)
    },
    onKeyDown: (event: KeyboardEvent) => onKeyDown(event, column),
  })
  const onKeyDown = (event: KeyboardEvent, column: Column) => {
    if (event.nativeEvent.isComposing) return
    const isCommand = event.ctrlKey || event.metaKey
    const steps: Record<string, () => void> = {
      Enter: () => {
        if (column === 'replacement') takeProposal()
        // On to the next name, wherever it is pressed: that is how a list is written.
        moves.goTo(index + 1, 'name')
      },
      ...(column !== 'kind' && {
        ArrowDown: () => moves.goTo(index + 1, column),
        ArrowUp: () => moves.goTo(index - 1, column),
      }),
    }
    const step = isCommand && event.key === 'Delete' ? () => moves.remove(index) : steps[event.key]
    if (!step || (isCommand && event.key !== 'Delete')) return
    event.preventDefault()
    step()
  }
  return (
    <>
      <div className={styles.cells} data-error={problem?.isError || undefined}>
        <div role="cell">
          <input
            {...cell('name')}
            aria-label={of('Name')}
            placeholder={isFree ? 'Add a name' : ''}
          />
        </div>
        <div role="cell">
          <input
            {...cell('replacement')}
            aria-label={of('Replacement')}
            placeholder={proposal}
            onBlur={takeProposal}
          />
        </div>
        <div role="cell">
          <select
            className={styles.kind}
            data-column="kind"
            aria-label={of('Kind')}
            value={row.kind}
            onChange={event => {
              if (isNameKind(event.target.value)) moves.write(index, { kind: event.target.value })
            }}
            onKeyDown={event => onKeyDown(event, 'kind')}
          >
            {NAME_KINDS.map(kind => (
              <option key={kind} value={kind}>
                {KIND_NAMES[kind]}
              </option>
            ))}
          </select>
        </div>
        <div role="cell" className={styles.remove}>
          {!isFree && (
            <IconButton
              icon={X}
              label={`Remove row ${index + 1}`}
              keys="$mod+Delete"
              excludeFromTabOrder
              onPress={() => moves.remove(index)}
            />
          )}
        </div>
      </div>
      {problem && (
        <p
          id={problemId}
          role="cell"
          className={styles.problem}
          data-error={problem.isError || undefined}
        >
          {problem.message}
        </p>
      )}
    </>
  )
}
