import { CircleAlert, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '../../../shared/contract/contract.ts'
import { call } from '../../api/client.ts'
import { sayError } from '../../store/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { count } from '../../ui/format.ts'
import { Progress } from '../../ui/Progress.tsx'
import styles from './Project.module.css'

/** Looks the whole file over and says what was found. */
export function CheckFile() {
  const [result, setResult] = useState<OutputOf<'project.check'> | null>(null)
  const [isChecking, setIsChecking] = useState(false)
  const check = async () => {
    setIsChecking(true)
    try {
      setResult(await call('project.check', {}))
    } catch (error) {
      sayError(error)
    } finally {
      setIsChecking(false)
    }
  }
  return (
    <section className={styles.section} aria-labelledby="project-check">
      <h2 id="project-check" className={styles.heading}>
        The file
      </h2>
      <p className={styles.note}>
        Every step is written to the file before it shows on screen. A check reads the whole file
        and compares every quote with its text.
      </p>
      {isChecking && <Progress label="Checking the file" />}
      {!isChecking && result && <Result result={result} />}
      <div>
        <Button onPress={() => void check()} isDisabled={isChecking}>
          Check the file
        </Button>
      </div>
    </section>
  )
}

function Result({ result: { isOk, problems, checked } }: { result: OutputOf<'project.check'> }) {
  const scope = `${count(checked.codings, 'coding')}, ${count(checked.texts, 'text')} and ${count(checked.commands, 'step')} of history checked.`
  if (isOk) {
    return (
      <p className={styles.good} role="status">
        <CircleCheck size={20} aria-hidden />
        The file is sound. {scope}
      </p>
    )
  }
  return (
    <div role="alert">
      <p className={styles.bad}>
        <CircleAlert size={20} aria-hidden />
        The check found something. {scope} Keep a copy of the file before you go on.
      </p>
      <ul>
        {problems.map(problem => (
          <li key={problem.code}>
            {problem.message} ({problem.count})
          </li>
        ))}
      </ul>
    </div>
  )
}
