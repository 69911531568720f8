import { Check as CheckIcon, EyeOff, Eye, ScrollText, ShieldCheck } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { IdentifierHit } from '../../../shared/contract/pseudonyms.ts'
import { IDENTIFIER_KINDS, type IdentifierKind } from '../../../shared/names/find-identifiers.ts'
import { useProcedure } from '../../api/client.ts'
import { harmlessKey, useNames } from '../../store/names.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count } from '../../ui/format.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useKeys } from '../../ui/keys.ts'
import { Progress } from '../../ui/Progress.tsx'
import { BlackOutHits } from './BlackOutHits.tsx'
import { wayTo } from './go-to-place.ts'
import { type HitGroup, HitList } from './HitList.tsx'
import hitStyles from './HitList.module.css'
import styles from './Names.module.css'
import { capital, IDENTIFIERS } from './words.ts'

/** What might still identify someone, by kinds, before anything goes out. */
export function Check() {
  const { data, error, isFetching } = useProcedure(
    'pseudonyms.findIdentifiers',
    {},
    { readsOnShow: true },
  )
  const goTo = useWorkspace(state => state.goTo)
  const harmless = useNames(state => state.harmless)
  const [chosen, setChosen] = useState<IdentifierHit[] | null>(null)
  const open = useMemo(
    () => (data?.hits ?? []).filter(hit => !harmless.has(harmlessKey(hit))),
    [data, harmless],
  )
  const groups = useMemo(() => groupByKind(open), [open])
  useKeys('What might still identify someone', [
    { keys: 'Enter', label: 'Show the hit where it stands' },
    { keys: 'b', label: 'Black the hit out, or all of a heading' },
    { keys: 'h', label: 'Put the hit aside as harmless' },
  ])
  if (error) return <p className={styles.failure}>{error.message}</p>
  if (!data) {
    return (
      <div className={styles.waiting}>
        <Progress label="Looking through texts, titles and notes" />
      </div>
    )
  }
  const aside = data.hits.length - open.length
  const sure = open.filter(hit => hit.isSure).length
  return (
    <section className="place-column" aria-busy={isFetching}>
      <div className={styles.bar}>
        <p className={styles.count} role="status">
          {open.length > 0 && (
            <strong>{`${count(open.length, 'thing')} might still identify someone`}</strong>
          )}
          {open.length > 0 &&
            sure < open.length &&
            `, ${count(open.length - sure, 'of them', 'of them')} less certain`}
        </p>
        {aside > 0 && (
          <Button
            variant="quiet"
            icon={Eye}
            onPress={() => useNames.setState({ harmless: new Set() })}
          >
            {`Show ${count(aside, 'harmless one')} again`}
          </Button>
        )}
      </div>
      {open.length === 0 ? (
        <EmptyState icon={ShieldCheck} title="Nothing of this kind was found">
          No e-mail address, phone, NHS or insurance number, postcode, date or link stands in the
          texts, titles and notes{aside > 0 && ', apart from what you found harmless'}.
        </EmptyState>
      ) : (
        <HitList
          label="What might still identify someone"
          groups={groups}
          keyOf={keyOf}
          describe={describe}
          onHitKey={(hit, key) => {
            if (key === 'Enter') show(hit)
            else if (key === 'b') setChosen(isInText(hit) ? [hit] : null)
            else if (key === 'h') putAside(hit)
            else return false
            return true
          }}
          onGroupKey={(group, key) => {
            if (key !== 'b') return false
            setChosen(group.hits.filter(isInText))
            return true
          }}
          heading={(group, isActive) => (
            <KindHeading group={group} isActive={isActive} onBlackOut={setChosen} />
          )}
          cells={(hit, isActive) => (
            <IdentifierCells hit={hit} isActive={isActive} onBlackOut={() => setChosen([hit])} />
          )}
        />
      )}
      <footer className={styles.foot}>
        <p className={styles.footNote}>
          Context identifies too: a rare job, a place and an event together can tell who somebody
          is. No program finds that; read the texts with it in mind.
        </p>
        {data.originals > 0 && (
          <>
            <p
              className={styles.quiet}
            >{`The original files of ${count(data.originals, 'source')} are kept and cannot be looked into.`}</p>
            <Button size="small" onPress={() => goTo('sources')}>
              Show sources
            </Button>
            <Button size="small" onPress={() => useNames.setState({ view: 'log' })}>
              Forget originals…
            </Button>
          </>
        )}
      </footer>
      {chosen && chosen.length > 0 && (
        <BlackOutHits hits={chosen} onClose={() => setChosen(null)} />
      )}
    </section>
  )
}

interface KindHeadingProps {
  group: HitGroup<IdentifierHit>
  isActive: boolean
  onBlackOut: (hits: IdentifierHit[]) => void
}

function KindHeading({ group, isActive, onBlackOut }: KindHeadingProps) {
  const inTexts = group.hits.filter(isInText)
  return (
    <>
      <span role="gridcell" className={hitStyles.title}>
        <span className={hitStyles.titleText}>{group.title}</span>
        <span className={hitStyles.number}>{group.hits.length}</span>
      </span>
      <span role="gridcell">
        {inTexts.length > 0 && (
          <Button
            size="small"
            variant="quiet"
            icon={EyeOff}
            excludeFromTabOrder={!isActive}
            onPress={() => onBlackOut(inTexts)}
          >
            {inTexts.length === 1 ? 'Black it out…' : `Black out all ${inTexts.length}…`}
          </Button>
        )}
      </span>
    </>
  )
}

interface IdentifierCellsProps {
  hit: IdentifierHit
  isActive: boolean
  onBlackOut: () => void
}

function IdentifierCells({ hit, isActive, onBlackOut }: IdentifierCellsProps) {
  const note = [hit.isSure ? null : 'Only looks like one', hit.placeName]
    .filter(Boolean)
    .join(' · ')
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- its words stand deeper than the rule looks */}
      <span role="gridcell" className={hitStyles.context}>
        <span className={hitStyles.before}>
          <span>{hit.before}</span>
        </span>
        <span className={hitStyles.after}>
          <span>
            <mark className={hitStyles.mark}>{hit.found}</mark>
          </span>
          <span className={hitStyles.rest}>{hit.after}</span>
        </span>
      </span>
      <span role="gridcell" className={hitStyles.note} title={note}>
        {note}
      </span>
      <span role="gridcell" className={hitStyles.tools}>
        <IconButton
          icon={ScrollText}
          label={isInText(hit) ? 'Show in the text' : 'Go to where it stands'}
          keys="Enter"
          isDisabled={wayTo(hit) === null}
          excludeFromTabOrder={!isActive}
          onPress={() => show(hit)}
        />
        <IconButton
          icon={EyeOff}
          label={
            isInText(hit) ? 'Black it out' : 'Only texts can be blacked out: go there and change it'
          }
          keys="b"
          isDisabled={!isInText(hit)}
          excludeFromTabOrder={!isActive}
          onPress={onBlackOut}
        />
        <IconButton
          icon={CheckIcon}
          label="Put aside as harmless, until the window is closed"
          keys="h"
          excludeFromTabOrder={!isActive}
          onPress={() => putAside(hit)}
        />
      </span>
    </>
  )
}

/** Kinds with sure hits first, and in each the sure hits first. */
function groupByKind(hits: readonly IdentifierHit[]): HitGroup<IdentifierHit>[] {
  const sureOf = (kind: IdentifierKind) =>
    hits.filter(hit => hit.kind === kind && hit.isSure).length
  return IDENTIFIER_KINDS.map(kind => ({ kind, sure: sureOf(kind) }))
    .sort((a, b) => Number(b.sure > 0) - Number(a.sure > 0))
    .flatMap(({ kind }) => {
      const own = hits.filter(hit => hit.kind === kind)
      const ordered = [...own.filter(hit => hit.isSure), ...own.filter(hit => !hit.isSure)]
      return own.length === 0
        ? []
        : [{ id: kind, title: capital(IDENTIFIERS[kind].many), hits: ordered }]
    })
}

function isInText({ sourceId, place }: IdentifierHit): boolean {
  return sourceId !== null && place.startsWith('text:')
}

function show(hit: IdentifierHit): void {
  wayTo(hit)?.()
}

function putAside(hit: IdentifierHit): void {
  useNames.setState(({ harmless }) => ({ harmless: new Set([...harmless, harmlessKey(hit)]) }))
}

function keyOf({ place, start }: IdentifierHit): string {
  return `${place} ${start}`
}

function describe({ kind, found, before, after, isSure, placeName }: IdentifierHit): string {
  const what = isSure ? IDENTIFIERS[kind].one : `Perhaps a ${IDENTIFIERS[kind].one}`
  return `${capital(what)} in ${placeName}: ${before}${found}${after}`
}
