import { ArrowDown, ArrowUp, Trash2, X } from 'lucide-react'
import type { Principle } from '../../../shared/contract/principles.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { PRINCIPLE_ITEM_KINDS } from '../../../shared/domain/realist.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { FindMenu } from '../../ui/FindMenu.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { configurationChoices } from '../../ui/theory-choices.ts'
import { ThingLink } from '../../ui/ThingLink.tsx'
import { useLive } from '../../ui/use-live.tsx'
import { ItemList } from './ItemList.tsx'
import css from './Principles.module.css'

/** One principle: its words, the configurations that it rests on, and what it says beside them. */
export function PrincipleEditor({ principle }: { principle: Principle }) {
  const { id: principleId, name, lesson, citation, configurationIds } = principle
  const configurations = useProcedure('configurations.list', {}).data ?? []
  const { say, live } = useLive()
  const set = (ids: string[]) =>
    act('principles.setConfigurations', { principleId, configurationIds: ids })
  const nameOf = (id: string) => {
    const found = configurations.find(one => one.id === id)
    return found === undefined ? '' : nameConfiguration(found)
  }
  async function remove() {
    const removed = await act('principles.remove', { principleId })
    if (removed === undefined) return
    useWorkspace.getState().openInTheory('principles', null)
    sayUndoable(`“${name}” removed. Its configurations stay.`)
  }
  const swap = async (at: number, by: number) => {
    const next = [...configurationIds]
    const [moved] = next.splice(at, 1)
    if (moved === undefined) return
    next.splice(at + by, 0, moved)
    if (await set(next)) say(`${nameOf(moved)} is now number ${at + by + 1}.`)
  }
  return (
    <section className={css.editor} aria-label={name}>
      {live}
      <div className={css.fields}>
        <DraftField
          label="Principle"
          isRequired
          maxLength={500}
          value={name}
          onCommit={text => void act('principles.update', { principleId, name: text })}
        />
        <IconButton
          icon={Trash2}
          label="Remove this principle"
          variant="danger"
          onPress={() => void remove()}
        />
        <div className={css.wide}>
          <DraftField
            label="Lesson for practice"
            isMultiline
            rows={2}
            placeholder="What should people do, and mind, because of it?"
            value={lesson}
            onCommit={text => void act('principles.update', { principleId, lesson: text })}
          />
        </div>
        <div className={css.wide}>
          <DraftField
            label="Citations for all of it"
            placeholder="Work that is no source of this project"
            value={citation}
            onCommit={text => void act('principles.update', { principleId, citation: text })}
          />
        </div>
      </div>
      <section className={css.section} aria-label="Configurations">
        <h2 className={css.heading}>
          Configurations
          <FindMenu
            label="Add a configuration"
            choices={configurationChoices(configurations, configurationIds)}
            onPick={async id => {
              if (await set([...configurationIds, id])) say(`${nameOf(id)} added.`)
            }}
          />
        </h2>
        {configurationIds.length === 0 && (
          <p className={css.hint}>
            It rests on none yet. What you add here fills its row of the table.
          </p>
        )}
        <ol>
          {configurationIds.map((id, at) => (
            <li key={id} className={css.line}>
              <ThingLink kind="configuration" id={id} label={nameOf(id)} />
              <span className={css.tools}>
                <IconButton
                  icon={ArrowUp}
                  label={`Move ${nameOf(id)} up`}
                  isDisabled={at === 0}
                  onPress={() => void swap(at, -1)}
                />
                <IconButton
                  icon={ArrowDown}
                  label={`Move ${nameOf(id)} down`}
                  isDisabled={at === configurationIds.length - 1}
                  onPress={() => void swap(at, 1)}
                />
                <IconButton
                  icon={X}
                  label={`Take ${nameOf(id)} out`}
                  onPress={async () => {
                    if (await set(configurationIds.filter(other => other !== id))) {
                      sayUndoable(`${nameOf(id)} taken out of “${name}”.`)
                    }
                  }}
                />
              </span>
            </li>
          ))}
        </ol>
      </section>
      {PRINCIPLE_ITEM_KINDS.map(kind => (
        <ItemList key={kind} kind={kind} principle={principle} onSay={say} />
      ))}
    </section>
  )
}
