import { SlidersHorizontal } from 'lucide-react'
import { Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { ROLE_NAMES, ROLES } from '../../../shared/domain/roles.ts'
import { LINE_LENGTHS, READING_SIZES, useAppearance } from '../../store/appearance.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import popoverStyles from '../../ui/popover.module.css'
import { Select } from '../../ui/Select.tsx'
import { WhoseSelect } from '../../ui/WhoseSelect.tsx'
import { useDesk } from './desk-store.ts'
import styles from './ViewOptions.module.css'

const STRIPES = [
  { id: 'all' as const, label: 'All' },
  ...ROLES.map(role => ({ id: role, label: `${ROLE_NAMES[role]} only` })),
  { id: 'none' as const, label: 'None' },
]
const STRIPES_BY = [
  { id: 'role' as const, label: 'Role' },
  { id: 'code' as const, label: 'Code' },
  { id: 'researcher' as const, label: 'Researcher' },
]
const SIZES = READING_SIZES.map(size => ({
  id: String(size),
  label: `${Math.round(size * 1000) / 10} %`,
}))
const LENGTHS = LINE_LENGTHS.map(length => ({
  id: String(length),
  label: `About ${length} characters`,
}))

/** How the text is set, and what its stripes show. */
export function ViewOptions() {
  const { stripes, stripesBy } = useDesk()
  const { readingSize, lineLength, setReadingSize, setLineLength } = useAppearance()
  return (
    <DialogTrigger>
      <IconButton icon={SlidersHorizontal} label="How the text is shown" />
      <Popover className={popoverStyles.popover ?? ''} offset={4} placement="bottom end">
        <Dialog className={styles.options ?? ''} aria-label="How the text is shown">
          <Select
            label="Text size"
            value={String(readingSize)}
            options={SIZES}
            onChange={size => setReadingSize(Number(size))}
          />
          <Select
            label="Line length"
            value={String(lineLength)}
            options={LENGTHS}
            onChange={length => setLineLength(Number(length))}
          />
          <WhoseSelect />
          <Select
            label="Stripes shown"
            value={stripes}
            options={STRIPES}
            onChange={value => useDesk.setState({ stripes: value })}
          />
          <Select
            label="Stripes coloured by"
            value={stripesBy}
            options={STRIPES_BY}
            onChange={value => useDesk.setState({ stripesBy: value })}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
