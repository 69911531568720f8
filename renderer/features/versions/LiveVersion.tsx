import type { Theory } from '../../../shared/contract/theories.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { THEORY_KINDS } from '../../../shared/domain/roles.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { Select } from '../../ui/Select.tsx'
import { useScreenfuls } from '../../ui/use-screenfuls.tsx'
import css from './VersionDetail.module.css'
import { KIND_WORDS } from './words.ts'

/** Configurations that are drawn at first, more than a screen of them. */
const FIRST = 24

/** A version that follows every change: its name, its narrative and which configurations it holds. */
export function LiveVersion({ theory }: { theory: Theory }) {
  const { data: configurations = [] } = useProcedure('configurations.list', {})
  const { id: theoryId, configurationIds } = theory
  const { shown, more } = useScreenfuls(configurations, FIRST)
  const chosen = new Set(configurationIds)
  const choose = (ids: string[]) => void act('theories.update', { theoryId, configurationIds: ids })
  const toggle = (id: string, isIn: boolean) =>
    choose(isIn ? [...configurationIds, id] : configurationIds.filter(otherId => otherId !== id))
  const inUse = configurations.filter(({ status }) => status !== 'rejected' && status !== 'merged')

  return (
    <div className={css.form}>
      <h2 className="visually-hidden">{theory.name}</h2>
      <div className={css.line}>
        <DraftField
          label="Name"
          value={theory.name}
          isRequired
          maxLength={500}
          onCommit={name => void act('theories.update', { theoryId, name })}
        />
        <Select
          label="Kind"
          value={theory.kind}
          options={THEORY_KINDS.map(id => ({ id, label: KIND_WORDS[id] }))}
          onChange={kind => void act('theories.update', { theoryId, kind })}
        />
      </div>
      <DraftField
        label="Narrative"
        isMultiline
        rows={5}
        placeholder="The theory in a paragraph or more: what works, for whom, in which circumstances, and why."
        value={theory.narrative}
        onCommit={narrative => void act('theories.update', { theoryId, narrative })}
      />
      <section className={css.choices} aria-label="Configurations of this version">
        <h3 className={css.heading}>
          Configurations, {configurationIds.length} of {configurations.length}
        </h3>
        <div className={css.choiceTools}>
          <Button size="small" variant="quiet" onPress={() => choose(inUse.map(({ id }) => id))}>
            All but rejected and merged
          </Button>
          <Button size="small" variant="quiet" onPress={() => choose([])}>
            None
          </Button>
        </div>
        {configurations.length > 0 && (
          <ul className={css.choiceList}>
            {shown.map(configuration => (
              <li key={configuration.id} className={css.choice}>
                <Checkbox
                  label={nameConfiguration(configuration)}
                  isTicked={chosen.has(configuration.id)}
                  onChange={isIn => toggle(configuration.id, isIn)}
                />
                <span className={css.status}>{configuration.status}</span>
              </li>
            ))}
          </ul>
        )}
        {more}
      </section>
    </div>
  )
}
