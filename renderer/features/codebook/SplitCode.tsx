import { useState } from 'react'
import type { Code } from '../../../shared/contract/codes.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './Split.module.css'
import { SplitPassages } from './SplitPassages.tsx'
import { SplitParts } from './SplitParts.tsx'
import { type Assignments, assign, type SplitPart, splitInput, withoutPart } from './split.ts'
import { expand, useCodebookView } from './view.ts'

const PLACES = [
  { id: 'beside' as const, label: 'Beside it' },
  { id: 'below' as const, label: 'Below it' },
]

/** Splits a code: new codes are named, and each passage is given to one of them or stays. */
export function SplitCode({ codes }: { codes: readonly Code[] }) {
  const code = useCodebookView(state => codes.find(({ id }) => id === state.splittingId))
  return code && <Splitting key={code.id} code={code} />
}

function Splitting({ code }: { code: Code }) {
  const { data: found } = useProcedure('codings.find', { where: { code: code.id } })
  const [parts, setParts] = useState<readonly SplitPart[]>([
    { id: 1, name: '' },
    { id: 2, name: '' },
  ])
  const [assignments, setAssignments] = useState<Assignments>(new Map())
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [place, setPlace] = useState<'beside' | 'below'>('beside')
  const codings = found?.codings ?? []
  const input = splitInput(parts, assignments)
  const close = () => useCodebookView.setState({ splittingId: null })
  const split = async () => {
    if (input === null) return
    const done = await act('codes.split', { codeId: code.id, ...input, place })
    if (!done) return
    close()
    if (place === 'below') expand(code.id)
    sayUndoable(
      `${count(done.codes.length, 'code')} split off “${code.name}” with ${count(done.movedCodings, 'coding')}.`,
    )
  }
  const give = (codingIds: Iterable<string>, partId: number | null, isMore = false) =>
    setAssignments(old => assign(old, codingIds, partId, isMore))
  return (
    <Dialog
      title={`Split “${code.name}”`}
      isOpen
      isFirm
      size="wide"
      onClose={close}
      footer={
        <>
          <span className={styles.sum} role="status">
            {`${count(assignments.size, 'passage goes', 'passages go')} to new codes, ${codings.length - assignments.size} stay with “${code.name}”`}
          </span>
          <Button onPress={close}>Cancel</Button>
          <Button variant="primary" isDisabled={input === null} onPress={() => void split()}>
            {input === null ? 'Split' : `Split ${count(input.into.length, 'code')} off`}
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <div className={styles.parts}>
          <SplitParts
            parts={parts}
            assignments={assignments}
            chosenCount={chosen.size}
            onChange={setParts}
            onGive={partId => give(chosen, partId)}
            onRemove={partId => {
              setParts(parts.filter(({ id }) => id !== partId))
              setAssignments(withoutPart(assignments, partId))
            }}
          />
          <Select label="The new codes go" value={place} options={PLACES} onChange={setPlace} />
          <p className={styles.help}>
            They take over role, colour and origin. In the list, 1 to 9 give the passage to a code
            and go to the next, with Shift to one code more; 0 lets it stay. This can be undone.
          </p>
        </div>
        <SplitPassages
          codings={codings}
          parts={parts}
          assignments={assignments}
          chosen={chosen}
          onChoose={setChosen}
          onGive={give}
        />
      </div>
    </Dialog>
  )
}
