import { Paperclip, X } from 'lucide-react'
import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Synthesis } from '../../../shared/contract/syntheses.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { SYNTHESIS_OPERATIONS, type SynthesisOperation } from '../../../shared/domain/realist.ts'
import { act } from '../../store/act.ts'
import { useNotices } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { CodingsDialog } from '../../ui/CodingsDialog.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FindMenu } from '../../ui/FindMenu.tsx'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { configurationChoices } from '../../ui/theory-choices.ts'
import css from './Cases.module.css'
import { SideBySide } from './SideBySide.tsx'
import { OPERATION_WORDS } from './words.ts'

const OPERATIONS = SYNTHESIS_OPERATIONS.map(id => {
  const { label, description } = OPERATION_WORDS[id]
  return { id, label, description }
})
const NONE = 'none'

interface Props {
  /** The act to be changed; null for a new one. */
  synthesis: Synthesis | null
  configurations: readonly Configuration[]
  onClose: () => void
}

/** Chooses configurations and says what is made of them, and why. */
export function SynthesisDialog({ synthesis, configurations, onClose }: Props) {
  const [ids, setIds] = useState<readonly string[]>(synthesis?.configurationIds ?? [])
  const [operation, setOperation] = useState<SynthesisOperation>(
    synthesis?.operation ?? 'juxtapose',
  )
  const [reason, setReason] = useState(synthesis?.reason ?? '')
  const [result, setResult] = useState(synthesis?.result ?? '')
  const [preferred, setPreferred] = useState(synthesis?.favoured ?? NONE)
  const [codingIds, setCodingIds] = useState<readonly string[]>(synthesis?.codingIds ?? [])
  const [isAttaching, setIsAttaching] = useState(false)
  const [isMaking, setIsMaking] = useState(true)
  const [title, setTitle] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const chosen = ids.flatMap(id => configurations.find(one => one.id === id) ?? [])
  const favoured = operation === 'adjudicate' && ids.includes(preferred) ? preferred : null
  const makes = synthesis === null && operation === 'consolidate' && isMaking
  const isReady = chosen.length >= 2 && !isBusy

  async function save() {
    if (!isReady) return
    setIsBusy(true)
    const fields = {
      ...{ operation, configurationIds: [...ids], codingIds: [...codingIds] },
      ...{ reason, result, favoured },
    }
    const named = title.trim() === '' ? {} : { title: title.trim() }
    const saved =
      synthesis === null
        ? await act('syntheses.create', { ...fields, ...(makes ? { into: named } : {}) })
        : await act('syntheses.update', { synthesisId: synthesis.id, ...fields })
    setIsBusy(false)
    if (saved === undefined) return
    useWorkspace.getState().openInTheory('syntheses', saved.id)
    useNotices
      .getState()
      .say(
        saved.intoId !== null && synthesis === null
          ? 'Consolidated into a new configuration; the others stay in use.'
          : 'Synthesis kept.',
      )
    onClose()
  }

  return (
    <Dialog
      title={synthesis === null ? 'New synthesis' : 'Change the synthesis'}
      isOpen
      isFirm
      onClose={onClose}
      size="large"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void save()}>
            {makes ? `Consolidate ${chosen.length} configurations` : 'Keep synthesis'}
          </Button>
        </>
      }
    >
      <Select
        label="What is done"
        value={operation}
        options={OPERATIONS}
        onChange={next => setOperation(next)}
      />
      <section className={css.section} aria-label="Configurations">
        <FindMenu
          label="Add a configuration"
          choices={configurationChoices(configurations, ids)}
          onPick={id => setIds([...ids, id])}
        />
        {chosen.length < 2 && <p className={css.hint}>Choose two or more.</p>}
        <ul>
          {chosen.map(one => (
            <li key={one.id} className={css.line}>
              {nameConfiguration(one)}
              <IconButton
                icon={X}
                label={`Take ${nameConfiguration(one)} out`}
                onPress={() => setIds(ids.filter(id => id !== one.id))}
              />
            </li>
          ))}
        </ul>
      </section>
      {operation === 'juxtapose' && chosen.length >= 2 && (
        <SideBySide configurations={chosen} favoured={null} isPlain />
      )}
      {operation === 'adjudicate' && (
        <Select
          label="Preferred"
          value={favoured ?? NONE}
          options={[
            { id: NONE, label: 'None yet' },
            ...chosen.map(one => ({ id: one.id, label: nameConfiguration(one) })),
          ]}
          onChange={setPreferred}
        />
      )}
      {operation === 'consolidate' && synthesis === null && (
        <>
          <Checkbox
            label="Make a cross-case configuration of them, with the slots and evidence of all"
            isTicked={isMaking}
            onChange={setIsMaking}
          />
          {isMaking && (
            <TextField label="Its title" value={title} onChange={setTitle} maxLength={500} />
          )}
        </>
      )}
      <TextArea label="Reason" value={reason} onChange={setReason} rows={2} />
      <div>
        <Button size="small" icon={Paperclip} onPress={() => setIsAttaching(true)}>
          {codingIds.length === 0
            ? 'Passages that it rests on…'
            : `It rests on ${count(codingIds.length, 'passage')}…`}
        </Button>
      </div>
      {isAttaching && (
        <CodingsDialog
          title="Passages that the synthesis rests on"
          chosen={codingIds}
          verb="Rest on"
          onChoose={setCodingIds}
          onClose={() => setIsAttaching(false)}
        />
      )}
      <TextArea
        label="What came of it"
        placeholder={OPERATION_WORDS[operation].result}
        value={result}
        onChange={setResult}
        rows={2}
      />
    </Dialog>
  )
}
