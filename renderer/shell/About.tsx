import { useEffect, useState } from 'react'
import type { OutputOf } from '../../shared/contract/contract.ts'
import { useProcedure } from '../api/client.ts'
import { useDialogs } from '../store/dialogs.ts'
import { getHostInfo } from '../store/files.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { FilterField } from '../ui/FilterField.tsx'
import { count } from '../ui/format.ts'
import styles from './About.module.css'

type Licence = OutputOf<'program.licences'>[number]

/** What the program is, its version, and whose work it is made of, each with its licence. */
export function About() {
  const isOpen = useDialogs(state => state.open === 'about')
  const close = useDialogs(state => state.close)
  return (
    <Dialog title="About Retroduce" size="medium" isOpen={isOpen} onClose={close}>
      <Content />
    </Dialog>
  )
}

function Content() {
  const [version, setVersion] = useState('')
  const [filter, setFilter] = useState('')
  const { data: licences = [] } = useProcedure('program.licences', {})
  useEffect(() => {
    void getHostInfo().then(info => setVersion(info.version))
  }, [])
  const wanted = filter.trim().toLowerCase()
  const shown = licences.filter(({ name, licence }) =>
    `${name} ${licence}`.toLowerCase().includes(wanted),
  )
  return (
    <div className={styles.about}>
      <p>
        A workbench for realist evaluation{version && `, version ${version}`}. It works on this
        computer alone: it asks no network for anything, not for a newer version of itself either. A
        newer one is a file that you open.
      </p>
      {/* The attribution of citeproc-js, which is used under CPAL 1.0. */}
      <p className={styles.soft}>
        Citations by CSL (citeproc-js), citationstyles.org. © 2009–2019 Frank Bennett.
      </p>
      <div className={styles.head}>
        <h3 className={styles.heading}>Made of</h3>
        <FilterField label="Filter libraries and licences" value={filter} onChange={setFilter} />
      </div>
      {licences.length === 0 ? (
        <p className={styles.soft}>The list is written when the program is built.</p>
      ) : (
        <>
          <p className={styles.soft} role="status">
            {count(shown.length, 'library or font', 'libraries and fonts')}
          </p>
          <ul className={styles.list}>
            {shown.map(licence => (
              <LicenceItem key={`${licence.name}@${licence.version}`} licence={licence} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function LicenceItem({ licence: { name, version, licence, text } }: { licence: Licence }) {
  return (
    <li>
      <details className={styles.item}>
        <summary>
          <span className={styles.name}>{name}</span> {version}
          <span className={styles.licence}>{licence}</span>
        </summary>
        <pre className={styles.text}>{text}</pre>
      </details>
    </li>
  )
}
