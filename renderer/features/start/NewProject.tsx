import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import type { FileEntry } from '../../../shared/contract/host.ts'
import { call } from '../../api/client.ts'
import { beginAnew } from '../../store/begin-anew.ts'
import { useDialogs } from '../../store/dialogs.ts'
import { useEncryption } from '../../store/encryption.ts'
import { chooseFiles } from '../../store/files.ts'
import { errorText } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { NewPassphrase, problemOf } from '../../ui/NewPassphrase.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './NewProject.module.css'

/** Asks for a title, who codes, where the file goes, and the passphrase that encrypts it. */
export function NewProject() {
  const isOpen = useDialogs(state => state.open === 'newProject')
  return isOpen && <Form />
}

function Form() {
  const close = useDialogs(state => state.close)
  const [title, setTitle] = useState('')
  const [researcher, setResearcher] = useState('')
  const [target, setTarget] = useState<FileEntry | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isEncrypted, setIsEncrypted] = useState(true)
  const [draft, setDraft] = useState({ passphrase: '', again: '' })
  const [isBusy, setIsBusy] = useState(false)
  const isReady = title.trim() !== '' && target !== null

  const choose = async () => {
    try {
      const name = title.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'Evaluation'
      const [chosen] = await chooseFiles('saveProject', `${name.slice(0, 120)}.retroduce`)
      if (!chosen) return
      setTarget(chosen)
      setProblem(null)
    } catch (error) {
      setProblem(errorText(error))
    }
  }
  const draftPassphrase = (next: typeof draft) => {
    setDraft(next)
    setProblem(null)
  }
  const create = async () => {
    if (!isReady || isBusy) return
    const wrong = isEncrypted ? problemOf(draft) : null
    if (wrong !== null) return setProblem(wrong)
    setIsBusy(true)
    try {
      const { recoveryKey } = await call('projects.create', {
        path: target.token,
        title,
        ...(researcher.trim() === '' ? {} : { researcher }),
        ...(isEncrypted ? { passphrase: draft.passphrase } : {}),
      })
      beginAnew()
      close()
      if (recoveryKey === null) return
      useEncryption.getState().show({ kind: 'recoveryKey', recoveryKey, backups: 0 })
    } catch (error) {
      setProblem(errorText(error))
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <Dialog
      title="New project"
      isOpen
      onClose={close}
      footer={
        <>
          <Button onPress={close}>Cancel</Button>
          <Button variant="primary" onPress={() => void create()} isDisabled={!isReady || isBusy}>
            {isBusy ? 'Creating…' : 'Create project'}
          </Button>
        </>
      }
    >
      <TextField
        label="Title of the evaluation or review"
        value={title}
        onChange={setTitle}
        placeholder="Social prescribing in Northshire"
        maxLength={500}
        autoFocus
      />
      <TextField
        label="Your name"
        value={researcher}
        onChange={setResearcher}
        help="Codings carry it, so that the work of several researchers can be told apart. Others can be added later."
        maxLength={200}
      />
      <div className={styles.where}>
        <span className={styles.label}>Where the project is kept</span>
        <div className={styles.choice}>
          <span className={styles.file}>{target ? target.name : 'Not chosen yet'}</span>
          <Button icon={FolderOpen} onPress={() => void choose()}>
            {target ? 'Choose another place' : 'Choose a place'}
          </Button>
        </div>
        <span className={styles.help}>One file, which holds texts, codings and theory.</span>
      </div>
      <Checkbox
        label="Encrypt it with a passphrase"
        isTicked={isEncrypted}
        onChange={setIsEncrypted}
      />
      {isEncrypted ? (
        <NewPassphrase value={draft} onChange={draftPassphrase} onEnter={() => void create()} />
      ) : (
        <p className={styles.warning}>
          Without a passphrase, whoever can reach the file can read the interviews: on a lost
          computer, on a stick, in a backup. You can encrypt it later.
        </p>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  )
}
