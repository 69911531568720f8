import { Combine, Replace, X } from 'lucide-react'
import { count } from '../../ui/format.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import styles from './DeskInspector.module.css'
import { useDesk } from './desk-store.ts'
import { askForRecodeOfChosen, chosenCodings, joinCodings } from './piece-actions.ts'
import { useSession } from './session.ts'

/** What can be done with the codings chosen in the list. */
export function ChosenCodings() {
  const session = useSession()
  useDesk(state => state.chosenIds)
  const chosen = chosenCodings(session)
  if (chosen.length === 0) return null
  return (
    <div className={styles.chosen} role="group" aria-label="Chosen codings">
      <span className={styles.chosenCount}>{`${count(chosen.length, 'coding')} chosen`}</span>
      <Button
        size="small"
        icon={Combine}
        isDisabled={chosen.length < 2}
        onPress={() => void joinCodings(session)}
      >
        Join
      </Button>
      <Button
        size="small"
        icon={Replace}
        isDisabled={chosen.every(({ codeIds }) => codeIds.length === 0)}
        onPress={() => askForRecodeOfChosen(session)}
      >
        Recode…
      </Button>
      <IconButton
        icon={X}
        label="Choose none"
        iconSize={14}
        onPress={() => useDesk.setState({ chosenIds: [] })}
      />
    </div>
  )
}
