import { FolderKey, KeyRound, Search } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { checkRules, type NameRule, writtenReplacement } from '../../../shared/names/rules.ts'
import { useProcedure } from '../../api/client.ts'
import { closeList, openKeyFile, saveKeyFile } from '../../store/key-file.ts'
import {
  changeRows,
  isFilled,
  isListUnsaved,
  type NameRow,
  proposeReplacement,
  rulesOf,
  useNames,
} from '../../store/names.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { count } from '../../ui/format.ts'
import { Split } from '../../ui/Split.tsx'
import { NameTable } from './NameTable.tsx'
import styles from './Names.module.css'
import { findHits, usePreview } from './preview-store.ts'
import { PreviewView } from './PreviewView.tsx'
import { Report } from './Report.tsx'
import { Suggestions } from './Suggestions.tsx'

/** The list of names, or the preview of what it would replace. */
export function NameList() {
  const { data: info } = useProcedure('project.info', {})
  const preview = usePreview(state => state.preview)
  const projectId = info?.id
  useEffect(() => {
    // Of another project nothing may be left: it holds words of its texts.
    usePreview.setState(({ preview: old, report }) => ({
      preview: old?.projectId === projectId ? old : null,
      report: report?.projectId === projectId ? report : null,
    }))
  }, [projectId])
  if (projectId === undefined) return null
  if (preview?.projectId === projectId) return <PreviewView preview={preview} />
  return <List projectId={projectId} />
}

function List({ projectId }: { projectId: string }) {
  const report = usePreview(state => state.report)
  const list = (
    <section className="place-column">
      <KeyBar />
      {report && <Report report={report} />}
      <NameTable />
      <FindBar projectId={projectId} />
    </section>
  )
  return (
    <Split
      id="names"
      parts={[
        { id: 'list', content: list, minSize: 420 },
        {
          id: 'suggestions',
          size: 320,
          minSize: 240,
          maxSize: 480,
          content: <Suggestions />,
        },
      ]}
    />
  )
}

/** A name without anything that stands for it. */
function isUnnamed({ name, replacement }: NameRule): boolean {
  return name.trim() !== '' && replacement.trim() === ''
}

/** Gives every name that lacks one a replacement of its own. */
function fillIn(): void {
  changeRows(rows =>
    rows.reduce<readonly NameRow[]>((all, row, index) => {
      if (!isUnnamed(row)) return all
      return all.with(index, { ...row, replacement: proposeReplacement(all, row.kind) })
    }, rows),
  )
}

/** Where the list is kept: nowhere but in its key file. */
function KeyBar() {
  const state = useNames()
  const isUnsaved = isListUnsaved(state)
  const isOpen = state.keyFile !== null || state.rows.some(isFilled)
  return (
    <div className={styles.bar}>
      <p className={styles.key} data-unsaved={isUnsaved || undefined}>
        <KeyRound size={16} aria-hidden />
        <span>
          {state.keyFile !== null && <strong>{state.keyFile}</strong>}
          {keyNote(state.keyFile, isOpen, isUnsaved)}
        </span>
      </p>
      <Button variant="quiet" icon={FolderKey} onPress={() => void openKeyFile()}>
        Open key file…
      </Button>
      {isOpen && (
        <>
          <Button variant="quiet" onPress={() => void closeList()}>
            Close list
          </Button>
          <Button icon={KeyRound} onPress={() => void saveKeyFile()}>
            Save key file…
          </Button>
        </>
      )}
    </div>
  )
}

function keyNote(keyFile: string | null, isOpen: boolean, isUnsaved: boolean): string {
  if (keyFile !== null) return isUnsaved ? ' · changes are not saved' : ' · saved'
  return isOpen
    ? 'Not saved in a key file: the list is gone when this window is closed.'
    : 'The list is never part of the project; an encrypted key file of its own keeps it.'
}

function FindBar({ projectId }: { projectId: string }) {
  const rows = useNames(state => state.rows)
  const hasBrackets = useNames(state => state.hasBrackets)
  const isBusy = usePreview(state => state.isBusy)
  const rules = useMemo(() => rulesOf(rows), [rows])
  const errors = useMemo(
    () => checkRules(rows.filter(isFilled)).filter(({ isError }) => isError).length,
    [rows],
  )
  const unnamed = rows.filter(isUnnamed).length
  const example = writtenReplacement(
    rules[0] ?? { name: 'Sheila', replacement: 'Anne', kind: 'person' },
    hasBrackets,
  )
  return (
    <footer className={styles.foot}>
      <div className={styles.footNote}>
        <Checkbox
          label="Mark replacements with square brackets"
          isTicked={hasBrackets}
          onChange={isTicked => useNames.setState({ hasBrackets: isTicked })}
        />
        <span className={styles.example}>
          “… and then <span className={styles.sample}>{example}</span> rang me.”
        </span>
      </div>
      {unnamed > 0 ? (
        <Button onPress={fillIn}>{`Fill in ${count(unnamed, 'replacement')}`}</Button>
      ) : (
        errors > 0 && (
          <p className={styles.problem}>{`${count(errors, 'row')} cannot be used yet.`}</p>
        )
      )}
      <Button
        variant="primary"
        icon={Search}
        isDisabled={rules.length === 0 || errors > 0 || isBusy}
        onPress={() => void findHits(projectId)}
      >
        {isBusy ? 'Looking…' : 'Find all hits'}
      </Button>
    </footer>
  )
}
