import { useState } from 'react'
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { Code } from '../../../shared/contract/codes.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { count } from '../../ui/format.ts'
import styles from './Codebook.module.css'
import { isBelowAny, pathOf } from './code-tree.ts'
import { moveCodes } from './move-codes.ts'
import { choose, useCodebookView } from './view.ts'

interface ChooseCodeProps {
  codes: readonly Code[]
  chosen: readonly Code[]
}

/** Asks which code others are merged into or moved under. */
export function ChooseCode({ codes, chosen }: ChooseCodeProps) {
  const choosing = useCodebookView(state => state.choosing)
  if (choosing === null || chosen.length === 0) return null
  return <Choice codes={codes} chosen={chosen} isMerge={choosing === 'merge'} />
}

/** The top level, among the places to move to. */
const TOP = 'top'

const ROW_HEIGHT_REM = 2.125

function Choice({ codes, chosen, isMerge }: ChooseCodeProps & { isMerge: boolean }) {
  const [filter, setFilter] = useState('')
  const [targetId, setTargetId] = useState<string | null>(null)
  const remPixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const ids = chosen.map(({ id }) => id)
  const what = chosen.length === 1 ? `“${chosen[0]?.name}”` : count(chosen.length, 'code')
  const choices = placesFor(codes, ids, isMerge, filter)
  const target = targetId === TOP ? null : codes.find(({ id }) => id === targetId)
  const close = () => useCodebookView.setState({ choosing: null })

  const merge = async (into: Code) => {
    if (!(await act('codes.mergeMany', { codeIds: ids, intoCodeId: into.id }))) return
    close()
    choose(new Set([into.id]))
    sayUndoable(`${what} merged into “${into.name}”.`)
  }
  const move = async (parent: Code | null) => {
    const parentId = parent?.id ?? null
    const staying = codes.filter(code => code.parentId === parentId && !ids.includes(code.id))
    if (!(await moveCodes(codes, ids, { parentId, position: staying.length }))) return
    close()
    sayUndoable(`${what} moved ${parent ? `under “${parent.name}”` : 'to the top level'}.`)
  }
  const finish = () => {
    if (isMerge && target) void merge(target)
    else if (!isMerge && target !== undefined) void move(target)
  }
  return (
    <Dialog
      title={`${isMerge ? 'Merge' : 'Move'} ${what} ${isMerge ? 'into' : 'under'}…`}
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={target === undefined || (isMerge && target === null)}
            onPress={finish}
          >
            {isMerge ? 'Merge' : 'Move'}
            {target ? ` ${isMerge ? 'into' : 'under'} “${target.name}”` : ''}
          </Button>
        </>
      }
    >
      {isMerge && (
        <p>
          {chosen.length === 1
            ? `What is coded with ${what}, its definition, examples and memos and the codes below it go over to the code you choose, and ${what} goes away.`
            : `What is coded with these ${what}, their definitions, examples and memos and the codes below them go over to the code you choose, and they go away.`}{' '}
          This can be undone.
        </p>
      )}
      <FilterField label="Filter codes" value={filter} onChange={setFilter} autoFocus />
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ROW_HEIGHT_REM * remPixels }}>
        <ListBox
          aria-label="Codes"
          className={styles.choices ?? ''}
          items={choices}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={targetId === null ? [] : [targetId]}
          onSelectionChange={keys =>
            setTargetId(keys === 'all' ? null : String([...keys][0] ?? ''))
          }
          onAction={finish}
          renderEmptyState={() => <p className={styles.none}>No other code of that name.</p>}
        >
          {choice => (
            <ListBoxItem id={choice.id} textValue={choice.name} className={styles.choice ?? ''}>
              {choice.path && <span className={styles.path}>{choice.path} › </span>}
              {choice.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Virtualizer>
    </Dialog>
  )
}

/** Where codes may go, by the words of the filter. */
function placesFor(
  codes: readonly Code[],
  ids: readonly string[],
  isMerge: boolean,
  filter: string,
) {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const others = codes
    .filter(other => !isBelowAny(codes, other.id, ids))
    .map(other => ({ id: other.id, name: other.name, path: pathOf(codes, other) }))
  const top = isMerge ? [] : [{ id: TOP, name: 'The top level', path: '' }]
  return [...top, ...others].filter(({ name, path }) =>
    words.every(word => `${path} ${name}`.toLowerCase().includes(word)),
  )
}
