import { useState } from 'react'
import type { FileEntry } from '../../../shared/contract/host.ts'
import { call } from '../../api/client.ts'
import { errorText, useNotices } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { NewPassphrase, problemOf } from '../../ui/NewPassphrase.tsx'
import css from './CopiesView.module.css'

/** Writes the steps of this copy for the others, encrypted. */
export function WriteBundle({ file, onDone }: { file: FileEntry; onDone: () => void }) {
  const [draft, setDraft] = useState({ passphrase: '', again: '' })
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const write = async () => {
    if (isBusy) return
    const refused = problemOf(draft)
    setProblem(refused)
    if (refused !== null) return
    setIsBusy(true)
    try {
      const { passphrase } = draft
      const made = await call('bundles.write', { path: file.token, passphrase })
      useNotices.getState().say(`${made.fileName}: ${count(made.steps, 'step')}, encrypted`)
      onDone()
    } catch (error) {
      setProblem(errorText(error))
      setIsBusy(false)
    }
  }
  return (
    <Dialog
      title="A bundle for the other copies"
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
            {isBusy ? 'Writing…' : 'Write the bundle'}
          </Button>
        </>
      }
    >
      <div className={css.form}>
        <p>
          It holds every step since the first copy was made, with the texts that came with them. A
          bundle that comes twice, or late, does no harm.
        </p>
        <NewPassphrase
          label="Passphrase of the team"
          value={draft}
          onChange={setDraft}
          onEnter={() => void write()}
          autoFocus
        />
        <p className={css.soft}>
          Whoever merges it needs this passphrase: agree on one, and never send it along with the
          bundle.
        </p>
        {problem !== null && <p role="alert">{problem}</p>}
      </div>
    </Dialog>
  )
}
