import { ENCODINGS, type Encoding } from '../../../shared/text/encodings.ts'
import { changeRow, readAs } from '../../store/import-choices.ts'
import type { ImportRow } from '../../store/import-rows.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Select } from '../../ui/Select.tsx'
import styles from './ImportDetails.module.css'

/** How a file was read: its beginning, what was not carried, and for text files the encoding to choose. */
export function ImportDetails({ row }: { row: ImportRow }) {
  const { token, preview, encoding, isReading, addSpeakers } = row
  const current = encoding ?? ENCODINGS.find(known => known === preview.encoding) ?? null
  return (
    <div className={styles.details}>
      <div className={styles.side}>
        {(preview.encoding !== null || encoding !== null) && (
          <Select
            label="Character encoding"
            value={current}
            options={OPTIONS}
            placeholder={preview.encoding?.toUpperCase() ?? 'Choose'}
            isDisabled={isReading}
            onChange={chosen => void readAs(token, chosen)}
          />
        )}
        {preview.possibleSpeakers.length > 0 && (
          <fieldset className={styles.speakers}>
            <legend className={styles.caption}>
              Read as text, at the start of lines. Tick who speaks:
            </legend>
            {preview.possibleSpeakers.map(({ label, lineCount }) => (
              <Checkbox
                key={label}
                label={`${label} (${lineCount === 1 ? 'once' : `${lineCount} times`})`}
                isTicked={addSpeakers.includes(label)}
                onChange={isTicked =>
                  changeRow(token, {
                    addSpeakers: isTicked
                      ? [...addSpeakers, label]
                      : addSpeakers.filter(other => other !== label),
                  })
                }
              />
            ))}
          </fieldset>
        )}
        {preview.warnings.length > 0 && (
          <ul className={styles.warnings}>
            {preview.warnings.map(({ code, message, count }) => (
              <li key={code}>
                {message}
                {count > 1 && ` (${count} times)`}
              </li>
            ))}
          </ul>
        )}
      </div>
      {preview.beginning !== '' && (
        <figure className={styles.beginning}>
          <figcaption className={styles.caption}>The text begins</figcaption>
          <blockquote className={styles.text}>{preview.beginning}…</blockquote>
        </figure>
      )}
    </div>
  )
}

const NAMES: Record<Encoding, string> = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16 LE)',
  'utf-16be': 'Unicode (UTF-16 BE)',
  'windows-1252': 'Western European (Windows)',
  'windows-1250': 'Central European (Windows)',
  'windows-1251': 'Cyrillic (Windows)',
  'windows-1253': 'Greek (Windows)',
  'windows-1254': 'Turkish (Windows)',
  'windows-1255': 'Hebrew (Windows)',
  'windows-1256': 'Arabic (Windows)',
  'windows-1257': 'Baltic (Windows)',
  'iso-8859-2': 'Central European (ISO)',
  'iso-8859-15': 'Western European (ISO)',
  'koi8-r': 'Cyrillic (KOI8-R)',
  macintosh: 'Western European (old Mac)',
  shift_jis: 'Japanese (Shift JIS)',
  'euc-jp': 'Japanese (EUC)',
  gb18030: 'Chinese, simplified (GB 18030)',
  big5: 'Chinese, traditional (Big5)',
  'euc-kr': 'Korean (EUC)',
}
const OPTIONS = ENCODINGS.map(id => ({ id, label: NAMES[id] }))
