import { FolderInput, LogOut, RefreshCw, Trash2, UserPlus, Wifi, WifiOff } from 'lucide-react'
import { useState } from 'react'
import type { HubStatus } from '../../../../shared/contract/hub.ts'
import type { InputOf } from '../../../../shared/contract/contract.ts'
import { call, useProcedure } from '../../../api/client.ts'
import { sayError } from '../../../store/notices.ts'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { count, formatDay, formatSize, formatTime } from '../../../ui/format.ts'
import team from '../CopiesView.module.css'
import place from '../Team.module.css'
import { HubMembers } from './HubMembers.tsx'
import css from './HubView.module.css'
import { InviteMember } from './InviteMember.tsx'
import { JoinHub } from './JoinHub.tsx'
import { LeaveHub } from './LeaveHub.tsx'
import { MergeHub } from './MergeHub.tsx'
import { NoHub } from './NoHub.tsx'

/** What is being asked for. */
type Asked = 'join' | 'invite' | 'merge' | 'leave' | 'end'

/** The team's hub: what it is while there is none, and how this copy stands with it while there is one. */
export function HubView() {
  const [asked, setAsked] = useState<Asked | null>(null)
  const { data: status } = useProcedure('hub.status', {}, { readsOnShow: true })
  if (!status) return null
  const done = () => setAsked(null)
  return (
    <section className="place-column">
      {status.state !== 'none' && <Tools status={status} onAsk={setAsked} />}
      <div className={place.scroller}>
        {status.state === 'none' ? (
          <NoHub onJoin={() => setAsked('join')} />
        ) : (
          <>
            <Standing status={status} onMerge={() => setAsked('merge')} />
            <HubMembers status={status} />
          </>
        )}
      </div>
      {asked === 'join' && <JoinHub onDone={done} />}
      {asked === 'invite' && <InviteMember onDone={done} />}
      {asked === 'merge' && <MergeHub onDone={done} />}
      {asked === 'leave' && <LeaveHub isForEverybody={false} onDone={done} />}
      {asked === 'end' && <LeaveHub isForEverybody onDone={done} />}
    </section>
  )
}

function Tools({ status, onAsk }: { status: HubStatus; onAsk: (asked: Asked) => void }) {
  const [isBusy, setIsBusy] = useState(false)
  const isOn = status.state !== 'off'
  const sync = async () => {
    setIsBusy(true)
    try {
      await call('hub.sync', {})
    } catch (error) {
      sayError(error)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <div className={place.tools}>
      <Button icon={isOn ? WifiOff : Wifi} onPress={() => void set({ isOn: !isOn })}>
        {isOn ? 'Turn off' : 'Turn on'}
      </Button>
      <Button icon={RefreshCw} isDisabled={!isOn || isBusy} onPress={() => void sync()}>
        {isBusy ? 'Syncing…' : 'Sync now'}
      </Button>
      {status.isOwner && (
        <Button icon={UserPlus} isDisabled={!isOn} onPress={() => onAsk('invite')}>
          Invite a colleague…
        </Button>
      )}
      <span className={place.spring} />
      {status.isOwner && (
        <Button icon={Trash2} isDisabled={!isOn} onPress={() => onAsk('end')}>
          Remove from the hub…
        </Button>
      )}
      <Button icon={LogOut} onPress={() => onAsk('leave')}>
        Leave…
      </Button>
    </div>
  )
}

async function set(input: InputOf<'hub.set'>): Promise<void> {
  try {
    await call('hub.set', input)
  } catch (error) {
    sayError(error)
  }
}

const STATES: Record<HubStatus['state'], string> = {
  none: '',
  off: 'Turned off: nothing is sent, and the program has no network.',
  connecting: 'Connecting…',
  on: 'Connected',
  failed: 'Not connected; it is tried again by itself.',
}

function Standing({ status, onMerge }: { status: HubStatus; onMerge: () => void }) {
  const { host, state, problem, waiting, wasTakenBack, toSend, syncedAt, sent, received } = status
  return (
    <section className={team.section} aria-labelledby="hub-standing">
      <h2 id="hub-standing" className={team.heading}>
        Hub
      </h2>
      <p className={css.state} role="status">
        <span className={css.host}>{host}</span>
        <span className={team.soft}>{STATES[state]}</span>
      </p>
      {problem !== null && <p className={team.warning}>{problem}</p>}
      {waiting.bundles > 0 && (
        <div className={css.waiting}>
          <span>
            {count(waiting.bundles, 'bundle')} {waiting.bundles === 1 ? 'has' : 'have'} come from{' '}
            {waiting.from.map(({ name }) => name ?? 'somebody').join(', ')}
            {wasTakenBack && ' (a merge of it was taken back)'}
          </span>
          <Button variant="primary" icon={FolderInput} onPress={onMerge}>
            Merge…
          </Button>
        </div>
      )}
      <Facts
        facts={[
          ['Waits to be sent', toSend === 0 ? 'Nothing' : count(toSend, 'step')],
          [
            'Last compared',
            syncedAt === null ? 'Never' : `${formatDay(syncedAt)}, ${formatTime(syncedAt)}`,
          ],
          ['Sent', `${count(sent.bundles, 'bundle')}, ${formatSize(sent.bytes)}, encrypted`],
          ['Received', `${count(received.bundles, 'bundle')}, ${formatSize(received.bytes)}`],
        ]}
      />
      <Checkbox
        label="Merge what comes by itself, every quarter of an hour at most"
        isTicked={status.mergesByItself}
        onChange={mergesByItself => void set({ mergesByItself })}
      />
    </section>
  )
}
