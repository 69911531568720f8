import type { Attribute } from '../../../shared/contract/participants.ts'
import { parseQuery } from '../../../shared/search/parse-query.ts'
import { useProcedure } from '../../api/client.ts'
import { type Choice, ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Conditions.module.css'
import { type FactRow, type Field, NONE } from './condition-form.ts'
import { type Choices, useChoices } from './use-choices.ts'

interface FactValueProps {
  row: FactRow
  attribute: Attribute | null
  onChange: (values: string[]) => void
}

/** What a condition is held against. */
export function FactValue({ row, attribute, onChange }: FactValueProps) {
  const choices = useChoices()
  const { field, values } = row
  if (field === 'isOrphan') return null
  if (field === 'attribute') {
    if (attribute === null || row.test === 'isSet') return null
    const options = choicesOf(attribute)
    if (options !== null) return <Menu {...{ row, options, onChange }} label={attribute.name} />
  }
  const options = listed(field, choices)
  if (options !== null) {
    return (
      <>
        <Menu {...{ row, options, onChange }} label="Which" />
        {row.theoryId !== undefined && <KeptIn theoryId={row.theoryId} />}
      </>
    )
  }
  if (field === 'created' || attribute?.type === 'date') {
    return (
      <input
        type="date"
        className={styles.day}
        aria-label="Day"
        value={values[0]?.slice(0, 10) ?? ''}
        onChange={event => onChange([event.target.value])}
      />
    )
  }
  const text = values[0] ?? ''
  const isQuery = field === 'words' && text.trim() !== ''
  const { label, placeholder } = WRITTEN[field] ?? { label: 'Value', placeholder: 'Value' }
  return (
    <TextField
      label={label}
      isLabelHidden
      placeholder={placeholder}
      value={text}
      error={isQuery ? parseQuery(text).problem?.message : undefined}
      onChange={written => onChange([written])}
      maxLength={2000}
    />
  )
}

/** What is written, where nothing is chosen. */
const WRITTEN: Partial<Record<Field, { label: string; placeholder: string }>> = {
  words: { label: 'Words', placeholder: 'trust* NEAR worker' },
  turns: { label: 'Turns', placeholder: '12–20' },
}

/** That evidence is looked for in a version of the theory that was kept. */
function KeptIn({ theoryId }: { theoryId: string }) {
  const { data: theories = [] } = useProcedure('theories.list', {})
  const name = theories.find(({ id }) => id === theoryId)?.name
  return <span>{name === undefined ? 'as it was kept' : `as kept in “${name}”`}</span>
}

interface MenuProps {
  label: string
  row: FactRow
  options: Choice[]
  onChange: (values: string[]) => void
}

function Menu({ label, row, options, onChange }: MenuProps) {
  return (
    <ChoiceMenu
      label={label}
      none="Choose"
      value={row.values}
      choices={options}
      onChange={onChange}
      isMissing={row.values.length === 0}
    />
  )
}

const KINDS: Choice[] = [
  { id: 'transcript', label: 'Transcript' },
  { id: 'focusGroup', label: 'Focus group' },
  { id: 'observation', label: 'Observation' },
  { id: 'document', label: 'Document' },
  { id: 'paper', label: 'Paper' },
  { id: 'survey', label: 'Survey' },
]

/** What can be chosen for a field; null where it is written. */
function listed(field: Field, choices: Choices): Choice[] | null {
  const none = (label: string) => ({ id: NONE, label })
  switch (field) {
    case 'role':
      return choices.roles
    case 'code':
      return choices.codes
    case 'researcher':
      return choices.researchers
    case 'source':
      return choices.sources
    case 'sourceKind':
      return KINDS
    case 'group':
    case 'sourceGroup':
      return [...choices.groups, none('No group')]
    case 'speaker':
      return [...choices.speakers, none('Nobody: no turns there')]
    case 'participant':
      return [...choices.participants, none('No participant')]
    case 'confidence':
      return [
        { id: 'high', label: 'High' },
        { id: 'medium', label: 'Medium' },
        { id: 'low', label: 'Low' },
        none('Not said'),
      ]
    case 'evidenceFor':
      return [...choices.configurations, ...choices.elements]
    case 'attribute':
    case 'words':
    case 'created':
    case 'turns':
    case 'isOrphan':
      return null
  }
}

function choicesOf({ type, choices }: Attribute): Choice[] | null {
  if (type === 'choice') return choices.map(id => ({ id, label: id }))
  if (type !== 'boolean') return null
  return [
    { id: 'yes', label: 'yes' },
    { id: 'no', label: 'no' },
  ]
}
