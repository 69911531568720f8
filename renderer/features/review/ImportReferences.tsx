import { useState } from 'react'
import type { ReferenceFileReport } from '../../../shared/contract/references.ts'
import { importReferences, putReferencesAway, useReferenceImport } from '../../store/references.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { count } from '../../ui/format.ts'
import { Segments } from '../../ui/Segments.tsx'
import { StepDialog } from '../../ui/StepDialog.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import css from './Review.module.css'
import { FORMAT_NAMES, ORIGIN_NAMES } from './words.ts'

const ORIGINS = (['database', 'register', 'other'] as const).map(id => ({
  id,
  label: ORIGIN_NAMES[id],
}))

const PLACEHOLDERS = {
  database: 'MEDLINE (Ovid)',
  register: 'ClinicalTrials.gov',
  other: 'Citation searching, websites, experts',
}

/** What files of references would bring, and where they were found. */
export function ImportReferences() {
  const { reports } = useReferenceImport()
  return reports && <Asked reports={reports} />
}

function Asked({ reports }: { reports: readonly ReferenceFileReport[] }) {
  const [origin, setOrigin] = useState<'database' | 'register' | 'other'>('database')
  const [originName, setName] = useState('')
  const [searchedOn, setDay] = useState('')
  const [searchText, setSearch] = useState('')
  const [skips, setSkips] = useState<boolean | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const references = reports.reduce((sum, report) => sum + report.references, 0)
  const isDay = searchedOn === '' || /^\d{4}-\d\d-\d\d$/.test(searchedOn)
  const skipsAbstract = skips ?? origin === 'other'
  return (
    <StepDialog
      title="Import references"
      action={`Import ${count(references, 'reference')}`}
      busyAction="Importing…"
      isBusy={isBusy}
      isDisabled={references === 0 || originName.trim() === '' || !isDay}
      onClose={() => void putReferencesAway()}
      onRun={() => {
        setIsBusy(true)
        const found = { origin, originName, searchedOn, searchText, skipsAbstract }
        void importReferences(found).then(() => setIsBusy(false))
      }}
    >
      <div className={css.fields}>
        <ul className={css.plain}>
          {reports.map((report, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: files have no names of their own, and never change
            <FileLine key={index} report={report} />
          ))}
        </ul>
        <Segments
          label="Where they were found"
          value={origin}
          options={ORIGINS}
          onChange={setOrigin}
        />
        <div className={css.line}>
          <TextField
            label="Name of it, for the PRISMA flow"
            value={originName}
            onChange={setName}
            placeholder={PLACEHOLDERS[origin]}
            maxLength={200}
            autoFocus
          />
          <TextField
            label="Day of the search"
            value={searchedOn}
            onChange={setDay}
            placeholder="2026-03-31"
            error={isDay ? undefined : 'Such as 2026-03-31.'}
          />
        </div>
        <TextArea
          label="Search, if it is to be kept"
          value={searchText}
          onChange={setSearch}
          rows={2}
        />
        <Checkbox
          label="Seek their full texts without screening titles and abstracts"
          isTicked={skipsAbstract}
          onChange={setSkips}
        />
      </div>
    </StepDialog>
  )
}

/** Broken records are listed; of very many, the first. */
const MOST_SHOWN = 50

function FileLine({ report }: { report: ReferenceFileReport }) {
  const { name, format, references, broken, known, error } = report
  return (
    <li className={css.file}>
      <strong>{name}</strong>
      {error !== null ? (
        <span className={css.fault}>{error.message}</span>
      ) : (
        <span>
          {format !== null && `${FORMAT_NAMES[format]}, `}
          {count(references, 'reference')}
          {known > 0 && `, ${known} with the DOI and title of another`}
        </span>
      )}
      {broken.length > 0 && (
        <details>
          <summary>{count(broken.length, 'record')} cannot be read</summary>
          <ul className={css.plain}>
            {broken.slice(0, MOST_SHOWN).map(({ record, line, problem }) => (
              <li key={record}>
                Record {record}
                {line !== null && `, line ${line}`}: {problem}
              </li>
            ))}
            {broken.length > MOST_SHOWN && <li>and {broken.length - MOST_SHOWN} more</li>}
          </ul>
        </details>
      )}
    </li>
  )
}
