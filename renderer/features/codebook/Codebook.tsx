import { BookMarked, Plus } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { Code } from '../../../shared/contract/codes.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { count } from '../../ui/format.ts'
import { LiveText } from '../../ui/LiveText.tsx'
import { PlaceHeader } from '../../ui/PlaceHeader.tsx'
import { Split } from '../../ui/Split.tsx'
import { AddCode } from './AddCode.tsx'
import { ChooseCode } from './ChooseCode.tsx'
import { CodeInspector } from './CodeInspector.tsx'
import { CodesInspector } from './CodesInspector.tsx'
import { CodeTree } from './CodeTree.tsx'
import { isBelowAny, treeOf } from './code-tree.ts'
import { CountOptions } from './CountOptions.tsx'
import { SplitCode } from './SplitCode.tsx'
import { useCodebookKeys } from './use-codebook-keys.ts'
import { chosenIds, focusCode, startAdding, useCodebookView } from './view.ts'

/** The place of codes: what they are called, what they mean, how they lie under each other. */
export function Codebook() {
  const { data: codes } = useProcedure('codes.list', {})
  return codes ? <CodebookPlace codes={codes} /> : null
}

function CodebookPlace({ codes }: { codes: Code[] }) {
  const selectedId = useWorkspace(state => state.codeId)
  const selectCode = useWorkspace(state => state.selectCode)
  const together = useCodebookView(state => state.chosenIds)
  const isAdding = useCodebookView(state => state.addingUnder !== undefined)
  const said = useCodebookView(state => state.said)
  const [filter, setFilter] = useState('')
  const nodes = useMemo(() => treeOf(codes, filter), [codes, filter])
  const selected = codes.find(code => code.id === selectedId)
  const chosen = useMemo(() => {
    const ids = chosenIds(selectedId, together)
    return codes.filter(({ id }) => ids.has(id))
  }, [codes, selectedId, together])

  const remove = async () => {
    const [first] = chosen
    if (!first || !selected) return
    const ids = chosen.map(({ id }) => id)
    const removed = await act('codes.removeMany', { codeIds: ids })
    if (!removed) return
    const siblings = codes.filter(
      other => other.parentId === selected.parentId && !isBelowAny(codes, other.id, ids),
    )
    const next = siblings.find(other => other.position > selected.position) ?? siblings.at(-1)
    const isGone = selected.parentId !== null && isBelowAny(codes, selected.parentId, ids)
    const nextId = next?.id ?? (isGone ? null : selected.parentId)
    selectCode(nextId)
    requestAnimationFrame(() => focusCode(nextId))
    const below = removed.removedCodes - chosen.length
    const what = chosen.length === 1 ? `“${first.name}”` : count(chosen.length, 'code')
    sayUndoable(
      `${what} removed${below > 0 ? ` with ${count(below, 'code')} below` : ''}; codings stay.`,
    )
  }
  // The tree must not wait for what is shown about the code.
  const shown = useDeferredValue(selected)
  const shownChosen = useDeferredValue(chosen)
  useCodebookKeys(codes, selected, chosen, () => void remove())

  const tree = (
    <section className="place-column">
      <PlaceHeader title="Codebook" note={count(codes.length, 'code')}>
        {codes.length > 0 && (
          <>
            <FilterField label="Filter codes" value={filter} onChange={setFilter} />
            <CountOptions />
          </>
        )}
        <Button icon={Plus} onPress={() => startAdding(null)}>
          New code
        </Button>
      </PlaceHeader>
      <AddCode codes={codes} />
      {codes.length === 0 && !isAdding && (
        <EmptyState
          icon={BookMarked}
          title="Names for what you find"
          actions={
            <Button variant="primary" icon={Plus} onPress={() => startAdding(null)}>
              Write the first code
            </Button>
          }
        >
          Codes sort what people say by theme, beside the four roles. Each can say when it applies
          and when it does not, so that two researchers code alike. You may also code first and name
          codes as you go.
        </EmptyState>
      )}
      {codes.length > 0 && nodes.length === 0 && (
        <EmptyState
          title="No code matches the filter"
          actions={<Button onPress={() => setFilter('')}>Show all codes</Button>}
        >
          The filter looks at names and descriptions.
        </EmptyState>
      )}
      {nodes.length > 0 && <CodeTree codes={codes} nodes={nodes} />}
      <ChooseCode codes={codes} chosen={chosen} />
      <SplitCode codes={codes} />
      <LiveText {...said} />
    </section>
  )
  return (
    <Split
      id="codebook"
      parts={[
        { id: 'tree', content: tree, minSize: 320 },
        {
          id: 'inspector',
          size: 392,
          minSize: 260,
          maxSize: 560,
          content: shown ? (
            shownChosen.length > 1 ? (
              <CodesInspector chosen={shownChosen} onRemove={() => void remove()} />
            ) : (
              <CodeInspector code={shown} onRemove={() => void remove()} />
            )
          ) : (
            <aside className="place-hint">
              Select a code to write what it means and to read the passages that carry it.
            </aside>
          ),
        },
      ]}
    />
  )
}
