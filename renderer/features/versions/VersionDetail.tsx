import { CopyPlus, Lock, Scale, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Theory } from '../../../shared/contract/theories.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Decisions } from '../../ui/decisions/Decisions.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { formatDay } from '../../ui/format.ts'
import { KeptVersion } from './KeptVersion.tsx'
import { LiveVersion } from './LiveVersion.tsx'
import { NewVersion } from './NewVersion.tsx'
import { useVersionsView } from './view.ts'
import css from './VersionDetail.module.css'

/** A version in full, with what can be done with it: one that was kept is only read. */
export function VersionDetail({ theory }: { theory: Theory }) {
  const [dialog, setDialog] = useState<'next' | 'remove' | null>(null)
  const { id: theoryId, name, frozenAt } = theory
  const isKept = frozenAt !== null

  async function keep() {
    const kept = await act('theories.freeze', { theoryId })
    if (kept) sayUndoable(`“${name}” is kept as it is. Later changes do not touch it.`)
  }
  async function remove() {
    const removed = await act('theories.remove', { theoryId, isFrozenToo: isKept })
    if (removed) sayUndoable(`“${name}” removed. Its configurations stay.`)
  }

  return (
    <article className={css.root} aria-label={name}>
      <div className={css.tools}>
        {!isKept && (
          <Button variant="primary" icon={Lock} onPress={() => void keep()}>
            Keep this version as it is
          </Button>
        )}
        <Button icon={CopyPlus} onPress={() => setDialog('next')}>
          Start the next from it
        </Button>
        <Button icon={Scale} onPress={() => useVersionsView.setState(comparing(theory))}>
          {isKept ? 'Compare with now' : 'Compare'}
        </Button>
        <Button
          variant="quiet"
          icon={Trash2}
          onPress={() => (isKept ? setDialog('remove') : void remove())}
        >
          Remove
        </Button>
      </div>
      {isKept ? <KeptVersion theory={theory} /> : <LiveVersion theory={theory} />}
      <Decisions about={{ kind: 'theory', id: theoryId }} />
      {dialog === 'next' && <NewVersion source={theory} onClose={() => setDialog(null)} />}
      {dialog === 'remove' && (
        <Dialog
          title={`Remove “${name}”?`}
          size="small"
          role="alertdialog"
          isOpen
          onClose={() => setDialog(null)}
          footer={
            <>
              <Button onPress={() => setDialog(null)}>Leave it</Button>
              <Button variant="danger" onPress={() => void remove()}>
                Remove this version
              </Button>
            </>
          }
        >
          <p>
            It was kept as it stood on {formatDay(frozenAt ?? '')}. Once it is removed, nobody can
            read it or compare with it any more, and the story of the theory goes on without it. Its
            configurations stay, and Undo brings it back.
          </p>
        </Dialog>
      )}
    </article>
  )
}

/** One that was kept is compared with what is there now; a live one with the one before it. */
function comparing({ id, frozenAt }: Theory) {
  return frozenAt === null
    ? { view: 'compare' as const, toId: id, fromId: undefined }
    : { view: 'compare' as const, fromId: id, toId: null }
}
