import { useState } from 'react'
import type { IdentifierHit } from '../../../shared/contract/pseudonyms.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useNotices } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { namesOf } from './words.ts'

/** Asks before passages of texts are blacked out, and does it: one step for each source. */
export function BlackOutHits({ hits, onClose }: { hits: IdentifierHit[]; onClose: () => void }) {
  const [isBusy, setIsBusy] = useState(false)
  const bySource = Map.groupBy(hits, hit => hit.sourceId ?? '')
  const blackOut = async () => {
    setIsBusy(true)
    let redacted = 0
    for (const [sourceId, found] of bySource) {
      const passages = found.map(({ start, end }) => ({ start, end }))
      const done = await act('sources.redact', { sourceId, passages })
      if (!done) break
      redacted += done.redacted
    }
    onClose()
    const text = `${count(redacted, 'passage')} blacked out.`
    if (redacted === 0) return
    if (bySource.size === 1) sayUndoable(text)
    else useNotices.getState().say(`${text} Each source is a step that can be undone.`)
  }
  return (
    <Dialog
      title={`Black out ${namesOf(hits)}?`}
      role="alertdialog"
      size="small"
      isOpen
      onClose={isBusy ? undefined : onClose}
      footer={
        <>
          <Button isDisabled={isBusy} onPress={onClose}>
            Cancel
          </Button>
          <Button variant="danger" autoFocus isDisabled={isBusy} onPress={() => void blackOut()}>
            {isBusy ? 'Blacking out…' : 'Black out'}
          </Button>
        </>
      }
    >
      <p>
        {`█████ takes their place in ${count(bySource.size, 'text')}, in quotes and in every export. A kept original file of a text goes out of the project. Undo brings all of it back until earlier texts are forgotten.`}
      </p>
    </Dialog>
  )
}
