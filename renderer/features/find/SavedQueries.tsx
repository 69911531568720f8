import { Bookmark, BookmarkPlus, Pencil, Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { InputOf } from '../../../shared/contract/contract.ts'
import type { SavedQuery } from '../../../shared/contract/queries.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useNotices } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Menu, type MenuAction } from '../../ui/Menu.tsx'
import { TextField } from '../../ui/TextField.tsx'

type Content = InputOf<'queries.create'>

interface SavedQueriesProps {
  kind: SavedQuery['kind']
  /** What would be saved now; null where there is nothing to save. */
  current: Content['query'] | null
  /** The saved query that is shown, perhaps changed since. */
  savedId: string | null
  onOpen: (saved: SavedQuery) => void
  /** The one that is shown from now on; null for none. */
  onSaved: (savedId: string | null) => void
}

/** Searches and retrievals under names: to open, save, rename and remove. */
export function SavedQueries({ kind, current, savedId, onOpen, onSaved }: SavedQueriesProps) {
  const { data } = useProcedure('queries.list', {})
  const own = (data ?? []).filter(query => query.kind === kind)
  const shown = own.find(({ id }) => id === savedId)
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null)
  const [name, setName] = useState('')
  const noun = kind === 'search' ? 'search' : 'retrieval'

  function ask(what: 'new' | 'rename') {
    setName(what === 'rename' ? (shown?.name ?? '') : '')
    setNaming(what)
  }
  async function commit() {
    const text = name.trim()
    if (text === '') return
    if (naming === 'rename' && shown !== undefined) {
      await act('queries.update', { queryId: shown.id, name: text })
    } else if (current !== null) {
      // The kind and the query belong together: both came from the one view.
      const made = await act('queries.create', { kind, name: text, query: current } as Content)
      if (made !== undefined) onSaved(made.id)
    }
    setNaming(null)
  }
  async function update(queryId: string) {
    if (current === null) return
    const changed = await act('queries.update', { queryId, query: current })
    if (changed !== undefined) useNotices.getState().say(`“${changed.name}” is saved as it is now.`)
  }
  async function remove(saved: SavedQuery) {
    if ((await act('queries.remove', { queryId: saved.id })) === undefined) return
    onSaved(null)
    sayUndoable(`“${saved.name}” was removed from the saved ${noun}s.`)
  }

  const actions: MenuAction[] = own.map(query => ({
    id: query.id,
    label: query.name,
    icon: Bookmark,
    onAction: () => onOpen(query),
  }))
  actions.push({
    ...{ id: 'save', label: `Save this ${noun}…`, icon: BookmarkPlus },
    ...{ isDisabled: current === null, startsGroup: own.length > 0 },
    onAction: () => ask('new'),
  })
  if (shown !== undefined) {
    actions.push(
      {
        ...{ id: 'update', label: `Save the changes to “${shown.name}”`, icon: Save },
        ...{ isDisabled: current === null, onAction: () => void update(shown.id) },
      },
      {
        ...{ id: 'rename', label: `Rename “${shown.name}”…`, icon: Pencil },
        onAction: () => ask('rename'),
      },
      {
        ...{ id: 'remove', label: `Remove “${shown.name}”`, icon: Trash2, isDanger: true },
        onAction: () => void remove(shown),
      },
    )
  }
  return (
    <>
      <Menu label={`Saved ${noun}s`} actions={actions} placement="bottom end">
        <Button icon={Bookmark}>{shown?.name ?? 'Saved'}</Button>
      </Menu>
      <Dialog
        title={naming === 'rename' ? `Rename the ${noun}` : `Save the ${noun}`}
        size="small"
        isOpen={naming !== null}
        onClose={() => setNaming(null)}
        footer={
          <>
            <Button onPress={() => setNaming(null)}>Cancel</Button>
            <Button variant="primary" isDisabled={name.trim() === ''} onPress={() => void commit()}>
              Save
            </Button>
          </>
        }
      >
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          onEnter={() => void commit()}
          maxLength={500}
          autoFocus
        />
      </Dialog>
    </>
  )
}
