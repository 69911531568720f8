import { Copy } from 'lucide-react'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { copyText } from '../../../store/copy-text.ts'
import { useNotices } from '../../../store/notices.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { NewPassphrase } from '../../../ui/NewPassphrase.tsx'
import { StepDialog } from '../../../ui/StepDialog.tsx'
import team from '../CopiesView.module.css'
import { useSealing } from '../use-sealing.ts'
import css from './HubView.module.css'

/** Makes an invitation for a colleague, and shows it once. */
export function InviteMember({ onDone }: { onDone: () => void }) {
  const [isOwner, setIsOwner] = useState(false)
  const [invitation, setInvitation] = useState<string | null>(null)
  const { draft, setDraft, problem, isBusy, run } = useSealing(async passphrase => {
    setInvitation((await call('hub.invite', { passphrase, isOwner })).invitation)
  })
  if (invitation !== null) return <Made invitation={invitation} onDone={onDone} />
  return (
    <StepDialog
      title="Invite a colleague"
      size="small"
      action="Make the invitation"
      busyAction="Asking the hub…"
      isBusy={isBusy}
      onRun={run}
      onClose={onDone}
    >
      <div className={team.form}>
        <p>
          Your colleague needs a copy of this project, made under Copies, the invitation, and the
          passphrase. Each copy needs an invitation of its own.
        </p>
        <NewPassphrase
          label="Passphrase of the team"
          value={draft}
          onChange={setDraft}
          onEnter={run}
          autoFocus
        />
        <p className={team.soft}>
          It locks the invitation and never goes to the hub. Tell it by another way than the
          invitation.
        </p>
        <Checkbox
          label="May also invite others, shut them out, and end the hub"
          isTicked={isOwner}
          onChange={setIsOwner}
          isDisabled={isBusy}
        />
        {problem !== null && <p role="alert">{problem}</p>}
      </div>
    </StepDialog>
  )
}

function Made({ invitation, onDone }: { invitation: string; onDone: () => void }) {
  const copy = () => {
    const isTaken = copyText(invitation)
    useNotices
      .getState()
      .say(isTaken ? 'Copied the invitation.' : 'The system refused. Select the text and copy it.')
  }
  return (
    <Dialog
      title="The invitation"
      isFirm
      isOpen
      onClose={onDone}
      footer={
        <>
          <Button icon={Copy} onPress={copy} autoFocus>
            Copy
          </Button>
          <Button variant="primary" onPress={onDone}>
            Done
          </Button>
        </>
      }
    >
      <div className={team.form}>
        <p>Send it to your colleague, by mail for instance. It is locked, and shown only now.</p>
        <textarea
          className={css.invitation}
          aria-label="Invitation"
          readOnly
          rows={8}
          value={invitation}
          onFocus={event => event.currentTarget.select()}
        />
      </div>
    </Dialog>
  )
}
