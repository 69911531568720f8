import { useEffect, useRef, useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import type { Answer } from '../../../shared/domain/realist.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ComboField } from '../../ui/ComboField.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { announce } from './desk-store.ts'
import styles from './DeskInspector.module.css'

const ANSWER_OPTIONS: readonly { id: Answer; label: string }[] = [
  { id: 'confirmed', label: 'Confirmed' },
  { id: 'refined', label: 'Refined' },
  { id: 'rejected', label: 'Rejected' },
]
const STANCE_WORDS: Record<Answer, string> = {
  confirmed: 'Also as evidence that supports it',
  refined: 'Also as evidence that refines it',
  rejected: 'Also as evidence that challenges it',
}

/** Elements that are offered at once: there may be thousands, and typing finds them. */
const MOST = 50

/** Records which configuration or element was put to the respondent, and whether they confirmed, refined or rejected it. */
export function NewResponse({ coding, onDone }: { coding: Coding; onDone: () => void }) {
  const { data: configurations = [] } = useProcedure('configurations.list', {})
  const { data: elements = [] } = useProcedure('elements.list', {})
  const { data: cards = [] } = useProcedure(
    'cards.list',
    { includeElements: true },
    { readsOnShow: true },
  )
  const openId = useWorkspace(state => state.configurationId)
  const names = new Map(configurations.map(each => [each.id, nameConfiguration(each)]))
  const elementNames = new Map(
    elements.map(({ id, role, label }) => [id, `${ROLE_NAMES[role]}: ${label}`]),
  )
  const [typed, setTyped] = useState<string | null>(null)
  const [answer, setAnswer] = useState<Answer>('confirmed')
  const [note, setNote] = useState('')
  const [isEvidence, setIsEvidence] = useState(false)
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  // Before anything is chosen: the configuration that is open in the tray.
  const shown = typed ?? (openId === null ? '' : (names.get(openId) ?? ''))
  const chosen = configurations.find(({ id }) => names.get(id) === shown)
  const element =
    chosen === undefined ? elements.find(({ id }) => elementNames.get(id) === shown) : undefined
  const chosenId = chosen?.id ?? element?.id
  const wording =
    cards.find(({ id }) => id === chosenId)?.text ?? chosen?.statement ?? element?.label
  const isLike = (name: string) => name.toLowerCase().includes(shown.toLowerCase())
  const offered = [...new Set(elementNames.values())].filter(isLike).slice(0, MOST)

  async function record() {
    if (chosenId === undefined) return
    onDone()
    const recorded = await act('responses.record', {
      ...{ codingId: coding.id, answer, isEvidence },
      ...(chosen === undefined ? { elementId: chosenId } : { configurationId: chosenId }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
    if (recorded) announce(`Recorded: ${recorded.answer}, ${recorded.name}`)
  }

  if (configurations.length === 0 && elements.length === 0) {
    return (
      <div className={styles.form}>
        <p className={styles.facts}>
          There is no configuration and no element yet that could be put to anybody.
        </p>
        <div className={styles.actions}>
          <Button size="small" onPress={onDone}>
            Close
          </Button>
        </div>
      </div>
    )
  }
  return (
    <div
      ref={form}
      className={styles.form}
      onKeyDown={event => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.stopPropagation()
        onDone()
      }}
    >
      <ComboField
        label="Configuration or element"
        value={shown}
        options={[...names.values(), ...offered]}
        placeholder="Type its number, name or words"
        onChange={setTyped}
        onChoose={setTyped}
        isFirst
      />
      {wording !== undefined && <p className={styles.facts}>{wording}</p>}
      <div>
        <Segments
          label="What they made of it"
          value={answer}
          options={ANSWER_OPTIONS}
          onChange={setAnswer}
        />
      </div>
      <TextField label="Note" value={note} onChange={setNote} onEnter={() => void record()} />
      <Checkbox label={STANCE_WORDS[answer]} isTicked={isEvidence} onChange={setIsEvidence} />
      <div className={styles.actions}>
        <Button size="small" variant="quiet" onPress={onDone}>
          Cancel
        </Button>
        <Button
          size="small"
          variant="primary"
          isDisabled={chosenId === undefined}
          onPress={() => void record()}
        >
          Record the answer
        </Button>
      </div>
    </div>
  )
}
