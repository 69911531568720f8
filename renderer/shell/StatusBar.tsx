import { useState } from 'react'
import {
  CalendarClock,
  Check,
  ChevronUp,
  CloudAlert,
  EyeOff,
  Filter,
  Lock,
  LockOpen,
  Network as NetworkIcon,
  Package,
  PencilLine,
  User,
  UserPlus,
  Users,
  WifiOff,
} from 'lucide-react'
import { Button } from 'react-aria-components'
import { useProcedure } from '../api/client.ts'
import { useTeam } from '../features/team/team-store.ts'
import { readBundle } from '../store/bundles.ts'
import { useDialogs } from '../store/dialogs.ts'
import { useUnsaved } from '../store/leaving.ts'
import { daysFromNow, isDueBy } from '../store/retention.ts'
import { switchResearcher } from '../store/researchers.ts'
import { showWhose, useKeepWhose, useWhose, WHOSE_OPTIONS } from '../store/whose.ts'
import { useWorkspace } from '../store/workspace.ts'
import { count } from '../ui/format.ts'
import { Menu } from '../ui/Menu.tsx'
import { tellBundle } from '../ui/tell-bundle.ts'
import styles from './StatusBar.module.css'

/** The foot of the window: what a researcher must never have to wonder about. */
export function StatusBar({ fileName }: { fileName: string }) {
  const { data: info } = useProcedure('project.info', {})
  const { data: history } = useProcedure('history.state', {})
  return (
    <footer className={styles.bar} aria-label="Status">
      <span className={styles.file}>{fileName}</span>
      <span className={styles.fact}>
        {info?.isEncrypted ? <Lock size={14} aria-hidden /> : <LockOpen size={14} aria-hidden />}
        {info?.isEncrypted ? 'Encrypted' : 'Not encrypted'}
      </span>
      <Place />
      <ResearcherMenu />
      <Blind />
      <WhoseMenu />
      <Network />
      <Waiting />
      <Saved />
      <Retention />
      <span className={styles.last}>{history?.undo && `Last step: ${history.undo}`}</span>
    </footer>
  )
}

/** That nothing leaves this computer; or the one address that it is connected to, with the way to turn it off. */
function Network() {
  const { data: hub } = useProcedure('hub.status', {})
  if (!hub || hub.state === 'none' || hub.state === 'off') {
    return (
      <span className={styles.fact}>
        <WifiOff size={14} aria-hidden />
        No network
      </span>
    )
  }
  const { bundles } = hub.waiting
  const goToHub = () => {
    useTeam.setState({ view: 'hub' })
    useWorkspace.getState().goTo('team')
  }
  return (
    <Button className={styles.researcher ?? ''} onPress={goToHub}>
      {hub.state === 'failed' ? (
        <CloudAlert size={14} aria-hidden />
      ) : (
        <NetworkIcon size={14} aria-hidden />
      )}
      {`Hub: ${hub.host}`}
      {bundles > 0 && `, ${count(bundles, 'bundle')} to merge`}
      {hub.state === 'failed' && ', not connected'}
    </Button>
  )
}

/** Said only of a project that lies where it had better not; the place Project says why. */
function Place() {
  const { data: project } = useProcedure('projects.current', {})
  if (!project || project.place === 'here') return null
  return (
    <span className={styles.fact}>
      <CloudAlert size={14} aria-hidden />
      {project.place === 'synced' ? 'In a cloud folder' : 'On another computer'}
    </span>
  )
}

/** That a colleague's bundle has come into the folder that is watched; pressed, it is read. */
function Waiting() {
  const { data: waiting = [] } = useProcedure('team.waiting', {})
  const [first, ...more] = waiting
  if (first === undefined) return null
  return (
    <Button
      className={styles.researcher ?? ''}
      onPress={() => readBundle({ token: first.path, name: first.fileName })}
    >
      <Package size={14} aria-hidden />
      {tellBundle(first)}
      {more.length > 0 && `, and ${more.length} more`}
    </Button>
  )
}

/** A reminder of sources that may not be kept much longer; the place Project names them. */
function Retention() {
  const { data: sources = [] } = useProcedure('sources.list', {})
  const [{ soon }] = useState(daysFromNow)
  const due = sources.filter(source => isDueBy(source, soon)).length
  if (due === 0) return null
  return (
    <span className={styles.fact}>
      <CalendarClock size={14} aria-hidden />
      {`${count(due, 'source')} to remove within a month`}
    </span>
  )
}

function Saved() {
  const hasText = useUnsaved(({ count }) => count > 0)
  const hasNames = useUnsaved(state => state.hasNames)
  const hasMemo = useUnsaved(state => state.hasMemo)
  const Icon = hasText || hasNames || hasMemo ? PencilLine : Check
  return (
    <span className={styles.fact}>
      <Icon size={14} aria-hidden />
      {hasText
        ? 'A corrected text is not saved yet'
        : hasNames
          ? 'The list of names is not saved in a key file'
          : hasMemo
            ? 'A memo is being saved'
            : 'All changes saved'}
    </span>
  )
}

/** Said while others' codings are hidden from whoever is coding; the place Team says in which sources. */
function Blind() {
  const { data: samples = [] } = useProcedure('doubleCoding.list', {})
  const hidden = new Set(
    samples.flatMap(({ sources }) =>
      sources.flatMap(({ sourceId, isHidden }) => (isHidden ? [sourceId] : [])),
    ),
  )
  if (hidden.size === 0) return null
  return (
    <span className={styles.fact}>
      <EyeOff size={14} aria-hidden />
      {`Coding ${count(hidden.size, 'source')} blind`}
    </span>
  )
}

/** Said only where it is not everybody's: codings that are not seen must not be taken for codings that are not there. */
function WhoseMenu() {
  useKeepWhose()
  const whose = useWhose(state => state.whose)
  if (whose === 'both') return null
  return (
    <Menu
      label="Whose codings are shown"
      placement="top start"
      actions={WHOSE_OPTIONS.map(({ id, label, description }) => ({
        ...{ id, label, description, icon: id === whose ? Check : Users },
        onAction: () => void showWhose(id),
      }))}
    >
      <Button className={styles.researcher ?? ''}>
        <Filter size={14} aria-hidden />
        {whose === 'mine' ? 'Only my codings shown' : 'Only the others’ codings shown'}
        <ChevronUp size={14} aria-hidden />
      </Button>
    </Menu>
  )
}

function ResearcherMenu() {
  const { data: researchers = [] } = useProcedure('researchers.list', {})
  const show = useDialogs(state => state.show)
  const current = researchers.find(researcher => researcher.isCurrent)
  if (!current) return null
  return (
    <Menu
      label="Who is coding"
      placement="top start"
      actions={[
        ...researchers.map(researcher => ({
          id: researcher.id,
          label: researcher.name,
          icon: researcher.isCurrent ? Check : User,
          description: researcher.isCurrent ? 'Coding now' : 'Code as this researcher',
          onAction: () => void switchResearcher(researcher),
        })),
        {
          id: 'add',
          label: 'Add a researcher',
          icon: UserPlus,
          startsGroup: true,
          onAction: () => show('addResearcher'),
        },
      ]}
    >
      <Button className={styles.researcher ?? ''} aria-label={`Coding as ${current.name}`}>
        <span className={styles.dot} style={{ backgroundColor: current.colour }} aria-hidden />
        {current.name}
        <ChevronUp size={14} aria-hidden />
      </Button>
    </Menu>
  )
}
