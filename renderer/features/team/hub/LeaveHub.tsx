import { call } from '../../../api/client.ts'
import { useNotices } from '../../../store/notices.ts'
import { StepDialog } from '../../../ui/StepDialog.tsx'
import css from '../CopiesView.module.css'
import { useAsking } from './use-asking.ts'

/** Leaves the hub, or takes the project off it for everybody. */
export function LeaveHub({
  isForEverybody,
  onDone,
}: {
  isForEverybody: boolean
  onDone: () => void
}) {
  const { problem, isBusy, run } = useAsking(async () => {
    const { isRevoked } = await call('hub.leave', { isForEverybody })
    onDone()
    const said = isForEverybody
      ? 'The project and all its bundles were removed from the hub'
      : isRevoked
        ? 'You have left the hub'
        : 'Your credentials were removed here. The hub could not be told: ask its administrator to remove you there'
    useNotices.getState().say(said)
  })
  return (
    <StepDialog
      title={isForEverybody ? 'Remove the project from the hub?' : 'Leave the hub?'}
      size="small"
      action={isForEverybody ? 'Remove it' : 'Leave'}
      busyAction="Telling the hub…"
      isDanger
      isBusy={isBusy}
      onRun={run}
      onClose={onDone}
    >
      <div className={css.form}>
        {isForEverybody ? (
          <p>
            All bundles on the hub go for good, and nobody of the team can reach it any more.
            Everybody’s copy stays as it is. What was not merged yet is lost on the hub: let
            everybody merge first.
          </p>
        ) : (
          <p>
            Your copy stays as it is, and what was sent stays with your colleagues. What was not
            sent yet can still go to them in a bundle. To come back you need a new invitation.
          </p>
        )}
        {problem !== null && <p role="alert">{problem}</p>}
      </div>
    </StepDialog>
  )
}
