import type { ImportPlan } from '../../../shared/contract/participants.ts'
import { cancelPeople, importPeople, usePeopleImport } from '../../store/people-import.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { count } from '../../ui/format.ts'
import styles from './ImportPreview.module.css'
import { TYPE_NAMES } from './words.ts'

const SHOWN_ROWS = 8
const SHOWN_PROBLEMS = 20

/** What an import of participants would do, before anything is written. */
export function ImportPreview() {
  const { plan } = usePeopleImport()
  return plan && <Planned plan={plan} />
}

function Planned({ plan }: { plan: ImportPlan }) {
  const { columns, participants, problems } = plan
  const created = participants.filter(one => one.participantId === null).length
  const more = participants.length - SHOWN_ROWS
  return (
    <Dialog
      title="What this table brings"
      size="large"
      isOpen
      onClose={cancelPeople}
      footer={
        <>
          <Button onPress={cancelPeople}>Cancel</Button>
          <Button
            variant="primary"
            isDisabled={participants.length === 0}
            onPress={() => void importPeople()}
            autoFocus
          >
            {`Import ${count(participants.length, 'participant')}`}
          </Button>
        </>
      }
    >
      <p>
        {created} new, {participants.length - created} who are there already and are filled in.
        Empty cells clear nothing.
      </p>
      <div className={styles.scroller} tabIndex={0} role="region" aria-label="The first rows">
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map(column => (
                <th key={column.header} scope="col">
                  {column.header}
                  <span className={styles.becomes}>{becomes(column)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {participants.slice(0, SHOWN_ROWS).map(person => (
              <tr key={person.pseudonym}>
                {columns.map(({ header, becomes: what }) => (
                  <td key={header}>
                    {what === 'pseudonym'
                      ? person.pseudonym
                      : what === 'group'
                        ? person.group
                        : person.values[header]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className={styles.more}>and {count(more, 'more', 'more')}</p>}
      {problems.length > 0 && (
        <section>
          <h3 className={styles.heading}>{count(problems.length, 'remark')}</h3>
          <ul>
            {problems.slice(0, SHOWN_PROBLEMS).map(({ file, row, column, message }) => (
              <li key={`${file} ${row} ${column} ${message}`}>
                <span className={styles.more}>
                  Row {row}
                  {column !== null && `, ${column}`}:
                </span>{' '}
                {message}
              </li>
            ))}
          </ul>
          {problems.length > SHOWN_PROBLEMS && (
            <p className={styles.more}>
              and {count(problems.length - SHOWN_PROBLEMS, 'more', 'more')}
            </p>
          )}
        </section>
      )}
    </Dialog>
  )
}

function becomes({ becomes: what, attributeId, type }: ImportPlan['columns'][number]): string {
  if (what === 'pseudonym') return 'Pseudonym'
  if (what === 'group') return 'Stakeholder group'
  const name = TYPE_NAMES[type].toLowerCase()
  return attributeId === null ? `New: ${name}` : `Attribute: ${name}`
}
