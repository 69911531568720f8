import { CircleHelp, Keyboard, Printer, Redo2, Search, Undo2 } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useProcedure } from '../api/client.ts'
import { redo, undo } from '../store/act.ts'
import { useDialogs } from '../store/dialogs.ts'
import { openHelpHere } from '../store/help.ts'
import { openPrint } from '../store/print.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Tooltip } from '../ui/Tooltip.tsx'
import { ResultTrail } from './ResultTrail.tsx'
import styles from './TopBar.module.css'

/** Title, steps back and forward by name, and the way to everything else. */
export function TopBar() {
  const { data: info } = useProcedure('project.info', {})
  const { data: history } = useProcedure('history.state', {})
  const show = useDialogs(state => state.show)
  return (
    <header className={styles.bar}>
      <p className={styles.title}>{info?.title}</p>
      <ResultTrail />
      <div className={styles.steps}>
        <Step kind="undo" name={history?.undo ?? null} />
        <Step kind="redo" name={history?.redo ?? null} />
      </div>
      <AriaButton className={styles.search ?? ''} onPress={() => show('palette')}>
        <Search size={16} aria-hidden />
        <span className={styles.prompt}>Find or do anything</span>
        <Kbd keys="$mod+k" />
      </AriaButton>
      <IconButton
        icon={Printer}
        label="Print what is shown"
        keys="$mod+p"
        onPress={() => openPrint()}
      />
      <IconButton icon={Keyboard} label="Show the keys" keys="?" onPress={() => show('keys')} />
      <IconButton
        icon={CircleHelp}
        label="Help on this place"
        keys="F1"
        onPress={() => openHelpHere(true)}
      />
    </header>
  )
}

function Step({ kind, name }: { kind: 'undo' | 'redo'; name: string | null }) {
  const isUndo = kind === 'undo'
  const Icon = isUndo ? Undo2 : Redo2
  const word = isUndo ? 'Undo' : 'Redo'
  const label = name === null ? `Nothing to ${kind}` : `${word}: ${name}`
  return (
    <Tooltip text={label} keys={isUndo ? '$mod+z' : '$mod+Shift+z'}>
      <AriaButton
        className={styles.step ?? ''}
        aria-label={label}
        isDisabled={name === null}
        onPress={() => void (isUndo ? undo() : redo())}
      >
        <Icon size={16} aria-hidden />
        <span className={styles.word}>{name === null ? word : `${word}: `}</span>
        {name !== null && <span className={styles.stepName}>{name}</span>}
      </AriaButton>
    </Tooltip>
  )
}
