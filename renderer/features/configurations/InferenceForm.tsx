import { useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { Inference } from '../../../shared/contract/inferences.ts'
import {
  INFERENCE_KINDS,
  type InferenceKind,
  type InnerLink,
} from '../../../shared/domain/realist.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { linkLabel } from './aims.ts'
import { CodingsDialog } from '../../ui/CodingsDialog.tsx'
import css from './InferencesPanel.module.css'
import { linksOf } from './inner-links.ts'
import { INFERENCE_WORDS } from './words.ts'

type Fields = Pick<Inference, 'kind' | 'link' | 'text' | 'codingIds'>

interface Props {
  configuration: ConfigurationDetail
  /** The inference that is changed; left out for a new one. */
  inference?: Inference
  onSave: (fields: Fields) => Promise<void>
  onCancel: () => void
}

const KIND_OPTIONS = INFERENCE_KINDS.map(id => ({
  id,
  label: INFERENCE_WORDS[id].name,
  description: INFERENCE_WORDS[id].asks,
}))

/** Writes down a conclusion: how it was drawn, about which link, and from which passages. */
export function InferenceForm({ configuration, inference, onSave, onCancel }: Props) {
  const [kind, setKind] = useState<InferenceKind>(inference?.kind ?? 'retroduction')
  const [link, setLink] = useState<InnerLink | 'all'>(inference?.link ?? 'all')
  const [text, setText] = useState(inference?.text ?? '')
  const [codingIds, setCodingIds] = useState(inference?.codingIds ?? [])
  const [isChoosing, setIsChoosing] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const { slots, evidenceList } = configuration
  const links = [...new Set([...linksOf(slots, evidenceList), ...(link === 'all' ? [] : [link])])]

  async function save() {
    setIsBusy(true)
    await onSave({ kind, link: link === 'all' ? null : link, text: text.trim(), codingIds })
    setIsBusy(false)
  }

  return (
    <section className={css.form} aria-label={inference ? 'Change an inference' : 'New inference'}>
      <div className={css.choices}>
        <Select label="Kind" value={kind} options={KIND_OPTIONS} onChange={setKind} />
        <Select
          label="About"
          value={link}
          options={[
            { id: 'all', label: 'All of it' },
            ...links.map(id => ({ id, label: linkLabel(id) })),
          ]}
          onChange={setLink}
        />
      </div>
      <TextArea
        label="What you conclude"
        placeholder={INFERENCE_WORDS[kind].asks}
        value={text}
        onChange={setText}
        onEscape={onCancel}
        autoFocus
      />
      <div className={css.actions}>
        <Button size="small" onPress={() => setIsChoosing(true)}>
          {codingIds.length === 0
            ? 'Passages it leans on…'
            : `Leans on ${count(codingIds.length, 'passage')}…`}
        </Button>
        <span className={css.space} />
        <Button size="small" variant="quiet" onPress={onCancel}>
          Cancel
        </Button>
        <Button
          size="small"
          variant="primary"
          isDisabled={text.trim() === '' || isBusy}
          onPress={() => void save()}
        >
          {inference ? 'Save' : 'Record'}
        </Button>
      </div>
      {isChoosing && (
        <CodingsDialog
          title="Passages that it leans on"
          verb="Lean on"
          chosen={codingIds}
          onChoose={setCodingIds}
          onClose={() => setIsChoosing(false)}
        />
      )}
    </section>
  )
}
