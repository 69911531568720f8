import { useState } from 'react'
import type { FileEntry } from '../../../shared/contract/host.ts'
import { call } from '../../api/client.ts'
import { useEncryption } from '../../store/encryption.ts'
import { errorText, useNotices } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NewPassphrase, problemOf } from '../../ui/NewPassphrase.tsx'
import css from './CopiesView.module.css'

/** Writes a copy of the project for a colleague. */
export function CopyDialog({ file, onDone }: { file: FileEntry; onDone: () => void }) {
  const [draft, setDraft] = useState({ passphrase: '', again: '' })
  const [hasOwn, setHasOwn] = useState(true)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const write = async () => {
    if (isBusy) return
    const refused = hasOwn ? problemOf(draft) : null
    setProblem(refused)
    if (refused !== null) return
    setIsBusy(true)
    try {
      const passphrase = hasOwn ? { passphrase: draft.passphrase } : {}
      const { fileName, recoveryKey } = await call('team.copy', { path: file.token, ...passphrase })
      useNotices.getState().say(`Copy written and checked: ${fileName}`)
      onDone()
      if (recoveryKey !== null) {
        useEncryption.getState().show({ kind: 'recoveryKey', recoveryKey, backups: 0 })
      }
    } catch (error) {
      setProblem(errorText(error))
      setIsBusy(false)
    }
  }
  return (
    <Dialog
      title="A copy for a colleague"
      size="small"
      isFirm
      isOpen
      onClose={isBusy ? undefined : onDone}
      footer={
        <>
          <Button onPress={onDone} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button variant="primary" onPress={() => void write()} isDisabled={isBusy}>
            {isBusy ? 'Writing…' : 'Write the copy'}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <p>
          {`“${file.name}” holds everything that this project holds. What is done in it is told from what is done here, so that both can be merged.`}
        </p>
        <Checkbox
          label="It gets a passphrase of its own"
          isTicked={hasOwn}
          onChange={setHasOwn}
          isDisabled={isBusy}
        />
        {hasOwn && (
          <NewPassphrase value={draft} onChange={setDraft} onEnter={() => void write()} autoFocus />
        )}
        {!hasOwn && (
          <p className={css.warning}>
            Then it opens as this project does: with the same passphrase, or with none.
          </p>
        )}
        {problem !== null && <p role="alert">{problem}</p>}
      </div>
    </Dialog>
  )
}
