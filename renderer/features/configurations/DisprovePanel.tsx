import type { ReactNode } from 'react'
import type { ConfigurationDetail, Passage } from '../../../shared/contract/configurations.ts'
import type { InnerLink } from '../../../shared/domain/realist.ts'
import { useProcedure } from '../../api/client.ts'
import { count } from '../../ui/format.ts'
import css from './DisprovePanel.module.css'
import { FoundPassages } from './FoundPassages.tsx'

/** Where to look for what would disprove the configuration: no verdict, but passages to be read. */
export function DisprovePanel({ configuration }: { configuration: ConfigurationDetail }) {
  const { data, isPlaceholderData } = useProcedure('configurations.disconfirm', {
    configurationId: configuration.id,
  })
  if (data === undefined || isPlaceholderData) return null
  const { contextWithoutOutcome, outcomeWithoutMechanism, unheardGroups } = data
  const unheard = data.unheardParticipants
  return (
    <>
      <header>
        <h3 className={css.title}>Look for what would disprove this</h3>
        <p className={css.lead}>
          Read these with doubt. What speaks against it, attach as a challenge with <kbd>x</kbd>.
        </p>
      </header>
      <div data-quotes className={css.findings}>
        <Finding
          title="Its context, without its outcome"
          asks="The circumstances are there. Did nothing come of them?"
          nothing="Every case that has its context has its outcome too."
          link="C-O"
          {...contextWithoutOutcome}
          configuration={configuration}
        />
        <Finding
          title="Its outcome, without its mechanism"
          asks="It came about. Is something else behind it?"
          nothing="Every case that has its outcome has its mechanism too."
          link="M-O"
          {...outcomeWithoutMechanism}
          configuration={configuration}
        />
        <Unheard title="Groups not heard on it" nothing="Every group was heard on it.">
          {unheardGroups.map(({ group, count: coded, passages }) => (
            <Voice key={group} name={group} coded={coded}>
              <FoundPassages passages={passages} link={null} configuration={configuration} />
            </Voice>
          ))}
        </Unheard>
        <Unheard title="Participants not heard on it" nothing="Every participant was heard on it.">
          {unheard.map(({ participantId, participant, group, count: coded, passages }) => (
            <Voice
              key={participantId}
              name={group === null ? participant : `${participant} · ${group}`}
              coded={coded}
            >
              <FoundPassages passages={passages} link={null} configuration={configuration} />
            </Voice>
          ))}
        </Unheard>
      </div>
    </>
  )
}

interface FindingProps {
  title: string
  asks: string
  nothing: string
  /** The link that a passage found here speaks to. */
  link: InnerLink
  cases: number
  count: number
  passages: Passage[]
  configuration: ConfigurationDetail
}

function Finding(props: FindingProps) {
  const { title, asks, nothing, link, cases, passages, configuration } = props
  return (
    <section className={css.finding} aria-label={title}>
      <h4 className={css.heading}>
        <span>{title}</span>
        {cases > 0 && <span className={css.count}>{count(cases, 'case')}</span>}
      </h4>
      {passages.length === 0 ? (
        <p className={css.nothing}>{nothing}</p>
      ) : (
        <>
          <p className={css.nothing}>
            {asks}
            {props.count > passages.length && ` The first ${passages.length} of ${props.count}:`}
          </p>
          <FoundPassages passages={passages} link={link} configuration={configuration} />
        </>
      )}
    </section>
  )
}

interface UnheardProps {
  title: string
  nothing: string
  children: ReactNode[]
}

function Unheard({ title, nothing, children }: UnheardProps) {
  return (
    <section className={css.finding} aria-label={title}>
      <h4 className={css.heading}>
        <span>{title}</span>
        {children.length > 0 && <span className={css.count}>{children.length}</span>}
      </h4>
      {children.length === 0 ? <p className={css.nothing}>{nothing}</p> : children}
    </section>
  )
}

function Voice({ name, coded, children }: { name: string; coded: number; children: ReactNode }) {
  if (coded === 0) {
    return (
      <p className={css.silent}>
        {name} <span className={css.count}>nothing coded</span>
      </p>
    )
  }
  return (
    <details className={css.voice}>
      <summary>
        {name} <span className={css.count}>{count(coded, 'coded passage')}</span>
      </summary>
      {children}
    </details>
  )
}
