import { WifiOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { HostOutputOf } from '../../../shared/contract/host.ts'
import type { Preferences } from '../../../shared/contract/preferences.ts'
import { call, callHost, useProcedure } from '../../api/client.ts'
import { useAppearance } from '../../store/appearance.ts'
import { sayError } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { count, formatSize } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './Project.module.css'

const TITLES: readonly { id: Preferences['windowTitle']; label: string }[] = [
  { id: 'project', label: 'The title of the project' },
  { id: 'program', label: 'Only “Retroduce”' },
]

const TIMES = [1, 5, 15, 60]
const NEVER = 'never'

/** What others may see of the project outside of the window, and what the window asked of a network. */
export function Privacy() {
  const { windowTitle, clearCopiedAfter, setWindowTitle, setClearCopiedAfter } = useAppearance()
  return (
    <section className={styles.section} aria-labelledby="project-privacy">
      <h2 id="project-privacy" className={styles.heading}>
        Privacy
      </h2>
      <Select
        label="The title of the window says"
        value={windowTitle}
        options={TITLES}
        onChange={setWindowTitle}
      />
      <Select
        label="What was copied is taken off the clipboard"
        value={String(clearCopiedAfter ?? NEVER)}
        options={[
          ...TIMES.map(minutes => ({ id: String(minutes), label: `After ${spell(minutes)}` })),
          { id: '0', label: 'When the project is closed or locked' },
          { id: NEVER, label: 'Never' },
        ]}
        onChange={chosen => setClearCopiedAfter(chosen === NEVER ? null : Number(chosen))}
      />
      <Hub />
      <Refused />
    </section>
  )
}

function spell(minutes: number): string {
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}

/** The one address that the program connects to while a team's hub is on, with what went there. */
function Hub() {
  const { data: hub } = useProcedure('hub.status', {}, { readsOnShow: true })
  if (!hub || hub.host === null) return null
  const isOn = hub.state !== 'off'
  const { sent, received } = hub
  const turnOff = () => void call('hub.set', { isOn: false }).catch(sayError)
  return (
    <>
      <p>
        {isOn
          ? `The hub of the team is on: the program connects to ${hub.host}, and to nothing else. `
          : `The hub of the team at ${hub.host} is off. `}
        {`Since this copy joined, ${count(sent.bundles, 'encrypted bundle')} (${formatSize(sent.bytes)}) went there and ${count(received.bundles, 'bundle')} (${formatSize(received.bytes)}) came.`}
        {hub.refused > 0 &&
          ` ${count(hub.refused, 'connection')} to other addresses were refused since the program was started.`}
      </p>
      {isOn && (
        <div>
          <Button icon={WifiOff} onPress={turnOff}>
            Turn the hub off
          </Button>
        </div>
      )}
    </>
  )
}

/** The requests of the window that were refused, since the program was started. */
function Refused() {
  const [refusals, setRefusals] = useState<HostOutputOf<'host.refusals'> | null>(null)
  useEffect(() => {
    callHost('host.refusals', {}).then(setRefusals, sayError)
  }, [])
  if (refusals === null) return null
  if (refusals.count === 0) {
    return (
      <p className={styles.note}>
        The window has no network. Nothing in it has asked for one since it was started.
      </p>
    )
  }
  return (
    <>
      <p role="status">
        {`Refused since the program was started: ${count(refusals.count, 'request')} for what is not part of the program. None left this computer.`}
      </p>
      <ul className={styles.addresses} aria-label="What was asked for">
        {refusals.addresses.map(({ address, count: times }) => (
          <li key={address}>{times === 1 ? address : `${address} (${times} times)`}</li>
        ))}
      </ul>
    </>
  )
}
