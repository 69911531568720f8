import { FileSearch, Upload } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { ReferenceSummary } from '../../../shared/contract/references.ts'
import { useProcedure } from '../../api/client.ts'
import { chooseReferences } from '../../store/references.ts'
import { Button } from '../../ui/Button.tsx'
import { FilterField } from '../../ui/FilterField.tsx'
import { count } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import { Split } from '../../ui/Split.tsx'
import { FullTexts } from './FullTexts.tsx'
import { ImportReferences } from './ImportReferences.tsx'
import { NoReferences } from './NoReferences.tsx'
import { ReferenceInspector } from './ReferenceInspector.tsx'
import { ReferenceTable } from './ReferenceTable.tsx'
import css from './Review.module.css'
import { useReview } from './review-store.ts'
import { standingOf } from './words.ts'

const ALL = 'all'

/** Everything that was found, where it stands, and what is known of it. */
export function ReferencesView() {
  const { data: references } = useProcedure('references.list', {})
  if (references === undefined) return null
  return (
    <>
      {references.length === 0 ? <NoReferences /> : <Listed references={references} />}
      <ImportReferences />
    </>
  )
}

function Listed({ references }: { references: readonly ReferenceSummary[] }) {
  const referenceId = useReview(state => state.referenceId)
  const [filter, setFilter] = useState('')
  const [standing, setStanding] = useState(ALL)
  const [isMatching, setIsMatching] = useState(false)
  const wanted = useDeferredValue(filter)
  const standings = useMemo(() => [...new Set(references.map(standingOf))].sort(), [references])
  const shown = useMemo(() => narrow(references, wanted, standing), [references, wanted, standing])
  const selected = shown.find(({ id }) => id === referenceId)
  const table = (
    <section className="place-column">
      <div className={css.tools}>
        <FilterField label="Filter references" value={filter} onChange={setFilter} />
        <Select
          label="Standing"
          isLabelHidden
          value={standing}
          options={[
            { id: ALL, label: 'All' },
            ...standings.map(each => ({ id: each, label: each })),
          ]}
          onChange={setStanding}
        />
        <span className={css.note} aria-live="polite">
          {shown.length < references.length
            ? `${shown.length} of ${count(references.length, 'reference')}`
            : count(references.length, 'reference')}
        </span>
        <span className={css.spring} />
        <Button icon={FileSearch} onPress={() => setIsMatching(true)}>
          Full texts…
        </Button>
        <Button icon={Upload} onPress={() => void chooseReferences()}>
          Import references…
        </Button>
      </div>
      <ReferenceTable
        references={shown}
        selectedId={referenceId}
        onSelect={id => useReview.setState({ referenceId: id })}
      />
      {isMatching && <FullTexts references={references} onClose={() => setIsMatching(false)} />}
    </section>
  )
  return (
    <Split
      id="references"
      parts={[
        { id: 'table', content: table, minSize: 420 },
        {
          ...{ id: 'inspector', size: 340, minSize: 260, maxSize: 560 },
          content: selected ? (
            <ReferenceInspector key={selected.id} summary={selected} references={references} />
          ) : (
            <aside className="place-hint">
              Select a reference to read its abstract and to say what its study is like.
            </aside>
          ),
        },
      ]}
    />
  )
}

function narrow(
  references: readonly ReferenceSummary[],
  filter: string,
  standing: string,
): ReferenceSummary[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return references.filter(reference => {
    if (standing !== ALL && standingOf(reference) !== standing) return false
    if (words.length === 0) return true
    const { title, container, year, doi, design, country } = reference
    const names = reference.authors.map(({ family, literal }) => `${family} ${literal}`)
    const text = [title, container, year ?? '', doi, design, country, ...names]
      .join(' ')
      .toLowerCase()
    return words.every(word => text.includes(word))
  })
}
