import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import { LINK_KINDS, type LinkKind } from '../../../shared/domain/realist.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './LinksPanel.module.css'
import { fullName, LINK_WORDS } from './words.ts'

interface Props {
  configuration: Configuration
  configurations: Configuration[]
  onDone: () => void
}

const KIND_OPTIONS = LINK_KINDS.map(id => ({ id, label: LINK_WORDS[id] }))

/** Says what one configuration does to another. */
export function LinkForm({ configuration, configurations, onDone }: Props) {
  const [kind, setKind] = useState<LinkKind>('triggers')
  const [direction, setDirection] = useState<'out' | 'in'>('out')
  const [otherId, setOtherId] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const hasDirection = kind !== 'rival'

  async function save() {
    if (otherId === null) return
    const isOut = direction === 'out' || !hasDirection
    const ends = isOut
      ? { fromId: configuration.id, toId: otherId }
      : { fromId: otherId, toId: configuration.id }
    if ((await act('links.create', { ...ends, kind, note })) !== undefined) onDone()
  }

  return (
    <div className={css.form} role="group" aria-label="New link">
      {hasDirection && (
        <Segments
          label="Direction"
          value={direction}
          options={[
            { id: 'out', label: 'From this one' },
            { id: 'in', label: 'To this one' },
          ]}
          onChange={setDirection}
        />
      )}
      <Select label="What it does" value={kind} options={KIND_OPTIONS} onChange={setKind} />
      <ChoiceMenu
        label="Other configuration"
        isSingle
        none="Choose a configuration"
        value={otherId === null ? [] : [otherId]}
        choices={configurations
          .filter(({ id }) => hasDirection || id !== configuration.id)
          .map(other => ({
            id: other.id,
            label: other.id === configuration.id ? `${fullName(other)} (itself)` : fullName(other),
          }))}
        onChange={([next]) => setOtherId(next ?? null)}
      />
      <TextField
        label="Note"
        placeholder="How does it come about?"
        value={note}
        onChange={setNote}
        onEnter={() => void save()}
      />
      <div className={css.actions}>
        <Button size="small" variant="quiet" onPress={onDone}>
          Cancel
        </Button>
        <Button
          size="small"
          variant="primary"
          isDisabled={otherId === null}
          onPress={() => void save()}
        >
          Link them
        </Button>
      </div>
    </div>
  )
}
