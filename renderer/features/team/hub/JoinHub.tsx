import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useNotices } from '../../../store/notices.ts'
import { SecretField } from '../../../ui/SecretField.tsx'
import { StepDialog } from '../../../ui/StepDialog.tsx'
import { TextArea } from '../../../ui/TextArea.tsx'
import css from '../CopiesView.module.css'
import { useAsking } from './use-asking.ts'

/** A place of the IT department is not locked; an invitation of a colleague is. */
const isPlace = (text: string) => text.trim().startsWith('retroduce-hub-place:')

/** Joins a hub, by an invitation or as its first owner. */
export function JoinHub({ onDone }: { onDone: () => void }) {
  const [invitation, setInvitation] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const { problem, isBusy, run } = useAsking(async () => {
    const { host, state } = await call('hub.join', {
      invitation,
      ...(!isPlace(invitation) && { passphrase }),
    })
    onDone()
    if (state !== 'failed') useNotices.getState().say(`Connected to the hub at ${host}`)
  })
  const isReady = invitation.trim() !== '' && (isPlace(invitation) || passphrase !== '')
  return (
    <StepDialog
      title="Join a team hub"
      action="Join"
      busyAction="Joining…"
      isBusy={isBusy}
      isDisabled={!isReady}
      onRun={run}
      onClose={onDone}
    >
      <div className={css.form}>
        <TextArea
          label="Invitation of a colleague, or place from your IT department"
          help="All of the text that begins with “retroduce-hub”. It is good for one copy only."
          value={invitation}
          onChange={setInvitation}
          rows={5}
          autoFocus
        />
        {!isPlace(invitation) && (
          <SecretField
            label="Passphrase of the team"
            value={passphrase}
            onChange={setPassphrase}
            onEnter={run}
          />
        )}
        <p className={css.soft}>
          From then on the program connects to that one server, and to nothing else, for as long as
          the hub is on.
        </p>
        {problem !== null && <p role="alert">{problem}</p>}
      </div>
    </StepDialog>
  )
}
