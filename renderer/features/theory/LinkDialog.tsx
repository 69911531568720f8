import { useState } from 'react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Link } from '../../../shared/contract/links.ts'
import type { LinkKind } from '../../../shared/domain/realist.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import css from './Chains.module.css'
import { LINK_OPTIONS, nameOf } from './words.ts'

const WHOLE = 'whole'

interface Props {
  /** The link that is changed; null for a new one. */
  link: Link | null
  /** Where a new one begins at first. */
  fromId: string | null
  configurations: readonly Configuration[]
  onClose: () => void
}

/** Says what one configuration does to another, and why; both ends may be one element of it. */
export function LinkDialog({ link, fromId: suggestedId, configurations, onClose }: Props) {
  const [fromId, setFromId] = useState(link?.fromId ?? suggestedId)
  const [toId, setToId] = useState(link?.toId ?? null)
  const [kind, setKind] = useState<LinkKind>(link?.kind ?? 'triggers')
  const [fromElementId, setFromElementId] = useState(link?.fromElementId ?? null)
  const [toElementId, setToElementId] = useState(link?.toElementId ?? null)
  const [note, setNote] = useState(link?.note ?? '')
  const choices = configurations.map(each => ({ id: each.id, label: nameOf(each) }))
  const isReady = fromId !== null && toId !== null

  async function save() {
    if (fromId === null || toId === null) return
    const said = { kind, fromElementId, toElementId, note: note.trim() }
    const done =
      link === null
        ? await act('links.create', { fromId, toId, ...said })
        : await act('links.update', { linkId: link.id, ...said })
    if (done) onClose()
  }

  return (
    <Dialog
      title={link === null ? 'New link' : 'Edit link'}
      isOpen
      isFirm
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" isDisabled={!isReady} onPress={() => void save()}>
            {link === null ? 'Make link' : 'Save link'}
          </Button>
        </>
      }
    >
      <div className={css.ends}>
        <Select
          label="This configuration"
          value={fromId}
          options={choices}
          isDisabled={link !== null}
          placeholder="Choose a configuration"
          onChange={id => {
            setFromId(id)
            setFromElementId(null)
          }}
        />
        <End
          label="From its"
          configuration={configurations.find(({ id }) => id === fromId)}
          elementId={fromElementId}
          onChange={setFromElementId}
        />
      </div>
      <Select label="What it does" value={kind} options={LINK_OPTIONS} onChange={setKind} />
      <div className={css.ends}>
        <Select
          label="That configuration"
          value={toId}
          options={choices}
          isDisabled={link !== null}
          placeholder="Choose a configuration"
          onChange={id => {
            setToId(id)
            setToElementId(null)
          }}
        />
        <End
          label="At its"
          configuration={configurations.find(({ id }) => id === toId)}
          elementId={toElementId}
          onChange={setToElementId}
        />
      </div>
      <TextArea label="Why, or how" rows={2} value={note} onChange={setNote} />
    </Dialog>
  )
}

interface EndProps {
  label: string
  configuration: Configuration | undefined
  elementId: string | null
  onChange: (elementId: string | null) => void
}

function End({ label, configuration, elementId, onChange }: EndProps) {
  const slots = new Map(configuration?.slots.map(slot => [slot.elementId, slot]))
  return (
    <Select
      label={label}
      value={elementId ?? WHOLE}
      options={[
        { id: WHOLE, label: 'Whole configuration' },
        ...[...slots.values()].map(slot => ({
          id: slot.elementId,
          label: `${slot.role}: ${slot.label}`,
        })),
      ]}
      isDisabled={configuration === undefined}
      onChange={id => onChange(id === WHOLE ? null : id)}
    />
  )
}
