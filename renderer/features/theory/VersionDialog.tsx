import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Theory } from '../../../shared/contract/theories.ts'
import { THEORY_KINDS, type TheoryKind } from '../../../shared/domain/roles.ts'
import { call } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { KIND_WORDS, nameOf } from './words.ts'
import css from './VersionDialog.module.css'

const KIND_OPTIONS = THEORY_KINDS.map(id => ({ id, label: KIND_WORDS[id] }))

interface Props {
  /** The version to be edited; null for a new one. */
  theory: Theory | null
  /** The version shown, whose configurations a new one begins with; null for all. */
  source: Theory | null
  configurations: Configuration[]
  onClose: () => void
}

/** Names a version of the theory, tells its story and chooses its configurations. */
export function VersionDialog({ theory, source, configurations, onClose }: Props) {
  const openTheory = useWorkspace(state => state.openTheory)
  const [name, setName] = useState(theory?.name ?? '')
  const [kind, setKind] = useState<TheoryKind>(
    theory?.kind ?? (source === null ? 'initial' : 'refined'),
  )
  const [narrative, setNarrative] = useState(theory?.narrative ?? '')
  const [chosen, setChosen] = useState(
    () => new Set(source?.configurationIds ?? open(configurations)),
  )
  const [isBusy, setIsBusy] = useState(false)
  const isReady = name.trim() !== '' && !isBusy

  async function save() {
    if (!isReady) return
    setIsBusy(true)
    const configurationIds = configurations.map(({ id }) => id).filter(id => chosen.has(id))
    const fields = { name, kind, narrative, configurationIds }
    try {
      const saved =
        theory === null
          ? await call('theories.create', fields)
          : await call('theories.update', { theoryId: theory.id, ...fields })
      openTheory(saved.id)
      onClose()
    } catch (error) {
      sayError(error)
      setIsBusy(false)
    }
  }
  function toggle(id: string) {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }

  return (
    <Dialog
      title={theory === null ? 'New version of the theory' : 'Edit version'}
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void save()}>
            {theory === null ? 'Make version' : 'Save version'}
          </Button>
        </>
      }
    >
      <div className={css.line}>
        <TextField
          label="Name"
          placeholder="Refined after the interviews"
          value={name}
          onChange={setName}
          onEnter={() => void save()}
          maxLength={500}
          autoFocus
        />
        <Select label="Kind" value={kind} options={KIND_OPTIONS} onChange={setKind} />
      </div>
      <TextArea
        label="Narrative"
        placeholder="The theory in a paragraph: what works, for whom, in which circumstances, and why."
        value={narrative}
        onChange={setNarrative}
        rows={4}
      />
      <fieldset className={css.choices}>
        <legend className={css.legend}>
          Configurations, {chosen.size} of {configurations.length}
        </legend>
        <div className={css.tools}>
          <Button
            size="small"
            variant="quiet"
            onPress={() => setChosen(new Set(open(configurations)))}
          >
            All but rejected and merged
          </Button>
          <Button size="small" variant="quiet" onPress={() => setChosen(new Set())}>
            None
          </Button>
        </div>
        <ul className={css.list}>
          {configurations.map(configuration => (
            <li key={configuration.id}>
              <label className={css.choice}>
                <input
                  type="checkbox"
                  checked={chosen.has(configuration.id)}
                  onChange={() => toggle(configuration.id)}
                />
                <span>{nameOf(configuration)}</span>
                <span className={css.status}>{configuration.status}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </Dialog>
  )
}

/** Configurations that a theory would hold: all but those rejected or merged into others. */
function open(configurations: Configuration[]): string[] {
  return configurations
    .filter(({ status }) => status !== 'rejected' && status !== 'merged')
    .map(({ id }) => id)
}
