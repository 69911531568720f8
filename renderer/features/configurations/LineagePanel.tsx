import type { Lineage } from '../../../shared/contract/common.ts'
import type { Configuration, ConfigurationDetail } from '../../../shared/contract/configurations.ts'
import { useProcedure } from '../../api/client.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Decisions } from '../../ui/decisions/Decisions.tsx'
import { formatDay } from '../../ui/format.ts'
import css from './LineagePanel.module.css'
import { fullName, ORIGIN_WORDS } from './words.ts'

interface Props {
  configuration: ConfigurationDetail
  configurations: Configuration[]
}

const CAME: Record<Lineage['kind'], string> = {
  duplicate: 'Copied from',
  split: 'Split off from',
  merge: 'Took in',
  consolidate: 'Consolidates',
}
const BECAME: Record<Lineage['kind'], string> = {
  duplicate: 'Copied as',
  split: 'Split into',
  merge: 'Merged into',
  consolidate: 'Consolidated in',
}

/** What the configuration came from and what became of it, over all generations, with the reasons given and what was decided. */
export function LineagePanel({ configuration, configurations }: Props) {
  const { data, isPlaceholderData } = useProcedure('configurations.lineage', {
    configurationId: configuration.id,
  })
  if (data === undefined || isPlaceholderData) return null
  return (
    <>
      <Side
        title="Came from"
        nothing={`It was not made from another configuration. Origin: ${ORIGIN_WORDS[configuration.origin].toLowerCase()}.`}
        entries={data.before}
        configurations={configurations}
        openId={configuration.id}
      />
      <Side
        title="Became"
        nothing="Nothing was made of it."
        entries={data.after}
        configurations={configurations}
        openId={configuration.id}
      />
      <Decisions key={configuration.id} about={{ kind: 'configuration', id: configuration.id }} />
    </>
  )
}

interface SideProps {
  title: 'Came from' | 'Became'
  nothing: string
  entries: Lineage[]
  configurations: Configuration[]
  openId: string
}

function Side({ title, nothing, entries, configurations, openId }: SideProps) {
  const isBefore = title === 'Came from'
  return (
    <section aria-label={title}>
      <h3 className={css.title}>{title}</h3>
      {entries.length === 0 && <p className={css.nothing}>{nothing}</p>}
      <ol className={css.list}>
        {entries.map(entry => {
          const [id, name] = isBefore ? [entry.fromId, entry.fromName] : [entry.toId, entry.toName]
          const nearId = isBefore ? entry.toId : entry.fromId
          return (
            <li key={entry.id} className={css.entry}>
              <p>
                {nearId !== openId && (
                  <span className={css.when}>{isBefore ? entry.toName : entry.fromName}: </span>
                )}
                {(isBefore ? CAME : BECAME)[entry.kind]}{' '}
                <Thing id={id} name={name} all={configurations} />
              </p>
              {entry.reason !== '' && <p className={css.reason}>{entry.reason}</p>}
              <Origin researcherId={entry.researcherId} at={entry.at} />
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** A configuration by the name it had then, with what it is called now where that differs. */
function Thing({ id, name, all }: { id: string; name: string; all: Configuration[] }) {
  const openConfiguration = useWorkspace(state => state.openConfiguration)
  const now = all.find(configuration => configuration.id === id)
  if (now === undefined) return <span>{name} (removed since)</span>
  return (
    <button type="button" className={css.link} onClick={() => openConfiguration(id)}>
      {fullName(now)}
    </button>
  )
}

function Origin({ researcherId, at }: { researcherId: string; at: string }) {
  const researcher = useProcedure('researchers.list', {}).data?.find(
    ({ id }) => id === researcherId,
  )
  return <p className={css.when}>{[researcher?.name, formatDay(at)].filter(Boolean).join(' · ')}</p>
}
