import type { MechanismSplit, Template } from '../../../shared/domain/realist.ts'
import { useProcedure } from '../../api/client.ts'
import { act } from '../../store/act.ts'
import { Select, type SelectOption } from '../../ui/Select.tsx'
import styles from './Project.module.css'

const TEMPLATE_OPTIONS: SelectOption<Template>[] = [
  { id: 'CMO', label: 'CMO', description: 'Context, mechanism, outcome' },
  { id: 'ICMO', label: 'ICMO', description: 'With the intervention' },
  { id: 'ICAMO', label: 'ICAMO', description: 'With the intervention and the actor who responds' },
]

const SPLIT_OPTIONS: SelectOption<MechanismSplit>[] = [
  { id: 'on', label: 'Resource and reasoning', description: 'Each mechanism is one of the two' },
  {
    id: 'undecided',
    label: 'Undecided for some',
    description: 'Resource, reasoning or not yet said which',
  },
  { id: 'off', label: 'Not told apart', description: 'Mechanisms are one thing' },
]

/** How the project writes its configurations. It restricts nothing: what is there stays. */
export function ConfigurationTemplate() {
  const { data: info } = useProcedure('project.info', {})
  if (!info) return null
  return (
    <section className={styles.section} aria-labelledby="project-template">
      <h2 id="project-template" className={styles.heading}>
        Configurations
      </h2>
      <Select
        label="How they are written"
        value={info.template}
        options={TEMPLATE_OPTIONS}
        onChange={template => void act('project.setTemplate', { template })}
      />
      <Select
        label="Mechanisms"
        value={info.mechanismSplit}
        options={SPLIT_OPTIONS}
        onChange={mechanismSplit => void act('project.setTemplate', { mechanismSplit })}
      />
      <p className={styles.note}>
        This decides what a configuration asks for. Nothing that was written before is changed.
      </p>
    </section>
  )
}
