import { Ellipsis, NotebookPen, Unlink } from 'lucide-react'
import { useState } from 'react'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { STANCES } from '../../../shared/domain/roles.ts'
import { call } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { CopyQuote } from '../../ui/CopyQuote.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Quote } from '../../ui/Quote.tsx'
import { spoken } from '../../ui/spoken.ts'
import css from './EvidencePanel.module.css'

interface Props {
  /** One passage, once for everything it is attached to with this stance; at least one. */
  items: Evidence[]
  /** The wording of an element; null for the configuration as a whole. */
  labelOf: (elementId: string | null) => string | null
}

/** One passage with what it is about, its notes and the way back to the transcript. */
export function EvidenceItem({ items, labelOf }: Props) {
  const [first] = items
  if (first === undefined) return null
  return (
    <div className={css.item}>
      <Quote
        sourceId={first.sourceId}
        start={first.start}
        end={first.end}
        quote={first.quote}
        codingId={first.codingId}
        speaker={first.speaker}
        sourceTitle={first.sourceTitle}
        group={first.group}
        roles={first.roles}
      >
        <CopyQuote codingIds={[first.codingId]} label={spoken(first.quote.slice(0, 80))} />
      </Quote>
      {items.map(item => (
        <Attachment key={item.id} item={item} about={labelOf(item.elementId)} />
      ))}
    </div>
  )
}

/** What a passage is attached to, with its note and what can be done about it. */
function Attachment({ item, about }: { item: Evidence; about: string | null }) {
  const [isWriting, setIsWriting] = useState(false)
  const evidenceId = item.id
  return (
    <>
      <div className={css.about}>
        <span>{about === null ? 'on the configuration as a whole' : `on ‘${about}’`}</span>
        <Menu
          label="Stance, note, detach"
          placement="bottom end"
          actions={[
            ...STANCES.filter(stance => stance !== item.stance).map(stance => ({
              id: stance,
              label: `Say that it ${stance}`,
              onAction: () => {
                call('evidence.update', { evidenceId, stance }).catch(sayError)
              },
            })),
            {
              id: 'note',
              label: item.note === '' ? 'Add a note' : 'Edit the note',
              icon: NotebookPen,
              startsGroup: true,
              onAction: () => setIsWriting(true),
            },
            {
              id: 'detach',
              label: 'Detach',
              description: 'The coding stays',
              icon: Unlink,
              onAction: () => {
                call('evidence.detach', { evidenceId }).catch(sayError)
              },
            },
          ]}
        >
          <IconButton icon={Ellipsis} label="Stance, note, detach" />
        </Menu>
      </div>
      {(isWriting || item.note !== '') && (
        <div className={css.note} key={String(isWriting)}>
          <DraftField
            label="Note on this passage"
            isLabelHidden
            isMultiline
            rows={1}
            autoFocus={isWriting}
            placeholder="What does this passage show?"
            value={item.note}
            onCommit={note => {
              setIsWriting(false)
              call('evidence.update', { evidenceId, note }).catch(sayError)
            }}
          />
        </div>
      )}
    </>
  )
}
