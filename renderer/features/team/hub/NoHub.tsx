import { KeyRound, Lock } from 'lucide-react'
import { useProcedure } from '../../../api/client.ts'
import { useEncryption } from '../../../store/encryption.ts'
import { Button } from '../../../ui/Button.tsx'
import team from '../CopiesView.module.css'
import css from './HubView.module.css'

/** What a hub is and what it takes, while this copy belongs to none. */
export function NoHub({ onJoin }: { onJoin: () => void }) {
  const { data: info } = useProcedure('project.info', {})
  const show = useEncryption(state => state.show)
  return (
    <>
      <section className={team.section} aria-labelledby="hub-none">
        <h2 id="hub-none" className={team.heading}>
          No hub
        </h2>
        <p className={team.soft}>
          This program has no network, and bundles by file need none. A team that exchanges them
          daily may let a server of its own institution carry them: a hub. It stores what is
          encrypted here before it leaves, and can read none of it: no text, no code, no name. It
          sees how much was sent, when, and by which of its accounts.
        </p>
        {info?.isEncrypted === false ? (
          <>
            <p className={team.warning}>
              This project is not encrypted, so the key of the team would lie open in its file.
              Encrypt it first.
            </p>
            <div>
              <Button icon={Lock} onPress={() => show({ kind: 'encrypt' })}>
                Encrypt the project…
              </Button>
            </div>
          </>
        ) : (
          <div>
            <Button variant="primary" icon={KeyRound} onPress={onJoin}>
              Join a hub…
            </Button>
          </div>
        )}
      </section>
      <section className={team.section} aria-labelledby="hub-how">
        <h2 id="hub-how" className={team.heading}>
          How a team gets one
        </h2>
        <ol className={css.steps}>
          <li>
            The IT department sets up PostgreSQL 15 or newer with a certificate, and runs{' '}
            <code>retroduce hub init postgres://NAME@HOST/DATABASE</code> once.
          </li>
          <li>
            For each project they run <code>retroduce hub place …</code> and hand the line that it
            prints to whoever owns the project.
          </li>
          <li>The owner joins with that line, and invites each colleague who has a copy.</li>
          <li>
            Everybody goes on working in a copy of their own, offline or not. Losing the hub loses
            nothing.
          </li>
        </ol>
      </section>
    </>
  )
}
