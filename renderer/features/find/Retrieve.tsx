import { Download, Filter, RotateCcw } from 'lucide-react'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { Coding } from '../../../shared/contract/codings.ts'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { exportProduct } from '../../store/exports.ts'
import { comeBack, followTrail, type TrailPassage } from '../../store/find.ts'
import { sayError, useNotices } from '../../store/notices.ts'
import { useOffersPrint } from '../../store/print.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count, formatNumber } from '../../ui/format.ts'
import { useKeys } from '../../ui/keys.ts'
import { Select } from '../../ui/Select.tsx'
import { Split } from '../../ui/Split.tsx'
import { WhoseSelect } from '../../ui/WhoseSelect.tsx'
import { AttachDialog } from './AttachDialog.tsx'
import { changeCode, changeRole, type Direction } from './change-ticked.ts'
import { CodeDialog } from './CodeDialog.tsx'
import { CodingBar } from './CodingBar.tsx'
import { CodingRow, describeCoding } from './CodingRow.tsx'
import { toCondition } from './condition-form.ts'
import { toRows } from './condition-rows.ts'
import { Counts } from './Counts.tsx'
import { GroupBox } from './GroupBox.tsx'
import { type ResultGroup, ResultList } from './ResultList.tsx'
import styles from './Retrieve.module.css'
import { clearRetrieval, tickCodings, useRetrieve } from './retrieve-store.ts'
import { SavedQueries } from './SavedQueries.tsx'
import { Spoken } from './Spoken.tsx'
import { retrieveIds, useCodingNames, useRetrieval } from './use-retrieval.ts'
import { useListFocus } from './use-list-focus.ts'
import { useWide } from './use-wide.ts'

const SORTS = [
  { id: 'passage', label: 'By source' },
  { id: 'newest', label: 'Newest first' },
  { id: 'oldest', label: 'Oldest first' },
  { id: 'longest', label: 'Longest first' },
] as const

/** Codings by any conditions, as one builds them; what is retrieved can be changed, attached and taken out. */
export function Retrieve() {
  const { form, sort, ticked, activeKey, savedId } = useRetrieve()
  const { where, answer, error, isSearching, showMore } = useRetrieval()
  useOffersPrint({ label: 'These passages', of: { what: 'passages', where } })
  // Whose codings are shown is a choice of the moment, and no part of what is saved.
  const saved = useMemo(() => toCondition(form), [form])
  const namesOf = useCodingNames()
  const [coding, setCoding] = useState<Direction | null>(null)
  const [isAttaching, setIsAttaching] = useState(false)
  const listFocus = useListFocus()
  const isWide = useWide(56)
  const codings = useMemo(() => answer?.codings ?? [], [answer])
  const groups = useMemo(
    () => groupCodings(codings, sort === 'passage', one => namesOf(one).sourceTitle),
    [codings, sort, namesOf],
  )
  useTrailPlace(listFocus.ask)
  useEffect(() => {
    // What is no longer among them, because it was removed or changed, is not acted on.
    if (answer === null || answer.codings.length < answer.total || isSearching) return
    const known = new Set(answer.codings.map(({ id }) => id))
    const lost = [...useRetrieve.getState().ticked].filter(id => !known.has(id))
    if (lost.length > 0) tickCodings(lost, false)
  }, [answer, isSearching])

  const toggle = ({ id }: Coding) => tickCodings([id], !ticked.has(id))
  function open(one: Coding) {
    if (one.isOrphan) {
      useWorkspace.getState().openSource(one.sourceId)
      return
    }
    const passages = codings
      .filter(({ isOrphan }) => !isOrphan)
      .map(({ id, sourceId, start, end }): TrailPassage => {
        return { key: id, codingId: id, sourceId, start, end }
      })
    followTrail(
      passages,
      passages.findIndex(({ key }) => key === one.id),
    )
  }
  function onKey(one: Coding, key: string): boolean {
    if (key === 'Enter') open(one)
    else if (key === ' ') toggle(one)
    else return false
    return true
  }
  async function tickAll() {
    try {
      tickCodings(await retrieveIds(where), true)
    } catch (failure) {
      sayError(failure)
    }
  }
  const chooseCode = () => {
    if (ticked.size > 0) setCoding('add')
    else useNotices.getState().say('Nothing is ticked. Tick codings with Space first.')
  }
  useKeys('Find: codings', [
    { keys: 'Enter', label: 'Show the coding on the desk' },
    { keys: 'Space', label: 'Tick the coding, or take the tick away' },
    ...ROLES.map(role => ({
      keys: role.toLowerCase(),
      label: `Add ${ROLE_NAMES[role]} to the ticked codings`,
      run: () => void changeRole(role, 'add'),
    })),
    ...ROLES.map(role => ({
      keys: `Shift+${role}`,
      label: `Take ${ROLE_NAMES[role]} off the ticked codings`,
      run: () => void changeRole(role, 'remove'),
    })),
    { keys: 'k', label: 'Add a code to the ticked codings', run: chooseCode },
  ])

  const total = answer?.total ?? 0
  const summary =
    error?.message ?? (answer === null ? 'Retrieving …' : `${count(total, 'coding')}.`)
  const conditions = (
    <div className={styles.builder} onFocus={listFocus.forget}>
      <div className={styles.tools}>
        <SavedQueries
          kind="retrieval"
          current={{ where: saved, sort }}
          savedId={savedId}
          onOpen={opened => {
            if (opened.kind !== 'retrieval') return
            useRetrieve.setState({
              ...{ form: toRows(opened.query.where), sort: opened.query.sort ?? 'passage' },
              ...{ savedId: opened.id, ticked: new Set() },
            })
          }}
          onSaved={id => useRetrieve.setState({ savedId: id })}
        />
        <Button variant="quiet" icon={RotateCcw} onPress={clearRetrieval}>
          Begin anew
        </Button>
      </div>
      <GroupBox group={form} lead="Codings where" isFixed />
      {/* What is wrong with words stands at these. */}
      {answer?.problem?.at === null && (
        <p className={styles.problem} role="alert">
          {answer.problem.message}
        </p>
      )}
      <Counts where={where} />
    </div>
  )
  const results = (
    <div className={styles.results}>
      <div className={styles.bar}>
        <p className={styles.summary}>{summary}</p>
        <WhoseSelect isLabelHidden />
        <Select
          label="Order"
          isLabelHidden
          value={sort}
          options={SORTS}
          onChange={chosen => useRetrieve.setState({ sort: chosen })}
        />
        <Button size="small" isDisabled={total === 0} onPress={() => void tickAll()}>
          {`Tick all ${formatNumber(total)}`}
        </Button>
        <Button
          size="small"
          icon={Download}
          isDisabled={total === 0}
          onPress={() => void exportProduct('retrieval', '.csv', { where, name: 'retrieval' })}
        >
          Export as CSV
        </Button>
      </div>
      {codings.length > 0 ? (
        <ResultList
          label="Codings"
          groups={groups}
          total={total}
          keyOf={idOf}
          describe={one => describeCoding(one, namesOf(one))}
          heading={group => (
            <span role="gridcell" className={styles.heading}>
              <strong>{group.title}</strong>
            </span>
          )}
          cells={(one, isActive) => (
            <CodingRow
              coding={one}
              names={namesOf(one)}
              isActive={isActive}
              isTicked={ticked.has(one.id)}
              onTick={() => toggle(one)}
              onOpen={() => open(one)}
            />
          )}
          isTicked={one => ticked.has(one.id)}
          activeKey={activeKey}
          onActivate={key => useRetrieve.setState({ activeKey: key })}
          onKey={onKey}
          onLeave={() => undefined}
          onNearEnd={showMore}
          wantsFocus={listFocus.isWanted}
        />
      ) : (
        answer !== null &&
        !isSearching && (
          <EmptyState icon={Filter} title="No coding fulfils this">
            Take a condition out, or join them by “any of these holds”. Passages are coded on the
            coding desk, or in bulk under “Search words”.
          </EmptyState>
        )
      )}
      <CodingBar onCode={setCoding} onAttach={() => setIsAttaching(true)} />
    </div>
  )
  return (
    <section className="place-column" aria-busy={isSearching}>
      <Spoken text={summary} />
      {isWide ? (
        <Split
          id="retrieve"
          parts={[
            { id: 'conditions', content: conditions, size: 420, minSize: 300, maxSize: 720 },
            { id: 'codings', content: results, minSize: 320 },
          ]}
        />
      ) : (
        <div className={styles.narrow}>
          {conditions}
          {results}
        </div>
      )}
      {coding !== null && (
        <CodeDialog
          title={
            coding === 'add'
              ? `Add a code to ${count(ticked.size, 'coding')}`
              : `Take a code off ${count(ticked.size, 'coding')}`
          }
          canCreate={coding === 'add'}
          onChoose={code => void changeCode(code, coding)}
          onClose={() => setCoding(null)}
        />
      )}
      {isAttaching && (
        <AttachDialog
          where={where}
          total={total}
          ticked={ticked}
          onClose={() => setIsAttaching(false)}
        />
      )}
    </section>
  )
}

function idOf({ id }: Coding): string {
  return id
}

/** On coming back from a coding that was opened, the one opened last is in hand. */
function useTrailPlace(onBack: () => void): void {
  const takeUp = useEffectEvent(() => {
    const last = comeBack()
    if (last === null) return
    useRetrieve.setState({ activeKey: last.key })
    onBack()
  })
  useEffect(() => takeUp(), [])
}

function groupCodings(
  codings: readonly Coding[],
  isBySource: boolean,
  titleOf: (coding: Coding) => string,
): ResultGroup<Coding>[] {
  if (!isBySource) return [{ id: 'all', title: null, results: codings }]
  return [...Map.groupBy(codings, ({ sourceId }) => sourceId)].map(([id, results]) => ({
    ...{ id, results },
    title: results[0] === undefined ? '' : titleOf(results[0]),
  }))
}
