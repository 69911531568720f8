import { Lightbulb, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { Inference } from '../../../shared/contract/inferences.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { count, formatDay } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { InferenceForm } from './InferenceForm.tsx'
import { PassageList } from '../../ui/PassageList.tsx'
import css from './InferencesPanel.module.css'
import { INFERENCE_WORDS, linkSign } from './words.ts'

/** What the analysts conclude: set apart from quotes, because it is theirs and not the data's. */
export function InferencesPanel({ configuration }: { configuration: ConfigurationDetail }) {
  const configurationId = configuration.id
  const { data, isPlaceholderData } = useProcedure('inferences.list', { configurationId })
  const [isWriting, setIsWriting] = useState(false)
  const inferences = isPlaceholderData ? [] : (data ?? [])
  return (
    <>
      <p className={css.lead}>
        What you conclude, in your own words. Inferences are no evidence and are never counted as
        such; they name the passages they lean on.
      </p>
      {inferences.length > 0 && (
        <ul className={css.list} aria-label="Inferences">
          {inferences.map(inference => (
            <Item key={inference.id} inference={inference} configuration={configuration} />
          ))}
        </ul>
      )}
      {isWriting ? (
        <InferenceForm
          configuration={configuration}
          onSave={async fields => {
            const made = await act('inferences.create', { configurationId, ...fields })
            if (made !== undefined) setIsWriting(false)
          }}
          onCancel={() => setIsWriting(false)}
        />
      ) : (
        <div>
          <Button size="small" icon={Lightbulb} onPress={() => setIsWriting(true)}>
            Record an inference
          </Button>
        </div>
      )}
    </>
  )
}

interface ItemProps {
  inference: Inference
  configuration: ConfigurationDetail
}

function Item({ inference, configuration }: ItemProps) {
  const [isEditing, setIsEditing] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  const { id: inferenceId, kind, link, text, codingIds, researcherId, at } = inference
  const researcher = useProcedure('researchers.list', {}).data?.find(
    ({ id }) => id === researcherId,
  )
  const { name } = INFERENCE_WORDS[kind]
  if (isEditing) {
    return (
      <li>
        <InferenceForm
          configuration={configuration}
          inference={inference}
          onSave={async fields => {
            const changed = await act('inferences.update', { inferenceId, ...fields })
            if (changed !== undefined) setIsEditing(false)
          }}
          onCancel={() => setIsEditing(false)}
        />
      </li>
    )
  }
  return (
    <li className={css.inference}>
      <header className={css.head}>
        <h3 className={css.kind}>{name}</h3>
        <span className={css.link}>
          {link === null ? 'on all of it' : `on the link ${linkSign(link)}`}
        </span>
        <IconButton
          icon={Pencil}
          label={`Change this ${kind}`}
          onPress={() => setIsEditing(true)}
        />
        <IconButton
          icon={Trash2}
          label={`Remove this ${kind}`}
          onPress={() =>
            void act('inferences.remove', { inferenceId }).then(
              removed => removed && sayUndoable(`${name} removed. Its passages stay.`),
            )
          }
        />
      </header>
      <p className={css.text}>{text}</p>
      <p className={css.origin}>{[researcher?.name, formatDay(at)].filter(Boolean).join(' · ')}</p>
      {codingIds.length > 0 && (
        <Button size="small" variant="quiet" onPress={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Hide what it leans on' : `Leans on ${count(codingIds.length, 'passage')}`}
        </Button>
      )}
      {isOpen && codingIds.length > 0 && <PassageList codingIds={codingIds} />}
    </li>
  )
}
