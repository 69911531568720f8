import { Lock } from 'lucide-react'
import type { Configuration } from '../../../shared/contract/configurations.ts'
import type { Theory, TheoryContent } from '../../../shared/contract/theories.ts'
import { nameConfiguration } from '../../../shared/domain/configuration-name.ts'
import { useProcedure } from '../../api/client.ts'
import { Counts } from '../../ui/Counts.tsx'
import { count } from '../../ui/format.ts'
import { Progress } from '../../ui/Progress.tsx'
import { RoleBadge } from '../../ui/RoleBadge.tsx'
import { useScreenfuls } from '../../ui/use-screenfuls.tsx'
import { Words } from '../../ui/Words.tsx'
import css from './VersionDetail.module.css'
import { KIND_WORDS, stateOf } from './words.ts'

/** A version as it was kept, to be read: nothing in it can be changed. */
export function KeptVersion({ theory }: { theory: Theory }) {
  const input = { theoryId: theory.id }
  const page = useProcedure('theories.get', { ...input, limit: FIRST })
  const whole = useProcedure('theories.get', input, { enabled: page.data !== undefined })
  const data = whole.data ?? page.data
  return (
    <>
      <header>
        <h2 className={css.title}>{theory.name}</h2>
        <p className={css.facts}>
          {[...kindOf(theory), ...(data === undefined ? [] : countsOf(data))].join(' · ')}
        </p>
        <p className={css.facts}>
          <span className={css.kept}>
            <Lock size={14} aria-hidden />
            {stateOf(theory.frozenAt)}. It is read only.
          </span>
        </p>
      </header>
      {theory.narrative !== '' && <p className={css.narrative}>{theory.narrative}</p>}
      {data === undefined ? <Progress label="Reading the version" /> : <Content content={data} />}
    </>
  )
}

/** Configurations and links that are drawn at first, more than a screen of them. */
const FIRST = 12

function Content({ content }: { content: TheoryContent }) {
  const { configurations, links, principles } = content
  const drawn = useScreenfuls(configurations, FIRST)
  const drawnLinks = useScreenfuls(links, FIRST)
  const names = new Map(configurations.map(each => [each.id, nameConfiguration(each)]))
  return (
    <>
      <section className={css.section} aria-label="Configurations">
        <h3 className={css.heading}>Configurations</h3>
        <ul className={css.list}>
          {drawn.shown.map(configuration => (
            <OneConfiguration key={configuration.id} configuration={configuration} />
          ))}
        </ul>
        {drawn.more}
      </section>
      {links.length > 0 && (
        <section className={css.section} aria-label="Links">
          <h3 className={css.heading}>Links</h3>
          <ul>
            {drawnLinks.shown.map(({ id, kind, fromId, toId, note }) => (
              <li key={id}>
                {names.get(fromId)} <em>{kind === 'rival' ? 'is a rival of' : kind}</em>{' '}
                {names.get(toId)}
                {note !== '' && <span className={css.status}> · {note}</span>}
              </li>
            ))}
          </ul>
          {drawnLinks.more}
        </section>
      )}
      {principles.length > 0 && (
        <section className={css.section} aria-label="Principles">
          <h3 className={css.heading}>Principles</h3>
          <ul className={css.list}>
            {principles.map(({ id, name, lesson, configurationIds }) => (
              <li key={id} className={css.configuration}>
                <span className={css.name}>{name}</span>
                {lesson !== '' && <span className={css.statement}>{lesson}</span>}
                <span className={css.status}>
                  {configurationIds.flatMap(one => names.get(one) ?? []).join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function OneConfiguration({ configuration }: { configuration: Configuration }) {
  return (
    <li className={css.configuration}>
      <h4 className={css.name}>
        {nameConfiguration(configuration)}
        <span className={css.status}>{configuration.status}</span>
        <Counts counts={configuration.evidence} showsBalance />
      </h4>
      <p className={css.statement}>
        <Words text={configuration.statement} />
      </p>
      <ul className={css.slots}>
        {configuration.slots.map(({ id, role, facet, label }) => (
          <li key={id} className={css.slot}>
            <RoleBadge role={role} facet={facet} />
            <span>{label}</span>
          </li>
        ))}
      </ul>
    </li>
  )
}

/** The kind, where the name does not say it. */
function kindOf({ kind, name }: Theory): string[] {
  return name === KIND_WORDS[kind] ? [] : [KIND_WORDS[kind]]
}

function countsOf({
  counts: { configurations, elements, links, principles },
}: TheoryContent): string[] {
  return [
    count(configurations, 'configuration'),
    count(elements, 'element'),
    ...(links === 0 ? [] : [count(links, 'link')]),
    ...(principles === 0 ? [] : [count(principles, 'principle')]),
  ]
}
