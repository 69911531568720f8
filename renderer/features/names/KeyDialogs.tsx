import { useState } from 'react'
import {
  type LeavingFor,
  readKeyFile,
  saveKeyFile,
  useKeyFile,
  writeKeyFile,
} from '../../store/key-file.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { KeyField } from '../../ui/KeyField.tsx'
import { SecretField } from '../../ui/SecretField.tsx'
import styles from './Names.module.css'

/** The questions about the key file, which may be asked wherever the user is. */
export function KeyDialogs() {
  const asked = useKeyFile(state => state.asked)
  const leaving = useKeyFile(state => state.leaving)
  return (
    <>
      {leaving && !asked && <LeaveList {...leaving} />}
      {asked?.kind === 'save' && <SavePassphrase key={asked.file.token} {...asked} />}
      {asked?.kind === 'open' && <OpenPassphrase key={asked.file.token} {...asked} />}
    </>
  )
}

type Asked = NonNullable<ReturnType<typeof useKeyFile.getState>['asked']>

/** The fewest characters that the engine takes. */
const LEAST = 10

function SavePassphrase({ file, answer }: Asked) {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const save = async () => {
    if (isBusy) return
    if ([...passphrase].length < LEAST) {
      return setProblem(`Take ${LEAST} characters or more: a few words that belong to nobody else.`)
    }
    if (passphrase !== again) return setProblem('The two passphrases are not the same.')
    setIsBusy(true)
    const refused = await writeKeyFile(file, passphrase)
    setIsBusy(false)
    if (refused === null) answer(true)
    else setProblem(refused)
  }
  return (
    <Dialog
      title="A passphrase for the key file"
      size="small"
      isFirm
      isOpen
      onClose={() => answer(false)}
      footer={
        <>
          <Button onPress={() => answer(false)}>Cancel</Button>
          <Button variant="primary" isDisabled={isBusy} onPress={() => void save()}>
            {isBusy ? 'Writing…' : 'Write the key file'}
          </Button>
        </>
      }
    >
      <p>
        {`“${file.name}” will hold every name with its replacement, encrypted. Keep it apart from the project.`}
      </p>
      <SecretField label="Passphrase" value={passphrase} onChange={setPassphrase} autoFocus />
      <SecretField
        label="The same passphrase again"
        value={again}
        onChange={setAgain}
        onEnter={() => void save()}
        error={problem}
      />
      <p className={styles.warning}>
        A forgotten passphrase cannot be recovered by anyone, and without it nobody can tell again
        who stands behind a pseudonym. Keep it where your study keeps its passwords.
      </p>
    </Dialog>
  )
}

function OpenPassphrase({ file, answer }: Asked) {
  const [passphrase, setPassphrase] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const open = async () => {
    if (isBusy) return
    setIsBusy(true)
    const refused = await readKeyFile(file, passphrase)
    setIsBusy(false)
    if (refused === null) answer(true)
    else setProblem(refused)
  }
  return (
    <Dialog
      title="Open the key file"
      size="small"
      isFirm
      isOpen
      onClose={() => answer(false)}
      footer={
        <>
          <Button onPress={() => answer(false)}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={isBusy || passphrase === ''}
            onPress={() => void open()}
          >
            {isBusy ? 'Opening…' : 'Open'}
          </Button>
        </>
      }
    >
      <KeyField
        file={file}
        value={passphrase}
        onChange={text => {
          setPassphrase(text)
          setProblem(null)
        }}
        onEnter={() => void open()}
        problem={problem}
      />
    </Dialog>
  )
}

const LEAVING: Record<LeavingFor, { text: string; stay: string; go: string }> = {
  project: {
    text: 'The list stays open in this window when the project is closed, but it is gone once the window is closed.',
    stay: 'Stay here',
    go: 'Go on without saving',
  },
  list: {
    text: 'What no key file holds would be gone. This cannot be undone.',
    stay: 'Keep it open',
    go: 'Discard the list',
  },
  window: {
    text: 'Once the window is closed, what no key file holds is gone. This cannot be undone.',
    stay: 'Stay here',
    go: 'Close without saving',
  },
}

function LeaveList({
  target,
  answer,
}: {
  target: LeavingFor
  answer: (mayLeave: boolean) => void
}) {
  const { text, stay, go } = LEAVING[target]
  return (
    <Dialog
      title="Save the list of names?"
      role="alertdialog"
      size="small"
      isOpen
      onClose={() => answer(false)}
      footer={
        <>
          <Button onPress={() => answer(false)}>{stay}</Button>
          <Button
            variant={target === 'project' ? 'secondary' : 'danger'}
            onPress={() => answer(true)}
          >
            {go}
          </Button>
          <Button
            variant="primary"
            autoFocus
            onPress={() =>
              void saveKeyFile().then(isSaved => {
                if (isSaved) answer(true)
              })
            }
          >
            Save key file…
          </Button>
        </>
      }
    >
      {text}
    </Dialog>
  )
}
