import { Search as SearchIcon } from 'lucide-react'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { SearchHit } from '../../../shared/contract/search.ts'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { comeBack, useFind } from '../../store/find.ts'
import { useNotices } from '../../store/notices.ts'
import { useOffersPrint } from '../../store/print.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count, formatNumber } from '../../ui/format.ts'
import { useKeys } from '../../ui/keys.ts'
import { Split, type SplitPart } from '../../ui/Split.tsx'
import { askToTick, codeTicked } from './code-ticked.ts'
import { CodeBar } from './CodeBar.tsx'
import { CodeDialog } from './CodeDialog.tsx'
import { Facets } from './Facets.tsx'
import { describeHit, HitRow } from './HitRow.tsx'
import { NothingFound } from './NothingFound.tsx'
import { openHit } from './open-hit.ts'
import { PassagePane } from './PassagePane.tsx'
import { ResultList } from './ResultList.tsx'
import { SavedQueries } from './SavedQueries.tsx'
import styles from './Search.module.css'
import { SearchField } from './SearchField.tsx'
import { SearchFilters } from './SearchFilters.tsx'
import { hitKey, isTextHit, toForm, toQuery } from './search-form.ts'
import { changeForm, takeScope, tick, useSearch } from './search-store.ts'
import { groupBySource, summarise } from './search-results.ts'
import { Spoken } from './Spoken.tsx'
import { tickAll } from './tick-all.ts'
import { MOST, useHits } from './use-hits.ts'
import { useListFocus } from './use-list-focus.ts'
import { useWide } from './use-wide.ts'

/** Words in everything that is written, as one types; what was found can be reviewed and coded in bulk. */
export function Search() {
  const { form, isTyping, ticked, isOnlyTicked, activeKey, widenTo, savedId } = useSearch()
  const scope = useFind(state => state.scope)
  const { answer, sources, error, isSearching, showMore } = useHits()
  const [isChoosingCode, setIsChoosingCode] = useState(false)
  const listFocus = useListFocus()
  const hasFacets = useWide(68)
  const hasPane = useWide(60)
  useEffect(takeScope, [scope])
  useTrailPlace(listFocus.ask)

  const groups = useMemo(
    () => groupBySource(isOnlyTicked ? [...ticked.values()] : (answer?.hits ?? [])),
    [isOnlyTicked, ticked, answer],
  )
  const hits = useMemo(() => groups.flatMap(group => group.results), [groups])
  // Until all are here it is not known how many of them stand in texts.
  const isWhole = answer !== null && answer.hits.length === answer.total
  const canTick = isWhole ? answer.hits.filter(isTextHit).length : (answer?.total ?? 0)
  const at = hits.findIndex(hit => hitKey(hit) === activeKey)
  const active = hits[Math.max(0, at)] ?? null
  const isTicked = (hit: SearchHit) => ticked.has(hitKey(hit))
  const toggle = (hit: SearchHit, isOn = !isTicked(hit)) => {
    if (isTextHit(hit)) tick([hit], isOn)
    else {
      const words = 'Only passages of texts can be coded: this result is what a researcher wrote.'
      useNotices.getState().say(words)
    }
  }
  const step = (by: 1 | -1) => {
    const next = hits[Math.max(0, at) + by]
    if (next !== undefined) useSearch.setState({ activeKey: hitKey(next) })
  }
  const open = (hit: SearchHit) => void openHit(hit, hits)

  function onKey(hit: SearchHit, key: string): boolean {
    if (key === 'Enter') open(hit)
    else if (key === ' ') toggle(hit)
    else if (key === 'y' || key === 'n') {
      if (isTextHit(hit)) tick([hit], key === 'y')
      step(1)
      listFocus.ask()
    } else return false
    return true
  }
  useKeys('Find: results', [
    { keys: 'Enter', label: 'Show the result where it stands' },
    { keys: 'Space', label: 'Tick the result, or take the tick away' },
    { keys: 'y', label: 'Tick the result and go to the next' },
    { keys: 'n', label: 'Leave the result unticked and go to the next' },
    ...ROLES.map(role => ({
      keys: role.toLowerCase(),
      label: `Code the ticked results as ${ROLE_NAMES[role]}`,
      run: () => void codeTicked({ role }),
    })),
    { keys: 'k', label: 'Code the ticked results with a code', run: chooseCode },
  ])
  function chooseCode() {
    if (ticked.size > 0) setIsChoosingCode(true)
    else askToTick()
  }

  const isEmpty = form.query.trim() === ''
  useOffersPrint(
    isEmpty ? null : { label: 'What was found', of: { what: 'search', query: toQuery(form) } },
  )
  const summary = error?.message ?? summarise(answer, isOnlyTicked, ticked.size)
  const list: SplitPart = {
    id: 'results',
    minSize: 300,
    content: (
      <ResultList
        label="Results"
        groups={groups}
        total={isOnlyTicked ? hits.length : (answer?.total ?? 0)}
        keyOf={hitKey}
        describe={describeHit}
        heading={group => (
          <span role="gridcell" className={styles.heading}>
            <strong>{group.title}</strong>
            {!isOnlyTicked && group.results.some(isTextHit) && (
              <TickGroup
                sourceId={group.results.find(isTextHit)?.sourceId ?? ''}
                count={
                  isWhole
                    ? group.results.filter(isTextHit).length
                    : (sources.find(one => one.sourceId === group.id)?.count ?? 0)
                }
              />
            )}
          </span>
        )}
        cells={(hit, isActive) => (
          <HitRow
            hit={hit}
            isActive={isActive}
            isTicked={isTicked(hit)}
            widenTo={widenTo}
            onTick={() => toggle(hit)}
            onOpen={() => open(hit)}
          />
        )}
        isTicked={isTicked}
        activeKey={activeKey}
        onActivate={key => useSearch.setState({ activeKey: key })}
        onKey={onKey}
        onLeave={() => useFind.setState(old => ({ fieldRequests: old.fieldRequests + 1 }))}
        onNearEnd={showMore}
        wantsFocus={listFocus.isWanted}
      />
    ),
  }
  const facets: SplitPart = {
    ...{ id: 'sources', size: 200, minSize: 140, maxSize: 360 },
    content: (
      <Facets
        sources={sources}
        chosenIds={form.sourceIds}
        onChange={sourceIds => changeForm({ sourceIds })}
      />
    ),
  }
  const pane: SplitPart = {
    ...{ id: 'turn', size: 320, minSize: 220, maxSize: 560 },
    content: (
      <PassagePane
        hit={active}
        isTicked={active !== null && isTicked(active)}
        widenTo={widenTo}
        onTick={() => active && toggle(active)}
        onStep={step}
        onOpen={() => active && open(active)}
      />
    ),
  }
  return (
    <section className={styles.search} aria-busy={isSearching}>
      <div className={styles.head} onFocus={listFocus.forget}>
        <div className={styles.first}>
          <SearchField
            problem={isEmpty ? null : (answer?.problem ?? null)}
            onDown={() => hits.length > 0 && listFocus.ask()}
          />
          <SavedQueries
            kind="search"
            current={isEmpty ? null : toQuery(form)}
            savedId={savedId}
            onOpen={saved => {
              if (saved.kind !== 'search') return
              changeForm(toForm(saved.query))
              useSearch.setState({ savedId: saved.id, isTyping: false })
            }}
            onSaved={id => useSearch.setState({ savedId: id })}
          />
        </div>
        <SearchFilters />
      </div>
      <Spoken text={isEmpty && !isOnlyTicked ? '' : summary} />
      {isEmpty && !isOnlyTicked ? (
        <EmptyState icon={SearchIcon} title="Search everything that is written">
          Write a word, a “phrase”, begin* or one NEAR two, and read it in its surroundings as you
          type. Tick the passages that matter and code them together. The question mark in the field
          shows what else can be written.
        </EmptyState>
      ) : (
        <>
          <div className={styles.bar}>
            <p className={styles.summary}>
              {summary}
              {isTyping &&
                !isOnlyTicked &&
                form.mode === 'words' &&
                /[\p{L}\p{N}]$/u.test(form.query) && (
                  <span className={styles.hint}>
                    {' '}
                    The last word is taken for a beginning; Enter for just that word.
                  </span>
                )}
            </p>
            {!isOnlyTicked && answer !== null && answer.hits.some(isTextHit) && (
              <Button size="small" onPress={() => void tickAll()}>
                {answer.total > MOST
                  ? `Tick the first ${formatNumber(MOST)}`
                  : `Tick all ${formatNumber(canTick)}`}
              </Button>
            )}
          </div>
          {hits.length > 0 ? (
            <div className={styles.body}>
              <Split
                id="search"
                parts={[
                  ...(hasFacets && !isOnlyTicked ? [facets] : []),
                  list,
                  ...(hasPane ? [pane] : []),
                ]}
              />
            </div>
          ) : (
            <NothingFound isAnswered={!isSearching && answer !== null && answer.problem === null} />
          )}
        </>
      )}
      {(!isEmpty || ticked.size > 0) && (
        <CodeBar
          onRole={role => void codeTicked({ role })}
          onCode={() => setIsChoosingCode(true)}
        />
      )}
      {isChoosingCode && (
        <CodeDialog
          title={`Code ${count(ticked.size, 'passage')} with…`}
          canCreate
          onChoose={code => void codeTicked(code)}
          onClose={() => setIsChoosingCode(false)}
        />
      )}
    </section>
  )
}

function TickGroup({ sourceId, count: total }: { sourceId: string; count: number }) {
  return (
    <Button size="small" variant="quiet" onPress={() => void tickAll(sourceId)}>
      {`Tick all ${formatNumber(total)}`}
    </Button>
  )
}

/** On coming back from a result that was opened, the one opened last is in hand. */
function useTrailPlace(onBack: () => void): void {
  // As it was before the field has answered: a search that was asked for begins in the field.
  const [isAsked] = useState(
    () => useFind.getState().fieldRequests !== useSearch.getState().seenRequests,
  )
  const takeUp = useEffectEvent(() => {
    const last = comeBack()
    if (last === null) return
    useSearch.setState({ activeKey: last.key })
    if (!isAsked) onBack()
  })
  useEffect(() => takeUp(), [])
}
