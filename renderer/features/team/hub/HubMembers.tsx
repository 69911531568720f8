import { UserMinus } from 'lucide-react'
import { useState } from 'react'
import type { HubMember, HubStatus } from '../../../../shared/contract/hub.ts'
import { call } from '../../../api/client.ts'
import { formatDay } from '../../../ui/format.ts'
import { IconButton } from '../../../ui/IconButton.tsx'
import { StepDialog } from '../../../ui/StepDialog.tsx'
import team from '../CopiesView.module.css'
import css from './HubView.module.css'
import { useAsking } from './use-asking.ts'

/** Who is in the team on the hub. Owners may shut others out. */
export function HubMembers({ status }: { status: HubStatus }) {
  const [leaving, setLeaving] = useState<HubMember | null>(null)
  if (status.members.length === 0) return null
  return (
    <section className={team.section} aria-labelledby="hub-members">
      <h2 id="hub-members" className={team.heading}>
        Members
      </h2>
      <ul className={css.members}>
        {status.members.map(member => (
          <li
            key={member.member}
            className={css.member}
            data-gone={member.leftAt === null ? undefined : true}
          >
            <span className={css.who}>
              {nameOf(member)} <span className={team.thing}>{factsOf(member)}</span>
            </span>
            {status.isOwner && !member.isYou && member.leftAt === null && (
              <IconButton
                icon={UserMinus}
                label={`Shut ${nameOf(member)} out`}
                onPress={() => setLeaving(member)}
              />
            )}
          </li>
        ))}
      </ul>
      {leaving !== null && <ShutOut member={leaving} onDone={() => setLeaving(null)} />}
    </section>
  )
}

function ShutOut({ member, onDone }: { member: HubMember; onDone: () => void }) {
  const { problem, isBusy, run } = useAsking(async () => {
    await call('hub.remove', { member: member.member })
    onDone()
  })
  return (
    <StepDialog
      title={`Shut ${nameOf(member)} out?`}
      size="small"
      action="Shut out"
      busyAction="Telling the hub…"
      isDanger
      isBusy={isBusy}
      onRun={run}
      onClose={onDone}
    >
      <div className={team.form}>
        <p>
          They reach the hub no more, at once. What they merged stays with them, and what they sent
          stays here. To come back they need a new invitation.
        </p>
        {problem !== null && <p role="alert">{problem}</p>}
      </div>
    </StepDialog>
  )
}

function nameOf({ name, member }: HubMember): string {
  return name ?? `Somebody invited (${member.slice(-6)})`
}

function factsOf({ isYou, isOwner, invitedAt, joinedAt, leftAt }: HubMember): string {
  const when =
    leftAt !== null
      ? `left on ${formatDay(leftAt)}`
      : joinedAt === null
        ? `invited on ${formatDay(invitedAt)}, has not joined yet`
        : `since ${formatDay(joinedAt)}`
  return [isYou ? 'you' : null, isOwner ? 'owner' : null, when].filter(Boolean).join(' · ')
}
