import { useDialogs } from '../store/dialogs.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { useKeySheet } from '../ui/keys.ts'
import styles from './KeySheet.module.css'

/** All keys that work right now, by feature. */
export function KeySheet() {
  const isOpen = useDialogs(state => state.open === 'keys')
  const close = useDialogs(state => state.close)
  const groups = useKeySheet(state => state.groups).filter(({ group }) => group.bindings.length > 0)
  return (
    <Dialog title="Keys" size="large" isOpen={isOpen} onClose={close}>
      <div className={styles.columns}>
        {groups.map(({ id, group }) => (
          <section key={id} className={styles.group}>
            <h3 className={styles.title}>{group.title}</h3>
            <dl className={styles.list}>
              {group.bindings.map(binding => (
                <div key={binding.keys} className={styles.row}>
                  <dt>{binding.label}</dt>
                  <dd>
                    <Kbd keys={binding.keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
