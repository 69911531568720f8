import { BookOpen, Unlink } from 'lucide-react'
import type { InputOf } from '../../../shared/contract/contract.ts'
import type { ReferenceSummary } from '../../../shared/contract/references.ts'
import { useProcedure } from '../../api/client.ts'
import { act, sayUndoable } from '../../store/act.ts'
import { useWorkspace } from '../../store/workspace.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Inspector } from '../../ui/Inspector.tsx'
import css from './Review.module.css'
import { useReview } from './review-store.ts'
import { authorsLine, ORIGIN_NAMES, standingOf } from './words.ts'

interface Props {
  summary: ReferenceSummary
  references: readonly ReferenceSummary[]
}

const STUDY_FIELDS = [
  { field: 'design', label: 'Design' },
  { field: 'country', label: 'Country' },
  { field: 'setting', label: 'Setting' },
  { field: 'study', label: 'Study it reports, if others do too' },
] as const

/** One reference: what it says, where it comes from, and what its study is like. */
export function ReferenceInspector({ summary, references }: Props) {
  const { data: full } = useProcedure('references.get', { referenceId: summary.id })
  const { data: batches } = useProcedure('references.batches', {})
  const { data: columns } = useProcedure('references.columns', {})
  const openSource = useWorkspace(state => state.openSource)
  const reference = full?.id === summary.id ? full : undefined
  const batch = batches?.find(({ id }) => id === summary.batchId)
  const kept = references.find(({ id }) => id === summary.duplicateOf)
  const change = (fields: Omit<InputOf<'references.update'>, 'referenceId'>) =>
    void act('references.update', { referenceId: summary.id, ...fields })
  return (
    <Inspector title={reference?.citation ?? 'Reference'}>
      <h3 className={css.full}>{summary.title}</h3>
      <Facts
        facts={[
          ['Authors', authorsLine(summary, 8)],
          ['In', [summary.container, pagesOf(reference)].filter(Boolean).join(', ')],
          ['Year', summary.year],
          ['DOI', summary.doi],
          ['PubMed', summary.pmid],
          [
            'Found in',
            batch &&
              `${ORIGIN_NAMES[batch.origin]}: ${batch.originName}, record ${summary.record} of ${batch.fileName}`,
          ],
          ['Standing', standingOf(summary)],
        ]}
      />
      {kept !== undefined && (
        <div className={css.aside}>
          <p>A duplicate of this one, which is kept:</p>
          <button
            type="button"
            className={css.link}
            onClick={() => useReview.setState({ referenceId: kept.id })}
          >
            {kept.title}
          </button>
          <Button
            size="small"
            icon={Unlink}
            onPress={() =>
              void act('references.separate', { referenceId: summary.id }).then(done => {
                if (done) sayUndoable('The reference is one of its own again.')
              })
            }
          >
            It is no duplicate
          </Button>
        </div>
      )}
      {reference && reference.abstract !== '' && (
        <p className={css.abstract}>{reference.abstract}</p>
      )}
      {summary.sourceId !== null ? (
        <div className={css.line}>
          <Button icon={BookOpen} onPress={() => openSource(summary.sourceId ?? '')}>
            Open the full text
          </Button>
          <Button
            variant="quiet"
            onPress={() =>
              void act('references.attach', {
                pairs: [{ referenceId: summary.id, sourceId: null }],
              })
            }
          >
            Take it away
          </Button>
        </div>
      ) : (
        <Checkbox
          label="The full text could not be retrieved"
          isTicked={summary.isNotRetrieved}
          onChange={isNotRetrieved => change({ isNotRetrieved })}
        />
      )}
      {STUDY_FIELDS.map(({ field, label }) => (
        <DraftField
          key={field}
          label={label}
          value={summary[field]}
          onCommit={value => change({ [field]: value })}
        />
      ))}
      {columns?.map(({ id, name }) => (
        <DraftField
          key={id}
          label={name}
          value={summary.values[id] ?? ''}
          onCommit={value => change({ values: { [id]: value } })}
        />
      ))}
      <OwnColumn columns={columns ?? []} />
      {reference && (
        <details className={css.raw}>
          <summary>As it was imported</summary>
          <pre>{reference.raw}</pre>
        </details>
      )}
    </Inspector>
  )
}

function pagesOf(reference: { details: Partial<Record<string, string>> } | undefined): string {
  const { volume, issue, page } = reference?.details ?? {}
  return [[volume, issue && `(${issue})`].filter(Boolean).join(''), page].filter(Boolean).join(': ')
}

/** Adds a column of one's own: for every reference. */
function OwnColumn({ columns }: { columns: readonly { id: string; name: string }[] }) {
  return (
    <DraftField
      key={columns.length}
      label="Add a column for all references"
      value=""
      placeholder="Funder, Sample, Follow-up"
      onCommit={name =>
        void act('references.saveColumns', {
          columns: [...columns.map(each => ({ ...each })), { name }],
        })
      }
    />
  )
}
