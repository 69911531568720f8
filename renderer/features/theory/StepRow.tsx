import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import type { Link } from '../../../shared/contract/links.ts'
import { ROLE_NAMES } from '../../../shared/domain/roles.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import css from './Chains.module.css'
import type { Step } from './chains.ts'
import { LinkSign } from './LinkSign.tsx'
import { LINK_WORDS, nameOf } from './words.ts'

interface Props {
  step: Step
  onChoose: (configurationId: string) => void
  onEdit: (link: Link) => void
}

/** One step from a configuration to another, with the element that leads on or what a researcher says of it. */
export function StepRow({ step, onChoose, onEdit }: Props) {
  const { to, kind, shared, link } = step
  return (
    <li className={css.step}>
      <LinkSign kind={shared === null ? kind : 'leads'} />
      <span className={css.words}>
        <span className={css.verb}>{shared === null ? LINK_WORDS[kind] : 'leads on to'}</span>{' '}
        <button type="button" className={css.jump} onClick={() => onChoose(to.id)}>
          {nameOf(to)}
        </button>
        {shared !== null && (
          <span className={css.note}>
            where ‘{shared.label}’ is the {ROLE_NAMES[shared.role].toLowerCase()}
          </span>
        )}
        {link !== null && link.note !== '' && <span className={css.note}>{link.note}</span>}
      </span>
      {link !== null && <LinkMenu link={link} onEdit={onEdit} />}
    </li>
  )
}

/** What can be done with a link that a researcher made. */
export function LinkMenu({ link, onEdit }: { link: Link; onEdit: (link: Link) => void }) {
  const remove = async () => {
    const done = await act('links.remove', { linkId: link.id })
    if (done) sayUndoable('Link removed; both configurations stay.')
  }
  return (
    <Menu
      label="More for this link"
      placement="bottom end"
      actions={[
        { id: 'edit', label: 'Edit…', icon: Pencil, onAction: () => onEdit(link) },
        {
          ...{ id: 'remove', label: 'Remove', icon: Trash2, isDanger: true },
          onAction: () => void remove(),
        },
      ]}
    >
      <IconButton icon={Ellipsis} label="More for this link" />
    </Menu>
  )
}
