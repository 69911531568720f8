import { Plus, Trash2 } from 'lucide-react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Element } from '../../../shared/contract/elements.ts'
import type { InputOf } from '../../../shared/contract/contract.ts'
import { FACETS } from '../../../shared/domain/roles.ts'
import { call, useProcedure } from '../../api/client.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { Select } from '../../ui/Select.tsx'
import { Voices } from '../../ui/Voices.tsx'
import { useOpenBoard } from './board.tsx'
import css from './ElementDetails.module.css'
import { laneIdOf } from './lanes.ts'
import { titleOf } from './words.ts'

const NONE = 'none'
/** Pawson's four layers of context. */
const LAYERS = ['individual', 'interpersonal', 'institutional', 'infrastructural']
const VALENCES = ['enabling', 'constraining'] as const

interface Props {
  element: Element
  usedIn: Configuration[]
}

/** What an element says and where it stands, each field one undoable change. */
export function ElementDetails({ element, usedIn }: Props) {
  const board = useOpenBoard()
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  const elementId = element.id
  const { data } = useProcedure('evidence.list', { elementId })
  const evidence = data?.filter(item => item.elementId === elementId) ?? []
  const layers =
    element.layer === null || LAYERS.includes(element.layer) ? LAYERS : [...LAYERS, element.layer]

  const update = (change: Omit<InputOf<'elements.update'>, 'elementId'>) => {
    call('elements.update', { elementId, ...change }).catch(sayError)
  }
  const remove = () => {
    call('elements.remove', { elementId })
      .then(({ removedSlots }) => {
        const from = removedSlots === 0 ? '' : ' It was taken out of its configurations.'
        useNotices.getState().say(`Element removed.${from}`, 'info', {
          label: 'Undo',
          run: () => {
            call('history.undo', {}).catch(sayError)
          },
        })
      })
      .catch(sayError)
  }

  return (
    <div className={css.root}>
      <DraftField
        label="Wording"
        isMultiline
        isRequired
        rows={2}
        value={element.label}
        onCommit={label => update({ label: label.replace(/\s+/gu, ' ').trim() })}
      />
      <div className={css.fields}>
        {element.role === 'M' && (
          <Select
            label="Facet"
            value={element.facet ?? NONE}
            options={options('Not yet said', FACETS)}
            onChange={facet => update({ facet: facet === NONE ? null : facet })}
          />
        )}
        <Select
          label="Layer"
          value={element.layer ?? NONE}
          options={options('None', layers)}
          onChange={layer => update({ layer: layer === NONE ? null : layer })}
        />
        <Select
          label="Works as"
          value={element.valence ?? NONE}
          options={options('Not said', VALENCES)}
          onChange={valence => update({ valence: valence === NONE ? null : valence })}
        />
      </div>
      <DraftField
        label="Description"
        isMultiline
        rows={1}
        value={element.description}
        onCommit={description => update({ description })}
      />
      {evidence.length > 0 && <Voices items={evidence} />}
      {usedIn.length > 0 && (
        <ul className={css.uses}>
          {usedIn.map(configuration => (
            <li key={configuration.id}>
              <button type="button" onClick={() => openConfiguration(configuration.id)}>
                CMOC {configuration.number}: {titleOf(configuration)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={css.tools}>
        {board !== null && (
          <Button
            size="small"
            icon={Plus}
            onPress={() => {
              const laneId = laneIdOf(element)
              void board.actions.add(elementId, { laneId, index: board.configuration.slots.length })
            }}
          >
            Add to CMOC {board.configuration.number}
          </Button>
        )}
        <Button size="small" variant="quiet" icon={Trash2} onPress={remove}>
          Remove element
        </Button>
      </div>
    </div>
  )
}

function options<T extends string>(none: string, values: readonly T[]) {
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  return [
    { id: NONE as T | typeof NONE, label: none },
    ...values.map(id => ({ id: id as T | typeof NONE, label: capital(id) })),
  ]
}
