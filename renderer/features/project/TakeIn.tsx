import { Upload } from 'lucide-react'
import { chooseAndTakeIn } from '../../store/interchange.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Project.module.css'

/** The way in for what was made elsewhere. */
export function TakeIn() {
  return (
    <section className={styles.section} aria-labelledby="project-take-in">
      <h2 id="project-take-in" className={styles.heading}>
        Import from other programs
      </h2>
      <p className={styles.note}>
        Projects of NVivo, MAXQDA, ATLAS.ti and others (.qdpx), QualCoder and Taguette; codebooks
        (.qdc); tables of configurations, elements, codings or codes typed in Word, Excel, CSV or
        JSON. What a file brings is shown first.
      </p>
      <div className={styles.actions}>
        <Button icon={Upload} onPress={() => void chooseAndTakeIn()}>
          Import from a file…
        </Button>
      </div>
    </section>
  )
}
