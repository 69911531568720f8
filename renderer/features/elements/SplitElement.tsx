import { Plus, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { StanceBadge } from '../../ui/StanceBadge.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Words } from '../../ui/Words.tsx'
import {
  type Assignments,
  type Part,
  type Piece,
  pieceKey,
  splitInput,
  toggle,
  withoutPart,
} from './split.ts'
import css from './SplitElement.module.css'
import { choose } from './view.ts'
import { nameOf } from './words.ts'

/** Parts that the table has room for. */
const MOST = 6

interface Props {
  element: Element
  /** The configurations it stands in. */
  configurations: readonly Configuration[]
  /** What is attached to it. */
  evidence: readonly Evidence[]
  onClose: () => void
}

/** Splits an element: new wordings, and a box for each slot and passage under each; what has none ticked stays. */
export function SplitElement({ element, configurations, evidence, onClose }: Props) {
  const [parts, setParts] = useState<readonly Part[]>([
    { key: 1, label: '' },
    { key: 2, label: '' },
  ])
  const [assignments, setAssignments] = useState<Assignments>(new Map())
  const [reason, setReason] = useState('')
  const rows = [...slotRows(element.id, configurations), ...evidenceRows(evidence)]
  const input = splitInput(
    parts,
    rows.map(({ piece }) => piece),
    assignments,
  )
  const nameOfPart = (index: number) => parts[index]?.label.trim() || `new element ${index + 1}`

  async function split() {
    if (input === null) return
    const made = await act('elements.split', {
      ...{ elementId: element.id, reason: reason.trim() },
      ...input,
    })
    if (!made) return
    onClose()
    choose(made.map(({ id }) => id))
    sayUndoable(`${count(made.length, 'element')} made of “${element.label}”.`)
  }

  return (
    <Dialog
      title="Split an element"
      isOpen
      isFirm
      size="wide"
      onClose={onClose}
      footer={
        <>
          <span className={css.sum} role="status">
            {`${assignments.size} of ${count(rows.length, 'place and passage', 'places and passages')} given away; the rest stays.`}
          </span>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={input === null} onPress={() => void split()}>
            {input === null ? 'Split' : `Split ${count(input.into.length, 'element')} off`}
          </Button>
        </>
      }
    >
      <p className={css.original}>
        <RoleBadge role={element.role} facet={element.facet} />
        {element.label}
      </p>
      <ol className={css.parts} aria-label="New elements">
        {parts.map((part, index) => (
          <li key={part.key} className={css.part}>
            <span className={css.digit} aria-hidden>
              {index + 1}
            </span>
            <div className={css.name}>
              <TextField
                label={`Wording of new element ${index + 1}`}
                isLabelHidden
                placeholder={`New element ${index + 1}`}
                value={part.label}
                onChange={label =>
                  setParts(parts.map(one => (one.key === part.key ? { ...one, label } : one)))
                }
                maxLength={500}
                autoFocus={index === 0}
              />
            </div>
            <IconButton
              icon={X}
              label={`Do not make ${nameOfPart(index)}`}
              isDisabled={parts.length === 1}
              onPress={() => {
                setParts(parts.filter(({ key }) => key !== part.key))
                setAssignments(withoutPart(assignments, part.key))
              }}
            />
          </li>
        ))}
      </ol>
      {parts.length < MOST && (
        <div>
          <Button
            size="small"
            icon={Plus}
            onPress={() => {
              const key = Math.max(...parts.map(one => one.key)) + 1
              setParts([...parts, { key, label: '' }])
            }}
          >
            One more element
          </Button>
        </div>
      )}
      {rows.length > 0 && (
        <div className={css.frame}>
          <table className={css.table}>
            <thead>
              <tr>
                <th scope="col">Where it stands and what is attached</th>
                {parts.map(({ key }, index) => (
                  <th key={key} scope="col" className={css.box} title={nameOfPart(index)}>
                    {index + 1}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ piece, name, content }) => (
                <tr key={pieceKey(piece)}>
                  <th scope="row">{content}</th>
                  {parts.map(({ key }, index) => (
                    <td key={key} className={css.box}>
                      <input
                        type="checkbox"
                        aria-label={`${name} goes to ${nameOfPart(index)}`}
                        checked={assignments.get(pieceKey(piece))?.has(key) ?? false}
                        onChange={() => setAssignments(toggle(assignments, piece, key))}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <TextField label="Why? It is kept with the elements." value={reason} onChange={setReason} />
    </Dialog>
  )
}

interface Row {
  piece: Piece
  /** The row for those who hear it. */
  name: string
  content: ReactNode
}

function slotRows(elementId: string, configurations: readonly Configuration[]): Row[] {
  return configurations.flatMap(configuration =>
    configuration.slots
      .filter(slot => slot.elementId === elementId)
      .map(({ id, role, facet }) => ({
        piece: { slotId: id },
        name: nameOf(configuration),
        content: (
          <span className={css.row}>
            <RoleBadge role={role} facet={facet} />
            {nameOf(configuration)}
          </span>
        ),
      })),
  )
}

function evidenceRows(evidence: readonly Evidence[]): Row[] {
  return evidence.map(({ id, quote, speaker, sourceTitle, stance }) => ({
    piece: { evidenceId: id },
    name: quote.slice(0, 80),
    content: (
      <span className={css.row}>
        <StanceBadge stance={stance} />
        <span className={css.quote}>
          <Words text={quote} />
        </span>
        <span className={css.origin}>{[speaker, sourceTitle].filter(Boolean).join(' · ')}</span>
      </span>
    ),
  }))
}
