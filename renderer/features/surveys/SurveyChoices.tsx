import { useMemo } from 'react'
import type { SurveyPreview } from '../../../shared/contract/surveys.ts'
import { useProcedure } from '../../api/client.ts'
import { listForImport } from '../../store/names.ts'
import { cancelSurvey, choose, importSurvey, takeAsPeople, useSurvey } from '../../store/surveys.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ComboField } from '../../ui/ComboField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './SurveyChoices.module.css'
import { SurveyRemarks } from './SurveyRemarks.tsx'
import { SurveyTable } from './SurveyTable.tsx'
import { LAYOUT_OPTIONS, summaryOf } from './words.ts'

/** What a survey's table is taken for: decided over its first rows, before anything is stored. */
export function SurveyChoices({ preview }: { preview: SurveyPreview }) {
  const { choices, isStale } = useSurvey()
  const groups = useGroups()
  const { names } = listForImport()
  const isReplacing = names !== undefined && choices.replaceNames
  const cancel = () => void cancelSurvey()
  const arePeople = !isStale && !preview.columns.some(({ use }) => use === 'text')
  const isReady = !isStale && preview.makes.sources > 0
  return (
    <Dialog
      title={`Import a survey: ${preview.name}`}
      size="wide"
      isFirm
      isOpen
      onClose={cancel}
      footer={
        <>
          <div className={styles.keep}>
            {names !== undefined && (
              <Checkbox
                label={`Replace the names of the open list (${names.length}): ${count(preview.names.replaced, 'place')}`}
                isTicked={choices.replaceNames}
                onChange={replaceNames => void choose({ replaceNames })}
              />
            )}
            <Checkbox
              label={
                isReplacing
                  ? 'The original file is not kept: it holds the names'
                  : 'Keep the original file in the project'
              }
              isTicked={choices.keepOriginal && !isReplacing}
              isDisabled={isReplacing}
              onChange={keepOriginal => void choose({ keepOriginal })}
            />
            {names === undefined && (
              <p className={styles.names}>
                Names stay as they are. To have them replaced on the way in, write or open the list
                in Protection first.
              </p>
            )}
          </div>
          <Button onPress={cancel}>Cancel</Button>
          {arePeople && (
            <Button onPress={() => void takeAsPeople()}>Import as a table of participants</Button>
          )}
          <Button
            variant="primary"
            onPress={() => void importSurvey()}
            isDisabled={!isReady}
            autoFocus
          >
            {isReady ? `Import ${count(preview.makes.sources, 'source')}` : 'Import'}
          </Button>
        </>
      }
    >
      <div className={styles.bar}>
        <Select
          label="What becomes a source"
          value={choices.layout}
          options={LAYOUT_OPTIONS}
          onChange={layout => void choose({ layout })}
        />
        {preview.sheets.length > 1 && (
          <Select
            label="Sheet"
            value={preview.sheet}
            options={preview.sheets.map(({ name, rows }) => ({
              ...{ id: name, label: name, description: count(rows, 'row') },
            }))}
            // What was said of columns and rows does not hold for those of another sheet.
            onChange={sheet => void choose({ sheet, headerRow: undefined, columns: [] })}
          />
        )}
        <Select
          label="Columns are named in"
          value={String(preview.headerRow)}
          options={rowOptions(preview)}
          onChange={row => void choose({ headerRow: Number(row), columns: [] })}
        />
        <ComboField
          label="Group of the sources"
          value={choices.group}
          options={groups}
          placeholder={hasGroup(preview) ? 'As the column says' : 'None'}
          maxLength={500}
          onChange={group => void choose({ group })}
        />
      </div>
      <SurveyTable preview={preview} />
      <p className={styles.summary} role="status" data-stale={isStale || undefined}>
        {summaryOf(preview)}
      </p>
      <SurveyRemarks {...preview} />
    </Dialog>
  )
}

/** A heading lower down is none. */
const MOST_HEADER_ROWS = 10

function rowOptions({ headerRow, sheets, sheet }: SurveyPreview) {
  const rows = sheets.find(({ name }) => name === sheet)?.rows ?? headerRow + 1
  const most = Math.max(headerRow, Math.min(MOST_HEADER_ROWS, rows - 1))
  return Array.from({ length: most }, (_, at) => ({ id: `${at + 1}`, label: `Row ${at + 1}` }))
}

function hasGroup({ columns }: SurveyPreview): boolean {
  return columns.some(({ use }) => use === 'group')
}

/** The stakeholder groups that the project has, by name. */
function useGroups(): readonly string[] {
  const { data: sources } = useProcedure('sources.list', {})
  return useMemo(
    () => [...new Set((sources ?? []).flatMap(source => source.group ?? []))].sort(),
    [sources],
  )
}
