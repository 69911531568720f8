import { Columns3 } from 'lucide-react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import popoverStyles from '../../ui/popover.module.css'
import { Select } from '../../ui/Select.tsx'
import styles from './Codebook.module.css'
import { useCountWays } from './counts.ts'
import { useCodebookView } from './view.ts'

const BEFORE = [
  { id: 'none' as const, label: 'Nothing else' },
  { id: 'researcher' as const, label: 'Researcher' },
]

/** Which numbers the tree shows. */
export function CountOptions() {
  const { showsOwn, showsWithBelow, countsBy } = useCodebookView()
  const ways = useCountWays()
  return (
    <DialogTrigger>
      <IconButton icon={Columns3} label="Columns of numbers" />
      <Popover className={popoverStyles.popover ?? ''} offset={4} placement="bottom end">
        <Dialog className={styles.options ?? ''} aria-label="Columns of numbers">
          <Checkbox
            label="Codings with the code itself"
            isTicked={showsOwn}
            onChange={isTicked => useCodebookView.setState({ showsOwn: isTicked })}
          />
          <Checkbox
            label="With the codes below it, each coding once"
            isTicked={showsWithBelow}
            onChange={isTicked => useCodebookView.setState({ showsWithBelow: isTicked })}
          />
          <Select
            label="Also by"
            value={countsBy ?? 'none'}
            options={[...BEFORE, ...ways]}
            onChange={by => useCodebookView.setState({ countsBy: by === 'none' ? null : by })}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
