import { useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { Code } from '../../../shared/contract/codes.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { count } from '../../ui/format.ts'
import styles from './Codebook.module.css'
import { isBelow } from './code-tree.ts'
import { startMerging, useCodebookView } from './view.ts'

/** Asks which code another is merged into. */
export function MergeCode({ codes }: { codes: readonly Code[] }) {
  const code = useCodebookView(state => codes.find(({ id }) => id === state.mergingId))
  return code && <Choice key={code.id} code={code} codes={codes} />
}

function Choice({ code, codes }: { code: Code; codes: readonly Code[] }) {
  const selectCode = useWorkspace(state => state.selectCode)
  const [filter, setFilter] = useState('')
  const [intoId, setIntoId] = useState<string | null>(null)
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const choices = codes
    .filter(other => !isBelow(codes, other.id, code.id))
    .map(other => ({ id: other.id, name: other.name, path: pathOf(codes, other) }))
    .filter(({ name, path }) => words.every(word => `${path} ${name}`.toLowerCase().includes(word)))
  const into = codes.find(({ id }) => id === intoId)
  const close = () => startMerging(null)
  const merge = async (targetId: string | null) => {
    const target = codes.find(({ id }) => id === targetId)
    if (!target) return
    const merged = await act('codes.merge', { codeId: code.id, intoCodeId: target.id })
    if (!merged) return
    close()
    selectCode(target.id)
    sayUndoable(`“${code.name}” merged into “${target.name}”.`)
  }
  return (
    <Dialog
      title={`Merge “${code.name}” into…`}
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button variant="primary" isDisabled={!into} onPress={() => void merge(intoId)}>
            {into ? `Merge into “${into.name}”` : 'Merge'}
          </Button>
        </>
      }
    >
      <p>
        {`What is coded with it (${count(code.codingCount, 'passage')}) and the codes below it go over to the code you choose, and “${code.name}” goes away. This can be undone.`}
      </p>
      <FilterField label="Filter codes" value={filter} onChange={setFilter} autoFocus />
      <ListBox
        aria-label="Codes"
        className={styles.choices ?? ''}
        items={choices}
        selectionMode="single"
        selectedKeys={intoId === null ? [] : [intoId]}
        onSelectionChange={keys => setIntoId(keys === 'all' ? null : String([...keys][0] ?? ''))}
        renderEmptyState={() => <p className={styles.none}>No other code of that name.</p>}
      >
        {choice => (
          <ListBoxItem id={choice.id} textValue={choice.name} className={styles.choice ?? ''}>
            {choice.path && <span className={styles.path}>{choice.path} › </span>}
            {choice.name}
          </ListBoxItem>
        )}
      </ListBox>
    </Dialog>
  )
}

function pathOf(codes: readonly Code[], code: Code): string {
  const parent = codes.find(({ id }) => id === code.parentId)
  return parent ? [pathOf(codes, parent), parent.name].filter(Boolean).join(' › ') : ''
}
