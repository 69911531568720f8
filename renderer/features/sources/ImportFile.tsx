import {
  ChevronDown,
  ChevronUp,
  CircleAlert,
  Copy,
  MessageCircleQuestionMark,
  TriangleAlert,
} from 'lucide-react'
import { memo } from 'react'
import { Button } from 'react-aria-components'
import type { FilePreview } from '../../../shared/contract/sources.ts'
import { changeRow } from '../../store/import-choices.ts'
import type { ImportRow } from '../../store/import-rows.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ComboField } from '../../ui/ComboField.tsx'
import { count, formatNumber } from '../../ui/format.ts'
import { Select } from '../../ui/Select.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { KIND_OPTIONS } from './columns.tsx'
import { ImportDetails } from './ImportDetails.tsx'
import styles from './ImportTable.module.css'

interface ImportFileProps {
  row: ImportRow
  groups: readonly string[]
  isOpen: boolean
  /** Stays the same from one time to the next, like everything here: rows are many, and scrolling redraws few. */
  onToggle: (token: string) => void
}

/** The cells of one file's row; the row itself is the table's. */
export const ImportFile = memo(function ImportFile(props: ImportFileProps) {
  const { row, groups, isOpen, onToggle } = props
  const { token, preview, title, kind, group, isTicked, encoding } = row
  const { name, error } = preview
  const of = (what: string) => `${what} of ${name}`
  return (
    <>
      <div className={styles.row} data-off={error !== null || !isTicked || undefined}>
        <div role="cell" className={styles.tick}>
          <Checkbox
            label={`Import ${name}`}
            isLabelHidden
            isTicked={isTicked && error === null}
            isDisabled={error !== null}
            onChange={ticked => changeRow(token, { isTicked: ticked })}
          />
        </div>
        {error ? (
          <div role="cell" className={styles.refused}>
            <p className={styles.name}>{name}</p>
            <p className={styles.line}>
              <CircleAlert size={16} aria-hidden />
              {error.message}
            </p>
          </div>
        ) : (
          <>
            <div role="cell">
              <TextField
                label={of('Title')}
                isLabelHidden
                value={title}
                onChange={text => changeRow(token, { title: text })}
                maxLength={500}
              />
              <p className={styles.file} title={name}>
                {name}
              </p>
            </div>
            <div role="cell">
              <Select
                label={of('Kind')}
                isLabelHidden
                value={kind}
                options={KIND_OPTIONS}
                onChange={chosen => changeRow(token, { kind: chosen })}
              />
            </div>
            <div role="cell">
              <ComboField
                label={of('Group')}
                isLabelHidden
                value={group}
                options={groups}
                placeholder="None"
                maxLength={500}
                onChange={text => changeRow(token, { group: text })}
              />
            </div>
            <div role="cell" className={styles.found}>
              <Found row={row} isOpen={isOpen} onToggle={onToggle} />
            </div>
          </>
        )}
        <div role="cell" className={styles.more}>
          {(error === null || encoding !== null) && (
            <Button
              className={styles.toggle ?? ''}
              onPress={() => onToggle(token)}
              aria-expanded={isOpen}
              aria-label={of(remarksOf(preview) ?? 'Details')}
            >
              {preview.warnings.length > 0 && (
                <TriangleAlert size={16} aria-hidden className={styles.remark} />
              )}
              {remarksOf(preview) ?? 'Details'}
              {isOpen ? <ChevronUp size={16} aria-hidden /> : <ChevronDown size={16} aria-hidden />}
            </Button>
          )}
        </div>
      </div>
      {isOpen && (
        <div role="cell" className={styles.details}>
          <ImportDetails row={row} />
        </div>
      )}
    </>
  )
})

function remarksOf({ warnings }: FilePreview): string | null {
  return warnings.length === 0 ? null : count(warnings.length, 'remark')
}

function Found({ row, isOpen, onToggle }: Pick<ImportFileProps, 'row' | 'isOpen' | 'onToggle'>) {
  const { preview, token, addSpeakers } = row
  const left = preview.possibleSpeakers.filter(({ label }) => !addSpeakers.includes(label))
  const isGuessed = preview.warnings.some(({ code }) => code === 'encoding_guessed')
  const { sameTextAs, format, encoding, wordCount, turnCount, hasTimes } = preview
  const speakers = [
    ...preview.speakers,
    ...preview.possibleSpeakers.flatMap(({ label, lineCount }) =>
      addSpeakers.includes(label) ? [{ label, turnCount: lineCount }] : [],
    ),
  ]
  const facts = [
    [format?.toUpperCase(), encoding?.toUpperCase()].filter(Boolean).join(', '),
    count(wordCount, 'word'),
    ...(turnCount > 0 ? [count(turnCount, 'turn')] : []),
    ...(hasTimes ? ['with times'] : []),
  ].join(' · ')
  return (
    <>
      {sameTextAs.length > 0 && (
        <p className={styles.same}>
          <Copy size={14} aria-hidden />
          Same text as {listOf(sameTextAs, 2)}
        </p>
      )}
      <p className={styles.speakers}>
        {speakers.length === 0
          ? 'No speakers found'
          : listOf(
              speakers.map(({ label, turnCount: turns }) => `${label} ${formatNumber(turns)}`),
              6,
            )}
      </p>
      <p className={styles.facts}>{facts}</p>
      {isGuessed && (
        <Button
          className={styles.hint ?? ''}
          aria-expanded={isOpen}
          onPress={() => {
            if (!isOpen) onToggle(token)
          }}
        >
          <MessageCircleQuestionMark size={14} aria-hidden />
          Encoding guessed: check and choose
        </Button>
      )}
      {left[0] && (
        <Button
          className={styles.hint ?? ''}
          aria-expanded={isOpen}
          onPress={() => {
            if (!isOpen) onToggle(token)
          }}
        >
          <MessageCircleQuestionMark size={14} aria-hidden />
          {left.length === 1
            ? `“${left[0].label}:” was read as text`
            : `${formatNumber(left.length)} labels were read as text`}
        </Button>
      )}
    </>
  )
}

function listOf(names: readonly string[], most: number): string {
  const more = names.length - most
  return names.slice(0, most).join(', ') + (more > 0 ? ` and ${formatNumber(more)} more` : '')
}
