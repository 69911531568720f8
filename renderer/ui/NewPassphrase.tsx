import { useEffect, useState } from 'react'
import styles from './NewPassphrase.module.css'
import { judgePassphrase, type Strength } from './passphrase-strength.ts'
import { SecretField } from './SecretField.tsx'

/** The fewest characters of a passphrase that is taken. */
const LEAST = 10

interface NewPassphraseProps {
  label?: string
  value: PassphraseDraft
  onChange: (value: PassphraseDraft) => void
  onEnter?: () => void
  autoFocus?: boolean
}

/** A passphrase as it is typed, twice. */
export interface PassphraseDraft {
  passphrase: string
  again: string
}

/** What is wrong with a passphrase that was typed twice; null where it can be taken. */
export function problemOf({ passphrase, again }: PassphraseDraft): string | null {
  if ([...passphrase].length < LEAST) {
    return `Take ${LEAST} characters or more: a few words that belong to nobody else.`
  }
  return passphrase === again ? null : 'The two passphrases are not the same.'
}

/** Two fields for a new passphrase, and how well it would stand up to guessing. */
export function NewPassphrase(props: NewPassphraseProps) {
  const { label = 'Passphrase', value, onChange, onEnter, autoFocus } = props
  const { passphrase, again } = value
  return (
    <>
      <SecretField
        label={label}
        value={passphrase}
        onChange={text => onChange({ ...value, passphrase: text })}
        autoFocus={autoFocus ?? false}
      />
      <Meter passphrase={passphrase} />
      <SecretField
        label="The same passphrase again"
        value={again}
        onChange={text => onChange({ ...value, again: text })}
        {...(onEnter && { onEnter })}
      />
    </>
  )
}

const WORDS = ['Guessed at once', 'Weak', 'Fair', 'Good', 'Strong'] as const

function Meter({ passphrase }: { passphrase: string }) {
  const [strength, setStrength] = useState<Strength | null>(null)
  useEffect(() => {
    let isCurrent = true
    if (passphrase === '') return
    void judgePassphrase(passphrase).then(judged => {
      if (isCurrent) setStrength(judged)
    })
    return () => {
      isCurrent = false
    }
  }, [passphrase])
  const shown = passphrase === '' ? null : strength
  return (
    <div className={styles.meter}>
      <span className={styles.bars} data-score={shown?.score ?? -1} aria-hidden>
        {WORDS.slice(1).map((word, index) => (
          <span key={word} data-on={shown !== null && index < shown.score} />
        ))}
      </span>
      <span role="status">
        {shown === null
          ? 'Four or five words that do not belong together are strong and easy to type.'
          : `${WORDS[shown.score]}. ${shown.advice}`}
      </span>
    </div>
  )
}
