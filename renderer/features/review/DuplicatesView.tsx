import { Copy, Merge } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { MERGED_FIELDS, type Reference } from '../../../shared/contract/references.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { count } from '../../ui/format.ts'
import { useKeys } from '../../ui/keys.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './Review.module.css'
import { authorsLine, TYPE_NAMES } from './words.ts'

type Pair = OutputOf<'references.duplicates'>[number]
type Field = (typeof MERGED_FIELDS)[number]

const WHY: Record<Pair['why'], string> = {
  exact: 'Same DOI and same title',
  doi: 'Same DOI',
  pmid: 'Same PubMed number',
  title: 'Same title, year and first author',
  near: 'Nearly the same title',
}

/** References that may be the same, two by two. */
export function DuplicatesView() {
  const { data: pairs } = useProcedure('references.duplicates', {})
  const [at, setAt] = useState(0)
  if (pairs === undefined) return null
  const pair = pairs[Math.min(at, pairs.length - 1)]
  if (pair === undefined) {
    return (
      <EmptyState icon={Copy} title="No duplicates are left to look at">
        References with the same DOI, PubMed number or title, and those with nearly the same title,
        are shown here two by two. What was merged stays in the list as a duplicate, and is counted
        in the PRISMA flow.
      </EmptyState>
    )
  }
  const exact = pairs.filter(({ why }) => why === 'exact').length
  const place = Math.min(at, pairs.length - 1)
  return (
    <section className="place-column">
      <div className={css.tools}>
        <span aria-live="polite">
          <strong>{place + 1}</strong> of {count(pairs.length, 'pair')}
        </span>
        <span className={css.note}>
          {WHY[pair.why]}
          {pair.why === 'near' && `, ${Math.round(pair.likeness * 100)} %`}
        </span>
        <span className={css.spring} />
        {exact > 0 && (
          <Button
            icon={Merge}
            onPress={() =>
              void act('references.mergeExact', {}).then(done => {
                if (done) sayUndoable(`${count(done.merged.length, 'duplicate')} merged.`)
              })
            }
          >
            {`Merge all ${exact} with the same DOI and title`}
          </Button>
        )}
      </div>
      <PairView
        key={pair.ids.join('/')}
        pair={pair}
        onMove={step => setAt(Math.max(0, Math.min(pairs.length - 1, place + step)))}
      />
    </section>
  )
}

const FIELD_NAMES: Record<Field, string> = {
  ...{ type: 'Type', title: 'Title', authors: 'Authors', year: 'Year', container: 'In' },
  ...{ doi: 'DOI', pmid: 'PubMed', abstract: 'Abstract', details: 'Other fields' },
}

function PairView({ pair, onMove }: { pair: Pair; onMove: (step: number) => void }) {
  const [firstId, secondId] = pair.ids
  const { data: first } = useProcedure('references.get', { referenceId: firstId })
  const { data: second } = useProcedure('references.get', { referenceId: secondId })
  const { data: batches } = useProcedure('references.batches', {})
  const [fromSecond, setFromSecond] = useState<ReadonlySet<Field>>(new Set())
  async function merge() {
    const fields = Object.fromEntries([...fromSecond].map(field => [field, secondId]))
    const input = { keepId: firstId, duplicateIds: [secondId], fields }
    if (await act('references.merge', input)) sayUndoable('Merged; the other stays as a duplicate.')
  }
  const tellApart = () => void act('references.tellApart', { referenceIds: [firstId, secondId] })
  useKeys('Review: duplicates', [
    { keys: 'm', label: 'Merge the two', run: () => void merge() },
    { keys: 'n', label: 'They are not the same', run: tellApart },
    { keys: 'j', label: 'Next pair', run: () => onMove(1) },
    { keys: 'k', label: 'Pair before', run: () => onMove(-1) },
  ])
  if (first?.id !== firstId || second?.id !== secondId) return null
  const origin = ({ batchId }: Reference) =>
    batches?.find(({ id }) => id === batchId)?.originName ?? ''
  return (
    <div className={css.pad}>
      <table className={css.pair}>
        <thead>
          <tr>
            <th scope="col">Kept of each field</th>
            <th scope="col">Stays: {origin(first)}</th>
            <th scope="col">Becomes its duplicate: {origin(second)}</th>
          </tr>
        </thead>
        <tbody>
          {MERGED_FIELDS.map(field => {
            const [one, other] = [wordsOf(first, field), wordsOf(second, field)]
            if (one === '' && other === '') return null
            const isSame = one === other
            const cell = (words: string, isSecond: boolean) => (
              <td data-chosen={(!isSame && fromSecond.has(field) === isSecond) || undefined}>
                {isSame ? (
                  words
                ) : (
                  <label className={css.choice}>
                    <input
                      type="radio"
                      name={field}
                      checked={fromSecond.has(field) === isSecond}
                      onChange={() => {
                        const next = new Set(fromSecond)
                        if (isSecond) next.add(field)
                        else next.delete(field)
                        setFromSecond(next)
                      }}
                    />
                    <span>{words === '' ? <em>nothing</em> : words}</span>
                  </label>
                )}
              </td>
            )
            return (
              <tr key={field}>
                <th scope="row">{FIELD_NAMES[field]}</th>
                {cell(one, false)}
                {cell(other, true)}
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className={css.line}>
        <Button variant="primary" onPress={() => void merge()}>
          Merge <Kbd keys="m" />
        </Button>
        <Button onPress={tellApart}>
          Not the same <Kbd keys="n" />
        </Button>
        <Button variant="quiet" onPress={() => onMove(-1)}>
          Before <Kbd keys="k" />
        </Button>
        <Button variant="quiet" onPress={() => onMove(1)}>
          Next <Kbd keys="j" />
        </Button>
      </div>
    </div>
  )
}

const LONG = 400

function wordsOf(reference: Reference, field: Field): string {
  if (field === 'type') return TYPE_NAMES[reference.type]
  if (field === 'authors') return authorsLine(reference, 12)
  if (field === 'details') {
    return Object.entries(reference.details)
      .filter(([name]) => name !== 'note')
      .map(([name, value]) => `${name} ${value}`)
      .join('; ')
      .slice(0, LONG)
  }
  return String(reference[field] ?? '').slice(0, LONG)
}
