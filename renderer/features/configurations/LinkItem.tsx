import { ArrowLeft, ArrowRight, Repeat, Trash2 } from 'lucide-react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Link } from '../../../shared/contract/links.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import css from './LinksPanel.module.css'
import { fullName, LINK_WORDS } from './words.ts'

interface Props {
  link: Link
  configuration: Configuration
  configurations: Configuration[]
}

/** One link to another configuration, outwards or inwards, with its note. */
export function LinkItem({ link, configuration, configurations }: Props) {
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  const { id: linkId, fromId, toId, kind, note } = link
  const isOut = fromId === configuration.id
  const isLoop = fromId === toId
  const otherId = isOut ? toId : fromId
  const other = configurations.find(({ id }) => id === otherId)
  const Sign = isLoop ? Repeat : isOut ? ArrowRight : ArrowLeft
  const name = other === undefined ? 'another' : fullName(other)
  return (
    <li className={css.item}>
      <div className={css.line}>
        <Sign size={14} aria-hidden className={css.sign} />
        <p className={css.words}>
          {isOut || kind === 'rival' ? (
            <>
              <span className={css.verb}>{LINK_WORDS[kind]} </span>
              {isLoop ? (
                <span>itself</span>
              ) : (
                <button
                  type="button"
                  className={css.link}
                  onClick={() => openConfiguration(otherId)}
                >
                  {name}
                </button>
              )}
            </>
          ) : (
            <>
              <button type="button" className={css.link} onClick={() => openConfiguration(otherId)}>
                {name}
              </button>
              <span className={css.verb}> {LINK_WORDS[kind]} this one</span>
            </>
          )}
        </p>
        <IconButton
          icon={Trash2}
          label={`Remove the link: ${LINK_WORDS[kind]} ${name}`}
          onPress={() =>
            void act('links.remove', { linkId }).then(
              removed => removed && sayUndoable('Link removed. Both configurations stay.'),
            )
          }
        />
      </div>
      <div className={css.note}>
        <DraftField
          label={`Note on the link: ${LINK_WORDS[kind]} ${name}`}
          isLabelHidden
          isMultiline
          rows={1}
          placeholder="How? Say it in a note"
          value={note}
          onCommit={next => void act('links.update', { linkId, note: next })}
        />
      </div>
    </li>
  )
}
