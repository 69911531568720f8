import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { dropDraft, saveDraft, useDrafts } from './drafts.ts'

/** Asks what to do with a text whose corrections are not saved, before it is left. */
export function LeaveDraft() {
  const question = useDrafts(state => state.question)
  const title = useDrafts(state => state.drafts[question?.sourceId ?? '']?.title ?? '')
  const [isSaving, setIsSaving] = useState(false)
  if (question === null) return null
  const { sourceId, answer } = question

  async function save() {
    setIsSaving(true)
    const isSaved = await saveDraft(sourceId)
    setIsSaving(false)
    answer(isSaved)
  }
  function discard() {
    dropDraft(sourceId)
    answer(true)
  }
  return (
    <Dialog
      title="Save the corrected text?"
      role="alertdialog"
      size="small"
      isOpen
      onClose={() => answer(false)}
      footer={
        <>
          <Button isDisabled={isSaving} onPress={() => answer(false)}>
            Keep editing
          </Button>
          <Button variant="danger" isDisabled={isSaving} onPress={discard}>
            Discard
          </Button>
          <Button variant="primary" autoFocus isDisabled={isSaving} onPress={() => void save()}>
            Save the text
          </Button>
        </>
      }
    >
      {`${title} has corrections that are not saved yet. Saving can be undone; discarding cannot.`}
    </Dialog>
  )
}
