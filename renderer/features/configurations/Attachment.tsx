import { Ellipsis, NotebookPen, Unlink } from 'lucide-react'
import type { ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import type { Evidence } from '../../../shared/contract/evidence.ts'
import { STRENGTHS } from '../../../shared/domain/realist.ts'
import { STANCES } from '../../../shared/domain/roles.ts'
import { act } from '../../store/act.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import type { MenuAction } from '../../ui/Menu.tsx'
import { MenuButton } from '../../ui/MenuButton.tsx'
import css from './EvidencePanel.module.css'
import { linksOf } from './inner-links.ts'
import { linkSign, linkWords } from './words.ts'

interface Props {
  item: Evidence
  configuration: ConfigurationDetail
  isWriting: boolean
  onWrite: (isWriting: boolean) => void
  /** Called when the note is done, so that the keyboard can go back to the passage. */
  onWritten: () => void
}

/** What a passage is attached to, its weight and note, and what can be done about it. */
export function Attachment({ item, configuration, isWriting, onWrite, onWritten }: Props) {
  return (
    <>
      <div className={css.about}>
        <span>
          {aboutOf(item, configuration)}
          {item.strength !== null && <strong className={css.strength}> · {item.strength}</strong>}
        </span>
        <MenuButton
          icon={Ellipsis}
          label="Stance, strength, link, note, detach"
          actions={() => actionsOn(item, configuration, () => onWrite(true))}
        />
      </div>
      {isWriting ? (
        <div className={css.note} onBlur={() => onWrite(false)}>
          <DraftField
            label="Note on this passage"
            isLabelHidden
            isMultiline
            rows={1}
            autoFocus
            placeholder="What does this passage show?"
            value={item.note}
            onCommit={note => void act('evidence.update', { evidenceId: item.id, note })}
            onEscaped={onWritten}
          />
        </div>
      ) : (
        item.note !== '' && (
          <button
            type="button"
            className={css.written}
            title="Change the note (N)"
            onClick={() => onWrite(true)}
          >
            <span className="visually-hidden">Note: </span>
            {item.note}
          </button>
        )
      )}
    </>
  )
}

function aboutOf({ elementId, link }: Evidence, { slots }: ConfigurationDetail): string {
  if (link !== null) return `on the link ${linkSign(link)}`
  if (elementId === null) return 'on the configuration as a whole'
  return `on ‘${slots.find(slot => slot.elementId === elementId)?.label ?? 'an element'}’`
}

function actionsOn(
  item: Evidence,
  { slots, evidenceList }: ConfigurationDetail,
  onWrite: () => void,
): MenuAction[] {
  const evidenceId = item.id
  const links = item.elementId === null ? linksOf(slots, evidenceList) : []
  const strengths = [...STRENGTHS, null].filter(strength => strength !== item.strength)
  return [
    ...STANCES.filter(stance => stance !== item.stance).map(stance => ({
      id: stance,
      label: `Say that it ${stance}`,
      keys: { supports: 's', refines: 'r', challenges: 'x' }[stance],
      onAction: () => void act('evidence.update', { evidenceId, stance }),
    })),
    ...strengths.map((strength, index) => ({
      id: strength ?? 'not-said',
      label: strength === null ? 'Strength: not said' : `Strength: ${strength}`,
      keys: strength === null ? '0' : String(STRENGTHS.indexOf(strength) + 1),
      startsGroup: index === 0,
      onAction: () => void act('evidence.update', { evidenceId, strength }),
    })),
    ...links
      .filter(link => link !== item.link)
      .map((link, index) => ({
        id: link,
        label: `It speaks to ${linkSign(link)}`,
        description: linkWords(link),
        startsGroup: index === 0,
        onAction: () => void act('evidence.update', { evidenceId, link }),
      })),
    ...(item.link === null
      ? []
      : [
          {
            id: 'whole',
            label: 'It speaks to the configuration as a whole',
            onAction: () => void act('evidence.update', { evidenceId, link: null }),
          },
        ]),
    {
      id: 'note',
      label: item.note === '' ? 'Add a note' : 'Edit the note',
      keys: 'n',
      icon: NotebookPen,
      startsGroup: true,
      onAction: onWrite,
    },
    {
      id: 'detach',
      label: 'Detach',
      description: 'The coding stays',
      keys: 'Delete',
      icon: Unlink,
      onAction: () => void act('evidence.detach', { evidenceId }),
    },
  ]
}
