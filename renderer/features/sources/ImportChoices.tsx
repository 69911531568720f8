import { useMemo, useState } from 'react'
import type { SourceKind } from '../../../shared/text/source-draft.ts'
import { useProcedure } from '../../api/client.ts'
import { changeWanted } from '../../store/import-choices.ts'
import { isWanted } from '../../store/import-rows.ts'
import { cancelImport, importTicked, useImport } from '../../store/imports.ts'
import { listForImport } from '../../store/names.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ComboField } from '../../ui/ComboField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import { KIND_OPTIONS } from './columns.tsx'
import styles from './ImportChoices.module.css'
import { ImportTable } from './ImportTable.tsx'

/** Which files come in, and as what: decided before anything is stored. */
export function ImportChoices() {
  const { rows, keepOriginals, replaceNames } = useImport()
  const groups = useGroups()
  const wanted = rows.filter(isWanted)
  const { names } = listForImport()
  const replaced = wanted.reduce((sum, row) => sum + row.preview.names.replaced, 0)
  const isReplacing = names !== undefined && replaceNames
  const unreadable = rows.filter(row => row.preview.error !== null).length
  const known = rows.filter(row => row.preview.sameTextAs.length > 0 && !row.isTicked).length
  const cancel = () => void cancelImport()
  return (
    <Dialog
      title="Import files"
      size="wide"
      isFirm
      isOpen
      onClose={cancel}
      footer={
        <>
          <div className={styles.keep}>
            {names !== undefined && (
              <Checkbox
                label={`Replace the names of the open list (${names.length}): ${count(replaced, 'place')}`}
                isTicked={replaceNames}
                onChange={isTicked => useImport.setState({ replaceNames: isTicked })}
              />
            )}
            <Checkbox
              label={
                isReplacing
                  ? 'Original files are not kept: they hold the names'
                  : 'Keep the original files in the project'
              }
              isTicked={keepOriginals && !isReplacing}
              isDisabled={isReplacing}
              onChange={isTicked => useImport.setState({ keepOriginals: isTicked })}
            />
            {names === undefined && (
              <p className={styles.names}>
                Names stay as they are. To have them replaced on the way in, write or open the list
                in Protection first.
              </p>
            )}
          </div>
          <Button onPress={cancel} autoFocus={wanted.length === 0}>
            Cancel
          </Button>
          <Button
            variant="primary"
            onPress={() => void importTicked()}
            isDisabled={wanted.length === 0 || rows.some(row => row.isReading)}
            autoFocus={wanted.length > 0}
          >
            {wanted.length === 0 ? 'Import' : `Import ${count(wanted.length, 'file')}`}
          </Button>
        </>
      }
    >
      <div className={styles.bar}>
        <p className={styles.note} role="status">
          {noteOf(wanted.length, rows.length, unreadable, known)}
        </p>
        {rows.length > 1 && wanted.length > 0 && <ForAll groups={groups} />}
      </div>
      <ImportTable rows={rows} groups={groups} />
    </Dialog>
  )
}

/** Sets what is the same for all files that are ticked. */
function ForAll({ groups }: { groups: readonly string[] }) {
  const [kind, setKind] = useState<SourceKind | null>(null)
  const [group, setGroup] = useState('')
  return (
    <div className={styles.all} role="group" aria-label="For all ticked files">
      <span className={styles.allLabel}>For all ticked:</span>
      <Select
        label="Kind of all ticked files"
        isLabelHidden
        value={kind}
        options={KIND_OPTIONS}
        placeholder="Kind"
        onChange={chosen => {
          setKind(chosen)
          changeWanted({ kind: chosen })
        }}
      />
      <ComboField
        label="Group of all ticked files"
        isLabelHidden
        value={group}
        options={groups}
        placeholder="Group"
        maxLength={500}
        onChange={text => {
          if (text === group) return
          setGroup(text)
          changeWanted({ group: text })
        }}
      />
    </div>
  )
}

/** The stakeholder groups that the project has, by name. */
function useGroups(): readonly string[] {
  const { data: sources } = useProcedure('sources.list', {})
  return useMemo(
    () => [...new Set((sources ?? []).flatMap(source => source.group ?? []))].sort(),
    [sources],
  )
}

function noteOf(wanted: number, total: number, unreadable: number, known: number): string {
  const parts = [
    wanted === total ? `${count(total, 'file')}` : `${wanted} of ${count(total, 'file')} ticked`,
  ]
  if (known > 0) parts.push(`${known} with a text that is there already`)
  if (unreadable > 0) parts.push(`${unreadable} cannot be imported`)
  return parts.join(', ')
}
