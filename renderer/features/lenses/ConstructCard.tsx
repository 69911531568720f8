import { Trash2, X } from 'lucide-react'
import type { Lens } from '../../../shared/contract/lenses.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { DraftField } from '../../ui/DraftField.tsx'
import { FindMenu } from '../../ui/FindMenu.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { configurationChoices, elementChoices } from '../../ui/theory-choices.ts'
import { ThingLink } from '../../ui/ThingLink.tsx'
import { useScreenfuls } from '../../ui/use-screenfuls.tsx'
import css from './Lenses.module.css'

interface Props {
  construct: Lens['constructs'][number]
  onSay: (sentence: string) => void
}

/** Mappings of a construct that are drawn at first, more than a screen of them. */
const FIRST = 12

/** A construct of a lens with what it is mapped to, each with a note. */
export function ConstructCard({ construct, onSay }: Props) {
  const { id: constructId, name, description, mappings } = construct
  const elements = useProcedure('elements.list', {}).data
  const configurations = useProcedure('configurations.list', {}).data
  const { shown, more } = useScreenfuls(mappings, FIRST)
  async function map(target: { elementId: string } | { configurationId: string }) {
    if (await act('lenses.map', { constructId, ...target })) onSay(`Mapped to ${name}.`)
  }
  return (
    <article className={css.card} aria-label={name}>
      <div className={css.head}>
        <DraftField
          label="Construct"
          isLabelHidden
          isRequired
          maxLength={500}
          value={name}
          onCommit={text => void act('lenses.updateConstruct', { constructId, name: text })}
        />
        <IconButton
          icon={Trash2}
          label={`Remove ${name}`}
          variant="danger"
          onPress={async () => {
            if (await act('lenses.removeConstruct', { constructId })) {
              sayUndoable(`“${name}” removed with its mappings.`)
            }
          }}
        />
      </div>
      <DraftField
        label={`What ${name} means`}
        isLabelHidden
        isMultiline
        rows={1}
        placeholder="What it means"
        value={description}
        onCommit={text => void act('lenses.updateConstruct', { constructId, description: text })}
      />
      <ul>
        {shown.map(({ id: mappingId, elementId, configurationId, label, role, note }) => (
          <li key={mappingId} className={css.mapping}>
            <ThingLink
              kind={elementId === null ? 'configuration' : 'element'}
              id={elementId ?? configurationId ?? ''}
              label={label}
              role={role}
            />
            <IconButton
              icon={X}
              label={`Take ${label} out of ${name}`}
              onPress={async () => {
                if (await act('lenses.unmap', { mappingId })) sayUndoable(`${label} taken out.`)
              }}
            />
            <div className={css.whole}>
              <DraftField
                label={`Note on ${label}`}
                isLabelHidden
                placeholder="In what way?"
                value={note}
                onCommit={text =>
                  void act('lenses.map', {
                    ...{ constructId, note: text },
                    ...(elementId === null
                      ? { configurationId: configurationId ?? '' }
                      : { elementId }),
                  })
                }
              />
            </div>
          </li>
        ))}
      </ul>
      {more}
      {mappings.length === 0 && <p className={css.hint}>Mapped to nothing yet.</p>}
      <div className={css.add}>
        <FindMenu
          label="Map an element"
          choices={elementChoices(
            elements,
            mappings.flatMap(({ elementId }) => elementId ?? []),
          )}
          nothing="There are no elements yet."
          onPick={elementId => void map({ elementId })}
        />
        <FindMenu
          label="Map a configuration"
          choices={configurationChoices(
            configurations,
            mappings.flatMap(({ configurationId }) => configurationId ?? []),
          )}
          nothing="There are no configurations yet."
          onPick={configurationId => void map({ configurationId })}
        />
      </div>
    </article>
  )
}
