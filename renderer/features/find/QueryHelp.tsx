import { Button, Dialog, Heading } from 'react-aria-components'
import styles from './QueryHelp.module.css'

/** What can be written, by examples; docs/search.md says it at length. */
const EXAMPLES: readonly (readonly [string, string])[] = [
  ['trust worker', 'both words in one turn, in any order'],
  ['"link worker"', 'these words, one after the other'],
  ['support*', 'supports, supported, supportive, …'],
  ['trust OR faith', 'one of them or both; OR in capitals'],
  ['trust -nurse', 'turns with the first and without the second'],
  ['trust NEAR/5 worker', 'at most five words between them; NEAR alone: ten'],
  ['(trust OR faith) NEAR worker', 'brackets join what belongs together'],
  ['speaker:Anna trust', 'what this speaker says'],
  ['source:"P01" trust', 'in sources with this in their title'],
  ['group:staff trust', 'what this stakeholder group says'],
]

interface QueryHelpProps {
  /** Puts an example into the field. */
  onTry: (query: string) => void
}

/** The language of the search on one page. */
export function QueryHelp({ onTry }: QueryHelpProps) {
  return (
    <Dialog className={styles.help ?? ''}>
      {({ close }) => (
        <>
          <Heading slot="title" level={2} className={styles.title ?? ''}>
            What can be written
          </Heading>
          <dl className={styles.list}>
            {EXAMPLES.map(([query, finds]) => (
              <div key={query} className={styles.row}>
                <dt>
                  <Button
                    className={styles.example ?? ''}
                    aria-label={`Search for ${query}`}
                    onPress={() => {
                      onTry(query)
                      close()
                    }}
                  >
                    {query}
                  </Button>
                </dt>
                <dd>{finds}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.note}>
            Capitals and accents do not matter: <code>cafe</code> finds <em>Café</em>. While you
            type, the last word counts as the beginning of one; press Enter for exactly that word.
          </p>
          <p className={styles.note}>
            A regular expression is looked for paragraph by paragraph, accents included, for two
            seconds at most: <code>\btrust(ed|ing)?\b</code>
          </p>
        </>
      )}
    </Dialog>
  )
}
