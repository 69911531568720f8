import {
  cancelTakingIn,
  chooseForTable,
  takeIn,
  type TypedPreview,
  useInterchange,
} from '../../store/interchange.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import styles from './Interchange.module.css'
import { QuoteRemarks } from './QuoteRemarks.tsx'
import { TypedColumns } from './TypedColumns.tsx'
import { TypedThings } from './TypedThings.tsx'
import { KIND_OPTIONS } from './words.ts'

/** What a table that people typed would bring: decided over its columns, before anything is stored. */
export function TypedChoices({ preview }: { preview: TypedPreview }) {
  const { file, isStale } = useInterchange()
  const cancel = () => void cancelTakingIn()
  const things = thingsIn(preview)
  return (
    <Dialog
      title={`Import a table: ${file?.name ?? ''}`}
      size="wide"
      isFirm
      isOpen
      onClose={cancel}
      footer={
        <>
          <p className={styles.keep} role="status">
            {isStale ? 'Reading the table again…' : things}
          </p>
          <Button onPress={cancel}>Cancel</Button>
          <Button
            variant="primary"
            onPress={() => void takeIn()}
            isDisabled={isStale || things === NOTHING}
            autoFocus
          >
            Import
          </Button>
        </>
      }
    >
      <div className={styles.bar}>
        <Select
          label="The table is of"
          value={preview.kind}
          options={KIND_OPTIONS}
          onChange={kind => void chooseForTable({ kind })}
        />
        {preview.sheets.length > 1 && (
          <Select
            label={preview.format === 'docx' ? 'Table' : 'Sheet'}
            value={preview.sheet}
            options={preview.sheets.map(name => ({ id: name, label: name }))}
            // What was said of columns and rows does not hold for those of another sheet.
            onChange={sheet =>
              void chooseForTable({
                sheet,
                headerRow: undefined,
                kind: undefined,
                columns: new Map(),
              })
            }
          />
        )}
      </div>
      <TypedColumns preview={preview} />
      <TypedThings preview={preview} />
      <QuoteRemarks quotes={preview.quotes} problems={preview.problems} />
    </Dialog>
  )
}

const NOTHING = 'There is nothing in it that can be taken in.'

function thingsIn({
  kind,
  configurations,
  elements,
  codings,
  codes,
  quotes,
  names,
}: TypedPreview): string {
  const found = quotes.filter(({ how }) => how !== 'missing').length
  const inSources =
    quotes.length === 0 ? '' : `, ${found} of ${count(quotes.length, 'quote')} found`
  const of =
    names.replaced === 0
      ? inSources
      : `${inSources}; ${count(names.replaced, 'name')} of the open list replaced`
  if (kind === 'codes') return codes.length === 0 ? NOTHING : `${count(codes.length, 'code')}${of}`
  if (kind === 'codings') return found === 0 ? NOTHING : `${count(codings, 'coding')}${of}`
  const parts = [
    ...(configurations.length > 0 ? [count(configurations.length, 'configuration')] : []),
    ...(elements.length > 0 ? [`${count(elements.length, 'element')} by themselves`] : []),
  ]
  return parts.length === 0 ? NOTHING : `${parts.join(', ')}${of}`
}
